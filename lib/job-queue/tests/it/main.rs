//! The queue's promises: order, retries, recovery, parents, pauses.

use database::{Db, Error, Migration, Sql, SqliteOptions, migrate};
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, EVERY_KIND, Failure, Handler, NewJob, Options, Worker, enqueue, pause, resume, stop};
use serde_json::json;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

static STEPS: &[Migration] = &[Migration {
    version: 1,
    name: "foundation",
    sqlite: include_str!("../../../../migrations/0001_foundation.sqlite.sql"),
    postgres: include_str!("../../../../migrations/0001_foundation.postgres.sql"),
}];

#[derive(Default)]
struct Recorder {
    seen: Mutex<Vec<String>>,
    fail_first: AtomicI64,
    gave_up: Mutex<Vec<String>>,
}

impl Handler for Recorder {
    fn kind(&self) -> &'static str {
        "record"
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let name = job.payload["name"].as_str().unwrap_or_default().to_owned();
            if name == "hang" {
                job.cancel.cancelled().await;
                return Err(Failure::Released);
            }
            if self.fail_first.fetch_sub(1, Ordering::SeqCst) > 0 {
                return Err(Failure::Retry("not yet".into()));
            }
            self.seen.lock().unwrap().push(name.clone());
            if name == "bad" { Err(Failure::Permanent("no way".into())) } else { Ok(()) }
        }
        .boxed()
    }
    fn failed<'a>(&'a self, _: &'a Context, why: &'a str) -> BoxFuture<'a, ()> {
        async move { self.gave_up.lock().unwrap().push(why.to_owned()) }.boxed()
    }
}

