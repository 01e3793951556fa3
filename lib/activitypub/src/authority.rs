//! Who may say what about what. Somebody speaks for an origin (scheme, host, port) when a key of that origin signed, or when
//! that origin answered; the types here cannot be made in another way, and give access only to what lies in that origin.

use crate::key::VerificationKey;
use crate::{identifier, linked, media, signature};
use serde_json::Value;
use url::Url;

/// Why something is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    /// A text that should identify something does not.
    #[error("not an address of the fediverse")]
    NotAnAddress,
    /// A part that must be there is not.
    #[error("`{0}` is missing or not readable")]
    Missing(&'static str),
    /// It belongs to another origin than the one that speaks.
    #[error("it belongs to another origin")]
    OtherOrigin,
    /// The actor is not the one who signed.
    #[error("the actor is not the signer")]
    OtherActor,
    /// An answer that does not say to be an ActivityPub document.
    #[error("the answer is not an ActivityPub document")]
    NotADocument,
    /// A document that lives elsewhere: ask there, once.
    #[error("the document lives at {0}")]
    Elsewhere(Url),
    /// Its signature is not good.
    #[error(transparent)]
    Linked(#[from] linked::Error),
}

/// Somebody who has proven to speak for an origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    actor: Url,
}

impl Authority {
    /// The owner of a key that made a signature; called where the signature was checked.
    pub(crate) fn proven(key: &VerificationKey) -> Self {
        Authority { actor: key.owner().clone() }
    }
    /// Who it is.
    pub fn actor(&self) -> &Url {
        &self.actor
    }
    /// Whether something with this id is theirs to make, change and remove, as far as the origin tells.
    pub fn owns(&self, id: &Url) -> bool {
        id.origin() == self.actor.origin()
    }
    /// The id of an object, if it is theirs.
    ///
    /// # Errors
    /// [`Foreign::Missing`], [`Foreign::NotAnAddress`], [`Foreign::OtherOrigin`].
    pub fn owned_id(&self, object: &Value) -> Result<Url, Foreign> {
        let id = id_of(object).ok_or(Foreign::Missing("id"))?;
        let id = identifier(id)?;
        if self.owns(&id) { Ok(id) } else { Err(Foreign::OtherOrigin) }
    }
}

/// A document that was fetched from where it says to live.
#[derive(Debug, Clone)]
pub struct Fetched {
    authority: Authority,
    document: Value,
}

impl Fetched {
    /// Takes an answer: `from` is where it came from after redirects.
    ///
    /// # Errors
    /// [`Foreign::NotADocument`] by its media type; [`Foreign::Elsewhere`] when its id is another address, which may be
    /// asked instead; [`Foreign::Missing`] and [`Foreign::NotAnAddress`] for its id.
    pub fn admit(from: &Url, content_type: &str, document: Value) -> Result<Self, Foreign> {
        if !media::is_activity(content_type) {
            return Err(Foreign::NotADocument);
        }
        let id = document.get("id").and_then(Value::as_str).ok_or(Foreign::Missing("id"))?;
        let id = identifier(id)?;
        if !same_address(&id, from) {
            return Err(Foreign::Elsewhere(id));
        }
        Ok(Fetched { authority: Authority { actor: id }, document })
    }
    /// Its address.
    pub fn id(&self) -> &Url {
        &self.authority.actor
    }
    /// What it can speak for.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }
    /// The document.
    pub fn document(&self) -> &Value {
        &self.document
    }
}

/// An activity whose actor is proven.
#[derive(Debug, Clone)]
pub struct Verified {
    authority: Authority,
    id: Url,
    kind: String,
    body: Value,
}

impl Verified {
    /// What the signer of a request says itself.
    ///
    /// # Errors
    /// [`Foreign::OtherActor`] when the actor is somebody else, which a signature in the body may prove
    /// ([`Verified::forwarded`]); [`Foreign::OtherOrigin`] when the activity's id is not the actor's.
    pub fn direct(authority: Authority, body: Value) -> Result<Self, Foreign> {
        let actor = actor_of(&body)?;
        if !same_address(&actor, authority.actor()) {
            return Err(Foreign::OtherActor);
        }
        Self::of(authority, body)
    }

