//! Memory of a server that does nothing, and time from its start to the first answer: with an empty and a large database.

use crate::harness::process::pss_mib;
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::{Bench, median};
use crate::seed;
use anyhow::bail;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Runs with nothing, and with 100,000 videos.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let title =
        "idle: memory of the whole process tree after 5 s of rest, and start to the first 200 on /api/v1/config";
    let headings = ["database", "PSS MiB", "goal", "listening ms", "first 200 ms", "goal"];
    let mut table = Table::new(title, &headings);
    for (name, videos, text) in [("empty", 0, 0), ("100,000 videos", 100_000, 6000)] {
        let data = folder.path().join(name);
        match videos {
            0 => Server::start(&bench.server, &data, "").await?.stop().await?,
            _ => seed::seed(bench, &data, videos, text).await?,
        }
        let size = std::fs::metadata(seed::file(&data))?.len();
        let (mut listening, mut answered, mut pss) = (vec![], vec![], vec![]);
        for round in 0..bench.rounds.unwrap_or(9) {
            let (server, first) = first_answer(bench, &data).await?;
            listening.push(server.started_in.as_secs_f64() * 1000.0);
            answered.push(first.as_secs_f64() * 1000.0);
            if round < 3 {
                tokio::time::sleep(Duration::from_secs(5)).await;
                pss.push(pss_mib(server.pid));
            }
            server.stop().await?;
        }
        table.row(&[
            format!("{name}, {} MB", size / 1_000_000),
            format!("{:.1}", median(&pss)),
            "<= 40".into(),
            format!("{:.0}", median(&listening)),
            format!("{:.0}", median(&answered)),
            "<= 100".into(),
        ]);
    }
    table.print();
    Ok(())
}

/// Starts the server and asks until it answers.
async fn first_answer(bench: &Bench, data: &Path) -> anyhow::Result<(Server, Duration)> {
    let begin = Instant::now();
    let server = Server::start(&bench.server, data, "").await?;
    while begin.elapsed() < Duration::from_secs(30) {
        if let Ok(mut socket) = TcpStream::connect(&server.address).await {
            socket.write_all(b"GET /api/v1/config HTTP/1.1\r\nhost: localhost\r\n\r\n").await?;
            let mut head = [0; 15];
            if socket.read_exact(&mut head).await.is_ok() && head.starts_with(b"HTTP/1.1 200") {
                return Ok((server, begin.elapsed()));
            }
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    bail!("/api/v1/config does not answer with 200")
}
