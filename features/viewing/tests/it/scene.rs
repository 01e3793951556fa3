//! What the tests share: a world with this room's routes and the lists, and watching.

use platform::testing::TestApp;
use serde_json::json;
use world::{Video, World};

pub async fn world(t: &TestApp) -> World {
    let routes = catalog::routes(&t.app).merge(viewing::routes(&t.app));
    World::with_router(t, routes.split().0.layer(catalog::routes::shared())).await
}

pub fn of(video: &Video) -> String {
    format!("/api/v1/videos/{}", video.uuid)
}

/// Somebody watches from one second to another.
pub async fn watch(w: &World, who: &str, session: &str, video: &Video, from: i64, to: i64) {
    for (second, event) in [(from, Some("seek")), (to, None)] {
        let body = json!({"currentTime": second, "sessionId": session, "viewEvent": event});
        w.post(who, &format!("{}/views", of(video)), body).await.is(204);
    }
}
