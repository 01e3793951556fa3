//! Seconds from the last uploaded byte until the owner's preview plays, and until the video is published and plays.

use crate::harness::api::{Api, Uploaded, path_of};
use crate::harness::media::{self, Kind, decodes};
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::{Bench, median};
use anyhow::bail;
use serde_json::Value;
use std::time::Duration;

/// Runs each length and kind several times.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&bench.server, &folder.path().join("data"), "").await?;
    let api = Api::sign_in(&server).await?;
    let headings =
        ["source", "length", "preview plays s", "goal", "published and plays s", "goal", "everything made s"];
    let title = "first-playable: seconds after the last uploaded byte, 1280x720 at 30 fps";
    let mut table = Table::new(title, &headings);
    for (kind, name) in [(Kind::WebReady, "web-ready"), (Kind::Reencode, "to re-encode")] {
        for minutes in [1_u32, 5] {
            let source = media::source(folder.path(), kind, minutes * 60).await?;
            let (mut preview, mut published, mut all) = (vec![], vec![], vec![]);
            // Long ones say the same once.
            for _ in 0..if minutes == 1 { bench.rounds.unwrap_or(3) } else { 1 } {
                let video = api.upload(&source, 1).await?;
                let (p, q) = tokio::try_join!(
                    wait(&server, &api, &video, "transcoding-progress", "/playlistUrl"),
                    wait(&server, &api, &video, "", "/streamingPlaylists/0/playlistUrl"),
                )?;
                preview.push(p);
                published.push(q);
                api.wait_until_made(&server, &video.uuid).await?;
                all.push(video.sent.elapsed().as_secs_f64());
            }
            let goal = if kind == Kind::WebReady { format!("<= {minutes}") } else { "<= 1/10 PeerTube".to_owned() };
            let seconds = |values: &[f64]| format!("{:.1}", median(values));
            let (p, q, a) = (seconds(&preview), seconds(&published), seconds(&all));
            table.row(&[name.into(), format!("{minutes} min"), p, "<= 5".into(), q, goal, a]);
        }
    }
    server.stop().await?;
    table.print();
    Ok(())
}

/// Polls a page of the video until it names a master playlist whose first segment decodes.
async fn wait(server: &Server, api: &Api, video: &Uploaded, page: &str, place: &str) -> anyhow::Result<f64> {
    let page = format!("/api/v1/videos/{}/{page}", video.uuid);
    let page = page.trim_end_matches('/');
    for _ in 0..12_000 {
        let answer = api.get(page).await?;
        let master = answer.pointer(place).and_then(Value::as_str).map(path_of);
        if let Some(master) = master
            && has_segment(api, master).await?
            && decodes(&format!("http://{}{master}", server.address), Some(api.token())).await
        {
            return Ok(video.sent.elapsed().as_secs_f64());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("{page} names nothing that plays")
}

/// Whether the first rendition of a master playlist lists a segment already.
async fn has_segment(api: &Api, master: &str) -> anyhow::Result<bool> {
    let Some(text) = api.file(master).await? else { return Ok(false) };
    let Some(first) = text.lines().find(|l| !l.is_empty() && !l.starts_with('#')) else { return Ok(false) };
    let folder = master.rsplit_once('/').map_or("", |(f, _)| f);
    let media = api.file(&format!("{folder}/{first}")).await?;
    Ok(media.is_some_and(|m| m.contains("#EXTINF")))
}
