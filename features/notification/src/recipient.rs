//! Those who are told: local users with their settings.

use database::{Conn, Error, FromRow, Row, Sql};
use user::NotificationSettings;

/// Somebody who may be told something.
#[derive(Debug, Clone)]
pub(crate) struct Recipient {
    pub user_id: i64,
    pub settings: NotificationSettings,
}

impl FromRow for Recipient {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Recipient { user_id: row.get("recipient_id")?, settings: NotificationSettings::from_row(row)? })
    }
}

const SELECT: &str =
    "SELECT u.id AS recipient_id, s.* FROM users u LEFT JOIN notification_setting s ON s.user_id = u.id";

/// The user behind an account, when there is one here.
pub(crate) async fn of_account(conn: &mut Conn, account_id: i64) -> Result<Option<Recipient>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE u.id = (SELECT ac.user_id FROM account ac WHERE ac.id = ").arg(account_id).push(")");
    conn.optional(sql).await
}
