//! The shapes of our answers against those recorded of PeerTube: a client that reads a key there finds it here, of the same kind.
//!
//! `shapes/recorded.json` has the shapes without the values; `shapes/write.mjs` writes it where there are recordings.
//! `shapes/known.txt` lists where ours differ, each with the reason.

mod scenario;
mod shape;

use crate::support::{Client, Media, PASSWORD, Setup, text};
use scenario::{Cast, operation};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// Operations that the story does not tell of, with the reason.
const NOT_TOLD: &[(&str, &str)] = &[
    ("POST /api/v1/videos/upload-resumable", "resumable.rs"),
    ("PUT /api/v1/videos/upload-resumable", "resumable.rs"),
    ("DELETE /api/v1/videos/upload-resumable", "resumable.rs"),
    ("POST /api/v1/videos/:x/source/replace-resumable", "the room's own tests send it in pieces"),
    ("PUT /api/v1/videos/:x/source/replace-resumable", "the same"),
    ("DELETE /api/v1/videos/:x/source/replace-resumable", "the same"),
    ("POST /api/v1/users/:x/reset-password", "a secret from a letter is needed"),
    ("POST /api/v1/users/:x/verify-email", "the same"),
    ("POST /api/v1/users/registrations/:x/verify-email", "the same"),
    ("POST /api/v1/users/:x/two-factor/confirm-request", "a code of the moment is needed"),
    ("POST /api/v1/users/:x/two-factor/disable", "the same"),
    ("POST /api/v1/jobs/:x/:x/cancel", "work under way is needed; the room's own tests have it"),
    ("POST /api/v1/videos/imports/:x/cancel", "an import that waits is needed; the room's own tests have it"),
    ("DELETE /api/v1/videos/imports/:x", "an import that ended is needed; the same"),
    ("POST /api/v1/videos/imports/:x/retry", "an import that failed is needed; the same"),
    ("POST /api/v1/server/contact", "a mail server is needed"),
    ("DELETE /api/v1/server/following/:x", "another server is needed; the room's own tests have it"),
    ("DELETE /api/v1/server/followers/:x", "the same"),
    ("POST /api/v1/server/followers/:x/accept", "the same"),
    ("POST /api/v1/server/followers/:x/reject", "the same"),
    ("DELETE /api/v1/videos/:x/hls/:x", "two renditions are needed; the room's own tests have them"),
    ("DELETE /api/v1/videos/:x/web-videos/:x", "the same"),
    (
        "POST /api/v1/videos/:x/captions/generate",
        "a program that writes subtitles is needed; the room's own tests have one",
    ),
    ("GET /api/v1/videos/:x/transcription-progress", "the same; PeerTube has none"),
    ("GET /api/v1/jobs", "PeerTube answers it with the list of one state"),
];

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/contract/shapes").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What was recorded of each operation.
fn recorded() -> BTreeMap<String, Value> {
    let all: BTreeMap<String, Value> = serde_json::from_str(&file("recorded.json")).expect("shapes");
    let named = |(name, answer): (String, Value)| {
        let (method, path) = name.split_once(' ').expect("a method and a path");
        (operation(method, path), answer)
    };
    all.into_iter().map(named).collect()
}

/// The operations that the server describes, and those that were recorded.
fn described(openapi: &Value) -> BTreeSet<String> {
    let paths = openapi["paths"].as_object().into_iter().flatten().filter(|(path, _)| path.starts_with("/api/v1/"));
    let methods = paths.flat_map(|(path, methods)| {
        let names = methods.as_object().into_iter().flatten();
        names.map(move |(method, _)| operation(&method.to_uppercase(), path))
    });
    methods.collect()
}

/// Compares answers, and remembers which operations were called.
struct Comparison {
    recorded: BTreeMap<String, Value>,
    /// Names of all operations.
    operations: BTreeSet<String>,
    called: BTreeSet<String>,
    differences: BTreeSet<String>,
}

impl Comparison {
    /// The operation that a call is one of: a plain part of a name goes before a gap.
    fn named(&self, call: &str) -> String {
        let parts: Vec<&str> = call.split('/').collect();
        let fits = |name: &&String| {
            let names: Vec<&str> = name.split('/').collect();
            names.len() == parts.len() && names.iter().zip(&parts).all(|(n, p)| n == p || *n == ":x")
        };
        let found = self.operations.iter().filter(fits).min_by_key(|name| name.matches(":x").count());
        found.cloned().unwrap_or_else(|| call.to_owned())
    }

    fn answer(&mut self, call: &str, status: u16, json: &Value) {
        let operation = &self.named(call);
        self.called.insert(operation.clone());
        let Some(recorded) = self.recorded.get(operation) else {
            if status >= 300 {
                self.differences.insert(format!("{operation} answers {status}: {json}"));
            }
            return;
        };
        let known = recorded["status"].as_array().is_some_and(|all| all.iter().any(|s| *s == status));
        if !known {
            self.differences.insert(format!("{operation} answers {status}, not {}: {json}", recorded["status"]));
        } else if let Some(shape) = recorded.get("shape") {
            self.differences.extend(shape::differences(shape, json, operation));
        }
    }

