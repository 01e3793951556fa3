//! What peers say over the WebSocket, parsed into types, and what they are told.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::id::{Id20, InfoHash, PeerId};

/// Any message of a peer. Unknown keys are ignored; of the known ones each has one type.
#[derive(Debug, Deserialize)]
pub(super) struct Message<'a> {
    #[serde(default)]
    pub action: Action,
    #[serde(default)]
    pub info_hash: Option<OneOrMany>,
    #[serde(default)]
    pub peer_id: Option<PeerId>,
    #[serde(default)]
    pub to_peer_id: Option<PeerId>,
    #[serde(default)]
    pub offer_id: Option<Id20>,
    #[serde(borrow, default)]
    pub answer: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub offers: Option<Vec<Offer<'a>>>,
    #[serde(default)]
    pub event: Event,
    /// Bytes the peer still lacks. JavaScript writes its "unknown" (infinity) as `null`.
    #[serde(default)]
    pub left: Option<f64>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    Announce,
    Scrape,
    #[default]
    #[serde(other)]
    Unknown,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Event {
    Started,
    Stopped,
    Completed,
    /// Also `update`, `paused`, `empty` and whatever else: a sign of life.
    #[default]
    #[serde(other)]
    Update,
}

#[derive(Debug)]
pub(super) enum OneOrMany {
    One(InfoHash),
    Many(Vec<InfoHash>),
}

/// Written out because `serde(untagged)` would copy the value before looking at it, on every announce.
impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an info hash or a list of them")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                InfoHash::from_binary_string(text).map(OneOrMany::One).map_err(E::custom)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany, A::Error> {
                let mut hashes = Vec::new();
                while let Some(hash) = items.next_element()? {
                    hashes.push(hash);
                }
                Ok(OneOrMany::Many(hashes))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Offer<'a> {
    #[serde(borrow)]
    pub offer: &'a RawValue,
    pub offer_id: Id20,
}

/// A WebRTC session description, to check that nothing else is relayed.
#[derive(Deserialize)]
struct Description {
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(rename = "sdp")]
    _sdp: Text,
}

#[derive(Deserialize, PartialEq, Eq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Offer,
    Answer,
}

/// Some JSON string; its text does not matter here.
struct Text;

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E>(self, _: &str) -> Result<Text, E> {
                Ok(Text)
            }
        }
        deserializer.deserialize_str(Any)
    }
}

/// Whether `json` is a session description of the kind and not longer than `limit` bytes.
pub(super) fn is_description(json: &RawValue, kind: Kind, limit: usize) -> bool {
    json.get().len() <= limit
        && serde_json::from_str::<Description>(json.get()).is_ok_and(|description| description.kind == kind)
}

/// `{"complete":…,"incomplete":…,"action":"announce","interval":…,"info_hash":…}`
pub(super) fn announced(hash: &InfoHash, complete: usize, incomplete: usize, interval_s: u32) -> String {
    let mut json = String::with_capacity(128);
    json.push_str(&format!(
        r#"{{"complete":{complete},"incomplete":{incomplete},"action":"announce","interval":{interval_s},"info_hash":"#
    ));
    hash.push_json(&mut json);
    json.push('}');
    json
}

/// An offer or answer on its way to another peer.
pub(super) fn relayed(kind: Kind, description: &RawValue, offer_id: &Id20, from: &PeerId, hash: &InfoHash) -> String {
    let key = if kind == Kind::Offer { "offer" } else { "answer" };
    let mut json = String::with_capacity(description.get().len() + 220);
    json.push_str(r#"{"action":"announce",""#);
    json.push_str(key);
    json.push_str("\":");
    json.push_str(description.get());
    json.push_str(r#","offer_id":"#);
    offer_id.push_json(&mut json);
    json.push_str(r#","peer_id":"#);
    from.push_json(&mut json);
    json.push_str(r#","info_hash":"#);
    hash.push_json(&mut json);
    json.push('}');
    json
}

/// A refusal; `reason` must not need escaping in JSON.
pub(super) fn refused(action: Action, hash: Option<&InfoHash>, reason: &str) -> String {
    let mut json = String::with_capacity(200);
    json.push('{');
    match action {
        Action::Announce => json.push_str(r#""action":"announce","#),
        Action::Scrape => json.push_str(r#""action":"scrape","#),
        Action::Unknown => {}
    }
    json.push_str(r#""failure reason":""#);
    json.push_str(reason);
    json.push('"');
    if let Some(hash) = hash {
        json.push_str(r#","info_hash":"#);
        hash.push_json(&mut json);
    }
    json.push('}');
    json
}
