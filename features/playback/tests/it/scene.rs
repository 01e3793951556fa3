//! A video with files in storage, and people who want them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use database::{Error, Sql};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use object_storage::{Bucket, Key};
use platform::config::Secret;
use platform::testing::TestApp;
use platform::{App, Authenticator, Caller, Role, buckets};
use playback::Playback;
use tower::ServiceExt as _;
use uuid::Uuid;
use video::token::Holder;

pub const PUBLIC: i64 = 1;
pub const PRIVATE: i64 = 3;
pub const INTERNAL: i64 = 4;
pub const PASSWORD: i64 = 5;

/// The bearer token of a user is their id.
struct Everyone;

impl Authenticator for Everyone {
    fn caller<'a>(&'a self, token: &'a str) -> BoxFuture<'a, platform::Result<Option<Caller>>> {
        let caller = token.parse().ok().map(|user_id| Caller {
            user_id,
            account_id: user_id,
            username: token.to_owned(),
            role: Role::User,
            session_id: 1,
        });
        async move { Ok(caller) }.boxed()
    }
}

pub struct Scene {
    pub app: App,
    pub hand: Arc<AtomicI64>,
    pub playback: Playback,
    router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A video as a test wants it.
#[derive(Clone)]
pub struct Video {
    pub id: i64,
    pub name: &'static str,
    pub privacy: i64,
    pub state: i64,
    pub files_private: bool,
    pub download_enabled: bool,
    pub growing: bool,
}

impl Video {
    pub fn new(id: i64, privacy: i64) -> Self {
        let files_private = privacy > 2;
        Video { id, name: "My video", privacy, state: 1, files_private, download_enabled: true, growing: false }
    }
    pub fn uuid(&self) -> Uuid {
        Uuid::from_u128(0x1234_5678_9abc_4def_8000_0000_0000_0000 + u128::try_from(self.id).unwrap())
    }
    /// Path of a file of its HLS publication, as published.
    pub fn hls(&self, file: &str) -> String {
        self.hls_at(self.files_private, file)
    }
    pub fn hls_at(&self, private: bool, file: &str) -> String {
        let folder = if private { "private/" } else { "" };
        format!("/static/streaming-playlists/hls/{folder}{}/{}{file}", self.uuid(), self.id)
    }
    pub fn web(&self, private: bool) -> String {
        format!("/static/web-videos/{}{}-web-480.mp4", if private { "private/" } else { "" }, self.id)
    }
}

pub const MASTER: &str = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na-480.m3u8\n";
pub const MEDIA: &str = "#EXTM3U\n#EXT-X-MAP:URI=\"a.mp4\",BYTERANGE=\"4@0\"\n#EXTINF:4.0,\na.mp4\n";

impl Scene {
    pub async fn new(test: &TestApp) -> Self {
        let app = test.app.clone();
        let mut config = (*app.config()).clone();
        config.secrets.peertube = Secret::new("a secret of this test");
        app.set_config(config);
        app.set_authenticator(Arc::new(Everyone));
        let playback = Playback::new(&app);
        let (routes, _, _) = playback::routes(&app).split();
        let router = routes.merge(playback.router()).with_state(app.clone());
        let scene = Scene { hand: Arc::clone(&test.hand), app, playback, router };
        scene.sql(&[
            "INSERT INTO users (id, username, username_fold, email, email_fold, password_hash, role, video_quota, \
             video_quota_daily, created_at, updated_at) VALUES (7, 'ada', 'ada', 'a@example.org', 'a@example.org', '', 2, -1, -1, 0, 0)",
            "INSERT INTO actor (id, kind, username, username_fold, url, created_at, updated_at) \
             VALUES (1, 'Person', 'ada', 'ada', 'http://x/a', 0, 0), (2, 'Group', 'chan', 'chan', 'http://x/c', 0, 0)",
            "INSERT INTO account (id, actor_id, user_id, name, created_at, updated_at) VALUES (7, 1, 7, 'Ada', 0, 0)",
            "INSERT INTO channel (id, actor_id, account_id, name, created_at, updated_at) VALUES (1, 2, 7, 'Chan', 0, 0)",
        ])
        .await;
        scene
    }

