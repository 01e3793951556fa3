//! What can be subscribed to: feeds of videos and podcasts, by the address they give as their own.

use crate::answer::entity_tag;
use crate::format::Format;
use crate::routes::write;
use crate::{podcast, videos};
use axum::body::Bytes;
use axum::http::HeaderMap;
use catalog::totals::Totals;
use platform::{App, Result};

/// A feed of this instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic<'a> {
    /// Videos, in the form of this extension.
    Videos(&'a str, Option<&'a str>),
    /// A channel or a playlist as a podcast.
    Podcast(Option<&'a str>),
}

/// A feed as it is sent.
pub(crate) struct Content {
    /// Media type.
    pub kind: &'static str,
    /// Its entity tag.
    pub tag: String,
    /// The whole feed.
    pub text: Bytes,
}

impl<'a> Topic<'a> {
    /// Reads an address; nothing where it is no feed of ours that can be subscribed to.
    pub fn parse(address: &'a str, origin: &str) -> Option<Self> {
        let path = address.strip_prefix(origin)?.strip_prefix("/feeds/")?;
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (path, None),
        };
        match path.strip_prefix("videos.") {
            Some(extension) => Some(Topic::Videos(extension, query)),
            None => (path == "podcast/videos.xml").then_some(Topic::Podcast(query)),
        }
    }

    /// The feed as it is now; nothing where it is no more, or was never one.
    ///
    /// # Errors
    /// The database's.
    pub async fn current(self, app: &App, totals: &Totals) -> Result<Option<Content>> {
        match self.content(app, totals).await {
            Ok(content) => Ok(Some(content)),
            Err(problem) if problem.status().is_client_error() => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// The feed as it is now.
    ///
    /// # Errors
    /// What its address is refused with.
    pub async fn content(self, app: &App, totals: &Totals) -> Result<Content> {
        let headers = HeaderMap::new();
        match self {
            Topic::Videos(extension, query) => {
                let format = Format::read(extension, query, &headers)?;
                let feed = videos::feed(app, totals, query).await?;
                let tag = entity_tag(format.content_type, &(&feed, format.form as u8))?;
                Ok(Content { kind: format.content_type, tag, text: write(app, format.form, &feed).into() })
            }
            Topic::Podcast(query) => {
                let format = Format::podcast(&headers)?;
                let podcast = podcast::podcast(app, totals, query).await?;
                let tag = entity_tag(format.content_type, &podcast)?;
                Ok(Content { kind: format.content_type, tag, text: podcast::write(&podcast, app.now()).into() })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_feeds_of_ours_can_be_subscribed_to() {
        let read = |address| Topic::parse(address, "https://here.example");
        assert_eq!(read("https://here.example/feeds/videos.xml"), Some(Topic::Videos("xml", None)));
        assert_eq!(read("https://here.example/feeds/videos.atom?a=1?"), Some(Topic::Videos("atom", Some("a=1?"))));
        let podcast = "https://here.example/feeds/podcast/videos.xml?videoChannelId=1";
        assert_eq!(read(podcast), Some(Topic::Podcast(Some("videoChannelId=1"))));
        for other in [
            "https://else.example/feeds/videos.xml",
            "https://here.example.else/feeds/videos.xml",
            "https://here.example/feeds/subscriptions.xml?token=1",
            "https://here.example/feeds/video-comments.xml",
            "https://here.example/feeds/podcast/videos.xmlx",
            "/feeds/videos.xml",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
