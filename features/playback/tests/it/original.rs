//! The file that was sent, for those who may manage the video.

use crate::scene::{PUBLIC, Scene, Video};
use platform::testing::TestApp;
use platform::{buckets, on_both};
use video::token::{Holder, sign};

on_both! {
    the_file_that_was_sent_is_its_owners,
}

async fn the_file_that_was_sent_is_its_owners(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PUBLIC);
    scene.video(&video).await;
    scene
        .sql(&["INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, created_at, updated_at) \
               VALUES (1, 'o.webm', 'my holiday.webm', 3, '{}', TRUE, TRUE, 0, 0)"])
        .await;
    scene.put(buckets::ORIGINALS, "o.webm", "abc").await;
    let path = "/download/original-video-files/o.webm";
    assert_eq!(scene.status("/download/original-video-files/hello.webm", Some("7")).await, 404);
    assert_eq!(scene.status(path, None).await, 401);
    assert_eq!(scene.status(path, Some("8")).await, 403);
    let uuid = video.uuid().to_string();
    let token = |holder| sign(&scene.app, &uuid, false, holder).unwrap().token;
    for (token, status) in [("toto", 403), (&token(Holder::Viewer), 403), (&token(Holder::Insider), 200)] {
        assert_eq!(scene.status(&format!("{path}?videoFileToken={token}"), None).await, status);
    }
    let own = scene.ask("GET", path, &[("authorization", "Bearer 7")]).await;
    assert_eq!((own.status.as_u16(), own.header("content-type")), (200, Some("application/octet-stream")));
    assert_eq!(own.header("content-disposition"), Some("attachment; filename=\"my holiday.webm\""));
    scene.sql(&["UPDATE video_source SET has_file = FALSE"]).await;
    assert_eq!(scene.status(path, Some("7")).await, 404);
}
