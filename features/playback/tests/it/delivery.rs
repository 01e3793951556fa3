//! Who gets which file, under which path, with which headers.

use crate::scene::{INTERNAL, MASTER, PASSWORD, PRIVATE, PUBLIC, Scene, Video};
use platform::buckets;
use platform::testing::TestApp;

platform::on_both! {
    public_files_are_for_everybody,
    private_files_are_for_those_who_may_watch,
    files_of_a_blocked_video_are_for_its_owner,
    passwords_open_their_video,
    tokens_open_one_video_for_a_time,
    tokens_are_written_into_playlists_on_demand,
    nothing_outside_its_folder_is_served,
    growing_publications_are_asked_for_anew,
    a_change_of_privacy_counts_before_the_files_have_moved,
    what_is_known_is_believed_for_seconds_only,
    pictures_and_torrents_are_kept_for_ever,
    downloads_are_counted_once,
    downloads_have_a_name,
    players_learn_what_belongs_to_a_video,
}

const OWNER: Option<&str> = Some("7");
const OTHER: Option<&str> = Some("8");

async fn public_files_are_for_everybody(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PUBLIC);
    scene.video(&video).await;

    let media = scene.get(&video.hls("-480-fragmented.mp4")).await;
    assert_eq!((media.status.as_u16(), media.text()), (200, "0123456789"));
    assert_eq!(media.header("content-type"), Some("video/mp4"));
    assert_eq!(media.header("cache-control"), Some("public, max-age=7200"));
    assert_eq!(media.header("access-control-allow-origin"), Some("*"));
    assert!(media.header("etag").is_some_and(|etag| etag.starts_with('"')));

    let part = scene.ask("GET", &video.hls("-480-fragmented.mp4"), &[("range", "bytes=2-4")]).await;
    assert_eq!((part.status.as_u16(), part.text()), (206, "234"));
    assert_eq!(part.header("content-range"), Some("bytes 2-4/10"));
    let head = scene.ask("HEAD", &video.web(false), &[]).await;
    assert_eq!((head.status.as_u16(), head.header("content-length"), head.body.len()), (200, Some("10"), 0));
    let same = scene.ask("GET", &video.web(false), &[("if-none-match", head.header("etag").unwrap())]).await;
    assert_eq!(same.status.as_u16(), 304);

    let master = scene.get(&video.hls("-master.m3u8")).await;
    assert_eq!(master.text(), MASTER);
    assert_eq!(master.header("content-type"), Some("application/vnd.apple.mpegurl"));
    assert_eq!(master.header("cache-control"), Some("public, max-age=0"));
    let hashes = scene.get(&video.hls("-segments-sha256.json")).await;
    assert_eq!(hashes.header("content-type"), Some("application/json; charset=UTF-8"));

    let preflight = scene.ask("OPTIONS", &video.hls("-master.m3u8"), &[("origin", "https://elsewhere.example")]).await;
    assert_eq!(preflight.status.as_u16(), 204);
    assert!(preflight.header("access-control-allow-headers").unwrap().contains("Range"));
    assert!(preflight.header("access-control-expose-headers").unwrap().contains("Content-Range"));
    assert_eq!(scene.ask("POST", &video.web(false), &[]).await.status.as_u16(), 405);
}

async fn private_files_are_for_those_who_may_watch(test: &TestApp) {
    let scene = Scene::new(test).await;
    for (id, privacy, owner, other, nobody) in
        [(1, PRIVATE, 200, 403, 401), (2, INTERNAL, 200, 200, 401), (3, PASSWORD, 200, 403, 401)]
    {
        let video = Video::new(id, privacy);
        scene.video(&video).await;
        for file in [video.hls("-master.m3u8"), video.hls("-480-fragmented.mp4"), video.web(true)] {
            assert_eq!(scene.status(&file, OWNER).await, owner, "{file}");
            assert_eq!(scene.status(&file, OTHER).await, other, "{file}");
            assert_eq!(scene.status(&file, None).await, nobody, "{file}");
            // What was granted to one is not granted to the next.
            assert_eq!(scene.status(&file, OTHER).await, other, "{file}");
            assert_eq!(scene.status(&file, Some("unknown")).await, 401, "{file}");
        }
        // Under the public path there is nothing, whoever asks.
        for file in [video.hls_at(false, "-master.m3u8"), video.hls_at(false, "-480-fragmented.mp4"), video.web(false)]
        {
            assert_eq!(scene.status(&file, OWNER).await, 404, "{file}");
            assert_eq!(scene.status(&format!("{file}?videoFileToken={}", scene.token(&video)), None).await, 404);
        }
    }
    let refused = scene.get(&Video::new(1, PRIVATE).hls("-master.m3u8")).await.json();
    assert_eq!(
        refused,
        serde_json::json!({"type": "about:blank", "title": "Unauthorized", "status": 401,
            "detail": "Video password header, video file token query parameter and bearer token are all missing"})
    );
    let kept = scene.ask("GET", &Video::new(1, PRIVATE).web(true), &[("authorization", "Bearer 7")]).await;
    assert_eq!(kept.header("cache-control"), Some("private, max-age=7200"));
    assert_eq!(kept.header("vary"), Some("Authorization, X-Peertube-Video-Password"));
}

