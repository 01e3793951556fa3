//! A video's own page.

use crate::row::{FROM, FileRow, SELECT, ThumbnailRow, VideoRow};
use crate::urls::Urls;
use crate::visibility::must_watch;
use crate::{copies, json, list, live};
use database::{Conn, Error, Sql};
use platform::id::Ref;
use platform::{App, Caller, Problem, Result};
use serde_json::Value;
use wire::constants;
use wire::{PlaylistDetails, VideoDetails};

/// The row of a video named by number, UUID or short UUID.
pub async fn find(conn: &mut Conn, video: Ref) -> Result<Option<VideoRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM);
    match video {
        Ref::Id(id) => sql.push(" WHERE v.id = ").arg(id),
        Ref::Uuid(uuid) => sql.push(" WHERE v.uuid = ").arg(uuid.to_string()),
    };
    conn.optional(sql).await
}

/// 400 for what is none of the three forms of an id.
pub fn not_an_id(text: &str) -> Problem {
    let error = serde_json::json!({
        "type": "field",
        "value": text,
        "msg": "Should have a valid video id (id, short UUID or UUID)",
        "path": "id",
        "location": "params",
    });
    Problem::invalid([("id".to_owned(), error)].into_iter().collect())
}

/// The row of a video that the caller may see; PeerTube's refusals otherwise.
pub async fn visible(
    conn: &mut Conn,
    video: &str,
    caller: Option<&Caller>,
    password: Option<&str>,
) -> Result<VideoRow> {
    let not_found = || Problem::not_found("Video not found");
    let which = Ref::parse(video).ok_or_else(|| not_an_id(video))?;
    let row = find(conn, which).await?.ok_or_else(not_found)?;
    let facts = row.facts();
    must_watch(conn, row.id, &facts, caller, password).await.map(|()| row)
}

/// The page of a video that was found visible. While it is made its owner gets the address of what there is already.
pub async fn details(
    app: &App,
    conn: &mut Conn,
    video: &VideoRow,
    caller: Option<&Caller>,
) -> Result<VideoDetails, Error> {
    let urls = Urls::new(&app.config());
    let thumbnails = list::thumbnails(conn, &[video.id]).await?;
    let thumbnails: Vec<&ThumbnailRow> = thumbnails.iter().collect();
    let sql = "SELECT name FROM video_tag WHERE video_id = $1 ORDER BY position";
    let tags = conn.all::<String>(Sql::new(sql).bind(video.id)).await?;
    let sql = "SELECT id, playlist_id, resolution, width, height, fps, size, file_name, torrent_name, info_hash, has_audio, \
               has_video, remote_url, remote_metadata_url FROM video_file WHERE video_id = $1 ORDER BY resolution DESC";
    let files: Vec<FileRow> = conn.all(Sql::new(sql).bind(video.id)).await?;
    let sql = "SELECT p.id, p.master_name, p.hashes_name, p.remote_url, p.remote_hashes_url FROM streaming_playlist p WHERE p.video_id = $1";
    let playlists = conn.rows(Sql::new(sql).bind(video.id)).await?;
    let rows =
        conn.rows(Sql::new("SELECT files_private, embed_policy FROM video WHERE id = $1").bind(video.id)).await?;
    let row = rows.first().ok_or(Error::NoRow)?;
    let (moved, embed_policy): (bool, i64) = (row.get("files_private")?, row.get("embed_policy")?);
    // The public path is closed at once, also while the files still lie in its folder: both folders are looked into.
    let private = moved || video.facts().is_private();
    let trackers = match video.is_local {
        true => urls.trackers().to_vec(),
        false => {
            let sql = "SELECT url FROM video_tracker WHERE video_id = $1 ORDER BY position";
            conn.all::<String>(Sql::new(sql).bind(video.id)).await?
        }
    };
    let of = |playlist: Option<i64>| {
        let own = files.iter().filter(move |f| f.playlist_id == playlist);
        own.map(|f| json::file(video, f, &urls, private, &trackers)).collect::<Vec<_>>()
    };
    let mut copies = match private {
        true => Vec::new(),
        false => {
            copies::of_videos(conn, [video.id].into_iter(), app.now()).await?.remove(&video.id).unwrap_or_default()
        }
    };
    let mut streaming_playlists = Vec::new();
    for p in &playlists {
        let (id, master, hashes): (i64, String, String) = (p.get("id")?, p.get("master_name")?, p.get("hashes_name")?);
        let elsewhere: Option<String> = p.get("remote_url")?;
        let files = of(Some(id));
        // A publication without a finished rung is a preview; it has its own address in `transcoding-progress`.
        if files.is_empty() {
            continue;
        }
        streaming_playlists.push(PlaylistDetails {
            id,
            kind: 1,
            playlist_url: elsewhere.unwrap_or_else(|| urls.hls(video.uuid, &master, private)),
            segments_sha256_url: match video.is_local {
                true => urls.hls(video.uuid, &hashes, private),
                false => p.get::<Option<String>>("remote_hashes_url")?.unwrap_or_default(),
            },
            redundancies: std::mem::take(&mut copies),
            files,
        });
    }
    let mut web_videos = of(None);
    if files.is_empty() && video.facts().is_insider(caller) {
        web_videos.extend(source(conn, video.id).await?.map(|f| json::source(video, &f, &urls, &trackers)));
    }
    let account = json::account_in_full(&video.account, video.owner_user_id, &urls);
    let channel = json::channel_in_full(video, &urls);
    let mut base = json::base(video, &thumbnails, &urls, account, channel);
    json::with_state(&mut base, video);
    json::with_block(&mut base, video);
    live::adorn(app, conn, caller.map(|c| c.user_id), std::slice::from_mut(&mut base)).await?;
    Ok(VideoDetails {
        base,
        streaming_playlists,
        files: web_videos,
        live_schedules: Vec::new(),
        support: video.support.clone(),
        tags,
        comments_policy: constants::labelled(constants::COMMENTS_POLICIES, Some(video.comments_policy)),
        download_enabled: video.download_enabled,
        input_file_updated_at: video.input_file_updated_at.map(platform::clock::iso),
        tracker_urls: trackers,
        embed_privacy_policy: constants::labelled(constants::EMBED_POLICIES, Some(embed_policy)),
    })
}

/// The uploaded file in the shape of a finished one. It has no row of that kind, and so no metadata of its own.
async fn source(conn: &mut Conn, video_id: i64) -> Result<Option<FileRow>, Error> {
    let sql =
        "SELECT size, file_name, torrent_name, info_hash, probe FROM video_source WHERE video_id = $1 AND has_file";
    let Some(row) = conn.rows(Sql::new(sql).bind(video_id)).await?.into_iter().next() else { return Ok(None) };
    let probe: Value = serde_json::from_str(&row.get::<String>("probe")?).unwrap_or_default();
    let picture = probe["video"].as_object();
    let number = |key: &str| picture.and_then(|v| v.get(key)?.as_i64()).unwrap_or(0);
    Ok(Some(FileRow {
        id: 0,
        playlist_id: None,
        resolution: number("width").min(number("height")),
        width: number("width"),
        height: number("height"),
        fps: 0,
        size: row.get("size")?,
        file_name: row.get("file_name")?,
        torrent_name: row.get("torrent_name")?,
        info_hash: row.get("info_hash")?,
        has_audio: probe["audio"].is_object(),
        has_video: picture.is_some(),
        remote_url: None,
        remote_metadata_url: None,
    }))
}
