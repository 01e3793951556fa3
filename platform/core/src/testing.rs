//! Apps for tests: a database of either kind with the whole schema, a folder of its own, a clock that stands still.

use crate::app::App;
use crate::buckets;
use crate::clock::Clock;
use crate::{random, schema};
use config::{Sources, load};
use database::{Db, PostgresOptions, SqliteOptions, migrate};
use object_storage::ObjectStorage;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// An app that lives as long as this value.
pub struct TestApp {
    /// The app.
    pub app: App,
    /// The clock's hand, in milliseconds since 1970.
    pub hand: Arc<AtomicI64>,
    /// Its data folder.
    pub folder: tempfile::TempDir,
}

/// 2026-01-01T00:00:00Z.
pub const START: i64 = 1_767_225_600_000;

/// An app on SQLite.
pub async fn sqlite() -> TestApp {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = SqliteOptions { path: folder.path().join("sepiola.sqlite"), readers: 4 };
    let db = Db::open_sqlite(options).await.expect("SQLite opens");
    finish(db, folder).await
}

/// An app on PostgreSQL, when `SEPIOLA_TEST_POSTGRES_URL` names a server; a schema of its own.
#[expect(clippy::disallowed_methods, reason = "tests are told of their server by the environment")]
pub async fn postgres() -> Option<TestApp> {
    let url = std::env::var("SEPIOLA_TEST_POSTGRES_URL").ok()?;
    let options =
        PostgresOptions::url(&url).expect("an address").schema(format!("t_{}", random::token(16))).connections(4);
    let db = Db::open_postgres(options).await.expect("PostgreSQL answers");
    Some(finish(db, tempfile::tempdir().expect("a temporary folder")).await)
}

/// Another app on a copy of what `test` has in its database now: SQLite only, and the files are the same ones. Nobody may be
/// writing meanwhile.
pub async fn copy(test: &TestApp) -> TestApp {
    const NAME: &str = "sepiola.sqlite";
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in [NAME.to_owned(), format!("{NAME}-wal")] {
        let from = test.folder.path().join(&file);
        if from.exists() {
            std::fs::copy(from, folder.path().join(&file)).expect("a copy of the database");
        }
    }
    let options = SqliteOptions { path: folder.path().join(NAME), readers: 1 };
    let db = Db::open_sqlite(options).await.expect("the copy opens");
    let config = (*test.app.config()).clone();
    let storage = ObjectStorage::open_disk(buckets::on_disk(&config.storage)).await.expect("folders for files");
    let (clock, hand) = Clock::manual(test.app.now());
    TestApp { app: App::new(db, storage, config, clock), hand, folder }
}

async fn finish(db: Db, folder: tempfile::TempDir) -> TestApp {
    migrate(&db, schema::STEPS, START).await.expect("the schema applies");
    let sources = Sources { data: folder.path().to_owned(), ..Sources::default() };
    let config = load(&sources).expect("the defaults are valid").config;
    let storage = ObjectStorage::open_disk(buckets::on_disk(&config.storage)).await.expect("folders for files");
    let (clock, hand) = Clock::manual(START);
    let app = App::new(db, storage, config, clock);
    app.set_sources(sources);
    TestApp { app, hand, folder }
}

/// Makes `mod name { sqlite, postgres }` of `async fn name(app: &TestApp)`.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                super::$name(&platform::testing::sqlite().await).await;
            }
            #[tokio::test]
            async fn postgres() {
                if let Some(app) = platform::testing::postgres().await {
                    super::$name(&app).await;
                }
            }
        }
    )*};
}
