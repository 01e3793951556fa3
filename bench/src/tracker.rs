//! Announces per CPU-second of the tracker, and memory of its sockets, against the tracker that PeerTube builds on
//! (npm's `bittorrent-tracker`, put into a temporary folder when the registry can be reached).

use crate::harness::peer::Peer;
use crate::harness::process::{cpu_seconds, output, program, pss_mib, terminate};
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::{Bench, median};
use anyhow::bail;
use futures::{StreamExt, TryStreamExt, stream};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

/// Peers that watch the same rendition.
const SWARM: usize = 20;
/// Announces of one socket: fewer than the server's bound on messages sent at once.
const EACH: usize = 40;
const SCRIPT: &str = include_str!("../scripts/tracker.mjs");
const PACKAGE: &str = "bittorrent-tracker@11";

/// One run.
struct Run {
    per_cpu: f64,
    per_second: f64,
    kib_per_socket: f64,
}

/// Runs both trackers in turn.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let other = install(folder.path()).await;
    let title =
        format!("tracker: announces, swarms of {SWARM}, {EACH} announces of each socket as fast as they are answered");
    let headings =
        ["tracker", "sockets", "offers", "announces per CPU-second", "per second", "KiB a socket", "ratio", "goal"];
    let mut table = Table::new(&title, &headings);
    for (sockets, offers) in [(200, 5), (1000, 0), (1000, 5)] {
        let (mut ours, mut theirs) = (vec![], vec![]);
        for round in 0..bench.rounds.unwrap_or(3) {
            // A new process each time, so that memory is that of these sockets.
            let data = folder.path().join(format!("data-{sockets}-{offers}-{round}"));
            let server = Server::start(&bench.server, &data, "").await?;
            let url = format!("ws://{}/tracker/socket", server.address);
            ours.push(load(server.pid, &url, sockets, offers).await?);
            server.stop().await?;
            if other {
                let (mut child, url) = start(folder.path()).await?;
                theirs.push(load(child.id().unwrap_or(0), &url, sockets, offers).await?);
                terminate(&mut child).await?;
            }
        }
        let of = |runs: &[Run], f: fn(&Run) -> f64| median(&runs.iter().map(f).collect::<Vec<_>>());
        let reference = of(&theirs, |r| r.per_cpu);
        for (name, runs, goal) in [("sepiola", &ours, ">= 4 and <= 10 KiB"), (PACKAGE, &theirs, "")] {
            if runs.is_empty() {
                continue;
            }
            let cpu = of(runs, |r| r.per_cpu);
            table.row(&[
                name.into(),
                sockets.to_string(),
                offers.to_string(),
                format!("{cpu:.0}"),
                format!("{:.0}", of(runs, |r| r.per_second)),
                format!("{:.1}", of(runs, |r| r.kib_per_socket)),
                if other { format!("{:.1}", cpu / reference) } else { "-".into() },
                goal.into(),
            ]);
        }
    }
    table.print();
    if !other {
        println!("\n{PACKAGE} could not be installed: no ratio.");
    }
    Ok(())
}

/// Connects a crowd, lets it announce once, then as fast as it is answered.
async fn load(pid: u32, url: &str, sockets: usize, offers: usize) -> anyhow::Result<Run> {
    let before = pss_mib(pid);
    let connect = |at: usize| async move {
        let mut peer = Peer::connect(url, at, at / SWARM, offers).await?;
        peer.announce().await?;
        anyhow::Ok(peer)
    };
    let crowd: Vec<Peer> = stream::iter(0..sockets).map(connect).buffer_unordered(50).try_collect().await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let kib_per_socket = (pss_mib(pid) - before) * 1024.0 / sockets as f64;
    let (cpu, begin) = (cpu_seconds(pid), Instant::now());
    let tasks = crowd.into_iter().map(|mut peer| {
        tokio::spawn(async move {
            for _ in 0..EACH {
                peer.announce().await?;
            }
            anyhow::Ok(peer)
        })
    });
    let mut kept = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        kept.push(task.await??);
    }
    let announces = (sockets * EACH) as f64;
    Ok(Run {
        per_cpu: announces / (cpu_seconds(pid) - cpu),
        per_second: announces / begin.elapsed().as_secs_f64(),
        kib_per_socket,
    })
}

/// Whether the other tracker could be put into a folder.
async fn install(folder: &Path) -> bool {
    let mut npm = program("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(folder).arg(PACKAGE);
    let done = tokio::time::timeout(Duration::from_secs(120), output(&mut npm)).await;
    matches!(done, Ok(Ok(_))) && std::fs::write(folder.join("tracker.mjs"), SCRIPT).is_ok()
}

/// Starts the other tracker on a free port.
async fn start(folder: &Path) -> anyhow::Result<(Child, String)> {
    let mut child = program("node").arg(folder.join("tracker.mjs")).stdout(Stdio::piped()).spawn()?;
    if let Some(stdout) = child.stdout.take()
        && let Some(port) = BufReader::new(stdout).lines().next_line().await?
    {
        return Ok((child, format!("ws://127.0.0.1:{port}/tracker/socket")));
    }
    bail!("the other tracker does not start")
}
