//! Keys of senders and bodies of activities, kept in memory while they are sent: parsing a key and signing a document take far
//! longer than looking them up, and an activity goes to many servers.

use crate::store;
use activitypub::{PrivateKey, linked};
use bytes::Bytes;
use database::Error;
use platform::App;
use platform::clock::iso;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;

/// Entries kept; the oldest numbers go first.
const KEPT: usize = 256;

/// Who signs.
pub(crate) struct Sender {
    /// Its address.
    pub url: String,
    /// Its key.
    pub key: PrivateKey,
}

/// An activity as it is sent.
pub(crate) struct Ready {
    pub body: Bytes,
    pub sender: Arc<Sender>,
}

type Shelf<T> = Mutex<BTreeMap<i64, Arc<OnceCell<Option<Arc<T>>>>>>;

/// What is kept.
#[derive(Default)]
pub(crate) struct Signer {
    senders: Shelf<Sender>,
    activities: Shelf<Ready>,
}

impl Signer {
    /// An activity with its sender; `None` when it is not there any more, or its sender cannot sign.
    pub(crate) async fn ready(&self, app: &App, activity_id: i64) -> Result<Option<Arc<Ready>>, Error> {
        let cell = shelved(&self.activities, activity_id);
        let made = cell.get_or_try_init(|| async {
            let found = store::activity(&mut app.db.reader().await?, activity_id).await?;
            let Some((actor_id, body, created_at)) = found else { return Ok::<_, Error>(None) };
            let Some(sender) = self.sender(app, actor_id).await? else { return Ok(None) };
            let signing = sender.clone();
            let signed = tokio::task::spawn_blocking(move || sign(body, &signing, created_at)).await;
            Ok(Some(Arc::new(Ready { body: signed.map_err(|_| Error::Panicked)?, sender })))
        });
        made.await.cloned()
    }

    async fn sender(&self, app: &App, actor_id: i64) -> Result<Option<Arc<Sender>>, Error> {
        let cell = shelved(&self.senders, actor_id);
        let made = cell.get_or_try_init(|| async {
            let found = store::key(&mut app.db.reader().await?, actor_id).await?;
            let Some((url, pem)) = found else {
                tracing::error!(actor.id = actor_id, "an actor without a key has something to send");
                return Ok::<_, Error>(None);
            };
            Ok(match PrivateKey::read(&pem) {
                Ok(key) => Some(Arc::new(Sender { url, key })),
                Err(e) => {
                    tracing::error!(actor.id = actor_id, error = %e, "a key cannot be read");
                    None
                }
            })
        });
        made.await.cloned()
    }
}

/// The place of one number, made when it is missing.
fn shelved<T>(shelf: &Shelf<T>, id: i64) -> Arc<OnceCell<Option<Arc<T>>>> {
    let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(cell) = shelf.get(&id) {
        return cell.clone();
    }
    if shelf.len() >= KEPT {
        shelf.pop_first();
    }
    shelf.entry(id).or_default().clone()
}

/// Signs the document itself, so that its receivers can pass it on. The time is that of the activity: whenever it is signed, it
/// is signed alike.
fn sign(body: String, sender: &Sender, created_at: i64) -> Bytes {
    let signed = serde_json::from_str::<Value>(&body)
        .map_err(|e| e.to_string())
        .and_then(|d| linked::sign(d, &sender.url, &iso(created_at), &sender.key).map_err(|e| e.to_string()));
    match signed {
        Ok(document) => Bytes::from(document.to_string()),
        Err(why) => {
            tracing::warn!(%why, "an activity is sent without a signature of its own");
            Bytes::from(body)
        }
    }
}
