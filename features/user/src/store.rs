//! The SQL of users.

use crate::{Preferences, UserRow};
use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};
use platform::{Page, Role};

const SELECT: &str = "SELECT id, username, email, email_verified, pending_email, password_hash, role, admin_flags, video_quota, \
     video_quota_daily, blocked, blocked_reason, preferences, otp_key, features_read, last_login_at, created_at FROM users";

/// The first administrator's name; they can be neither removed nor demoted.
pub const ROOT: &str = "root";

/// A user to be.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// Name.
    pub username: String,
    /// E-mail address.
    pub email: String,
    /// Whether the address is known to be theirs.
    pub email_verified: Option<bool>,
    /// bcrypt.
    pub password_hash: String,
    /// Role.
    pub role: Role,
    /// Flags.
    pub admin_flags: i64,
    /// Bytes in all; -1 for no limit.
    pub video_quota: i64,
    /// Bytes in a day; -1 for no limit.
    pub video_quota_daily: i64,
    /// Choices.
    pub preferences: Preferences,
}

/// Stores a user and returns their id; [`Error::Constraint`] when name or address are taken.
pub async fn create(tx: &mut Tx, user: &NewUser, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO users (username, username_fold, email, email_fold, email_verified, password_hash, role, \
               admin_flags, video_quota, video_quota_daily, preferences, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) RETURNING id";
    let sql = Sql::new(sql)
        .bind(&user.username)
        .bind(user.username.to_lowercase())
        .bind(&user.email)
        .bind(user.email.to_lowercase())
        .bind(user.email_verified)
        .bind(&user.password_hash)
        .bind(user.role as i64)
        .bind(user.admin_flags)
        .bind(user.video_quota)
        .bind(user.video_quota_daily)
        .bind(user.preferences.text())
        .bind(now);
    tx.one(sql).await
}

/// Removes a user; their sessions go with them.
pub async fn remove(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM users WHERE id = $1").bind(id)).await?;
    // Sign-ins are remembered for some seconds, until somebody is woken.
    tx.wake();
    Ok(())
}

/// How many users there are.
pub async fn count(conn: &mut Conn) -> Result<i64, Error> {
    conn.one("SELECT count(*) FROM users").await
}

/// Whether a user has the name or the address.
pub async fn is_known(conn: &mut Conn, username: &str, email: &str) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM users WHERE username_fold = $1 OR email_fold = $2");
    Ok(conn.optional::<i64>(sql.bind(username.to_lowercase()).bind(email.to_lowercase())).await?.is_some())
}

/// Whether somebody else than `id` has the address.
pub(crate) async fn email_is_taken(conn: &mut Conn, email: &str, id: i64) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM users WHERE email_fold = $1 AND id <> $2");
    Ok(conn.optional::<i64>(sql.bind(email.to_lowercase()).bind(id)).await?.is_some())
}

/// The user of an id.
pub async fn by_id(conn: &mut Conn, id: i64) -> Result<Option<UserRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE id = ").arg(id);
    conn.optional(sql).await
}

/// The same; until the transaction ends, others who lock this user wait.
pub(crate) async fn locked(tx: &mut Tx, id: i64) -> Result<Option<UserRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE id = ").arg(id);
    if tx.kind() == Kind::Postgres {
        sql.push(" FOR UPDATE");
    }
    tx.optional(sql).await
}

/// The user of a name.
pub(crate) async fn by_name(conn: &mut Conn, username: &str) -> Result<Option<UserRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE username_fold = ").arg(username.to_lowercase());
    conn.optional(sql).await
}

/// The user of a name or an e-mail address. Names hold no `@`, so the two cannot be confused.
pub(crate) async fn by_login(conn: &mut Conn, login: &str) -> Result<Option<UserRow>, Error> {
    let fold = login.to_lowercase();
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE username_fold = ").arg(&fold).push(" OR email_fold = ").arg(&fold);
    conn.optional(sql).await
}

/// Users who want to change to an address; two of them at most.
pub(crate) async fn by_pending_email(conn: &mut Conn, address: &str) -> Result<Vec<UserRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE pending_email_fold = ").arg(address.to_lowercase()).push(" ORDER BY id LIMIT 2");
    conn.all(sql).await
}

/// The token of a user's private feeds.
pub(crate) async fn feed_token(conn: &mut Conn, id: i64) -> Result<Option<String>, Error> {
    conn.one(Sql::new("SELECT feed_token FROM users WHERE id = $1").bind(id)).await
}

/// Gives a user another token for their private feeds.
pub(crate) async fn set_feed_token(tx: &mut Tx, id: i64, token: &str) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE users SET feed_token = $1 WHERE id = $2").bind(token).bind(id)).await.map(drop)
}

/// Remembers that a user read the announcement of a bit.
pub(crate) async fn feature_was_read(tx: &mut Tx, id: i64, bit: i64) -> Result<(), Error> {
    let sql = Sql::new("UPDATE users SET features_read = features_read | $1 WHERE id = $2");
    tx.execute(sql.bind(bit).bind(id)).await.map(drop)
}

/// A request to register that has not become a user.
pub(crate) struct Registration {
    pub password_hash: String,
    pub rejected: bool,
}

impl FromRow for Registration {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Registration { password_hash: row.get("password_hash")?, rejected: row.get::<i64>("state")? == 2 })
    }
}

