//! From an upload to a video that plays, changes and goes.

use crate::support::{Media, Setup, doctor, run, text, until};
use reqwest::Method;
use serde_json::{Value, json};

/// The master playlist's address; a video without one fails the test.
pub fn master(details: &Value) -> String {
    let url = text(details, "/streamingPlaylists/0/playlistUrl");
    assert!(url.ends_with("-master.m3u8"), "{details}");
    url.to_owned()
}

/// A player reads the whole of it without a complaint.
pub async fn plays_to_its_end(url: &str) {
    let played = run("ffmpeg", &["-nostdin", "-v", "error", "-xerror", "-i", url, "-f", "null", "-"]).await;
    let complaints = String::from_utf8_lossy(&played.stderr).into_owned();
    assert!(played.status.success() && complaints.is_empty(), "{url}: {complaints}");
}

#[tokio::test]
async fn a_video_is_uploaded_published_watched_changed_and_removed() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    let sent =
        root.upload(&media.file("short.webm"), "A <b>name</b> & ü", &[("tags[0]", "one"), ("tags[1]", "two")]).await;
    let sent = sent.expect("an answer").expect(200).json();
    let (id, uuid) = (sent["video"]["id"].as_i64().expect("an id"), text(&sent, "/video/uuid").to_owned());
    let details = root.published(&uuid).await;
    assert_eq!(details["name"], "A <b>name</b> & ü");
    assert_eq!(details["tags"], json!(["one", "two"]));
    assert_eq!(details["duration"], 6);
    let guest = server.client();
    for name in [uuid.as_str(), text(&sent, "/video/shortUUID"), &id.to_string(), &format!("{uuid}/")] {
        assert_eq!(guest.json(&format!("/api/v1/videos/{name}")).await["uuid"], uuid.as_str());
    }
    let list = guest.json("/api/v1/videos?sort=-publishedAt").await;
    assert_eq!((list["total"].as_i64(), list["data"][0]["uuid"].as_str()), (Some(1), Some(uuid.as_str())));
    plays_to_its_end(&master(&details)).await;

    let edit = json!({ "name": "renamed", "tags": ["three"] });
    root.call(Method::PUT, &format!("/api/v1/videos/{id}"), &edit).await.expect("an answer").expect(204);
    let details = guest.json(&format!("/api/v1/videos/{uuid}")).await;
    assert_eq!((details["name"].as_str(), &details["tags"]), (Some("renamed"), &json!(["three"])));
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));

    let playlist = master(&details);
    root.call(Method::DELETE, &format!("/api/v1/videos/{uuid}"), &Value::Null).await.expect("an answer").expect(204);
    guest.get(&format!("/api/v1/videos/{uuid}")).await.expect(404);
    guest.get(&playlist).await.expect(404);
    until("the removal of its files", async || {
        let left =
            ["streaming-playlists", "thumbnails", "storyboards", "torrents", "original-video-files", "web-videos"];
        left.iter()
            .all(|folder| crate::support::files_below(&setup.data().join("storage").join(folder)).is_empty())
            .then_some(())
    })
    .await;
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

#[tokio::test]
async fn strangers_and_other_users_may_not() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    let sent = root.upload(&media.file("short.mp4"), "mine", &[]).await.expect("an answer").expect(200).json();
    let uuid = text(&sent, "/video/uuid").to_owned();
    let person = json!({ "username": "moritz", "password": "another password", "email": "moritz@example.com",
        "videoQuota": -1, "videoQuotaDaily": -1, "role": 2 });
    root.call(Method::POST, "/api/v1/users", &person).await.expect("an answer").expect(200);
    let mut other = server.client();
    other.sign_in("moritz", "another password").await;
    let guest = server.client();
    let path = format!("/api/v1/videos/{uuid}");
    for (method, body) in [(Method::PUT, json!({ "name": "theirs" })), (Method::DELETE, Value::Null)] {
        other.call(method.clone(), &path, &body).await.expect("an answer").expect(403);
        guest.call(method, &path, &body).await.expect("an answer").expect(401);
    }
    let guest_upload = guest.upload(&media.file("short.mp4"), "x", &[]).await.expect("an answer");
    assert_eq!(guest_upload.status, 401);
    // Somebody else's channel.
    let channel = root.channel().await.expect("an answer").to_string();
    let bytes = std::fs::read(media.file("short.mp4")).expect("a file");
    let form = reqwest::multipart::Form::new()
        .text("name", "x")
        .text("channelId", channel)
        .part("videofile", reqwest::multipart::Part::bytes(bytes).file_name("x.mp4"));
    let request = other.request(Method::POST, "/api/v1/videos/upload").multipart(form);
    let refused = other.send(request).await.expect("an answer");
    assert!(matches!(refused.status, 400 | 403), "{}", refused.status);
    // Somebody else's upload.
    let upload = root.begin("x.mp4", 10, "by pieces").await.expect("an answer").expect("begun");
    other.piece(&upload, 0, b"0123", 10).await.expect("an answer").expect(403);
    let cancelled = other.send(other.request(Method::DELETE, &upload.address)).await.expect("an answer");
    assert_eq!(cancelled.status, 403);
    root.published(&uuid).await;
    assert_eq!(root.json(&path).await["name"], "mine");
}
