//! Just enough of Rust's lexical grammar (The Rust Reference, "Tokens" and "Comments") to tell code, comments and
//! string literals apart, so that a check never trips over an example in a comment.

/// A Rust file split into what is code and what is text.
pub struct RustSource {
    /// The file with comments and the insides of literals blanked by spaces; offsets and lines stay the same.
    pub code: String,
    /// Every string literal (plain, raw, byte and C strings) with its contents and the line it starts on, from 1.
    pub strings: Vec<StringLiteral>,
}

/// One string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct StringLiteral {
    /// What stands between the quotes; in plain strings an escape is replaced by a space, a `\` before a line end too.
    pub text: String,
    /// Line it starts on, from 1.
    pub line: usize,
}

/// Splits `source`. Never fails: what is not understood counts as code.
pub fn split(source: &str) -> RustSource {
    let bytes = source.as_bytes();
    let mut code = bytes.to_vec();
    let mut strings = Vec::new();
    let mut line = 1;
    let mut i = 0;
    while i < bytes.len() {
        let end = match bytes[i] {
            b'/' if bytes.get(i + 1) == Some(&b'/') => end_of_line(bytes, i),
            b'/' if bytes.get(i + 1) == Some(&b'*') => end_of_block_comment(bytes, i),
            b'"' => {
                let (inner, end) = plain_string(bytes, i + 1);
                strings.push(StringLiteral { text: unescape(&source[i + 1..inner]), line });
                end
            }
            b'r' if !follows_identifier(bytes, i) && raw_hashes(bytes, i + 1).is_some() => {
                let hashes = raw_hashes(bytes, i + 1).unwrap_or(0);
                let start = i + 1 + hashes + 1;
                let (inner, end) = raw_string(bytes, start, hashes);
                strings.push(StringLiteral { text: source[start..inner].to_owned(), line });
                end
            }
            b'\'' => end_of_char(bytes, i),
            _ => {
                line += usize::from(bytes[i] == b'\n');
                i += 1;
                continue;
            }
        };
        for byte in &mut code[i..end] {
            if *byte == b'\n' {
                line += 1;
            } else {
                *byte = b' ';
            }
        }
        i = end;
    }
    // Only ASCII spaces were written over whole comments and literals, so this never replaces anything.
    RustSource { code: String::from_utf8_lossy(&code).into_owned(), strings }
}

fn end_of_line(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| from + n)
}

/// Block comments nest.
fn end_of_block_comment(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0_usize;
    let mut i = from;
    while i < bytes.len() {
        match (bytes[i], bytes.get(i + 1)) {
            (b'/', Some(b'*')) => {
                depth += 1;
                i += 2;
            }
            (b'*', Some(b'/')) => {
                depth -= 1;
                i += 2;
                if depth == 0 {
                    return i;
                }
            }
            _ => i += 1,
        }
    }
    bytes.len()
}

/// Where the contents that begin at `from` end, and where the literal does.
fn plain_string(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut i = from;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' => i += 2,
            b'"' => return (i, i + 1),
            _ => i += 1,
        }
    }
    (bytes.len(), bytes.len())
}

/// Number of `#` when a raw string opens at `from` (`#*"`), else nothing (a raw identifier, or plain code).
fn raw_hashes(bytes: &[u8], from: usize) -> Option<usize> {
    let hashes = bytes[from..].iter().take_while(|b| **b == b'#').count();
    (bytes.get(from + hashes) == Some(&b'"')).then_some(hashes)
}

/// The same for a raw string closed by a quote and `hashes` times `#`.
fn raw_string(bytes: &[u8], from: usize, hashes: usize) -> (usize, usize) {
    let closing: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let inner = bytes[from..].windows(closing.len()).position(|w| w == closing).map(|n| from + n);
    inner.map_or((bytes.len(), bytes.len()), |inner| (inner, inner + closing.len()))
}

/// `r` as the end of an identifier (`for"`) opens no raw string; `br"` and `cr"` do.
fn follows_identifier(bytes: &[u8], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map(|i| bytes[i]);
    let word = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_');
    match before(1) {
        Some(b'b' | b'c') => word(before(2)),
        other => word(other),
    }
}

/// A character literal ends at its closing quote; a lifetime is one byte of code.
fn end_of_char(bytes: &[u8], quote: usize) -> usize {
    match bytes.get(quote + 1) {
        Some(b'\\') => {
            let closing = bytes.iter().skip(quote + 3).position(|b| *b == b'\'');
            closing.map_or(bytes.len(), |n| quote + 4 + n)
        }
        Some(first) => {
            let width = match first {
                0xf0.. => 4,
                0xe0.. => 3,
                0xc0.. => 2,
                _ => 1,
            };
            if bytes.get(quote + 1 + width) == Some(&b'\'') { quote + 2 + width } else { quote + 1 }
        }
        None => bytes.len(),
    }
}

fn unescape(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            chars.next();
            text.push(' ');
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        split(source).strings.into_iter().map(|s| s.text).collect()
    }

    #[test]
    fn finds_plain_raw_and_byte_strings() {
        assert_eq!(
            texts(r##"f("one", r"two", r#"th"ree"#, b"four", br"five")"##),
            ["one", "two", "th\"ree", "four", "five"]
        );
    }

    #[test]
    fn comments_hold_no_strings_and_strings_no_comments() {
        let source = "// say \"no\"\n/* nor /* \"here\" */ */ let a = \"// yes\";";
        assert_eq!(texts(source), ["// yes"]);
        assert!(!split(source).code.contains("no"));
        assert!(split(source).code.contains("let a = "));
    }

    #[test]
    fn quotes_in_characters_and_lifetimes_open_nothing() {
        assert_eq!(texts(r#"fn f<'a>(x: &'a str) { if c == '"' || c == '\'' || c == 'é' { g("in") } }"#), ["in"]);
    }

    #[test]
    fn escapes_do_not_end_a_string_and_lines_are_counted() {
        let found = split("\n\nlet sql = \"a \\\" b \\\n   c\";\nlet d = \"d\";").strings;
        assert_eq!(found[0], StringLiteral { text: "a   b     c".to_owned(), line: 3 });
        assert_eq!(found[1].line, 5);
    }

    #[test]
    fn half_a_file_is_no_trouble() {
        for source in ["\"open", "r#\"open", "/* open", "'", "'\\", "r#", "\""] {
            split(source);
        }
    }

    #[test]
    fn words_ending_in_r_open_no_raw_string() {
        assert_eq!(texts("for x in [\"a\"] { bar\"\" }"), ["a", ""]);
    }
}
