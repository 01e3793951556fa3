//! The info hashes under which p2p-media-loader players look for peers, so that a tracker can know them beforehand.
//!
//! A player joins one swarm a rendition. Its name is `v2-<swarm id>-<main|secondary>-<index>`, hashed to 15 bytes and spelled
//! in Base64, which makes the 20 *characters* that serve as info hash. Two generations are about:
//!
//! | | npm p2p-media-loader 2.0-2.2 | npm p2p-media-loader 2.3 |
//! |---|---|---|
//! | index | position in the master playlist: `levels`, `audioTracks` (`-hlsjs` `segment-manager.ts`) | Base64 of the SHA-1 of the rendition's properties (`-core` `utils/stream.ts`, `generateStreamShortId`) |
//! | 15 bytes | MD5 without its first byte (`-core` `utils/peer.ts`, `getStreamHash`) | the first 15 of the SHA-1 |
//!
//! The swarm id is chosen by the page. The player of PeerTube 8.2 (p2p-media-loader 2.2.2 by its lock file) gives the URL of
//! the master playlist (`hls-options-builder.ts`: `swarmId: this.options.hls.playlistUrl`), and its server announces and
//! allows, per file of the playlist, `main-0`, `main-1` … and, when one file is audio only, `secondary-0` as well
//! (`video-streaming-playlist.ts`, `buildP2PMediaLoaderInfoHashes`, peer version 2). In its database and in ActivityPub
//! (`{"type": "Infohash", "name": …}`) the 20 characters are written as 40 hexadecimal digits, as [`InfoHash`] displays.
//! A server that wants both generations of players to be let in allows both kinds of hashes.

use std::fmt::Display;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use md5::{Digest, Md5};
use sha1::Sha1;

use crate::id::InfoHash;

/// The two kinds of streams of a presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StreamKind {
    /// A variant of the master playlist (`EXT-X-STREAM-INF`).
    Main,
    /// A separate audio rendition (`EXT-X-MEDIA:TYPE=AUDIO`).
    Secondary,
}

impl StreamKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Secondary => "secondary",
        }
    }
}

/// A variant as the master playlist describes it (RFC 8216, 4.3.4.2), in the spelling of its attributes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Variant<'a> {
    /// `BANDWIDTH`, in bits a second; 0 when the playlist does not say.
    pub bandwidth: u64,
    /// `CODECS`, unquoted; only the video codecs count.
    pub codecs: Option<&'a str>,
    /// `RESOLUTION`: width and height in pixels.
    pub resolution: Option<(u32, u32)>,
    /// `FRAME-RATE`, as text.
    pub frame_rate: Option<&'a str>,
    /// `VIDEO-RANGE`.
    pub video_range: Option<&'a str>,
}

/// An audio rendition as the master playlist describes it (RFC 8216, 4.3.4.1).
#[derive(Debug, Clone, Copy, Default)]
pub struct AudioTrack<'a> {
    /// The audio codecs among the `CODECS` of the first variant that uses the rendition's group.
    pub codecs: Option<&'a str>,
    /// `LANGUAGE`.
    pub language: Option<&'a str>,
    /// `CHANNELS`.
    pub channels: Option<&'a str>,
    /// `NAME`.
    pub name: Option<&'a str>,
}

/// The hash a player with p2p-media-loader 2.0 to 2.2 uses for the stream at `index` (from 0) of its kind.
#[must_use]
pub fn info_hash_by_index(swarm_id: &str, kind: StreamKind, index: usize) -> InfoHash {
    let digest = Md5::digest(stream_name(swarm_id, kind, index));
    spelled(digest[1..].try_into())
}

/// The hash a player with p2p-media-loader 2.3 uses for a variant.
#[must_use]
pub fn info_hash_of_variant(swarm_id: &str, variant: &Variant<'_>) -> InfoHash {
    // Without a bandwidth hls.js knows too little, and the package leaves everything else out as well.
    let told = variant.bandwidth != 0;
    let video: Vec<&str> = variant.codecs.unwrap_or("").split([' ', ',']).filter(|codec| is_video(codec)).collect();
    let description = Description {
        bitrate: variant.bandwidth,
        codecs: if told { video.join(",") } else { String::new() },
        resolution: variant.resolution.filter(|_| told),
        frame_rate: variant.frame_rate.filter(|_| told),
        video_range: variant.video_range.filter(|_| told),
        ..Description::default()
    };
    info_hash_by_description(swarm_id, StreamKind::Main, &description)
}

