//! People, requests and small media files.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use database::{Error, FromRow, Sql};
use futures::FutureExt;
use futures::future::BoxFuture;
use http_body_util::BodyExt;
use object_storage::Bucket;
use platform::access::Authenticator;
use platform::testing::TestApp;
use platform::{App, Caller, Role, buckets};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;

/// Tokens are names; user, account, actor and channel share a number: alice 1, bob 2, mod 3.
struct Names;

impl Authenticator for Names {
    fn caller<'a>(&'a self, token: &'a str) -> BoxFuture<'a, platform::Result<Option<Caller>>> {
        let found = [("alice", 1, Role::User), ("bob", 2, Role::User), ("mod", 3, Role::Moderator)]
            .into_iter()
            .find(|(name, ..)| *name == token)
            .map(|(name, id, role)| Caller {
                user_id: id,
                account_id: id,
                username: name.into(),
                role,
                session_id: id,
            });
        async move { Ok(found) }.boxed()
    }
}

/// An application with three people in it.
pub struct World {
    pub app: App,
    pub router: Router,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }
}

impl World {
    pub async fn new(test: &TestApp) -> World {
        let app = test.app.clone();
        let mut config = (*app.config()).clone();
        config.secrets.peertube = config::Secret::new("a secret of the tests");
        config.transcoding.enabled = true;
        config.transcoding.allow_additional_extensions = false;
        config.transcoding.allow_audio_files = true;
        config.thumbnails.generation_from_video.frames_to_analyze = 2;
        config.thumbnails.sizes.truncate(2);
        app.set_config(config);
        app.set_authenticator(Arc::new(Names));
        for (id, name) in [(1i64, "alice"), (2, "bob"), (3, "mod")] {
            app.db.write((id, name), |tx, (id, name)| async move { person(tx, id, name).await }.boxed()).await.unwrap();
        }
        let router = video::routes(&app).split().0.with_state(app.clone());
        World { app, router }
    }

