//! Those who are told: local users with their settings.

use database::{Conn, Error, FromRow, Row, Sql};
use platform::{Right, Role};
use user::{NotificationSettings, Preferences};

/// Somebody who may be told something.
#[derive(Debug, Clone)]
pub(crate) struct Recipient {
    pub user_id: i64,
    pub account_id: i64,
    pub email: String,
    pub email_verified: Option<bool>,
    /// The language they chose.
    pub language: Option<String>,
    pub settings: NotificationSettings,
}

impl FromRow for Recipient {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Recipient {
            user_id: row.get("recipient_id")?,
            account_id: row.get("recipient_account_id")?,
            email: row.get("email")?,
            email_verified: row.get("email_verified")?,
            language: language(&row.get::<String>("preferences")?),
            settings: NotificationSettings::from_row(row)?,
        })
    }
}

/// The language among a person's preferences.
fn language(preferences: &str) -> Option<String> {
    serde_json::from_str::<Preferences>(preferences).ok()?.language
}

/// An instance has few moderators; more than these are not told.
const MOST_WITH_RIGHT: i64 = 1_000;

/// What a recipient is read from: `u` are users, `ac` their accounts, `s` their settings.
pub(crate) const FIELDS: &str = "SELECT u.id AS recipient_id, ac.id AS recipient_account_id, \
     u.email, u.email_verified, u.preferences, s.*";

/// Everybody, to be narrowed down.
fn select() -> Sql {
    let mut sql = Sql::new(FIELDS);
    sql.push(" FROM users u JOIN account ac ON ac.user_id = u.id LEFT JOIN notification_setting s ON s.user_id = u.id");
    sql
}

/// The user behind an account, when there is one here.
pub(crate) async fn of_account(conn: &mut Conn, account_id: i64) -> Result<Option<Recipient>, Error> {
    let mut sql = select();
    sql.push(" WHERE ac.id = ").arg(account_id);
    conn.optional(sql).await
}

/// A user.
pub(crate) async fn of_user(conn: &mut Conn, user_id: i64) -> Result<Option<Recipient>, Error> {
    let mut sql = select();
    sql.push(" WHERE u.id = ").arg(user_id);
    conn.optional(sql).await
}

/// The owner of a video, when they live here.
pub(crate) async fn owner_of(conn: &mut Conn, video_id: i64) -> Result<Option<Recipient>, Error> {
    let mut sql = select();
    sql.push(" JOIN channel c ON c.account_id = ac.id JOIN video v ON v.channel_id = c.id WHERE v.id = ").arg(video_id);
    conn.optional(sql).await
}

/// The owner of a channel and those who help with it, as far as they live here.
pub(crate) async fn of_channel(conn: &mut Conn, channel_id: i64) -> Result<Vec<Recipient>, Error> {
    let mut sql = select();
    sql.push(" WHERE ac.id IN (SELECT account_id FROM channel WHERE id = ").arg(channel_id);
    // 2 is an accepted invitation.
    sql.push(" UNION SELECT account_id FROM channel_collaborator WHERE state = 2 AND channel_id = ").arg(channel_id);
    sql.push(") ORDER BY u.id LIMIT ").arg(MOST_WITH_RIGHT);
    conn.all(sql).await
}

/// Everybody whose role includes a right.
pub(crate) async fn with_right(conn: &mut Conn, right: Right) -> Result<Vec<Recipient>, Error> {
    let roles = [Role::Administrator, Role::Moderator, Role::User];
    let mut sql = select();
    sql.push(" WHERE u.role IN ").list(roles.into_iter().filter(|role| role.has(right)).map(|role| role as i64));
    sql.push(" ORDER BY u.id LIMIT ").arg(MOST_WITH_RIGHT);
    conn.all(sql).await
}

/// Those a comment names.
pub(crate) async fn named_in(conn: &mut Conn, comment_id: i64) -> Result<Vec<Recipient>, Error> {
    let mut sql = select();
    sql.push(" JOIN video_comment_mention m ON m.account_id = ac.id WHERE m.comment_id = ").arg(comment_id);
    conn.all(sql).await
}
