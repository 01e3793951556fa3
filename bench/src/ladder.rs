//! CPU of one upload until everything is made, against one bare ffmpeg command with the same outputs.

use crate::harness::api::Api;
use crate::harness::media::{self, Kind};
use crate::harness::process::{cost, program};
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::{Bench, median};
use anyhow::Context;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;
use tokio::process::Command;
use tokio_util::sync::CancellationToken;
use transcoding::{Plan, Settings};

const SECONDS: u32 = 30;
const THUMBNAILS: [(u32, u32); 5] = [(280, 157), (850, 480), (1280, 720), (1920, 1080), (1400, 1400)];

/// Runs both in turn.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let source = media::source(folder.path(), Kind::Reencode, SECONDS).await?;
    let probe = ffmpeg::probe(&ffmpeg::Tools::default(), &source, &CancellationToken::new()).await?;
    let settings = Settings { threads: 1, ..Settings::default() };
    let plan = Plan::new(&probe, &settings, None);
    let server = Server::start(&bench.server, &folder.path().join("data"), "transcoding: { threads: 1 }\n").await?;
    let api = Api::sign_in(&server).await?;
    let (mut ours, mut bare, mut ours_wall, mut bare_wall) = (vec![], vec![], vec![], vec![]);
    for round in 0..bench.rounds.unwrap_or(3) {
        let (before, begin) = (server.cpu(), Instant::now());
        let video = api.upload(&source, 1).await?;
        api.wait_until_made(&server, &video.uuid).await?;
        ours.push(server.cpu() - before);
        ours_wall.push(begin.elapsed().as_secs_f64());
        let out = folder.path().join(format!("bare-{round}"));
        std::fs::create_dir(&out)?;
        let begin = Instant::now();
        bare.push(cost(&mut command(&plan, &source, &out)?).await?);
        bare_wall.push(begin.elapsed().as_secs_f64());
        std::fs::remove_dir_all(&out)?;
    }
    server.stop().await?;
    let rungs: Vec<String> = plan.rungs.iter().map(|r| format!("{}p", r.resolution)).collect();
    let title = format!(
        "ladder: {SECONDS} s of 1280x720 at 30 fps to {}, sound, hashes, storyboard, {} thumbnails; {} runs each",
        rungs.join(", "),
        THUMBNAILS.len(),
        ours.len()
    );
    let mut table = Table::new(&title, &["what", "CPU s", "wall s"]);
    let cells = |what: &str, cpu: f64, wall: f64| [what.to_owned(), format!("{cpu:.2}"), format!("{wall:.1}")];
    table.row(&cells("sepiola, whole process tree", median(&ours), median(&ours_wall)));
    table.row(&cells("one bare ffmpeg command", median(&bare), median(&bare_wall)));
    table.row(&cells("ratio", median(&ours) / median(&bare), median(&ours_wall) / median(&bare_wall)));
    table.row(&["goal".into(), "<= 1.05".into(), String::new()]);
    table.print();
    Ok(())
}

/// One decode; every rung scaled from the source, with its sound; the storyboard; the thumbnails of the middle frame.
fn command(plan: &Plan, source: &Path, out: &Path) -> anyhow::Result<Command> {
    let sprites = plan.storyboard.context("the source is long enough for a storyboard")?;
    let mut graph = format!("[0:v:0]split={}", plan.rungs.len() + 2);
    for i in 0..plan.rungs.len() + 2 {
        write!(graph, "[s{i}]")?;
    }
    for (i, r) in plan.rungs.iter().enumerate() {
        write!(graph, ";[s{i}]fps={}/{},", r.frame_rate.num, r.frame_rate.den)?;
        write!(graph, "scale={}:{}:flags=bicubic,setsar=1,format=yuv420p[v{i}]", r.width, r.height)?;
    }
    let (board, still) = (plan.rungs.len(), plan.rungs.len() + 1);
    write!(
        graph,
        ";[s{board}]fps=1/{},scale={}:{},",
        sprites.sprite_seconds, sprites.sprite_width, sprites.sprite_height
    )?;
    write!(graph, "format=yuvj420p,tile={}x{}[board]", sprites.columns, sprites.rows)?;
    write!(graph, ";[s{still}]select='eq(n,{})',split={}", SECONDS * 15, THUMBNAILS.len())?;
    for i in 0..THUMBNAILS.len() {
        write!(graph, "[t{i}]")?;
    }
    for (i, (w, h)) in THUMBNAILS.iter().enumerate() {
        write!(graph, ";[t{i}]scale={w}:{h}:force_original_aspect_ratio=increase,crop={w}:{h},format=yuvj420p[p{i}]")?;
    }
    let mut c = program("ffmpeg");
    c.args(["-v", "error", "-i"]).arg(source).args(["-filter_complex", &graph]);
    for (i, r) in plan.rungs.iter().enumerate() {
        let group = (2 * r.frame_rate.num).div_ceil(r.frame_rate.den).to_string();
        c.args(["-map", &format!("[v{i}]"), "-map", "0:a:0", "-c:v", "libx264", "-preset", "veryfast"]);
        c.args(["-profile:v", "high", "-maxrate", &r.bit_rate.to_string(), "-bufsize", &(r.bit_rate * 2).to_string()]);
        c.args(["-g", &group, "-keyint_min", &group, "-sc_threshold", "0", "-threads:v", "1"]);
        match plan.audio.filter(|a| !a.copy) {
            Some(audio) => c.args(["-c:a", "aac", "-b:a", &audio.bit_rate.to_string()]),
            None => c.args(["-c:a", "copy"]),
        };
        c.args(["-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]);
        c.args(["-hls_flags", "single_file"]).arg(out.join(format!("{}.m3u8", r.resolution)));
    }
    c.args(["-map", "[board]", "-frames:v", "1", "-q:v", "4"]).arg(out.join("storyboard.jpg"));
    for i in 0..THUMBNAILS.len() {
        c.args(["-map", &format!("[p{i}]"), "-frames:v", "1", "-q:v", "4"]).arg(out.join(format!("{i}.jpg")));
    }
    Ok(c)
}
