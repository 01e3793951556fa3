//! Making `.torrent` files (BEP 3, 12 and 19) of one finished file with web seeds. Those of others are read by [`crate::content`].

use std::io::{self, Read};

use sha1::{Digest, Sha1};

use crate::bencode::Value;
use crate::id::InfoHash;

/// Pieces are never larger than this, in bytes (the default ceiling of npm `create-torrent` 6.1).
pub const MAX_PIECE_LENGTH: u32 = 4 << 20;
const MIN_PIECE_LENGTH: u32 = 16 << 10;

/// The piece length, in bytes, for a file of `length` bytes: the power of two nearest (in its logarithm) to a thousandth of
/// the file, from 16 KiB to 4 MiB. This is the rule of npm `piece-length` 2.0 under `create-torrent` 6.1, so that the same
/// file has the same info hash as on PeerTube.
#[must_use]
pub fn piece_length(length: u64) -> u32 {
    if length <= u64::from(MIN_PIECE_LENGTH) * 1024 {
        return MIN_PIECE_LENGTH;
    }
    // log2(length / 1024) rounded half up. At half-way the squares are compared: exact where floating point might not be.
    let floor = length.ilog2() - 10;
    let half_up = u128::from(length).pow(2) >= 1u128 << (2 * (floor + 10) + 1);
    1u32.checked_shl(floor + u32::from(half_up)).map_or(MAX_PIECE_LENGTH, |piece| piece.min(MAX_PIECE_LENGTH))
}

/// Hashes a file piece by piece as its bytes pass by, so that a file being written need not be read again.
#[derive(Debug)]
pub struct PieceHasher {
    piece_length: u32,
    in_piece: u32,
    length: u64,
    current: Sha1,
    pieces: Vec<u8>,
}

impl PieceHasher {
    /// A hasher for pieces of `piece_length` bytes (see [`piece_length`]).
    #[must_use]
    pub fn new(piece_length: u32) -> Self {
        Self { piece_length: piece_length.max(1), in_piece: 0, length: 0, current: Sha1::new(), pieces: Vec::new() }
    }

    /// Takes the next bytes of the file.
    pub fn update(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len() as u64;
        while !bytes.is_empty() {
            let room = (self.piece_length - self.in_piece) as usize;
            let (now, later) = bytes.split_at(bytes.len().min(room));
            self.current.update(now);
            self.in_piece += now.len() as u32;
            if self.in_piece == self.piece_length {
                self.close_piece();
            }
            bytes = later;
        }
    }

    fn close_piece(&mut self) {
        self.pieces.extend_from_slice(&self.current.finalize_reset());
        self.in_piece = 0;
    }

    /// The hashes of all pieces, the last one shorter when the file does not end on a boundary.
    #[must_use]
    pub fn finish(mut self) -> Pieces {
        if self.in_piece > 0 {
            self.close_piece();
        }
        Pieces { piece_length: self.piece_length, length: self.length, hashes: self.pieces }
    }
}

/// The SHA-1 of every piece of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    /// In bytes.
    pub piece_length: u32,
    /// Length of the file, in bytes.
    pub length: u64,
    /// 20 bytes a piece, one after another.
    pub hashes: Vec<u8>,
}

impl Pieces {
    /// Reads all of `file`, whose length is known to be `length` bytes, with the fitting [`piece_length`]. Blocking.
    ///
    /// # Errors
    /// When reading fails, or when there are more or fewer bytes than `length` (`InvalidData`): the piece length would be wrong.
    pub fn read(mut file: impl Read, length: u64) -> io::Result<Self> {
        let mut hasher = PieceHasher::new(piece_length(length));
        let mut buffer = vec![0; 256 << 10];
        loop {
            match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => hasher.update(&buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if hasher.length > length {
                break;
            }
        }
        let pieces = hasher.finish();
        if pieces.length == length {
            Ok(pieces)
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidData, "the file changed while its torrent was made"))
        }
    }
}

/// A `.torrent` of a single file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metainfo {
    /// The file's suggested name, with its extension.
    pub name: String,
    /// What the file consists of.
    pub pieces: Pieces,
    /// Trackers in tiers of one each, best first; may be empty.
    pub announce: Vec<String>,
    /// Web seeds (BEP 19): where the whole file lies over HTTP.
    pub url_list: Vec<String>,
    /// The program that made it.
    pub created_by: Option<String>,
    /// Seconds since 1970.
    pub creation_date: Option<i64>,
}

impl Metainfo {
    /// The SHA-1 of the `info` dictionary: the name of the torrent's swarm.
    #[must_use]
    pub fn info_hash(&self) -> InfoHash {
        InfoHash::new(Sha1::digest(self.info().encode()).into())
    }

    fn info(&self) -> Value {
        Value::dictionary([
            ("length", Value::Integer(i64::try_from(self.pieces.length).unwrap_or(i64::MAX))),
            ("name", self.name.as_str().into()),
            ("piece length", Value::Integer(self.pieces.piece_length.into())),
            ("pieces", Value::Bytes(self.pieces.hashes.clone())),
        ])
    }

    /// The bytes of the `.torrent` file, with the keys `create-torrent` writes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let texts = |items: &[String]| Value::List(items.iter().map(|item| item.as_str().into()).collect());
        let mut root = std::collections::BTreeMap::new();
        let mut put = |key: &str, value: Value| root.insert(key.as_bytes().to_vec(), value);
        put("info", self.info());
        put("encoding", "UTF-8".into());
        put("url-list", texts(&self.url_list));
        if let Some(first) = self.announce.first() {
            put("announce", first.as_str().into());
            put(
                "announce-list",
                Value::List(self.announce.iter().map(|url| texts(std::slice::from_ref(url))).collect()),
            );
        }
        if let Some(program) = &self.created_by {
            put("created by", program.as_str().into());
        }
        if let Some(date) = self.creation_date {
            put("creation date", date.into());
        }
        Value::Dictionary(root).encode()
    }
}
