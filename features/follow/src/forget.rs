//! An actor leaves, and its follows with it.

use crate::store;
use database::{Error, Tx};

/// Removes all follows of and to an actor that is about to go, and counts them out of the actors that stay.
pub async fn forget(tx: &mut Tx, actor_id: i64) -> Result<(), Error> {
    actor::uncount_follows(tx, actor_id).await?;
    store::delete_of_actor(tx, actor_id).await
}
