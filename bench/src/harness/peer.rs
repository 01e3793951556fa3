//! One viewer as the tracker and the file server see it: a WebSocket that announces, and a plain HTTP connection.

use anyhow::{Context, bail};
use futures::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// A socket to a tracker.
pub(crate) struct Peer {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    announce: String,
}

impl Peer {
    /// Connects peer number `at`, which announces itself to swarm number `swarm` with so many offers.
    pub(crate) async fn connect(url: &str, at: usize, swarm: usize, offers: usize) -> anyhow::Result<Self> {
        let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(0);
        let (socket, _) = tokio_tungstenite::connect_async_with_config(url, Some(config), true).await?;
        let sdp = "a=candidate:1 1 udp 2113937151 192.0.2.1 40000 typ host\\r\\n".repeat(25);
        let offer = |n: usize| {
            format!(r#"{{"offer":{{"type":"offer","sdp":"v=0\r\n{sdp}"}},"offer_id":"{:020}"}}"#, at * 10 + n)
        };
        let list = (0..offers).map(offer).collect::<Vec<_>>().join(",");
        let announce = format!(
            r#"{{"numwant":{offers},"uploaded":0,"downloaded":0,"left":null,"action":"announce","info_hash":"{swarm:020}","peer_id":"{at:020}","offers":[{list}]}}"#
        );
        Ok(Peer { socket, announce })
    }

    /// Announces, and reads until the answer, past what other peers offer.
    pub(crate) async fn announce(&mut self) -> anyhow::Result<()> {
        self.socket.send(Message::text(self.announce.clone())).await?;
        loop {
            match self.socket.next().await.context("the tracker hung up")?? {
                Message::Text(text) if text.contains("\"interval\"") => return Ok(()),
                Message::Text(text) if text.contains("failure reason") => bail!("refused: {text}"),
                _ => {}
            }
        }
    }

    /// Reads what comes until the socket ends.
    pub(crate) async fn listen(&mut self) {
        while let Some(Ok(_)) = self.socket.next().await {}
    }
}

/// An HTTP/1.1 connection that is kept.
pub(crate) struct Http {
    stream: BufReader<TcpStream>,
}

impl Http {
    /// Connects.
    pub(crate) async fn connect(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Http { stream: BufReader::with_capacity(1 << 14, stream) })
    }

    /// Sends a request (head and body in full) and reads the answer; its status and the length of its body.
    pub(crate) async fn ask(&mut self, request: &str) -> anyhow::Result<(u16, u64)> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            if self.stream.read_line(&mut line).await? == 0 {
                bail!("the server hung up");
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if status == 0 {
                status = text.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status")?;
            } else if let Some((name, value)) = text.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse()?;
            }
        }
        tokio::io::copy(&mut (&mut self.stream).take(length), &mut tokio::io::sink()).await?;
        Ok((status, length))
    }
}
