//! Whether anybody here wants to hear of somebody elsewhere: strangers do not fill our database.

use super::failure::Failure;
use activitypub::signature::host_of;
use database::Sql;
use platform::App;
use platform::http_client::Url;

/// Refuses what comes from a server (a host with its port) that nobody here follows anybody of.
pub(crate) async fn must_be_followed(app: &App, host: &str) -> Result<(), Failure> {
    let sql = "SELECT f.id FROM actor t JOIN actor_follow f ON f.target_id = t.id JOIN actor r ON r.id = f.follower_id \
               WHERE t.host = $1 AND f.state = 'accepted' AND r.host IS NULL LIMIT 1";
    match app.db.reader().await?.optional::<i64>(Sql::new(sql).bind(host)).await? {
        Some(_) => Ok(()),
        None => Err(Failure::refused("nobody here follows anybody of that server")),
    }
}

/// Whether what is new of a server waits until somebody has looked at it (`sepiola.quarantine`).
pub(crate) fn is_quarantined(app: &App, id: &Url) -> bool {
    let config = app.config();
    let quarantine = &config.sepiola.quarantine;
    // None is the rule.
    !quarantine.is_empty() && host_of(id).is_ok_and(|host| quarantine.iter().any(|q| q.eq_ignore_ascii_case(&host)))
}
