//! The keys of those who sign: known ones from memory and database, others from their owner's document.

use super::failure::Failure;
use super::places::Places;
use super::{actor, fetch};
use activitypub::{Fetched, VerificationKey, identifier};
use platform::App;
use platform::http_client::Url;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Parsed keys that are remembered.
const MOST: usize = 10_000;
/// A remembered key is looked up again after so many milliseconds: another node may have learned a new one.
const FRESH: i64 = 600_000;
/// A key that did not fit is asked for again at most so often, in milliseconds.
const AGAIN: i64 = 60_000;

/// What is remembered of keys, by their addresses.
#[derive(Default)]
struct Memory(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    keys: HashMap<String, (VerificationKey, i64)>,
    asked: HashMap<String, i64>,
}

/// A key, and its owner's document when that was read for it: to be kept by [`keep_owner`] once the key has proven something.
pub(crate) struct Found {
    pub key: VerificationKey,
    owner: Option<Fetched>,
}

/// Stores or renews the owner of a key that was asked for.
pub(crate) async fn keep_owner(app: &App, found: &Found) -> Result<(), Failure> {
    match &found.owner {
        Some(owner) => actor::keep(app, owner).await.map(drop),
        None => Ok(()),
    }
}

/// The key of an address.
pub(crate) async fn find(app: &App, id: &Url) -> Result<Found, Failure> {
    if let Some(key) = remembered(app, id, app.now() - FRESH) {
        return Ok(Found { key, owner: None });
    }
    let mut conn = app.db.reader().await?;
    let known = match ::actor::remote::by_key(&mut conn, id.as_str()).await? {
        Some(known) => Some(known),
        // PeerTube before 8 names its keys by their owner's address alone.
        None => ::actor::remote::by_url(&mut conn, id.as_str()).await?.filter(|actor| actor.host.is_some()),
    };
    drop(conn);
    let found = match known.and_then(|actor| Some((actor.url, actor.key?))) {
        Some((owner, (_, pem))) => {
            Found { key: VerificationKey::kept(id.clone(), identifier(&owner)?, &pem)?, owner: None }
        }
        None => ask(app, id, true).await?,
    };
    remember(app, &found.key);
    Ok(found)
}

/// The key of an address, from its owner's document as it is now; `None` when that was asked for a moment ago.
pub(crate) async fn renewed(app: &App, id: &Url) -> Result<Option<Found>, Failure> {
    let now = app.now();
    {
        let memory = app.shared::<Memory>();
        let mut remembered = memory.0.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.asked.len() >= MOST {
            remembered.asked.retain(|_, since| now - *since < AGAIN);
        }
        let is_too_soon = remembered.asked.get(id.as_str()).is_some_and(|since| now - since < AGAIN);
        if is_too_soon || remembered.asked.len() >= MOST {
            return Ok(None);
        }
        remembered.asked.insert(id.as_str().to_owned(), now);
    }
    let found = ask(app, id, false).await?;
    remember(app, &found.key);
    Ok(Some(found))
}

/// The key that an actor signs documents with.
pub(crate) async fn of_actor(app: &App, creator: &Url) -> Result<VerificationKey, Failure> {
    let mut url = creator.clone();
    url.set_fragment(None);
    fetch::admissible(app, &url)?;
    let known = actor::ensure(app, &url).await?;
    let (id, pem) = known.key.ok_or_else(|| Failure::refused("the creator has no key"))?;
    Ok(VerificationKey::kept(identifier(&id)?, url, &pem)?)
}

/// Asks the key's owner; where a known key will do, not when somebody else has just asked for it. Nothing is stored: anybody can
/// name any key.
async fn ask(app: &App, id: &Url, known_will_do: bool) -> Result<Found, Failure> {
    let mut url = id.clone();
    url.set_fragment(None);
    let (places, since) = (app.shared::<Places>(), app.now());
    let place = places.take(&url, since).await?;
    if let Some(key) = remembered(app, id, since).filter(|_| known_will_do) {
        return Ok(Found { key, owner: None });
    }
    let fetched = fetch::document(app, &url).await.inspect_err(|failure| {
        if matches!(failure, Failure::Later(_)) {
            place.is_slow(app.now());
        }
    })?;
    let key = VerificationKey::of(&fetched, id)?;
    Ok(Found { key, owner: Some(fetched) })
}

/// A key that was remembered after a time.
fn remembered(app: &App, id: &Url, after: i64) -> Option<VerificationKey> {
    let memory = app.shared::<Memory>();
    let remembered = memory.0.lock().unwrap_or_else(PoisonError::into_inner);
    remembered.keys.get(id.as_str()).filter(|(_, since)| *since > after).map(|(key, _)| key.clone())
}

fn remember(app: &App, key: &VerificationKey) {
    let memory = app.shared::<Memory>();
    let mut remembered = memory.0.lock().unwrap_or_else(PoisonError::into_inner);
    if remembered.keys.len() >= MOST {
        remembered.keys.clear();
    }
    remembered.keys.insert(key.id().as_str().to_owned(), (key.clone(), app.now()));
}

/// Forgets a key, because its owner is gone or has another.
pub(super) fn forget(app: &App, id: &str) {
    let memory = app.shared::<Memory>();
    memory.0.lock().unwrap_or_else(PoisonError::into_inner).keys.remove(id);
}
