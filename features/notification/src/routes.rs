//! Who may call what.

use crate::{list, read, settings};
use platform::{Access, App, Routes, routes};

/// The routes of notifications.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::SignedIn, routes!(settings::update))
        .add(Access::SignedIn, routes!(list::list))
        .add(Access::SignedIn, routes!(read::some))
        .add(Access::SignedIn, routes!(read::all))
}