    pub async fn sql(&self, statements: &[&'static str]) {
        for statement in statements {
            self.run(Sql::new(statement)).await;
        }
    }

    pub async fn run(&self, sql: Sql) {
        self.app.db.write(sql, |tx, sql| async move { tx.execute(sql).await }.boxed()).await.unwrap();
    }

    /// A video with a row, a publication of one rendition, and a plain file.
    pub async fn video(&self, video: &Video) {
        let write = self.app.db.write(video.clone(), |tx, v| {
            async move {
                let sql = "INSERT INTO video (id, uuid, url, channel_id, is_local, name, privacy, state, files_private, \
                           wait_transcoding, nsfw, comments_policy, download_enabled, duration, published_at, created_at, updated_at) \
                           VALUES ($1, $2, $3, 1, TRUE, $4, $5, $6, $7, TRUE, FALSE, 1, $8, 10, 0, 0, 0)";
                let sql = Sql::new(sql).bind(v.id).bind(v.uuid().to_string()).bind(format!("http://x/{}", v.id)).bind(v.name);
                tx.execute(sql.bind(v.privacy).bind(v.state).bind(v.files_private).bind(v.download_enabled)).await?;
                let sql = "INSERT INTO streaming_playlist (id, video_id, master_name, hashes_name, growing, created_at, updated_at) \
                           VALUES ($1, $1, $2, $3, $4, 0, 0)";
                let sql = Sql::new(sql).bind(v.id).bind(format!("{}-master.m3u8", v.id));
                tx.execute(sql.bind(format!("{}-segments-sha256.json", v.id)).bind(v.growing)).await?;
                let sql = "INSERT INTO video_file (id, video_id, playlist_id, resolution, width, height, fps, size, file_name, \
                           torrent_name, info_hash, has_audio, has_video, metadata, created_at, updated_at) \
                           VALUES ($1, $2, $3, 480, 854, 480, 25, 10, $4, $5, $6, TRUE, TRUE, '{\"format\":{}}', 0, 0)";
                let hls = Sql::new(sql).bind(v.id * 10).bind(v.id).bind(Some(v.id)).bind(format!("{}-480-fragmented.mp4", v.id));
                let hash = format!("{:040x}", v.id);
                tx.execute(hls.bind(Some(format!("{}-480-hls.torrent", v.id))).bind(Some(hash))).await?;
                let web = Sql::new(sql).bind(v.id * 10 + 1).bind(v.id).bind(None::<i64>).bind(format!("{}-web-480.mp4", v.id));
                tx.execute(web.bind(None::<String>).bind(None::<String>)).await?;
                if v.privacy == PASSWORD {
                    let sql = "INSERT INTO video_password (video_id, password, created_at, updated_at) VALUES ($1, 'sesame', 0, 0)";
                    tx.execute(Sql::new(sql).bind(v.id)).await?;
                }
                Ok::<_, Error>(())
            }
            .boxed()
        });
        write.await.unwrap();
        let folder = catalog::urls::hls_folder(video.uuid(), video.files_private);
        for (name, content) in [
            ("-master.m3u8", MASTER),
            ("-480.m3u8", MEDIA),
            ("-480-fragmented.mp4", "0123456789"),
            ("-segments-sha256.json", "{}"),
            ("-480.next", "half written"),
        ] {
            self.put(buckets::STREAMING_PLAYLISTS, &format!("{folder}/{}{name}", video.id), content).await;
        }
        let place = if video.files_private { "private/" } else { "" };
        self.put(buckets::WEB_VIDEOS, &format!("{place}{}-web-480.mp4", video.id), "abcdefghij").await;
        self.put(buckets::TORRENTS, &format!("{}-480-hls.torrent", video.id), "d4:infoe").await;
    }

    pub async fn put(&self, bucket: Bucket, key: &str, content: &'static str) {
        self.app.storage.put_bytes(bucket, &Key::new(key).unwrap(), content.into()).await.unwrap();
    }

    pub async fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask("GET", address, &[]).await
    }

    /// The status of a GET, with a user's token.
    pub async fn status(&self, address: &str, user: Option<&str>) -> u16 {
        let bearer = user.map(|user| format!("Bearer {user}"));
        let headers: Vec<(&str, &str)> = bearer.iter().map(|value| ("authorization", value.as_str())).collect();
        self.ask("GET", address, &headers).await.status.as_u16()
    }

    pub fn token(&self, video: &Video) -> String {
        video::token::sign(&self.app, &video.uuid().to_string(), false, Holder::Viewer).unwrap().token
    }

    pub fn wait(&self, ms: i64) {
        self.hand.fetch_add(ms, Ordering::SeqCst);
    }
}
