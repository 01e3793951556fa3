//! The peer wire protocol (BEP 3), as far as a peer needs it that only takes; extensions by BEP 10.

use bytes::{Buf, BufMut, Bytes, BytesMut};
use std::io;
use tokio::io::{AsyncRead, AsyncReadExt};
use torrent::{InfoHash, PeerId};

/// Bytes asked for at a time.
pub(crate) const BLOCK: usize = 16 << 10;
/// Longest message: the bits of as many pieces as [`torrent::content::MAX_BYTES`] has hashes for.
const MESSAGE: usize = 128 << 10;
/// Length of a handshake.
pub(crate) const HANDSHAKE: usize = 68;
const PROTOCOL: &[u8; 20] = b"\x13BitTorrent protocol";

/// What a peer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    Choke,
    Unchoke,
    Have(u32),
    Bitfield(Bytes),
    Piece {
        index: u32,
        begin: u32,
        block: Bytes,
    },
    Extended(u8, Bytes),
    /// Something that a peer that only takes need not know.
    Other,
}

/// The first bytes of a connection.
pub(crate) fn handshake(info_hash: InfoHash, peer_id: PeerId) -> Vec<u8> {
    let mut bytes = PROTOCOL.to_vec();
    // The bit of the extension protocol (BEP 10).
    bytes.extend_from_slice(&[0, 0, 0, 0, 0, 0x10, 0, 0]);
    bytes.extend_from_slice(info_hash.as_bytes());
    bytes.extend_from_slice(peer_id.as_bytes());
    bytes
}

/// Whether a handshake is of this swarm, and whether extensions are spoken.
pub(crate) fn read_handshake(bytes: &[u8; HANDSHAKE], info_hash: InfoHash) -> Option<bool> {
    (bytes.starts_with(PROTOCOL) && bytes[28..48] == info_hash.as_bytes()[..]).then_some(bytes[25] & 0x10 != 0)
}

/// Appends "interested".
pub(crate) fn interested(out: &mut Vec<u8>) {
    out.extend_from_slice(&[0, 0, 0, 1, 2]);
}

/// Appends a request for a block.
pub(crate) fn request(out: &mut Vec<u8>, index: u32, begin: u32, length: u32) {
    out.put_u32(13);
    out.put_u8(6);
    out.put_u32(index);
    out.put_u32(begin);
    out.put_u32(length);
}

/// Appends a message of an extension.
pub(crate) fn extended(out: &mut Vec<u8>, id: u8, payload: &[u8]) {
    // Payloads of ours are a few bytes.
    out.put_u32(payload.len() as u32 + 2);
    out.put_u8(20);
    out.put_u8(id);
    out.extend_from_slice(payload);
}

/// Reads messages. A call that is given up loses nothing.
pub(crate) struct Reader<R> {
    from: R,
    buffer: BytesMut,
}

impl<R: AsyncRead + Unpin> Reader<R> {
    pub fn new(from: R) -> Self {
        Reader { from, buffer: BytesMut::new() }
    }

    /// The next message; keep-alives are passed over.
    pub async fn next(&mut self) -> io::Result<Message> {
        loop {
            if let Some(message) = parse(&mut self.buffer)? {
                return Ok(message);
            }
            self.buffer.reserve(BLOCK);
            if self.from.read_buf(&mut self.buffer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }
}

/// Takes a message off the front; `None` when it is not whole yet.
fn parse(buffer: &mut BytesMut) -> io::Result<Option<Message>> {
    let invalid = |why| Err(io::Error::new(io::ErrorKind::InvalidData, why));
    loop {
        let Some(length) = buffer.first_chunk::<4>().map(|bytes| u32::from_be_bytes(*bytes) as usize) else {
            return Ok(None);
        };
        if length > MESSAGE {
            return invalid("a message is too long");
        }
        if buffer.len() < 4 + length {
            return Ok(None);
        }
        buffer.advance(4);
        if length == 0 {
            continue;
        }
        let mut body = buffer.split_to(length).freeze();
        let message = match (body.get_u8(), body.len()) {
            (0, 0) => Message::Choke,
            (1, 0) => Message::Unchoke,
            (4, 4) => Message::Have(body.get_u32()),
            (5, _) => Message::Bitfield(body),
            (7, 8..) => Message::Piece { index: body.get_u32(), begin: body.get_u32(), block: body },
            (20, 1..) => Message::Extended(body.get_u8(), body),
            (0 | 1 | 4 | 7 | 20, _) => return invalid("a message has the wrong length"),
            _ => Message::Other,
        };
        return Ok(Some(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn messages_are_read_however_they_arrive() {
        let mut bytes = vec![0, 0, 0, 0, 0, 0, 0, 1, 1];
        interested(&mut bytes);
        request(&mut bytes, 1, 2, 3);
        extended(&mut bytes, 7, b"de");
        bytes.extend_from_slice(&[0, 0, 0, 10, 7, 0, 0, 0, 1, 0, 0, 0, 2, 9]);
        let whole = [
            Message::Unchoke,
            Message::Other,
            Message::Other,
            Message::Extended(7, Bytes::from_static(b"de")),
            Message::Piece { index: 1, begin: 2, block: Bytes::from_static(&[9]) },
        ];
        let mut reader = Reader::new(&bytes[..]);
        for expected in &whole {
            assert_eq!(&reader.next().await.unwrap(), expected);
        }
        assert_eq!(reader.next().await.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        let mut buffer = BytesMut::new();
        let mut read = Vec::new();
        for byte in bytes {
            buffer.put_u8(byte);
            read.extend(parse(&mut buffer).unwrap());
        }
        assert_eq!(read, whole);
    }

    #[test]
    fn what_is_too_long_or_too_short_is_refused() {
        for bad in [
            &[0, 3, 0, 0][..],
            &[255, 255, 255, 255],
            &[0, 0, 0, 2, 0, 0],
            &[0, 0, 0, 1, 4],
            &[0, 0, 0, 5, 7, 0, 0, 0, 0],
            &[0, 0, 0, 1, 20],
        ] {
            assert!(parse(&mut BytesMut::from(bad)).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn handshakes_of_other_swarms_are_told_apart() {
        let (a, b) = (InfoHash::new([1; 20]), InfoHash::new([2; 20]));
        let mut bytes: [u8; HANDSHAKE] = handshake(a, b).try_into().unwrap();
        assert_eq!((read_handshake(&bytes, a), read_handshake(&bytes, b)), (Some(true), None));
        bytes[25] = 0;
        assert_eq!(read_handshake(&bytes, a), Some(false));
        bytes[0] = 18;
        assert_eq!(read_handshake(&bytes, a), None);
    }
}
