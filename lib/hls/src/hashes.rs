//! The document of segment hashes players check peers' bytes against: `{"file": {"start-end": "hex"}}`, end inclusive
//! (the layout PeerTube's clients read).

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::ByteRange;

/// SHA-256 of every byte range that players fetch, by file name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SegmentHashes {
    files: BTreeMap<String, BTreeMap<ByteRange, String>>,
}

impl SegmentHashes {
    /// Notes the hash of `bytes`, which stand at `range` of `file`.
    pub fn insert(&mut self, file: &str, range: ByteRange, bytes: &[u8]) {
        let hex = hex(&Sha256::digest(bytes));
        self.files.entry(file.to_owned()).or_default().insert(range, hex);
    }

    /// Forgets a file.
    pub fn remove(&mut self, file: &str) {
        self.files.remove(file);
    }

    /// Takes over another document's files.
    pub fn extend(&mut self, other: Self) {
        self.files.extend(other.files);
    }

    /// The hash of a range.
    #[must_use]
    pub fn get(&self, file: &str, range: ByteRange) -> Option<&str> {
        self.files.get(file)?.get(&range).map(String::as_str)
    }

    /// The document.
    #[must_use]
    pub fn write(&self) -> String {
        let mut document = serde_json::Map::new();
        for (file, ranges) in &self.files {
            let ranges = ranges.iter().map(|(range, hash)| {
                (format!("{}-{}", range.start, range.end().saturating_sub(1)), hash.as_str().into())
            });
            document.insert(file.clone(), serde_json::Value::Object(ranges.collect()));
        }
        serde_json::Value::Object(document).to_string()
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_inclusive_and_order_is_by_position() {
        let mut hashes = SegmentHashes::default();
        hashes.insert("a.mp4", ByteRange { start: 100, length: 5 }, b"later");
        hashes.insert("a.mp4", ByteRange { start: 0, length: 3 }, b"abc");
        assert_eq!(
            hashes.write(),
            "{\"a.mp4\":{\"0-2\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\
             \"100-104\":\"1d9283d848ea941ace1fe0d2378ef8b70056a0d4d1648b95a322d90163e78285\"}}"
        );
    }
}
