//! A user as the database has it.

use crate::Preferences;
use database::{Error, FromRow, Row};
use platform::Role;

/// A user.
#[derive(Debug, Clone)]
pub struct UserRow {
    /// User id.
    pub id: i64,
    /// Name.
    pub username: String,
    /// E-mail address as given.
    pub email: String,
    /// Whether the address is theirs; `None` when nobody asked.
    pub email_verified: Option<bool>,
    /// An address that waits for its confirmation.
    pub pending_email: Option<String>,
    /// bcrypt.
    pub password_hash: String,
    /// Role.
    pub role: Role,
    /// Flags administrators set; 1 lets a user's videos pass the hold for new ones.
    pub admin_flags: i64,
    /// Bytes in all; -1 for no limit.
    pub video_quota: i64,
    /// Bytes in a day; -1 for no limit.
    pub video_quota_daily: i64,
    /// Whether they may not sign in.
    pub blocked: bool,
    /// Why.
    pub blocked_reason: Option<String>,
    /// What they chose.
    pub preferences: Preferences,
    /// The key of their one-time passwords, encrypted; `None` without a second factor.
    pub otp_key: Option<String>,
    /// Bits of the announcements they have read.
    pub features_read: i64,
    /// Milliseconds since 1970.
    pub last_login_at: Option<i64>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

impl FromRow for UserRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(UserRow {
            id: row.get("id")?,
            username: row.get("username")?,
            email: row.get("email")?,
            email_verified: row.get("email_verified")?,
            pending_email: row.get("pending_email")?,
            password_hash: row.get("password_hash")?,
            // An unknown number must not become more than it was.
            role: Role::from_number(row.get("role")?).unwrap_or(Role::User),
            admin_flags: row.get("admin_flags")?,
            video_quota: row.get("video_quota")?,
            video_quota_daily: row.get("video_quota_daily")?,
            blocked: row.get("blocked")?,
            blocked_reason: row.get("blocked_reason")?,
            preferences: Preferences::parse(&row.get::<String>("preferences")?),
            otp_key: row.get("otp_key")?,
            features_read: row.get("features_read")?,
            last_login_at: row.get("last_login_at")?,
            created_at: row.get("created_at")?,
        })
    }
}
