//! The database interface on both databases. PostgreSQL runs when `SEPIOLA_TEST_POSTGRES_URL` names a server.

use database::{Db, Error, FromRow, Migration, PostgresOptions, Row, Sql, SqliteOptions, Tx, migrate, schema_snapshot};
use futures::FutureExt;

static STEPS: &[Migration] = &[
    Migration {
        version: 1,
        name: "thing",
        sqlite: "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, n BIGINT NOT NULL, ok INTEGER, x REAL, b BLOB);",
        postgres: "CREATE TABLE thing (id BIGSERIAL PRIMARY KEY, name TEXT NOT NULL UNIQUE, n BIGINT NOT NULL, ok BOOLEAN, x DOUBLE PRECISION, b BYTEA);",
    },
    Migration {
        version: 2,
        name: "thing_n",
        sqlite: "CREATE INDEX thing_n ON thing (n);",
        postgres: "CREATE INDEX thing_n ON thing (n);",
    },
];

struct Fixture {
    db: Db,
    _folder: tempfile::TempDir,
}

async fn sqlite() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_sqlite(SqliteOptions { path: folder.path().join("t.sqlite"), readers: 4 }).await.unwrap();
    Fixture { db, _folder: folder }
}

#[expect(clippy::disallowed_methods, reason = "tests are told of their server by the environment")]
async fn postgres(schema: &str) -> Option<Fixture> {
    let url = std::env::var("SEPIOLA_TEST_POSTGRES_URL").ok()?;
    let options =
        PostgresOptions::url(&url).unwrap().schema(format!("t{}_{schema}", std::process::id())).connections(4);
    let db = Db::open_postgres(options).await.unwrap();
    Some(Fixture { db, _folder: tempfile::tempdir().unwrap() })
}

macro_rules! on_both {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                let f = crate::sqlite().await;
                crate::$name(&f.db).await;
            }
            #[tokio::test]
            async fn postgres() {
                if let Some(f) = crate::postgres(stringify!($name)).await {
                    crate::$name(&f.db).await;
                }
            }
        }
    )*};
}
on_both!(
    values_come_back,
    a_failed_unit_leaves_no_trace,
    concurrent_increments_all_count,
    an_upgrade_equals_a_fresh_schema
);

#[derive(Debug, PartialEq)]
struct Thing {
    name: String,
    n: i64,
    ok: Option<bool>,
    x: Option<f64>,
    b: Option<Vec<u8>>,
}

impl FromRow for Thing {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Thing { name: row.get("name")?, n: row.get("n")?, ok: row.get("ok")?, x: row.get("x")?, b: row.get("b")? })
    }
}

async fn insert(tx: &mut Tx, name: &str, n: i64) -> Result<u64, Error> {
    let sql = Sql::new("INSERT INTO thing (name, n, ok, x, b) VALUES ($1, $2, $3, $4, $5)");
    tx.execute(sql.bind(name).bind(n).bind(true).bind(None::<f64>).bind(vec![0u8, 255])).await
}

async fn values_come_back(db: &Db) {
    migrate(db, STEPS, 1).await.unwrap();
    db.write((), |tx, ()| async move { insert(tx, "é", 1 << 40).await }.boxed()).await.unwrap();
    let mut conn = db.reader().await.unwrap();
    let thing: Thing = conn.one("SELECT * FROM thing").await.unwrap();
    assert_eq!(thing, Thing { name: "é".into(), n: 1 << 40, ok: Some(true), x: None, b: Some(vec![0, 255]) });
    assert!(matches!(conn.one::<i64>("SELECT n FROM thing WHERE n < 0").await, Err(Error::NoRow)));
}

async fn a_failed_unit_leaves_no_trace(db: &Db) {
    migrate(db, STEPS, 1).await.unwrap();
    let twice = db
        .write((), |tx, ()| {
            async move {
                insert(tx, "a", 1).await?;
                insert(tx, "a", 2).await
            }
            .boxed()
        })
        .await;
    assert!(matches!(twice, Err(Error::Constraint(_))), "{twice:?}");
    let panicked: Result<(), Error> = db
        .write((), |tx, ()| {
            async move {
                insert(tx, "b", 1).await?;
                panic!("inside a unit")
            }
            .boxed()
        })
        .await;
    assert!(matches!(panicked, Err(Error::Panicked)));
    let count: i64 = db.reader().await.unwrap().one("SELECT count(*) FROM thing").await.unwrap();
    assert_eq!(count, 0);
    db.write((), |tx, ()| async move { insert(tx, "c", 1).await }.boxed()).await.unwrap();
}

async fn concurrent_increments_all_count(db: &Db) {
    migrate(db, STEPS, 1).await.unwrap();
    db.write((), |tx, ()| async move { insert(tx, "counter", 0).await }.boxed()).await.unwrap();
    let tasks = (0..200).map(|i| {
        let db = db.clone();
        tokio::spawn(async move {
            db.write(i, |tx, i: i64| {
                async move {
                    if i % 10 == 0 {
                        // Undone, and must not take its neighbours in the same commit with it.
                        tx.execute("UPDATE thing SET n = n + 1000").await?;
                        return Err(Error::NoRow);
                    }
                    tx.execute("UPDATE thing SET n = n + 1").await
                }
                .boxed()
            })
            .await
        })
    });
    let failed = futures::future::join_all(tasks).await.into_iter().filter(|r| r.as_ref().unwrap().is_err()).count();
    assert_eq!(failed, 20);
    let n: i64 = db.reader().await.unwrap().one("SELECT n FROM thing").await.unwrap();
    assert_eq!(n, 180);
}

async fn an_upgrade_equals_a_fresh_schema(db: &Db) {
    assert_eq!(migrate(db, &STEPS[..1], 1).await.unwrap(), 1);
    assert_eq!(migrate(db, STEPS, 2).await.unwrap(), 1);
    assert_eq!(migrate(db, STEPS, 3).await.unwrap(), 0);
    let snapshot = schema_snapshot(db).await.unwrap();
    assert!(snapshot.contains("thing_n"), "{snapshot}");
    assert!(matches!(migrate(db, &STEPS[..1], 4).await, Err(Error::Schema(_))), "a newer database is refused");
}

#[tokio::test]
async fn closing_waits_for_what_is_queued() {
    let f = sqlite().await;
    migrate(&f.db, STEPS, 1).await.unwrap();
    let db = f.db.clone();
    let write =
        tokio::spawn(async move { db.write((), |tx, ()| async move { insert(tx, "z", 1).await }.boxed()).await });
    tokio::task::yield_now().await;
    f.db.close().await;
    // Either it came before the stop and is durable, or it was refused: never half.
    let _ = write.await.unwrap();
    assert!(matches!(
        f.db.write((), |tx, ()| async move { insert(tx, "late", 1).await }.boxed()).await,
        Err(Error::Unavailable(_))
    ));
}
