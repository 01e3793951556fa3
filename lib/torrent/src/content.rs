//! `.torrent` files of others (BEP 3, 12, 19 and 47): what they hold, in how many pieces, and where it is to be had. Everything in
//! them is a stranger's word: bounded here, and names are for showing and for addresses, never for paths on a disk.

use sha1::{Digest, Sha1};

use crate::bencode::{self, Limits, ReadError, Value};
use crate::id::InfoHash;

/// Longest `.torrent` and longest `info` dictionary that are read, in bytes.
pub const MAX_BYTES: usize = 10 << 20;
/// Longest piece, in bytes: one is held in memory until its hash is known.
pub const MAX_PIECE_LENGTH: u32 = 64 << 20;
/// Most files.
pub const MAX_FILES: usize = 10_000;
/// Longest name of a file or folder, in bytes, and how deep folders may lie.
const MAX_NAME: usize = 1024;
const MAX_DEPTH: usize = 32;
/// Longest address, in bytes.
pub(crate) const MAX_URL: usize = 2048;
/// Most trackers, and most web seeds.
pub(crate) const MAX_TRACKERS: usize = 50;
pub(crate) const MAX_SEEDS: usize = 20;
/// The bencoding around it.
const LIMITS: Limits = Limits { bytes: MAX_BYTES, depth: 16, values: 200_000 };

/// Why bytes are no torrent that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not bencoding, or too much of it.
    #[error(transparent)]
    Bencode(#[from] ReadError),
    /// A key is missing, of the wrong kind or out of range.
    #[error("the torrent's `{0}` is missing or wrong")]
    Field(&'static str),
}

/// A whole `.torrent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Torrent {
    /// What it holds.
    pub info: Info,
    /// Trackers in tiers, best first (BEP 12), as they are written; addresses of any kind.
    pub trackers: Vec<Vec<String>>,
    /// Web seeds (BEP 19), likewise.
    pub web_seeds: Vec<String>,
}

/// The `info` dictionary: what the hash of a swarm stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// The name of the swarm: the SHA-1 of the dictionary as it was written.
    pub info_hash: InfoHash,
    /// What its maker calls it; bytes that are no UTF-8 are replaced.
    pub name: String,
    /// Bytes of each piece but the last.
    pub piece_length: u32,
    /// 20 bytes a piece, one after another.
    pub pieces: Vec<u8>,
    /// The files, one behind the other as the pieces cover them; never empty.
    pub files: Vec<File>,
    /// Whether it is of one file, which then is called like the torrent, or of a folder of that name.
    pub is_single: bool,
}

/// A file of a torrent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Folders and name as bytes, without the torrent's own name; empty when the torrent is a single file.
    pub path: Vec<Vec<u8>>,
    /// Bytes.
    pub length: u64,
    /// Where it begins, counted over all files.
    pub offset: u64,
    /// Zeros that only fill up to a boundary of pieces (BEP 47).
    pub is_padding: bool,
}

impl Torrent {
    /// Reads the bytes of a `.torrent`. What is wrong with trackers and web seeds is left out; unknown keys are, too.
    ///
    /// # Errors
    /// See [`Unreadable`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        let root = bencode::read_with(bytes, LIMITS)?;
        let info = bencode::raw_entry(bytes, "info", LIMITS)?.ok_or(Unreadable::Field("info"))?;
        let text = |value: &Value| value.as_text().filter(|url| url.len() <= MAX_URL).map(str::to_owned);
        let mut left = MAX_TRACKERS;
        let mut trackers: Vec<Vec<String>> = Vec::new();
        for tier in root.get("announce-list").and_then(Value::as_list).unwrap_or_default() {
            let urls = tier.as_list().unwrap_or_default().iter().filter_map(text);
            let tier: Vec<String> = urls.take(left).collect();
            left -= tier.len();
            if !tier.is_empty() {
                trackers.push(tier);
            }
        }
        if trackers.is_empty() {
            trackers.extend(root.get("announce").and_then(text).map(|url| vec![url]));
        }
        let web_seeds = match root.get("url-list") {
            Some(Value::List(urls)) => urls.iter().filter_map(text).take(MAX_SEEDS).collect(),
            Some(one) => text(one).into_iter().collect(),
            None => Vec::new(),
        };
        Ok(Self { info: Info::parse(info)?, trackers, web_seeds })
    }
}

