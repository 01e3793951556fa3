//! The files of a video over HTTP: ranges, HEAD, cache validators, and who may have private ones.

use crate::support::{Answer, Client, Media, Setup, doctor, text, until};
use crate::videos::{master, plays_to_its_end};
use reqwest::Method;
use serde_json::json;

async fn ranged(client: &Client, url: &str, range: &str) -> Answer {
    client.send(client.request(Method::GET, url).header("range", range)).await.expect("an answer")
}

#[tokio::test]
async fn ranges_head_and_validators_are_honoured() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    let sent = root.upload(&media.file("short.mp4"), "ranges", &[]).await.expect("an answer").expect(200).json();
    let details = root.published(text(&sent, "/video/uuid")).await;
    let file = text(&details, "/streamingPlaylists/0/files/0/fileUrl").to_owned();
    let guest = server.client();
    let whole = guest.get(&file).await.expect(200);
    assert_eq!(whole.header("accept-ranges"), "bytes");
    assert_eq!(whole.body.len() as u64, details["streamingPlaylists"][0]["files"][0]["size"].as_u64().expect("a size"));
    let length = whole.body.len();
    for (range, from, to) in [
        ("bytes=0-9".to_owned(), 0, 10),
        (format!("bytes={}-", length - 5), length - 5, length),
        ("bytes=-7".to_owned(), length - 7, length),
        (format!("bytes=100-{}", length * 2), 100, length),
    ] {
        let part = ranged(&guest, &file, &range).await.expect(206);
        assert_eq!(part.header("content-range"), format!("bytes {from}-{}/{length}", to - 1), "{range}");
        assert_eq!(part.body, whole.body[from..to], "{range}");
    }
    let past = ranged(&guest, &file, &format!("bytes={length}-")).await.expect(416);
    assert_eq!(past.header("content-range"), format!("bytes */{length}"));
    let head = guest.send(guest.request(Method::HEAD, &file)).await.expect("an answer").expect(200);
    assert_eq!((head.header("content-length"), head.body.len()), (length.to_string().as_str(), 0));
    let tag = whole.header("etag").to_owned();
    let again = guest.send(guest.request(Method::GET, &file).header("if-none-match", &tag)).await.expect("an answer");
    assert_eq!(again.status, 304);
    let origin = guest.send(guest.request(Method::GET, &file).header("origin", "https://example.org")).await;
    assert_eq!(origin.expect("an answer").header("access-control-allow-origin"), "*");
    // Every file the answers name is there.
    for pointer in [
        "/streamingPlaylists/0/segmentsSha256Url",
        "/streamingPlaylists/0/files/0/torrentUrl",
        "/streamingPlaylists/0/files/0/fileDownloadUrl",
    ] {
        guest.get(text(&details, pointer)).await.expect(200);
    }
    for pointer in ["/thumbnailPath", "/previewPath"] {
        let picture = guest.get(text(&details, pointer)).await.expect(200);
        assert!(picture.header("content-type").starts_with("image/"), "{pointer}");
    }
    for wrong in ["../../sepiola.sqlite", "..%2f..%2fsepiola.sqlite", ".staging", "%00", "a b"] {
        let refused = guest.get(&format!("/static/streaming-playlists/hls/{wrong}")).await;
        assert!(matches!(refused.status, 400 | 403 | 404), "{wrong}: {}", refused.status);
    }
}

#[tokio::test]
async fn private_files_need_a_token_and_move_with_the_privacy() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let guest = server.client();
    let media = Media::get().await;
    let sent = root.upload(&media.file("short.mp4"), "private", &[("privacy", "3")]).await;
    let sent = sent.expect("an answer").expect(200).json();
    let uuid = text(&sent, "/video/uuid").to_owned();
    let details = root.published(&uuid).await;
    let playlist = master(&details);
    assert!(playlist.contains(&format!("/static/streaming-playlists/hls/private/{uuid}/")), "{playlist}");
    let refused = guest.get(&playlist).await;
    assert!(matches!(refused.status, 401 | 403), "{}", refused.status);
    guest.get(&format!("/api/v1/videos/{uuid}")).await.expect(401);
    let answer = root.call(Method::POST, &format!("/api/v1/videos/{uuid}/token"), &json!({})).await;
    let answer = answer.expect("an answer").expect(200).json();
    let token = text(&answer, "/files/token");
    assert!(!token.is_empty(), "{answer}");
    guest.get(&format!("{playlist}?videoFileToken={token}")).await.expect(200);
    plays_to_its_end(&format!("{playlist}?videoFileToken={token}&reinjectVideoFileToken=true")).await;
    let wrong = guest.get(&format!("{playlist}?videoFileToken=00000000-0000-0000-0000-000000000000")).await;
    assert!(matches!(wrong.status, 401 | 403), "{}", wrong.status);
    let signed_in = root.get(&playlist).await;
    assert_eq!(signed_in.status, 200);

    for (privacy, guarded) in [(1, false), (5, true), (2, false), (4, true), (1, false)] {
        let mut edit = json!({ "privacy": privacy });
        if privacy == 5 {
            edit["videoPasswords"] = json!(["a secret"]);
        }
        root.call(Method::PUT, &format!("/api/v1/videos/{uuid}"), &edit).await.expect("an answer").expect(204);
        let old = playlist.replace("/hls/private/", "/hls/");
        // Rights follow at once, files a moment later.
        let seen = guest.get(if guarded { &playlist } else { &old }).await;
        if guarded {
            assert!(matches!(seen.status, 401 | 403), "privacy {privacy}: {}", seen.status);
        }
        until("the files in their new folder", async || {
            let details = root.json(&format!("/api/v1/videos/{uuid}")).await;
            (master(&details).contains("/hls/private/") == guarded).then_some(())
        })
        .await;
        let details = root.json(&format!("/api/v1/videos/{uuid}")).await;
        root.get(&master(&details)).await.expect(200);
        // What was refused a moment ago is opened as soon as the event of the change was read.
        until("anybody's rights", async || {
            let anybody = guest.get(&master(&details)).await;
            ((anybody.status == 200) != guarded).then_some(())
        })
        .await;
    }
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}
