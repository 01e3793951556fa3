//! An account that is about to go: what it wrote becomes tombstones, so that the answers of others keep their place.

use crate::{delete, store};
use database::Tx;
use platform::Result;

/// Removes all comments of an account, in the transaction that removes the account.
pub async fn account_goes(tx: &mut Tx, account_id: i64, now: i64) -> Result<()> {
    let buried = store::bury_all_of(tx, account_id, now).await?;
    Ok(delete::count(tx, &buried).await?)
}
