//! The REST API, as its clients use it.

use super::server::{PASSWORD, Server};
use anyhow::{Context, bail};
use futures::{StreamExt, stream};
use reqwest::{Body, Client, RequestBuilder, multipart};
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tokio_util::io::ReaderStream;

/// The administrator, signed in.
#[derive(Clone)]
pub(crate) struct Api {
    client: Client,
    base: String,
    token: String,
    channel: i64,
}

/// An uploaded video.
pub(crate) struct Uploaded {
    pub(crate) uuid: String,
    /// When the last byte was given away.
    pub(crate) sent: Instant,
}

/// A client without a proxy or a pool limit.
pub(crate) fn client() -> anyhow::Result<Client> {
    #[expect(clippy::disallowed_methods, reason = "a benchmark calls the server it started, on loopback")]
    let builder = Client::builder();
    Ok(builder.no_proxy().timeout(Duration::from_secs(120)).build()?)
}

impl Api {
    /// Signs in.
    pub(crate) async fn sign_in(server: &Server) -> anyhow::Result<Self> {
        let client = client()?;
        let base = format!("http://{}", server.address);
        let keys = json(client.get(format!("{base}/api/v1/oauth-clients/local"))).await?;
        let form = format!(
            "client_id={}&client_secret={}&grant_type=password&username=root&password={PASSWORD}",
            text(&keys, "/client_id")?,
            text(&keys, "/client_secret")?
        );
        let post = client.post(format!("{base}/api/v1/users/token")).body(form);
        let token = json(post.header("content-type", "application/x-www-form-urlencoded")).await?;
        let mut api = Api { client, base, token: text(&token, "/access_token")?, channel: 0 };
        let me = api.get("/api/v1/users/me").await?;
        api.channel = me.pointer("/videoChannels/0/id").and_then(Value::as_i64).context("root has no channel")?;
        Ok(api)
    }

    /// The bearer token.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// An answer of the API.
    pub(crate) async fn get(&self, path: &str) -> anyhow::Result<Value> {
        json(self.client.get(format!("{}{path}", self.base)).bearer_auth(&self.token)).await
    }

    /// Sends a change that is answered without content.
    pub(crate) async fn put(&self, path: &str, body: &Value) -> anyhow::Result<()> {
        let request = self.client.put(format!("{}{path}", self.base)).bearer_auth(&self.token);
        let request = request.header("content-type", "application/json").body(body.to_string());
        request.send().await?.error_for_status()?;
        Ok(())
    }

    /// A file's text, `None` while it is not there.
    pub(crate) async fn file(&self, path: &str) -> anyhow::Result<Option<String>> {
        let answer = self.client.get(format!("{}{path}", self.base)).bearer_auth(&self.token).send().await?;
        Ok(if answer.status().is_success() { Some(answer.text().await?) } else { None })
    }

    /// Uploads a file in one request; `privacy` is PeerTube's number.
    pub(crate) async fn upload(&self, file: &Path, privacy: u8) -> anyhow::Result<Uploaded> {
        let opened = tokio::fs::File::open(file).await?;
        let length = opened.metadata().await?.len();
        let sent = Arc::new(OnceLock::new());
        let at_end = sent.clone();
        let end = stream::once(async move {
            let _ = at_end.set(Instant::now());
            Ok(Default::default())
        });
        let body = Body::wrap_stream(ReaderStream::with_capacity(opened, 1 << 18).chain(end));
        let name = file.file_name().and_then(|n| n.to_str()).unwrap_or("video.mp4").to_owned();
        let part = multipart::Part::stream_with_length(body, length).file_name(name).mime_str("video/mp4")?;
        let form = multipart::Form::new()
            .text("name", "A benchmark")
            .text("channelId", self.channel.to_string())
            .text("privacy", privacy.to_string())
            .text("waitTranscoding", "true")
            .part("videofile", part);
        let post = self.client.post(format!("{}/api/v1/videos/upload", self.base));
        let answer = json(post.bearer_auth(&self.token).multipart(form)).await?;
        let answered = Instant::now();
        Ok(Uploaded { uuid: text(&answer, "/video/uuid")?, sent: sent.get().copied().unwrap_or(answered) })
    }

    /// Waits until a video has all its renditions and its storyboard, and nothing is being made any more.
    pub(crate) async fn wait_until_made(&self, server: &Server, uuid: &str) -> anyhow::Result<()> {
        let mut quiet = 0;
        for _ in 0..4000 {
            tokio::time::sleep(Duration::from_millis(250)).await;
            let progress = self.get(&format!("/api/v1/videos/{uuid}/transcoding-progress")).await?;
            if let Some(error) = progress.pointer("/error").and_then(Value::as_str) {
                bail!("transcoding failed: {error}");
            }
            let published = progress.pointer("/state/id").and_then(Value::as_i64) == Some(1);
            let done = progress.pointer("/progress").and_then(Value::as_f64) == Some(1.0);
            let alone = super::process::tree(server.pid).len() == 1;
            quiet = if published && done && alone { quiet + 1 } else { 0 };
            if quiet == 3 {
                return Ok(());
            }
        }
        bail!("the video was not made in time")
    }
}

async fn json(request: RequestBuilder) -> anyhow::Result<Value> {
    let answer = request.send().await?;
    let (status, url, body) = (answer.status(), answer.url().clone(), answer.text().await?);
    if !status.is_success() {
        bail!("{url}: {status} {body}");
    }
    Ok(serde_json::from_str(&body)?)
}

/// A text of an answer.
pub(crate) fn text(value: &Value, pointer: &str) -> anyhow::Result<String> {
    Ok(value.pointer(pointer).and_then(Value::as_str).with_context(|| format!("no {pointer} in {value}"))?.to_owned())
}

/// The path of an address.
pub(crate) fn path_of(url: &str) -> &str {
    url.split_once("://").and_then(|(_, rest)| Some(&rest[rest.find('/')?..])).unwrap_or(url)
}
