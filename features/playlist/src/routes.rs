//! Who may call what.

use crate::{add, change, create, delete, elements, exist, list, one, remove, reorder, search, update};
use platform::{Access, App, Routes, routes};

/// The routes of playlists.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Public, routes!(one::privacies))
        .add(Access::Anyone, routes!(list::all))
        .add(Access::SignedIn, routes!(create::create).streamed())
        .add(Access::Anyone, routes!(one::one))
        .add(Access::SignedIn, routes!(update::update).streamed())
        .add(Access::SignedIn, routes!(delete::delete))
        .add(Access::Anyone, routes!(elements::list))
        .add(Access::SignedIn, routes!(add::add))
        .add(Access::SignedIn, routes!(reorder::videos))
        .add(Access::SignedIn, routes!(change::change))
        .add(Access::SignedIn, routes!(remove::remove))
        .add(Access::SignedIn, routes!(exist::exist))
        .add(Access::Anyone, routes!(list::of_account))
        .add(Access::Anyone, routes!(list::of_channel))
        .add(Access::SignedIn, routes!(reorder::playlists))
        .documented(Access::Anyone, "searchPlaylists", routes!(search::search))
}
