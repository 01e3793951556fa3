//! A small instance that makes real ladders: uploads come by the routes, jobs run until none is left.

use crate::support::clip;
use job_queue::{Options, Worker};
use object_storage::Bucket;
use platform::testing::TestApp;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use world::World;

/// People, routes, and a folder with clips.
pub struct Product {
    pub w: World,
    clips: tempfile::TempDir,
}

impl Product {
    /// An instance with a small ladder: 240p, and whatever the source is.
    pub async fn new(test: &TestApp) -> Product {
        let app = &test.app;
        let routes = catalog::routes(app).merge(video::routes(app)).merge(transcoding::routes(app));
        let router = routes.split().0.layer(catalog::routes::shared());
        let w = World::with_router(test, router).await;
        w.configure(|c| {
            c.transcoding.enabled = true;
            c.sepiola.transcoding.quick_pass = config::value::QuickPass::Never;
            let r = &mut c.transcoding.resolutions;
            (r.p0, r.p144, r.p240, r.p360, r.p480, r.p720) = (false, true, false, false, false, false);
            (r.p1080, r.p1440, r.p2160) = (false, false, false);
        });
        Product { w, clips: tempfile::tempdir().unwrap() }
    }

    /// A clip of so many seconds of a test picture, 320x180, and of a tone.
    pub fn clip(&self, name: &str, seconds: u32) -> PathBuf {
        let length = seconds.to_string();
        let arguments =
            ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-f", "lavfi", "-i", "sine", "-t", &length];
        clip(self.clips.path(), name, &[&arguments[..], &["-c:v", "mpeg4", "-c:a", "aac"]].concat())
    }

    /// So many seconds of a tone.
    pub fn sound(&self, name: &str, seconds: u32) -> PathBuf {
        clip(self.clips.path(), name, &["-f", "lavfi", "-i", "sine", "-t", &seconds.to_string()])
    }

    /// Uploads a clip as Alice; the video's address.
    pub async fn upload(&self, file: &PathBuf, texts: &[(&str, &str)]) -> String {
        let channel = self.w.person("alice").channel_id.to_string();
        let texts = [&[("name", "a video"), ("channelId", &channel), ("privacy", "1")][..], texts].concat();
        let bytes = std::fs::read(file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        let sent = self.w.form("alice", "POST", "/api/v1/videos/upload", &texts, &[("videofile", name, &bytes)]).await;
        let uuid = sent.is(200)["video"]["uuid"].as_str().unwrap().to_owned();
        format!("/api/v1/videos/{uuid}")
    }

    /// Sends another file for a video, in one piece; what its sender is told of it.
    pub async fn replace(&self, path: &str, file: &PathBuf) -> Value {
        let bytes = std::fs::read(file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        let init = self.w.request("alice", "POST", &format!("{path}/source/replace-resumable"));
        let init = init.header("content-type", "application/json").header("x-upload-content-length", bytes.len());
        let body = serde_json::json!({ "filename": name }).to_string();
        let begun = self.w.send(init.body(body.into()).unwrap()).await;
        let to = begun.header("location").unwrap().strip_prefix("//127.0.0.1:9000").unwrap().to_owned();
        assert!(to.starts_with(&format!("{path}/source/replace-resumable?upload_id=")), "{to}");
        begun.is(201);
        let range = format!("bytes 0-{}/{}", bytes.len() - 1, bytes.len());
        let put = self.w.request("alice", "PUT", &to).header("content-range", range);
        self.w.send(put.body(bytes.into()).unwrap()).await.is(200)
    }

    /// Runs jobs until all have ended.
    pub async fn work(&self) {
        let app = &self.w.app;
        let handlers = transcoding::handlers(app).into_iter().chain(video::handlers(app)).collect();
        let options = Options {
            node: "test".into(),
            lease: Duration::from_secs(60),
            poll: Duration::from_millis(200),
            backoff: Duration::from_millis(1),
        };
        let (stop, clock) = (CancellationToken::new(), app.clone());
        let worker = Worker::new(app.db.clone(), Arc::new(move || clock.now()), handlers, options);
        let running = tokio::spawn(worker.run(stop.clone()));
        let mut changes = app.db.changes();
        let open = "SELECT count(*) FROM job WHERE state NOT IN ('completed', 'failed')";
        while self.w.one::<i64>(open).await > 0 {
            // Back-offs pass with the clock.
            self.w.wait(10);
            let _ = tokio::time::timeout(Duration::from_millis(200), changes.changed()).await;
        }
        stop.cancel();
        running.await.unwrap().unwrap();
    }

    /// Why jobs failed.
    pub async fn failures(&self) -> Vec<String> {
        self.w.all::<String>("SELECT error FROM job WHERE state = 'failed'").await
    }

    /// The video's page as somebody sees it.
    pub async fn page(&self, who: &str, path: &str) -> Value {
        self.w.get(who, path).await.is(200)
    }

    /// What is in a bucket.
    pub async fn files(&self, bucket: Bucket) -> Vec<String> {
        let page = self.w.app.storage.list(bucket, None, None, 100).await.unwrap();
        page.entries.into_iter().map(|e| e.key.as_str().to_owned()).collect()
    }

    /// Where a stored file is on disk.
    pub fn path(&self, bucket: Bucket, key: &str) -> PathBuf {
        self.w.app.storage.local_path(bucket, &object_storage::Key::new(key).unwrap()).unwrap()
    }
}
