//! A crowd that watches one video: each has a tracker socket, reads a segment every few seconds, and sends heart-beats.

use crate::harness::Bench;
use crate::harness::api::{Api, path_of, text};
use crate::harness::media::{self, Kind};
use crate::harness::peer::{Http, Peer};
use crate::harness::process::pss_mib;
use crate::harness::server::Server;
use crate::harness::table::Table;
use futures::{StreamExt, stream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

const VIEWERS: usize = 1000;
/// What the server asks browsers to do: `views.videos.watching_interval`.
const HEART_BEAT: Duration = Duration::from_secs(5);

/// What the crowd met.
#[derive(Default)]
struct Met {
    bytes: AtomicU64,
    segments: AtomicU64,
    beats: AtomicU64,
    refused: AtomicU64,
    slowest_ms: AtomicU64,
}

/// Segments of a rendition: path of the file, `(first, last)` of each range, seconds of each.
struct Rendition {
    path: String,
    ranges: Vec<(u64, u64)>,
    seconds: f64,
}

/// Runs one crowd.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let ladder = "transcoding: { resolutions: { 240p: false, 360p: false, 480p: false, 720p: true, 1080p: false } }\n";
    let server = Server::start(&bench.server, &folder.path().join("data"), ladder).await?;
    let api = Api::sign_in(&server).await?;
    let video = api.upload(&media::source(folder.path(), Kind::WebReady, 60).await?, 1).await?;
    api.wait_until_made(&server, &video.uuid).await?;
    let rendition = Arc::new(rendition(&api, &video.uuid).await?);
    let (at_rest, seconds) = (pss_mib(server.pid), bench.seconds.unwrap_or(30));
    let met = Arc::new(Met::default());
    let url = format!("ws://{}/tracker/socket", server.address);
    let join = |at: usize| {
        let (url, met) = (url.clone(), met.clone());
        async move {
            let joined = async {
                let mut peer = Peer::connect(&url, at, 0, 5).await?;
                peer.announce().await?;
                anyhow::Ok(peer)
            };
            let joined = joined.await.ok();
            if joined.is_none() {
                met.refused.fetch_add(1, Relaxed);
            }
            joined
        }
    };
    let begin = Instant::now();
    let before_joining = server.cpu();
    let crowd: Vec<Option<Peer>> = stream::iter(0..VIEWERS).map(join).buffer_unordered(20).collect().await;
    let joining = (server.cpu() - before_joining, begin.elapsed().as_secs_f64());
    let (before, begin) = (server.cpu(), Instant::now());
    let end = begin + Duration::from_secs(seconds);
    let mut tasks = Vec::new();
    for (at, peer) in crowd.into_iter().enumerate() {
        let watch = watch(server.address.clone(), video.uuid.clone(), rendition.clone(), met.clone(), at, end);
        let listen = async move {
            match peer {
                Some(mut peer) => peer.listen().await,
                None => std::future::pending().await,
            }
        };
        tasks.push(tokio::spawn(async move {
            tokio::select! { () = watch => {}, () = listen => {} }
        }));
    }
    tokio::time::sleep(Duration::from_secs(seconds * 3 / 4)).await;
    let crowded = pss_mib(server.pid);
    for task in tasks {
        task.await?;
    }
    let (cpu, wall) = (server.cpu() - before, begin.elapsed().as_secs_f64());
    server.stop().await?;
    let title = format!("viewers: {VIEWERS} on one video for {wall:.0} s, segments of {:.1} s", rendition.seconds);
    let mut table = Table::new(&title, &["what", "figure", "goal"]);
    let per_core = VIEWERS as f64 * wall / cpu;
    let got = |n: &AtomicU64| n.load(Relaxed) as f64;
    for (what, figure, goal) in [
        ("memory at rest, MiB PSS", format!("{at_rest:.1}"), "<= 40"),
        ("memory with the crowd, MiB PSS", format!("{crowded:.1}"), "<= 150"),
        ("CPU ms for joining (socket and first announce with 5 offers)", each(joining.0 * 1000.0, VIEWERS), ""),
        ("CPU ms of a viewer in a minute", each(cpu * 60_000.0 / wall, VIEWERS), ""),
        ("viewers a core carries", format!("{per_core:.0}"), ">= 50x PeerTube"),
        ("segments read, per second", format!("{:.0}", got(&met.segments) / wall), ""),
        ("segment bytes, MB/s", format!("{:.0}", got(&met.bytes) / wall / 1e6), ""),
        ("heart-beats, per second", format!("{:.0}", got(&met.beats) / wall), ""),
        ("slowest segment, ms", format!("{:.0}", got(&met.slowest_ms)), ""),
        ("refusals", format!("{:.0}", got(&met.refused)), "0"),
    ] {
        table.row(&[what.into(), figure, goal.into()]);
    }
    table.print();
    Ok(())
}

