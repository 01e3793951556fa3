//! A media playlist over one file's byte ranges (RFC 8216, 4.3.2.2 and 4.3.2.5).

use std::fmt::Write;

use crate::ByteRange;

/// One segment of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Length in microseconds.
    pub duration_us: u64,
    /// Its bytes.
    pub range: ByteRange,
}

/// A rendition's playlist. It is an EVENT while it grows (segments are only appended) and VOD with its end mark when complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaPlaylist {
    /// Name of the file beside it.
    pub file: String,
    /// Upper bound of segment lengths in whole seconds; must not change while the playlist grows (6.2.1).
    pub target_seconds: u64,
    /// The initialisation segment's bytes.
    pub init: ByteRange,
    /// The segments in order, without gaps between their bytes.
    pub segments: Vec<Segment>,
    /// Whether nothing will be appended any more.
    pub complete: bool,
}

impl MediaPlaylist {
    /// A playlist without segments.
    #[must_use]
    pub fn new(file: String, target_seconds: u64, init: ByteRange) -> Self {
        Self { file, target_seconds, init, segments: Vec::new(), complete: false }
    }

    /// Offset behind the last listed byte.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.segments.last().map_or(self.init.end(), |segment| segment.range.end())
    }

    /// Sum of the lengths in microseconds.
    #[must_use]
    pub fn duration_us(&self) -> u64 {
        self.segments.iter().map(|segment| segment.duration_us).sum()
    }

    /// Largest bit rate of a segment, in bits per second (4.3.4.2 asks for this peak as BANDWIDTH). Segments under a second do not count
    /// unless there is no other.
    #[must_use]
    pub fn peak_bit_rate(&self) -> u64 {
        let rate = |segment: &Segment| {
            let bits = u128::from(segment.range.length) * 8_000_000;
            u64::try_from(bits / u128::from(segment.duration_us.max(1))).unwrap_or(u64::MAX)
        };
        let long = self.segments.iter().filter(|segment| segment.duration_us >= 1_000_000).map(rate).max();
        long.or_else(|| self.segments.iter().map(rate).max()).unwrap_or(0)
    }

    /// Mean bit rate in bits per second.
    #[must_use]
    pub fn average_bit_rate(&self) -> u64 {
        let bits = u128::from(self.end()) * 8_000_000;
        u64::try_from(bits / u128::from(self.duration_us().max(1))).unwrap_or(u64::MAX)
    }

    /// The text.
    #[must_use]
    pub fn write(&self) -> String {
        let kind = if self.complete { "VOD" } else { "EVENT" };
        let mut text = String::with_capacity(256 + self.segments.len() * 100);
        let _ = write!(
            text,
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{}\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:{kind}\n\
             #EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"{}\",BYTERANGE=\"{}@{}\"\n",
            self.target_seconds, self.file, self.init.length, self.init.start
        );
        for Segment { duration_us, range } in &self.segments {
            let (whole, part) = (duration_us / 1_000_000, duration_us % 1_000_000);
            let _ = write!(
                text,
                "#EXTINF:{whole}.{part:06},\n#EXT-X-BYTERANGE:{}@{}\n{}\n",
                range.length, range.start, self.file
            );
        }
        if self.complete {
            text.push_str("#EXT-X-ENDLIST\n");
        }
        text
    }
}
