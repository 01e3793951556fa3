//! Taking an offer back, while it is not answered.

use crate::give::managed_video;
use crate::policy;
use crate::settle::{unknown, whereabouts};
use crate::store::{self, State, Thing};
use channel::activity::{Action, record_with};
use channel::must_own;
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result};

/// Removes an offer.
pub(crate) async fn withdraw(app: &App, caller: Caller, id: i64, thing: Thing) -> Result<()> {
    app.db
        .write((caller, app.now()), move |tx, (caller, now)| {
            async move {
                let offer = store::get(tx, id).await?.ok_or_else(unknown)?;
                if offer.state != State::Pending {
                    return Err(Problem::bad_request("Ownership request already accepted or refused"));
                }
                policy::is_about(&offer, thing)?;
                if let Some(video) = offer.video_id {
                    managed_video(tx, &caller, Ref::Id(video)).await?;
                }
                if let Some(channel) = offer.channel_id {
                    let channel = channel::owned(tx, channel).await?;
                    must_own(&caller, &channel.ok_or_else(|| Problem::not_found("Video channel not found"))?)?;
                }
                let (channel_id, subject) = whereabouts(tx, &offer).await?;
                store::delete(tx, offer.id).await?;
                let (by, what) = ((channel_id, caller.user_id), (subject, Some(offer.next_owner_id)));
                Ok(record_with(tx, by, Action::DeleteOwnershipRequest, what, now).await?)
            }
            .boxed()
        })
        .await
}
