//! Who may: every route is asked by everybody, and the answers are compared with the table that people review, `server/access.txt`.
//!
//! The owner is Alice, and every thing that an address names is hers. After a change that was allowed the next caller meets a fresh
//! copy of the instance; after a refusal the same one, so a refusal that changes something shows in what follows.

use crate::features;
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use config::value::Secret;
use futures::FutureExt;
use platform::testing::{TestApp, copy, sqlite};
use platform::{App, Problem};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tower::ServiceExt;
use world::{NewVideo, World};

/// Who asks: the column and the token.
const CALLERS: [(&str, &str); 7] = [
    ("nobody", ""),
    ("blocked", "erin"),
    ("other", "bob"),
    ("helper", "carol"),
    ("owner", "alice"),
    ("moderator", "mod"),
    ("administrator", "root"),
];

const HEAD: &str = "\
# Who may: the status that each caller gets for each route. Compared by server/src/access_table.rs.
#
# nobody: without a session. blocked: with the session of a user who was blocked. other: a user who owns nothing of it.
# helper: a collaborator of the owner's channel. owner: the user who owns what the address names. Then a moderator and the
# administrator.
# {id:private} names another thing than the usual one. What stands behind the statuses is sent as JSON; without it the door of a
# route that wants a body is open where the answer is 400 (or 415, 422), and shut where it is 401 or 403.
#
# SEPIOLA_UPDATE_SNAPSHOTS=1 cargo test -p sepiola access_table writes the statuses anew and adds routes that are missing: review
# what changed before you keep it.
";

/// What addresses can name.
type Things = BTreeMap<&'static str, String>;

/// An instance where Alice owns one of everything.
async fn scene() -> (TestApp, Things) {
    let test = sqlite().await;
    user::install_authenticator(&test.app);
    features::connect();
    let w = World::new(&test, features::routes(&test.app)).await;
    w.open_sessions().await;
    stand_for_the_instance(&test.app).await;
    w.configure(|c| {
        c.signup.enabled = true;
        c.signup.requires_approval = true;
        c.smtp.hostname = Some("mail.example.org".into());
        c.blocklist.public_log.enabled = true;
        c.secrets.peertube = Secret::new("a secret of the tests");
    });
    let mut things = Things::new();
    let video = w.video("alice", "A film").await;
    let new = |name: &str, privacy| NewVideo { privacy, ..NewVideo::named(name) };
    things.insert("private", w.new_video("alice", new("A private film", 3)).await.id.to_string());
    things.insert("internal", w.new_video("alice", new("An internal film", 4)).await.id.to_string());
    let locked = w.new_video("alice", new("A locked film", 5)).await.id;
    let at = format!("/api/v1/videos/{locked}/passwords");
    w.put("alice", &at, json!({"passwords": ["first one", "second one"]})).await.is(204);
    things.insert("password", number(&w.get("alice", &at).await.is(200)["data"][0]["id"]));
    things.insert("locked", locked.to_string());
    things.insert("file", w.one::<i64>("SELECT min(id) FROM video_file").await.to_string());
    let film = format!("/api/v1/videos/{}", video.id);
    let cues = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
    let caption = w.form("alice", "PUT", &format!("{film}/captions/fr"), &[], &[("captionfile", "a.vtt", cues)]).await;
    caption.is(204);
    let comment = w.post("alice", &format!("{film}/comment-threads"), json!({"text": "Mine"})).await.is(200);
    things.insert("comment", number(&comment["comment"]["id"]));
    let playlist = json!({"displayName": "A list", "privacy": 3});
    let playlist = number(&w.post("alice", "/api/v1/video-playlists", playlist).await.is(200)["videoPlaylist"]["id"]);
    let places = format!("/api/v1/video-playlists/{playlist}/videos");
    let place = w.post("alice", &places, json!({"videoId": video.id})).await.is(200);
    things.insert("element", number(&place["videoPlaylistElement"]["id"]));
    things.insert("playlist", playlist);
    let theirs = w.video("bob", "Bob's film").await.id;
    let report = json!({"reason": "my reason", "video": {"id": theirs}});
    let abuse = number(&w.post("alice", "/api/v1/abuses", report).await.is(200)["abuse"]["id"]);
    let messages = format!("/api/v1/abuses/{abuse}/messages");
    w.post("alice", &messages, json!({"message": "please"})).await.is(200);
    things.insert("message", number(&w.get("alice", &messages).await.is(200)["data"][0]["id"]));
    things.insert("abuse", abuse);
    for (name, owner, of) in [("words", "alice", "accounts/alice"), ("server-words", "root", "server")] {
        let list = json!({"listName": "rude", "words": ["darn"]});
        let made = w.post(owner, &format!("/api/v1/watched-words/{of}/lists"), list).await.is(200);
        things.insert(name, number(&made["watchedWordsList"]["id"]));
    }
    let uri = format!("bob_channel@{}", w.app.config().webserver.host());
    w.post("alice", "/api/v1/users/me/subscriptions", json!({"uri": uri})).await.is(204);
    things.insert("subscription", uri);
    for owner in ["alice", "root"] {
        let base = if owner == "root" { "/api/v1/server" } else { "/api/v1/users/me" };
        let account = json!({"accountName": "remote@peer.example"});
        w.post(owner, &format!("{base}/blocklist/accounts"), account).await.is(204);
        w.post(owner, &format!("{base}/blocklist/servers"), json!({"host": "peer.example"})).await.is(204);
    }
    w.post("mod", &format!("/api/v1/videos/{theirs}/blacklist"), json!({})).await.is(204);
    let form = json!({"username": "dora", "password": "my super password", "email": "dora@example.com",
        "registrationReason": "I make films"});
    let asked = w.post("", "/api/v1/users/registrations/request", form).await.is(200);
    things.insert("registration", number(&asked["id"]));
    for (name, who) in [("alice", "alice"), ("bob", "bob"), ("moderator", "mod"), ("root", "root")] {
        things.insert(name, w.person(who).user_id.to_string());
    }
    let session = database::Sql::new("SELECT id FROM oauth_token WHERE user_id = $1").bind(w.person("alice").user_id);
    things.insert("session", w.one::<i64>(session).await.to_string());
    things.insert("video", video.id.to_string());
    things.insert("blocked", theirs.to_string());
    let helpers = "/api/v1/video-channels/alice_channel/collaborators";
    for (name, who) in [("invited", "mod"), ("helper", "carol")] {
        let invited = w.post("alice", &format!("{helpers}/invite"), json!({"accountHandle": who})).await.is(200);
        things.insert(name, number(&invited["collaborator"]["id"]));
    }
    w.bare("carol", "POST", &format!("{helpers}/{}/accept", things["helper"])).await.is(204);
    offers(&w, &mut things).await;
    from_elsewhere(&w, &mut things).await;
    let erin = json!({"username": "erin", "email": "erin@example.com", "password": "my password", "role": 2});
    let erin = w.post("root", "/api/v1/users", erin).await.is(200)["user"]["id"].as_i64().expect("an id");
    w.open_session(erin, "erin").await;
    w.block(erin).await;
    (test, things)
}

