//! Removing a report, with what was said about it.

use crate::store;
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::{App, Caller, Problem, Result};

/// Removes a report.
///
/// # Errors
/// 404 for an unknown report.
pub(crate) async fn delete(app: &App, caller: &Caller, id: i64) -> Result<()> {
    app.db
        .write((caller.clone(), app.now()), move |tx, (caller, now)| {
            async move {
                let abuse = store::get(tx, id).await?.ok_or_else(|| Problem::not_found("Abuse not found"))?;
                store::delete(tx, id).await?;
                let deed = Deed::new(&caller, "abuse", Action::Delete).with("abuse-id", id);
                Ok(audit::record(tx, now, deed.with("abuse-reason", abuse.reason)).await?)
            }
            .boxed()
        })
        .await
}
