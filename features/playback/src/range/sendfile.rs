//! `sendfile` underneath hyper.
//!
//! hyper asks a body for bytes and writes them to the connection; it has no word for "these bytes of that file". So the body
//! gives it a slice of one reserved, never read region of memory as a stand-in and notes the file, offset and length in the
//! connection's [`FileQueue`]. The connection's [`Stream`] recognises the stand-in by its address when hyper writes it, and calls
//! `sendfile` for the noted span instead. Responses of a connection follow one another (HTTP/1), so the notes are used in the
//! order in which they were made.
//!
//! This holds as long as nothing between body and connection looks at the bytes. Only a request that came over such a connection,
//! by HTTP/1, gets stand-ins; routes that serve files must not lie under a layer that compresses or otherwise rewrites bodies (it
//! would send zeros: the region holds nothing else), nor is TLS possible on such a connection.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::extract::ConnectInfo;
use axum::extract::connect_info::Connected;
use axum::serve::IncomingStream;
use bytes::Bytes;
use http::Version;
use http::request::Parts;
use rustix::net::SendFlags;
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Most bytes one stand-in stands for.
pub(super) const MAX_SPAN: usize = 1 << 20;

/// Zeroed by the system on first use, which never comes: it takes up address space only.
static STAND_IN: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(vec![0; MAX_SPAN]));

/// The spans of files that one connection is about to send.
#[derive(Debug, Clone, Default)]
pub struct FileQueue(Arc<Mutex<VecDeque<Span>>>);

#[derive(Debug)]
struct Span {
    file: Arc<File>,
    offset: u64,
    left: usize,
}

impl FileQueue {
    /// The queue of the connection `request` came over, if it has one that may be used.
    pub(super) fn of(request: &Parts) -> Option<Self> {
        let usable = matches!(request.version, Version::HTTP_10 | Version::HTTP_11);
        let info = request.extensions.get::<ConnectInfo<Connection>>().filter(|_| usable)?;
        Some(info.0.files.clone())
    }

    /// Notes a span of at least one and at most [`MAX_SPAN`] bytes and returns its stand-in.
    pub(super) fn push(&self, file: Arc<File>, offset: u64, length: usize) -> Bytes {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(Span { file, offset, left: length });
        STAND_IN.slice(..length)
    }
}

fn is_stand_in(slice: &[u8]) -> bool {
    LazyLock::get(&STAND_IN).is_some_and(|region| region.as_ptr_range().contains(&slice.as_ptr()))
}

/// What a handler can know of its connection: `ConnectInfo<Connection>`, by `into_make_service_with_connect_info::<Connection>()`.
#[derive(Debug, Clone)]
pub struct Connection {
    /// The other end, which may be a proxy.
    pub peer: SocketAddr,
    files: FileQueue,
}

impl Connected<IncomingStream<'_, Listener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, Listener>) -> Self {
        stream.io().connection(*stream.remote_addr())
    }
}

/// Accepts TCP connections that can send files without copying; for [`axum::serve`].
#[derive(Debug)]
pub struct Listener(TcpListener);

impl Listener {
    /// Wraps a bound socket.
    #[must_use]
    pub const fn new(listener: TcpListener) -> Self {
        Self(listener)
    }
}

impl axum::serve::Listener for Listener {
    type Io = Stream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Stream, SocketAddr) {
        // axum's own implementation waits out a shortage of file descriptors.
        let (stream, peer) = axum::serve::Listener::accept(&mut self.0).await;
        // Headers and file go out together by MSG_MORE; nothing else should wait for an acknowledgement.
        let _ = stream.set_nodelay(true);
        (Stream { stream, files: FileQueue::default() }, peer)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A TCP connection that replaces stand-ins by the bytes of files.
#[derive(Debug)]
pub struct Stream {
    stream: TcpStream,
    files: FileQueue,
}

impl Stream {
    /// What handlers are told of this connection.
    #[must_use]
    pub fn connection(&self, peer: SocketAddr) -> Connection {
        Connection { peer, files: self.files.clone() }
    }

    /// Sends of the first span what the socket takes; at most `limit` bytes.
    fn poll_send_file(&self, cx: &mut Context<'_>, limit: usize) -> Poll<io::Result<usize>> {
        let mut spans = self.files.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(span) = spans.front_mut() else {
            return Poll::Ready(Err(io::Error::other("no file was noted for this response")));
        };
        let wanted = span.left.min(limit);
        loop {
            ready!(self.stream.poll_write_ready(cx))?;
            let sent = self.stream.try_io(Interest::WRITABLE, || {
                let mut offset = span.offset;
                Ok(rustix::fs::sendfile(&self.stream, &span.file, Some(&mut offset), wanted)?)
            });
            match sent {
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
                Err(error) => return Poll::Ready(Err(error)),
                Ok(0) => {
                    let message = "the file became shorter while it was served";
                    return Poll::Ready(Err(io::Error::new(io::ErrorKind::UnexpectedEof, message)));
                }
                Ok(count) => {
                    span.offset += count as u64;
                    span.left -= count;
                    if span.left == 0 {
                        spans.pop_front();
                    }
                    return Poll::Ready(Ok(count));
                }
            }
        }
    }

    /// Sends ordinary bytes that a file follows, telling the kernel to wait for it.
    fn poll_send_more(&self, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.stream.poll_write_ready(cx))?;
            let sent = self.stream.try_io(Interest::WRITABLE, || {
                Ok(rustix::net::send(&self.stream, bytes, SendFlags::MORE | SendFlags::NOSIGNAL)?)
            });
            match sent {
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
                sent => return Poll::Ready(sent),
            }
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(cx, &[IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let start = slices.iter().take_while(|slice| slice.is_empty()).count();
        let slices = &slices[start..];
        let ordinary = slices.iter().take_while(|slice| slice.is_empty() || !is_stand_in(slice)).count();
        match (ordinary, slices) {
            (0, [stand_in, ..]) => self.poll_send_file(cx, stand_in.len()),
            (1, [bytes, _, ..]) => self.poll_send_more(cx, bytes),
            _ => Pin::new(&mut self.stream).poll_write_vectored(cx, &slices[..ordinary]),
        }
    }

    /// True, so that hyper never copies what it is given.
    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}