/// Bob is offered a film and a channel of Alice's; a comment of his on another film of hers waits for approval. The sources of both
/// films are kept.
async fn offers(w: &World, things: &mut Things) {
    let film = w.video("alice", "An offered film").await.id;
    w.post("alice", &format!("/api/v1/videos/{film}/give-ownership"), json!({"username": "bob"})).await.is(204);
    let newest = "SELECT max(id) FROM ownership_change";
    things.insert("film-offer", w.one::<i64>(newest).await.to_string());
    things.insert("offered", film.to_string());
    let second = json!({"name": "second_channel", "displayName": "Second"});
    w.post("alice", "/api/v1/video-channels", second).await.is(200);
    things.insert("second", "second_channel".to_owned());
    let give = "/api/v1/video-channels/second_channel/give-ownership";
    w.post("alice", give, json!({"username": "bob"})).await.is(204);
    things.insert("channel-offer", w.one::<i64>(newest).await.to_string());
    let reviewed = w.video("alice", "A film with held comments").await.id;
    w.form("alice", "PUT", &format!("/api/v1/videos/{reviewed}"), &[("commentsPolicy", "3")], &[]).await.is(204);
    let comment = json!({"text": "Wait"});
    let comment = w.post("bob", &format!("/api/v1/videos/{reviewed}/comment-threads"), comment).await.is(200);
    things.insert("held", number(&comment["comment"]["id"]));
    things.insert("reviewed", reviewed.to_string());
    let source = "INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, created_at, updated_at) \
                  SELECT id, 'source-' || id || '.mp4', 'film.mp4', 5, '{}', TRUE, TRUE, 0, 0 FROM video \
                  WHERE name IN ('A film', 'An offered film')";
    w.run(source).await;
}

