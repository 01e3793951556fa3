//! Playlists: their name, description, and whose they are.

use super::{Which, body, weight};
use database::{Conn, Error, FromRow, Row, Sql};
use text_index::Entry;

const SELECT: &str = "SELECT p.id, p.name, p.description, p.elements, a.name AS account, aa.username AS account_handle, \
     c.name AS channel FROM playlist p JOIN account a ON a.id = p.account_id JOIN actor aa ON aa.id = a.actor_id \
     LEFT JOIN channel c ON c.id = p.channel_id";

struct Playlist(i64, Entry);

impl FromRow for Playlist {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let channel: Option<String> = row.get("channel")?;
        let mut names = vec![row.get("account")?, row.get("account_handle")?];
        names.extend(channel);
        let entry = Entry {
            title: row.get("name")?,
            tags: Vec::new(),
            names,
            body: body(row.get("description")?),
            language: None,
            weight: weight(row.get("elements")?),
        };
        Ok(Playlist(row.get("id")?, entry))
    }
}

/// Playlists with their numbers.
pub(crate) async fn playlists(conn: &mut Conn, which: Which<'_>) -> Result<Vec<(i64, Entry)>, Error> {
    let mut sql = Sql::new(SELECT);
    which.push(&mut sql, "p.id");
    let rows: Vec<Playlist> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|Playlist(id, entry)| (id, entry)).collect())
}
