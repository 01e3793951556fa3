//! The tracker's allow-list follows the videos.

use std::sync::Arc;

use crate::scene::{PRIVATE, PUBLIC, Scene, Video};
use catalog::Urls;
use platform::testing::TestApp;
use playback::swarms::Swarms;
use torrent::InfoHash;
use torrent::p2p_media_loader::info_hashes_of_peertube;
use torrent::tracker::Allowlist;

platform::on_both! {
    finished_private_and_growing_videos_are_known_until_they_go,
    the_name_of_a_swarm_follows_the_files_when_they_move,
    a_file_that_two_videos_share_stays_when_one_goes,
}

fn of_player(scene: &Scene, video: &Video, suffix: &str) -> InfoHash {
    let urls = Urls::new(&scene.app.config());
    let master = urls.hls(video.uuid(), &format!("{}-master.m3u8", video.id), video.files_private);
    info_hashes_of_peertube(&format!("{master}{suffix}"), 1, false)[0]
}

fn of_file(id: i64) -> InfoHash {
    format!("{id:040x}").parse().unwrap()
}

async fn finished_private_and_growing_videos_are_known_until_they_go(test: &TestApp) {
    let scene = Scene::new(test).await;
    let (public, private) = (Video::new(1, PUBLIC), Video::new(2, PRIVATE));
    let growing = Video { growing: true, state: 2, ..Video::new(3, PUBLIC) };
    for video in [&public, &private, &growing] {
        scene.video(video).await;
    }
    let list = Arc::new(Allowlist::new());
    let mut swarms = Swarms::new(&scene.app, Arc::clone(&list));
    swarms.fill().await.unwrap();
    for video in [&public, &private, &growing] {
        assert!(list.contains(&of_player(&scene, video, "")) && list.contains(&of_file(video.id)), "{}", video.id);
    }
    let seen = of_player(&scene, &growing, "#growing a-480.m3u8");
    assert!(list.contains(&seen) && swarms.any_unsettled());
    assert!(!list.contains(&of_player(&scene, &public, "#growing a-480.m3u8")));

    // A rendition joins: viewers of the old list and of the new one are served.
    let key = format!("hls/{}/3-master.m3u8", growing.uuid());
    let longer = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb-720.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1\na-480.m3u8\n";
    scene.put(platform::buckets::STREAMING_PLAYLISTS, &key, longer).await;
    swarms.refresh_unsettled().await.unwrap();
    let both = of_player(&scene, &growing, "#growing b-720.m3u8 a-480.m3u8");
    assert!(list.contains(&seen) && list.contains(&both));

    scene.sql(&["UPDATE streaming_playlist SET growing = FALSE WHERE id = 3"]).await;
    swarms.refresh_unsettled().await.unwrap();
    assert!(!list.contains(&seen) && !list.contains(&both) && !swarms.any_unsettled());
    assert!(list.contains(&of_player(&scene, &growing, "")));

    scene.sql(&["DELETE FROM video WHERE id = 1"]).await;
    swarms.refresh(1).await.unwrap();
    assert!(!list.contains(&of_file(1)) && !list.contains(&of_player(&scene, &public, "")));
    assert!(list.contains(&of_file(2)));
}

async fn the_name_of_a_swarm_follows_the_files_when_they_move(test: &TestApp) {
    let scene = Scene::new(test).await;
    let mut video = Video::new(1, PUBLIC);
    scene.video(&video).await;
    let list = Arc::new(Allowlist::new());
    let mut swarms = Swarms::new(&scene.app, Arc::clone(&list));
    swarms.fill().await.unwrap();
    let before = of_player(&scene, &video, "");
    scene.sql(&["UPDATE video SET privacy = 3"]).await;
    swarms.refresh(1).await.unwrap();
    assert!(list.contains(&before) && swarms.any_unsettled());
    scene.sql(&["UPDATE video SET files_private = TRUE"]).await;
    swarms.refresh_unsettled().await.unwrap();
    video.files_private = true;
    assert!(list.contains(&of_player(&scene, &video, "")) && !list.contains(&before) && !swarms.any_unsettled());
}

async fn a_file_that_two_videos_share_stays_when_one_goes(test: &TestApp) {
    let scene = Scene::new(test).await;
    scene.video(&Video::new(1, PUBLIC)).await;
    scene.video(&Video::new(2, PUBLIC)).await;
    scene.sql(&["UPDATE video_file SET info_hash = '0000000000000000000000000000000000000001' WHERE id = 20"]).await;
    let list = Arc::new(Allowlist::new());
    let mut swarms = Swarms::new(&scene.app, Arc::clone(&list));
    swarms.fill().await.unwrap();
    scene.sql(&["DELETE FROM video WHERE id = 1"]).await;
    swarms.refresh(1).await.unwrap();
    assert!(list.contains(&of_file(1)));
    scene.sql(&["DELETE FROM video WHERE id = 2"]).await;
    swarms.refresh(2).await.unwrap();
    assert!(!list.contains(&of_file(1)) && list.is_empty());
}