async fn files_of_a_blocked_video_are_for_its_owner(test: &TestApp) {
    let scene = Scene::new(test).await;
    let (open, private) = (Video::new(1, PUBLIC), Video::new(2, PRIVATE));
    for video in [&open, &private] {
        scene.video(video).await;
    }
    let before = scene.token(&open);
    scene.sql(&["UPDATE video SET blocked = TRUE"]).await;
    let during =
        video::token::sign(&scene.app, &open.uuid().to_string(), true, video::token::Holder::Viewer).unwrap().token;
    for file in [open.hls("-master.m3u8"), open.hls("-480-fragmented.mp4"), open.web(false)] {
        assert_eq!(scene.status(&file, None).await, 401, "{file}");
        assert_eq!(scene.status(&file, OTHER).await, 403, "{file}");
        assert_eq!(scene.status(&file, OWNER).await, 200, "{file}");
        assert_eq!(scene.status(&format!("{file}?videoFileToken={before}"), None).await, 403, "{file}");
        assert_eq!(scene.status(&format!("{file}?videoFileToken={during}"), None).await, 200, "{file}");
    }
    let refused = scene.ask("GET", &open.web(false), &[("authorization", "Bearer 8")]).await.json();
    assert_eq!(refused["detail"], "Cannot fetch information of private/internal/blocked video");
    let kept = scene.ask("GET", &open.web(false), &[("authorization", "Bearer 7")]).await;
    assert_eq!(kept.header("cache-control"), Some("private, max-age=7200"));
    assert_eq!(kept.header("vary"), Some("Authorization, X-Peertube-Video-Password"));
    let mut config = (*scene.app.config()).clone();
    config.static_files.private_files_require_auth = false;
    scene.app.set_config(config);
    assert_eq!(scene.status(&private.web(true), None).await, 401, "no setting opens a blocked video");
}

async fn passwords_open_their_video(test: &TestApp) {
    let scene = Scene::new(test).await;
    let (locked, private) = (Video::new(1, PASSWORD), Video::new(2, PRIVATE));
    scene.video(&locked).await;
    scene.video(&private).await;
    let with = async |video: &Video, password: &str| {
        scene.ask("GET", &video.hls("-master.m3u8"), &[("x-peertube-video-password", password)]).await
    };
    assert_eq!(with(&locked, "sesame").await.status.as_u16(), 200);
    let wrong = with(&locked, "Sesame").await;
    assert_eq!((wrong.status.as_u16(), wrong.json()["code"].as_str()), (403, Some("incorrect_video_password")));
    assert_eq!(with(&private, "sesame").await.status.as_u16(), 401);
    let without = scene.ask("GET", &locked.web(true), &[("authorization", "Bearer 8")]).await;
    assert_eq!((without.status.as_u16(), without.json()["code"].as_str()), (403, Some("video_requires_password")));
}

async fn tokens_open_one_video_for_a_time(test: &TestApp) {
    let scene = Scene::new(test).await;
    let (video, other) = (Video::new(1, PRIVATE), Video::new(2, PRIVATE));
    scene.video(&video).await;
    scene.video(&other).await;
    let token = scene.token(&video);
    let with = async |video: &Video, token: &str| {
        scene.status(&format!("{}?videoFileToken={token}", video.hls("-480-fragmented.mp4")), None).await
    };
    assert_eq!(with(&video, &token).await, 200);
    assert_eq!(with(&other, &token).await, 403);
    for wrong in ["", "x", &token[1..], &token[..token.len() - 4], &format!("{token}&videoFileToken={token}")] {
        assert_eq!(with(&video, wrong).await, 403, "{wrong}");
    }
    let lifetime = scene.app.config().testing.lifetimes.video_token.as_millis();
    scene.wait(i64::try_from(lifetime).unwrap());
    assert_eq!(with(&video, &token).await, 403);
}

