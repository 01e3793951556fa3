//! A new user with everything that belongs to one: account, first channel, actors and keys, in one transaction.

use crate::hooks;
use crate::store::{self, NewChannel};
use actor::{KeyPair, Kind, NewActor};
use config::value::Limit;
use config::{ByteSize, Config};
use database::Tx;
use futures::FutureExt as _;
use platform::audit::{self, Action};
use platform::{App, Caller, Problem, Result, Role, event, random};
use user::{Preferences, password};

/// A password to be.
#[derive(Clone)]
pub enum Password {
    /// As it was typed.
    Plain(String),
    /// As bcrypt, of somebody who typed it earlier.
    Hash(String),
}

/// A user to be, checked by who reads the request.
#[derive(Clone)]
pub struct NewUser {
    /// Name.
    pub username: String,
    /// E-mail address.
    pub email: String,
    /// Whether the address is known to be theirs; `None` when nobody asked.
    pub email_verified: Option<bool>,
    /// Password.
    pub password: Password,
    /// Role.
    pub role: Role,
    /// Flags.
    pub admin_flags: i64,
    /// Bytes in all, -1 for no limit; `None` for the configured quota.
    pub video_quota: Option<i64>,
    /// Bytes in a day, -1 for no limit; `None` for the configured quota.
    pub video_quota_daily: Option<i64>,
    /// Name to show; `None` for the user name.
    pub display_name: Option<String>,
    /// Handle of the first channel; `None` for `{username}_channel`.
    pub channel_name: Option<String>,
    /// Name of the first channel; `None` for the configured one.
    pub channel_display_name: Option<String>,
}

/// What was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// The user.
    pub user_id: i64,
    /// Their account.
    pub account_id: i64,
    /// Their first channel.
    pub channel_id: i64,
}

/// Registers a user.
///
/// # Errors
/// 409 when the name, the address or the channel's name is taken.
pub async fn register(app: &App, new: NewUser) -> Result<Registered> {
    make(app, None, new, false).await
}

/// Registers a user for somebody who manages users, which the audit log tells; `by_mail` sends them a link to a first password.
///
/// # Errors
/// As [`register`].
pub(crate) async fn register_by(app: &App, caller: &Caller, new: NewUser, by_mail: bool) -> Result<Registered> {
    make(app, Some(caller.clone()), new, by_mail).await
}

async fn make(app: &App, by: Option<Caller>, new: NewUser, by_mail: bool) -> Result<Registered> {
    // Cheap refusals first; the transaction looks again.
    refuse_known(&mut app.db.reader().await?, &new).await?;
    let prepared = Prepared::new(app, new).await?;
    app.db
        .write((prepared, by, by_mail, app.config()), |tx, (p, by, by_mail, config)| {
            async move {
                let made = store_all(tx, &p).await?;
                if by_mail {
                    user::send_first_password(tx, &config, made.user_id, p.now).await?;
                }
                if let Some(by) = by {
                    let deed = user::deed(&by, Action::Create, made.user_id, &p.new.username);
                    let deed = deed.with("user-email", p.new.email.as_str()).with("user-role", p.new.role as i64);
                    audit::record(tx, p.now, deed.with("account-id", made.account_id)).await?;
                }
                Ok(made)
            }
            .boxed()
        })
        .await
}

/// Everything costly done: the password hashed, the keys made. [`store_all`] makes the user of it.
#[derive(Clone)]
pub struct Prepared {
    new: NewUser,
    user: user::NewUser,
    account_keys: KeyPair,
    channel_keys: KeyPair,
    channel_display_name: String,
    origin: String,
    now: i64,
}

