//! Making the index, and what is found in it.

use bytes::Bytes;
use object_storage::Key;
use platform::testing::TestApp;
use platform::{Routes, buckets, on_both};
use search::{Kind, find, rebuild};
use world::World;

on_both!(
    everything_is_found_by_its_words,
    what_is_said_is_found,
    without_an_index_nothing_is_found,
    many_are_read_in_portions
);

pub async fn world(t: &TestApp) -> World {
    World::new(t, Routes::new(&t.app)).await
}

/// Numbers of what the index has.
pub async fn ids(w: &World, kind: Kind, text: &str) -> Vec<i64> {
    find(&w.app, kind, text).await.expect("an index").ids
}

pub async fn captions(w: &World, video: i64, file: &'static str, vtt: &'static str) {
    let write = w.app.db.write((video, file), |tx, (video, file)| {
        Box::pin(async move {
            let sql = "INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) \
                       VALUES ($1, 'en', $2, FALSE, 1, 1)";
            tx.execute(database::Sql::new(sql).bind(video).bind(file)).await.map(drop)
        })
    });
    let written: Result<(), database::Error> = write.await;
    written.unwrap();
    let key = Key::new(file).unwrap();
    w.app.storage.put_bytes(buckets::CAPTIONS, &key, Bytes::from_static(vtt.as_bytes())).await.unwrap();
}

async fn everything_is_found_by_its_words(t: &TestApp) {
    let w = world(t).await;
    let boy = w.video("alice", "The Internet's Own Boy").await.id;
    let other = w.video("bob", "Something else").await.id;
    w.run("UPDATE video SET description = 'About whales' WHERE name = 'Something else'").await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Ocean Life', 'ocean life' FROM video WHERE name = 'Something else'").await;
    w.run(
        "INSERT INTO playlist (uuid, url, account_id, name, name_fold, privacy, kind, created_at, updated_at) \
         SELECT 'u', 'u', min(id), 'Films of winter', 'films of winter', 1, 1, 1, 1 FROM account",
    )
    .await;
    let counts = rebuild(&w.app).await.unwrap();
    assert_eq!((counts.videos, counts.channels, counts.playlists, counts.passages), (2, 7, 1, 0));
    assert_eq!(ids(&w, Kind::Video, "Iinternet own boy").await, [boy]);
    for text in ["whale", "ocean lief", "bob", "Channel of bob"] {
        assert_eq!(ids(&w, Kind::Video, text).await, [other], "{text}");
    }
    let alice = w.person("alice").channel_id;
    assert_eq!(ids(&w, Kind::Channel, "alice_chanel").await.first(), Some(&alice));
    assert_eq!(ids(&w, Kind::Channel, "channel of alcie").await.first(), Some(&alice));
    assert_eq!(ids(&w, Kind::Playlist, "wintre films").await.len(), 1);
    assert_eq!(ids(&w, Kind::Playlist, "boy ").await, [0i64; 0]);
    assert!(find(&w.app, Kind::Video, "?!").await.is_none(), "no words");
}

async fn what_is_said_is_found(t: &TestApp) {
    let w = world(t).await;
    let talk = w.video("alice", "A talk").await.id;
    w.video("alice", "Whales").await;
    captions(
        &w,
        talk,
        "talk.vtt",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n\n01:05.250 --> 01:09.000\nlet us speak of <b>whales</b>\n",
    )
    .await;
    let counts = rebuild(&w.app).await.unwrap();
    assert_eq!(counts.passages, 2);
    let found = find(&w.app, Kind::Video, "whales").await.unwrap();
    assert_eq!(found.ids.len(), 2);
    assert_eq!(found.ids.last(), Some(&talk), "a title counts more");
    let said = &found.spoken[&talk];
    assert_eq!((said.at, said.text.as_str(), said.language.as_str()), (65_250, "let us speak of whales", "en"));
}

async fn without_an_index_nothing_is_found(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "Whales").await;
    assert!(find(&w.app, Kind::Video, "whales").await.is_none());
}

async fn many_are_read_in_portions(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "Number one").await;
    w.run(
        "INSERT INTO video (uuid, url, channel_id, is_local, name, privacy, state, wait_transcoding, nsfw, comments_policy, \
         download_enabled, duration, published_at, created_at, updated_at) \
         WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1001) \
         SELECT CAST(i AS TEXT), CAST(i AS TEXT), channel_id, TRUE, 'Numbers', 1, 1, TRUE, FALSE, 1, TRUE, 1, 1, 1, 1 \
         FROM n, video WHERE video.name = 'Number one'",
    )
    .await;
    assert_eq!(rebuild(&w.app).await.unwrap().videos, 1001);
    assert_eq!(ids(&w, Kind::Video, "numbers").await.len(), 1001);
}