impl Info {
    /// Reads an `info` dictionary, as peers hand it out (BEP 9).
    ///
    /// # Errors
    /// See [`Unreadable`]; a dictionary of version 2 alone (BEP 52) has no `pieces`.
    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        let info = bencode::read_with(bytes, LIMITS)?;
        let field = Unreadable::Field;
        let piece_length = info
            .get("piece length")
            .and_then(Value::as_integer)
            .and_then(|length| u32::try_from(length).ok())
            .filter(|length| (1..=MAX_PIECE_LENGTH).contains(length))
            .ok_or(field("piece length"))?;
        let name = info.get("name").and_then(Value::as_bytes).filter(|name| fits(name)).ok_or(field("name"))?;
        let pieces = info.get("pieces").and_then(Value::as_bytes).ok_or(field("pieces"))?.to_vec();
        let is_single = info.get("files").is_none();
        let (mut files, mut offset) = (Vec::new(), 0_u64);
        let mut add = |path: Vec<Vec<u8>>, entry: &Value| {
            let length = entry.get("length").and_then(Value::as_integer).and_then(|length| u64::try_from(length).ok());
            let length = length.ok_or(field("length"))?;
            let is_padding =
                entry.get("attr").and_then(Value::as_bytes).is_some_and(|attributes| attributes.contains(&b'p'));
            files.push(File { path, length, offset, is_padding });
            offset = offset.checked_add(length).ok_or(field("length"))?;
            Ok::<_, Unreadable>(())
        };
        if let Some(entries) = info.get("files") {
            let entries = entries.as_list().filter(|entries| entries.len() <= MAX_FILES).ok_or(field("files"))?;
            for entry in entries {
                add(path(entry).ok_or(field("path"))?, entry)?;
            }
        } else {
            add(Vec::new(), &info)?;
        }
        if offset == 0 {
            return Err(field("length"));
        }
        if pieces.len() as u64 != offset.div_ceil(piece_length.into()).saturating_mul(20) {
            return Err(field("pieces"));
        }
        let info_hash = InfoHash::new(Sha1::digest(bytes).into());
        let name = String::from_utf8_lossy(name).into_owned();
        Ok(Self { info_hash, name, piece_length, pieces, files, is_single })
    }

    /// Bytes of all files together.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.files.last().map_or(0, |file| file.offset + file.length)
    }

    /// How many pieces there are.
    #[must_use]
    pub fn piece_count(&self) -> usize {
        self.pieces.len() / 20
    }

    /// Where a piece begins, counted over all files, and how many bytes it has.
    #[must_use]
    pub fn piece(&self, index: usize) -> (u64, usize) {
        let start = index as u64 * u64::from(self.piece_length);
        let length = self.length().saturating_sub(start).min(self.piece_length.into());
        // No longer than a piece, which fits into 32 bits.
        (start, length as usize)
    }

    /// The SHA-1 of a piece; `None` when there is no such piece.
    #[must_use]
    pub fn piece_hash(&self, index: usize) -> Option<&[u8]> {
        self.pieces.chunks_exact(20).nth(index)
    }

    /// The name of a file without its folders, for showing.
    #[must_use]
    pub fn file_name(&self, file: &File) -> String {
        file.path.last().map_or_else(|| self.name.clone(), |name| String::from_utf8_lossy(name).into_owned())
    }
}

/// Folders and name of a file in a torrent of several.
fn path(entry: &Value) -> Option<Vec<Vec<u8>>> {
    let parts = entry.get("path")?.as_list()?;
    if parts.is_empty() || parts.len() > MAX_DEPTH {
        return None;
    }
    parts.iter().map(|part| part.as_bytes().filter(|part| fits(part)).map(<[u8]>::to_vec)).collect()
}

