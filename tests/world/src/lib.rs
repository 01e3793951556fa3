//! A small instance for the tests of a feature: people who are signed in, their channels, videos that need no ffmpeg.
//!
//! Tokens are names, so `world.get("alice", "/api/v1/…")` is Alice asking and `""` is somebody without a session. Rows are written
//! directly: what a test is not about costs nothing. A user, their account, their channel and their actors have different ids on
//! purpose: whoever mixes them up is noticed.

mod answer;
mod elsewhere;
mod jobs;
mod people;
mod request;
mod videos;

pub use answer::Answer;
pub use elsewhere::Elsewhere;
pub use people::Person;
pub use request::Upload;
pub use videos::{NewVideo, Video};

use axum::Router;
use database::{Error, FromRow, Sql};
use futures::FutureExt;
use platform::testing::TestApp;
use platform::{App, Routes};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The instance: `root` (administrator), `mod` (moderator), `alice`, `bob` and `carol`, each with a channel
/// `{name}_channel`, and `remote@peer.example` with the channel `remote_channel@peer.example`.
pub struct World {
    /// The application.
    pub app: App,
    people: Vec<Person>,
    router: Router,
    hand: Arc<AtomicI64>,
}

impl World {
    /// An instance that serves these routes.
    pub async fn new(test: &TestApp, routes: Routes) -> World {
        Self::with_router(test, routes.split().0).await
    }

    /// An instance that serves a router with layers of its own.
    pub async fn with_router(test: &TestApp, router: Router<App>) -> World {
        let app = test.app.clone();
        let people = people::settle(&app).await;
        app.set_authenticator(Arc::new(people::Names(people.clone())));
        World { router: router.with_state(app.clone()), people, hand: test.hand.clone(), app }
    }

    /// One of those who live here.
    #[track_caller]
    pub fn person(&self, name: &str) -> &Person {
        self.people.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("{name} does not live here"))
    }

    /// Changes the configuration for all later requests.
    pub fn configure(&self, change: impl FnOnce(&mut config::Config)) {
        let mut config = (*self.app.config()).clone();
        change(&mut config);
        self.app.set_config(config);
    }

    /// Lets milliseconds pass.
    pub fn wait(&self, ms: i64) {
        self.hand.fetch_add(ms, Ordering::SeqCst);
    }

    /// The first row of a statement.
    pub async fn one<T: FromRow>(&self, sql: impl Into<Sql>) -> T {
        self.app.db.reader().await.expect("a reader").one(sql).await.expect("a row")
    }

    /// All rows of a statement.
    pub async fn all<T: FromRow>(&self, sql: impl Into<Sql>) -> Vec<T> {
        self.app.db.reader().await.expect("a reader").all(sql).await.expect("rows")
    }

    /// Runs a statement that forges what the routes cannot make.
    pub async fn run(&self, sql: impl Into<Sql>) {
        let write = self.app.db.write(sql.into(), |tx, sql| async move { tx.execute(sql).await }.boxed());
        write.await.map(drop).unwrap_or_else(|e: Error| panic!("{e}"));
    }

    /// Lets the server follow the channels of `remote`, and with them see their videos in its lists.
    pub async fn follow_remote(&self) {
        self.run(
            "INSERT INTO actor (kind, username, username_fold, url, created_at, updated_at) \
             VALUES ('Application', 'peertube', 'peertube', 'https://here.example/accounts/peertube', 1, 1)",
        )
        .await;
        self.run(
            "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
             SELECT me.id, t.id, 'accepted', 1, 1, 1 FROM actor me, actor t \
             WHERE me.username = 'peertube' AND me.host IS NULL AND t.host = 'peer.example' AND t.kind = 'Group'",
        )
        .await;
    }

    /// The kinds of all events so far, oldest first.
    pub async fn events(&self) -> Vec<String> {
        self.all::<String>("SELECT kind FROM event ORDER BY seq").await
    }
}
