//! A healthy instance, broken on purpose in every way the checks know; on SQLite, and on PostgreSQL where there is one.

use super::{CHECKS, Patient, Seen, run};
use ::database::{Db, Error, Sql, SqliteOptions};
use futures::FutureExt;
use hls::ByteRange;
use hls::hashes::SegmentHashes;
use hls::playlist::{MasterPlaylist, MediaPlaylist, Segment, Variant};
use object_storage::{Bucket, Key};
use platform::testing::{TestApp, postgres, sqlite};
use platform::{App, buckets};
use std::path::PathBuf;

const UUID: &str = "d6185c36-3305-46c1-bb62-269ef3782a7e";
const MEDIA: &str = "r-240-fragmented.mp4";

async fn apps() -> Vec<TestApp> {
    let mut apps = vec![sqlite().await];
    apps.extend(postgres().await);
    for app in &apps {
        make_healthy(&app.app).await;
    }
    apps
}

async fn sql(app: &App, statements: &'static [&'static str]) {
    let done: Result<(), Error> = app
        .db
        .write(statements, |tx, statements| {
            async move {
                for one in statements {
                    tx.execute(Sql::new(one)).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await;
    done.expect("the statements are SQL");
}

async fn put(app: &App, bucket: Bucket, key: &str, bytes: &[u8]) {
    app.storage.put_bytes(bucket, &Key::new(key).unwrap(), bytes.to_vec().into()).await.unwrap();
}

fn path(app: &App, bucket: Bucket, key: &str) -> PathBuf {
    app.storage.local_path(bucket, &Key::new(key).unwrap()).unwrap()
}

/// One published video with everything a video can have, one that waits for its ladder, one upload under way.
async fn make_healthy(app: &App) {
    sql(
        app,
        &[
            "INSERT INTO oauth_client (client_id, client_secret, created_at) VALUES ('a', 'b', 1)",
            "INSERT INTO users (id, username, username_fold, email, email_fold, password_hash, role, video_quota, \
             video_quota_daily, created_at, updated_at) VALUES (1, 'root', 'root', 'e', 'e', 'x', 0, -1, -1, 1, 1)",
            "INSERT INTO actor (id, kind, username, username_fold, url, public_key, private_key, created_at, updated_at) \
             VALUES (1, 'Person', 'root', 'root', 'a1', 'x', 'x', 1, 1), (2, 'Group', 'root_channel', 'root_channel', 'a2', 'x', 'x', 1, 1)",
            "INSERT INTO account (id, actor_id, user_id, name, created_at, updated_at) VALUES (1, 1, 1, 'root', 1, 1)",
            "INSERT INTO channel (id, actor_id, account_id, name, created_at, updated_at) VALUES (1, 2, 1, 'c', 1, 1)",
            "INSERT INTO video (id, uuid, url, channel_id, is_local, name, privacy, state, wait_transcoding, nsfw, \
             comments_policy, download_enabled, duration, published_at, created_at, updated_at) \
             SELECT 1, 'd6185c36-3305-46c1-bb62-269ef3782a7e', 'u1', min(id), TRUE, 'v', 1, 1, FALSE, FALSE, 1, TRUE, 8, 1, 1, 1 FROM channel",
            "INSERT INTO video (id, uuid, url, channel_id, is_local, name, privacy, state, wait_transcoding, nsfw, \
             comments_policy, download_enabled, duration, published_at, created_at, updated_at) \
             SELECT 2, '021b4df3-f69b-4780-9456-4ba1ce4a2430', 'u2', min(id), TRUE, 'w', 1, 2, FALSE, FALSE, 1, TRUE, 8, 1, 1, 1 FROM channel",
            "INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, torrent_name, created_at, \
             updated_at) VALUES (1, 'kept.mp4', 'a.mp4', 4, '{}', TRUE, TRUE, 'kept.torrent', 1, 1)",
            "INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, created_at, updated_at) \
             VALUES (2, 'waiting.mp4', 'a.mp4', 4, '{}', FALSE, TRUE, 1, 1)",
            "INSERT INTO job (id, kind, payload, state, priority, max_attempts, run_at, created_at) \
             VALUES (1, 'transcoding.build', '{\"video_id\":2}', 'waiting', 1, 3, 1, 1)",
            "INSERT INTO video_thumbnail (id, video_id, file_name, width, height, created_at) VALUES (1, 1, 't.jpg', 2, 1, 1)",
            "INSERT INTO actor_image (id, actor_id, kind, file_name, width, height, created_at) \
             VALUES (1, 2, 1, 'face.png', 48, 48, 1)",
            "INSERT INTO video_storyboard (video_id, file_name, total_width, total_height, sprite_width, sprite_height, sprite_duration, created_at) \
             VALUES (1, 's.jpg', 1, 1, 1, 1, 1, 1)",
            "INSERT INTO streaming_playlist (id, video_id, master_name, hashes_name, growing, created_at, updated_at) \
             VALUES (1, 1, 'm-master.m3u8', 'h-segments-sha256.json', FALSE, 1, 1)",
            "INSERT INTO video_file (id, video_id, playlist_id, resolution, width, height, fps, size, file_name, torrent_name, \
             has_audio, has_video, created_at, updated_at) \
             VALUES (1, 1, 1, 240, 320, 240, 25, 60, 'r-240-fragmented.mp4', 'r.torrent', TRUE, TRUE, 1, 1)",
            "INSERT INTO video_file (id, video_id, resolution, width, height, fps, size, file_name, has_audio, has_video, \
             created_at, updated_at) VALUES (2, 1, 240, 320, 240, 25, 3, 'w-240.mp4', TRUE, TRUE, 1, 1)",
            "INSERT INTO upload (id, user_id, state, size, received, form, original_name, has_picture, expires_at, created_at, \
             updated_at) SELECT 'up', min(id), 'receiving', 9, 5, '{}', 'a.mp4', FALSE, 1, 1, 1 FROM users",
            "INSERT INTO doomed_file (bucket, name, is_folder, due_at, created_at) VALUES ('thumbnails', 'gone.jpg', FALSE, 1, 1)",
            "INSERT INTO doomed_file (bucket, name, is_folder, due_at, created_at) \
             VALUES ('streaming-playlists', 'hls/gone', TRUE, 1, 1)",
        ],
    )
    .await;
    put(app, buckets::ORIGINALS, "kept.mp4", b"kept").await;
    put(app, buckets::ORIGINALS, "waiting.mp4", b"wait").await;
    put(app, buckets::THUMBNAILS, "t.jpg", b"t").await;
    put(app, buckets::THUMBNAILS, "gone.jpg", b"t").await;
    put(app, buckets::AVATARS, "face.png", b"p").await;
    put(app, buckets::STORYBOARDS, "s.jpg", b"s").await;
    put(app, buckets::TORRENTS, "r.torrent", b"d").await;
    put(app, buckets::TORRENTS, "kept.torrent", b"d").await;
    put(app, buckets::WEB_VIDEOS, "w-240.mp4", b"web").await;
    put(app, buckets::STREAMING_PLAYLISTS, "hls/gone/x.mp4", b"x").await;
    publication(app).await;
    let uploads = app.config().storage.tmp_persistent.join("uploads");
    std::fs::create_dir_all(&uploads).unwrap();
    std::fs::write(uploads.join("up"), b"123456").unwrap();
}

async fn publication(app: &App) {
    let bytes: Vec<u8> = (0..60).collect();
    let mut playlist = MediaPlaylist::new(MEDIA.into(), 4, ByteRange { start: 0, length: 10 });
    let mut hashes = SegmentHashes::default();
    hashes.insert(MEDIA, playlist.init, &bytes[..10]);
    for (start, length) in [(10u64, 20u64), (30, 30)] {
        let range = ByteRange { start, length };
        playlist.segments.push(Segment { duration_us: 4_000_000, range });
        let at = usize::try_from(start).unwrap()..usize::try_from(start + length).unwrap();
        hashes.insert(MEDIA, range, &bytes[at]);
    }
    playlist.complete = true;
    let variant = Variant {
        playlist: "r-240.m3u8".into(),
        bandwidth: 1,
        average_bandwidth: None,
        size: Some((320, 240)),
        frame_rate: None,
        codecs: vec![],
    };
    let master = MasterPlaylist { variants: vec![variant], audio: None };
    let folder = format!("hls/{UUID}");
    put(app, buckets::STREAMING_PLAYLISTS, &format!("{folder}/{MEDIA}"), &bytes).await;
    put(app, buckets::STREAMING_PLAYLISTS, &format!("{folder}/r-240.m3u8"), playlist.write().as_bytes()).await;
    put(app, buckets::STREAMING_PLAYLISTS, &format!("{folder}/m-master.m3u8"), master.write().as_bytes()).await;
    put(app, buckets::STREAMING_PLAYLISTS, &format!("{folder}/h-segments-sha256.json"), hashes.write().as_bytes())
        .await;
}

async fn look(app: &App, name: &str) -> Seen {
    let check = CHECKS.iter().find(|c| c.name == name).unwrap_or_else(|| panic!("no check {name}"));
    (check.look)(&Patient { app, deep: true }).await.unwrap()
}

fn words(seen: &Seen) -> Vec<String> {
    seen.findings.iter().map(|f| f.what.clone()).collect()
}

#[tokio::test]
async fn a_healthy_instance_is_well() {
    for app in apps().await {
        for check in CHECKS {
            let seen = run(check, &Patient { app: &app.app, deep: false }).await.unwrap();
            assert_eq!(words(&seen), Vec::<String>::new(), "{}", check.name);
            assert!(seen.count > 0 || check.name == "work folders", "{} looked at nothing", check.name);
        }
    }
}

#[tokio::test]
async fn each_broken_row_is_found() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("schema", &["DELETE FROM schema_migration WHERE version = 3"], "schema step 0003_video was not applied"),
        ("schema", &["INSERT INTO schema_migration VALUES (999, 'x', 1)"], "schema step 999 is unknown"),
        (
            "references",
            &["DROP TABLE video_tag", "CREATE TABLE video_tag (video_id BIGINT)", "INSERT INTO video_tag VALUES (77)"],
            "video_tag.video_id: 1 rows refer to rows of video that are not there",
        ),
        ("people", &["DELETE FROM oauth_client"], "no OAuth client"),
        ("people", &["UPDATE users SET role = 2"], "no administrator"),
        ("people", &["UPDATE account SET user_id = NULL"], "user root: has no account"),
        ("people", &["DELETE FROM channel"], "user root: has no channel"),
        ("people", &["UPDATE actor SET private_key = NULL WHERE username = 'root'"], "actor root: has no pair of keys"),
        ("people", &["DELETE FROM channel"], "belongs to no account and no channel"),
        (
            "jobs",
            &["UPDATE job SET state = 'active'"],
            "job 1 (transcoding.build): is active but nobody holds its lease",
        ),
        ("jobs", &["UPDATE job SET state = 'waiting-children'"], "waits for children that have all ended"),
        ("jobs", &["UPDATE job SET state = 'asleep'"], "unknown state \"asleep\""),
        ("jobs", &["UPDATE job SET payload = '{'"], "its payload is not JSON"),
        (
            "jobs",
            &["INSERT INTO job (id, kind, payload, state, priority, max_attempts, run_at, created_at) \
               VALUES (2, 'transcoding.build', '{\"video_id\":2}', 'delayed', 1, 3, 1, 1)"],
            "video 2: two jobs make its ladder",
        ),
        (
            "jobs",
            &[
                "UPDATE job SET state = 'completed'",
                "INSERT INTO job (id, kind, payload, state, priority, max_attempts, run_at, created_at, parent_id) \
               VALUES (2, 'x', '{}', 'waiting', 1, 3, 1, 1, 1)",
            ],
            "its parent went on without it",
        ),
        ("videos", &["UPDATE job SET state = 'failed'"], "it waits for its first rendition, but no job"),
        ("videos", &["UPDATE streaming_playlist SET growing = TRUE"], "its publication grows, but no job"),
        ("videos", &["UPDATE video_source SET keep = FALSE"], "its source is still there, but no job"),
        ("videos", &["DELETE FROM video_file"], "is published without any file"),
        ("videos", &["UPDATE video SET state = 7 WHERE id = 1"], "has finished files but is in state 7"),
        ("videos", &["UPDATE video SET privacy = 3 WHERE id = 1"], "lie in the wrong folder for its privacy"),
        (
            "web videos and originals",
            &["UPDATE video_file SET size = 4 WHERE id = 2"],
            "w-240.mp4: has 3 bytes, its row says 4",
        ),
        ("web videos and originals", &["UPDATE video SET files_private = TRUE"], "w-240.mp4: is not in web-videos"),
        (
            "web videos and originals",
            &["UPDATE video_source SET file_name = '../x'"],
            "has a name that no file can have",
        ),
        ("HLS publications", &["UPDATE video_file SET size = 61 WHERE id = 1"], "has 60 bytes, its row says 61"),
        ("HLS publications", &["UPDATE video SET files_private = TRUE"], "playlist r-240.m3u8 is not there"),
        (
            "HLS publications",
            &[
                "INSERT INTO video_file (id, video_id, playlist_id, resolution, width, height, fps, size, file_name, has_audio, \
               has_video, created_at, updated_at) \
               VALUES (3, 1, 1, 360, 1, 1, 1, 60, 'q-360-fragmented.mp4', TRUE, TRUE, 1, 1)",
            ],
            "its rendition 360: its playlist q-360.m3u8 is not there",
        ),
        ("files without a row", &["DELETE FROM video_thumbnail"], "thumbnails/t.jpg: belongs to no row"),
        ("files without a row", &["DELETE FROM actor_image"], "avatars/face.png: belongs to no row"),
        ("files without a row", &["DELETE FROM video_storyboard"], "storyboards/s.jpg: belongs to no row"),
        (
            "files without a row",
            &["UPDATE video_file SET torrent_name = NULL"],
            "torrents/r.torrent: belongs to no row",
        ),
        (
            "files without a row",
            &["UPDATE video_source SET torrent_name = NULL, has_file = FALSE"],
            "torrents/kept.torrent",
        ),
        ("files without a row", &["UPDATE video_source SET has_file = FALSE"], "original-video-files/kept.mp4"),
        ("files without a row", &["DELETE FROM doomed_file"], "thumbnails/gone.jpg: belongs to no row"),
        ("files without a row", &["DELETE FROM doomed_file"], "streaming-playlists/hls/gone/x.mp4: belongs to no row"),
        ("files without a row", &["DELETE FROM streaming_playlist"], "r-240-fragmented.mp4: belongs to no row"),
        ("files without a row", &["DELETE FROM video_file"], "web-videos/w-240.mp4: belongs to no row"),
        (
            "files without a row",
            &["UPDATE video SET files_private = TRUE, privacy = 3"],
            "web-videos/w-240.mp4: belongs",
        ),
        ("uploads", &["UPDATE upload SET received = 7"], "upload up: 7 bytes were acknowledged, 6 are there"),
        ("uploads", &["UPDATE upload SET received = 10"], "upload up: has 10 of 9 bytes"),
        ("uploads", &["UPDATE upload SET state = 'lost'"], "unknown state \"lost\""),
        ("uploads", &["DELETE FROM upload"], "uploads/up: belongs to no upload"),
    ];
    for (check, statements, expected) in cases {
        for app in apps().await {
            sql(&app.app, statements).await;
            let found = words(&look(&app.app, check).await);
            assert!(found.iter().any(|f| f.contains(expected)), "{check}: {expected}: {found:?}");
        }
    }
}

#[tokio::test]
async fn each_broken_file_is_found() {
    let hls = buckets::STREAMING_PLAYLISTS;
    let in_folder = |file: &str| format!("hls/{UUID}/{file}");
    // What is broken, where it lies, what is written there (none: removed), and what doctor says.
    type Case<'a> = (&'a str, Bucket, String, Option<&'a [u8]>, &'a str);
    let cases: Vec<Case<'_>> = vec![
        (
            "pictures and torrents",
            buckets::THUMBNAILS,
            "t.jpg".into(),
            None,
            "its thumbnail t.jpg: is not in thumbnails",
        ),
        (
            "pictures and torrents",
            buckets::AVATARS,
            "face.png".into(),
            None,
            "actor 2: its picture face.png: is not in",
        ),
        ("pictures and torrents", buckets::STORYBOARDS, "s.jpg".into(), Some(b""), "its storyboard s.jpg: is empty"),
        ("pictures and torrents", buckets::TORRENTS, "r.torrent".into(), None, "its torrent r.torrent: is not in"),
        ("web videos and originals", buckets::ORIGINALS, "kept.mp4".into(), None, "its source kept.mp4: is not in"),
        ("HLS publications", hls, in_folder(MEDIA), None, "its file r-240-fragmented.mp4 is not there"),
        ("HLS publications", hls, in_folder(MEDIA), Some(&[0; 60]), "bytes 10-29 have another hash"),
        ("HLS publications", hls, in_folder(MEDIA), Some(&[0; 50]), "its playlist ends at byte 60, its file at 50"),
        ("HLS publications", hls, in_folder("r-240.m3u8"), Some(b"#EXTM3U\n"), "is not a playlist of ours"),
        ("HLS publications", hls, in_folder("m-master.m3u8"), Some(b"#EXTM3U\n"), "does not list r-240.m3u8"),
        (
            "HLS publications",
            hls,
            in_folder("m-master.m3u8"),
            Some(b"r-240.m3u8\nx.m3u8"),
            "lists x.m3u8, which is not finished",
        ),
        ("HLS publications", hls, in_folder("m-master.m3u8"), None, "its master playlist m-master.m3u8 is not there"),
        (
            "HLS publications",
            hls,
            in_folder("h-segments-sha256.json"),
            Some(b"["),
            "hashes h-segments-sha256.json cannot be read",
        ),
        ("HLS publications", hls, in_folder("h-segments-sha256.json"), Some(b"{}"), "has 3 ranges, and hashes of 0"),
        ("files without a row", hls, in_folder("left.next"), Some(b"x"), "left.next: belongs to no row"),
        ("files without a row", hls, "hls/nobody/x.mp4".into(), Some(b"x"), "hls/nobody/x.mp4: belongs to no row"),
        ("files without a row", hls, format!("hls/private/{UUID}/x.mp4"), Some(b"x"), "x.mp4: belongs to no row"),
        ("files without a row", buckets::AVATARS, "a.png".into(), Some(b"x"), "avatars/a.png: belongs to no row"),
    ];
    for (check, bucket, key, bytes, expected) in cases {
        for app in apps().await {
            match bytes {
                Some(bytes) => put(&app.app, bucket, &key, bytes).await,
                None => std::fs::remove_file(path(&app.app, bucket, &key)).unwrap(),
            }
            let found = words(&look(&app.app, check).await);
            assert!(found.iter().any(|f| f.contains(expected)), "{check}: {expected}: {found:?}");
        }
    }
}

