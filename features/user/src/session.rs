//! Sessions: pairs of an access and a refresh token. Only their SHA-256 is kept.

use config::Config;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::{Page, random};
use std::time::Duration;

/// A new pair of tokens, as the client gets it.
#[derive(Clone)]
pub(crate) struct Tokens {
    pub access: String,
    pub refresh: String,
    pub access_lifetime: Duration,
    pub refresh_lifetime: Duration,
}

impl Tokens {
    /// A pair with the configured lifetimes.
    pub fn generate(config: &Config) -> Self {
        let lifetime = &config.oauth2.token_lifetime;
        Tokens {
            access: random::hex(20),
            refresh: random::hex(20),
            access_lifetime: lifetime.access_token,
            refresh_lifetime: lifetime.refresh_token,
        }
    }
}

/// Where a session was opened.
#[derive(Debug, Clone, Default)]
pub(crate) struct Device {
    pub ip: Option<String>,
    pub name: Option<String>,
}

/// A stored session, found by its refresh token.
pub(crate) struct Session {
    pub id: i64,
    pub user_id: i64,
    pub refresh_expires_at: i64,
    pub device: Device,
    pub login_at: i64,
}

impl FromRow for Session {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Session {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            refresh_expires_at: row.get("refresh_expires_at")?,
            device: Device { ip: row.get("login_ip")?, name: row.get("login_device")? },
            login_at: row.get("login_at")?,
        })
    }
}

/// How a session came to be: where and when the password was given (`login_at`), and where the token went now.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub login: Device,
    pub login_at: i64,
    pub activity: Device,
}

/// Opens a session.
pub(crate) async fn open(tx: &mut Tx, user_id: i64, tokens: &Tokens, origin: Origin, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO oauth_token (user_id, access_hash, access_expires_at, refresh_hash, refresh_expires_at, \
               login_ip, login_device, login_at, activity_ip, activity_device, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let until = |lifetime: Duration| now.saturating_add(i64::try_from(lifetime.as_millis()).unwrap_or(i64::MAX));
    let sql = Sql::new(sql)
        .bind(user_id)
        .bind(random::fingerprint(&tokens.access))
        .bind(until(tokens.access_lifetime))
        .bind(random::fingerprint(&tokens.refresh))
        .bind(until(tokens.refresh_lifetime))
        .bind(origin.login.ip)
        .bind(origin.login.name)
        .bind(origin.login_at)
        .bind(origin.activity.ip)
        .bind(origin.activity.name)
        .bind(now);
    tx.execute(sql).await.map(drop)
}

/// The session of a refresh token.
pub(crate) async fn by_refresh(conn: &mut Conn, token: &str) -> Result<Option<Session>, Error> {
    let sql = "SELECT id, user_id, refresh_expires_at, login_ip, login_device, login_at FROM oauth_token \
               WHERE refresh_hash = $1";
    conn.optional(Sql::new(sql).bind(random::fingerprint(token))).await
}

/// A session as its user sees it.
pub(crate) struct Listed {
    pub id: i64,
    pub login: Device,
    pub login_at: i64,
    /// Where it was used last, and when.
    pub activity: Device,
    pub activity_at: i64,
    pub created_at: i64,
}

impl FromRow for Listed {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Listed {
            id: row.get("id")?,
            login: Device { ip: row.get("login_ip")?, name: row.get("login_device")? },
            login_at: row.get("login_at")?,
            activity: Device { ip: row.get("activity_ip")?, name: row.get("activity_device")? },
            activity_at: row.get("activity_at")?,
            created_at: row.get("created_at")?,
        })
    }
}

/// A page of a user's sessions whose tokens both still work, by the time of the newest token.
pub(crate) async fn page(conn: &mut Conn, user_id: i64, now: i64, page: &Page) -> Result<Vec<Listed>, Error> {
    let mut sql = Sql::new(
        "SELECT id, login_ip, login_device, login_at, activity_ip, activity_device, \
         coalesce(activity_at, created_at) AS activity_at, created_at FROM oauth_token WHERE user_id = ",
    );
    sql.arg(user_id).push(" AND access_expires_at > ").arg(now).push(" AND refresh_expires_at > ").arg(now);
    sql.push(if page.descending { " ORDER BY created_at DESC, id DESC" } else { " ORDER BY created_at, id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many there are.
pub(crate) async fn count(conn: &mut Conn, user_id: i64, now: i64) -> Result<i64, Error> {
    let sql =
        "SELECT count(*) FROM oauth_token WHERE user_id = $1 AND access_expires_at > $2 AND refresh_expires_at > $2";
    conn.one(Sql::new(sql).bind(user_id).bind(now)).await
}

/// Keeps where a session was used last, and when; one that is closed by now is nobody's.
pub(crate) async fn used(tx: &mut Tx, id: i64, from: Device, at: i64) -> Result<(), Error> {
    let sql = "UPDATE oauth_token SET activity_ip = $1, activity_device = $2, activity_at = $3 WHERE id = $4";
    tx.execute(Sql::new(sql).bind(from.ip).bind(from.name).bind(at).bind(id)).await.map(drop)
}

/// Closes one of a user's sessions; whether it was theirs and open.
pub(crate) async fn close_of(tx: &mut Tx, user_id: i64, id: i64) -> Result<bool, Error> {
    let sql = Sql::new("DELETE FROM oauth_token WHERE id = $1 AND user_id = $2");
    let closed = tx.execute(sql.bind(id).bind(user_id)).await?;
    tx.wake();
    Ok(closed == 1)
}

/// Closes a session; whether it was open.
pub(crate) async fn close(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    let closed = tx.execute(Sql::new("DELETE FROM oauth_token WHERE id = $1").bind(id)).await?;
    // The authenticator forgets what it remembers whenever somebody is woken.
    tx.wake();
    Ok(closed == 1)
}

/// Closes a user's sessions, all or all but one.
pub async fn revoke_all(tx: &mut Tx, user_id: i64, except: Option<i64>) -> Result<(), Error> {
    let sql = Sql::new("DELETE FROM oauth_token WHERE user_id = $1 AND id <> $2");
    // Ids begin at 1.
    tx.execute(sql.bind(user_id).bind(except.unwrap_or(0))).await?;
    tx.wake();
    Ok(())
}
