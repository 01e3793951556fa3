//! Writing XML 1.0 that stays well-formed whatever people wrote.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document that is being written.
pub(crate) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// The beginning of a document.
    pub fn new() -> Self {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// `<name …>`; [`Xml::close`] ends it.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// `</name>`.
    pub fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// `<name …/>`.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// `<name …>text</name>`.
    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&clean(text))));
        self.close(name);
    }

    /// The document.
    pub fn finish(self) -> String {
        String::from_utf8_lossy(&self.0.into_inner()).into_owned()
    }

    fn event(&mut self, event: Event<'_>) {
        // A vector takes everything: writing to it has no way to fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*clean(value)));
    }
    start
}

/// A text without the characters that XML 1.0 (section 2.2) has no way to write, not even as references.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
    if text.chars().all(allowed) { Cow::Borrowed(text) } else { text.chars().filter(|c| allowed(*c)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quick_xml::Reader;

    #[test]
    fn nothing_breaks_out_and_nothing_is_ill_formed() {
        let evil = "a]]></title><script>&amp;\"'\u{0}\u{b}\u{1b}\u{fffe}\u{ffff}é😀\t<!-- -->";
        let mut xml = Xml::new();
        xml.open("feed", &[("x", evil)]);
        xml.text("title", &[], evil);
        xml.empty("nothing", &[("y", "<")]);
        xml.close("feed");
        let text = xml.finish();
        let mut reader = Reader::from_str(&text);
        let mut elements = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(e) | Event::Empty(e) => {
                    elements.push(String::from_utf8(e.name().as_ref().to_vec()).unwrap());
                }
                _ => {}
            }
        }
        assert_eq!(elements, ["feed", "title", "nothing"], "{text}");
        assert!(text.contains("a]]&gt;&lt;/title&gt;") && text.contains("é😀") && !text.contains('\u{1b}'), "{text}");
    }
}
