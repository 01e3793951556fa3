//! What moderators decide about a report.

use crate::store;
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::{App, Caller, Problem, Result, event};

/// Recorded when a report's state changes; its reporter is told.
pub(crate) const UPDATED_EVENT: &str = "abuse.updated";

/// A decision; `None` leaves what is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Decision {
    /// 1 pending, 2 rejected, 3 accepted.
    pub state: Option<i64>,
    /// For moderators alone.
    pub moderation_comment: Option<String>,
}

/// Writes a decision.
///
/// # Errors
/// 404 for an unknown report.
pub(crate) async fn update(app: &App, caller: &Caller, id: i64, decision: Decision) -> Result<()> {
    app.db
        .write((caller.clone(), decision, app.now()), move |tx, (caller, decision, now)| {
            async move {
                let abuse = store::get(tx, id).await?.ok_or_else(|| Problem::not_found("Abuse not found"))?;
                let state = decision.state.unwrap_or(abuse.state);
                let comment = decision.moderation_comment.or_else(|| abuse.moderation_comment.clone());
                let processed = abuse.processed_at.or(decision.state.map(|_| now));
                store::update(tx, id, state, comment.clone(), processed, now).await?;
                let deed = Deed::new(&caller, "abuse", Action::Update).with("abuse-id", id);
                let deed = deed.changed("abuse-state", abuse.state, state);
                let deed = deed.changed("abuse-moderationComment", abuse.moderation_comment, comment);
                audit::record(tx, now, deed).await?;
                if state != abuse.state {
                    event::emit(tx, now, UPDATED_EVENT, id).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}
