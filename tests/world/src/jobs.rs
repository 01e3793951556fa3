//! Running the jobs that a feature's tests left to be done.

use crate::World;
use database::Sql;
use job_queue::{Handler, Options, Worker};
use std::sync::Arc;
use std::time::Duration;

impl World {
    /// Runs the jobs of these handlers whose time has come, and those that they make, until none is left.
    pub async fn work(&self, handlers: Vec<Arc<dyn Handler>>) {
        let options = Options {
            node: "test".into(),
            lease: Duration::from_secs(60),
            poll: Duration::from_millis(10),
            backoff: Duration::from_millis(5),
        };
        let kinds: Vec<&'static str> = handlers.iter().map(|h| h.kind()).collect();
        let worker = Worker::new(self.app.db.clone(), self.app.clock.as_fn(), handlers, options);
        let stop = self.app.shutdown.child_token();
        let run = tokio::spawn(worker.run(stop.clone()));
        let mut changes = self.app.db.changes();
        while self.due(&kinds).await > 0 {
            let _ = tokio::time::timeout(Duration::from_millis(20), changes.changed()).await;
        }
        stop.cancel();
        run.await.expect("the worker ends").expect("the worker runs");
    }

    async fn due(&self, kinds: &[&'static str]) -> i64 {
        let mut sql = Sql::new("SELECT count(*) FROM job WHERE kind IN ");
        sql.list(kinds.iter().copied());
        sql.push(" AND (state IN ('waiting', 'active') OR (state = 'delayed' AND run_at <= ")
            .arg(self.app.now())
            .push("))");
        self.one(sql).await
    }
}
