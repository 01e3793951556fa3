//! From a child's pipe to pieces of its stream.

use hls::bmff::{Piece, Splitter};
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::EngineError;

/// A pipe with a splitter behind it.
pub(super) struct Pump<R> {
    reader: R,
    splitter: Splitter,
    buffer: Vec<u8>,
}

impl<R: AsyncRead + Unpin> Pump<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, splitter: Splitter::new(), buffer: vec![0; 128 << 10] }
    }

    /// The next piece; `None` at the end of the stream, whether the child ended well or not (its status tells).
    pub async fn next(&mut self) -> Result<Option<Piece>, EngineError> {
        loop {
            if let Some(piece) = self.splitter.next_piece()? {
                return Ok(Some(piece));
            }
            let read = self.reader.read(&mut self.buffer).await?;
            if read == 0 {
                return Ok(None);
            }
            self.splitter.push(&self.buffer[..read]);
        }
    }
}