async fn tokens_are_written_into_playlists_on_demand(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PRIVATE);
    scene.video(&video).await;
    let token = scene.token(&video);
    let query = format!("?videoFileToken={token}");
    assert_eq!(scene.get(&(video.hls("-master.m3u8") + &query)).await.text(), MASTER);
    let wish = format!("{query}&reinjectVideoFileToken=true");
    let master = scene.get(&(video.hls("-master.m3u8") + &wish)).await;
    assert_eq!(master.text(), MASTER.replace("a-480.m3u8", &format!("a-480.m3u8{wish}")));
    assert_eq!(master.header("content-type"), Some("application/vnd.apple.mpegurl"));
    let media = scene.get(&(video.hls("-480.m3u8") + &wish)).await;
    assert_eq!(media.text().matches(&format!("a.mp4{query}")).count(), 2);
    let unsigned = scene.get(&format!("{}?videoFileToken=x&reinjectVideoFileToken=true", video.hls("-480.m3u8"))).await;
    assert_eq!(unsigned.status.as_u16(), 403);
}

async fn nothing_outside_its_folder_is_served(test: &TestApp) {
    let scene = Scene::new(test).await;
    let (video, private) = (Video::new(1, PUBLIC), Video::new(2, PRIVATE));
    scene.video(&video).await;
    scene.video(&private).await;
    let (uuid, guarded) = (video.uuid(), private.uuid());
    for address in [
        format!("/static/streaming-playlists/hls/{uuid}/..%2f{uuid}%2f1-master.m3u8"),
        format!("/static/streaming-playlists/hls/{uuid}/..%2fprivate%2f{guarded}%2f2-master.m3u8"),
        format!("/static/streaming-playlists/hls/{uuid}/%2e%2e%2fprivate%2f{guarded}%2f2-master.m3u8"),
        format!("/static/streaming-playlists/hls/{uuid}/%2fetc%2fpasswd.mp4"),
        format!("/static/streaming-playlists/hls/{uuid}/..%5c1-master.m3u8"),
        format!("/static/streaming-playlists/hls/{uuid}/1-master.m3u8%00.mp4"),
        format!("/static/streaming-playlists/hls/{uuid}/1-480.next"),
        format!("/static/streaming-playlists/hls/{uuid}/2-master.m3u8"),
        format!("/static/streaming-playlists/hls/private%2f{guarded}/2-master.m3u8"),
        format!("/static/streaming-playlists/hls/..%2fhls%2f{uuid}/1-master.m3u8"),
        "/static/streaming-playlists/hls/private/2-master.m3u8".to_owned(),
        "/static/web-videos/private%2f2-web-480.mp4".to_owned(),
        "/static/web-videos/..%2fweb-videos%2f1-web-480.mp4".to_owned(),
        "/static/web-videos/%2fetc%2fpasswd".to_owned(),
        "/lazy-static/thumbnails/..%2ftorrents%2f1-480-hls.torrent".to_owned(),
        "/lazy-static/torrents/..%2f..%2fsepiola.sqlite".to_owned(),
        "/lazy-static/avatars/.hidden.png".to_owned(),
        "/download/torrents/..%2ftorrents%2f1-480-hls.torrent".to_owned(),
        "/download/web-videos/..%2f1-web-480.mp4".to_owned(),
    ] {
        assert_eq!(scene.status(&address, None).await, 404, "{address}");
    }
}

async fn growing_publications_are_asked_for_anew(test: &TestApp) {
    let scene = Scene::new(test).await;
    // To be transcoded, and publishing waits for that.
    let video = Video { growing: true, state: 2, ..Video::new(1, PUBLIC) };
    scene.video(&video).await;
    for file in ["-master.m3u8", "-480.m3u8", "-segments-sha256.json", "-480-fragmented.mp4"] {
        let answer = scene.get(&video.hls(file)).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, Some("no-cache")), "{file}");
    }
    let private = Video { growing: true, state: 2, ..Video::new(2, INTERNAL) };
    scene.video(&private).await;
    assert_eq!(scene.status(&private.hls("-master.m3u8"), OWNER).await, 200);
    assert_eq!(scene.status(&private.hls("-master.m3u8"), OTHER).await, 403);
}

