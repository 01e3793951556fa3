//! Mutes as people meet them.

mod accounts;
mod audit;
mod lists;
mod servers;
mod status;
mod subscriptions;

use platform::testing::TestApp;
use world::World;

/// The small world, with the account of the instance itself.
async fn world(t: &TestApp) -> World {
    let w = World::new(t, moderation::routes(&t.app)).await;
    w.run(
        "INSERT INTO actor (kind, username, username_fold, url, created_at, updated_at) \
         VALUES ('Application', 'peertube', 'peertube', 'http://127.0.0.1:9000/accounts/peertube', 0, 0)",
    )
    .await;
    w.run(
        "INSERT INTO account (actor_id, name, created_at, updated_at) \
         SELECT id, 'peertube', 0, 0 FROM actor WHERE kind = 'Application'",
    )
    .await;
    w
}
