//! What a user did here, for those who manage users.

use database::{Conn, Error, FromRow, Row, Sql};

/// Numbers about a user.
pub(crate) struct Stats {
    pub videos: i64,
    /// Reports about them, and those of them that were found right.
    pub abuses: i64,
    pub abuses_accepted: i64,
    /// Reports they wrote.
    pub abuses_created: i64,
    /// Comments they wrote that are still there.
    pub comments: i64,
}

impl FromRow for Stats {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Stats {
            videos: row.get("videos")?,
            abuses: row.get("abuses")?,
            abuses_accepted: row.get("abuses_accepted")?,
            abuses_created: row.get("abuses_created")?,
            comments: row.get("comments")?,
        })
    }
}

/// The numbers of an account.
pub(crate) async fn of_account(conn: &mut Conn, account_id: i64) -> Result<Stats, Error> {
    // A report's state: 3 is accepted.
    let sql = "SELECT (SELECT count(*) FROM video v JOIN channel c ON c.id = v.channel_id WHERE c.account_id = $1) \
               AS videos, (SELECT count(*) FROM abuse WHERE flagged_account_id = $1) AS abuses, \
               (SELECT count(*) FROM abuse WHERE flagged_account_id = $1 AND state = 3) AS abuses_accepted, \
               (SELECT count(*) FROM abuse WHERE reporter_account_id = $1) AS abuses_created, \
               (SELECT count(*) FROM video_comment WHERE account_id = $1) AS comments";
    conn.one(Sql::new(sql).bind(account_id)).await
}
