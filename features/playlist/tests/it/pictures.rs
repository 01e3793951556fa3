//! Pictures of playlists: chosen ones, those of the first video, and that no file is left behind.

use crate::scene::{PATH, add, files, playlist, world};
use object_storage::Key;
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::{Value, json};
use world::{Video, World};

on_both!(
    the_first_video_lends_its_picture,
    hidden_videos_lend_no_picture_to_others,
    a_chosen_picture_stays,
    what_is_no_picture_is_refused,
);

/// Gives a video pictures of two sizes.
async fn with_pictures(w: &World, video: &Video, letter: &'static str) {
    for (name, width, height) in [("small", 280, 157), ("large", 1280, 720)] {
        let file = format!("{letter}-{name}.jpg");
        let key = Key::new(file.clone()).unwrap();
        w.app.storage.put_bytes(buckets::THUMBNAILS, &key, file.clone().into_bytes().into()).await.unwrap();
        let input = (video.id, file, width, height);
        let write = w.app.db.write(input, |tx, (video, file_name, width, height)| {
            Box::pin(async move {
                let row = video::store::Thumbnail { file_name, width, height, automatic: true };
                video::store::insert_thumbnail(tx, 0, video, &row).await
            })
        });
        write.await.unwrap();
    }
}

/// Runs what a worker would: the job that takes pictures, and the one that removes files.
async fn work(w: &World, id: i64) {
    playlist::pictures::take(&w.app, id).await.unwrap();
    video::sweep::remove_due(&w.app, || false).await.unwrap();
}

/// What the small picture of a playlist is a copy of.
async fn shown(w: &World, id: i64) -> Option<String> {
    let seen = w.get("alice", &format!("{PATH}/{id}")).await.is(200);
    let path = seen["thumbnailPath"].as_str()?;
    let name = path.strip_prefix("/lazy-static/thumbnails/").expect("a picture's address");
    assert_eq!(seen["thumbnails"].as_array().unwrap().len(), 2, "{seen}");
    assert_eq!(seen["thumbnails"][0]["fileUrl"], format!("{}{path}", w.app.config().webserver.origin()));
    assert_eq!(
        (&seen["thumbnails"][1]["width"], &seen["thumbnails"][1]["aspectRatio"]),
        (&json!(1280), &json!("16:9"))
    );
    let path = w.app.storage.local_path(buckets::THUMBNAILS, &Key::new(name).unwrap()).unwrap();
    Some(std::fs::read_to_string(path).unwrap())
}

