//! Lists, tags and policies as clients see them.

use serde::Serialize;
use utoipa::ToSchema;

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
    /// The published list it is taken from: none, as lists are not taken from elsewhere here.
    pub subscription_url: Option<String>,
    /// ISO 8601.
    pub updated_at: String,
    /// ISO 8601.
    pub created_at: String,
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
