//! Files of other servers, fetched when somebody asks, and the room they take.

use database::Sql;
use object_storage::Key;
use platform::config::ByteSize;
use platform::testing::{TestApp, postgres, sqlite};
use platform::{App, buckets};
use world::Elsewhere;

use crate::scene::{PUBLIC, Scene, Video};

const NAMES: [&str; 4] = ["1-en.vtt", "1-fr.vtt", "1-de.vtt", "1-oc.vtt"];

/// A video whose subtitles lie elsewhere, 100 bytes each, and room for two of them.
async fn scene(test: &TestApp) -> (Scene, Elsewhere) {
    let scene = Scene::new(test).await;
    let mut config = (*scene.app.config()).clone();
    config.federation.prevent_ssrf = false;
    config.sepiola.remote_files.size = ByteSize(250);
    scene.app.set_config(config);
    let elsewhere = Elsewhere::start().await;
    scene.video(&Video::new(1, PUBLIC)).await;
    for name in NAMES {
        elsewhere.answers(&format!("/{name}"), 200, format!("{:100}", "WEBVTT\n\n"));
        let sql = "INSERT INTO video_caption (video_id, language, file_name, remote_url, automatically_generated, created_at, updated_at) \
                   VALUES (1, $1, $1, $2, FALSE, 0, 0)";
        scene.run(Sql::new(sql).bind(name).bind(elsewhere.url(&format!("/{name}")))).await;
    }
    (scene, elsewhere)
}

/// Asks for some, one after the other.
async fn ask(scene: &Scene, names: &[&str]) {
    for name in names {
        scene.wait(1_000);
        assert_eq!(scene.status(&format!("/lazy-static/video-captions/{name}"), None).await, 200, "{name}");
    }
}

async fn kept(app: &App) -> Vec<&'static str> {
    let mut kept = Vec::new();
    for name in NAMES {
        if app.storage.size(buckets::CAPTIONS, &Key::new(name).unwrap()).await.unwrap().is_some() {
            kept.push(name);
        }
    }
    kept
}

async fn the_least_used_make_room_on(test: TestApp) {
    let (scene, elsewhere) = scene(&test).await;
    ask(&scene, &NAMES[..2]).await;
    assert_eq!(playback::files::make_room(&scene.app).await.unwrap(), 0, "two have room");

    // The first is asked for again, which needs nobody elsewhere; then two more come.
    elsewhere.asked();
    ask(&scene, &["1-en.vtt"]).await;
    assert_eq!(elsewhere.asked(), Vec::<String>::new());
    ask(&scene, &NAMES[2..]).await;
    assert_eq!(kept(&scene.app).await, NAMES);
    assert_eq!(playback::files::make_room(&scene.app).await.unwrap(), 2);
    assert_eq!(kept(&scene.app).await, ["1-de.vtt", "1-oc.vtt"]);
    ask(&scene, &["1-de.vtt", "1-fr.vtt"]).await;
    assert_eq!(playback::files::make_room(&scene.app).await.unwrap(), 1);
    assert_eq!(kept(&scene.app).await, ["1-fr.vtt", "1-de.vtt"], "what was used between stays");

    // What had to go comes again when somebody asks.
    elsewhere.asked();
    ask(&scene, &["1-oc.vtt"]).await;
    assert_eq!(elsewhere.asked(), ["/1-oc.vtt"]);
}

#[tokio::test]
async fn the_least_used_make_room() {
    the_least_used_make_room_on(sqlite().await).await;
}

#[tokio::test]
async fn the_least_used_make_room_on_postgres() {
    if let Some(test) = postgres().await {
        the_least_used_make_room_on(test).await;
    }
}

/// Files of videos of this server are never fetched, so never in the way.
#[tokio::test]
async fn our_own_stay() {
    let test = sqlite().await;
    let (scene, _elsewhere) = scene(&test).await;
    scene.put(buckets::CAPTIONS, "1-en.vtt", "WEBVTT\n\nours").await;
    scene.run(Sql::new("UPDATE video_caption SET remote_url = NULL WHERE file_name = '1-en.vtt'")).await;
    ask(&scene, &NAMES).await;
    assert_eq!(playback::files::make_room(&scene.app).await.unwrap(), 1);
    assert_eq!(kept(&scene.app).await, ["1-en.vtt", "1-de.vtt", "1-oc.vtt"]);
}
