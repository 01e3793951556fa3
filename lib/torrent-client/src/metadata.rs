//! Asking a peer what its torrent holds (BEP 9, over BEP 10).

use bytes::Bytes;
use sha1::{Digest, Sha1};
use torrent::InfoHash;
use torrent::bencode::{Limits, Value, read, read_prefix};
use torrent::content::MAX_BYTES;

/// Bytes of a piece of metadata.
const PIECE: usize = 16 << 10;
/// The number by which peers address the extension here.
pub(crate) const OURS: u8 = 1;
/// What comes before the bytes of a piece.
const LIMITS: Limits = Limits { bytes: 128 << 10, depth: 8, values: 1000 };

/// The extension as a peer offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Offer {
    /// The number by which it is addressed there.
    pub id: u8,
    /// Bytes of the metadata.
    pub size: usize,
}

/// The first message of the extension protocol.
pub(crate) fn hello() -> Vec<u8> {
    Value::dictionary([("m", Value::dictionary([("ut_metadata", i64::from(OURS).into())]))]).encode()
}

/// Reads a peer's first message: what it offers, if it does.
pub(crate) fn offer(hello: &[u8]) -> Option<Offer> {
    let hello = read(hello).ok()?;
    let id = hello.get("m")?.get("ut_metadata")?.as_integer().and_then(|id| u8::try_from(id).ok())?;
    let size = hello.get("metadata_size")?.as_integer().and_then(|size| usize::try_from(size).ok())?;
    (id > 0 && (1..=MAX_BYTES).contains(&size)).then_some(Offer { id, size })
}

/// Asks for a piece.
pub(crate) fn request(piece: usize) -> Vec<u8> {
    Value::dictionary([("msg_type", 0.into()), ("piece", i64::try_from(piece).unwrap_or(i64::MAX).into())]).encode()
}

/// What comes of asking.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The piece was taken.
    Taken,
    /// The peer does not give it.
    Refused,
    /// Not an answer to what was asked.
    Stray,
}

/// Metadata that comes piece by piece.
#[derive(Debug)]
pub(crate) struct Gathering {
    size: usize,
    bytes: Vec<u8>,
}

impl Gathering {
    pub fn new(offer: Offer) -> Self {
        Gathering { size: offer.size, bytes: Vec::new() }
    }

    /// The piece to ask for; `None` when all are here.
    pub fn wanted(&self) -> Option<usize> {
        (self.bytes.len() < self.size).then_some(self.bytes.len() / PIECE)
    }

    /// Takes a message of the extension.
    pub fn take(&mut self, message: &Bytes) -> Answer {
        let Ok((head, length)) = read_prefix(message, LIMITS) else { return Answer::Stray };
        let number = |key| head.get(key).and_then(Value::as_integer);
        let is_wanted = number("piece").and_then(|piece| usize::try_from(piece).ok()) == self.wanted();
        let data = &message[length..];
        match number("msg_type") {
            Some(1) if is_wanted && data.len() == PIECE.min(self.size - self.bytes.len()) => {
                self.bytes.extend_from_slice(data);
                Answer::Taken
            }
            Some(2) if is_wanted => Answer::Refused,
            _ => Answer::Stray,
        }
    }

    /// The `info` dictionary; `None` when its hash is another one.
    pub fn finish(self, info_hash: InfoHash) -> Option<Vec<u8>> {
        (Sha1::digest(&self.bytes)[..] == info_hash.as_bytes()[..]).then_some(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_are_bounded() {
        let hello = |id: i64, size: i64| {
            let ids = Value::dictionary([("ut_metadata", id.into())]);
            offer(&Value::dictionary([("m", ids), ("metadata_size", size.into())]).encode())
        };
        assert_eq!(hello(3, 9), Some(Offer { id: 3, size: 9 }));
        for (id, size) in [(0, 9), (256, 9), (3, 0), (3, -1), (3, MAX_BYTES as i64 + 1)] {
            assert_eq!(hello(id, size), None, "{id} {size}");
        }
        assert_eq!(offer(&super::hello()), None);
        assert_eq!(offer(b"nonsense"), None);
    }

    #[test]
    fn pieces_are_gathered_in_order() {
        let whole: Vec<u8> = (0..PIECE + 5).map(|at| at as u8).collect();
        let hash = InfoHash::new(Sha1::digest(&whole).into());
        let piece = |kind: i64, at: i64, data: &[u8]| {
            let mut message = Value::dictionary([("msg_type", kind.into()), ("piece", at.into())]).encode();
            message.extend_from_slice(data);
            Bytes::from(message)
        };
        let mut gathering = Gathering::new(Offer { id: 1, size: whole.len() });
        assert_eq!(gathering.take(&piece(1, 1, &whole[PIECE..])), Answer::Stray);
        assert_eq!(gathering.take(&piece(1, 0, &whole[..9])), Answer::Stray);
        assert_eq!(gathering.take(&piece(1, 0, &whole[..PIECE])), Answer::Taken);
        assert_eq!(gathering.wanted(), Some(1));
        assert_eq!(gathering.take(&piece(2, 0, b"")), Answer::Stray);
        assert_eq!(gathering.take(&piece(2, 1, b"")), Answer::Refused);
        assert_eq!(gathering.take(&piece(1, 1, &whole[PIECE..])), Answer::Taken);
        assert_eq!(gathering.wanted(), None);
        assert_eq!(gathering.take(&piece(1, 2, b"")), Answer::Stray);
        assert_eq!(gathering.finish(hash), Some(whole));
        let other = Gathering { size: 1, bytes: vec![1] };
        assert_eq!(other.finish(hash), None);
    }
}
