//! Something elsewhere has changed.

use super::process::Deed;
use crate::remote::failure::Failure;
use crate::remote::{actor, read};
use ::actor::Kind;
use serde_json::Value;

/// Renews what has changed, if it is of the actor's origin.
pub(super) async fn updated(deed: &Deed<'_>) -> Result<(), Failure> {
    let (id, object) = deed.activity.own_object()?;
    let kinds = read::list(object, "type").iter().filter_map(Value::as_str);
    for kind in kinds {
        // Read where it lives: a key is believed from there only.
        if Kind::parse(kind).is_some() {
            return actor::fetched(deed.app, &id).await.map(drop);
        }
    }
    Ok(())
}
