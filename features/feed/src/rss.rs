//! A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with Media RSS (https://www.rssboard.org/media-rss).

use crate::date::rfc822;
use crate::model::{Feed, Item, Media};
use crate::xml::Xml;

/// The feed; `now` stands in for the date of an empty one.
pub(crate) fn write(feed: &Feed, now: i64) -> String {
    let mut xml = Xml::new();
    let mut namespaces = vec![
        ("version", "2.0"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ];
    if feed.items.iter().any(|item| item.media.is_some()) {
        namespaces.push(("xmlns:media", "http://search.yahoo.com/mrss/"));
    }
    if feed.podcast.is_some() {
        namespaces.push(("xmlns:podcast", "https://podcastindex.org/namespace/1.0"));
    }
    xml.open("rss", &namespaces);
    xml.open("channel", &[]);
    let about = &feed.metadata;
    xml.text("title", &[], &about.title);
    xml.text("link", &[], &about.link);
    xml.text("description", &[], &about.description);
    xml.text("lastBuildDate", &[], &rfc822(feed.updated(now)));
    xml.text("docs", &[], "https://www.rssboard.org/rss-specification");
    xml.text("generator", &[], &feed.generator());
    if let Some(image) = &about.image {
        xml.open("image", &[]);
        xml.text("title", &[], &about.title);
        xml.text("url", &[], image);
        xml.text("link", &[], &about.link);
        xml.close("image");
    }
    xml.text("copyright", &[], &feed.copyright());
    let own = format!("{}.xml{}", feed.address, feed.query);
    xml.empty("atom:link", &[("href", &own), ("rel", "self"), ("type", "application/rss+xml")]);
    if let Some(hub) = feed.hub() {
        xml.empty("atom:link", &[("href", &hub), ("rel", "hub")]);
    }
    if let Some(podcast) = &feed.podcast {
        xml.text("podcast:txt", &[("purpose", "p20url")], podcast);
    }
    for entry in &feed.items {
        item(&mut xml, entry);
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}

fn item(xml: &mut Xml, item: &Item) {
    xml.open("item", &[]);
    xml.text("title", &[], &item.title);
    xml.text("link", &[], &item.link);
    xml.text("guid", &[("isPermaLink", if item.id == item.link { "true" } else { "false" })], &item.id);
    xml.text("pubDate", &[], &rfc822(item.at));
    if let Some(summary) = &item.summary {
        xml.text("description", &[], summary);
    }
    if !item.content.is_empty() {
        xml.text("content:encoded", &[], &item.content);
    }
    if let Some(author) = &item.author {
        xml.text("dc:creator", &[], &author.name);
    }
    if let Some(category) = item.category {
        xml.text("category", &[], category);
    }
    if let Some(media) = &item.media {
        self::media(xml, item, media);
    }
    xml.close("item");
}

fn media(xml: &mut Xml, item: &Item, media: &Media) {
    if let Some(enclosure) = &media.enclosure {
        let length = enclosure.length.to_string();
        xml.empty("enclosure", &[("url", &enclosure.url), ("length", &length), ("type", enclosure.kind)]);
    }
    xml.open("media:community", &[]);
    xml.empty("media:statistics", &[("views", &media.views.to_string())]);
    xml.close("media:community");
    xml.empty("media:embed", &[("url", &media.embed)]);
    xml.empty("media:player", &[("url", &item.link)]);
    if !media.files.is_empty() {
        xml.open("media:group", &[]);
        for torrent in media.files.iter().filter_map(|f| f.torrent.as_deref()) {
            let kind = "application/x-bittorrent";
            xml.empty("media:peerLink", &[("type", kind), ("href", torrent), ("isDefault", "false")]);
        }
        for (at, file) in media.files.iter().enumerate() {
            let (height, size) = (file.height.to_string(), file.size.to_string());
            let (fps, duration) = (file.fps.to_string(), media.duration.to_string());
            let is_sound = file.height == 0;
            let mut attributes = vec![
                ("url", file.url.as_str()),
                ("type", file.kind),
                ("medium", if is_sound { "audio" } else { "video" }),
                ("fileSize", &size),
                ("duration", &duration),
                ("isDefault", if at == 0 { "true" } else { "false" }),
            ];
            if !is_sound {
                attributes.extend([("height", height.as_str()), ("framerate", &fps)]);
            }
            if let Some(language) = &media.language {
                attributes.push(("lang", language));
            }
            xml.empty("media:content", &attributes);
        }
        xml.close("media:group");
    }
    for picture in &media.thumbnails {
        let (height, width) = (picture.height.to_string(), picture.width.to_string());
        xml.empty("media:thumbnail", &[("url", &picture.url), ("height", &height), ("width", &width)]);
    }
    xml.text("media:rating", &[], if media.nsfw { "adult" } else { "nonadult" });
    xml.text("media:title", &[("type", "plain")], &item.title);
    if let Some(summary) = &item.summary {
        xml.text("media:description", &[("type", "plain")], summary);
    }
}
