//! Who receives.

use database::{Conn, Error, Sql, Tx};
use platform::{Problem, Result};
use serde_json::Value;

/// The server's own actor, with its address.
pub(crate) async fn server(conn: &mut Conn) -> Result<(i64, String), Problem> {
    let sql = "SELECT id, url FROM actor WHERE host IS NULL AND username_fold = $1";
    let rows = conn.rows(Sql::new(sql).bind(::actor::INSTANCE_NAME)).await?;
    let row = rows.first().ok_or(Error::NoRow)?;
    Ok((row.get("id")?, row.get("url")?))
}

/// The servers that accounts elsewhere which follow any of these actors, or the server itself, are on.
pub(crate) async fn followers(conn: &mut Conn, actors: &[i64]) -> Result<Vec<String>, Problem> {
    let server = server(conn).await?.0;
    let actors: Vec<i64> = actors.iter().copied().chain([server]).collect();
    Ok(delivery::inboxes_of_followers(conn, &actors).await?)
}

/// Sends an activity by an actor.
pub(crate) async fn send(tx: &mut Tx, now: i64, from: i64, inboxes: &[String], activity: Value) -> Result<(), Error> {
    delivery::queue(tx, now, from, inboxes, &delivery::with_context(activity)).await
}
