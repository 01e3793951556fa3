//! What lists show besides, for who asked with `include` and may: states, blocks, mutes, tags of both kinds, files. One or two statements for
//! each, however many videos.

use crate::filter::{Filter, include};
use crate::row::{FileRow, VideoRow};
use crate::urls::Urls;
use crate::{copies, json};
use database::{Conn, Error, Sql};
use std::collections::{HashMap, HashSet};
use wire::{PlaylistDetails, VideoSummary};

/// Adds to `data` what the filter includes; `rows` are the same videos in the same order.
pub(crate) async fn add(
    conn: &mut Conn,
    filter: &Filter,
    urls: &Urls,
    rows: &[VideoRow],
    data: &mut [VideoSummary],
    now: i64,
) -> Result<(), Error> {
    if rows.is_empty() || filter.include == 0 {
        return Ok(());
    }
    for (video, row) in data.iter_mut().zip(rows) {
        if filter.includes(include::NOT_PUBLISHED_STATE) {
            json::with_state(video, row);
        }
        if filter.includes(include::BLOCKED) {
            json::with_block(video, row);
        }
    }
    if filter.includes(include::MUTED_OWNER) {
        mutes(conn, filter, rows, data).await?;
    }
    if filter.includes(include::TAGS) {
        let tags = named(
            conn,
            "SELECT video_id, name FROM video_tag WHERE video_id IN ",
            " ORDER BY video_id, position",
            rows,
        );
        let mut tags = tags.await?;
        data.iter_mut().for_each(|v| v.tags = Some(tags.remove(&v.id).unwrap_or_default()));
    }
    if filter.includes(include::AUTOMATIC_TAGS) {
        let select = "SELECT video_id, tag AS name FROM video_automatic_tag WHERE video_id IN ";
        let mut tags = named(conn, select, " ORDER BY video_id, tag", rows).await?;
        data.iter_mut().for_each(|v| v.automatic_tags = Some(tags.remove(&v.id).unwrap_or_default()));
    }
    if filter.includes(include::FILES) {
        files(conn, urls, rows, data, now).await?;
    }
    Ok(())
}

/// Whether the viewer, or the instance, mutes the owner or their server.
async fn mutes(conn: &mut Conn, filter: &Filter, rows: &[VideoRow], data: &mut [VideoSummary]) -> Result<(), Error> {
    let viewer = filter.viewer.map(|v| v.account_id);
    let mut sql = Sql::new("SELECT target_account_id FROM account_mute WHERE target_account_id IN ");
    sql.list(rows.iter().map(|v| v.account.id)).push(" AND (owner_account_id IS NULL OR owner_account_id = ");
    sql.arg(viewer).push(")");
    let accounts: HashSet<i64> = conn.all(sql).await?.into_iter().collect();
    let mut sql = Sql::new("SELECT host FROM server_mute WHERE host IN ");
    sql.list(rows.iter().filter_map(|v| v.account.host.as_deref()));
    sql.push(" AND (owner_account_id IS NULL OR owner_account_id = ").arg(viewer).push(")");
    let hosts: HashSet<String> = conn.all(sql).await?.into_iter().collect();
    for (video, row) in data.iter_mut().zip(rows) {
        video.blocked_owner = Some(accounts.contains(&row.account.id));
        video.blocked_server = Some(row.account.host.as_ref().is_some_and(|h| hosts.contains(h)));
    }
    Ok(())
}

fn ids(rows: &[VideoRow]) -> impl Iterator<Item = i64> {
    rows.iter().map(|v| v.id)
}

/// Names that belong to the videos.
async fn named(
    conn: &mut Conn,
    select: &'static str,
    order: &'static str,
    rows: &[VideoRow],
) -> Result<HashMap<i64, Vec<String>>, Error> {
    let mut sql = Sql::new(select);
    sql.list(ids(rows)).push(order);
    let mut names: HashMap<i64, Vec<String>> = HashMap::new();
    for row in conn.rows(sql).await? {
        names.entry(row.get("video_id")?).or_default().push(row.get("name")?);
    }
    Ok(names)
}

/// An HLS publication.
struct Publication {
    id: i64,
    master: String,
    hashes: String,
    /// Where another server has it, and the hashes of its segments.
    elsewhere: Option<String>,
    hashes_elsewhere: Option<String>,
}

async fn files(
    conn: &mut Conn,
    urls: &Urls,
    rows: &[VideoRow],
    data: &mut [VideoSummary],
    now: i64,
) -> Result<(), Error> {
    let mut sql = Sql::new("SELECT id FROM video WHERE files_private AND id IN ");
    sql.list(ids(rows));
    let mut private: HashSet<i64> = conn.all(sql).await?.into_iter().collect();
    private.extend(rows.iter().filter(|v| v.facts().is_private()).map(|v| v.id));
    let mut sql = Sql::new(
        "SELECT video_id, id, playlist_id, resolution, width, height, fps, size, file_name, torrent_name, info_hash, has_audio, \
         has_video, remote_url, remote_metadata_url FROM video_file WHERE video_id IN ",
    );
    sql.list(ids(rows)).push(" ORDER BY resolution DESC");
    let mut of_video: HashMap<i64, Vec<FileRow>> = HashMap::new();
    for row in conn.rows(sql).await? {
        of_video.entry(row.get("video_id")?).or_default().push(database::FromRow::from_row(&row)?);
    }
    let mut sql = Sql::new(
        "SELECT video_id, id, master_name, hashes_name, remote_url, remote_hashes_url FROM streaming_playlist WHERE video_id IN ",
    );
    sql.list(ids(rows));
    let mut playlists: HashMap<i64, Publication> = HashMap::new();
    for row in conn.rows(sql).await? {
        let publication = Publication {
            id: row.get("id")?,
            master: row.get("master_name")?,
            hashes: row.get("hashes_name")?,
            elsewhere: row.get("remote_url")?,
            hashes_elsewhere: row.get("remote_hashes_url")?,
        };
        playlists.insert(row.get("video_id")?, publication);
    }
    let select = "SELECT video_id, url AS name FROM video_tracker WHERE video_id IN ";
    let trackers = named(conn, select, " ORDER BY video_id, position", rows).await?;
    let mut copies = copies::of_videos(conn, ids(rows).filter(|id| !private.contains(id)), now).await?;
    let (own, none) = (urls.trackers().to_vec(), Vec::new());
    for (video, row) in data.iter_mut().zip(rows) {
        let private = private.contains(&row.id);
        let files = of_video.remove(&row.id).unwrap_or_default();
        let trackers = if row.is_local { &own } else { trackers.get(&row.id).unwrap_or(&none) };
        let of = |playlist: Option<i64>| {
            let own = files.iter().filter(|f| f.playlist_id == playlist);
            own.map(|f| json::file(row, f, urls, private, trackers)).collect::<Vec<_>>()
        };
        video.files = Some(of(None));
        let finished = playlists.remove(&row.id).map(|p| PlaylistDetails {
            id: p.id,
            kind: 1,
            playlist_url: p.elsewhere.unwrap_or_else(|| urls.hls(row.uuid, &p.master, private)),
            segments_sha256_url: match row.is_local {
                true => urls.hls(row.uuid, &p.hashes, private),
                false => p.hashes_elsewhere.unwrap_or_default(),
            },
            redundancies: copies.remove(&row.id).unwrap_or_default(),
            files: of(Some(p.id)),
        });
        video.streaming_playlists = Some(finished.filter(|p| !p.files.is_empty()).into_iter().collect());
    }
    Ok(())
}
