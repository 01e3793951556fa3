//! Who may offer, see, answer and withdraw: facts in, decision out. What collaborators may is asked of the database by `channel`.

use crate::store::{OfferRow, State, Thing};
use platform::{Caller, Problem, Result, Right};
use video::store::VideoRow;

/// Whether the caller has the rights of a local video's owner when it comes to whose it is; collaborators have them too.
pub(crate) fn may_offer_video(caller: &Caller, video: &VideoRow) -> Result<()> {
    if caller.account_id == video.account_id || caller.may(Right::ChangeVideoOwnership) {
        return Ok(());
    }
    Err(Problem::forbidden("Cannot manage a video of another user."))
}

/// Whether an offer is of the kind that the address is about.
pub(crate) fn is_about(offer: &OfferRow, thing: Thing) -> Result<()> {
    match (thing, offer.video_id, offer.channel_id) {
        (Thing::Video, Some(_), _) | (Thing::Channel, _, Some(_)) => Ok(()),
        (Thing::Video, ..) => Err(Problem::bad_request("The ownership change request is not linked to a video")),
        (Thing::Channel, ..) => Err(Problem::bad_request("The ownership change request is not linked to a channel")),
    }
}

/// Whether the caller may accept or refuse an offer: to whom it was made, and those who manage users.
pub(crate) fn may_answer(caller: &Caller, offer: &OfferRow) -> Result<()> {
    if caller.account_id != offer.next_owner_id && !caller.may(Right::ManageUsers) {
        return Err(Problem::forbidden("Cannot terminate an ownership change of another user"));
    }
    if offer.state != State::Pending {
        return Err(Problem::bad_request("Ownership change request already accepted or refused"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    fn offer(state: State) -> OfferRow {
        OfferRow { id: 1, state, initiator_id: 1, next_owner_id: 2, video_id: Some(1), channel_id: None, created_at: 0 }
    }

    #[test]
    fn who_answers() {
        let status = |who, role, state| {
            let caller = Caller { user_id: who, account_id: who, username: "x".into(), role, session_id: 1 };
            may_answer(&caller, &offer(state)).map_err(|p| p.status().as_u16())
        };
        assert_eq!(status(2, Role::User, State::Pending), Ok(()));
        assert_eq!(status(1, Role::User, State::Pending), Err(403), "who offered does not accept");
        assert_eq!(status(3, Role::User, State::Pending), Err(403));
        assert_eq!(status(4, Role::Moderator, State::Pending), Ok(()));
        assert_eq!(status(2, Role::User, State::Accepted), Err(400));
        assert_eq!(status(2, Role::User, State::Rejected), Err(400));
    }

    #[test]
    fn an_address_is_about_one_kind() {
        assert!(is_about(&offer(State::Pending), Thing::Video).is_ok());
        assert!(is_about(&offer(State::Pending), Thing::Channel).is_err());
    }
}
