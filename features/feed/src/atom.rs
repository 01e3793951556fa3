//! A feed as Atom (RFC 4287).

use crate::model::{Feed, Item};
use crate::xml::Xml;
use platform::clock::iso;

/// The feed; `now` stands in for the date of an empty one.
pub(crate) fn write(feed: &Feed, now: i64) -> String {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom")]);
    let about = &feed.metadata;
    xml.text("id", &[], &about.link);
    xml.text("title", &[], &about.title);
    xml.text("updated", &[], &iso(feed.updated(now)));
    xml.text("generator", &[], &feed.generator());
    // Every entry of ours has an author, but an empty feed needs one of its own (section 4.1.1).
    xml.open("author", &[]);
    let author = feed.author.as_ref();
    xml.text("name", &[], author.map_or(&about.title, |a| &a.name));
    if let Some(url) = author.and_then(|a| a.url.as_ref()) {
        xml.text("uri", &[], url);
    }
    xml.close("author");
    xml.empty("link", &[("rel", "alternate"), ("href", &about.link)]);
    let own = format!("{}.atom{}", feed.address, feed.query);
    xml.empty("link", &[("rel", "self"), ("href", &own)]);
    if let Some(hub) = feed.hub() {
        xml.empty("link", &[("rel", "hub"), ("href", &hub)]);
    }
    xml.text("subtitle", &[], &about.description);
    if let Some(image) = &about.image {
        xml.text("logo", &[], image);
    }
    xml.text("icon", &[], &feed.icon);
    xml.text("rights", &[], &feed.copyright());
    for item in &feed.items {
        entry(&mut xml, item);
    }
    xml.close("feed");
    xml.finish()
}

fn entry(xml: &mut Xml, item: &Item) {
    xml.open("entry", &[]);
    xml.text("title", &[("type", "text")], &item.title);
    xml.text("id", &[], &item.id);
    xml.empty("link", &[("href", &item.link)]);
    xml.text("updated", &[], &iso(item.at));
    xml.text("published", &[], &iso(item.at));
    if let Some(summary) = &item.summary {
        xml.text("summary", &[("type", "text")], summary);
    }
    if !item.content.is_empty() {
        xml.text("content", &[("type", "html")], &item.content);
    }
    xml.open("author", &[]);
    xml.text("name", &[], item.author.as_ref().map_or("", |a| &a.name));
    if let Some(url) = item.author.as_ref().and_then(|a| a.url.as_ref()) {
        xml.text("uri", &[], url);
    }
    xml.close("author");
    if let Some(category) = item.category {
        xml.empty("category", &[("term", category)]);
    }
    if let Some(enclosure) = item.media.as_ref().and_then(|m| m.enclosure.as_ref()) {
        let length = enclosure.length.to_string();
        let attributes =
            [("rel", "enclosure"), ("type", enclosure.kind), ("length", &length), ("href", &enclosure.url)];
        xml.empty("link", &attributes);
    }
    xml.close("entry");
}
