//! Watched words, automatic tags and their policies as people meet them.

mod lists;
mod subscriptions;
mod tags;
mod videos;

use platform::testing::TestApp;
use world::World;

async fn world(t: &TestApp) -> World {
    World::new(t, watched_words::routes(&t.app)).await
}