    pub fn configure(&self, change: impl FnOnce(&mut config::Config)) {
        let mut config = (*self.app.config()).clone();
        change(&mut config);
        self.app.set_config(config);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn json(&self, who: &str, method: &str, path: &str, body: Value) -> Answer {
        let request = request(who, method, path).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn empty(&self, who: &str, method: &str, path: &str) -> Answer {
        self.send(request(who, method, path).body(Body::empty()).unwrap()).await
    }

    pub async fn upload(&self, who: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let files: Vec<_> = file.into_iter().map(|(name, bytes)| ("videofile", name, bytes)).collect();
        self.multipart(who, "POST", "/api/v1/videos/upload", fields, &files).await
    }

    pub async fn multipart(
        &self,
        who: &str,
        method: &str,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (name, file_name, bytes) in files {
            let head =
                format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--XX--\r\n");
        let request = request(who, method, path).header("content-type", "multipart/form-data; boundary=XX");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub async fn one<T: FromRow>(&self, sql: &'static str) -> T {
        self.app.db.reader().await.unwrap().one(sql).await.unwrap()
    }

    pub async fn run(&self, sql: &'static str) {
        let result: Result<u64, Error> =
            self.app.db.write((), move |tx, ()| async move { tx.execute(sql).await }.boxed()).await;
        result.unwrap();
    }

    /// Names of everything in a bucket.
    pub async fn files(&self, bucket: Bucket) -> Vec<String> {
        let page = self.app.storage.list(bucket, None, None, 1000).await.unwrap();
        assert!(page.strangers.is_empty(), "{:?}", page.strangers);
        page.entries.into_iter().map(|e| e.key.as_str().to_owned()).collect()
    }

    /// What `doctor` will check: every file has a row, every row its file; nothing lies about in the temporary folders.
    pub async fn assert_tidy(&self) {
        video::sweep::remove_due(&self.app, || false).await.unwrap();
        let mut conn = self.app.db.reader().await.unwrap();
        let sources = "SELECT file_name FROM video_source WHERE has_file ORDER BY file_name";
        let mut known: Vec<String> = conn.all(sources).await.unwrap();
        known.sort();
        assert_eq!(self.files(buckets::ORIGINALS).await, known);
        let mut known: Vec<String> = conn.all("SELECT file_name FROM video_thumbnail").await.unwrap();
        known.sort();
        assert_eq!(self.files(buckets::THUMBNAILS).await, known);
        let web = "SELECT CASE WHEN v.files_private THEN 'private/' ELSE '' END || f.file_name FROM video_file f \
                   JOIN video v ON v.id = f.video_id WHERE f.playlist_id IS NULL";
        let mut known: Vec<String> = conn.all(web).await.unwrap();
        known.sort();
        assert_eq!(self.files(buckets::WEB_VIDEOS).await, known);
        let announced: i64 = conn.one("SELECT count(*) FROM doomed_file").await.unwrap();
        assert_eq!(announced, 0, "announcements are left");
        let tmp = self.app.config().storage.tmp.clone();
        let left: Vec<_> = std::fs::read_dir(tmp).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// A request of somebody (nobody when empty).
pub fn request(who: &str, method: &str, path: &str) -> axum::http::request::Builder {
    let builder = Request::builder().method(method).uri(path).header("host", "127.0.0.1:9000");
    if who.is_empty() { builder } else { builder.header("authorization", format!("Bearer {who}")) }
}

async fn person(tx: &mut database::Tx, id: i64, name: &'static str) -> Result<(), Error> {
    let url = format!("http://localhost/accounts/{name}");
    let actor = "INSERT INTO actor (id, kind, username, username_fold, url, created_at, updated_at) \
                 VALUES ($1, 'Person', $2, $2, $3, 0, 0)";
    tx.execute(Sql::new(actor).bind(id).bind(name).bind(url)).await?;
    let channel = "INSERT INTO actor (id, kind, username, username_fold, url, created_at, updated_at) \
                   VALUES ($1, 'Group', $2, $2, $3, 0, 0)";
    let handle = format!("{name}_channel");
    let url = format!("http://localhost/video-channels/{handle}");
    tx.execute(Sql::new(channel).bind(id + 100).bind(handle).bind(url)).await?;
    let user = "INSERT INTO users (id, username, username_fold, email, email_fold, password_hash, role, video_quota, \
                video_quota_daily, created_at, updated_at) VALUES ($1, $2, $2, $2, $2, '', 2, -1, -1, 0, 0)";
    tx.execute(Sql::new(user).bind(id).bind(name)).await?;
    let account =
        "INSERT INTO account (id, actor_id, user_id, name, created_at, updated_at) VALUES ($1, $1, $1, $2, 0, 0)";
    tx.execute(Sql::new(account).bind(id).bind(name)).await?;
    let channel =
        "INSERT INTO channel (id, actor_id, account_id, name, created_at, updated_at) VALUES ($1, $2, $1, $3, 0, 0)";
    tx.execute(Sql::new(channel).bind(id).bind(id + 100).bind(name)).await.map(drop)
}

/// Media made once for all tests.
pub struct Media {
    pub webm: Vec<u8>,
    pub mp3: Vec<u8>,
    pub png: Vec<u8>,
}

pub fn media() -> &'static Media {
    static MEDIA: OnceLock<Media> = OnceLock::new();
    MEDIA.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, arguments: &[&str]| {
            let path: PathBuf = folder.path().join(name);
            #[expect(clippy::disallowed_methods, reason = "trusted sources of our own, outside any sandbox")]
            let status = std::process::Command::new("ffmpeg")
                .args(["-v", "error", "-y", "-f", "lavfi", "-i"])
                .args(arguments)
                .arg(&path)
                .status()
                .unwrap();
            assert!(status.success());
            std::fs::read(path).unwrap()
        };
        let picture = "testsrc2=size=160x90:rate=25";
        Media {
            webm: make("a.webm", &[picture, "-f", "lavfi", "-i", "sine", "-t", "2", "-c:v", "libvpx", "-b:v", "400k"]),
            mp3: make("a.mp3", &["sine", "-t", "2"]),
            png: make("a.png", &[picture, "-frames:v", "1"]),
        }
    })
}
