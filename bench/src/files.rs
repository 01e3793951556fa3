//! Ranges of 2 MB out of one large file, by wrk: bytes per CPU-second of the server's process tree, against nginx.

use crate::harness::api::{Api, path_of, text};
use crate::harness::media::{self, Kind};
use crate::harness::process::{cpu_seconds, program, terminate};
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::wrk::{self, Ask};
use crate::harness::{Bench, median};
use anyhow::{Context, bail};
use std::path::Path;
use std::time::Duration;
use tokio::process::Child;

const LENGTH: u64 = 2_000_000;
const CONNECTIONS: u32 = 16;

/// A side of the comparison, and what it did.
struct Side {
    name: &'static str,
    pid: u32,
    url: String,
    token: Option<String>,
    bytes_per_cpu: Vec<f64>,
    bytes_per_second: Vec<f64>,
    p99: Vec<f64>,
}

/// Runs public, private, nginx in turn.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let ladder = "transcoding: { resolutions: { 240p: false, 360p: false, 480p: false, 720p: true, 1080p: false } }\n";
    let data = folder.path().join("data");
    let server = Server::start(&bench.server, &data, ladder).await?;
    let api = Api::sign_in(&server).await?;
    let source = media::source(folder.path(), Kind::WebReady, 360).await?;
    let mut sides = Vec::new();
    for (name, privacy) in [("sepiola, public file", 1), ("sepiola, private file, bearer token", 3)] {
        let video = api.upload(&source, privacy).await?;
        api.wait_until_made(&server, &video.uuid).await?;
        let page = api.get(&format!("/api/v1/videos/{}", video.uuid)).await?;
        let address = text(&page, "/streamingPlaylists/0/files/0/fileUrl")?;
        let url = format!("http://{}{}", server.address, path_of(&address));
        let token = (privacy != 1).then(|| api.token().to_owned());
        sides.push(Side::new(name, server.pid, url, token));
    }
    let file = data.join("storage").join(path_of(&sides[0].url).trim_start_matches("/static/"));
    let size = file.metadata().with_context(|| format!("{} is not where it should be", file.display()))?.len();
    let (mut nginx, port) = nginx(folder.path(), file.parent().context("a file has a folder")?).await?;
    let name = file.file_name().and_then(|n| n.to_str()).context("a plain name")?;
    let pid = nginx.id().context("nginx ended")?;
    sides.push(Side::new("nginx, sendfile", pid, format!("http://127.0.0.1:{port}/{name}"), None));
    let script = wrk::script(folder.path())?;
    for _ in 0..bench.rounds.unwrap_or(5) {
        for side in &mut sides {
            side.load(&script, size, bench.seconds.unwrap_or(5)).await?;
        }
    }
    terminate(&mut nginx).await?;
    server.stop().await?;
    let title = format!("files: ranges of 2 MB of a file of {} MB, {CONNECTIONS} connections", size / 1_000_000);
    let mut table = Table::new(&title, &["what", "GB per CPU-second", "GB/s", "p99 ms", "ratio to nginx", "goal"]);
    let reference = median(&sides[2].bytes_per_cpu);
    for side in &sides {
        let cpu = median(&side.bytes_per_cpu);
        table.row(&[
            side.name.into(),
            format!("{:.2}", cpu / 1e9),
            format!("{:.2}", median(&side.bytes_per_second) / 1e9),
            format!("{:.1}", median(&side.p99)),
            format!("{:.2}", cpu / reference),
            if side.name.starts_with("nginx") { String::new() } else { ">= 0.90".into() },
        ]);
    }
    table.print();
    Ok(())
}

impl Side {
    fn new(name: &'static str, pid: u32, url: String, token: Option<String>) -> Self {
        Side { name, pid, url, token, bytes_per_cpu: vec![], bytes_per_second: vec![], p99: vec![] }
    }

    async fn load(&mut self, script: &Path, size: u64, seconds: u64) -> anyhow::Result<()> {
        let before = cpu_seconds(self.pid);
        let ask = Ask::Ranges { file: size, length: LENGTH };
        let load = wrk::run(script, &self.url, CONNECTIONS, seconds, self.token.as_deref(), &ask).await?;
        let cpu = cpu_seconds(self.pid) - before;
        if load.errors > 0.0 || load.bytes < LENGTH as f64 {
            bail!("{}: {} errors, {} bytes", self.name, load.errors, load.bytes);
        }
        self.bytes_per_cpu.push(load.bytes / cpu);
        self.bytes_per_second.push(load.bytes / load.seconds);
        self.p99.push(load.p99);
        Ok(())
    }
}

/// nginx on a folder, with a configuration of its own and nothing outside `place`.
async fn nginx(place: &Path, root: &Path) -> anyhow::Result<(Child, u16)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let own = place.join("nginx");
    std::fs::create_dir(&own)?;
    let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|n| format!("{n}_temp_path {}/{n};", own.display()))
        .join("\n");
    let config = format!(
        "user root;\ndaemon off;\nworker_processes auto;\npid {own}/pid;\nerror_log {own}/error.log;\n\
         events {{ worker_connections 1024; }}\nhttp {{\naccess_log off;\nsendfile on;\ntcp_nopush on;\n\
         keepalive_requests 1000000;\nopen_file_cache max=100;\ntypes {{ video/mp4 mp4; }}\n{folders}\n\
         server {{ listen 127.0.0.1:{port} reuseport; root {root}; }}\n}}\n",
        own = own.display(),
        root = root.display()
    );
    std::fs::write(own.join("nginx.conf"), config)?;
    let mut command = program("nginx");
    let child = command.arg("-p").arg(&own).arg("-c").arg(own.join("nginx.conf")).spawn()?;
    for _ in 0..200 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok((child, port));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("nginx does not listen: {}", std::fs::read_to_string(own.join("error.log")).unwrap_or_default())
}
