//! Four browsers on one video with the web client: bytes the origin sent against bytes that were watched.

use crate::harness::Bench;
use crate::harness::api::Api;
use crate::harness::media::{self, Kind};
use crate::harness::process::{output, program};
use crate::harness::server::Server;
use crate::harness::table::Table;
use anyhow::Context;
use serde_json::Value;
use std::path::Path;

const VIEWERS: usize = 4;
const SECONDS: u32 = 60;

/// Runs the browsers once.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    // One rendition, so that all watch the same bytes; no STUN, so that nothing leaves this machine.
    let config = "transcoding: { resolutions: { 240p: false, 360p: false, 480p: false, 720p: true, 1080p: false } }\n\
                  webrtc: { stun_servers: [] }\n";
    let server = Server::start(&bench.server, &folder.path().join("data"), config).await?;
    let api = Api::sign_in(&server).await?;
    let video = api.upload(&media::source(folder.path(), Kind::WebReady, SECONDS).await?, 1).await?;
    api.wait_until_made(&server, &video.uuid).await?;
    let page = api.get(&format!("/api/v1/videos/{}", video.uuid)).await?;
    let size =
        page.pointer("/streamingPlaylists/0/files/0/size").and_then(Value::as_f64).context("a file has a size")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/p2p.mjs");
    let mut node = program("node");
    let url = format!("http://{}/w/{}", server.address, video.uuid);
    node.arg(script).args([&url, &VIEWERS.to_string(), &(SECONDS * 3).to_string()]);
    let text = output(&mut node).await?;
    server.stop().await?;
    let viewers: Vec<Value> = text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    let title = format!("p2p: {VIEWERS} browsers on {SECONDS} s of video ({:.1} MB), 5 s apart", size / 1e6);
    let mut table = Table::new(&title, &["viewer", "watched s", "watched MB", "from the origin MB", "ratio", "goal"]);
    let (mut watched, mut origin) = (0.0, 0.0);
    for (at, viewer) in viewers.iter().enumerate() {
        let number = |name: &str| viewer[name].as_f64().unwrap_or(0.0);
        let bytes = size * number("watched") / f64::from(SECONDS);
        watched += bytes;
        origin += number("origin");
        table.row(&[
            (at + 1).to_string(),
            format!("{:.1}", number("watched")),
            format!("{:.1}", bytes / 1e6),
            format!("{:.1}", number("origin") / 1e6),
            format!("{:.2}", number("origin") / bytes),
            String::new(),
        ]);
    }
    let (w, o) = (format!("{:.1}", watched / 1e6), format!("{:.1}", origin / 1e6));
    let goal = "<= 0.25 of 8; the first copy alone is 0.25 of 4".to_owned();
    table.row(&["all".into(), String::new(), w, o, format!("{:.2}", origin / watched), goal]);
    table.print();
    Ok(())
}
