//! Who may call what.

use crate::{followers, server_followers, server_following, server_follows, subscribe, subscriptions, unsubscribe};
use platform::{Access, App, Right, Routes, routes};

/// The routes of subscriptions and followers.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::SignedIn, routes!(subscriptions::list))
        .add(Access::SignedIn, routes!(subscribe::subscribe))
        .add(Access::SignedIn, routes!(subscriptions::exist))
        .add(Access::SignedIn, routes!(subscriptions::one))
        .add(Access::SignedIn, routes!(unsubscribe::unsubscribe))
        .add(Access::SignedIn, routes!(followers::of_account))
        .add(Access::SignedIn, routes!(followers::of_channel))
        .add(Access::Public, routes!(server_follows::followers))
        .add(Access::Public, routes!(server_follows::following))
        .add(Access::With(Right::ManageFollows), routes!(server_following::follow))
        .add(Access::With(Right::ManageFollows), routes!(server_following::unfollow))
        .add(Access::With(Right::ManageFollows), routes!(server_followers::accept))
        .add(Access::With(Right::ManageFollows), routes!(server_followers::reject))
        .add(Access::With(Right::ManageFollows), routes!(server_followers::remove))
}
