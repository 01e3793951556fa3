//! A letter as its writer thinks of it, and how it looks: plain text for all, HTML for those who show it.

use std::fmt::Write as _;

/// One part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Somebody's words.
    Quote(String),
    /// What to open.
    Link {
        /// What is written on it.
        label: String,
        /// Where it leads.
        url: String,
    },
}

/// The parts of a letter, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter(pub Vec<Block>);

impl Letter {
    /// An empty letter.
    pub fn new() -> Self {
        Self::default()
    }
    /// Adds a paragraph.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Block::Text(text.into()));
        self
    }
    /// Adds somebody's words.
    #[must_use]
    pub fn quote(mut self, text: impl Into<String>) -> Self {
        self.0.push(Block::Quote(text.into()));
        self
    }
    /// Adds something to open.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, url: impl Into<String>) -> Self {
        self.0.push(Block::Link { label: label.into(), url: url.into() });
        self
    }

    /// The letter without markup.
    pub fn plain(&self) -> String {
        let parts: Vec<String> = self
            .0
            .iter()
            .map(|block| match block {
                Block::Text(text) => text.clone(),
                Block::Quote(text) => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
                Block::Link { label, url } => format!("{label}:\n{url}"),
            })
            .collect();
        parts.join("\n\n") + "\n"
    }

    /// The letter as HTML; everything in it is text, whatever it looks like. Each part runs in its own direction.
    pub fn html(&self) -> String {
        let mut out = String::from("<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>\n");
        for block in &self.0 {
            let _ = match block {
                Block::Text(text) => writeln!(out, "<p dir=\"auto\">{}</p>", lines(text)),
                Block::Quote(text) => writeln!(out, "<blockquote dir=\"auto\">{}</blockquote>", lines(text)),
                Block::Link { label, url } => {
                    writeln!(out, "<p dir=\"auto\"><a href=\"{}\">{}</a></p>", escape(url), escape(label))
                }
            };
        }
        out + "</body></html>\n"
    }
}

fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>\n")
}

fn escape(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_stay_words() {
        let letter = Letter::new()
            .text("Hello <b>you</b>")
            .quote("one\n<script>")
            .link("Open \"it\"", "https://example.org/?a=1&b=\"><i>");
        assert_eq!(
            letter.plain(),
            "Hello <b>you</b>\n\n> one\n> <script>\n\nOpen \"it\":\nhttps://example.org/?a=1&b=\"><i>\n"
        );
        let html = letter.html();
        assert!(html.contains("<p dir=\"auto\">Hello &lt;b&gt;you&lt;/b&gt;</p>"), "{html}");
        assert!(html.contains("<blockquote dir=\"auto\">one<br>\n&lt;script&gt;</blockquote>"), "{html}");
        assert!(html.contains("href=\"https://example.org/?a=1&amp;b=&quot;&gt;&lt;i&gt;\""), "{html}");
    }
}
