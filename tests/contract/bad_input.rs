//! Wrong, empty, lying and hostile input: a clear error each time, and nothing left behind.

use crate::support::{Answer, Media, PATIENCE, Setup, doctor, run, shared, text, until};
use crate::videos::{master, plays_to_its_end};
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// A refusal a client can act on: a client error with a sentence.
#[track_caller]
fn clear(answer: &Answer, what: &str) {
    assert!((400..500).contains(&answer.status), "{what}: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
    let said = answer.json();
    let sentence = text(&said, "/detail").len() + text(&said, "/error/message").len();
    assert!(sentence > 0, "{what}: {said}");
}

#[tokio::test]
async fn broken_json_wrong_types_and_unknown_ids_are_told_apart() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    for (method, path, body) in [
        (Method::POST, "/api/v1/users", "{"),
        (Method::POST, "/api/v1/users", "[]"),
        (Method::POST, "/api/v1/users", r#"{"username":5,"password":[],"email":{}}"#),
        (Method::POST, "/api/v1/users/token", "{"),
        (Method::POST, "/api/v1/videos/upload", "{"),
        (Method::POST, "/api/v1/videos/upload", r#"{"name":"x","channelId":1}"#),
        (Method::POST, "/api/v1/videos/upload-resumable", r#"{"name":7}"#),
        (Method::PUT, "/api/v1/videos/1", r#"{"privacy":"everybody"}"#),
    ] {
        let request = root.request(method, path).header("content-type", "application/json").body(body);
        clear(&root.send(request).await.expect("an answer"), path);
    }
    for (path, status) in [
        ("/api/v1/videos/99999", 404),
        ("/api/v1/videos/00000000-0000-4000-8000-000000000000", 404),
        ("/api/v1/videos/hello", 400),
        ("/api/v1/videos?start=-1", 400),
        ("/api/v1/videos?count=hello", 400),
        ("/api/v1/videos?sort=hello", 400),
        ("/api/v1/accounts/nobody", 404),
        ("/api/v1/video-channels/nobody", 404),
        ("/api/v1/nothing/here", 404),
    ] {
        let answer = root.get(path).await;
        clear(&answer, path);
        assert_eq!(answer.status, status, "{path}");
    }
    let deep = "[".repeat(100_000);
    let request = root.request(Method::POST, "/api/v1/users").header("content-type", "application/json").body(deep);
    clear(&root.send(request).await.expect("an answer"), "deep JSON");
    let endless = "x".repeat(3 << 20);
    let request = root.request(Method::POST, "/api/v1/users").header("content-type", "application/json").body(endless);
    assert_eq!(root.send(request).await.expect("the refusal arrives while the rest is still being sent").status, 413);
    let mut bad = server.client();
    for token in ["", "x", "Bearer", "\u{7f}", &"a".repeat(5000)] {
        bad.token = Some(token.to_owned());
        if let Ok(answer) = bad.send(bad.request(Method::GET, "/api/v1/users/me")).await {
            assert!(matches!(answer.status, 400 | 401 | 431), "{token:?}: {}", answer.status);
        }
    }
    root.get("/api/v1/users/me").await.expect(200);
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

#[tokio::test]
async fn files_that_are_no_videos_are_refused() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    let whole = std::fs::read(media.file("short.mp4")).expect("a file");
    let lies = [
        media.write("empty.mp4", b""),
        media.write("text.webm", b"this is a text"),
        media.write("zeros.mp4", &[0; 100_000]),
        media.write("head.mp4", &whole[..40]),
        media.write("video.exe", &whole),
        media.write("zip.mp4", b"PK\x03\x04 and more of it, which is no archive"),
        media.write("playlist.mp4", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"),
        media.write("concat.mp4", b"ffconcat version 1.0\nfile /etc/passwd\n"),
    ];
    for file in lies {
        let answer = root.upload(&file, "a lie", &[]).await.expect("an answer");
        clear(&answer, &file.display().to_string());
    }
    assert_eq!(root.json("/api/v1/videos").await["total"], 0);
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

/// Media that names files of the host: neither their bytes nor their presence come out.
#[tokio::test]
async fn media_that_names_other_files_reads_none_of_them() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    // What a reader could show: a whole video of its own, beside the data folder.
    let canary = media
        .make("canary.ts", 2, &["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"])
        .await;
    let canary = canary.to_str().expect("a plain path");
    let segment = format!("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2.0,\nfile://{canary}\n#EXT-X-ENDLIST\n");
    let inner = media.write("inner.m3u8", segment.as_bytes());
    let nested = format!("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfile://{}\n", inner.display());
    let concat = format!("ffconcat version 1.0\nfile 'file://{canary}'\nduration 2\n");
    let session = format!(
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\na=x:file://{canary}\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    );
    let drawn = format!(
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file://{canary}\"/></svg>"
    );
    for (name, bytes) in [
        ("list.mp4", segment.as_bytes()),
        ("list.avi", segment.as_bytes()),
        ("list.ts", segment.as_bytes()),
        ("nested.webm", nested.as_bytes()),
        ("parts.mkv", concat.as_bytes()),
        ("session.mp4", session.as_bytes()),
        ("drawn.mp4", drawn.as_bytes()),
    ] {
        let file = media.write(name, bytes);
        clear(&root.upload(&file, "a list", &[]).await.expect("an answer"), name);
    }
    assert_eq!(root.json("/api/v1/videos").await["total"], 0);
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

/// A file cut short: published as far as it goes, or failed with a word; never stuck, never a broken publication.
#[tokio::test]
async fn a_cut_file_comes_to_an_end() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    for name in ["short.webm", "short.mp4"] {
        let whole = std::fs::read(media.file(name)).expect("a file");
        let cut = media.write(&format!("cut-{name}"), &whole[..whole.len() * 2 / 3]);
        let answer = root.upload(&cut, name, &[]).await.expect("an answer");
        if answer.status != 200 {
            clear(&answer, name);
            continue;
        }
        let uuid = text(&answer.json(), "/video/uuid").to_owned();
        let state = until("its end", async || {
            let details = root.json(&format!("/api/v1/videos/{uuid}")).await;
            let state = details["state"]["id"].as_i64().unwrap_or(0);
            (state != 2).then_some(state)
        })
        .await;
        if state == 1 {
            let details = root.published(&uuid).await;
            plays_to_its_end(&master(&details)).await;
        }
    }
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

/// Whether ffprobe finds a picture or sound in a file.
async fn is_media(file: &str) -> bool {
    let found = run("ffprobe", &["-v", "quiet", "-show_entries", "stream=codec_type", "-of", "csv=p=0", file]).await;
    let kinds = String::from_utf8_lossy(&found.stdout).into_owned();
    kinds.contains("video") || kinds.contains("audio")
}

#[tokio::test]
async fn every_real_file_plays_and_every_other_one_is_refused() {
    let Some(folder) = shared().map(|s| s.join("media")).filter(|m| m.is_dir()) else {
        println!("skipped: there are no real media files beside the repository");
        return;
    };
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let mut names: Vec<_> = std::fs::read_dir(&folder).expect("the folder").flatten().map(|e| e.path()).collect();
    names.sort();
    let mut real = Vec::new();
    for file in names {
        let name = file.display().to_string();
        let answer = root.upload(&file, "a file", &[]).await.expect("an answer");
        let extension = file.extension().and_then(|e| e.to_str()).unwrap_or("");
        let is_video = ["mp4", "webm", "mkv", "avi", "ogv", "ogg"].contains(&extension) && is_media(&name).await;
        if is_video {
            assert_eq!(answer.status, 200, "{name}: {}", String::from_utf8_lossy(&answer.body));
            real.push((name, text(&answer.json(), "/video/uuid").to_owned()));
        } else {
            clear(&answer, &name);
        }
    }
    for (name, uuid) in &real {
        let details = root.published(uuid).await;
        println!("{name}: {} s", details["duration"]);
        plays_to_its_end(&master(&details)).await;
    }
    assert!(real.len() > 10);
    let total = root.json("/api/v1/videos?count=1").await["total"].as_u64();
    assert_eq!(total, Some(real.len() as u64));
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

#[tokio::test]
async fn a_refusal_arrives_before_a_large_body_has_been_sent() {
    let setup = Setup::new();
    let server = setup.start().await;
    let guest = server.client();
    // More than the sockets' buffers hold, several times: a connection that is simply closed shows as "broken pipe".
    for round in 0..5 {
        let film = reqwest::multipart::Part::bytes(vec![7; 24 << 20]).file_name("film.mp4");
        let form = reqwest::multipart::Form::new().text("name", "x").text("channelId", "1").part("videofile", film);
        let answer = guest.send(guest.request(Method::POST, "/api/v1/videos/upload").multipart(form)).await;
        assert_eq!(answer.expect("the refusal arrives").status, 401, "round {round}");
    }
}

#[tokio::test]
async fn who_never_finishes_a_request_is_disconnected() {
    let setup = Setup::new().set("http_timeouts.request", serde_json::json!("1 second"));
    let server = setup.start().await;
    let address = server.base.strip_prefix("http://").expect("an address");
    let mut dripping = tokio::net::TcpStream::connect(address).await.expect("a connection");
    dripping.write_all(b"GET /api/v1/ping HTTP/1.1\r\nHost: here\r\nX-Slow: ").await.expect("half a head");
    let mut answer = Vec::new();
    let ended = tokio::time::timeout(PATIENCE, dripping.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "the server still waits for the rest of the head");
    server.client().get("/api/v1/ping").await.expect(200);
}

#[tokio::test]
async fn passwords_cannot_be_guessed_without_end() {
    let setup = Setup::new().set("rates_limit.login", serde_json::json!({ "window": "10 minutes", "max": 3 }));
    let server = setup.start().await;
    let guest = server.client();
    let client = guest.json("/api/v1/oauth-clients/local").await;
    let form = |password: &str| {
        let (id, secret) = (text(&client, "/client_id"), text(&client, "/client_secret"));
        format!("client_id={id}&client_secret={secret}&grant_type=password&username=root&password={password}")
    };
    let guess = async |password: &str| {
        let request = guest.request(Method::POST, "/api/v1/users/token");
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form(password));
        guest.send(request).await.expect("an answer")
    };
    for password in ["one", "two", "three"] {
        guess(password).await.expect(400);
    }
    let refused = guess(&crate::support::PASSWORD.replace(' ', "+")).await.expect(429);
    let seconds: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((500..=600).contains(&seconds), "{seconds}");
    assert_eq!(refused.body, b"Too many requests, please try again later.");
    assert_eq!(refused.header("x-ratelimit-remaining"), "0");
}
