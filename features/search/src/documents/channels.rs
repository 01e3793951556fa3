//! Channels: their name, handle, description, and their owner.

use super::{Which, body, weight};
use database::{Conn, Error, FromRow, Row, Sql};
use text_index::Entry;

const SELECT: &str = "SELECT c.id, c.name, c.description, ca.username AS handle, ca.followers_count, a.name AS account, \
     aa.username AS account_handle FROM channel c JOIN actor ca ON ca.id = c.actor_id JOIN account a ON a.id = c.account_id \
     JOIN actor aa ON aa.id = a.actor_id";

struct Channel(i64, Entry);

impl FromRow for Channel {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let entry = Entry {
            title: row.get("name")?,
            // A handle is as good as a name, and is none: it stands where tags of videos stand.
            tags: vec![row.get("handle")?],
            names: vec![row.get("account")?, row.get("account_handle")?],
            body: body(row.get("description")?),
            // Names are in no language.
            language: Some(String::new()),
            weight: weight(row.get("followers_count")?),
        };
        Ok(Channel(row.get("id")?, entry))
    }
}

/// Channels with their numbers.
pub(crate) async fn channels(conn: &mut Conn, which: Which<'_>) -> Result<Vec<(i64, Entry)>, Error> {
    let mut sql = Sql::new(SELECT);
    which.push(&mut sql, "c.id");
    let rows: Vec<Channel> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|Channel(id, entry)| (id, entry)).collect())
}
