//! Who may call what.

use crate::{accounts, activity, collaborator, create, create_user, list, remove, remove_user, search, update};
use platform::{Access, App, Right, Routes, routes};

/// The routes of channels and accounts, and of creating and removing users.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::With(Right::ManageUsers), routes!(create_user::create))
        .add(Access::With(Right::ManageUsers), routes!(remove_user::remove))
        .add(Access::SignedIn, routes!(remove_user::remove_me))
        .add(Access::Anyone, routes!(list::all))
        .documented(Access::Anyone, "searchChannels", routes!(search::search))
        .add(Access::SignedIn, routes!(create::create))
        .add(Access::Anyone, routes!(list::one))
        .add(Access::SignedIn, routes!(update::update))
        .add(Access::SignedIn, routes!(remove::remove))
        .add(Access::SignedIn, routes!(activity::list))
        .add(Access::SignedIn, routes!(collaborator::list))
        .add(Access::SignedIn, routes!(collaborator::invite))
        .add(Access::SignedIn, routes!(collaborator::accept))
        .add(Access::SignedIn, routes!(collaborator::reject))
        .add(Access::SignedIn, routes!(collaborator::remove))
        .add(Access::Anyone, routes!(accounts::all))
        .add(Access::Anyone, routes!(accounts::one))
        .add(Access::Anyone, routes!(list::of_account))
}
