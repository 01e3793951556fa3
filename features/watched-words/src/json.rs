//! Lists, tags and policies as clients see them.

use crate::store::subscriptions::SubscriptionRow;
use moderation::elsewhere::State;
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::Labelled;

/// A list of watched words.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WatchedWordsList {
    /// List id.
    pub id: i64,
    /// Its name, which is the automatic tag it gives.
    pub list_name: String,
    /// As they were written.
    pub words: Vec<String>,
    /// The list kept elsewhere that it comes from; null for one that somebody wrote here.
    pub subscription_url: Option<String>,
    /// ISO 8601.
    pub updated_at: String,
    /// ISO 8601.
    pub created_at: String,
}

/// A list of words kept elsewhere that is followed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WatchedWordsSubscription)]
pub(crate) struct Subscription {
    /// Its number here.
    pub id: i64,
    /// As it calls itself.
    pub name: String,
    /// Where it is read.
    pub url: String,
    /// How many words came from it.
    pub imported_words_count: usize,
    /// ISO 8601; null until it was taken in for the first time.
    pub last_sync_at: Option<String>,
    /// 1 waits for the first time, 2 is being read, 3 synchronized, 4 failed and tried again.
    pub state: Labelled,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
}

impl Subscription {
    pub(crate) fn new(row: &SubscriptionRow) -> Self {
        Subscription {
            id: row.id,
            name: row.name.clone(),
            url: row.url.clone(),
            imported_words_count: row.words,
            last_sync_at: row.last_sync_at.map(iso),
            state: State::labelled(row.state),
            created_at: iso(row.created_at),
            updated_at: iso(row.updated_at),
        }
    }
}

/// A list's id.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ListId {
    /// List id.
    pub id: i64,
}

/// What is answered for a new list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewList {
    /// The list.
    pub watched_words_list: ListId,
}

/// An automatic tag that texts may bear.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AutomaticTag {
    /// Its name.
    pub name: String,
    /// `watched-words-list`, or `core` for what the instance itself looks for.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// The automatic tags there are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AvailableTags {
    /// Lists by their age, then the instance's own.
    pub available: Vec<AutomaticTag>,
}

/// What tags of videos lead to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VideoPolicies {
    /// Videos with one of these tags wait until a moderator has looked.
    pub auto_block: Vec<String>,
}

/// What tags of comments lead to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CommentPolicies {
    /// Comments with one of these tags are held until they are approved.
    pub review: Vec<String>,
}
