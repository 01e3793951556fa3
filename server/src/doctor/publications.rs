//! HLS publications: each finished rendition has a whole playlist whose ranges and hashes fit its bytes, and the master
//! lists the finished renditions.

use super::web_files::{AGAIN, may_be_moving};
use super::{PAGE, Patient, Seen};
use ::database::{Conn, Error, Sql};
use futures::FutureExt;
use futures::future::BoxFuture;
use hls::ByteRange;
use hls::playlist::MediaPlaylist;
use object_storage::{Key, Object};
use platform::{App, buckets};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};
use video::place;

/// Renditions up to this size have every hash compared; of larger ones the ends and some in between, unless all are
/// asked for.
const SMALL: u64 = 64 << 20;
/// Segments compared of a large rendition.
const SAMPLE: usize = 12;
/// Longest text read; a week of video has a list of hashes of 20 MB.
const MAX_TEXT: u64 = 64 << 20;
const RETRY: &str = "ask for its transcoding again, or remove the video and upload it again";

struct Publication {
    id: i64,
    video: i64,
    master: String,
    hashes: String,
    growing: bool,
    /// Where its files may be: the folder its row says, and the other one while they are on their way there.
    folders: Vec<Key>,
}

struct Rung {
    resolution: i64,
    file: String,
    size: i64,
}

/// Walks `streaming_playlist`.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let mut conn = patient.app.db.reader().await?;
        let mut after = 0i64;
        loop {
            let sql = "SELECT p.id, p.video_id, p.master_name, p.hashes_name, p.growing, v.uuid, v.files_private, v.privacy \
                       FROM streaming_playlist p JOIN video v ON v.id = p.video_id WHERE v.is_local AND p.id > $1 \
                       ORDER BY p.id LIMIT $2";
            let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
            for row in &rows {
                after = row.get("id")?;
                let (video, uuid): (i64, String) = (row.get("video_id")?, row.get("uuid")?);
                let private: bool = row.get("files_private")?;
                let mut folders = vec![private];
                if may_be_moving(&mut conn, video, private, row.get("privacy")?).await? {
                    folders.push(!private);
                }
                let publication = Publication {
                    id: after,
                    video,
                    master: row.get("master_name")?,
                    hashes: row.get("hashes_name")?,
                    growing: row.get("growing")?,
                    folders: folders.into_iter().filter_map(|p| place::hls_folder(&uuid, p).ok()).collect(),
                };
                let rungs = rungs(&mut conn, publication.id).await?;
                seen.count += u64::try_from(rungs.len())?;
                check(patient, &publication, &rungs, &mut seen).await?;
            }
            if rows.is_empty() {
                return Ok(seen);
            }
        }
    }
    .boxed()
}

async fn rungs(conn: &mut Conn, playlist: i64) -> Result<Vec<Rung>, Error> {
    let sql = "SELECT resolution, file_name, size FROM video_file WHERE playlist_id = $1 ORDER BY resolution";
    let rows = conn.rows(Sql::new(sql).bind(playlist)).await?;
    rows.iter()
        .map(|r| Ok(Rung { resolution: r.get("resolution")?, file: r.get("file_name")?, size: r.get("size")? }))
        .collect()
}

/// The playlist of a rendition stands beside it under the same random part.
pub(super) fn playlist_of(file: &str) -> Option<String> {
    file.strip_suffix("-fragmented.mp4").map(|stem| format!("{stem}.m3u8"))
}

async fn check(patient: &Patient<'_>, p: &Publication, rungs: &[Rung], seen: &mut Seen) -> anyhow::Result<()> {
    if rungs.is_empty() {
        // Nothing finished yet, or never: `videos` tells which.
        return Ok(());
    }
    let name = format!("video {}", p.video);
    let hashes = match text(patient.app, p, &p.hashes).await? {
        Some(text) => serde_json::from_str::<Value>(&text).unwrap_or(Value::Null),
        None => Value::Null,
    };
    if !hashes.is_object() {
        seen.wrong(format!("{name}: its list of hashes {} cannot be read", p.hashes), RETRY);
    }
    let mut finished = BTreeSet::new();
    for rung in rungs {
        let rung_name = format!("{name}: its rendition {}", rung.resolution);
        let Some(playlist) = playlist_of(&rung.file) else {
            seen.wrong(format!("{rung_name}: its file is called {}", rung.file), RETRY);
            continue;
        };
        let read = text(patient.app, p, &playlist).await?;
        finished.insert(playlist.clone());
        let parsed = match read.as_deref().map(MediaPlaylist::parse) {
            None => {
                seen.wrong(format!("{rung_name}: its playlist {playlist} is not there"), RETRY);
                continue;
            }
            Some(Err(e)) => {
                seen.wrong(format!("{rung_name}: its playlist {playlist} is {e}"), RETRY);
                continue;
            }
            Some(Ok(parsed)) => parsed,
        };
        if !parsed.complete {
            seen.wrong(format!("{rung_name}: its playlist {playlist} has no end mark"), RETRY);
        }
        if parsed.file != rung.file {
            seen.wrong(format!("{rung_name}: its playlist names {} instead of {}", parsed.file, rung.file), RETRY);
        }
        bytes(patient, p, rung, &parsed, &hashes[&rung.file], &rung_name, seen).await?;
    }
    master(patient.app, p, &finished, &name, seen).await
}