#[tokio::test]
async fn a_playlist_without_its_end_is_found() {
    let app = &apps().await[0];
    let key = format!("hls/{UUID}/r-240.m3u8");
    let text = std::fs::read_to_string(path(&app.app, buckets::STREAMING_PLAYLISTS, &key)).unwrap();
    let growing = text.replace("#EXT-X-ENDLIST\n", "").replace("VOD", "EVENT");
    put(&app.app, buckets::STREAMING_PLAYLISTS, &key, growing.as_bytes()).await;
    let found = words(&look(&app.app, "HLS publications").await);
    assert_eq!(found, ["video 1: its rendition 240: its playlist r-240.m3u8 has no end mark"]);
}

#[tokio::test]
async fn strange_names_missing_folders_and_left_work_are_found() {
    let app = &apps().await[0].app;
    std::fs::write(path(app, buckets::TORRENTS, "x").with_file_name("a b.torrent"), b"x").unwrap();
    let found = words(&look(app, "files without a row").await);
    assert_eq!(found, ["torrents/a b.torrent: no file of the server has such a name"]);
    let work = app.config().storage.tmp_persistent.join("transcoding").join(UUID);
    std::fs::create_dir_all(&work).unwrap();
    let found = words(&look(app, "work folders").await);
    assert_eq!(found, [format!("tmp_persistent/transcoding/{UUID}: no ladder is being made in it")]);
    sql(app, &["INSERT INTO transcoding_run (video_id, names, started_at) VALUES (1, '{}', 1)"]).await;
    assert_eq!(words(&look(app, "work folders").await), Vec::<String>::new());
}

