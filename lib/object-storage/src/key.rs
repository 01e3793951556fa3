//! Names of objects that cannot mean anything but a name.

use std::fmt;
use std::str::FromStr;

/// The name of an object in its bucket, or a prefix of such names: segments joined by `/`, each of `A-Z a-z 0-9 . _ -`, none
/// empty, none beginning with a dot (so neither `.` nor `..` nor hidden files), 255 bytes a segment and 900 in all. That is a
/// subset of what every file system and S3 accept, so a key is the relative path as it stands.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

const MAX_KEY: usize = 900;
const MAX_SEGMENT: usize = 255;

/// The text cannot be a [`Key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid object name")]
pub struct InvalidKey;

impl Key {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not made as described at [`Key`].
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidKey> {
        let text = text.into();
        if text.len() <= MAX_KEY && text.split('/').all(is_segment) { Ok(Self(text)) } else { Err(InvalidKey) }
    }

    /// This key, `/`, and one or more further segments.
    ///
    /// # Errors
    /// When the whole is not a valid key.
    pub fn join(&self, below: &str) -> Result<Self, InvalidKey> {
        Self::new(format!("{}/{below}", self.0))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What is left below `prefix`, or `None` when it does not lie there.
    #[must_use]
    pub fn below(&self, prefix: &Self) -> Option<&str> {
        self.0.strip_prefix(&prefix.0).and_then(|rest| rest.strip_prefix('/'))
    }
}

fn is_segment(segment: &str) -> bool {
    !segment.is_empty()
        && segment.len() <= MAX_SEGMENT
        && !segment.starts_with('.')
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

impl FromStr for Key {
    type Err = InvalidKey;
    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        Self::new(text)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_files_and_folders_pass() {
        for good in ["a", "hls/0c4ea4a7-8ad3/5f-master.m3u8", "private/x-720.mp4", "A_b.C-9", "a..b", "a."] {
            assert_eq!(Key::new(good).unwrap().as_str(), good);
        }
        let key = Key::new("hls/a").unwrap();
        assert_eq!(key.join("b.mp4").unwrap().as_str(), "hls/a/b.mp4");
        assert_eq!(key.join("b.mp4").unwrap().below(&key), Some("b.mp4"));
        assert_eq!(Key::new("hls/ab").unwrap().below(&key), None);
        assert_eq!(key.file_name(), "a");
    }

    #[test]
    fn nothing_that_leaves_its_place_passes() {
        let long = "a".repeat(256);
        let many = "a/".repeat(500) + "a";
        for bad in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/..",
            ".hidden",
            "a/.staging",
            "a\\b",
            "C:a",
            "a b",
            "a\0",
            "a\n",
            "ä",
            "a%2f..",
            "~",
            "a?b",
            "a#b",
            &long,
            &many,
        ] {
            assert_eq!(Key::new(bad), Err(InvalidKey), "{bad:?}");
        }
        assert!(Key::new("a").unwrap().join("../b").is_err());
    }

    proptest! {
        #[test]
        fn a_key_is_a_plain_relative_path(text in "[a-z./\\\\%~_-]{0,20}") {
            if let Ok(key) = Key::new(text) {
                prop_assert!(Path::new(key.as_str()).components().all(|part| matches!(part, Component::Normal(_))));
                prop_assert_eq!(Path::new(key.as_str()).components().count(), key.as_str().split('/').count());
            }
        }
    }
}