/// The newest request of a name or an e-mail address that was not accepted (states 1 pending, 2 rejected).
pub(crate) async fn registration_by_login(conn: &mut Conn, login: &str) -> Result<Option<Registration>, Error> {
    let sql = "SELECT password_hash, state FROM user_registration WHERE (username_fold = $1 OR email_fold = $1) \
               AND state <> 3 ORDER BY id DESC LIMIT 1";
    conn.optional(Sql::new(sql).bind(login.to_lowercase())).await
}

/// What a list of users is filtered by.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub blocked: Option<bool>,
    pub role: Option<i64>,
}

impl Filter {
    fn push(&self, sql: &mut Sql) {
        sql.push(" WHERE 1 = 1");
        if let Some(search) = &self.search {
            let like = like(search);
            sql.push(" AND (username_fold LIKE ").arg(&like).push(" ESCAPE '!' OR email_fold LIKE ").arg(&like);
            sql.push(" ESCAPE '!')");
        }
        if let Some(blocked) = self.blocked {
            sql.push(" AND blocked = ").arg(blocked);
        }
        if let Some(role) = self.role {
            sql.push(" AND role = ").arg(role);
        }
    }
}

/// A page of users.
pub(crate) async fn page(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<UserRow>, Error> {
    let mut sql = Sql::new(SELECT);
    filter.push(&mut sql);
    sql.push(match page.sort {
        "username" => " ORDER BY username_fold",
        "createdAt" => " ORDER BY created_at",
        "lastLoginDate" => " ORDER BY coalesce(last_login_at, 0)",
        "role" => " ORDER BY role",
        // As `quota::used` counts, for every user: a sort for administrators, of as many users as there are.
        "videoQuotaUsed" => {
            " ORDER BY (SELECT coalesce(sum(largest), 0) FROM (SELECT max(f.size) AS largest FROM ( \
               SELECT video_id, size FROM video_file \
               UNION ALL SELECT video_id, size FROM video_source WHERE has_file \
             ) f JOIN video v ON v.id = f.video_id JOIN channel c ON c.id = v.channel_id \
                 JOIN account a ON a.id = c.account_id WHERE a.user_id = users.id GROUP BY v.id) AS videos)"
        }
        _ => " ORDER BY id",
    });
    sql.push(if page.descending { " DESC, id" } else { ", id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many users match.
pub(crate) async fn matching(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM users");
    filter.push(&mut sql);
    conn.one(sql).await
}

/// What an update writes; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    pub email: Option<String>,
    pub email_verified: Option<bool>,
    pub pending_email: Option<Option<String>>,
    pub otp_key: Option<Option<String>>,
    pub password_hash: Option<String>,
    pub role: Option<Role>,
    pub admin_flags: Option<i64>,
    pub video_quota: Option<i64>,
    pub video_quota_daily: Option<i64>,
    pub blocked: Option<(bool, Option<String>)>,
    pub preferences: Option<Preferences>,
}

/// Writes a change.
pub(crate) async fn update(tx: &mut Tx, id: i64, change: &Change, now: i64) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE users SET updated_at = ");
    sql.arg(now);
    if let Some(email) = &change.email {
        sql.push(", email = ").arg(email).push(", email_fold = ").arg(email.to_lowercase());
    }
    if let Some(verified) = change.email_verified {
        sql.push(", email_verified = ").arg(verified);
    }
    if let Some(pending) = &change.pending_email {
        sql.push(", pending_email = ").arg(pending.clone());
        sql.push(", pending_email_fold = ").arg(pending.as_ref().map(|p| p.to_lowercase()));
    }
    if let Some(key) = &change.otp_key {
        sql.push(", otp_key = ").arg(key.clone());
    }
    if let Some(hash) = &change.password_hash {
        sql.push(", password_hash = ").arg(hash);
    }
    if let Some(role) = change.role {
        sql.push(", role = ").arg(role as i64);
    }
    if let Some(flags) = change.admin_flags {
        sql.push(", admin_flags = ").arg(flags);
    }
    if let Some(quota) = change.video_quota {
        sql.push(", video_quota = ").arg(quota);
    }
    if let Some(quota) = change.video_quota_daily {
        sql.push(", video_quota_daily = ").arg(quota);
    }
    if let Some((blocked, reason)) = &change.blocked {
        sql.push(", blocked = ").arg(*blocked).push(", blocked_reason = ").arg(reason.clone());
    }
    if let Some(preferences) = &change.preferences {
        sql.push(", preferences = ").arg(preferences.text());
    }
    sql.push(" WHERE id = ").arg(id);
    tx.execute(sql).await?;
    // Sign-ins are remembered for some seconds, until somebody is woken.
    tx.wake();
    Ok(())
}

/// Remembers that a user signed in.
pub(crate) async fn touch_login(tx: &mut Tx, id: i64, now: i64) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE users SET last_login_at = $1 WHERE id = $2").bind(now).bind(id)).await.map(drop)
}

/// Names that contain a text, in the order of the alphabet.
pub(crate) async fn names_with(conn: &mut Conn, text: &str, most: i64) -> Result<Vec<String>, Error> {
    let sql = "SELECT username FROM users WHERE username_fold LIKE $1 ESCAPE '!' ORDER BY username_fold LIMIT $2";
    conn.all(Sql::new(sql).bind(like(text)).bind(most)).await
}

/// The pattern of what contains a text, with `!` before signs that would stand for others.
fn like(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
