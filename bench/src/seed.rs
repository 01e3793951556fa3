//! A database with many videos, written straight into a fresh file: rows as an instance of some years has them, no files.

use crate::harness::Bench;
use crate::harness::server::Server;
use database::{Conn, Db, Error, Sql, SqliteOptions, Tx};
use futures::FutureExt;
use std::path::{Path, PathBuf};

/// People, each with a channel. Few enough that one channel fills a page of a list in the smallest database that is compared.
pub(crate) const CHANNELS: i64 = 40;
/// Rows made in one transaction.
const STEP: i64 = 2_000;

/// The file of a data folder's database.
pub(crate) fn file(data: &Path) -> PathBuf {
    data.join("sepiola.sqlite")
}

/// Lets the server create its schema in `data`, and fills it. `text` is the length of each description in characters.
pub(crate) async fn seed(bench: &Bench, data: &Path, videos: i64, text: i64) -> anyhow::Result<()> {
    Server::start(&bench.server, data, "").await?.stop().await?;
    let db = Db::open_sqlite(SqliteOptions { path: file(data), readers: 1 }).await?;
    db.write((), |tx, ()| people(tx).boxed()).await?;
    for first in (1..=videos).step_by(STEP as usize) {
        let part = (first, (first + STEP - 1).min(videos), text);
        // Each in a transaction of its own: one unit of work may not take long.
        db.write(part, |tx, p| rows(tx, VIDEO, p.0, p.1, Some(p.2)).boxed()).await?;
        for sql in [TAG, THUMBNAIL, STORYBOARD, PLAYLIST, FILE] {
            db.write((sql, part), |tx, (sql, p)| rows(tx, sql, p.0, p.1, None).boxed()).await?;
        }
    }
    db.close().await;
    Ok(())
}

/// UUIDs of some videos, spread over all.
pub(crate) async fn some(data: &Path, videos: i64, count: i64) -> anyhow::Result<Vec<String>> {
    let db = Db::open_sqlite(SqliteOptions { path: file(data), readers: 1 }).await?;
    let mut conn: Conn = db.reader().await?;
    let sql = "SELECT uuid FROM video WHERE privacy = 1 AND listed AND id % $1 = 1 LIMIT $2";
    let found = conn.all::<String>(Sql::new(sql).bind((videos / count).max(1)).bind(count)).await?;
    drop(conn);
    db.close().await;
    Ok(found)
}

async fn people(tx: &mut Tx) -> Result<(), Error> {
    for sql in [ACTOR, ACCOUNT, CHANNEL] {
        tx.execute(Sql::new(sql).bind(CHANNELS)).await?;
    }
    Ok(())
}

async fn rows(tx: &mut Tx, sql: &'static str, first: i64, last: i64, text: Option<i64>) -> Result<(), Error> {
    let mut sql = Sql::new(sql).bind(first).bind(last);
    if let Some(text) = text {
        sql = sql.bind(text).bind(CHANNELS);
    }
    tx.execute(sql).await.map(drop)
}

// Accounts get the actors 1001.., channels the actors 2001.., both the ids 1001..
const ACTOR: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1), k(kind, base, name) AS \
 (VALUES ('Person', 1000, 'person'), ('Group', 2000, 'channel')) INSERT INTO actor (id, kind, username, username_fold, url, \
 created_at, updated_at) SELECT base + i, kind, name || i, name || i, 'http://127.0.0.1/' || name || 's/' || i, 1, 1 FROM n, k";
const ACCOUNT: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) INSERT INTO account (id, \
 actor_id, name, created_at, updated_at) SELECT 1000 + i, 1000 + i, 'Person ' || i, 1, 1 FROM n";
const CHANNEL: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) INSERT INTO channel (id, \
 actor_id, account_id, name, created_at, updated_at) SELECT 1000 + i, 2000 + i, 1000 + i, 'Channel ' || i, 1, 1 FROM n";
// Channels, tags and subjects have more videos than a page even among 1,000, so that pages of all sizes of database are equally long.
// One in twenty is not public, one in fifty is not listed for its content, the order of names, views and dates differs.
const VIDEO: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2) INSERT INTO video (id, uuid, \
 url, channel_id, is_local, name, description, category, licence, language, privacy, state, wait_transcoding, nsfw, \
 comments_policy, download_enabled, duration, aspect_ratio, views, likes, published_at, created_at, updated_at) \
 SELECT i, lower(printf('%08x-0000-4000-8000-%012x', i * 2654435761 & 4294967295, i)), 'http://127.0.0.1/videos/watch/' || i, \
 1001 + i % $4, TRUE, 'Video ' || (i * 7919 % 1000003) || ' about subject ' || (100 + i % 37), \
 substr(hex(zeroblob($3)), 1, $3), 1 + i % 18, 1 + i % 7, CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN 'fr' ELSE 'en' END, \
 CASE WHEN i % 20 = 0 THEN 2 + i / 20 % 2 ELSE 1 END, 1, TRUE, i % 50 = 0, 1, TRUE, 10 + i * 31 % 7200, 1.7778, \
 i * 104729 % 1000000, i * 1299709 % 5000, 1600000000000 + i * 7919 % 1000003 * 100000, 1600000000000 + i * 1000000, \
 1600000000000 + i * 1000000 FROM n";
const TAG: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2), t(p) AS (VALUES (1), (2), (3)) \
 INSERT INTO video_tag (video_id, position, name, name_fold) SELECT i, p, 'tag' || (i * p % 37 + p * 100), \
 'tag' || (i * p % 37 + p * 100) FROM n, t";
const THUMBNAIL: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2), t(w, h) AS \
 (VALUES (280, 157), (850, 480), (1280, 720), (1920, 1080), (1400, 1400)) INSERT INTO video_thumbnail (video_id, file_name, \
 width, height, created_at) SELECT i, lower(hex(randomblob(16))) || '-' || w || '.jpg', w, h, 1 FROM n, t";
const STORYBOARD: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2) INSERT INTO \
 video_storyboard (video_id, file_name, total_width, total_height, sprite_width, sprite_height, sprite_duration, created_at) \
 SELECT i, lower(hex(randomblob(16))) || '.jpg', 2112, 1188, 192, 108, 5, 1 FROM n";
const PLAYLIST: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2) INSERT INTO \
 streaming_playlist (id, video_id, master_name, hashes_name, created_at, updated_at) SELECT i, i, \
 lower(hex(randomblob(16))) || '-master.m3u8', lower(hex(randomblob(16))) || '-segments-sha256.json', 1, 1 FROM n";
const FILE: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2), t(w, h) AS \
 (VALUES (426, 240), (640, 360), (854, 480), (1280, 720)) INSERT INTO video_file (video_id, playlist_id, resolution, width, \
 height, fps, size, file_name, torrent_name, info_hash, has_audio, has_video, created_at, updated_at) SELECT i, i, h, w, h, 30, \
 h * 100000, lower(hex(randomblob(16))) || '-' || h || '-fragmented.mp4', lower(hex(randomblob(16))) || '-' || h || '-hls.torrent', \
 lower(hex(randomblob(20))), TRUE, TRUE, 1, 1 FROM n, t";
