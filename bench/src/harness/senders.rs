//! Servers that send activities: each an address of its own below 127/8, with an actor whose document one listener answers.

use super::api;
use activitypub::{PrivateKey, signature};
use anyhow::Context;
use reqwest::{Client, StatusCode, Url};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// The longest head of a request.
const HEAD: usize = 16 * 1024;

/// Servers that can be asked who they are, and one address at which nobody answers; they end when it is dropped.
pub(crate) struct Senders {
    port: u16,
    hung_port: u16,
    key: Arc<PrivateKey>,
    client: Client,
    _tasks: JoinSet<()>,
}

impl Senders {
    /// Opens both.
    pub(crate) async fn start() -> anyhow::Result<Self> {
        let pair = actor::generate().await?;
        let key = Arc::new(PrivateKey::read(&pair.private)?);
        let (listener, hung) = (TcpListener::bind("0.0.0.0:0").await?, TcpListener::bind("0.0.0.0:0").await?);
        let (port, hung_port) = (listener.local_addr()?.port(), hung.local_addr()?.port());
        let pem: Arc<str> = pair.public.into();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                open.spawn(answer(stream, pem.clone()));
                while open.try_join_next().is_some() {}
            }
        });
        tasks.spawn(async move {
            let mut held = Vec::new();
            while let Ok((stream, _)) = hung.accept().await {
                held.push(stream);
            }
        });
        Ok(Senders { port, hung_port, key, client: api::client()?, _tasks: tasks })
    }

    /// The actor of a sender that answers.
    pub(crate) fn actor(&self, number: usize) -> String {
        format!("http://127.0.{}.{}:{}/fan", 1 + number / 250, 1 + number % 250, self.port)
    }

    /// The actor of the server that hangs.
    pub(crate) fn hung(&self) -> String {
        format!("http://127.0.200.1:{}/fan", self.hung_port)
    }

    /// Sends an activity of an actor to an inbox; how it was answered.
    pub(crate) async fn send(&self, inbox: &str, actor: &str, activity: &Value) -> anyhow::Result<StatusCode> {
        let (url, body): (Url, _) = (inbox.parse()?, activity.to_string());
        #[expect(clippy::disallowed_methods, reason = "a benchmark lives in the real time")]
        let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
        let headers = signature::sign(&url, Some(body.as_bytes()), &format!("{actor}#main-key"), &self.key, now)?;
        let sent = self.client.post(url).headers(headers).body(body).send().await;
        Ok(sent.context("the inbox does not answer")?.status())
    }
}

/// Answers the requests of one connection with the document of the host they name.
async fn answer(mut stream: TcpStream, pem: Arc<str>) {
    let mut buffer = Vec::new();
    loop {
        let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4) else {
            if buffer.len() > HEAD || !matches!(stream.read_buf(&mut buffer).await, Ok(1..)) {
                return;
            }
            continue;
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
        let host = head.lines().find_map(|line| line.strip_prefix("host:")).unwrap_or("").trim();
        let id = format!("http://{host}/fan");
        let document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "type": "Person", "id": id, "preferredUsername": "fan", "name": "A fan", "inbox": format!("{id}/inbox"),
            "publicKey": {"id": format!("{id}#main-key"), "owner": id, "publicKeyPem": &*pem},
        });
        let body = document.to_string();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/activity+json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        buffer.drain(..end);
        if stream.write_all((head + &body).as_bytes()).await.is_err() {
            return;
        }
    }
}
