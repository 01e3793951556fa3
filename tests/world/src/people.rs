//! Who lives here.

use crate::World;
use database::{Error, Sql, Tx};
use futures::FutureExt;
use futures::future::BoxFuture;
use platform::testing::START;
use platform::{App, Authenticator, Caller, Result, Role, random};

/// Somebody with an account and a channel.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their name, which is their token too.
    pub name: &'static str,
    /// Their user; 0 for who lives elsewhere.
    pub user_id: i64,
    /// Their account.
    pub account_id: i64,
    /// Their channel.
    pub channel_id: i64,
    /// Their role.
    pub role: Role,
}

/// Knows people by their names.
pub(crate) struct Names(pub Vec<Person>);

impl Authenticator for Names {
    fn caller<'a>(&'a self, token: &'a str) -> BoxFuture<'a, Result<Option<Caller>>> {
        let person = self.0.iter().find(|p| p.name == token && p.user_id != 0);
        let caller = person.map(|p| Caller {
            user_id: p.user_id,
            account_id: p.account_id,
            username: p.name.to_owned(),
            role: p.role,
            session_id: p.user_id,
        });
        async move { Ok(caller) }.boxed()
    }
}

/// Writes everybody's rows.
pub(crate) async fn settle(app: &App) -> Vec<Person> {
    let origin = app.config().webserver.origin();
    let write = app.db.write(origin, |tx, origin| {
        async move {
            let mut people = Vec::new();
            people.push(elsewhere(tx).await?);
            for (name, role) in [
                ("root", Role::Administrator),
                ("mod", Role::Moderator),
                ("alice", Role::User),
                ("bob", Role::User),
                ("carol", Role::User),
            ] {
                people.push(here(tx, &origin, name, role).await?);
            }
            Ok::<_, Error>(people)
        }
        .boxed()
    });
    write.await.expect("people can be written")
}

impl World {
    /// Gives everybody who lives here a session whose token is their name, as the real way of signing in keeps it: for tests that
    /// ask the real authenticator.
    pub async fn open_sessions(&self) {
        for person in self.people.iter().filter(|p| p.user_id != 0) {
            self.open_session(person.user_id, person.name).await;
        }
    }

    /// Gives a user a session with that token.
    pub async fn open_session(&self, user_id: i64, token: &'static str) {
        let write = self.app.db.write((user_id, token), |tx, (user_id, token)| {
            async move {
                let sql = "INSERT INTO oauth_token (user_id, access_hash, access_expires_at, refresh_hash, \
                           refresh_expires_at, login_at, created_at) VALUES ($1, $2, $3, $4, $3, $5, $5)";
                let sql = Sql::new(sql).bind(user_id).bind(random::fingerprint(token)).bind(START + 24 * 3_600_000);
                tx.execute(sql.bind(random::fingerprint(&format!("next {token}"))).bind(START)).await
            }
            .boxed()
        });
        write.await.expect("a session can be written");
    }

    /// Blocks a user and leaves them their session.
    pub async fn block(&self, user_id: i64) {
        let write = self.app.db.write(user_id, |tx, id| {
            async move { tx.execute(Sql::new("UPDATE users SET blocked = TRUE WHERE id = $1").bind(id)).await }.boxed()
        });
        write.await.expect("somebody can be blocked");
    }
}

async fn here(tx: &mut Tx, origin: &str, name: &'static str, role: Role) -> Result<Person, Error> {
    let user = Sql::new(
        "INSERT INTO users (username, username_fold, email, email_fold, password_hash, role, video_quota, \
         video_quota_daily, created_at, updated_at) VALUES ($1, $1, $2, $2, '', $3, -1, -1, $4, $4) RETURNING id",
    );
    let user = user.bind(name).bind(format!("{name}@example.com")).bind(role as i64).bind(START);
    let user_id: i64 = tx.one(user).await?;
    let person = actor(tx, "Person", name, None, format!("{origin}/accounts/{name}")).await?;
    let account_id = account(tx, person, Some(user_id), name).await?;
    let handle = format!("{name}_channel");
    let group = actor(tx, "Group", &handle, None, format!("{origin}/video-channels/{handle}")).await?;
    let channel_id = channel(tx, group, account_id, &format!("Channel of {name}")).await?;
    Ok(Person { name, user_id, account_id, channel_id, role })
}

/// They come first, with two channels, so that no id here is the same as another.
async fn elsewhere(tx: &mut Tx) -> Result<Person, Error> {
    let host = Some("peer.example");
    let person = actor(tx, "Person", "remote", host, "https://peer.example/accounts/remote".into()).await?;
    let account_id = account(tx, person, None, "remote").await?;
    let second = actor(tx, "Group", "second", host, "https://peer.example/video-channels/second".into()).await?;
    channel(tx, second, account_id, "Second channel of remote").await?;
    let url = "https://peer.example/video-channels/remote_channel".into();
    let group = actor(tx, "Group", "remote_channel", host, url).await?;
    let channel_id = channel(tx, group, account_id, "Channel of remote").await?;
    Ok(Person { name: "remote", user_id: 0, account_id, channel_id, role: Role::User })
}

async fn actor(
    tx: &mut Tx,
    kind: &'static str,
    name: &str,
    host: Option<&'static str>,
    url: String,
) -> Result<i64, Error> {
    let sql = "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
               VALUES ($1, $2, $2, $3, $4, $5, $5) RETURNING id";
    tx.one(Sql::new(sql).bind(kind).bind(name.to_owned()).bind(host).bind(url).bind(START)).await
}

async fn account(tx: &mut Tx, actor: i64, user: Option<i64>, name: &str) -> Result<i64, Error> {
    let sql = "INSERT INTO account (actor_id, user_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4) RETURNING id";
    tx.one(Sql::new(sql).bind(actor).bind(user).bind(name.to_owned()).bind(START)).await
}

async fn channel(tx: &mut Tx, actor: i64, account: i64, name: &str) -> Result<i64, Error> {
    let sql = "INSERT INTO channel (actor_id, account_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4) RETURNING id";
    tx.one(Sql::new(sql).bind(actor).bind(account).bind(name.to_owned()).bind(START)).await
}