async fn a_change_of_privacy_counts_before_the_files_have_moved(test: &TestApp) {
    let scene = Scene::new(test).await;
    let mut video = Video::new(1, PUBLIC);
    scene.video(&video).await;
    let public = video.hls("-master.m3u8");
    assert_eq!(scene.status(&public, None).await, 200);
    let mut tasks: Vec<_> = scene.playback.tasks().into_iter().map(tokio::spawn).collect();
    settled(&scene, 1).await;
    scene
        .sql(&[
            "UPDATE video SET privacy = 3 WHERE id = 1",
            "INSERT INTO event (kind, subject_id, created_at) VALUES ('video.updated', 1, 0)",
        ])
        .await;
    // The event reaches the node without anybody telling it; the clock of the test stands still all the while.
    let mut tries = 0;
    while scene.status(&public, None).await != 404 {
        tries += 1;
        assert!(tries < 3_000, "the event is not noticed");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    video.files_private = true;
    assert_eq!(scene.status(&video.hls("-master.m3u8"), OWNER).await, 200);
    assert_eq!(scene.status(&video.hls("-master.m3u8"), OTHER).await, 403);
    scene.app.shutdown.cancel();
    for task in tasks.drain(..) {
        task.await.unwrap();
    }
}

/// Waits until the tracker knows a hash of the video.
async fn settled(scene: &Scene, id: i64) {
    let hash = format!("{id:040x}").parse().unwrap();
    let mut tries = 0;
    while !scene.playback.tracker().allowlist().contains(&hash) {
        tries += 1;
        assert!(tries < 3_000, "the tracker does not learn of the video");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

async fn what_is_known_is_believed_for_seconds_only(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PUBLIC);
    scene.video(&video).await;
    let public = video.hls("-master.m3u8");
    assert_eq!(scene.status(&public, None).await, 200);
    scene.sql(&["UPDATE video SET privacy = 3 WHERE id = 1"]).await;
    let lifetime = scene.app.config().testing.lifetimes.static_file_rights.as_millis();
    scene.wait(i64::try_from(lifetime).unwrap());
    assert_eq!(scene.status(&public, None).await, 404);
}

async fn pictures_and_torrents_are_kept_for_ever(test: &TestApp) {
    let scene = Scene::new(test).await;
    scene.video(&Video::new(1, PUBLIC)).await;
    scene.put(buckets::THUMBNAILS, "a.jpg", "jpeg").await;
    scene.put(buckets::CAPTIONS, "a-en.vtt", "WEBVTT").await;
    for (address, content_type) in [
        ("/lazy-static/thumbnails/a.jpg", "image/jpeg"),
        ("/lazy-static/previews/a.jpg", "image/jpeg"),
        ("/lazy-static/torrents/1-480-hls.torrent", "application/x-bittorrent"),
        ("/lazy-static/video-captions/a-en.vtt", "text/vtt; charset=UTF-8"),
    ] {
        let answer = scene.get(address).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, Some(content_type)), "{address}");
        assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000"));
    }
    let missing = scene.get("/lazy-static/thumbnails/b.jpg").await;
    assert_eq!((missing.status.as_u16(), missing.json()["status"].as_u64()), (404, Some(404)));
}