async fn the_first_video_lends_its_picture(t: &TestApp) {
    let w = world(t).await;
    let (a, b) = (w.video("alice", "a").await, w.video("alice", "b").await);
    let plain = w.video("alice", "without").await;
    with_pictures(&w, &a, "a").await;
    with_pictures(&w, &b, "b").await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    work(&w, id).await;
    assert_eq!(shown(&w, id).await, None);
    add(&w, "alice", id, plain.id).await;
    let first = add(&w, "alice", id, a.id).await;
    add(&w, "alice", id, b.id).await;
    work(&w, id).await;
    assert_eq!(shown(&w, id).await.as_deref(), Some("a-small.jpg"));
    assert_eq!(files(&w.app).await.len(), 6);
    // Again changes nothing.
    let before = files(&w.app).await;
    work(&w, id).await;
    assert_eq!(files(&w.app).await, before);
    w.post("alice", &format!("{PATH}/{id}/videos/reorder"), json!({"startPosition": 3, "insertAfterPosition": 0}))
        .await
        .is(204);
    work(&w, id).await;
    assert_eq!(shown(&w, id).await.as_deref(), Some("b-small.jpg"));
    w.post("alice", &format!("{PATH}/{id}/videos/reorder"), json!({"startPosition": 1, "insertAfterPosition": 3}))
        .await
        .is(204);
    w.delete("alice", &format!("{PATH}/{id}/videos/{first}")).await.is(204);
    work(&w, id).await;
    assert_eq!(shown(&w, id).await.as_deref(), Some("b-small.jpg"));
    assert_eq!(files(&w.app).await.len(), 6);
    w.delete("alice", &format!("{PATH}/{id}")).await.is(204);
    work(&w, id).await;
    assert_eq!(files(&w.app).await, ["a-large.jpg", "a-small.jpg", "b-large.jpg", "b-small.jpg"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM doomed_file").await, 0);
}

async fn hidden_videos_lend_no_picture_to_others(t: &TestApp) {
    let w = world(t).await;
    let hidden = w.new_video("bob", world::NewVideo { privacy: 3, ..world::NewVideo::named("b") }).await;
    with_pictures(&w, &hidden, "b").await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    add(&w, "alice", id, hidden.id).await;
    work(&w, id).await;
    assert_eq!(shown(&w, id).await, None);
    let own = playlist(&w, "bob", "Own", 3).await;
    add(&w, "bob", own, hidden.id).await;
    work(&w, own).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM playlist_thumbnail").await, 2);
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(64, 36, image::Rgb([200, 10, 10]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

async fn a_chosen_picture_stays(t: &TestApp) {
    let w = world(t).await;
    let channel = w.person("alice").channel_id.to_string();
    let texts = [("displayName", "Engines"), ("privacy", "1"), ("videoChannelId", &*channel)];
    let made = w.form("alice", "POST", PATH, &texts, &[("thumbnailfile", "a.png", &png())]).await.is(200);
    let id = made["videoPlaylist"]["id"].as_i64().unwrap();
    let before = files(&w.app).await;
    let sizes = w.app.config().thumbnails.sizes.len();
    assert_eq!(before.len(), sizes);
    assert!(before.iter().all(|f| f.starts_with("playlist-")), "{before:?}");
    let video = w.video("alice", "a").await;
    with_pictures(&w, &video, "a").await;
    add(&w, "alice", id, video.id).await;
    work(&w, id).await;
    assert_eq!(files(&w.app).await.len(), sizes + 2);
    let seen = w.get("", &format!("{PATH}/{id}")).await.is(200);
    assert_eq!(seen["thumbnails"].as_array().unwrap().len(), sizes);
    let path = seen["thumbnailPath"].clone();
    assert!(path.is_string());
    // Another one takes its place, and its files go.
    w.form("alice", "PUT", &format!("{PATH}/{id}"), &[], &[("thumbnailfile", "b.png", &png())]).await.is(204);
    work(&w, id).await;
    let seen = w.get("", &format!("{PATH}/{id}")).await.is(200);
    assert_ne!(seen["thumbnailPath"], path);
    assert_eq!(files(&w.app).await.len(), sizes + 2);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM doomed_file").await, 0);
}

async fn what_is_no_picture_is_refused(t: &TestApp) {
    let w = world(t).await;
    let texts = [("displayName", "Engines")];
    let message =
        "This thumbnail file is not supported or too large. Please, make sure it is of the following type: .jpg, .jpeg";
    let id = playlist(&w, "alice", "Engines", 1).await;
    let change = format!("{PATH}/{id}");
    for (method, path) in [("POST", PATH), ("PUT", &*change)] {
        for bytes in [&b"no picture at all"[..], &vec![0xff; 9 << 20]] {
            let refused = w.form("alice", method, path, &texts, &[("thumbnailfile", "a.jpg", bytes)]).await;
            let refused = refused.names(&["thumbnailfile"]);
            assert_eq!(refused["invalid-params"]["thumbnailfile"]["msg"], message);
            assert_eq!(refused["invalid-params"]["thumbnailfile"].get("value"), None::<&Value>);
        }
        w.form("alice", method, path, &texts, &[("videofile", "a.mp4", b"x")]).await.is(400);
        w.form("bob", "PUT", &change, &texts, &[("thumbnailfile", "a.png", &png())]).await.is(403);
    }
    assert_eq!(files(&w.app).await, Vec::<String>::new());
    assert_eq!(w.one::<i64>("SELECT count(*) FROM playlist").await, 1);
}
