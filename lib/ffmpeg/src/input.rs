//! Which containers a child may open. Playlists and sequences are absent on purpose: they make one file name others.

use std::ffi::OsString;
use std::path::Path;

/// Demuxers for uploads, by ffmpeg's names. Deliberately absent: hls, dash, concat, image2, mpjpeg, sdp, rtsp, ffmetadata, tee
/// and everything else that opens a second resource or takes a pattern for a name.
pub const MEDIA_DEMUXERS: &str = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,avi,ogg,mpegts,mpeg,mpegvideo,flv,live_flv,asf,wav,w64,aiff,caf,\
     mp3,flac,aac,ac3,eac3,mxf,nut,gif,dv,h264,hevc,m4v,ivf,amr";

/// Demuxers that read exactly one still picture from one file.
pub const STILL_DEMUXERS: &str = "jpeg_pipe,png_pipe,webp_pipe,gif,bmp_pipe";

/// Options that must stand before every `-i`: protocol and demuxer white-lists.
#[must_use]
pub fn guards(demuxers: &str) -> [OsString; 4] {
    ["-protocol_whitelist".into(), "file,pipe".into(), "-format_whitelist".into(), demuxers.into()]
}

/// A path as ffmpeg's `file` protocol address, so that no character of it is read as another protocol or an option.
#[must_use]
pub fn file_url(path: &Path) -> OsString {
    let mut url = OsString::from("file:");
    url.push(path);
    url
}

/// The `*_pipe` demuxer for a still picture, from its first bytes; `None` when it is none of the known kinds.
/// (Chosen by hand because ffmpeg would pick the sequence reader `image2` by the file's extension.)
#[must_use]
pub fn still_demuxer(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xff, 0xd8, 0xff, ..] => Some("jpeg_pipe"),
        [0x89, b'P', b'N', b'G', ..] => Some("png_pipe"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp_pipe"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'B', b'M', ..] => Some("bmp_pipe"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playlists_and_sequences_are_not_on_the_list() {
        for banned in ["hls", "dash", "concat", "image2", "image2pipe", "sdp", "rtsp", "tee", "lavfi", "applehttp"] {
            assert!(!MEDIA_DEMUXERS.split(',').any(|name| name.trim() == banned), "{banned}");
        }
    }

    #[test]
    fn stills_are_known_by_their_first_bytes() {
        assert_eq!(still_demuxer(&[0xff, 0xd8, 0xff, 0xe0]), Some("jpeg_pipe"));
        assert_eq!(still_demuxer(b"RIFF\0\0\0\0WEBPVP8 "), Some("webp_pipe"));
        assert_eq!(still_demuxer(b"#EXTM3U"), None);
    }
}
