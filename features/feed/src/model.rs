//! A feed as it is before it gets a form.

use crate::hub;
use serde::Serialize;

/// Who made something.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Person {
    /// Name to show.
    pub name: String,
    /// Their page.
    pub url: Option<String>,
}

/// What a feed is of.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Metadata {
    /// Its name.
    pub title: String,
    /// Plain text.
    pub description: String,
    /// Its page.
    pub link: String,
    /// Its picture: JPEG, PNG or GIF where there is one.
    pub image: Option<String>,
    /// The picture of whoever owns it.
    pub owner_image: Option<String>,
    /// The page of whoever owns it.
    pub owner_link: Option<String>,
    /// Where its owner may be written to.
    pub email: Option<String>,
}

/// A feed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Feed {
    /// What it is of.
    pub metadata: Metadata,
    /// Who made it; feeds of comments have nobody.
    pub author: Option<Person>,
    /// `https://…/feeds/videos`: its address without format and query.
    pub address: String,
    /// Its query, with the question mark.
    pub query: String,
    /// `https://host`.
    pub origin: String,
    /// The icon of the instance.
    pub icon: String,
    /// The same channel as a podcast.
    pub podcast: Option<String>,
    /// Newest first.
    pub items: Vec<Item>,
}

impl Feed {
    /// When the newest thing in it is of; `otherwise` when there is none.
    pub fn updated(&self, otherwise: i64) -> i64 {
        self.items.iter().map(|item| item.at).max().unwrap_or(otherwise)
    }

    /// Where its readers may ask to be sent what is new (WebSub): feeds of videos, which everybody may read.
    pub fn hub(&self) -> Option<String> {
        let is_public = self.address.strip_prefix(&self.origin) == Some("/feeds/videos");
        is_public.then(|| hub::address(&self.origin))
    }

    /// Under what conditions all this may be used.
    pub fn copyright(&self) -> String {
        copyright(&self.origin)
    }

    /// What made it.
    pub fn generator(&self) -> String {
        generator(&self.origin)
    }
}

/// Under what conditions what is in the feeds of an instance may be used; PeerTube's sentence.
pub(crate) fn copyright(origin: &str) -> String {
    format!(
        "All rights reserved, unless otherwise specified in the terms specified at {origin}/about and potential licenses granted by \
         each content's rightholder."
    )
}

/// What makes feeds here.
pub(crate) fn generator(origin: &str) -> String {
    format!("Sepiola - {origin}")
}

/// A video or a comment.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Item {
    /// What names it, once and for all.
    pub id: String,
    /// Its page.
    pub link: String,
    /// Its title.
    pub title: String,
    /// Plain text.
    pub summary: Option<String>,
    /// HTML.
    pub content: String,
    /// Who made it.
    pub author: Option<Person>,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Its category.
    pub category: Option<&'static str>,
    /// What can be played, of a video.
    pub media: Option<Media>,
}

/// What can be played.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Media {
    /// Seconds.
    pub duration: i64,
    /// Sensitive.
    pub nsfw: bool,
    /// Language (ISO 639).
    pub language: Option<String>,
    /// Left out of entity tags: it changes all the time.
    #[serde(skip)]
    pub views: i64,
    /// The player alone.
    pub embed: String,
    /// The file that a reader saves.
    pub enclosure: Option<Enclosure>,
    /// All files.
    pub files: Vec<MediaFile>,
    /// Still pictures.
    pub thumbnails: Vec<Thumbnail>,
}

/// A file to save.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Enclosure {
    /// Its address.
    pub url: String,
    /// Bytes; of a file that is put together while it is sent, the sum of its parts.
    pub length: i64,
    /// Media type.
    pub kind: &'static str,
}

/// A file in one resolution.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MediaFile {
    /// Its address.
    pub url: String,
    /// Media type.
    pub kind: &'static str,
    /// Height of the rung; 0 is sound alone.
    pub height: i64,
    /// Bytes.
    pub size: i64,
    /// Frames per second.
    pub fps: i64,
    /// Address of its torrent.
    pub torrent: Option<String>,
}

/// A still picture.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Thumbnail {
    /// Its address.
    pub url: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}
