//! Activities from 50 servers, with and without one more whose documents never come: how many are verified and committed in a second,
//! and in a second of the processor.
//!
//! Each sender sends one after the other, signed, and each activity counts a view of a video. The server that hangs sends as well, some
//! at once: nothing of it can be verified, because its key is never answered.

use crate::harness::api::Api;
use crate::harness::senders::Senders;
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::{Bench, median};
use crate::seed::{file, seed};
use anyhow::{Context, bail};
use database::{Db, SqliteOptions};
use futures::future::try_join_all;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Servers that send.
const SENDERS: usize = 50;
/// Activities of each that are measured.
const ACTIVITIES: usize = 60;
/// Requests of the server that hangs at the same time.
const HUNG: usize = 4;
/// A benchmark that waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(180);
/// What the server must allow: all come from one machine.
const MORE: &str = "federation: { prevent_ssrf: false }\n";

/// What one load came to.
struct Run {
    per_second: f64,
    per_cpu: f64,
}

/// Sends without the one that hangs, and with it, in turn.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (mut alone, mut beside) = (vec![], vec![]);
    for round in 0..bench.rounds.unwrap_or(3) {
        for hangs in [false, true] {
            let data = folder.path().join(format!("{round}-{hangs}"));
            let log = || std::fs::read_to_string(data.join("bench.log")).unwrap_or_default();
            let run = receive(bench, &data, hangs).await.with_context(log)?;
            if hangs { beside.push(run) } else { alone.push(run) }
        }
    }
    let title = format!("inbox: {SENDERS} servers send {ACTIVITIES} activities each");
    let headings = ["senders", "activities per CPU-second", "per second", "ratio of throughput", "goal"];
    let mut table = Table::new(&title, &headings);
    let of = |runs: &[Run], f: fn(&Run) -> f64| median(&runs.iter().map(f).collect::<Vec<_>>());
    let reference = of(&alone, |r| r.per_second);
    for (name, runs, goal) in [("all answer", &alone, ""), ("and one more hangs", &beside, ">= 0.95")] {
        let per_second = of(runs, |r| r.per_second);
        table.row(&[
            name.into(),
            format!("{:.0}", of(runs, |r| r.per_cpu)),
            format!("{per_second:.0}"),
            format!("{:.2}", per_second / reference),
            goal.into(),
        ]);
    }
    table.print();
    Ok(())
}

/// Has one server receive everything, and waits until all of it had its effect.
async fn receive(bench: &Bench, data: &Path, hangs: bool) -> anyhow::Result<Run> {
    seed(bench, data, 1, 100).await?;
    let senders = Arc::new(Senders::start().await?);
    let server = Server::start(&bench.server, data, MORE).await?;
    let api = Api::sign_in(&server).await?;
    let (inbox, before) = (format!("http://{}/inbox", server.address), views(&api).await?);
    // Keys are fetched and actors stored before anything is measured; one after the other, because only so many unknown keys are asked for at a time.
    for sender in 0..SENDERS {
        send(&senders, &inbox, sender, 0).await?;
    }
    processed(&api, before + SENDERS as i64).await?;
    let mut hung = JoinSet::new();
    if hangs {
        for number in 0..HUNG {
            hung.spawn(hang(senders.clone(), inbox.clone(), number));
        }
    }
    let (cpu, begin) = (server.cpu(), Instant::now());
    let all = (0..SENDERS).map(|sender| {
        let (senders, inbox) = (&senders, &inbox);
        async move {
            for number in 1..=ACTIVITIES {
                send(senders, inbox, sender, number).await?;
            }
            anyhow::Ok(())
        }
    });
    try_join_all(all).await?;
    let count = SENDERS * ACTIVITIES;
    processed(&api, before + (SENDERS + count) as i64).await?;
    let run =
        Run { per_second: count as f64 / begin.elapsed().as_secs_f64(), per_cpu: count as f64 / (server.cpu() - cpu) };
    hung.abort_all();
    server.stop().await?;
    // Written, and not only counted in memory.
    let db = Db::open_sqlite(SqliteOptions { path: file(data), readers: 1 }).await?;
    let done: i64 = db.reader().await?.one("SELECT count(*) FROM inbox_activity WHERE done").await?;
    db.close().await;
    if done != (SENDERS + count) as i64 {
        bail!("{done} activities were committed, {} were sent", SENDERS + count);
    }
    Ok(run)
}

/// One view, which must be taken.
async fn send(senders: &Senders, inbox: &str, sender: usize, number: usize) -> anyhow::Result<()> {
    let actor = senders.actor(sender);
    let view = json!({"type": "View", "id": format!("{actor}/views/{number}"), "actor": actor, "object": "http://127.0.0.1/videos/watch/1"});
    let status = senders.send(inbox, &actor, &view).await?;
    if status.as_u16() != 204 {
        bail!("an activity of {actor} was answered with {status}");
    }
    Ok(())
}

/// The server that hangs, again and again; whatever it is answered.
async fn hang(senders: Arc<Senders>, inbox: String, number: usize) {
    let actor = senders.hung();
    for at in 0.. {
        let view = json!({"type": "View", "id": format!("{actor}/views/{number}-{at}"), "actor": actor,
            "object": "http://127.0.0.1/videos/watch/1"});
        if senders.send(&inbox, &actor, &view).await.is_err() {
            return;
        }
        // It may be refused at once, when enough of it waits already.
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Views of the one video.
async fn views(api: &Api) -> anyhow::Result<i64> {
    let video = api.get("/api/v1/videos/1").await?;
    video.pointer("/views").and_then(serde_json::Value::as_i64).context("a video without views")
}

/// Waits until all that was sent is counted.
async fn processed(api: &Api, wanted: i64) -> anyhow::Result<()> {
    let begin = Instant::now();
    while views(api).await? < wanted {
        if begin.elapsed() > PATIENCE {
            bail!("{} of {wanted} views were counted", views(api).await?);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}