async fn downloads_have_a_name(test: &TestApp) {
    let scene = Scene::new(test).await;
    let uuid = |id: i64| Video::new(id, PUBLIC).uuid();
    let hls = |id: i64| format!("/download/streaming-playlists/hls/videos/{}-480-fragmented.mp4", uuid(id));
    let plain = |id: i64| format!("/download/web-videos/{}-480.mp4", uuid(id));
    scene.video(&Video { name: "Ein \"Film\"\r\nX: y", ..Video::new(1, PUBLIC) }).await;
    scene.video(&Video { name: "Crème", ..Video::new(2, PRIVATE) }).await;
    scene.video(&Video { download_enabled: false, ..Video::new(3, PUBLIC) }).await;
    let named = scene.get(&hls(1)).await;
    assert_eq!((named.status.as_u16(), named.text()), (200, "0123456789"));
    assert_eq!(named.header("content-disposition"), Some("attachment; filename=\"Ein _Film___X_ y-480p-hls.mp4\""));
    let web = scene.get(&plain(1)).await;
    assert_eq!(web.header("content-disposition"), Some("attachment; filename=\"Ein _Film___X_ y-480p.mp4\""));
    let torrent = scene.get("/download/torrents/1-480-hls.torrent").await;
    assert!(torrent.header("content-disposition").unwrap().ends_with("-480p-hls.torrent\""));

    assert_eq!(scene.status(&hls(2), None).await, 401);
    assert_eq!(scene.status(&hls(2), OTHER).await, 403);
    assert_eq!(scene.status("/download/torrents/2-480-hls.torrent", None).await, 401);
    let own = scene.ask("GET", &hls(2), &[("authorization", "Bearer 7")]).await;
    assert!(own.header("content-disposition").unwrap().contains("filename*=UTF-8''Cr%C3%A8me-480p-hls.mp4"));
    let signed = format!("{}?videoFileToken={}", hls(2), scene.token(&Video::new(2, PRIVATE)));
    assert_eq!(scene.status(&signed, None).await, 200);

    for address in [hls(3), plain(3), "/download/torrents/3-480-hls.torrent".to_owned()] {
        assert_eq!(scene.status(&address, OWNER).await, 403, "{address}");
    }
    assert_eq!(scene.status(&hls(9), None).await, 404);
}

async fn downloads_are_counted_once(test: &TestApp) {
    let scene = Scene::new(test).await;
    let video = Video::new(1, PUBLIC);
    scene.video(&video).await;
    scene.video(&Video { download_enabled: false, ..Video::new(2, PUBLIC) }).await;
    let hls = format!("/download/streaming-playlists/hls/videos/{}-480-fragmented.mp4", video.uuid());
    let plain = format!("/download/web-videos/{}-480.mp4", video.uuid());
    scene.get(&hls).await;
    // In pieces, and only asked about.
    assert_eq!(scene.ask("GET", &plain, &[("range", "bytes=0-3")]).await.status, 206);
    assert_eq!(scene.ask("GET", &plain, &[("range", "bytes=4-9")]).await.status, 206);
    scene.ask("HEAD", &plain, &[]).await;
    scene.get(&plain.replace(&video.uuid().to_string(), &Video::new(2, PUBLIC).uuid().to_string())).await;
    let counted = scene.app.shared::<catalog::Downloads>().take();
    assert_eq!(counted.iter().map(|c| (c.video_id, c.downloads)).collect::<Vec<_>>(), [(1, 2)]);
}

async fn players_learn_what_belongs_to_a_video(test: &TestApp) {
    let scene = Scene::new(test).await;
    scene.video(&Video::new(1, PUBLIC)).await;
    scene.video(&Video::new(2, PRIVATE)).await;
    scene.sql(&["INSERT INTO video_storyboard (video_id, file_name, total_width, total_height, sprite_width, sprite_height, sprite_duration, created_at) \
             VALUES (1, 's.jpg', 960, 108, 192, 108, 1.0, 0)"]).await;
    let storyboards = scene.get("/api/v1/videos/1/storyboards").await;
    assert!(storyboards.text().contains("\"spriteDuration\":1}"), "{}", storyboards.text());
    assert_eq!(storyboards.json()["storyboards"][0]["storyboardPath"], "/lazy-static/storyboards/s.jpg");
    assert_eq!(scene.get("/api/v1/videos/1/metadata/10").await.json(), serde_json::json!({"format": {}}));
    for address in ["/api/v1/videos/1/metadata/20", "/api/v1/videos/1/metadata/x", "/api/v1/videos/9/storyboards"] {
        assert_eq!(scene.status(address, None).await, 404, "{address}");
    }
    for what in ["metadata/20", "storyboards"] {
        let address = format!("/api/v1/videos/2/{what}");
        assert_eq!(scene.status(&address, None).await, 401, "{address}");
        assert_eq!(scene.status(&address, OTHER).await, 403, "{address}");
        assert_eq!(scene.status(&address, OWNER).await, 200, "{address}");
    }
}
