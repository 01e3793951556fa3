//! One-time secrets: what proves that somebody read our mail, or asked for something a moment ago.

use config::Config;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::random;

const MINUTE: i64 = 60_000;
/// A week in milliseconds, for the first password of a user somebody else created.
pub const WEEK: i64 = 7 * 24 * 60 * MINUTE;
/// Ten minutes in milliseconds, for switching on a second factor.
pub(crate) const TEN_MINUTES: i64 = 10 * MINUTE;

/// How long links to a new password and to a confirmed address work, in milliseconds.
pub fn link_lifetime(config: &Config) -> i64 {
    i64::try_from(config.testing.lifetimes.user_link.as_millis()).unwrap_or(i64::MAX / 2)
}

/// What a secret is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new password.
    Password,
    /// Confirming the address in the detail.
    Email,
    /// Switching on the second factor in the detail.
    TwoFactor,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Purpose::Password => "password",
            Purpose::Email => "email",
            Purpose::TwoFactor => "two-factor",
        }
    }
}

/// A secret that is good.
pub(crate) struct Good {
    /// What was kept with it.
    pub detail: Option<String>,
}

impl FromRow for Good {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Good { detail: row.get("detail")? })
    }
}

/// Makes a secret of 64 hexadecimal digits for a user; an earlier one of that purpose is void. `lifetime` in milliseconds.
pub async fn issue(
    tx: &mut Tx,
    user_id: i64,
    purpose: Purpose,
    detail: Option<&str>,
    lifetime: i64,
    now: i64,
) -> Result<String, Error> {
    // Those of everybody that are over go by the way.
    tx.execute(Sql::new("DELETE FROM user_secret WHERE expires_at <= $1").bind(now)).await?;
    let secret = random::hex(32);
    let sql = "INSERT INTO user_secret (user_id, purpose, hash, detail, expires_at, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (user_id, purpose) DO UPDATE SET hash = excluded.hash, \
               detail = excluded.detail, expires_at = excluded.expires_at, created_at = excluded.created_at";
    let sql = Sql::new(sql).bind(user_id).bind(purpose.name()).bind(random::fingerprint(&secret));
    tx.execute(sql.bind(detail.map(str::to_owned)).bind(now + lifetime).bind(now)).await?;
    Ok(secret)
}

/// Whether a secret is good now.
pub(crate) async fn check(
    conn: &mut Conn,
    user_id: i64,
    purpose: Purpose,
    secret: &str,
    now: i64,
) -> Result<Option<Good>, Error> {
    let sql = "SELECT detail FROM user_secret WHERE user_id = $1 AND purpose = $2 AND hash = $3 AND expires_at > $4";
    let sql = Sql::new(sql).bind(user_id).bind(purpose.name()).bind(random::fingerprint(secret));
    conn.optional(sql.bind(now)).await
}

/// Voids a user's secrets of a purpose.
pub(crate) async fn forget(tx: &mut Tx, user_id: i64, purpose: Purpose) -> Result<(), Error> {
    let sql = Sql::new("DELETE FROM user_secret WHERE user_id = $1 AND purpose = $2");
    tx.execute(sql.bind(user_id).bind(purpose.name())).await.map(drop)
}
