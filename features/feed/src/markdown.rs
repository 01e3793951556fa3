//! Descriptions and comments are Markdown: as HTML that no reader has to fear, and as plain text.
//!
//! HTML inside a text is shown as what was typed, never passed on; pictures become their words, because a feed must not make
//! readers fetch what strangers chose; links lead to the web or to an e-mail address.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Markdown as HTML. A line's end is a line's end, as PeerTube shows texts.
pub(crate) fn to_html(text: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, tame(text).into_iter());
    out
}

/// Markdown as one line of plain text.
pub(crate) fn to_plain(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(t) | Event::Code(t) | Event::Html(t) | Event::InlineHtml(t) => out.push_str(&t),
            Event::SoftBreak | Event::HardBreak | Event::Rule => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tame(text: &str) -> Vec<Event<'_>> {
    let mut events: Vec<Event<'_>> = Vec::new();
    // For each link that is open: whether its beginning was written.
    let mut links: Vec<bool> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(t) | Event::InlineHtml(t) => events.push(Event::Text(t)),
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::SoftBreak => events.push(Event::HardBreak),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let kept = is_harmless(dest_url);
                links.push(kept);
                if kept {
                    events.push(event);
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop() == Some(true) {
                    events.push(event);
                }
            }
            // The parser hands a line over in pieces; an address is found in the whole.
            Event::Text(t) => match events.last_mut() {
                Some(Event::Text(before)) => *before = CowStr::from(format!("{before}{t}")),
                _ => events.push(Event::Text(t)),
            },
            event => events.push(event),
        }
    }
    linked(events)
}

/// Makes links of addresses that stand in the text as they are, except inside links and code.
fn linked(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len());
    let mut inside = 0_usize;
    for event in events {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => inside = inside.saturating_sub(1),
            Event::Text(text) if inside == 0 && text.contains("://") => {
                push_linked(text, &mut out);
                continue;
            }
            _ => {}
        }
        out.push(event);
    }
    out
}

fn push_linked(text: &str, out: &mut Vec<Event<'_>>) {
    let mut rest = text;
    while let Some(at) = ["https://", "http://"].iter().filter_map(|s| rest.find(s)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        // The full stop behind an address belongs to the sentence.
        let url = from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', ']']);
        out.push(Event::Text(before.to_owned().into()));
        let link = Tag::Link {
            link_type: pulldown_cmark::LinkType::Autolink,
            dest_url: url.to_owned().into(),
            title: "".into(),
            id: "".into(),
        };
        out.push(Event::Start(link));
        out.push(Event::Text(url.to_owned().into()));
        out.push(Event::End(TagEnd::Link));
        rest = &from[url.len()..];
    }
    out.push(Event::Text(rest.to_owned().into()));
}

fn is_harmless(url: &str) -> bool {
    let folded = url.trim_start().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| folded.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_harmless_html() {
        for (text, html) in [
            ("**a** & b\nc", "<p><strong>a</strong> &amp; b<br />\nc</p>\n"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("a <img src=x onerror=y> b", "<p>a &lt;img src=x onerror=y&gt; b</p>\n"),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("[x]( JavaScript:alert)", "<p>x</p>\n"),
            ("[x](https://a.example/?b=1&c)", "<p><a href=\"https://a.example/?b=1&amp;c\">x</a></p>\n"),
            ("![p](https://a.example/p.png)", "<p>p</p>\n"),
            (
                "see https://a.example/x_y_z. Or not",
                "<p>see <a href=\"https://a.example/x_y_z\">https://a.example/x_y_z</a>. Or not</p>\n",
            ),
            ("`https://a.example`", "<p><code>https://a.example</code></p>\n"),
        ] {
            assert_eq!(to_html(text), html, "{text}");
        }
    }

    #[test]
    fn and_plain_text() {
        assert_eq!(to_plain("# A *b*\n\n- c\n- [d](https://e.example)\n\n`f` <b>"), "A b c d f <b>");
        assert_eq!(to_plain(""), "");
    }
}