/// The hash a player with p2p-media-loader 2.3 uses for an audio rendition.
#[must_use]
pub fn info_hash_of_audio_track(swarm_id: &str, track: &AudioTrack<'_>) -> InfoHash {
    let description = Description {
        codecs: track.codecs.unwrap_or("").to_owned(),
        language: track.language,
        channels: track.channels,
        name: track.name,
        ..Description::default()
    };
    info_hash_by_description(swarm_id, StreamKind::Secondary, &description)
}

/// Every hash that PeerTube 8.2 stores for a playlist of `files` files, in its order (`p2pMediaLoaderInfohashes`), and that
/// its players announce.
#[must_use]
pub fn info_hashes_of_peertube(master_playlist_url: &str, files: usize, has_audio_only_file: bool) -> Vec<InfoHash> {
    let main = (0..files).map(|index| info_hash_by_index(master_playlist_url, StreamKind::Main, index));
    let audio = has_audio_only_file.then(|| info_hash_by_index(master_playlist_url, StreamKind::Secondary, 0));
    main.chain(audio).collect()
}

#[derive(Default)]
struct Description<'a> {
    bitrate: u64,
    codecs: String,
    resolution: Option<(u32, u32)>,
    language: Option<&'a str>,
    channels: Option<&'a str>,
    name: Option<&'a str>,
    frame_rate: Option<&'a str>,
    video_range: Option<&'a str>,
}

fn info_hash_by_description(swarm_id: &str, kind: StreamKind, stream: &Description<'_>) -> InfoHash {
    let mut codecs: Vec<String> = stream.codecs.split(',').map(normal_codec).collect();
    codecs.sort_unstable();
    let (width, height) = stream.resolution.map(|(w, h)| (w.to_string(), h.to_string())).unwrap_or_default();
    let language = stream.language.filter(|&language| language != "und").unwrap_or("");
    let language: String = language.chars().take(2).collect::<String>().to_lowercase();
    let channels = stream.channels.and_then(|channels| channels.split('/').next()).unwrap_or("");
    let name = stream.name.unwrap_or("").to_lowercase();
    let range = stream.video_range.unwrap_or("").to_uppercase();
    let text = format!(
        "{}-{}-{width}-{height}-{language}-{channels}-{}-{}-{}",
        stream.bitrate,
        codecs.join(","),
        name.trim(),
        stream.frame_rate.map(normal_number).unwrap_or_default(),
        range.trim(),
    );
    let index = BASE64_STANDARD.encode(Sha1::digest(text));
    spelled(Sha1::digest(stream_name(swarm_id, kind, index))[..15].try_into())
}

fn stream_name(swarm_id: &str, kind: StreamKind, index: impl Display) -> String {
    format!("v2-{swarm_id}-{}-{index}", kind.name())
}

/// Fifteen bytes are twenty characters of Base64.
fn spelled(bytes: Result<[u8; 15], std::array::TryFromSliceError>) -> InfoHash {
    let mut characters = [b'='; 20];
    if let Ok(bytes) = bytes {
        // Cannot fail: fifteen bytes fill the twenty characters exactly.
        let _ = BASE64_STANDARD.encode_slice(bytes, &mut characters);
    }
    InfoHash::new(characters)
}

/// Trimmed and lowercase; H.264 named by decimal profile and level (`avc1.66.30`) becomes hexadecimal (`avc1.42001e`).
fn normal_codec(codec: &str) -> String {
    let codec = codec.trim().to_lowercase();
    let parts: Vec<&str> = codec.split('.').collect();
    if let [name @ ("avc1" | "avc"), profile, level] = parts[..] {
        let decimal = |text: &str| text.parse::<u32>().ok().filter(|number| number.to_string() == text);
        if let (Some(profile), Some(level)) = (decimal(profile), decimal(level)) {
            return format!("{name}.{profile:02x}00{level:02x}");
        }
    }
    codec
}

/// A decimal number without superfluous zeros, or nothing.
fn normal_number(text: &str) -> String {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse::<f64>().ok().filter(|_| plain).map(|number| number.to_string()).unwrap_or_default()
}

