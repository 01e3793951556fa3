//! What goes on in the background: jobs, the tracker's list, counters, housekeeping.

use crate::features;
use futures::FutureExt;
use job_queue::{Options, Worker};
use notification::Push;
use platform::App;
use playback::Playback;
use std::time::Duration;
use tokio::task::JoinSet;

/// Background work under way, and what requests share with it.
pub(crate) struct Background {
    pub(crate) playback: Playback,
    pub(crate) push: Push,
    tasks: JoinSet<anyhow::Result<()>>,
}

impl Background {
    /// Waits until everything has noticed the shutdown and come to its end.
    pub(crate) async fn finish(mut self) -> anyhow::Result<()> {
        while let Some(ended) = self.tasks.join_next().await {
            ended??;
        }
        Ok(())
    }
}

/// Starts everything.
pub(crate) async fn start(app: &App, node: &str) -> anyhow::Result<Background> {
    let jobs = app.config().testing.jobs.clone();
    let options = Options { node: node.to_owned(), lease: jobs.lease, poll: jobs.poll, backoff: jobs.backoff };
    let worker = Worker::new(app.db.clone(), app.clock.as_fn(), features::handlers(app), options);
    let playback = Playback::new(app);
    let push = Push::new(app);
    let mut tasks = JoinSet::new();
    let stop = app.shutdown.clone();
    tasks.spawn(async move { Ok(worker.run(stop).await?) });
    for task in playback.tasks() {
        tasks.spawn(task.map(Ok));
    }
    for timer in video::start(app).into_iter().chain(viewing::start(app)).chain([
        user::start(app),
        moderation::start(app),
        watched_words::start(app),
        import::start(app),
    ]) {
        tasks.spawn(async move { Ok(timer.await?) });
    }
    tasks.spawn(notification::consume(app.clone()).map(Ok));
    tasks.spawn(search::follow(app.clone()).map(Ok));
    tasks.spawn(transcription::follow(app.clone()).map(Ok));
    tasks.spawn(push.clone().run().map(Ok));
    tasks.spawn(delivery::Lanes::new(app).run().map(Ok));
    tasks.spawn(outbox::consume(app.clone()).map(Ok));
    tasks.spawn(outbox::viewers(app.clone()).map(Ok));
    tasks.spawn(feed::hub::watch(app.clone()).map(Ok));
    tasks.spawn(follow::index::follow(app.clone()).map(Ok));
    tasks.spawn(follow::scores::run(app.clone()).map(Ok));
    let ladders = app.clone();
    tasks.spawn(async move {
        if let Err(e) = transcoding::remove_abandoned(&ladders).await {
            tracing::warn!(error = %e, "what ladders of removed videos left cannot be removed yet");
        }
        Ok(())
    });
    tasks.spawn(instance::custom::follow(app.clone()).map(Ok));
    tasks.spawn(federation::start(app).map(Ok));
    tasks.spawn(housekeeping(app.clone()).map(Ok));
    Ok(Background { playback, push, tasks })
}

/// Forgets ended jobs and old events; once an hour is often enough.
async fn housekeeping(app: App) {
    loop {
        let config = app.config();
        let jobs = &config.testing.jobs;
        let age = |d: Duration| i64::try_from(d.as_millis()).unwrap_or(i64::MAX / 2);
        let now = app.now();
        let before = now - age(jobs.keep_completed.max(jobs.keep_failed));
        let pruned = app.db.write(before, |tx, before| job_queue::prune(tx, before).boxed()).await;
        if let Err(e) = pruned {
            tracing::warn!(error = %e, "old jobs cannot be removed");
        }
        let week = now - age(Duration::from_secs(7 * 24 * 3600));
        if let Err(e) = app.db.write(week, |tx, before| platform::event::prune(tx, before).boxed()).await {
            tracing::warn!(error = %e, "old events cannot be removed");
        }
        tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = tokio::time::sleep(config.testing.scheduler.remove_old_jobs) => {}
        }
    }
}
