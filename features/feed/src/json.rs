//! A feed as JSON Feed, version 1 (https://jsonfeed.org/version/1), as PeerTube fills it.

use crate::model::{Feed, Item, Person};
use platform::clock::iso;
use serde_json::{Map, Value, json};

/// The feed.
pub(crate) fn write(feed: &Feed) -> String {
    let about = &feed.metadata;
    let mut all = members([
        ("version", Some(json!("https://jsonfeed.org/version/1"))),
        ("title", Some(json!(about.title))),
        ("home_page_url", Some(json!(about.link))),
        ("feed_url", Some(json!(format!("{}.json{}", feed.address, feed.query)))),
        ("description", (!about.description.is_empty()).then(|| json!(about.description))),
        ("icon", Some(json!(about.image.as_ref().unwrap_or(&feed.icon)))),
        ("author", feed.author.as_ref().map(person)),
        ("hubs", feed.hub().map(|url| json!([{"type": "WebSub", "url": url}]))),
    ]);
    all.insert("items".to_owned(), feed.items.iter().map(item).collect());
    Value::Object(all).to_string()
}

fn person(person: &Person) -> Value {
    Value::Object(members([("name", Some(json!(person.name))), ("url", person.url.as_ref().map(|u| json!(u)))]))
}

fn item(item: &Item) -> Value {
    let attachments: Option<Vec<Value>> = item.media.as_ref().map(|media| {
        let with_torrents = media.files.iter().filter_map(|f| Some((f, f.torrent.as_ref()?)));
        with_torrents
            .map(|(file, torrent)| {
                json!({
                    "title": item.title,
                    "url": torrent,
                    "size_in_bytes": file.size,
                    "mime_type": "application/x-bittorrent",
                })
            })
            .collect()
    });
    let image = item.media.as_ref().and_then(|m| m.thumbnails.iter().max_by_key(|t| t.width));
    Value::Object(members([
        ("id", Some(json!(item.id))),
        ("content_html", Some(json!(item.content))),
        ("url", Some(json!(item.link))),
        ("title", Some(json!(item.title))),
        ("summary", item.summary.as_ref().map(|s| json!(s))),
        ("image", image.map(|i| json!(i.url))),
        ("attachments", attachments.map(Value::from)),
        ("date_published", Some(json!(iso(item.at)))),
        ("date_modified", Some(json!(iso(item.at)))),
        ("author", item.author.as_ref().map(person)),
        ("tags", item.category.map(|c| json!([c]))),
    ]))
}

fn members<const N: usize>(all: [(&str, Option<Value>); N]) -> Map<String, Value> {
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