/// Lists that are followed: they are read by nobody here.
async fn from_elsewhere(w: &World, things: &mut Things) {
    w.run(
        "INSERT INTO mute_subscription (name, url, state, next_sync_at, created_at, updated_at) \
         VALUES ('Mutes', 'https://lists.example/mutes', 1, 9000000000000, 0, 0)",
    )
    .await;
    w.run(
        "INSERT INTO watched_words_subscription (account_id, name, url, state, next_sync_at, created_at, updated_at) \
         SELECT a.id, 'Words', 'https://lists.example/words', 1, 9000000000000, 0, 0 FROM account a WHERE a.name = 'alice' \
         UNION ALL SELECT NULL, 'Words', 'https://lists.example/words', 1, 9000000000000, 0, 0",
    )
    .await;
    for (name, sql) in [
        ("mute-list", "SELECT id FROM mute_subscription"),
        ("words-list", "SELECT id FROM watched_words_subscription WHERE account_id IS NOT NULL"),
        ("server-words-list", "SELECT id FROM watched_words_subscription WHERE account_id IS NULL"),
    ] {
        things.insert(name, w.one::<i64>(sql).await.to_string());
    }
}

/// What the first start makes besides the administrator: the instance's own actor, and the client that signs people in.
async fn stand_for_the_instance(app: &App) {
    let keys = actor::generate().await.expect("keys");
    let (origin, now, name) = (app.config().webserver.origin(), app.now(), actor::INSTANCE_NAME);
    let instance = actor::NewActor { kind: actor::Kind::Application, name: name.into(), keys, origin, now };
    let write = app.db.write(instance, |tx, instance| {
        async move {
            let actor_id = actor::create(tx, &instance).await?;
            actor::create_account(tx, actor_id, None, actor::INSTANCE_NAME, instance.now).await?;
            user::create_client(tx, instance.now).await?;
            Ok::<_, Problem>(())
        }
        .boxed()
    });
    write.await.expect("an instance");
}

fn number(value: &Value) -> String {
    value.as_i64().unwrap_or_else(|| panic!("an id: {value}")).to_string()
}

/// The thing that a part of an address names when it does not say itself.
fn usual(path: &str, param: &str) -> &'static str {
    let below = |prefix: &str| path.starts_with(prefix);
    match param {
        "id" if below("/api/v1/videos/ownership/") => "film-offer",
        "id" if below("/api/v1/video-channels/ownership/") => "channel-offer",
        "id" if below("/api/v1/server/blocklist/subscriptions/") => "mute-list",
        "id" if below("/api/v1/watched-words/server/") => "server-words-list",
        "id" if below("/api/v1/watched-words/accounts/") => "words-list",
        "id" if below("/api/v1/videos/") && path.contains("/passwords") => "locked",
        "id" if below("/api/v1/videos/") && path.ends_with("/blacklist") => "blocked",
        "id" if below("/api/v1/videos/") => "video",
        "id" if below("/api/v1/abuses/") => "abuse",
        "id" | "userId" if below("/api/v1/users/") => "alice",
        "videoId" => "video",
        "uri" => "subscription",
        "commentId" | "threadId" => "comment",
        "videoPasswordId" => "password",
        "fileId" | "videoFileId" => "file",
        "collaborator_id" => "helper",
        "messageId" => "message",
        "playlistId" => "playlist",
        "playlistElementId" => "element",
        "listId" if path.contains("/server/") => "server-words",
        "listId" => "words",
        "tokenSessionId" => "session",
        "registrationId" => "registration",
        _ => "",
    }
}

/// What is not a row's number.
fn word(path: &str, param: &str) -> &'static str {
    match param {
        "accountName" if path.contains("/blocklist/") => "remote@peer.example",
        "name" | "accountName" => "alice",
        "handle" if path.starts_with("/services/") => "alice",
        "handle" => "alice_channel",
        "host" => "peer.example",
        "captionLanguage" => "fr",
        "metric" => "viewers",
        "state" => "completed",
        "jobType" => "video-transcoding",
        _ => "424242",
    }
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    method: Method,
    path: String,
    statuses: Vec<u16>,
    body: String,
}

impl Line {
    fn parse(text: &str) -> Line {
        let mut words = text.split_whitespace();
        let wrong = || panic!("server/access.txt: not a line of the table: {text}");
        let (Some(method), Some(path)) = (words.next(), words.next()) else { wrong() };
        let statuses: Vec<u16> =
            words.by_ref().take(CALLERS.len()).map(|w| w.parse().unwrap_or_else(|_| wrong())).collect();
        let body = words.collect::<Vec<_>>().join(" ");
        if statuses.len() != CALLERS.len() {
            wrong();
        }
        Line { method: method.parse().unwrap_or_else(|_| wrong()), path: path.to_owned(), statuses, body }
    }

