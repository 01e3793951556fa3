//! What an activity does, by its type. Types that nobody here knows do nothing.

use super::store::Waiting;
use super::{announce, answer, comment, create, delete, flag, follow, rate, undo, update, view};
use crate::remote::actor;
use crate::remote::failure::Failure;
use ::actor::remote::Known;
use ::follow::State;
use ::video::rate::Rating;
use activitypub::Verified;
use platform::App;

/// An activity with who acts.
pub(super) struct Deed<'a> {
    pub app: &'a App,
    /// Its row.
    pub id: i64,
    /// The local actor whose own inbox it came to.
    pub inbox_actor_id: Option<i64>,
    pub activity: Verified,
    pub actor: Known,
}

/// Has an activity have its effect.
pub(super) async fn process(app: &App, waiting: &Waiting) -> Result<(), Failure> {
    let body = serde_json::from_str(&waiting.body).map_err(|e| Failure::Refused(e.to_string()))?;
    let activity = Verified::kept(body)?;
    if activity.kind() == "Delete" && activity.object_id()? == *activity.actor() {
        return delete::actor(app, &activity).await;
    }
    let actor = actor::ensure(app, activity.actor()).await?;
    let deed = Deed { app, id: waiting.id, inbox_actor_id: waiting.inbox_actor_id, activity, actor };
    match deed.activity.kind() {
        "Follow" => follow::asked(&deed).await,
        "Accept" => answer::answered(&deed, State::Accepted).await,
        "Reject" => answer::answered(&deed, State::Rejected).await,
        "Undo" => undo::undone(&deed).await,
        "Create" => create::created(&deed).await,
        "Update" => update::updated(&deed).await,
        "Delete" => delete::deleted(&deed).await,
        "Announce" => announce::announced(&deed).await,
        "Like" => rate::rated(&deed, Rating::Like).await,
        "Dislike" => rate::rated(&deed, Rating::Dislike).await,
        "ApproveReply" => comment::approved_of(&deed).await,
        "Flag" => flag::flagged(&deed).await,
        "View" => view::viewed(&deed).await,
        // A comment that is refused stays held, as it was written, which is what PeerTube does; downloads elsewhere are not counted.
        "RejectReply" | "Download" => Ok(()),
        kind => {
            tracing::debug!(kind, actor = %deed.actor.url, "nobody here knows this activity");
            Ok(())
        }
    }
}
