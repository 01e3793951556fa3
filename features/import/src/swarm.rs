//! Torrents and magnet links: what they say of a video, and fetching it. Of several files the longest that is a video is taken; its
//! name is shown, and is no path.

use crate::described::Described;
use crate::failure::{Failure, NO_VIDEO};
use crate::target::{self, Target};
use crate::ytdlp::{Bounds, Fetched};
use config::Config;
use platform::fields::Fields;
use platform::{App, Problem, Result, random};
use serde_json::json;
use std::time::Duration;
use torrent::PeerId;
use torrent::content::Torrent;
use torrent::magnet::Link;
use torrent_client::{Download, Limits, Source, chosen};
use video::inspect;
use video::receive::{Received, clean_name};
use video::temporary::{self, TempFolder};

/// The file that PeerTube's clients send for a torrent.
pub(crate) const FILE: &str = "torrentfile";
/// Longest time in which nothing comes: of long pieces one may take some minutes.
const STALL: Duration = Duration::from_secs(600);
/// How often trackers are asked in vain.
const ROUNDS: u32 = 5;
/// How peers know programs (BEP 20).
const PREFIX: &[u8; 8] = b"-SP0001-";

/// A magnet link, with its text as it is kept.
pub(crate) fn read_link(text: &str) -> Option<(String, Link)> {
    let text = text.trim();
    Some((text.to_owned(), text.parse().ok()?))
}

/// The torrent file of a form, with its name and its bytes. Marks what is wrong with it.
///
/// # Errors
/// The disk's.
pub(crate) async fn read_file(
    received: &mut Received,
    fields: &mut Fields,
) -> Result<Option<(String, Vec<u8>, Torrent)>> {
    let is_too_large = received.too_large.iter().position(|name| *name == FILE);
    let sent = received.take(FILE);
    let read = match &sent {
        Some(sent) => Some(tokio::fs::read(sent.file.path()).await.map_err(temporary::refused)?),
        None => None,
    };
    let parsed = read.as_deref().map(Torrent::parse);
    if let Some(at) = is_too_large {
        received.too_large.swap_remove(at);
    }
    if is_too_large.is_some() || matches!(parsed, Some(Err(_))) {
        fields.wrong(FILE, "This is no torrent file that can be read, or it is too large");
    }
    let (Some(sent), Some(bytes), Some(Ok(torrent))) = (sent, read, parsed) else { return Ok(None) };
    Ok(Some((sent.name, bytes, torrent)))
}

/// What a torrent tells of its video, and how many bytes that has.
///
/// # Errors
/// 400 with PeerTube's code when it holds none.
pub(crate) fn describe(torrent: &Torrent, config: &Config) -> Result<(Described, u64)> {
    let is_wanted = |name: &str| extension(name, config).is_some();
    let Some(at) = chosen(&torrent.info, is_wanted) else {
        return Err(Problem::bad_request(NO_VIDEO).code("incorrect_files_in_torrent"));
    };
    let file = &torrent.info.files[at];
    Ok((named(&torrent.info.file_name(file), config), file.length))
}

/// What a magnet link tells of its video.
pub(crate) fn describe_link(link: &Link, config: &Config) -> Described {
    link.name.as_deref().map(|name| named(name, config)).unwrap_or_default()
}

fn named(name: &str, config: &Config) -> Described {
    let name = clean_name(name);
    let title = extension(&name, config).map_or_else(|| name.clone(), |extension| target::title(&name, extension));
    Described::read(&json!({ "title": title }))
}

fn extension(name: &str, config: &Config) -> Option<&'static str> {
    inspect::extension(&clean_name(name), config).ok()
}

/// Fetches the video, and what its file is called.
pub(crate) async fn fetch(
    app: &App,
    target: &Target,
    work: &TempFolder,
    bounds: Bounds,
    told: &(dyn Fn(u8) + Sync),
) -> Result<(Fetched, String), Failure> {
    let unreadable = |why: &dyn std::fmt::Display| Failure::because(format!("The torrent cannot be read: {why}"));
    let source: Source = match target {
        Target::Torrent { bytes, .. } => Torrent::parse(bytes).map_err(|e| unreadable(&e))?.into(),
        Target::Magnet(link) => link.parse::<Link>().map_err(|e| unreadable(&e))?.into(),
        Target::Url(_) => return Err(Failure::because("This is no torrent")),
    };
    let mut id = [0; 20];
    id[..8].copy_from_slice(PREFIX);
    id[8..].copy_from_slice(&random::bytes::<12>());
    let limits = Limits { bytes: bounds.most, total: bounds.wall, stall: STALL, rounds: ROUNDS };
    let download = Download { client: app.http().clone(), peer_id: PeerId::new(id), source, limits };
    let config = app.config();
    let raw = work.path().join("torrent");
    let progress = |here: u64, all: u64| {
        told(u8::try_from(u128::from(here) * 100 / u128::from(all.max(1))).unwrap_or(100));
    };
    let done = download.run(|name| extension(name, &config).is_some(), &raw, progress).await?;
    let name = clean_name(&done.name);
    let extension = extension(&name, &config).ok_or_else(|| Failure::because(NO_VIDEO))?;
    let file = work.path().join(format!("video{extension}"));
    tokio::fs::rename(&raw, &file).await.map_err(|e| Failure::from(temporary::refused(e)))?;
    Ok((Fetched { file, extension, subtitles: Vec::new() }, name))
}
