//! The `Range` request header (RFC 9110, 14.1) and the `Content-Disposition` response header (RFC 6266, 8187).

use http::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What of a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Selection {
    /// All of it: nothing else was asked, or nothing that is understood.
    Whole,
    /// The bytes `first..=last`.
    Part { first: u64, last: u64 },
    /// Bytes it does not have.
    None,
}

/// Reads a `Range` header for a file of `size` bytes. Anything malformed, another unit and several ranges mean the whole file.
pub(super) fn select(range: &[u8], size: u64) -> Selection {
    let Some(set) = split_unit(range) else { return Selection::Whole };
    let Some((first, last)) = set.split_once('-') else { return Selection::Whole };
    match (number(first), number(last)) {
        (Number::Absent, Number::Is(0)) => Selection::None,
        // An empty file has a (whole) suffix, but no way to say so in Content-Range.
        (Number::Absent, Number::Is(suffix)) if size > 0 => {
            Selection::Part { first: size.saturating_sub(suffix), last: size - 1 }
        }
        (Number::Is(first), Number::Is(last)) if last < first => Selection::Whole,
        (Number::Is(first), Number::Is(_) | Number::Absent) if first >= size => Selection::None,
        (Number::Is(first), Number::Is(last)) => Selection::Part { first, last: last.min(size - 1) },
        (Number::Is(first), Number::Absent) => Selection::Part { first, last: size - 1 },
        _ => Selection::Whole,
    }
}

/// The single range after `bytes=`, whose unit is case-insensitive. Empty list elements are allowed (RFC 9110, 5.6.1).
fn split_unit(range: &[u8]) -> Option<&str> {
    let (unit, set) = std::str::from_utf8(range).ok()?.split_once('=')?;
    if !unit.eq_ignore_ascii_case("bytes") {
        return None;
    }
    let mut ranges = set.split(',').map(|range| range.trim_matches([' ', '\t'])).filter(|range| !range.is_empty());
    ranges.next().filter(|_| ranges.next().is_none())
}

enum Number {
    Absent,
    Is(u64),
    Wrong,
}

/// Digits only; more than fit mean "beyond any file".
fn number(text: &str) -> Number {
    if text.is_empty() {
        Number::Absent
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Number::Is(text.parse().unwrap_or(u64::MAX))
    } else {
        Number::Wrong
    }
}

/// `attr-char` of RFC 8187, 3.2.1, besides letters and digits.
const ATTRIBUTE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// Characters of a file name that are kept.
const MAX_NAME: usize = 200;

/// `Content-Disposition: attachment` with a suggested file name, in ASCII for old clients and in UTF-8 for the others. What is
/// no part of a file name (separators, control characters, characters that reorder text) becomes `_`.
#[must_use]
pub fn attachment(name: &str) -> HeaderValue {
    let unsafe_character = |c: char| {
        c.is_control()
            || matches!(c, '/' | '\\' | '"' | ':' | '*' | '?' | '<' | '>' | '|')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let kept: String = name.chars().take(MAX_NAME).map(|c| if unsafe_character(c) { '_' } else { c }).collect();
    let kept = kept.trim_matches([' ', '.']);
    let kept = if kept.is_empty() { "download" } else { kept };
    // A percent sign would be decoded by some clients in the plain form.
    let ascii: String = kept.chars().map(|c| if c.is_ascii() && c != '%' { c } else { '_' }).collect();
    // A plain word needs no quotes (RFC 7230, 3.2.6), and PeerTube sends none.
    let is_word = ascii.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&'*+-.^_`|~".contains(&b));
    let quoted = if is_word { ascii.clone() } else { format!("\"{ascii}\"") };
    let text = if ascii == kept {
        format!("attachment; filename={quoted}")
    } else {
        format!("attachment; filename={quoted}; filename*=UTF-8''{}", utf8_percent_encode(kept, ATTRIBUTE))
    };
    HeaderValue::from_str(&text).unwrap_or(const { HeaderValue::from_static("attachment") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        use Selection::{None, Part, Whole};
        let part = |first, last| Part { first, last };
        let table: &[(&str, u64, Selection)] = &[
            ("bytes=0-0", 10, part(0, 0)),
            ("bytes=0-9", 10, part(0, 9)),
            ("bytes=3-5", 10, part(3, 5)),
            ("bytes=9-9", 10, part(9, 9)),
            ("bytes=0-", 10, part(0, 9)),
            ("bytes=4-", 10, part(4, 9)),
            ("bytes=4-100", 10, part(4, 9)),
            ("bytes=4-99999999999999999999999", 10, part(4, 9)),
            ("bytes=-3", 10, part(7, 9)),
            ("bytes=-10", 10, part(0, 9)),
            ("bytes=-11", 10, part(0, 9)),
            ("BYTES=1-2", 10, part(1, 2)),
            ("bytes= 1-2 ,", 10, part(1, 2)),
            // Beyond the end.
            ("bytes=10-", 10, None),
            ("bytes=10-20", 10, None),
            ("bytes=99999999999999999999999-", 10, None),
            ("bytes=-0", 10, None),
            ("bytes=0-", 0, None),
            ("bytes=0-0", 0, None),
            ("bytes=-5", 0, Whole),
            // Not understood.
            ("bytes=5-4", 10, Whole),
            ("bytes=", 10, Whole),
            ("bytes=-", 10, Whole),
            ("bytes=a-b", 10, Whole),
            ("bytes=+1-2", 10, Whole),
            ("bytes=1 -2", 10, Whole),
            ("bytes=--2", 10, Whole),
            ("bytes=1-2-3", 10, Whole),
            ("bytes 1-2", 10, Whole),
            ("seconds=1-2", 10, Whole),
            ("bytes=0x1-2", 10, Whole),
            // Several.
            ("bytes=0-1,4-5", 10, Whole),
            ("bytes=0-1,-1", 10, Whole),
        ];
        for (range, size, expected) in table {
            assert_eq!(select(range.as_bytes(), *size), *expected, "{range} of {size}");
        }
        assert_eq!(select(b"bytes=\xff-", 10), Whole);
    }

    #[test]
    fn file_names() {
        for (name, expected) in [
            ("video.mp4", "attachment; filename=video.mp4"),
            ("Crème 100%.mp4", "attachment; filename=\"Cr_me 100_.mp4\"; filename*=UTF-8''Cr%C3%A8me%20100%25.mp4"),
            ("a\"b\r\nSet-Cookie: x", "attachment; filename=\"a_b__Set-Cookie_ x\""),
            ("../../etc/passwd", "attachment; filename=_.._etc_passwd"),
            ("gpj.\u{202e}exe", "attachment; filename=gpj._exe"),
            (" .. ", "attachment; filename=download"),
            ("", "attachment; filename=download"),
        ] {
            assert_eq!(attachment(name).to_str().unwrap(), expected);
        }
        assert!(attachment(&"字".repeat(5_000)).len() < 2_500);
    }
}