/// Whether a name is one: what would climb in an address is not.
fn fits(name: &[u8]) -> bool {
    !name.is_empty() && name.len() <= MAX_NAME && name != b"." && name != b".."
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "hhhhhhhhhhhhhhhhhhhh";

    fn info(inner: &str) -> Result<Info, Unreadable> {
        Info::parse(inner.as_bytes())
    }

    #[test]
    fn a_single_file_keeps_the_hash_of_what_was_written() {
        // A private torrent with a source, keys out of order: dropping or sorting anything would change the hash.
        let text = format!("d4:name5:a.mp46:lengthi9e12:piece lengthi16384e7:privatei1e6:pieces20:{HASH}6:source1:xe");
        let read = info(&text).unwrap();
        assert_eq!(read.info_hash, InfoHash::new(Sha1::digest(text.as_bytes()).into()));
        assert_eq!((read.length(), read.piece_count(), read.piece(0), read.is_single), (9, 1, (0, 9), true));
        assert_eq!(read.file_name(&read.files[0]), "a.mp4");
        let whole = format!("d8:announce3:a:b4:info{text}8:url-list5:c://de");
        let torrent = Torrent::parse(whole.as_bytes()).unwrap();
        assert_eq!(torrent.info, read);
        assert_eq!((torrent.trackers, torrent.web_seeds), (vec![vec!["a:b".to_owned()]], vec!["c://d".to_owned()]));
    }

    #[test]
    fn several_files_lie_one_behind_the_other() {
        let file = |length: u32, path: &str| format!("d6:lengthi{length}e4:pathl{path}ee");
        let padding = "d4:attr1:p6:lengthi3e4:pathl4:.pad1:3ee";
        let files = format!("{}{padding}{}", file(5, "1:b5:n.txt"), file(20, "5:f.mkv"));
        let text = format!("d5:filesl{files}e4:name1:d12:piece lengthi16e6:pieces40:{HASH}{HASH}e");
        let read = info(&text).unwrap();
        assert_eq!((read.length(), read.piece(0), read.piece(1), read.is_single), (28, (0, 16), (16, 12), false));
        let shown: Vec<_> = read.files.iter().map(|f| (read.file_name(f), f.length, f.offset, f.is_padding)).collect();
        let expected = [("n.txt", 5, 0, false), ("3", 3, 5, true), ("f.mkv", 20, 8, false)];
        assert_eq!(shown, expected.map(|(name, length, offset, padding)| (name.to_owned(), length, offset, padding)));
        assert_eq!(read.piece_hash(1), Some(HASH.as_bytes()));
        assert_eq!(read.piece_hash(2), None);
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let rest = format!("4:name1:n12:piece lengthi16384e6:pieces20:{HASH}e");
        assert!(info(&format!("d6:lengthi9e{rest}")).is_ok());
        for (bad, field) in [
            ("de".to_owned(), "piece length"),
            ("i1e".to_owned(), "piece length"),
            (format!("d6:lengthi0e{rest}"), "length"),
            (format!("d6:lengthi-9e{rest}"), "length"),
            (format!("d6:lengthi20000e{rest}"), "pieces"),
            (format!("d{rest}"), "length"),
            (format!("d5:filesle{rest}"), "length"),
            (format!("d5:filesi1e{rest}"), "files"),
            (format!("d5:filesld6:lengthi9e4:pathleee{rest}"), "path"),
            (format!("d5:filesld6:lengthi9e4:pathl2:..1:aeee{rest}"), "path"),
            (format!("d5:filesld6:lengthi9e4:pathl0:eee{rest}"), "path"),
            (format!("d5:filesld6:lengthi9eee{rest}"), "path"),
            (format!("d6:lengthi9e4:name1:n12:piece lengthi0e6:pieces20:{HASH}e"), "piece length"),
            (format!("d6:lengthi9e4:name1:n12:piece lengthi67108865e6:pieces20:{HASH}e"), "piece length"),
            (format!("d6:lengthi9e4:name2:..12:piece lengthi16384e6:pieces20:{HASH}e"), "name"),
            // Version 2 alone (BEP 52).
            ("d9:file treede12:meta versioni2e4:name1:n12:piece lengthi16384ee".to_owned(), "pieces"),
        ] {
            assert_eq!(info(&bad), Err(Unreadable::Field(field)), "{bad}");
        }
        let huge = i64::MAX;
        let files = format!("d6:lengthi{huge}e4:pathl1:aee").repeat(3);
        assert_eq!(info(&format!("d5:filesl{files}e{rest}")), Err(Unreadable::Field("length")));
        let many = "d6:lengthi0e4:pathl1:aee".repeat(MAX_FILES + 1);
        assert_eq!(info(&format!("d5:filesl{many}e{rest}")), Err(Unreadable::Field("files")));
        assert_eq!(Torrent::parse(b"de"), Err(Unreadable::Field("info")));
        assert!(matches!(Torrent::parse(b"d4:info"), Err(Unreadable::Bencode(_))));
        let long = vec![b'0'; MAX_BYTES + 1];
        assert_eq!(Torrent::parse(&long), Err(Unreadable::Bencode(ReadError::TooLarge("size"))));
    }

    #[test]
    fn trackers_are_bounded() {
        let one = "l3:a:be";
        let list = one.repeat(MAX_TRACKERS + 5);
        let long = "x".repeat(MAX_URL + 1);
        let text = format!(
            "d8:announce3:a:b13:announce-listli1el{}:{long}e{list}e4:infod6:lengthi9e4:name1:n12:piece lengthi16384e6:pieces20:{HASH}ee",
            long.len()
        );
        let torrent = Torrent::parse(text.as_bytes()).unwrap();
        assert_eq!(torrent.trackers, vec![vec!["a:b".to_owned()]; MAX_TRACKERS]);
    }
}
