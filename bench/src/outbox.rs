//! Deliveries to 1,000 servers that follow an account, with and without a tenth of them dead: per CPU-second, and how long the
//! slowest of the living wait.
//!
//! Each server is an address of its own below 127/8. The living share one listener; connections to the dead are taken and never
//! answered.

use crate::harness::api::Api;
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::{Bench, median, outbox_stub::Stub};
use crate::seed::file;
use anyhow::bail;
use database::{Db, Sql, SqliteOptions};
use futures::FutureExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// Servers that follow.
const SERVERS: i64 = 1000;
/// One in so many is dead.
const DEAD: i64 = 10;
/// Activities sent to all of them by one server process. What is dead is found out by the first.
const ACTIVITIES: usize = 4;
/// A benchmark that waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// What one activity took.
struct Run {
    per_cpu: f64,
    p99: f64,
}

/// Sends to all living, and to a tenth of dead among them, in turn.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (mut living, mut unknown, mut known) = (vec![], vec![], vec![]);
    for round in 0..bench.rounds.unwrap_or(3) {
        for dead in [false, true] {
            let data = folder.path().join(format!("{round}-{dead}"));
            let mut runs = deliver(bench, &data, dead).await?;
            match dead {
                false => living.append(&mut runs),
                true => {
                    known.extend(runs.drain(1..));
                    unknown.append(&mut runs);
                }
            }
        }
    }
    let title = format!("outbox: one activity to {SERVERS} servers, {ACTIVITIES} activities each");
    let headings = ["servers", "deliveries per CPU-second", "p99 of the living, ms", "ratio of p99", "goal"];
    let mut table = Table::new(&title, &headings);
    let of = |runs: &[Run], f: fn(&Run) -> f64| median(&runs.iter().map(f).collect::<Vec<_>>());
    let reference = of(&living, |r| r.p99);
    for (name, runs, goal) in [
        ("all living", &living, ""),
        ("one in ten dead, not known yet", &unknown, "<= 1.1"),
        ("one in ten dead, known", &known, "<= 1.1"),
    ] {
        let p99 = of(runs, |r| r.p99);
        table.row(&[
            name.into(),
            format!("{:.0}", of(runs, |r| r.per_cpu)),
            format!("{p99:.0}"),
            format!("{:.2}", p99 / reference),
            goal.into(),
        ]);
    }
    table.print();
    Ok(())
}

/// Has one server tell all that follow it of a few changes, one after the other.
async fn deliver(bench: &Bench, data: &Path, with_dead: bool) -> anyhow::Result<Vec<Run>> {
    let stub = Stub::start().await?;
    let more = "federation: { prevent_ssrf: false }\n";
    Server::start(&bench.server, data, more).await?.stop().await?;
    let living = follow(data, &stub, with_dead).await?;
    let server = Server::start(&bench.server, data, more).await?;
    let api = Api::sign_in(&server).await?;
    let mut runs = Vec::new();
    for at in 0..ACTIVITIES {
        stub.take();
        let (cpu, begin) = (server.cpu(), Instant::now());
        api.put("/api/v1/users/me", &serde_json::json!({ "displayName": format!("Name {at}") })).await?;
        while stub.count() < living {
            if begin.elapsed() > PATIENCE {
                bail!("{} of {living} servers were told:\n{}", stub.count(), log(data));
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        // What is recorded of the last ones counts as well.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let mut waits: Vec<f64> = stub.take().iter().map(|at| (*at - begin).as_secs_f64() * 1000.0).collect();
        waits.sort_by(f64::total_cmp);
        runs.push(Run { per_cpu: living as f64 / (server.cpu() - cpu), p99: waits[(waits.len() - 1) * 99 / 100] });
    }
    server.stop().await?;
    Ok(runs)
}

fn log(data: &Path) -> String {
    std::fs::read_to_string(data.join("bench.log")).unwrap_or_default()
}

/// Writes the followers of root's account; how many are alive.
async fn follow(data: &Path, stub: &Stub, with_dead: bool) -> anyhow::Result<usize> {
    let db = Db::open_sqlite(SqliteOptions { path: file(data), readers: 1 }).await?;
    let (port, dead_port) = (i64::from(stub.port), i64::from(stub.dead_port));
    let every = if with_dead { DEAD } else { SERVERS + 1 };
    let write = db.write((port, dead_port, every), |tx, (port, dead_port, every)| {
        async move {
            tx.execute(Sql::new(ACTORS).bind(SERVERS).bind(every).bind(dead_port).bind(port)).await?;
            tx.execute(FOLLOWS).await?;
            Ok::<_, database::Error>(())
        }
        .boxed()
    });
    write.await?;
    db.close().await;
    Ok(usize::try_from(if with_dead { SERVERS - SERVERS / DEAD } else { SERVERS })?)
}

const ACTORS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1), \
 h(i, host) AS (SELECT i, '127.0.' || (1 + i / 250) || '.' || (1 + i % 250) || ':' || CASE WHEN i % $2 = 0 THEN $3 ELSE $4 END FROM n) \
 INSERT INTO actor (kind, username, username_fold, host, url, inbox_url, shared_inbox_url, created_at, updated_at) \
 SELECT 'Person', 'fan', 'fan', host, 'http://' || host || '/fan', 'http://' || host || '/fan/inbox', 'http://' || host || '/inbox', 1, 1 FROM h";
const FOLLOWS: &str = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
 SELECT r.id, t.id, 'accepted', 5000, 1, 1 FROM actor r JOIN actor t ON t.username = 'root' AND t.host IS NULL WHERE r.username = 'fan'";