/// Whether hls.js 1.6 counts the codec as video (its `sampleEntryCodesISO.video`, by the first four characters).
fn is_video(codec: &str) -> bool {
    codec.get(..4).is_some_and(|code| {
        matches!(
            code,
            "avc1"
                | "avc2"
                | "avc3"
                | "avc4"
                | "avcp"
                | "av01"
                | "dav1"
                | "drac"
                | "dva1"
                | "dvav"
                | "dvh1"
                | "dvhe"
                | "encv"
                | "hev1"
                | "hvc1"
                | "mjp2"
                | "mp4v"
                | "resv"
                | "s263"
                | "svc1"
                | "svc2"
                | "vc-1"
                | "vp08"
                | "vp09"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWARM: &str = "https://example.org/static/streaming-playlists/hls/\
                         0c4ea4a7-8ad3-4a09-b6c0-0ad4a7d6f7aa/5f2d2c2f-master.m3u8";

    fn is(hash: InfoHash, expected: &str) {
        assert_eq!(std::str::from_utf8(hash.as_bytes()).unwrap(), expected);
    }

    /// Expected values: what npm p2p-media-loader-core 2.2.2 `getStreamHash` returns.
    #[test]
    fn by_index_as_version_2_2_computes_it() {
        is(info_hash_by_index(SWARM, StreamKind::Main, 0), "JwUOlgpKqepZDPHLiNMw");
        is(info_hash_by_index(SWARM, StreamKind::Main, 1), "tECLHPmLtjWB9+XCjIam");
        is(info_hash_by_index(SWARM, StreamKind::Secondary, 0), "w2dBe8ma8fDSJoc08M2w");
        is(info_hash_by_index("https://пример.рф/ü", StreamKind::Main, 0), "1chxtIXSdcZ0wwkP51/E");
        let stored: Vec<String> = info_hashes_of_peertube(SWARM, 2, true).iter().map(InfoHash::to_string).collect();
        assert_eq!(
            stored,
            [
                "4a77554f6c67704b7165705a4450484c694e4d77",
                "7445434c48506d4c746a5742392b58436a49616d",
                "7732644265386d61386644534a6f6330384d3277"
            ]
        );
        assert_eq!(info_hashes_of_peertube(SWARM, 3, false).len(), 3);
    }

    /// Expected values: what npm p2p-media-loader-core 2.3.1 `getStreamHash(getStreamSwarmId(…generateStreamShortId(…)))` returns.
    #[test]
    fn by_description_as_version_2_3_computes_it() {
        let hd = Variant {
            bandwidth: 1_205_232,
            codecs: Some("avc1.64001f,mp4a.40.2"),
            resolution: Some((1280, 720)),
            frame_rate: Some("25.000"),
            video_range: None,
        };
        is(info_hash_of_variant(SWARM, &hd), "XlsLlkKz7F1zV+vQYXUC");
        // Without a bandwidth nothing else counts.
        is(info_hash_of_variant(SWARM, &Variant { bandwidth: 0, ..hd }), "WZTbI+OaD4eWYpGHvz84");
        let hevc = Variant {
            bandwidth: 900_000,
            codecs: Some("hvc1.1.6.L93.B0"),
            resolution: Some((1280, 720)),
            frame_rate: Some("29.97"),
            video_range: Some("sdr "),
        };
        is(info_hash_of_variant(SWARM, &hevc), "JcllhNp/5DKabdWgJW5T");
        let english = AudioTrack {
            codecs: Some("mp4a.40.2"),
            language: Some("eng"),
            channels: Some("2/JOC"),
            name: Some(" Audio "),
        };
        is(info_hash_of_audio_track(SWARM, &english), "rV67yi98gpSpeXHBwOvn");
        let unknown = AudioTrack { language: Some("und"), name: Some("x"), ..AudioTrack::default() };
        is(info_hash_of_audio_track(SWARM, &unknown), "gI1FaGVS/iqHHxr56lnH");
    }

    /// The same source for codecs named in decimals, in capitals and out of order.
    #[test]
    fn codecs_are_normalised() {
        let odd = Description {
            bitrate: 100,
            codecs: "AVC1.66.30, mp4a.40.2".to_owned(),
            resolution: Some((640, 360)),
            ..Description::default()
        };
        is(info_hash_by_description(SWARM, StreamKind::Main, &odd), "wTV50YsaqlFfENBAn27y");
        is(info_hash_by_description(SWARM, StreamKind::Secondary, &odd), "bPyG1u/pSYe8pG9gN16W");
    }
}
