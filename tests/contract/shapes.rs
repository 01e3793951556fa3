//! The shapes of our answers against those recorded of PeerTube: a client that reads a key there finds it here.

use crate::support::{Media, Setup, shared, text};
use serde_json::Value;
use std::collections::BTreeMap;

/// Keys of recorded answers that are missing here, with the reason.
const ABSENT: &[(&str, &str)] = &[
    ("GET /api/v1/config/.serverCommit", "only a PeerTube that runs from a checkout of its repository has it"),
    ("GET /api/v1/video-channels/:handle/videos.data[].liveSchedules", "live streams are not there yet"),
    ("GET /api/v1/video-channels/:handle/videos.data[].state", "recorded with `include`, which asks for it"),
];

/// What is known of a value: how often it was an object or a list with something in it, and how often each key was there.
#[derive(Default)]
struct Shape {
    objects: usize,
    keys: BTreeMap<String, (usize, Shape)>,
    items: Option<Box<Shape>>,
}

impl Shape {
    fn add(&mut self, value: &Value) {
        match value {
            Value::Object(map) => {
                self.objects += 1;
                for (key, value) in map {
                    let (count, shape) = self.keys.entry(key.clone()).or_default();
                    *count += 1;
                    shape.add(value);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.items.get_or_insert_default().add(item);
                }
            }
            _ => {}
        }
    }

    /// Paths of keys that were always there in the recordings and are not in `ours`.
    fn missing(&self, ours: &Value, path: &str, out: &mut Vec<String>) {
        match ours {
            Value::Object(map) => {
                // Keys that are data (`"fr": "French"`) differ from answer to answer, or are no names.
                for (key, (count, shape)) in &self.keys {
                    let always = *count == self.objects;
                    let at = format!("{path}.{key}");
                    match map.get(key) {
                        Some(value) => shape.missing(value, &at, out),
                        None if always => out.push(at),
                        None => {}
                    }
                }
            }
            Value::Array(items) => {
                if let (Some(shape), Some(first)) = (&self.items, items.first()) {
                    shape.missing(first, &format!("{path}[]"), out);
                }
            }
            _ => {}
        }
    }
}

/// The recorded 200 answers of a route.
fn recorded(file: &str, route: &str) -> Option<Shape> {
    let path = shared()?.join("reference/recordings").join(file);
    let mut shape = Shape::default();
    let mut any = false;
    for line in std::fs::read_to_string(path).ok()?.lines() {
        let Ok(one) = serde_json::from_str::<Value>(line) else { continue };
        if one["route"] == route && one["status"] == 200 && one["response"].is_object() {
            shape.add(&one["response"]);
            any = true;
        }
    }
    any.then_some(shape)
}

#[tokio::test]
async fn no_key_of_a_recorded_answer_is_missing() {
    if shared().is_none() {
        println!("skipped: there are no recordings beside the repository");
        return;
    }
    let setup = Setup::new();
    let server = setup.start().await;
    let mut root = server.client();
    let token = root.sign_in("root", crate::support::PASSWORD).await;
    let sent =
        root.upload(&Media::get().await.file("short.mp4"), "shapes", &[]).await.expect("an answer").expect(200).json();
    let uuid = text(&sent, "/video/uuid").to_owned();
    root.published(&uuid).await;
    let video = format!("/api/v1/videos/{uuid}");
    let mut missing = Vec::new();
    let mut compared = 0;
    let mut compare = |missing: &mut Vec<String>, file: &str, route: &str, ours: &Value| {
        let Some(shape) = recorded(file, route) else { return };
        compared += 1;
        shape.missing(ours, route, missing);
    };
    compare(&mut missing, "users.jsonl", "POST /api/v1/users/token", &token);
    compare(&mut missing, "videos.jsonl", "POST /api/v1/videos/upload", &sent);
    for (file, route, path) in [
        ("config.jsonl", "GET /api/v1/config/", "/api/v1/config"),
        ("config.jsonl", "GET /api/v1/config/about", "/api/v1/config/about"),
        ("users.jsonl", "GET /api/v1/users/me", "/api/v1/users/me"),
        ("users.jsonl", "GET /api/v1/users/", "/api/v1/users"),
        ("videos.jsonl", "GET /api/v1/videos/", "/api/v1/videos"),
        ("videos.jsonl", "GET /api/v1/videos/:id", &video),
        ("videos.jsonl", "GET /api/v1/videos/:id/description", &format!("{video}/description")),
        ("server.jsonl", "GET /api/v1/server/stats", "/api/v1/server/stats"),
        ("accounts.jsonl", "GET /api/v1/accounts/:handle", "/api/v1/accounts/root"),
        ("accounts.jsonl", "GET /api/v1/accounts/:handle/video-channels", "/api/v1/accounts/root/video-channels"),
        ("accounts.jsonl", "GET /api/v1/accounts/:handle/videos", "/api/v1/accounts/root/videos"),
        ("video-channels.jsonl", "GET /api/v1/video-channels/", "/api/v1/video-channels"),
        ("video-channels.jsonl", "GET /api/v1/video-channels/:handle", "/api/v1/video-channels/root_channel"),
        (
            "video-channels.jsonl",
            "GET /api/v1/video-channels/:handle/videos",
            "/api/v1/video-channels/root_channel/videos",
        ),
    ] {
        let answer = root.get(path).await;
        if answer.status == 404 {
            missing.push(format!("{route} is not answered"));
            continue;
        }
        compare(&mut missing, file, route, &answer.expect(200).json());
    }
    missing.retain(|m| ABSENT.iter().all(|(known, _)| m != known));
    assert!(missing.is_empty(), "missing in our answers:\n{}", missing.join("\n"));
    assert!(compared > 5, "only {compared} routes were compared");
}

/// What clients need at least, whether recordings are there or not.
#[tokio::test]
async fn answers_have_the_keys_that_clients_read_first() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let sent =
        root.upload(&Media::get().await.file("short.mp4"), "keys", &[]).await.expect("an answer").expect(200).json();
    let details = root.published(text(&sent, "/video/uuid")).await;
    let list = root.json("/api/v1/videos").await;
    for key in [
        "id",
        "uuid",
        "shortUUID",
        "name",
        "category",
        "licence",
        "language",
        "privacy",
        "nsfw",
        "duration",
        "views",
        "likes",
        "dislikes",
        "thumbnailPath",
        "previewPath",
        "embedPath",
        "createdAt",
        "updatedAt",
        "publishedAt",
        "account",
        "channel",
    ] {
        assert!(list["data"][0].get(key).is_some(), "list: {key}");
        assert!(details.get(key).is_some(), "details: {key}");
    }
    for key in [
        "files",
        "streamingPlaylists",
        "tags",
        "state",
        "waitTranscoding",
        "commentsPolicy",
        "downloadEnabled",
        "trackerUrls",
    ] {
        assert!(details.get(key).is_some(), "details: {key}");
    }
    let config = root.json("/api/v1/config").await;
    for pointer in [
        "/instance/name",
        "/serverVersion",
        "/transcoding/enabledResolutions",
        "/video/file/extensions",
        "/tracker/enabled",
    ] {
        assert!(config.pointer(pointer).is_some(), "config: {pointer}");
    }
    let openapi = root.json("/api/v1/openapi.json").await;
    assert!(openapi["paths"]["/api/v1/videos/{id}"]["get"].is_object(), "openapi");
    let ping = root.get("/api/v1/ping").await.expect(200);
    assert_eq!(ping.body, b"pong");
}
