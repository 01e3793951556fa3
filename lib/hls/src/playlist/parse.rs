//! Reading back what [`MediaPlaylist::write`] wrote, and nothing else: the playlist is the commit record of a growing rendition, so anything
//! unexpected means it is not ours or was damaged.

use super::{MediaPlaylist, Segment};
use crate::ByteRange;

/// Longest playlist read, in bytes.
const MAX_TEXT: usize = 32 << 20;
/// Most segments read (a week of 4 s segments is 151,200).
const MAX_SEGMENTS: usize = 200_000;

/// Why a text is not one of our media playlists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a playlist of ours: {expected} expected at line {line}")]
pub struct PlaylistError {
    /// Line number from 1.
    pub line: usize,
    /// What should have stood there.
    pub expected: &'static str,
}

struct Lines<'a> {
    lines: std::iter::Peekable<std::str::Lines<'a>>,
    number: usize,
}

impl<'a> Lines<'a> {
    fn after(&mut self, prefix: &'static str) -> Result<&'a str, PlaylistError> {
        self.number += 1;
        self.lines.next().and_then(|line| line.strip_prefix(prefix)).ok_or_else(|| self.expected(prefix))
    }

    fn exactly(&mut self, text: &'static str) -> Result<(), PlaylistError> {
        if self.after(text)?.is_empty() { Ok(()) } else { Err(self.expected(text)) }
    }

    fn expected(&self, expected: &'static str) -> PlaylistError {
        PlaylistError { line: self.number, expected }
    }
}

impl MediaPlaylist {
    /// Reads a playlist written by [`MediaPlaylist::write`].
    ///
    /// # Errors
    /// [`PlaylistError`] naming the first line that differs.
    pub fn parse(text: &str) -> Result<Self, PlaylistError> {
        let mut lines = Lines { lines: text.lines().peekable(), number: 0 };
        if text.len() > MAX_TEXT || !text.ends_with('\n') {
            return Err(lines.expected("a whole playlist"));
        }
        lines.exactly("#EXTM3U")?;
        lines.exactly("#EXT-X-VERSION:7")?;
        let target_seconds = whole(lines.after("#EXT-X-TARGETDURATION:")?).ok_or_else(|| lines.expected("seconds"))?;
        lines.exactly("#EXT-X-MEDIA-SEQUENCE:0")?;
        let kind = lines.after("#EXT-X-PLAYLIST-TYPE:")?;
        lines.exactly("#EXT-X-INDEPENDENT-SEGMENTS")?;
        let map = lines.after("#EXT-X-MAP:URI=\"")?;
        let (file, range) = map.split_once("\",BYTERANGE=\"").ok_or_else(|| lines.expected("a byte range"))?;
        let init = range.strip_suffix('"').and_then(byte_range).filter(|range| range.start == 0);
        let init = init.ok_or_else(|| lines.expected("a byte range from 0"))?;
        if !is_plain_name(file) {
            return Err(lines.expected("a plain file name"));
        }
        let mut playlist = Self::new(file.to_owned(), target_seconds, init);
        while lines.lines.peek().is_some_and(|line| line.starts_with("#EXTINF:")) {
            let duration = lines.after("#EXTINF:")?.strip_suffix(',').and_then(microseconds);
            let duration_us = duration.ok_or_else(|| lines.expected("a length with six decimals"))?;
            let range = byte_range(lines.after("#EXT-X-BYTERANGE:")?).filter(|range| range.start == playlist.end());
            let range = range.ok_or_else(|| lines.expected("the next byte range"))?;
            if lines.after("")? != playlist.file || playlist.segments.len() >= MAX_SEGMENTS {
                return Err(lines.expected("the same file"));
            }
            playlist.segments.push(Segment { duration_us, range });
        }
        playlist.complete = lines.lines.peek().is_some();
        if playlist.complete {
            lines.exactly("#EXT-X-ENDLIST")?;
        }
        if lines.lines.next().is_some() || kind != if playlist.complete { "VOD" } else { "EVENT" } {
            return Err(lines.expected("the end"));
        }
        Ok(playlist)
    }
}

fn is_plain_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    !name.is_empty() && name.len() <= 200 && name.chars().all(plain) && !name.starts_with('.')
}

/// Decimal digits only, below 2^53.
fn whole(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.len() <= 16 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&value: &u64| digits && value < 1 << 53)
}

fn byte_range(text: &str) -> Option<ByteRange> {
    let (length, start) = text.split_once('@')?;
    Some(ByteRange { start: whole(start)?, length: whole(length).filter(|&length| length > 0)? })
}

fn microseconds(text: &str) -> Option<u64> {
    let (seconds, part) = text.split_once('.')?;
    (part.len() == 6).then_some(())?;
    whole(seconds)?.checked_mul(1_000_000)?.checked_add(whole(part)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn example(lengths: &[(u64, u64)], complete: bool) -> MediaPlaylist {
        let mut playlist = MediaPlaylist::new("a1-720-fragmented.mp4".into(), 4, ByteRange { start: 0, length: 900 });
        for &(duration_us, length) in lengths {
            let range = ByteRange { start: playlist.end(), length };
            playlist.segments.push(Segment { duration_us, range });
        }
        playlist.complete = complete;
        playlist
    }

    #[test]
    fn a_growing_playlist_reads_so() {
        let text = example(&[(4_000_000, 1000), (4_004_000, 77)], false).write();
        assert_eq!(
            text,
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:EVENT\n\
             #EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"a1-720-fragmented.mp4\",BYTERANGE=\"900@0\"\n\
             #EXTINF:4.000000,\n#EXT-X-BYTERANGE:1000@900\na1-720-fragmented.mp4\n\
             #EXTINF:4.004000,\n#EXT-X-BYTERANGE:77@1900\na1-720-fragmented.mp4\n"
        );
    }

    #[test]
    fn other_names_gaps_and_cuts_are_refused() {
        let good = example(&[(4_000_000, 1000), (1, 2)], true).write();
        assert!(MediaPlaylist::parse(&good).is_ok());
        for (from, to) in [
            ("a1-", "../"),
            ("1000@900", "1000@901"),
            ("4.000000", "4.0"),
            ("VOD", "EVENT"),
            ("#EXT-X-ENDLIST\n", "x\n"),
            ("2@1900", "0@1900"),
        ] {
            assert!(MediaPlaylist::parse(&good.replace(from, to)).is_err(), "{from} -> {to}");
        }
        for cut in 1..good.len() - "#EXT-X-ENDLIST\n".len() {
            assert!(MediaPlaylist::parse(&good[..cut]).is_err(), "{cut}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(lengths in prop::collection::vec((0u64..10_000_000, 1u64..1 << 40), 0..20), complete: bool) {
            let playlist = example(&lengths, complete);
            prop_assert_eq!(MediaPlaylist::parse(&playlist.write()), Ok(playlist));
        }

        #[test]
        fn no_text_makes_it_panic(text in "(#EXT[A-Z:-]{0,20}[0-9@.,\"a-z\n]{0,20}){0,10}", position in 0usize..300, with in ".{0,4}") {
            let _ = MediaPlaylist::parse(&text);
            let mut good = example(&[(4_000_000, 1000)], true).write();
            let at = position.min(good.len());
            good.insert_str(at, &with);
            let _ = MediaPlaylist::parse(&good);
        }
    }
}
