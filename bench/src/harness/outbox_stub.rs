//! Servers that receive activities: many addresses, one listener, no opinion.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// The longest head of a request.
const HEAD: usize = 64 * 1024;

/// Servers that answer, and others that never do; they end when it is dropped.
pub(crate) struct Stub {
    /// Where requests are answered, on every address of this machine.
    pub(crate) port: u16,
    /// Where connections are taken and nothing is answered.
    pub(crate) dead_port: u16,
    arrivals: Arc<Mutex<Vec<Instant>>>,
    _tasks: JoinSet<()>,
}

impl Stub {
    /// Opens both.
    pub(crate) async fn start() -> anyhow::Result<Self> {
        let (living, dead) = (TcpListener::bind("0.0.0.0:0").await?, TcpListener::bind("0.0.0.0:0").await?);
        let (port, dead_port) = (living.local_addr()?.port(), dead.local_addr()?.port());
        let arrivals = Arc::new(Mutex::new(Vec::new()));
        let mut tasks = JoinSet::new();
        let seen = arrivals.clone();
        tasks.spawn(async move {
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = living.accept().await {
                open.spawn(serve(stream, seen.clone()));
                while open.try_join_next().is_some() {}
            }
        });
        tasks.spawn(async move {
            let mut held = Vec::new();
            while let Ok((stream, _)) = dead.accept().await {
                held.push(stream);
            }
        });
        Ok(Stub { port, dead_port, arrivals, _tasks: tasks })
    }

    /// When requests arrived whole, since the last call.
    pub(crate) fn take(&self) -> Vec<Instant> {
        std::mem::take(&mut self.arrivals.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many have arrived since then.
    pub(crate) fn count(&self) -> usize {
        self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

/// Answers the requests of one connection with 204.
async fn serve(mut stream: TcpStream, arrivals: Arc<Mutex<Vec<Instant>>>) {
    let mut buffer = Vec::new();
    loop {
        let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4) else {
            if buffer.len() > HEAD || !matches!(stream.read_buf(&mut buffer).await, Ok(1..)) {
                return;
            }
            continue;
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
        let whole = end + length.unwrap_or(0);
        while buffer.len() < whole {
            if !matches!(stream.read_buf(&mut buffer).await, Ok(1..)) {
                return;
            }
        }
        buffer.drain(..whole);
        arrivals.lock().unwrap_or_else(PoisonError::into_inner).push(Instant::now());
        if stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.is_err() {
            return;
        }
    }
}