#[tokio::test]
async fn what_a_run_has_drawn_and_what_moves_is_no_stray() {
    let app = &apps().await[0].app;
    let torrent = |file| transcoding::torrent_name(app, file);
    for (bucket, key) in [
        (buckets::STORYBOARDS, "board.jpg"),
        (buckets::TORRENTS, &*torrent("waiting.mp4")),
        (buckets::TORRENTS, &*torrent("rung-240-fragmented.mp4")),
        (buckets::TORRENTS, &*torrent("web-240.mp4")),
        (buckets::WEB_VIDEOS, "web-240.mp4"),
    ] {
        put(app, bucket, key, b"x").await;
    }
    assert_eq!(
        look(app, "files without a row").await.findings.len(),
        4,
        "the torrent of a source that waits belongs to it"
    );
    sql(
        app,
        &["INSERT INTO transcoding_run (video_id, names, started_at) VALUES (2, '{\"master\":\"m\",\"hashes\":\"h\",\
           \"storyboard\":\"board\",\"renditions\":{\"240\":\"rung\"},\"web_videos\":{\"240\":\"web\"}}', 1)"],
    )
    .await;
    assert_eq!(words(&look(app, "files without a row").await), Vec::<String>::new());
    // Half of the files are in the new folder already.
    sql(
        app,
        &[
            "UPDATE video SET privacy = 3 WHERE id = 1",
            "INSERT INTO job (id, kind, payload, state, priority, max_attempts, run_at, created_at) \
             VALUES (5, 'video.move_files', '{\"video_id\":1}', 'waiting', 1, 3, 1, 1)",
        ],
    )
    .await;
    let (from, to) = (Key::new("w-240.mp4").unwrap(), Key::new("private/w-240.mp4").unwrap());
    app.storage.rename(buckets::WEB_VIDEOS, &from, &to).await.unwrap();
    for check in CHECKS {
        assert_eq!(words(&look(app, check.name).await), Vec::<String>::new(), "{}", check.name);
    }
}

