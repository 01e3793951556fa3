//! Players that cannot add a query to every request get it written into the playlists (`reinjectVideoFileToken=true`).

use std::fs::File;
use std::io::{self, Read as _};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a query as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// Longest playlist rewritten, in bytes: a week of four-second segments.
const MOST: u64 = 32 << 20;

/// Reads a playlist. Blocking.
pub(super) fn read(file: File, size: u64) -> io::Result<String> {
    let mut text = String::new();
    file.take(size.min(MOST)).read_to_string(&mut text)?;
    Ok(text)
}

/// The playlist with `?videoFileToken=…` after every address in it, and the wish to go on so after those of playlists.
pub(super) fn reinject(playlist: &str, token: &str) -> String {
    let token = utf8_percent_encode(token, PLAIN).to_string();
    let mut text = String::with_capacity(playlist.len() * 2);
    for line in playlist.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let end = &line[content.len()..];
        if content.starts_with('#') {
            match content.split_once("URI=\"").and_then(|(before, rest)| Some((before, rest.split_once('"')?))) {
                Some((before, (address, after))) => {
                    text.extend([before, "URI=\"", address]);
                    push_query(&mut text, address, &token);
                    text.extend(["\"", after]);
                }
                None => text.push_str(content),
            }
        } else {
            text.push_str(content);
            if !content.is_empty() {
                push_query(&mut text, content, &token);
            }
        }
        text.push_str(end);
    }
    text
}

fn push_query(text: &mut String, address: &str, token: &str) {
    // Only what lies beside the playlist: the token is nobody else's business.
    if address.contains(['/', ':', '?', '#']) {
        return;
    }
    text.extend(["?videoFileToken=", token]);
    if address.ends_with(".m3u8") {
        text.push_str("&reinjectVideoFileToken=true");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_ours_carries_the_token() {
        let master = "#EXTM3U\r\n#EXT-X-MEDIA:TYPE=AUDIO,URI=\"c-0.m3u8\",NAME=\"x\"\n\n#EXT-X-STREAM-INF:BANDWIDTH=1\nb-720.m3u8\n";
        let query = "?videoFileToken=5.a-b%2Bc&reinjectVideoFileToken=true";
        assert_eq!(
            reinject(master, "5.a-b+c"),
            format!(
                "#EXTM3U\r\n#EXT-X-MEDIA:TYPE=AUDIO,URI=\"c-0.m3u8{query}\",NAME=\"x\"\n\n#EXT-X-STREAM-INF:BANDWIDTH=1\nb-720.m3u8{query}\n"
            )
        );
        let media = "#EXT-X-MAP:URI=\"b.mp4\",BYTERANGE=\"5@0\"\n#EXTINF:4.0,\n#EXT-X-BYTERANGE:7@5\nb.mp4";
        assert_eq!(
            reinject(media, "t"),
            "#EXT-X-MAP:URI=\"b.mp4?videoFileToken=t\",BYTERANGE=\"5@0\"\n#EXTINF:4.0,\n#EXT-X-BYTERANGE:7@5\nb.mp4?videoFileToken=t"
        );
    }

    #[test]
    fn strangers_get_no_token() {
        for text in
            ["https://x.example/a.mp4\n", "//x.example/a.ts\n", "/a.ts\n", "#EXT-X-KEY:URI=\"https://x.example/k\"\n"]
        {
            assert_eq!(reinject(text, "t"), text);
        }
    }
}
