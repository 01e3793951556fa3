//! Text of people on its way into markup.

use axum::http::Uri;

/// Text for an attribute in double quotes or between tags.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// JSON for a script element. Inside nothing is an entity, so `<` must not appear at all; the two separators end a line in
/// older JavaScript.
pub(super) fn script_json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Characters of a description that search engines and cards show.
const SHORT: usize = 200;

/// The beginning of a description in Markdown as plain text: links by their words, marks left out, one line.
pub(super) fn summary(markdown: &str) -> String {
    let mut plain = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        if let Some((words, behind)) = link(rest) {
            plain.push_str(words);
            rest = behind;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '*' | '`' | '#' | '~' => {}
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
        // Looks at the beginning only: descriptions are long.
        if plain.len() > 8 * SHORT {
            break;
        }
    }
    let plain = plain.trim();
    if plain.chars().count() <= SHORT {
        return plain.to_owned();
    }
    let cut: String = plain.chars().take(SHORT - 3).collect();
    format!("{cut}...")
}

/// `[words](address)` at the beginning: the words, and what is behind.
fn link(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
    let (words, behind) = inner.split_once("](")?;
    let (address, behind) = behind.split_once(')')?;
    let one_line = |s: &str| !s.contains(['[', ']', '\n']);
    (one_line(words) && one_line(address)).then_some((words, behind))
}

/// A query string as `application/x-www-form-urlencoded` writes it (WHATWG URL, section 5.2).
#[derive(Debug, Default)]
pub(crate) struct Query(String);

impl Query {
    /// Adds a pair.
    pub fn push(&mut self, name: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(&encode(name));
        self.0.push('=');
        self.0.push_str(&encode(value));
    }
    /// Keeps of an address's query what is on a list.
    pub fn kept(uri: &Uri, names: &[&str]) -> Self {
        let mut kept = Query::default();
        for pair in uri.query().unwrap_or("").split('&').take(100) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if let Some(name) = names.iter().find(|n| **n == name) {
                kept.push(name, &decode(value));
            }
        }
        kept
    }
    /// With its question mark; empty without a pair.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A value for a query: letters, digits and `*-._` stand for themselves.
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for b in text.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

fn decode(text: &str) -> String {
    let query = format!("v={text}");
    let fields = platform::fields::Fields::query(Some(&query));
    fields.raw("v").and_then(|v| v.as_str()).unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("</title><script>\"'&"), "&lt;/title&gt;&lt;script&gt;&quot;&#39;&amp;");
        let json = script_json(&serde_json::json!({"name": "</script><!-- &\u{2028}"}));
        assert_eq!(json, r#"{"name":"\u003c/script\u003e\u003c!-- \u0026\u2028"}"#);
        let back: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["name"], "</script><!-- &\u{2028}");
    }

    #[test]
    fn descriptions_become_one_plain_line() {
        assert_eq!(
            summary("# My **super** [channel](https://x.example)\n\n by ![me](a.png)"),
            "My super channel by me"
        );
        assert_eq!(summary("[not a link] (x) [half](open"), "[not a link] (x) [half](open");
        let long = summary(&"é".repeat(500));
        assert_eq!((long.chars().count(), long.ends_with("...")), (200, true));
    }

    #[test]
    fn queries_keep_what_is_allowed_and_nothing_breaks_out() {
        let uri: Uri = "http://x/w/1?start=1%22%3E&x=y&title=0&start=2".parse().unwrap();
        assert_eq!(Query::kept(&uri, &["start", "title"]).as_str(), "?start=1%22%3E&title=0&start=2");
        assert_eq!(Query::kept(&uri, &[]).as_str(), "");
    }
}