    /// What somebody forwards: the actor's own signature is in the body ([`linked`]). Parts that the signature does not cover are
    /// removed.
    ///
    /// # Errors
    /// [`Foreign::OtherActor`] when the key is not the actor's, [`Foreign::Linked`], and as [`Verified::direct`].
    pub fn forwarded(body: &Value, key: &VerificationKey, age: &signature::Window) -> Result<Self, Foreign> {
        let actor = actor_of(body)?;
        if !same_address(&actor, key.owner()) {
            return Err(Foreign::OtherActor);
        }
        let covered = linked::verify(body, key, age)?;
        Self::of(Authority::proven(key), covered)
    }

    /// An activity that was verified earlier, from where it was kept.
    ///
    /// # Errors
    /// As [`Verified::direct`].
    pub fn kept(body: Value) -> Result<Self, Foreign> {
        let authority = Authority { actor: actor_of(&body)? };
        Self::of(authority, body)
    }

    fn of(authority: Authority, body: Value) -> Result<Self, Foreign> {
        let id = match authority.owned_id(&body) {
            // PeerTube derives the id of a Delete from what goes, which may be a reply by somebody else below a video of the
            // actor's. The id proves nothing: what the actor may remove is asked of the object.
            Err(Foreign::OtherOrigin) if is_named_after_its_object(&body) => {
                identifier(body.get("id").and_then(Value::as_str).unwrap_or(""))?
            }
            other => other?,
        };
        let kind = match body.get("type") {
            Some(Value::String(kind)) => Some(kind.clone()),
            Some(Value::Array(kinds)) => kinds.iter().find_map(Value::as_str).map(str::to_owned),
            _ => None,
        };
        let kind = kind.ok_or(Foreign::Missing("type"))?;
        Ok(Verified { authority, id, kind, body })
    }

    /// Who acts.
    pub fn actor(&self) -> &Url {
        &self.authority.actor
    }
    /// What the actor can speak for.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }
    /// The activity's id, of the actor's origin.
    pub fn id(&self) -> &Url {
        &self.id
    }
    /// Its type.
    pub fn kind(&self) -> &str {
        &self.kind
    }
    /// The whole activity.
    pub fn body(&self) -> &Value {
        &self.body
    }
    /// The id of its object, anybody's.
    ///
    /// # Errors
    /// [`Foreign::Missing`], [`Foreign::NotAnAddress`].
    pub fn object_id(&self) -> Result<Url, Foreign> {
        let object = self.body.get("object").ok_or(Foreign::Missing("object"))?;
        identifier(id_of(object).ok_or(Foreign::Missing("object"))?)
    }
    /// Its object with its id, when it is spelled out and the actor's own. An object of another origin must be fetched there.
    ///
    /// # Errors
    /// [`Foreign::Missing`], [`Foreign::NotAnAddress`], [`Foreign::OtherOrigin`].
    pub fn own_object(&self) -> Result<(Url, &Value), Foreign> {
        let object = self.body.get("object").filter(|o| o.is_object()).ok_or(Foreign::Missing("object"))?;
        Ok((self.authority.owned_id(object)?, object))
    }
}

/// Whether a Delete has the id of its object with `/delete` behind it.
fn is_named_after_its_object(body: &Value) -> bool {
    let object = body.get("object").and_then(id_of);
    let id = body.get("id").and_then(Value::as_str).and_then(|id| id.strip_suffix("/delete"));
    body.get("type").and_then(Value::as_str) == Some("Delete") && id.is_some() && id == object
}

/// The actor a body names.
///
/// # Errors
/// [`Foreign::Missing`], [`Foreign::NotAnAddress`].
pub fn actor_of(body: &Value) -> Result<Url, Foreign> {
    let actor = body.get("actor").and_then(id_of).ok_or(Foreign::Missing("actor"))?;
    identifier(actor)
}

/// The id of something that is given as an id or spelled out.
pub fn id_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(id) => Some(id),
        Value::Object(object) => object.get("id").and_then(Value::as_str),
        _ => None,
    }
}

