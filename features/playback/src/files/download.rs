//! Finished files under a name a person understands: `/download/…`. The rules of the private paths hold for private videos.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use catalog::Downloads;
use database::{Error, FromRow, Row, Sql};
use http::header::RANGE;
use http::request::Parts;
use http::{HeaderValue, Method};
use object_storage::Object;
use platform::{Problem, Result, buckets};
use uuid::Uuid;

use super::admission::{Credentials, admit, insiders_only};
use super::rights::{Rights, Subject, Video};
use super::{hls as publication, lazy, send, web_video as plain};
use crate::range::attachment;

/// A finished file and its video.
struct Finished {
    file_name: String,
    resolution: i64,
    is_hls: bool,
    uuid: String,
    name: String,
    download_enabled: bool,
}

impl FromRow for Finished {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Finished {
            file_name: row.get("file_name")?,
            resolution: row.get("resolution")?,
            is_hls: row.get::<Option<i64>>("playlist_id")?.is_some(),
            uuid: row.get("uuid")?,
            name: row.get("name")?,
            download_enabled: row.get("download_enabled")?,
        })
    }
}

impl Finished {
    /// `My video-720p.mp4`, `My video-720p-hls.mp4`.
    fn label(&self, extension: &str) -> String {
        let suffix = if self.is_hls { "-hls" } else { "" };
        match self.resolution {
            0 => format!("{}-audio{suffix}.{extension}", self.name),
            lines => format!("{}-{lines}p{suffix}.{extension}", self.name),
        }
    }

    fn extension(&self) -> &str {
        self.file_name.rsplit_once('.').map_or("bin", |(_, extension)| extension)
    }
}

const SELECT: &str = "SELECT f.file_name, f.resolution, f.playlist_id, v.uuid, v.name, v.download_enabled \
    FROM video_file f JOIN video v ON v.id = f.video_id WHERE v.is_local AND ";

/// The finished file named `{video's uuid}-{resolution}{suffix}.{extension}`, as PeerTube names downloads.
async fn find(rights: &Rights, name: &str, suffix: &str, condition: &'static str) -> Result<Finished> {
    let parsed = || {
        let (stem, _) = name.rsplit_once('.')?;
        let (uuid, resolution) = stem.strip_suffix(suffix)?.rsplit_once('-')?;
        Some((Uuid::try_parse(uuid).ok()?, resolution.parse::<u32>().ok()?))
    };
    let (uuid, resolution) = parsed().ok_or_else(send::not_found)?;
    let mut sql = Sql::new(SELECT);
    sql.push("v.uuid = ").arg(uuid.to_string()).push(" AND f.resolution = ").arg(resolution).push(condition);
    rights.app().db.reader().await?.optional(sql).await?.ok_or_else(send::not_found)
}

/// Refuses whoever may not have the file.
async fn admitted(rights: &Rights, file: &Finished, request: &Parts) -> Result<std::sync::Arc<Video>> {
    let uuid = Uuid::try_parse(&file.uuid).map_err(Problem::internal)?;
    let video = rights.find(Subject::Folder(uuid)).await?.ok_or_else(send::not_found)?;
    admit(rights.app(), &video, &Credentials::of(request)).await?;
    if file.download_enabled { Ok(video) } else { Err(Problem::forbidden("Downloads are disabled for this video")) }
}

/// Counts a download once: not each piece of one that is fetched in pieces, and no question about it.
fn count(rights: &Rights, request: &Parts, video: &Video) {
    let goes_on = request.headers.get(RANGE).is_some_and(|range| !range.as_bytes().starts_with(b"bytes=0-"));
    if request.method == Method::GET && !goes_on {
        let app = rights.app();
        app.shared::<Downloads>().count(app.now(), video.id);
    }
}

fn offer(request: &Parts, object: Object, video: &Video, label: &str) -> Result<Response> {
    let private = video.facts.is_guarded();
    let about = send::About {
        content_type: HeaderValue::from_static("application/octet-stream"),
        cache_control: HeaderValue::from_static(if private { "private, max-age=0" } else { "public, max-age=0" }),
        disposition: Some(attachment(label)),
    };
    send::send(request, object, about)
}

pub(super) async fn web_video(
    State(rights): State<Rights>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response> {
    let (parts, _) = request.into_parts();
    let file = find(&rights, &name, "", " AND f.playlist_id IS NULL").await?;
    let video = admitted(&rights, &file, &parts).await?;
    let object = send::open(rights.app(), buckets::WEB_VIDEOS, &plain::places(&video, &file.file_name)).await?;
    count(&rights, &parts, &video);
    offer(&parts, object, &video, &file.label(file.extension()))
}

pub(super) async fn hls(State(rights): State<Rights>, Path(name): Path<String>, request: Request) -> Result<Response> {
    let (parts, _) = request.into_parts();
    let file = find(&rights, &name, "-fragmented", " AND f.playlist_id IS NOT NULL").await?;
    let video = admitted(&rights, &file, &parts).await?;
    let places = publication::places(&video, &file.file_name);
    let object = send::open(rights.app(), buckets::STREAMING_PLAYLISTS, &places).await?;
    count(&rights, &parts, &video);
    offer(&parts, object, &video, &file.label(file.extension()))
}

pub(super) async fn torrent(
    State(rights): State<Rights>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response> {
    let (parts, _) = request.into_parts();
    // Storage first: a name that was made up costs no search through the rows.
    let object = send::open(rights.app(), buckets::TORRENTS, std::slice::from_ref(&name)).await?;
    let mut sql = Sql::new(SELECT);
    sql.push("f.torrent_name = ").arg(name);
    let file: Finished = rights.app().db.reader().await?.optional(sql).await?.ok_or_else(send::not_found)?;
    admitted(&rights, &file, &parts).await?;
    let about = send::About {
        content_type: HeaderValue::from_static("application/x-bittorrent"),
        cache_control: lazy::FOR_EVER,
        disposition: Some(attachment(&file.label("torrent"))),
    };
    send::send(&parts, object, about)
}

/// The uploaded file, for its owner and those who may see every video, also by a token of theirs; a viewer's does not open it.
pub(super) async fn original(
    State(rights): State<Rights>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response> {
    let (parts, _) = request.into_parts();
    let sql = "SELECT v.uuid, s.original_name FROM video_source s JOIN video v ON v.id = s.video_id \
               WHERE s.file_name = $1 AND s.has_file";
    let rows = rights.app().db.reader().await?.rows(Sql::new(sql).bind(&name)).await?;
    let row = rows.first().ok_or_else(send::not_found)?;
    let (uuid, label): (String, String) = (row.get("uuid")?, row.get("original_name")?);
    let uuid = Uuid::try_parse(&uuid).map_err(Problem::internal)?;
    let video = rights.find(Subject::Folder(uuid)).await?.ok_or_else(send::not_found)?;
    insiders_only(rights.app(), &video, &Credentials::of(&parts)).await?;
    let object = send::open(rights.app(), buckets::ORIGINALS, std::slice::from_ref(&name)).await?;
    let about = send::About {
        content_type: HeaderValue::from_static("application/octet-stream"),
        cache_control: HeaderValue::from_static("private, no-store"),
        disposition: Some(attachment(&label)),
    };
    send::send(&parts, object, about)
}
