//! The first start: on an empty database the instance's actor, its OAuth client, and the administrator `root`.

use crate::register::{NewUser, Password, Prepared, store_all};
use actor::{INSTANCE_NAME, Kind, NewActor};
use database::Sql;
use futures::FutureExt as _;
use platform::{App, Result, Role, random};

/// What the administrator is told once.
#[derive(Debug, Clone)]
pub struct FirstStart {
    /// Of the OAuth client.
    pub client_id: String,
    /// Of the OAuth client.
    pub client_secret: String,
    /// `root`.
    pub username: String,
    /// As given, or 16 random characters.
    pub password: String,
}

/// Sets up an empty database in one transaction; `None` when there are users already.
pub async fn bootstrap(app: &App, initial_root_password: Option<String>) -> Result<Option<FirstStart>> {
    if user::count(&mut app.db.reader().await?).await? > 0 {
        return Ok(None);
    }
    let config = app.config();
    let password = initial_root_password.filter(|p| !p.is_empty()).unwrap_or_else(|| random::token(16));
    let root = NewUser {
        username: user::ROOT.into(),
        email: config.admin.email.clone(),
        email_verified: Some(true),
        password: Password::Plain(password.clone()),
        role: Role::Administrator,
        admin_flags: 0,
        video_quota: Some(-1),
        video_quota_daily: Some(-1),
        display_name: None,
        channel_name: None,
        channel_display_name: None,
    };
    let instance = NewActor {
        kind: Kind::Application,
        name: INSTANCE_NAME.into(),
        keys: actor::generate().await?,
        origin: config.webserver.origin(),
        now: app.now(),
    };
    let input = (Prepared::new(app, root).await?, instance, password);
    app.db
        .write(input, |tx, (root, instance, password)| {
            async move {
                if tx.kind() == database::Kind::Postgres {
                    // Of two nodes that start together on an empty database, one sets it up.
                    tx.rows("SELECT pg_advisory_xact_lock(20181013)").await?;
                }
                if tx.one::<i64>(Sql::new("SELECT count(*) FROM users")).await? > 0 {
                    return Ok(None);
                }
                let actor_id = actor::create(tx, &instance).await?;
                actor::create_account(tx, actor_id, None, INSTANCE_NAME, instance.now).await?;
                let client = user::create_client(tx, instance.now).await?;
                store_all(tx, &root).await?;
                Ok(Some(FirstStart {
                    client_id: client.client_id,
                    client_secret: client.client_secret,
                    username: user::ROOT.into(),
                    password,
                }))
            }
            .boxed()
        })
        .await
}
