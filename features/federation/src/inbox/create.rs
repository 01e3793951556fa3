//! Something new elsewhere.

use super::process::Deed;
use super::{comment, copy, update, view};
use crate::remote::failure::Failure;
use crate::remote::{read, wanted};
use serde_json::Value;

/// Takes what was made, if somebody here wants to hear of it.
pub(super) async fn created(deed: &Deed<'_>) -> Result<(), Failure> {
    let (id, object) = deed.activity.own_object()?;
    match read::list(object, "type").iter().find_map(Value::as_str) {
        Some("Video") => {
            wanted::must_be_followed(deed.app, deed.actor.host.as_deref().unwrap_or_default()).await?;
            update::video(deed, &id, object).await
        }
        Some("Playlist") => update::playlist(deed, &id).await,
        Some("Note") => comment::written(deed, &id, object).await,
        Some("WatchAction") => view::watched(deed, object).await,
        Some("CacheFile") => copy::kept(deed, &id, object).await,
        _ => Ok(()),
    }
}
