//! A list of videos as asked for: whose, which part, and what is left out. [`query`] reads it, [`condition`] and [`order`] are its
//! SQL, [`sensitivity`] adds what the viewer or the instance wants by default.

mod condition;
mod feeds;
mod order;
#[cfg(test)]
mod plans;
mod query;
mod sensitivity;

pub(crate) use condition::Condition;
pub use query::ListParameters;
pub(crate) use sensitivity::Sensitivity;

use database::{Conn, Error};
use moderation::Muters;
use platform::{Caller, Page};
use search::Among;
use uuid::Uuid;

/// Whose videos are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody's.
    All,
    /// Everybody's, as a search: other sorts, more filters.
    Search,
    /// One account's.
    Account(i64),
    /// One channel's.
    Channel(i64),
    /// The caller's own, in every state and privacy.
    Mine(i64),
    /// What a user has watched, last watched first.
    History(i64),
    /// Those of the channels that an account is subscribed to.
    Subscriptions(i64),
}

/// `include` of PeerTube: what a privileged caller wants to see besides what is listed, or of each video.
pub(crate) mod include {
    pub const NOT_PUBLISHED_STATE: i64 = 1;
    pub const BLOCKED: i64 = 2;
    pub const MUTED_OWNER: i64 = 4;
    pub const FILES: i64 = 8;
    pub const AUTOMATIC_TAGS: i64 = 64;
    pub const TAGS: i64 = 128;
    /// What people are shown of their own videos.
    pub const OF_MINE: i64 = NOT_PUBLISHED_STATE | BLOCKED | MUTED_OWNER | TAGS;
}

/// What the list is narrowed to; `None` narrows nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Wanted {
    pub is_local: Option<bool>,
    pub is_live: Option<bool>,
    /// `Some(None)` asks for both, whatever the viewer's settings say.
    pub nsfw: Option<Option<bool>>,
    pub nsfw_flags_included: i64,
    pub nsfw_flags_excluded: i64,
    pub categories: Option<Vec<i64>>,
    pub licences: Option<Vec<i64>>,
    pub languages: Option<Vec<String>>,
    pub tags_one_of: Option<Vec<String>>,
    pub tags_all_of: Option<Vec<String>>,
    pub privacies: Option<Vec<i64>>,
    pub states: Option<Vec<i64>>,
    pub auto_tags: Option<Vec<String>>,
    pub has_hls: Option<bool>,
    pub has_web_videos: Option<bool>,
    pub not_watched: bool,
    pub search: Option<String>,
    /// What the index has for `search`; without it the database is searched.
    pub among: Option<Among>,
    pub host: Option<String>,
    pub own_host: bool,
    pub published_from: Option<i64>,
    pub published_until: Option<i64>,
    pub originally_from: Option<i64>,
    pub originally_until: Option<i64>,
    pub shortest: Option<i64>,
    pub longest: Option<i64>,
    pub uuids: Option<Vec<Uuid>>,
    pub channel: Option<i64>,
    /// Only videos of this playlist, its last place first.
    pub playlist: Option<i64>,
    pub channel_names: Option<Vec<String>>,
    /// With the videos of channels that one helps with, in the list of one's own.
    pub collaborations: bool,
}

impl Wanted {
    /// Whether anything but words narrows the list.
    pub(crate) fn narrows(&self) -> bool {
        *self != Wanted { search: self.search.clone(), among: self.among.clone(), ..Wanted::default() }
    }
}

/// Who looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Viewer {
    pub user_id: i64,
    pub account_id: i64,
}

/// A list of videos, as asked for.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Which part of it.
    pub page: Page,
    /// Whose.
    pub scope: Scope,
    /// Leave the total out: it costs.
    pub skip_count: bool,
    /// Of an account or channel elsewhere only what this server follows, as in lists of everything.
    pub(crate) only_followed: bool,
    pub(crate) wanted: Wanted,
    pub(crate) include: i64,
    pub(crate) viewer: Option<Viewer>,
    /// Views since then make a video trend (milliseconds since 1970).
    pub(crate) trends_since: i64,
}

impl Filter {
    /// A list that other features make for somebody, without any filter.
    pub fn new(page: Page, scope: Scope, caller: Option<&Caller>) -> Self {
        Filter {
            page,
            scope,
            skip_count: false,
            only_followed: false,
            wanted: Wanted::default(),
            include: if matches!(scope, Scope::Mine(_)) { include::OF_MINE } else { 0 },
            viewer: caller.map(|c| Viewer { user_id: c.user_id, account_id: c.account_id }),
            trends_since: 0,
        }
    }

    /// Only what a text finds.
    #[must_use]
    pub fn searching(mut self, text: Option<String>) -> Self {
        self.wanted.search = text.filter(|t| !t.is_empty());
        self
    }

    /// Only videos of this category.
    #[must_use]
    pub fn in_category(mut self, category: i64) -> Self {
        self.wanted.categories = Some(vec![category]);
        self
    }

    /// Only videos with this tag.
    #[must_use]
    pub fn tagged(mut self, tag: String) -> Self {
        self.wanted.tags_one_of = Some(vec![tag]);
        self
    }

    /// Only videos of this channel, within the scope.
    #[must_use]
    pub fn in_channel(mut self, channel_id: i64) -> Self {
        self.wanted.channel = Some(channel_id);
        self
    }

    /// Whether a part of `include` was asked for.
    pub(crate) fn includes(&self, part: i64) -> bool {
        self.include & part != 0
    }

    /// Who may leave videos out of this list by muting their owners. Nobody does for one's own, and where they were asked for.
    pub(crate) async fn muters(&self, conn: &mut Conn) -> Result<Muters, Error> {
        if self.includes(include::MUTED_OWNER) {
            return Ok(Muters::default());
        }
        let accounts: Vec<i64> = self.viewer.iter().map(|v| v.account_id).collect();
        Muters::find(conn, &accounts).await
    }
}
