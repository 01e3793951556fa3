//! Removing a list. Policies that name its tag stay: a new list of the name has them again.

use crate::update::unknown;
use crate::{Owner, store};
use futures::FutureExt as _;
use platform::{App, Result};

/// Removes a list of an owner; texts lose its tag soon after.
pub(crate) async fn delete(app: &App, owner: Owner, id: i64) -> Result<()> {
    let now = app.now();
    app.db
        .write(owner, move |tx, owner| {
            async move {
                if !store::delete(tx, owner, id).await? {
                    return Err(unknown());
                }
                Ok(store::enqueue_retag(tx, owner, now).await?)
            }
            .boxed()
        })
        .await
}
