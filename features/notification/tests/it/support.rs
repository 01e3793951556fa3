//! An instance with the routes of notifications, and words for what tests say often.

use futures::FutureExt;
use job_queue::{Options, Worker};
use platform::testing::TestApp;
use platform::{App, event};
use serde_json::Value;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use world::World;

/// The routes of notifications, and `users/me`.
pub async fn world(test: &TestApp) -> World {
    World::new(test, notification::routes(&test.app).merge(user::routes(&test.app))).await
}

/// Says that something happened, and lets everybody hear of it.
pub async fn happened(w: &World, kind: &'static str, subject: i64) {
    emit(w, kind, subject).await;
    hear(w).await;
}

/// Says that something happened.
pub async fn emit(w: &World, kind: &'static str, subject: i64) {
    let now = w.app.now();
    let write = w.app.db.write((), move |tx, ()| async move { event::emit(tx, now, kind, subject).await }.boxed());
    write.await.expect("an event");
}

/// Lets everybody hear of what happened.
pub async fn hear(w: &World) {
    notification::consume::catch_up(&w.app).await.expect("events can be told");
}

/// What somebody is told, newest first.
pub async fn told(w: &World, who: &str) -> Vec<Value> {
    let list = w.get(who, "/api/v1/users/me/notifications").await.is(200);
    list["data"].as_array().expect("a list").clone()
}

/// The kinds of what somebody is told, newest first.
pub async fn kinds(w: &World, who: &str) -> Vec<i64> {
    told(w, who).await.iter().map(|n| n["type"].as_i64().expect("a number")).collect()
}

/// The names in an object, in order.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// Runs the jobs there are.
pub async fn work(app: &App) {
    let options = Options {
        node: "test".into(),
        lease: Duration::from_secs(60),
        poll: Duration::from_millis(10),
        backoff: Duration::from_millis(10),
    };
    let worker = Worker::new(app.db.clone(), app.clock.as_fn(), notification::handlers(app), options);
    let stop = CancellationToken::new();
    let running = tokio::spawn(worker.run(stop.clone()));
    loop {
        let open: i64 = app
            .db
            .reader()
            .await
            .expect("a reader")
            .one("SELECT count(*) FROM job WHERE state NOT IN ('completed', 'failed')")
            .await
            .expect("a number");
        if open == 0 {
            break;
        }
        tokio::task::yield_now().await;
    }
    stop.cancel();
    running.await.expect("the worker ends").expect("the worker works");
    let failed: i64 = app
        .db
        .reader()
        .await
        .expect("a reader")
        .one("SELECT count(*) FROM job WHERE state = 'failed'")
        .await
        .expect("a number");
    assert_eq!(failed, 0);
}