fn each(sum: f64, of: usize) -> String {
    format!("{:.2}", sum / of as f64)
}

/// One viewer, from a start of its own until the end.
async fn watch(address: String, uuid: String, rendition: Arc<Rendition>, met: Arc<Met>, at: usize, end: Instant) {
    tokio::time::sleep(Duration::from_millis(at as u64 % 5000)).await;
    let Ok(mut http) = Http::connect(&address).await else {
        met.refused.fetch_add(1, Relaxed);
        return;
    };
    let (mut segment, mut beat) = (Instant::now(), Instant::now());
    let mut number = 0;
    while Instant::now() < end {
        let (first, last) = rendition.ranges[number % rendition.ranges.len()];
        let due = segment <= beat;
        let request = if due {
            let path = &rendition.path;
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nRange: bytes={first}-{last}\r\n\r\n")
        } else {
            let body = format!(r#"{{"currentTime":{},"sessionId":"viewer-{at:08}"}}"#, number.min(50));
            format!(
                "POST /api/v1/videos/{uuid}/views HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
                 Content-Length: {}\r\n\r\n{body}",
                body.len()
            )
        };
        let asked = Instant::now();
        match http.ask(&request).await {
            Ok((206, length)) if due && length == last - first + 1 => {
                met.bytes.fetch_add(length, Relaxed);
                met.segments.fetch_add(1, Relaxed);
                met.slowest_ms.fetch_max(asked.elapsed().as_millis() as u64, Relaxed);
            }
            Ok((204, _)) if !due => drop(met.beats.fetch_add(1, Relaxed)),
            _ => {
                met.refused.fetch_add(1, Relaxed);
                return;
            }
        }
        if due {
            number += 1;
            segment += Duration::from_secs_f64(rendition.seconds);
        } else {
            beat += HEART_BEAT;
        }
        tokio::time::sleep_until(segment.min(beat).into()).await;
    }
}

/// The only rendition of a video, from its playlist.
async fn rendition(api: &Api, uuid: &str) -> anyhow::Result<Rendition> {
    let page = api.get(&format!("/api/v1/videos/{uuid}")).await?;
    let path = path_of(&text(&page, "/streamingPlaylists/0/files/0/fileUrl")?).to_owned();
    let playlist = path_of(&text(&page, "/streamingPlaylists/0/files/0/playlistUrl")?).to_owned();
    let playlist = api.file(&playlist).await?.unwrap_or_default();
    let range = |l: &str| {
        let (length, first) = l.strip_prefix("#EXT-X-BYTERANGE:")?.split_once('@')?;
        let (length, first): (u64, u64) = (length.parse().ok()?, first.parse().ok()?);
        Some((first, first + length - 1))
    };
    let ranges: Vec<(u64, u64)> = playlist.lines().filter_map(range).collect();
    anyhow::ensure!(!ranges.is_empty(), "no ranges in:\n{playlist}");
    Ok(Rendition { path, seconds: 60.0 / ranges.len() as f64, ranges })
}
