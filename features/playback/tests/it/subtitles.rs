//! Subtitles in playlists: what players find that know nothing of our API.

use crate::scene::{MASTER, PRIVATE, PUBLIC, Scene, Video};
use platform::on_both;
use platform::testing::TestApp;

on_both! {
    playlists_offer_subtitles_as_they_are_now,
    subtitles_of_private_videos_come_with_the_token,
}

const CAPTIONS: &[&str] =
    &["INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) \
     VALUES (1, 'en', 'c-en.vtt', FALSE, 0, 0), (1, 'de', 'c-de.vtt', FALSE, 0, 0)"];

async fn playlists_offer_subtitles_as_they_are_now(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PUBLIC);
    scene.video(&video).await;
    let subtitles = format!("/static/streaming-playlists/hls/{}/c-en.m3u8", video.uuid());
    assert_eq!(scene.get(&video.hls("-master.m3u8")).await.text(), MASTER);
    assert_eq!(scene.status(&subtitles, None).await, 404);
    scene.sql(CAPTIONS).await;
    scene.wait(3_600_000);
    let master = scene.get(&video.hls("-master.m3u8")).await;
    assert_eq!(
        master.text(),
        "#EXTM3U\n\
         #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"German\",DEFAULT=NO,AUTOSELECT=NO,FORCED=NO,\
         LANGUAGE=\"de\",URI=\"c-de.m3u8\"\n\
         #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"English\",DEFAULT=NO,AUTOSELECT=NO,FORCED=NO,\
         LANGUAGE=\"en\",URI=\"c-en.m3u8\"\n\
         #EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES=\"subtitles\"\na-480.m3u8\n"
    );
    assert_eq!(master.header("content-type"), Some("application/vnd.apple.mpegurl"));
    assert_eq!(master.header("cache-control"), Some("public, max-age=0"));
    let head = scene.ask("HEAD", &video.hls("-master.m3u8"), &[]).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    let playlist = scene.get(&subtitles).await;
    let file = format!("{}/lazy-static/video-captions/c-en.vtt", scene.app.config().webserver.origin());
    assert_eq!(
        playlist.text(),
        format!(
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n\
             #EXTINF:10,\n{file}\n#EXT-X-ENDLIST\n"
        )
    );
    scene.sql(&["DELETE FROM video_caption"]).await;
    scene.wait(3_600_000);
    assert_eq!(scene.get(&video.hls("-master.m3u8")).await.text(), MASTER);
    assert_eq!(scene.status(&subtitles, None).await, 404);
}

async fn subtitles_of_private_videos_come_with_the_token(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PRIVATE);
    scene.video(&video).await;
    scene.sql(CAPTIONS).await;
    let subtitles = format!("/static/streaming-playlists/hls/private/{}/c-en.m3u8", video.uuid());
    assert_eq!(scene.status(&subtitles, None).await, 401);
    assert_eq!(scene.status(&subtitles, Some("8")).await, 403);
    assert_eq!(scene.status(&subtitles, Some("7")).await, 200);
    assert_eq!(scene.status(&subtitles.replace("private/", ""), Some("7")).await, 404);
    let token = scene.token(&video);
    let query = format!("?videoFileToken={token}&reinjectVideoFileToken=true");
    let master = scene.get(&format!("{}{query}", video.hls("-master.m3u8"))).await;
    let wanted = format!("URI=\"c-en.m3u8?videoFileToken={token}&reinjectVideoFileToken=true\"");
    assert!(master.text().contains(&wanted), "{}", master.text());
    assert!(master.text().contains(&format!("a-480.m3u8?videoFileToken={token}")));
    assert_eq!(master.header("cache-control"), Some("private, no-cache"));
    let plain = scene.get(&format!("{}?videoFileToken={token}", video.hls("-master.m3u8"))).await;
    assert!(plain.text().contains("URI=\"c-en.m3u8\""));
    assert_eq!(plain.header("cache-control"), Some("private, max-age=0"));
    // The file of the subtitles has a random name and is served to whoever knows it: it gets no token.
    let playlist = scene.get(&format!("{subtitles}{query}")).await;
    assert!(!playlist.text().contains(&token), "{}", playlist.text());
}
