//! Pieces that documents share.

use activitypub::PUBLIC;
use catalog::visibility::privacy;
use serde_json::{Map, Value, json};

/// A document with the declaration of its words, which comes first.
pub(crate) fn with_context(document: Value) -> Value {
    let mut whole = Map::new();
    whole.insert("@context".into(), activitypub::context_of(&document));
    if let Value::Object(members) = document {
        whole.extend(members);
    }
    Value::Object(whole)
}

/// For whom something is.
#[derive(Debug, Clone, PartialEq)]
pub struct Audience {
    /// Whom it is said to.
    pub to: Vec<String>,
    /// Who gets it as well.
    pub cc: Vec<String>,
}

impl Audience {
    /// What an actor says to everybody, and to its followers.
    #[must_use]
    pub fn public(actor_url: &str) -> Self {
        Audience { to: vec![PUBLIC.into()], cc: vec![format!("{actor_url}/followers")] }
    }
    /// For one actor alone.
    #[must_use]
    pub fn only(actor_url: &str) -> Self {
        Audience { to: vec![actor_url.to_owned()], cc: Vec::new() }
    }
    /// A public thing goes to everybody, its channel and the account's followers; an unlisted one is merely not hidden.
    #[must_use]
    pub fn of(privacy: i64, account_url: &str, channel_url: Option<&str>) -> Self {
        if privacy != privacy::PUBLIC {
            return Audience { to: Vec::new(), cc: vec![PUBLIC.into()] };
        }
        let to = [PUBLIC].into_iter().chain(channel_url).map(str::to_owned).collect();
        Audience { to, cc: vec![format!("{account_url}/followers")] }
    }
    /// A document for this audience.
    #[must_use]
    pub fn address(&self, document: Value) -> Value {
        let mut whole = Map::new();
        whole.insert("to".into(), json!(self.to));
        whole.insert("cc".into(), json!(self.cc));
        if let Value::Object(members) = document {
            whole.extend(members);
        }
        Value::Object(whole)
    }
}

/// Members without those that have no value.
pub(crate) fn members<const N: usize>(all: [(&str, Option<Value>); N]) -> Value {
    Value::Object(all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}

/// The activity that made an object, as PeerTube names it.
pub(crate) fn create(object_url: &str, actor_url: &str, object: &Value, audience: &Audience) -> Value {
    audience.address(json!({
        "type": "Create",
        "id": format!("{object_url}/activity"),
        "actor": actor_url,
        "object": object,
    }))
}

/// A link to a page.
pub(crate) fn page(href: &str) -> Value {
    json!({"type": "Link", "mediaType": "text/html", "href": href})
}

/// Seconds as ActivityStreams writes them (ISO 8601).
pub(crate) fn seconds(seconds: impl std::fmt::Display) -> String {
    format!("PT{seconds}S")
}
