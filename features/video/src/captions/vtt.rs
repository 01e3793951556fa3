//! Subtitle files become WebVTT that players take: SubRip is rewritten, WebVTT is checked and mended.
//!
//! W3C WebVTT, section 4. SubRip has no standard; it is read as players read it: a line of time begins a cue, a line with
//! nothing but a number before it counts cues.

use super::decode;
use super::time::{timing, written};
use std::fmt;

/// Most cues of a file.
const MOST_CUES: usize = 50_000;

/// Why a file cannot be taken, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1; 0 for the whole file.
    line: usize,
    sentence: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(self.sentence),
            line => write!(f, "Line {line} of the caption file: {}", self.sentence),
        }
    }
}

const NO_TIME: &str = "the times of a cue should look like 00:00:01.000 --> 00:00:02.000, with the end after the start";
const NO_CUE: &str = "The caption file has no cue";
const TOO_MANY: &str = "a caption file has at most 50000 cues";
const NOT_A_CAPTION: &str = "a caption file begins with WEBVTT, or with the number and the times of a cue";

/// A subtitle file of either kind as WebVTT.
///
/// # Errors
/// What is wrong, and in which line.
pub fn from_bytes(bytes: &[u8]) -> Result<String, Fault> {
    let text = decode::text(bytes);
    let is_vtt = text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n']));
    if is_vtt { mended(&text) } else { from_subrip(&text) }
}

/// WebVTT with every line of time in order; all else stays as it is.
fn mended(text: &str) -> Result<String, Fault> {
    let mut out = String::with_capacity(text.len());
    let mut cues = 0;
    let mut block = Block::Header;
    for (at, line) in text.lines().enumerate() {
        block = match (block, line) {
            (_, "") => Block::Between,
            (Block::Between, line) if ["NOTE", "STYLE", "REGION"].iter().any(|word| begins(line, word)) => Block::Other,
            (Block::Between, _) => Block::Cue,
            (same, _) => same,
        };
        if block != Block::Cue || !line.contains("-->") {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let time = timing(line).ok_or(Fault { line: at + 1, sentence: NO_TIME })?;
        cues += 1;
        if cues > MOST_CUES {
            return Err(Fault { line: at + 1, sentence: TOO_MANY });
        }
        out.extend([&written(time.start), " --> ", &written(time.end)]);
        if !time.rest.is_empty() {
            out.extend([" ", time.rest]);
        }
        out.push('\n');
    }
    if cues == 0 { Err(Fault { line: 0, sentence: NO_CUE }) } else { Ok(out) }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    Header,
    Between,
    Cue,
    Other,
}

fn begins(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// SubRip as WebVTT.
fn from_subrip(text: &str) -> Result<String, Fault> {
    let mut out = String::from("WEBVTT\n");
    let mut cues = 0;
    let mut lines = text.lines().enumerate().peekable();
    while let Some((at, line)) = lines.next() {
        let next_is_time = lines.peek().is_some_and(|(_, next)| next.contains("-->"));
        if line.contains("-->") {
            let time = timing(line).ok_or(Fault { line: at + 1, sentence: NO_TIME })?;
            cues += 1;
            if cues > MOST_CUES {
                return Err(Fault { line: at + 1, sentence: TOO_MANY });
            }
            out.push_str(&format!("\n{cues}\n{} --> {}\n", written(time.start), written(time.end)));
        } else if line.trim().is_empty() || (next_is_time && is_number(line)) {
            // An empty line would end the cue in WebVTT: it goes.
        } else if cues == 0 {
            return Err(Fault { line: at + 1, sentence: NOT_A_CAPTION });
        } else {
            push_text(&mut out, line.trim());
        }
    }
    if cues == 0 { Err(Fault { line: 0, sentence: NO_CUE }) } else { Ok(out) }
}

fn is_number(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit())
}

/// A line of text: `{\an8}` and the like are of another format, and `&` begins a character's name in WebVTT.
fn push_text(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("{\\")
            && let Some(end) = rest.find('}')
        {
            rest = &rest[end + 1..];
            continue;
        }
        match c {
            '&' if !names_a_character(rest) => out.push_str("&amp;"),
            c => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out.push('\n');
}

fn names_a_character(rest: &str) -> bool {
    ["&amp;", "&lt;", "&gt;", "&nbsp;", "&lrm;", "&rlm;", "&#"].iter().any(|name| rest.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        from_bytes(text.as_bytes()).map_err(|e| e.to_string())
    }

    #[test]
    fn subrip_becomes_webvtt() {
        let srt = "\u{feff}1\r\n00:00:01,600 --> 00:00:04,200\r\nEnglish & <i>more</i>\r\n\r\nand more\r\n\r\n7\r\n00:00:05,900 --> \
                   00:00:07,999 X1:1\r\n{\\an8}42\r\n";
        let vtt = "WEBVTT\n\n1\n00:00:01.600 --> 00:00:04.200\nEnglish &amp; <i>more</i>\nand more\n\n2\n00:00:05.900 --> \
                   00:00:07.999\n42\n";
        assert_eq!(read(srt).unwrap(), vtt);
        assert_eq!(read(vtt).unwrap(), vtt, "what we write, we read");
    }

    #[test]
    fn webvtt_is_mended() {
        let sent = "WEBVTT - a title\nKind: captions\n\nNOTE a --> b\n\nSTYLE\n::cue { color: red }\n\nid\n00:01,0 --> 00:02 \
                    align:start\n- a & b\n\n1:00:00.000 --> 1:00:01.000\nlast";
        let kept = "WEBVTT - a title\nKind: captions\n\nNOTE a --> b\n\nSTYLE\n::cue { color: red }\n\nid\n00:00:01.000 --> \
                    00:00:02.000 align:start\n- a & b\n\n01:00:00.000 --> 01:00:01.000\nlast\n";
        assert_eq!(read(sent).unwrap(), kept);
    }

    #[test]
    fn faults_name_their_line() {
        for (text, fault) in [
            ("", NO_CUE.to_owned()),
            ("WEBVTT", NO_CUE.to_owned()),
            ("WEBVTTX\n\n00:01 --> 00:02\na", format!("Line 1 of the caption file: {NOT_A_CAPTION}")),
            ("hello\n", format!("Line 1 of the caption file: {NOT_A_CAPTION}")),
            ("1\n00:00:02,000 --> 00:00:01,000\na", format!("Line 2 of the caption file: {NO_TIME}")),
            ("WEBVTT\n\n1\n00:01 -> 00:02\n\n2\nx --> 00:02\n", format!("Line 7 of the caption file: {NO_TIME}")),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
        let many = format!("WEBVTT\n{}", "\n00:01 --> 00:02\na\n".repeat(MOST_CUES + 1));
        assert!(read(&many).unwrap_err().ends_with(TOO_MANY));
    }

    #[test]
    fn any_bytes_are_survived() {
        let mut seed = 1u32;
        for length in 0..400 {
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let pieces = b"WEBVTT\n-->:0123{\\}&<\xff\xfe\x00 ,.";
                    pieces[(seed >> 16) as usize % pieces.len()]
                })
                .collect();
            let _ = from_bytes(&bytes);
        }
    }
}
