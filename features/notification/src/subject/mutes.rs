//! What readings of followed lists of mutes changed.

use crate::json::MuteFigures;
use database::{Conn, Error, Sql};
use std::collections::HashMap;

/// Changes by their ids.
pub(super) async fn changes(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, MuteFigures>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT id, muted_accounts, muted_servers, unmuted_accounts, unmuted_servers FROM mute_change WHERE id IN ",
    );
    sql.list(ids.iter().copied());
    let read = |row: &database::Row| {
        let figures = MuteFigures {
            blocked_accounts_count: row.get("muted_accounts")?,
            blocked_hosts_count: row.get("muted_servers")?,
            unblocked_accounts_count: row.get("unmuted_accounts")?,
            unblocked_hosts_count: row.get("unmuted_servers")?,
        };
        Ok((row.get("id")?, figures))
    };
    conn.rows(sql).await?.iter().map(read).collect()
}
