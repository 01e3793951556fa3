//! Whether anybody here wants to hear of somebody elsewhere: strangers do not fill our database.

use crate::remote::failure::Failure;
use ::actor::remote::Known;
use database::Sql;
use platform::App;

/// Refuses what comes from a server that nobody here follows anybody of.
pub(super) async fn must_be_followed(app: &App, actor: &Known) -> Result<(), Failure> {
    let sql = "SELECT f.id FROM actor t JOIN actor_follow f ON f.target_id = t.id JOIN actor r ON r.id = f.follower_id \
               WHERE t.host = $1 AND f.state = 'accepted' AND r.host IS NULL LIMIT 1";
    let sql = Sql::new(sql).bind(actor.host.clone().unwrap_or_default());
    match app.db.reader().await?.optional::<i64>(sql).await? {
        Some(_) => Ok(()),
        None => Err(Failure::refused("nobody here follows anybody of that server")),
    }
}