    /// The fields of a call's query that PeerTube refuses when they are wrong.
    fn wrong_fields(&self, call: &str) -> Vec<String> {
        let recorded = self.recorded.get(&self.named(call));
        let names = recorded.and_then(|r| r["wrong"].as_array()).into_iter().flatten();
        names.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// What an answer to a wrong field says: 400, and the field's name.
    fn refusal(&mut self, call: &str, field: &str, status: u16, json: &Value) {
        if status != 400 || json["invalid-params"].get(field).is_none() {
            let operation = self.named(call);
            self.differences.insert(format!("{operation} answers {status} to a wrong {field}"));
        }
    }

    /// What differs and is not known, and what is known and does not differ any more.
    fn verdict(&self) -> Vec<String> {
        let text = file("known.txt");
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let known: BTreeSet<&str> = lines.map(|line| line.split(" # ").next().unwrap_or(line).trim()).collect();
        let new = self.differences.iter().filter(|d| !known.contains(d.as_str())).cloned();
        let gone = known.iter().filter(|k| !self.differences.contains(**k));
        new.chain(gone.map(|k| format!("known.txt is wrong: {k}"))).collect()
    }
}

#[tokio::test]
async fn answers_have_the_recorded_shapes() {
    let setup = Setup::new()
        .set("blocklist.public_log.enabled", json!(true))
        .set("import.video_channel_synchronization.enabled", json!(true))
        // The server follows lists that it publishes itself.
        .set("federation.prevent_ssrf", json!(false))
        .set("transcoding.original_file.keep", json!(true))
        .set("transcoding.web_videos.enabled", json!(true))
        .set("signup", json!({ "enabled": true, "requires_approval": true, "limit": -1 }))
        .set("rates_limit.signup", json!({ "max": 1_000 }))
        .set("rates_limit.ask_send_email", json!({ "max": 1_000 }));
    let server = setup.start().await;
    let mut root = server.client();
    let (recorded, described) = (recorded(), described(&root.json("/api/v1/openapi.json").await));
    let operations = described.iter().chain(recorded.keys()).cloned().collect();
    let mut seen = Comparison { recorded, operations, called: BTreeSet::new(), differences: BTreeSet::new() };
    let token = root.sign_in("root", PASSWORD).await;
    seen.answer("POST /api/v1/users/token", 200, &token);
    let media = Media::get().await;
    let mut sent = Vec::new();
    for name in ["film", "clip"] {
        let answer = root.upload(&media.file("short.mp4"), name, &[]).await.expect("an answer").expect(200).json();
        seen.answer("POST /api/v1/videos/upload", 200, &answer);
        sent.push(answer);
    }
    let film = root.published(text(&sent[0], "/video/uuid")).await;
    root.published(text(&sent[1], "/video/uuid")).await;
    let me = root.json("/api/v1/users/me").await;
    let kept = [
        ("film", text(&film, "/uuid").to_owned()),
        ("filmId", film["id"].to_string()),
        ("file", film["streamingPlaylists"][0]["files"][0]["id"].to_string()),
        ("clip", text(&sent[1], "/video/uuid").to_owned()),
        ("host", text(&me, "/account/host").to_owned()),
        ("origin", format!("http://{}", text(&me, "/account/host"))),
        ("channel", me["videoChannels"][0]["id"].to_string()),
    ];
    let kept: HashMap<String, String> = kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let people: HashMap<String, Client> = [("root".to_owned(), root), ("-".to_owned(), server.client())].into();
    let mut cast = Cast { people, kept };
    for step in scenario::read(&file("scenario.txt")) {
        if step.method == "signs-in" {
            let mut client = server.client();
            client.sign_in(&step.who, &step.path).await;
            cast.people.insert(step.who, client);
            continue;
        }
        let answer = cast.act(&step).await;
        assert!(answer.status < 500, "line {}: {}\n{}", step.line, answer.json(), server.log());
        let call = operation(&step.method, &step.path);
        seen.answer(&call, answer.status, &answer.json());
        for field in seen.wrong_fields(&call) {
            let refused = cast.ask_wrongly(&step, &field).await;
            seen.refusal(&call, &field, refused.status, &refused.json());
        }
        cast.keep(&step, &answer.json());
    }
    let mut wrong = seen.verdict();
    let forgotten = |operation: &&String| {
        let excused = NOT_TOLD.iter().any(|(name, _)| name == operation);
        !excused && !seen.called.contains(*operation)
    };
    wrong.extend(described.iter().filter(forgotten).map(|operation| format!("{operation} is not in the story")));
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// What clients need at least.
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