/// The ranges lie in the file and have the hashes that players will be told.
async fn bytes(
    patient: &Patient<'_>,
    p: &Publication,
    rung: &Rung,
    playlist: &MediaPlaylist,
    hashes: &Value,
    name: &str,
    seen: &mut Seen,
) -> anyhow::Result<()> {
    let Some(Object::Local { mut file, size, .. }) = open(patient.app, p, &rung.file).await? else {
        seen.wrong(format!("{name}: its file {} is not there", rung.file), AGAIN);
        return Ok(());
    };
    if u64::try_from(rung.size) != Ok(size) {
        seen.wrong(format!("{name}: its file {} has {size} bytes, its row says {}", rung.file, rung.size), AGAIN);
    }
    if playlist.end() != size {
        seen.wrong(format!("{name}: its playlist ends at byte {}, its file at {size}", playlist.end()), RETRY);
    }
    let ranges: Vec<ByteRange> =
        std::iter::once(playlist.init).chain(playlist.segments.iter().map(|s| s.range)).collect();
    let listed = hashes.as_object().map_or(0, serde_json::Map::len);
    if listed != ranges.len() {
        seen.wrong(format!("{name}: has {} ranges, and hashes of {listed}", ranges.len()), RETRY);
    }
    let step = if patient.deep || size <= SMALL { 1 } else { ranges.len().div_ceil(SAMPLE).max(1) };
    let wanted: Vec<(ByteRange, Option<String>)> = ranges
        .iter()
        .enumerate()
        .filter(|(at, range)| (at % step == 0 || at + 1 == ranges.len()) && range.end() <= size)
        .map(|(_, range)| {
            let key = format!("{}-{}", range.start, range.end() - 1);
            (*range, hashes.get(&key).and_then(Value::as_str).map(str::to_owned))
        })
        .collect();
    let bad = tokio::task::spawn_blocking(move || {
        let mut bad = Vec::new();
        for (range, expected) in wanted {
            let Some(expected) = expected else {
                bad.push(format!("bytes {}-{} have no hash", range.start, range.end() - 1));
                continue;
            };
            file.seek(SeekFrom::Start(range.start))?;
            let mut bytes = Vec::new();
            (&mut file).take(range.length).read_to_end(&mut bytes)?;
            if sha256(&bytes) != expected {
                bad.push(format!("bytes {}-{} have another hash than players are told", range.start, range.end() - 1));
            }
        }
        Ok::<_, std::io::Error>(bad)
    })
    .await??;
    for what in bad {
        seen.wrong(format!("{name}: {what}"), RETRY);
    }
    Ok(())
}

fn sha256(bytes: &[u8]) -> String {
    // The library that writes the list computes it here as well.
    let mut hashes = hls::hashes::SegmentHashes::default();
    let range = ByteRange { start: 0, length: 1 };
    hashes.insert("x", range, bytes);
    hashes.get("x", range).unwrap_or_default().to_owned()
}

async fn master(
    app: &App,
    p: &Publication,
    finished: &BTreeSet<String>,
    name: &str,
    seen: &mut Seen,
) -> anyhow::Result<()> {
    let Some(text) = text(app, p, &p.master).await? else {
        seen.wrong(format!("{name}: its master playlist {} is not there", p.master), RETRY);
        return Ok(());
    };
    let listed = listed(&text);
    // Sound alone stands in the master only where the pictures need it.
    let needless = |name: &&String| name.ends_with("-0.m3u8") && finished.len() > 1;
    for missing in finished.difference(&listed).filter(|name| !needless(name)) {
        seen.wrong(format!("{name}: its master playlist does not list {missing}"), RETRY);
    }
    if !p.growing {
        for extra in listed.difference(finished) {
            seen.wrong(format!("{name}: its master playlist lists {extra}, which is not finished"), RETRY);
        }
    }
    Ok(())
}

/// The playlists a master names: lines that are no tags, and `URI` attributes (RFC 8216, 4.3.4.1 and 4.3.4.2).
fn listed(master: &str) -> BTreeSet<String> {
    let plain = master.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let attributes = master.lines().filter(|l| l.starts_with("#EXT-X-MEDIA:"));
    let attributes = attributes.filter_map(|l| l.split_once("URI=\"")?.1.split_once('"').map(|(uri, _)| uri));
    plain.chain(attributes).map(str::to_owned).collect()
}

async fn open(app: &App, p: &Publication, file: &str) -> anyhow::Result<Option<Object>> {
    for folder in &p.folders {
        let Ok(key) = folder.join(file) else { return Ok(None) };
        match app.storage.open(buckets::STREAMING_PLAYLISTS, &key).await {
            Ok(object) => return Ok(Some(object)),
            Err(object_storage::Error::NotFound) => {}
            Err(e) => return Err(e.into()),
        }
    }
    Ok(None)
}

async fn text(app: &App, p: &Publication, file: &str) -> anyhow::Result<Option<String>> {
    let Some(Object::Local { file, .. }) = open(app, p, file).await? else { return Ok(None) };
    let read = tokio::task::spawn_blocking(move || {
        let mut text = Vec::new();
        file.take(MAX_TEXT).read_to_end(&mut text).map(|_| text)
    });
    Ok(Some(String::from_utf8_lossy(&read.await??).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_master_names_its_playlists() {
        let master = "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",URI=\"c-0.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nb-720.m3u8\n";
        assert_eq!(listed(master), BTreeSet::from(["b-720.m3u8".to_owned(), "c-0.m3u8".to_owned()]));
        assert_eq!(playlist_of("b-720-fragmented.mp4").as_deref(), Some("b-720.m3u8"));
        assert_eq!(playlist_of("b-720.mp4"), None);
    }
}
