//! Benchmarks: each prints one table of figures beside their goals, cleans up and ends by itself. See `bench/README.md`.

mod files;
mod first_playable;
mod harness;
mod idle;
mod inbox;
mod ladder;
mod list;
mod outbox;
mod p2p;
mod search;
mod seed;
mod tracker;
mod viewers;

use anyhow::bail;
use harness::Bench;
use std::path::PathBuf;
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "bench NAME [--server PATH] [--rounds N] [--seconds N]
  ladder          CPU of a whole upload against one bare ffmpeg command
  first-playable  seconds from the last uploaded byte to something to watch
  files           ranges of a file against nginx: bytes per CPU-second
  idle            memory at rest, and seconds from start to the first answer
  list            lists and watch pages with 1,000 to 100,000 videos
  tracker         announces per CPU-second
  viewers         1,000 viewers: sockets, segments, heart-beats
  outbox          deliveries to 1,000 servers, a tenth of them dead
  inbox           activities from 50 servers, and one more that hangs
  search          the index alone: questions with and without mistakes (--rounds N: N thousand titles only)
  p2p             four browsers on one video: bytes from the origin
--server is the release binary to measure (default: `sepiola` beside this program).";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else { bail!("{USAGE}") };
    let mut bench = Bench { server: beside()?, rounds: None, seconds: None };
    while let Some(key) = arguments.next() {
        let Some(value) = arguments.next() else { bail!("{key} needs a value\n{USAGE}") };
        match key.as_str() {
            "--server" => bench.server = PathBuf::from(value).canonicalize()?,
            "--rounds" => bench.rounds = Some(value.parse()?),
            "--seconds" => bench.seconds = Some(value.parse()?),
            _ => bail!("{key} is not known\n{USAGE}"),
        }
    }
    if !bench.server.is_file() {
        bail!("{} is missing: cargo build --release -p sepiola", bench.server.display());
    }
    // Told to end, it drops what it holds: servers are killed, folders removed.
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        done = measure(&name, &bench) => done,
        _ = terminate.recv() => bail!("stopped"),
        _ = tokio::signal::ctrl_c() => bail!("stopped"),
    }
}

async fn measure(name: &str, bench: &Bench) -> anyhow::Result<()> {
    match name {
        "ladder" => ladder::run(bench).await,
        "first-playable" => first_playable::run(bench).await,
        "files" => files::run(bench).await,
        "idle" => idle::run(bench).await,
        "list" => list::run(bench).await,
        "tracker" => tracker::run(bench).await,
        "viewers" => viewers::run(bench).await,
        "outbox" => outbox::run(bench).await,
        "inbox" => inbox::run(bench).await,
        "search" => search::run(bench).await,
        "p2p" => p2p::run(bench).await,
        _ => bail!("{name} is not known\n{USAGE}"),
    }
}

/// The server that was built together with this program.
fn beside() -> anyhow::Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("sepiola"))
}
