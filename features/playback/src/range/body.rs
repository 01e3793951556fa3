//! The bytes of a file on their way out.
//!
//! Three ways, tried in this order for every piece:
//! 1. On a connection that can ([`super::Listener`]), a piece that lies in the page cache is handed over by `sendfile`: no
//!    copy, and no memory however slow the client is.
//! 2. Else a piece that lies in the page cache is read at once, without a thread hop (`preadv2` with `RWF_NOWAIT`).
//! 3. Else it is read on a thread that may block, so that a slow disk never stops the others.

use std::fs::File;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use rustix::io::ReadWriteFlags;
use tokio::task::JoinHandle;

use super::sendfile::{self, FileQueue};

/// Bytes read at a time: enough that the calls do not count, little enough to stay in a second-level cache between the copy in
/// and the copy out.
const PIECE: usize = 256 << 10;
/// Buffers kept for reuse when nobody reads: 4 MiB.
const KEPT: usize = 16;

/// Bytes `offset .. offset + left` of a file.
pub(super) struct FileBody {
    file: Arc<File>,
    offset: u64,
    left: u64,
    queue: Option<FileQueue>,
    reading: Option<JoinHandle<io::Result<Bytes>>>,
}

impl FileBody {
    pub fn new(file: Arc<File>, offset: u64, length: u64, queue: Option<FileQueue>) -> Self {
        Self { file, offset, left: length, queue, reading: None }
    }

    fn passed(&mut self, piece: Bytes) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.offset += piece.len() as u64;
        self.left -= piece.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    /// A piece that needs no waiting, if there is one.
    fn at_hand(&self) -> Option<Bytes> {
        if let Some(queue) = &self.queue {
            let length = sendfile::MAX_SPAN.min(usize::try_from(self.left).unwrap_or(usize::MAX));
            // The ends stand for the whole: files come into the cache in order and whole.
            let cached = is_cached(&self.file, self.offset) && is_cached(&self.file, self.offset + length as u64 - 1);
            return cached.then(|| queue.push(Arc::clone(&self.file), self.offset, length));
        }
        let mut buffer = Buffer::take(self.left);
        let length = {
            let mut slices = [io::IoSliceMut::new(&mut buffer.bytes[..buffer.length])];
            rustix::io::preadv2(&self.file, &mut slices, self.offset, ReadWriteFlags::NOWAIT).ok()?
        };
        buffer.length = length;
        (length > 0).then(|| Bytes::from_owner(buffer))
    }
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        if self.reading.is_none() {
            if let Some(piece) = self.at_hand() {
                return self.passed(piece);
            }
            let (file, offset, left) = (Arc::clone(&self.file), self.offset, self.left);
            self.reading = Some(tokio::task::spawn_blocking(move || read(&file, offset, left)));
        }
        let Some(reading) = &mut self.reading else { return Poll::Pending };
        let result = ready!(Pin::new(reading).poll(cx)).map_err(io::Error::other).flatten();
        self.reading = None;
        match result {
            Ok(piece) => self.passed(piece),
            Err(error) => {
                // The promised length cannot be kept, so the connection must end.
                self.left = 0;
                Poll::Ready(Some(Err(error)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Whether the byte at `offset` can be had without waiting for a disk. Where the file system cannot tell, it is not.
fn is_cached(file: &File, offset: u64) -> bool {
    let mut byte = [0];
    rustix::io::preadv2(file, &mut [io::IoSliceMut::new(&mut byte)], offset, ReadWriteFlags::NOWAIT) == Ok(1)
}

fn read(file: &File, offset: u64, left: u64) -> io::Result<Bytes> {
    let mut buffer = Buffer::take(left);
    let length = buffer.length;
    buffer.length = rustix::io::retry_on_intr(|| rustix::io::pread(file, &mut buffer.bytes[..length], offset))?;
    if buffer.length == 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file became shorter while it was served"));
    }
    Ok(Bytes::from_owner(buffer))
}

/// A buffer that goes back to the pool when the last byte of it is sent. Fresh ones would cost a page fault per 4 KiB.
struct Buffer {
    bytes: Box<[u8]>,
    length: usize,
}

static POOL: Mutex<Vec<Box<[u8]>>> = Mutex::new(Vec::new());

impl Buffer {
    fn take(wanted: u64) -> Self {
        let length = PIECE.min(usize::try_from(wanted).unwrap_or(PIECE));
        let kept = POOL.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Self { bytes: kept.unwrap_or_else(|| vec![0; PIECE].into_boxed_slice()), length }
    }
}

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        if pool.len() < KEPT {
            pool.push(std::mem::take(&mut self.bytes));
        }
    }
}
