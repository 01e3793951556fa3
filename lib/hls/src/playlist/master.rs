//! The master playlist (RFC 8216, 4.3.4): which renditions there are.

use std::fmt::Write;

/// One rendition to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Name of its media playlist beside the master.
    pub playlist: String,
    /// Peak bits per second, audio included.
    pub bandwidth: u64,
    /// Mean bits per second, when known.
    pub average_bandwidth: Option<u64>,
    /// Width and height in pixels; `None` for sound only.
    pub size: Option<(u32, u32)>,
    /// Frames per second; `None` for sound only.
    pub frame_rate: Option<f64>,
    /// RFC 6381 strings of every track it needs.
    pub codecs: Vec<String>,
}

/// Sound in a rendition of its own, shared by all variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudioGroup {
    /// Name of its media playlist.
    pub playlist: String,
    /// Number of channels.
    pub channels: u32,
}

/// The list of renditions, in the order given (players start with the first).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MasterPlaylist {
    /// The renditions.
    pub variants: Vec<Variant>,
    /// Separate sound, when the variants are pictures only.
    pub audio: Option<AudioGroup>,
}

impl MasterPlaylist {
    /// The text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::from("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if let Some(audio) = &self.audio {
            let _ = writeln!(
                text,
                "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Audio\",AUTOSELECT=YES,DEFAULT=YES,CHANNELS=\"{}\",URI=\"{}\"",
                audio.channels, audio.playlist
            );
        }
        for variant in &self.variants {
            let _ = write!(text, "#EXT-X-STREAM-INF:BANDWIDTH={}", variant.bandwidth.max(1));
            if let Some(average) = variant.average_bandwidth {
                let _ = write!(text, ",AVERAGE-BANDWIDTH={average}");
            }
            if let Some((width, height)) = variant.size {
                let _ = write!(text, ",RESOLUTION={width}x{height}");
            }
            if let Some(rate) = variant.frame_rate {
                let _ = write!(text, ",FRAME-RATE={rate:.3}");
            }
            let _ = write!(text, ",CODECS=\"{}\"", variant.codecs.join(","));
            if self.audio.is_some() && variant.size.is_some() {
                text.push_str(",AUDIO=\"audio\"");
            }
            let _ = writeln!(text, "\n{}", variant.playlist);
        }
        text
    }
}

/// A master playlist of ours without the variants (and separate sound) whose media playlists are not in `keep`: for a ladder that
/// will not be finished. Works on the text, line by line (RFC 8216, 4.3.4.2: the URI follows its `EXT-X-STREAM-INF`).
#[must_use]
pub fn keep_variants(master: &str, keep: &[String]) -> String {
    let mut out = String::with_capacity(master.len());
    let mut pending: Option<&str> = None;
    for line in master.lines() {
        if line.starts_with("#EXT-X-STREAM-INF") {
            pending = Some(line);
            continue;
        }
        if let Some(info) = pending.take() {
            if keep.iter().any(|k| k == line) {
                let _ = writeln!(out, "{info}\n{line}");
            }
            continue;
        }
        let foreign = line.starts_with("#EXT-X-MEDIA:") && !keep.iter().any(|k| line.contains(&format!("URI=\"{k}\"")));
        if !foreign {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separate_sound_is_a_group() {
        let variant = Variant {
            playlist: "b-720.m3u8".into(),
            bandwidth: 900_000,
            average_bandwidth: Some(700_000),
            size: Some((1280, 720)),
            frame_rate: Some(30_000.0 / 1001.0),
            codecs: vec!["avc1.64001f".into(), "mp4a.40.2".into()],
        };
        let master = MasterPlaylist {
            variants: vec![variant],
            audio: Some(AudioGroup { playlist: "c-0.m3u8".into(), channels: 2 }),
        };
        assert_eq!(
            master.write(),
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n\
             #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Audio\",AUTOSELECT=YES,DEFAULT=YES,CHANNELS=\"2\",URI=\"c-0.m3u8\"\n\
             #EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=700000,RESOLUTION=1280x720,FRAME-RATE=29.970,\
             CODECS=\"avc1.64001f,mp4a.40.2\",AUDIO=\"audio\"\nb-720.m3u8\n"
        );
    }

    #[test]
    fn unfinished_variants_can_be_taken_out() {
        let master = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",URI=\"x-0.m3u8\"\n\
                      #EXT-X-STREAM-INF:BANDWIDTH=1\na-720.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb-240.m3u8\n";
        let kept = keep_variants(master, &["b-240.m3u8".to_owned()]);
        assert_eq!(kept, "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb-240.m3u8\n");
        let with_sound = keep_variants(master, &["b-240.m3u8".to_owned(), "x-0.m3u8".to_owned()]);
        assert!(with_sound.contains("x-0.m3u8") && !with_sound.contains("a-720"));
    }
}
