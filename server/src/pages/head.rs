//! What stands in the head of a page: title, description, cards, oEmbed, JSON-LD, and whether search engines may list it.

use super::EMBED_SIZE;
use super::text::{encode, escape, script_json};
use config::Config;
use serde_json::{Map, Value, json};

/// A picture for cards.
#[derive(Debug, Clone)]
pub(super) struct Image {
    pub url: String,
    pub width: i64,
    pub height: i64,
}

impl Image {
    /// The widest of some pictures that is not square.
    pub fn widest(all: &[wire::VideoThumbnail]) -> Option<Image> {
        let wide = all.iter().filter(|t| t.width > t.height).max_by_key(|t| t.width)?;
        Some(Image { url: wide.file_url.clone(), width: wide.width, height: wide.height })
    }
}

impl Image {
    /// The widest of an actor's or the instance's pictures.
    pub fn largest(all: &[wire::ActorImage]) -> Option<Image> {
        let largest = all.iter().max_by_key(|i| i.width)?;
        Some(Image { url: largest.file_url.clone(), width: largest.width, height: largest.height })
    }
}

/// What search engines may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Robots {
    /// List it, under its own address.
    Index,
    /// Not list it.
    NoIndex,
    /// Not list it, but count it to the page that embeds it.
    Embedded,
}

/// The head of a page; texts are plain, [`Head::render`] makes them safe.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// Of what the page shows; `None` for the instance.
    pub title: Option<String>,
    pub about: String,
    /// The one address of what the page shows.
    pub url: Option<String>,
    /// Open Graph's type and Twitter's card; embedded pages have none.
    pub kind: Option<(&'static str, &'static str)>,
    pub image: Option<Image>,
    /// The address of the player alone.
    pub embed_url: Option<String>,
    /// What oEmbed is asked about.
    pub oembed_url: Option<String>,
    pub schema: Option<Map<String, Value>>,
    pub robots: Robots,
    /// Feeds of what the page shows: their names and addresses.
    pub feeds: Vec<(String, String)>,
}

impl Head {
    /// A page of the instance itself.
    pub fn of_instance(config: &Config) -> Head {
        Head {
            title: None,
            about: config.instance.short_description.clone(),
            url: None,
            kind: None,
            image: None,
            embed_url: None,
            oembed_url: None,
            schema: None,
            robots: Robots::Index,
            feeds: Vec::new(),
        }
    }

    /// The markup, in PeerTube's order.
    pub fn render(&self, config: &Config) -> String {
        let instance = &config.instance.name;
        let title = self.title.as_ref().unwrap_or(instance);
        let mut out = match &self.title {
            Some(title) => format!("<title>{} - {}</title>", escape(title), escape(instance)),
            None => format!("<title>{}</title>", escape(instance)),
        };
        let about = if self.about.is_empty() { &config.instance.short_description } else { &self.about };
        tag(&mut out, "name", "description", about);
        // Tools recognise the software by this.
        tag(&mut out, "property", "og:platform", "PeerTube");
        if let Some((kind, card)) = self.kind {
            self.cards(&mut out, config, title, kind, card);
        }
        if let Some(url) = &self.oembed_url {
            let href = format!("{}/services/oembed?url={}", config.webserver.origin(), encode(url));
            out.push_str(&format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
                escape(&href),
                escape(title)
            ));
        }
        for (name, url) in &self.feeds {
            out.push_str(&format!(
                "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{}\" title=\"{}\">",
                escape(url),
                escape(name)
            ));
        }
        if let Some(schema) = &self.schema {
            let json = script_json(&Value::Object(self.described(title, schema)));
            out.push_str(&format!("<script type=\"application/ld+json\">{json}</script>"));
        }
        match (self.robots, &self.url) {
            (Robots::NoIndex, _) => tag(&mut out, "name", "robots", "noindex"),
            (Robots::Embedded, _) => tag(&mut out, "name", "robots", "noindex, indexifembedded"),
            (Robots::Index, Some(url)) => out.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(url))),
            (Robots::Index, None) => {}
        }
        out
    }

    fn cards(&self, out: &mut String, config: &Config, title: &str, kind: &str, card: &str) {
        let mut property = |name: &str, value: &str| {
            if !value.is_empty() {
                tag(out, "property", name, value);
            }
        };
        let (width, height) = EMBED_SIZE;
        let sizes = self.image.as_ref().map(|i| (i.width.to_string(), i.height.to_string()));
        property("og:type", kind);
        property("og:site_name", &config.instance.name);
        property("og:title", title);
        if let (Some(image), Some((w, h))) = (&self.image, &sizes) {
            property("og:image", &image.url);
            property("og:image:width", w);
            property("og:image:height", h);
        }
        property("og:url", self.url.as_deref().unwrap_or(""));
        property("og:description", &self.about);
        if let Some(embed) = &self.embed_url {
            property("og:video:url", embed);
            property("og:video:secure_url", embed);
            property("og:video:type", "text/html");
            property("og:video:width", &width.to_string());
            property("og:video:height", &height.to_string());
        }
        property("name", title);
        property("description", &self.about);
        property("image", self.image.as_ref().map_or("", |i| &i.url));
        property("twitter:card", card);
        property("twitter:site", &config.services.twitter.username);
        property("twitter:title", title);
        property("twitter:description", &self.about);
        if let (Some(image), Some((w, h))) = (&self.image, &sizes) {
            property("twitter:image:url", &image.url);
            property("twitter:image:width", w);
            property("twitter:image:height", h);
        }
        if let Some(embed) = self.embed_url.as_ref().filter(|_| card == "player") {
            property("twitter:player", embed);
            property("twitter:player:width", &width.to_string());
            property("twitter:player:height", &height.to_string());
        }
    }

    /// schema.org's description: what every kind has, then what this one has.
    fn described(&self, title: &str, own: &Map<String, Value>) -> Map<String, Value> {
        let mut all = Map::new();
        all.insert("@context".into(), json!("http://schema.org"));
        if own.contains_key("mainEntity") {
            all.extend(own.clone());
            return all;
        }
        all.insert("@type".into(), own.get("@type").cloned().unwrap_or_default());
        all.insert("name".into(), json!(title));
        all.insert("description".into(), json!(self.about));
        if let Some(image) = &self.image {
            all.insert("image".into(), json!(image.url));
            all.insert("thumbnailUrl".into(), json!(image.url));
        }
        if let Some(url) = &self.url {
            all.insert("url".into(), json!(url));
        }
        if let Some(embed) = &self.embed_url {
            all.insert("embedUrl".into(), json!(embed));
        }
        all.extend(own.clone());
        all
    }
}

fn tag(out: &mut String, kind: &str, name: &str, value: &str) {
    out.push_str(&format!("<meta {kind}=\"{name}\" content=\"{}\">", escape(value)));
}

/// Who publishes here, and in which channel: for videos and playlists.
pub(super) fn publisher(config: &Config, channel: Option<(&str, String)>) -> Map<String, Value> {
    let mut schema = Map::new();
    let organization = |name: &str, url: &str| json!({"@type": "Organization", "name": name, "url": url});
    schema.insert("publisher".into(), organization(&config.instance.name, &config.webserver.origin()));
    if let Some((name, url)) = channel {
        schema.insert("author".into(), organization(name, &url));
    }
    schema
}
