//! Bytes of a subtitle file as text: UTF-8 or UTF-16 by their mark, else UTF-8 if they are, else Windows-1252, which any bytes are.

/// The characters that Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, with `\n` at the end of every line and without control characters that no text needs.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|b| windows_1252(*b)).collect(),
        },
    };
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn encodings_are_recognised() {
        assert_eq!(text(b"\xef\xbb\xbfa\r\nb\rc\n"), "a\nb\nc\n");
        assert_eq!(text("é€".as_bytes()), "é€");
        assert_eq!(text(b"\xff\xfe\xe9\x00\x0a\x00"), "é\n");
        assert_eq!(text(b"\xfe\xff\x00\xe9\xd8\x00"), "é\u{fffd}");
        assert_eq!(text(b"caf\xe9 \x80 \x93x\x94"), "café € “x”");
        assert_eq!(text(b"a\0b\x1b"), "ab");
    }
}