impl Prepared {
    /// Does what takes long.
    ///
    /// # Errors
    /// 503 when too many passwords are being hashed.
    pub async fn new(app: &App, new: NewUser) -> Result<Self> {
        let config = app.config();
        let (account_keys, channel_keys) = tokio::try_join!(actor::generate(), actor::generate())?;
        let user = user::NewUser {
            username: new.username.clone(),
            email: new.email.clone(),
            email_verified: new.email_verified,
            password_hash: match &new.password {
                Password::Plain(password) => password::hash(password).await?,
                Password::Hash(hash) => hash.clone(),
            },
            role: new.role,
            admin_flags: new.admin_flags,
            video_quota: new.video_quota.unwrap_or_else(|| bytes(config.user.video_quota)),
            video_quota_daily: new.video_quota_daily.unwrap_or_else(|| bytes(config.user.video_quota_daily)),
            preferences: Preferences::of_new_user(&config),
        };
        let channel_display_name = new.channel_display_name.clone();
        Ok(Prepared {
            user,
            account_keys,
            channel_keys,
            channel_display_name: channel_display_name.unwrap_or_else(|| default_name(&config, &new.username)),
            origin: config.webserver.origin(),
            now: app.now(),
            new,
        })
    }

    /// The same with what is known of the address by now.
    #[must_use]
    pub fn with_email_verified(mut self, verified: Option<bool>) -> Self {
        self.user.email_verified = verified;
        self
    }
}

fn bytes(limit: Limit<ByteSize>) -> i64 {
    limit.get().map_or(-1, |size| i64::try_from(size.0).unwrap_or(i64::MAX))
}

/// The configured name of a first channel, within a channel's 120 characters.
fn default_name(config: &Config, username: &str) -> String {
    config.user.default_channel_name.replace("$1", username).chars().take(120).collect()
}

async fn refuse_known(conn: &mut database::Conn, new: &NewUser) -> Result<()> {
    if user::is_known(conn, &new.username, &new.email).await? {
        return Err(Problem::conflict("User with this username or email already exists."));
    }
    if let Some(name) = &new.channel_name {
        if actor::fold(name) == actor::fold(&new.username) {
            return Err(Problem::bad_request("Channel name cannot be the same as user username."));
        }
        if actor::is_taken(conn, name).await? {
            return Err(Problem::conflict(format!("Channel with name {name} already exists.")));
        }
    }
    Ok(())
}

/// Makes the user with account, channel and actors.
///
/// # Errors
/// 409 when the name, the address or the channel's name is taken.
pub async fn store_all(tx: &mut Tx, p: &Prepared) -> Result<Registered> {
    refuse_known(tx, &p.new).await?;
    let user_id = user::create(tx, &p.user, p.now).await.map_err(|e| match e {
        // Somebody else was faster between the look and the write.
        database::Error::Constraint(_) => Problem::conflict("User with this username or email already exists."),
        e => e.into(),
    })?;
    let person = NewActor {
        kind: Kind::Person,
        name: p.new.username.clone(),
        keys: p.account_keys.clone(),
        origin: p.origin.clone(),
        now: p.now,
    };
    let actor_id = actor::create(tx, &person).await?;
    let name = p.new.display_name.as_deref().unwrap_or(&p.new.username);
    let account_id = actor::create_account(tx, actor_id, Some(user_id), name, p.now).await?;
    let name = match &p.new.channel_name {
        Some(name) => name.clone(),
        None => {
            let name = format!("{}_channel", p.new.username);
            if actor::is_taken(tx, &name).await? { random::uuid().to_string() } else { name }
        }
    };
    let group = NewActor { kind: Kind::Group, name, keys: p.channel_keys.clone(), ..person };
    let channel = NewChannel {
        actor_id: actor::create(tx, &group).await?,
        account_id,
        display_name: p.channel_display_name.clone(),
        description: None,
        support: None,
    };
    let channel_id = store::insert(tx, &channel, p.now).await?;
    event::emit(tx, p.now, "user.created", user_id).await?;
    event::emit(tx, p.now, "channel.created", channel_id).await?;
    let registered = Registered { user_id, account_id, channel_id };
    hooks::registered(tx, registered, p.now).await?;
    Ok(registered)
}
