//! Splits a growing byte stream of one fragmented track into its description and its fragments.

use super::boxes::{BmffError, boxes, header};
use super::fragment::Fragment;
use super::init::TrackInit;

/// Largest description or sample table, in bytes.
const MAX_TABLE: u64 = 32 << 20;
/// Largest payload of one fragment, in bytes.
const MAX_PAYLOAD: u64 = 1 << 30;

/// Something whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// The track's description; comes first, once.
    Init(Box<TrackInit>),
    /// Samples.
    Fragment(Fragment),
}

/// The incremental splitter: push bytes, take pieces.
#[derive(Debug, Default)]
pub struct Splitter {
    buffer: Vec<u8>,
    taken: usize,
    init: Option<TrackInit>,
    moof: Option<(u64, Vec<u8>)>,
    /// Stream offset of the buffer's first byte.
    origin: u64,
}

impl Splitter {
    /// A splitter at the start of a stream.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds bytes as they come.
    pub fn push(&mut self, bytes: &[u8]) {
        // Move what is left to the front only when it is small against what was taken.
        if self.taken > self.buffer.len() / 2 {
            self.buffer.drain(..self.taken);
            self.origin += self.taken as u64;
            self.taken = 0;
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// The next whole piece, or `None` until more bytes come.
    ///
    /// # Errors
    /// [`BmffError`] when the stream is not what we expect; the splitter is of no use afterwards.
    pub fn next_piece(&mut self) -> Result<Option<Piece>, BmffError> {
        loop {
            let data = &self.buffer[self.taken..];
            let Some((_, size)) = header(data)? else { return Ok(None) };
            let limit = if data.get(4..8) == Some(b"mdat") { MAX_PAYLOAD } else { MAX_TABLE };
            if size > limit {
                return Err(BmffError::TooLarge(size));
            }
            let size = usize::try_from(size).map_err(|_| BmffError::TooLarge(size))?;
            if data.len() < size {
                return Ok(None);
            }
            self.taken += size;
            let whole = &self.buffer[self.taken - size..self.taken];
            match &whole[4..8] {
                b"moov" => {
                    let inside = boxes(whole).next().ok_or(BmffError::Missing("moov"))??;
                    let init = TrackInit::from_moov(inside.body)?;
                    self.init = Some(init.clone());
                    return Ok(Some(Piece::Init(Box::new(init))));
                }
                b"moof" => self.moof = Some((self.origin + (self.taken - size) as u64, whole.to_vec())),
                b"mdat" => {
                    let Some((start, moof)) = self.moof.take() else { continue };
                    let init = self.init.as_ref().ok_or(BmffError::Missing("moov"))?;
                    if let Some(mut fragment) = Fragment::read(&moof, whole, init.defaults)? {
                        // The reader counts from the moof; boxes between it and the mdat are not made by anyone we read.
                        fragment.position += start;
                        return Ok(Some(Piece::Fragment(fragment)));
                    }
                }
                // ftyp, styp, sidx, free, mfra: nothing we need.
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..60), 0..20)) {
            let mut splitter = Splitter::new();
            for chunk in chunks {
                splitter.push(&chunk);
                while let Ok(Some(_)) = splitter.next_piece() {}
            }
        }

        #[test]
        fn no_table_makes_it_panic(kinds in prop::collection::vec(0usize..16, 1..12), body in prop::collection::vec(any::<u8>(), 0..80)) {
            // Nest known boxes around random bytes, so that the readers of fields are reached.
            const KINDS: [&[u8; 4]; 16] = [b"moov", b"mvhd", b"trak", b"tkhd", b"mdia", b"mdhd", b"hdlr", b"minf", b"stbl", b"stsd",
                b"elst", b"moof", b"traf", b"tfhd", b"tfdt", b"trun"];
            let mut bytes = body;
            for kind in kinds {
                let mut outer = u32::try_from(bytes.len() + 8).unwrap().to_be_bytes().to_vec();
                outer.extend_from_slice(KINDS[kind]);
                outer.extend_from_slice(&bytes);
                bytes = outer;
            }
            bytes.extend_from_slice(b"\0\0\0\x08mdat");
            let mut splitter = Splitter::new();
            splitter.push(&bytes);
            while let Ok(Some(_)) = splitter.next_piece() {}
        }
    }
}
