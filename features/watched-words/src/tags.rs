//! The automatic tags of texts: names of lists that know one of their words, and what the instance itself looks for.

use crate::links::has_external_link;
use crate::matcher::{Matcher, fold};
use crate::{Owner, cache, store};
use database::{Conn, Error};
use std::sync::Arc;

/// The tag of texts that link elsewhere.
pub const EXTERNAL_LINK: &str = "external-link";

/// Everything that an owner looks for, ready for many texts.
pub struct Tagger {
    lists: Vec<(String, Arc<Matcher>)>,
    own_host: String,
}

impl Tagger {
    /// Gets it ready with two statements at most, whatever the number of lists. `own_host` is the host whose links
    /// are none to elsewhere, with an unusual port.
    pub async fn of(conn: &mut Conn, owner: Owner, own_host: &str) -> Result<Self, Error> {
        let lists = store::digests(conn, owner).await?;
        let mut lists: Vec<_> = lists.into_iter().map(|(name, digest)| (name, cache::get(&digest), digest)).collect();
        let unknown: Vec<String> = lists.iter().filter(|(_, m, _)| m.is_none()).map(|(_, _, d)| d.clone()).collect();
        if !unknown.is_empty() {
            let words = store::words_of(conn, owner, &unknown).await?;
            for (_, matcher, digest) in lists.iter_mut().filter(|(_, m, _)| m.is_none()) {
                let words = words.iter().find(|(d, _)| d == digest);
                *matcher = words.and_then(|(_, w)| Matcher::new(w)).map(|m| cache::put(digest, m));
            }
        }
        let lists = lists.into_iter().filter_map(|(name, matcher, _)| Some((name, matcher?)));
        Ok(Tagger { lists: lists.collect(), own_host: own_host.to_owned() })
    }

    /// The tags that some texts have together: the text of a comment, the name and the description of a video.
    pub fn tags(&self, texts: &[&str]) -> Vec<String> {
        let folded: Vec<String> = texts.iter().map(|t| fold(t)).collect();
        let found = self.lists.iter().filter(|(_, m)| folded.iter().any(|text| m.is_in(text)));
        let mut tags: Vec<String> = found.map(|(name, _)| name.clone()).collect();
        // Somebody may call a list the same.
        if !tags.iter().any(|t| t == EXTERNAL_LINK) && texts.iter().any(|t| has_external_link(t, &self.own_host)) {
            tags.push(EXTERNAL_LINK.to_owned());
        }
        tags
    }
}