struct Bench {
    db: Db,
    handler: Arc<Recorder>,
    lease: Duration,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open_sqlite(SqliteOptions { path: folder.path().join("q.sqlite"), readers: 2 }).await.unwrap();
        migrate(&db, STEPS, 0).await.unwrap();
        Bench { db, handler: Arc::default(), lease: Duration::from_secs(30), _folder: folder }
    }
    async fn add(&self, name: &'static str, priority: i64, parent: Option<i64>) -> i64 {
        self.db
            .write((), move |tx, ()| {
                let mut job = NewJob::new("record", json!({ "name": name }), 0);
                (job.priority, job.parent) = (priority, parent);
                async move { enqueue(tx, 0, job).await }.boxed()
            })
            .await
            .unwrap()
    }
    fn start(&self) -> (CancellationToken, tokio::task::JoinHandle<Result<(), Error>>) {
        let options = Options {
            node: "n1".into(),
            lease: self.lease,
            poll: Duration::from_millis(20),
            backoff: Duration::from_millis(1),
        };
        let start = std::time::Instant::now();
        let clock = Arc::new(move || 1 + i64::try_from(start.elapsed().as_millis()).unwrap());
        let worker = Worker::new(self.db.clone(), clock, vec![self.handler.clone()], options);
        let stop = CancellationToken::new();
        (stop.clone(), tokio::spawn(worker.run(stop)))
    }
    async fn state(&self, id: i64) -> String {
        let sql = Sql::new("SELECT state FROM job WHERE id = $1").bind(id);
        self.db.reader().await.unwrap().one(sql).await.unwrap()
    }
    /// Waits for a state; a test that never gets it hangs and is stopped by the runner.
    async fn until(&self, id: i64, state: &str) {
        while self.state(id).await != state {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

#[tokio::test]
async fn lower_priority_numbers_run_first_and_failures_are_kept() {
    let b = Bench::new().await;
    let late = b.add("late", 200, None).await;
    b.add("early", 1, None).await;
    let bad = b.add("bad", 100, None).await;
    let (stop, worker) = b.start();
    b.until(late, "completed").await;
    assert_eq!(*b.handler.seen.lock().unwrap(), ["early", "bad", "late"]);
    assert_eq!(b.state(bad).await, "failed");
    stop.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_retry_succeeds_later_and_attempts_end() {
    let b = Bench::new().await;
    b.handler.fail_first.store(2, Ordering::SeqCst);
    let job = b.add("third time", 1, None).await;
    let (stop, worker) = b.start();
    b.until(job, "completed").await;
    b.handler.fail_first.store(3, Ordering::SeqCst);
    let job = b.add("never", 1, None).await;
    b.until(job, "failed").await;
    stop.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_parent_waits_for_its_children() {
    let b = Bench::new().await;
    let parent = b.add("parent", 1, None).await;
    let child = b.add("child", 200, Some(parent)).await;
    assert_eq!(b.state(parent).await, "waiting-children");
    let (stop, worker) = b.start();
    b.until(parent, "completed").await;
    assert_eq!(b.state(child).await, "completed");
    assert_eq!(*b.handler.seen.lock().unwrap(), ["child", "parent"]);
    b.db.write((), |tx, ()| async move { pause(tx, "record", 0).await }.boxed()).await.unwrap();
    let parent = b.add("parent", 1, None).await;
    let _ = b.add("bad", 1, Some(parent)).await;
    b.db.write((), |tx, ()| async move { resume(tx, "record").await }.boxed()).await.unwrap();
    b.until(parent, "failed").await;
    stop.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test]
async fn all_kinds_are_paused_at_once() {
    let b = Bench::new().await;
    b.db.write((), |tx, ()| async move { pause(tx, EVERY_KIND, 0).await }.boxed()).await.unwrap();
    let job = b.add("patient", 1, None).await;
    let (stop, worker) = b.start();
    // It would have been started by now: the worker looks at once, and again whenever something changes.
    for _ in 0..20 {
        b.db.write((), |tx, ()| {
            tx.wake();
            async { Ok::<_, Error>(()) }.boxed()
        })
        .await
        .unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(b.state(job).await, "waiting");
    b.db.write((), |tx, ()| async move { resume(tx, EVERY_KIND).await }.boxed()).await.unwrap();
    b.until(job, "completed").await;
    stop.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_stop_puts_the_job_back_without_counting_the_start() {
    let b = Bench::new().await;
    let job = b.add("hang", 1, None).await;
    let (stop, worker) = b.start();
    b.until(job, "active").await;
    stop.cancel();
    worker.await.unwrap().unwrap();
    assert_eq!(b.state(job).await, "waiting");
    let sql = Sql::new("SELECT attempts FROM job WHERE id = $1").bind(job);
    assert_eq!(b.db.reader().await.unwrap().one::<i64>(sql).await.unwrap(), 0);
}

#[tokio::test]
async fn a_dead_node_takes_its_jobs_back_at_start() {
    let b = Bench::new().await;
    // The third start of one died with the server, as it happens; the other has killed its server ten times before.
    let (unlucky, deadly) = (b.add("unlucky", 1, None).await, b.add("deadly", 1, None).await);
    let interrupt = "UPDATE job SET state = 'active', lease_owner = 'n1', lease_until = 9999999999999, attempts = 3, \
                     interruptions = $2 WHERE id = $1";
    b.db.write([(unlucky, 0i64), (deadly, 10)], move |tx, jobs| {
        async move {
            for (job, before) in jobs {
                tx.execute(Sql::new(interrupt).bind(job).bind(before)).await?;
            }
            Ok::<_, Error>(())
        }
        .boxed()
    })
    .await
    .unwrap();
    let (stop, worker) = b.start();
    for (job, starts) in [(unlucky, 3), (deadly, 4)] {
        b.until(job, "completed").await;
        let sql = Sql::new("SELECT attempts FROM job WHERE id = $1").bind(job);
        assert_eq!(b.db.reader().await.unwrap().one::<i64>(sql).await.unwrap(), starts);
    }
    stop.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_job_that_is_stopped_fails_and_is_not_tried_again() {
    let mut b = Bench::new().await;
    // The heart beats three times in a lease.
    b.lease = Duration::from_millis(60);
    let id = b.add("hang", 100, None).await;
    let ask = async || b.db.write(id, |tx, id| async move { stop(tx, id).await }.boxed()).await.unwrap();
    assert!(!ask().await, "it does not run yet");
    let (end, worker) = b.start();
    b.until(id, "active").await;
    assert!(ask().await);
    b.until(id, "failed").await;
    assert_eq!(*b.handler.gave_up.lock().unwrap(), ["an administrator cancelled it"]);
    assert!(!ask().await, "it is over");
    end.cancel();
    worker.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_job_that_was_stopped_before_its_server_died_fails_at_the_next_start() {
    let b = Bench::new().await;
    let id = b.add("once more", 100, None).await;
    let died = b.db.write(id, |tx, id| {
        async move {
            let sql =
                "UPDATE job SET state = 'active', attempts = 1, lease_owner = 'n1', lease_until = 1 WHERE id = $1";
            tx.execute(Sql::new(sql).bind(id)).await?;
            stop(tx, id).await
        }
        .boxed()
    });
    assert!(died.await.unwrap());
    let (end, worker) = b.start();
    b.until(id, "failed").await;
    assert!(b.handler.seen.lock().unwrap().is_empty());
    assert_eq!(b.handler.gave_up.lock().unwrap().len(), 1);
    end.cancel();
    worker.await.unwrap().unwrap();
}