#[tokio::test]
async fn a_damaged_database_is_found() {
    let app = sqlite().await;
    make_healthy(&app.app).await;
    app.app.db.close().await;
    let file = app.folder.path().join("sepiola.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    let length = bytes.len();
    // The last page; the first ones hold the schema, without which nothing could even ask.
    bytes[length - 4096..].fill(0x5a);
    std::fs::write(&file, bytes).unwrap();
    let wrong = match Db::open_sqlite(SqliteOptions { path: file, readers: 1 }).await {
        Ok(db) => {
            let (app, config) = (&app.app, (*app.app.config()).clone());
            let broken = App::new(db, app.storage.clone(), config, app.clock.clone());
            let seen = run(&CHECKS[0], &Patient { app: &broken, deep: false }).await;
            seen.map_or(true, |seen| !seen.findings.is_empty())
        }
        // What cannot be opened is told by the command itself.
        Err(_) => true,
    };
    assert!(wrong);
}

#[tokio::test]
async fn missing_programs_are_found() {
    let app = sqlite().await;
    let mut config = (*app.app.config()).clone();
    config.sepiola.ffmpeg.path = "/nonexistent/ffmpeg".into();
    app.app.set_config(config);
    let found = words(&look(&app.app, "ffmpeg").await);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("/nonexistent/ffmpeg cannot be used"), "{found:?}");
}

#[tokio::test]
async fn a_missing_program_that_writes_subtitles_is_found() {
    let app = sqlite().await;
    let name = "subtitles by program";
    assert!(words(&look(&app.app, name).await).is_empty(), "it is switched off");
    let mut config = (*app.app.config()).clone();
    config.video_transcription.enabled = true;
    config.video_transcription.engine_path = Some("/nonexistent/whisper".into());
    app.app.set_config(config.clone());
    let found = words(&look(&app.app, name).await);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("/nonexistent/whisper cannot be used"), "{found:?}");
    assert!(found[1].ends_with("/whisper: the model is not there"), "{found:?}");
    // A program that says how it is called, and a model.
    let folder = tempfile::tempdir().unwrap();
    config.video_transcription.engine_path = Some("/bin/true".into());
    config.video_transcription.model_path = Some(folder.path().into());
    app.app.set_config(config);
    assert!(words(&look(&app.app, name).await).is_empty());
}