/// Whether two addresses lead to the same document: fragments do not travel.
pub(crate) fn same_address(a: &Url, b: &Url) -> bool {
    let bare = |url: &Url| {
        let mut url = url.clone();
        url.set_fragment(None);
        url
    };
    bare(a) == bare(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    fn alice() -> Authority {
        Authority { actor: url("https://one.example/accounts/alice") }
    }

    #[test]
    fn a_signer_speaks_for_itself_only() {
        let body = |actor: &str, id: &str| json!({"type": "Like", "actor": actor, "id": id});
        let own = "https://one.example/likes/1";
        let good = Verified::direct(alice(), body("https://one.example/accounts/alice", own)).unwrap();
        assert_eq!((good.kind(), good.id().as_str()), ("Like", own));
        for (actor, id, error) in [
            ("https://one.example/accounts/bob", own, Foreign::OtherActor),
            ("https://two.example/accounts/alice", own, Foreign::OtherActor),
            ("https://one.example/accounts/alice", "https://two.example/likes/1", Foreign::OtherOrigin),
            ("https://one.example/accounts/alice", "https://one.example:444/likes/1", Foreign::OtherOrigin),
            ("https://one.example/accounts/alice", "http://one.example/likes/1", Foreign::OtherOrigin),
            ("https://one.example/accounts/alice", "https://one.example.two.example/1", Foreign::OtherOrigin),
            ("https://one.example/accounts/alice", "https://one.example@two.example/1", Foreign::NotAnAddress),
            ("https://one.example/accounts/alice", "urn:x", Foreign::NotAnAddress),
        ] {
            assert_eq!(Verified::direct(alice(), body(actor, id)).unwrap_err(), error, "{actor} {id}");
        }
        assert!(matches!(Verified::direct(alice(), json!({"id": own})), Err(Foreign::Missing("actor"))));
        // A Delete that is named after what it removes.
        let delete = |kind: &str, id: &str| {
            let actor = "https://one.example/accounts/alice";
            Verified::direct(
                alice(),
                json!({"type": kind, "actor": actor, "id": id, "object": "https://two.example/c/1"}),
            )
        };
        assert!(delete("Delete", "https://two.example/c/1/delete").unwrap().own_object().is_err());
        assert_eq!(delete("Delete", "https://two.example/c/2/delete").unwrap_err(), Foreign::OtherOrigin);
        assert_eq!(delete("Update", "https://two.example/c/1/delete").unwrap_err(), Foreign::OtherOrigin);
    }

    #[test]
    fn objects_of_others_are_not_handed_out() {
        let with = |object: Value| {
            let actor = "https://one.example/accounts/alice";
            Verified::direct(
                alice(),
                json!({"type": "Update", "actor": {"id": actor}, "id": "https://one.example/1", "object": object}),
            )
            .unwrap()
        };
        let own = with(json!({"id": "https://one.example/v/1", "name": "n"}));
        assert_eq!(own.own_object().unwrap().1["name"], "n");
        let foreign = with(json!({"id": "https://two.example/v/1", "name": "n"}));
        assert_eq!(foreign.own_object().unwrap_err(), Foreign::OtherOrigin);
        assert_eq!(foreign.object_id().unwrap().as_str(), "https://two.example/v/1");
        assert_eq!(with(json!("https://one.example/v/1")).own_object().unwrap_err(), Foreign::Missing("object"));
        assert_eq!(with(json!(7)).object_id().unwrap_err(), Foreign::Missing("object"));
    }

    #[test]
    fn documents_live_where_they_say() {
        let here = url("https://one.example/accounts/alice");
        let of = |id: &str| json!({"id": id, "type": "Person"});
        let fetched = Fetched::admit(&here, media::ACTIVITY_JSON, of(here.as_str())).unwrap();
        assert_eq!(fetched.id(), &here);
        assert_eq!(Fetched::admit(&here, "application/json", of(here.as_str())).unwrap_err(), Foreign::NotADocument);
        for id in ["https://two.example/accounts/alice", "https://one.example/accounts/bob"] {
            assert_eq!(Fetched::admit(&here, media::ACTIVITY_JSON, of(id)).unwrap_err(), Foreign::Elsewhere(url(id)));
        }
        assert!(Fetched::admit(&here, media::ACTIVITY_JSON, json!([])).is_err());
    }
}
