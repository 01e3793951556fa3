//! A client of the API: speaks HTTP, keeps a session, gives back status, headers and JSON.

use super::PATIENCE;
use reqwest::header::HeaderMap;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }
}

/// A resumable upload under way.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Path and query to send pieces to.
    pub address: String,
    /// Bytes the server had when it answered.
    pub received: u64,
}

/// Speaks to one server.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    pub token: Option<String>,
}

impl Client {
    /// Without a session.
    pub fn new(base: &str) -> Self {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .expect("a client");
        Self { http, base: base.to_owned(), token: None }
    }

    /// Signs in and keeps the token.
    pub async fn sign_in(&mut self, user: &str, password: &str) -> Value {
        let answer = self.try_sign_in(user, password).await.expect("an answer").expect(200).json();
        self.token = answer["access_token"].as_str().map(str::to_owned);
        answer
    }

    /// Asks for a token.
    pub async fn try_sign_in(&self, user: &str, password: &str) -> reqwest::Result<Answer> {
        let client = self.send(self.request(Method::GET, "/api/v1/oauth-clients/local")).await?.json();
        let encode = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let body = format!(
            "client_id={}&client_secret={}&grant_type=password&response_type=code&username={}&password={}",
            client["client_id"].as_str().unwrap_or(""),
            client["client_secret"].as_str().unwrap_or(""),
            encode(user),
            encode(password)
        );
        let request = self.request(Method::POST, "/api/v1/users/token");
        self.send(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await
    }

    /// A request with the session's token.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        let request = self.http.request(method, url);
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends a request and reads the answer.
    pub async fn send(&self, request: RequestBuilder) -> reqwest::Result<Answer> {
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Answer { status, headers, body: response.bytes().await?.to_vec() })
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await.expect("an answer")
    }

    /// `GET` that must answer 200 with JSON.
    pub async fn json(&self, path: &str) -> Value {
        self.get(path).await.expect(200).json()
    }

    /// Any method with a JSON body.
    pub async fn call(&self, method: Method, path: &str, body: &Value) -> reqwest::Result<Answer> {
        let request = self.request(method, path).header("content-type", "application/json");
        self.send(request.body(body.to_string())).await
    }

    /// The administrator's channel.
    pub async fn channel(&self) -> reqwest::Result<i64> {
        let me = self.send(self.request(Method::GET, "/api/v1/users/me")).await?.json();
        Ok(me["videoChannels"][0]["id"].as_i64().unwrap_or(0))
    }

    /// `POST videos/upload` of a file under a name, with further fields.
    pub async fn upload(&self, file: &Path, name: &str, fields: &[(&str, &str)]) -> reqwest::Result<Answer> {
        let bytes = tokio::fs::read(file).await.expect("a file to send");
        let channel = self.channel().await?;
        let mut form = Form::new().text("name", name.to_owned()).text("channelId", channel.to_string());
        if !fields.iter().any(|(field, _)| *field == "privacy") {
            form = form.text("privacy", "1");
        }
        for (field, value) in fields {
            form = form.text((*field).to_owned(), (*value).to_owned());
        }
        let file_name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        form = form.part("videofile", Part::bytes(bytes).file_name(file_name));
        self.send(self.request(Method::POST, "/api/v1/videos/upload").multipart(form)).await
    }

    /// Begins (or finds again) a resumable upload.
    pub async fn begin(&self, file_name: &str, size: u64, name: &str) -> reqwest::Result<Result<Upload, Answer>> {
        let form = json!({
            "name": name, "channelId": self.channel().await?, "privacy": 1, "filename": file_name, "lastModified": 1_767_225_600_000_i64,
        });
        let request = self
            .request(Method::POST, "/api/v1/videos/upload-resumable")
            .header("x-upload-content-length", size)
            .header("x-upload-content-type", "video/mp4")
            .header("content-type", "application/json");
        let answer = self.send(request.body(form.to_string())).await?;
        if !matches!(answer.status, 200 | 201) {
            return Ok(Err(answer));
        }
        // `//host/path?upload_id=…`
        let location = answer.header("location");
        let address = location.trim_start_matches('/').split_once('/').map(|(_, rest)| format!("/{rest}"));
        Ok(Ok(Upload { address: address.unwrap_or_default(), received: received(&answer) }))
    }

    /// Sends bytes from `start` on.
    pub async fn piece(&self, upload: &Upload, start: usize, bytes: &[u8], size: usize) -> reqwest::Result<Answer> {
        let range = format!("bytes {start}-{}/{size}", start + bytes.len() - 1);
        let request = self.request(Method::PUT, &upload.address).header("content-range", range);
        self.send(request.header("content-type", "application/octet-stream").body(bytes.to_vec())).await
    }

    /// Asks where to go on.
    pub async fn ask(&self, upload: &Upload, size: usize) -> reqwest::Result<Answer> {
        let request = self.request(Method::PUT, &upload.address).header("content-range", format!("bytes */{size}"));
        self.send(request.header("content-length", "0")).await
    }

    /// Waits until a video has left state 2 with its ladder done; its details.
    pub async fn published(&self, uuid: &str) -> Value {
        let began = Instant::now();
        loop {
            let details = self.json(&format!("/api/v1/videos/{uuid}")).await;
            let state = details["state"]["id"].as_i64();
            let ladder = self.json(&format!("/api/v1/videos/{uuid}/transcoding-progress")).await;
            assert!(state != Some(7) && ladder["error"].is_null(), "the transcoding of {uuid} failed: {ladder}");
            let rungs = ladder["renditions"].as_array().cloned().unwrap_or_default();
            if state == Some(1) && rungs.iter().all(|r| r["state"] == "done") {
                return self.json(&format!("/api/v1/videos/{uuid}")).await;
            }
            assert!(began.elapsed() < PATIENCE, "{uuid} is in state {state:?} after {PATIENCE:?}: {ladder}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// The bytes that a `Range: bytes=0-N` header acknowledges.
pub fn received(answer: &Answer) -> u64 {
    let last = answer.header("range").rsplit('-').next().and_then(|n| n.parse::<u64>().ok());
    last.map_or(0, |n| n + 1)
}