    fn render(&self) -> String {
        let statuses: Vec<String> = self.statuses.iter().map(u16::to_string).collect();
        format!("{:<6} {:<78} {} {}", self.method, self.path, statuses.join(" "), self.body).trim_end().to_owned()
    }

    /// The route it is about: without the names of things.
    fn route(&self) -> String {
        let parts = self.path.split('/').map(|part| match part.split_once(':') {
            Some((param, _)) if part.starts_with('{') => format!("{param}}}"),
            _ => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    fn address(&self, things: &Things) -> String {
        let parts = self.path.split('/').map(|part| {
            let Some(param) = part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) else { return part };
            let (param, name) = param.split_once(':').unwrap_or((param, usual(&self.path, param)));
            match name {
                "" => word(&self.path, param),
                name => {
                    things.get(name).unwrap_or_else(|| panic!("server/access.txt names {name}, which is not there"))
                }
            }
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// An instance to ask, and whether something may have changed in it.
struct Asked {
    _test: TestApp,
    router: Router,
}

impl Asked {
    async fn new(scene: &TestApp) -> Self {
        let test = copy(scene).await;
        user::install_authenticator(&test.app);
        let (router, _, _) = features::routes(&test.app).split();
        let router: Router<App> = router.layer(catalog::routes::shared());
        Asked { router: router.with_state(test.app.clone()), _test: test }
    }

    async fn status(&self, line: &Line, address: &str, token: &str) -> u16 {
        let mut request = Request::builder().method(line.method.clone()).uri(address);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if !line.body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let request = request.body(Body::from(line.body.clone())).expect("a request");
        self.router.clone().oneshot(request).await.expect("the router answers").status().as_u16()
    }
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("access.txt")
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the switch that rewrites the table")]
async fn everybody_may_what_the_reviewed_table_says() {
    let update = std::env::var_os("SEPIOLA_UPDATE_SNAPSHOTS").is_some();
    let (scene, things) = scene().await;
    let kept = std::fs::read_to_string(file()).unwrap_or_default();
    let mut lines: Vec<Line> = kept.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(Line::parse).collect();
    let (_, description, declared) = features::routes(&scene.app).split();
    let described = serde_json::to_value(description.document()).expect("a description");
    let mut complaints = Vec::new();
    let known = |line: &Line| declared.iter().any(|d| d.method == line.method && d.path == line.route());
    for line in lines.iter().filter(|line| !known(line)) {
        complaints.push(format!("{} {} is in the table, and there is no such route", line.method, line.path));
    }
    lines.retain(known);
    for route in &declared {
        if !lines.iter().any(|l| l.method == route.method && l.route() == route.path) {
            complaints.push(format!("{} {} has no line in the table", route.method, route.path));
            let (method, path) = (route.method.clone(), route.path.clone());
            lines.push(Line { method, path, statuses: vec![0; CALLERS.len()], body: String::new() });
        }
    }
    lines.sort_by(|a, b| (&a.path, a.method.as_str(), &a.body).cmp(&(&b.path, b.method.as_str(), &b.body)));
    let mut asked = Asked::new(&scene).await;
    for line in &mut lines {
        let address = line.address(&things);
        for (at, (caller, token)) in CALLERS.iter().enumerate() {
            let status = asked.status(line, &address, token).await;
            if line.statuses[at] != status {
                let (method, path, before) = (&line.method, &line.path, line.statuses[at]);
                complaints.push(format!("{method} {path}: {caller} gets {status}, the table says {before}"));
                line.statuses[at] = status;
            }
            let operation = &described["paths"][line.route()][line.method.as_str().to_lowercase()];
            if operation["responses"].get(status.to_string()).is_none() {
                let (method, path) = (&line.method, &line.path);
                complaints
                    .push(format!("{method} {path}: {caller} gets {status}, which its description does not tell of"));
            }
            if line.method != Method::GET && status < 400 {
                asked = Asked::new(&scene).await;
            }
        }
    }
    if update {
        let text: Vec<String> = lines.iter().map(Line::render).collect();
        std::fs::write(file(), format!("{HEAD}\n{}\n", text.join("\n"))).expect("the table can be written");
    } else {
        assert!(complaints.is_empty(), "server/access.txt:\n{}", complaints.join("\n"));
    }
}

#[test]
fn a_line_is_read_as_it_is_written() {
    let text = "PUT    /api/v1/videos/{id:private} 401 401 403 204 204 204 204 {\"name\": \"A new name\"}";
    let line = Line::parse(text);
    assert_eq!((line.route().as_str(), line.body.as_str()), ("/api/v1/videos/{id}", "{\"name\": \"A new name\"}"));
    assert_eq!(Line::parse(&line.render()), line);
}
