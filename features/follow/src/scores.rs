//! How well the servers of follows can be reached (`score`): better while their lanes deliver, worse while they wait.

use database::{Error, Sql, Tx};
use futures::FutureExt as _;
use platform::App;

/// How far a score moves at a time, and how far it goes: PeerTube's steps.
const STEP: i64 = 10;
const BEST: i64 = 10_000;

/// Moves the scores of follows by what their servers' lanes did since a time (milliseconds since 1970): up where something was
/// delivered, down where the server cannot be reached.
///
/// # Errors
/// The database's.
pub async fn move_scores(app: &App, since: i64) -> Result<(), Error> {
    app.db.write(since, |tx, since| step(tx, since).boxed()).await
}

async fn step(tx: &mut Tx, since: i64) -> Result<(), Error> {
    let up = "UPDATE actor_follow SET score = CASE WHEN score + $2 > $3 THEN $3 ELSE score + $2 END WHERE score < $3 AND id IN \
              (SELECT f.id FROM actor_follow f JOIN actor a ON a.id = f.follower_id OR a.id = f.target_id \
              JOIN peer p ON p.host = a.host WHERE p.failures = 0 AND p.last_success_at >= $1)";
    tx.execute(Sql::new(up).bind(since).bind(STEP).bind(BEST)).await?;
    let down = "UPDATE actor_follow SET score = CASE WHEN score < $1 THEN 0 ELSE score - $1 END WHERE score > 0 AND id IN \
                (SELECT f.id FROM actor_follow f JOIN actor a ON a.id = f.follower_id OR a.id = f.target_id \
                JOIN peer p ON p.host = a.host WHERE p.failures > 0)";
    tx.execute(Sql::new(down).bind(STEP)).await.map(drop)
}

/// Moves them as often as is configured, until the shutdown.
pub async fn run(app: App) {
    loop {
        let (since, pause) = (app.now(), app.config().testing.scheduler.actor_follow_scores);
        tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = tokio::time::sleep(pause.max(std::time::Duration::from_secs(1))) => {}
        }
        if let Err(e) = move_scores(&app, since).await {
            tracing::warn!(error = %e, "the scores of follows cannot be moved");
        }
    }
}
