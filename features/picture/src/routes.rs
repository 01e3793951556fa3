//! Who may call what.

use crate::{instance, pick, remove};
use platform::{Access, App, Right, Routes, routes};

/// The routes of avatars and banners.
pub fn routes(app: &App) -> Routes {
    let configuration = Access::With(Right::ManageConfiguration);
    Routes::new(app)
        .add(Access::SignedIn, routes!(pick::mine).streamed())
        .add(Access::SignedIn, routes!(pick::avatar_of_channel).streamed())
        .add(Access::SignedIn, routes!(pick::banner_of_channel).streamed())
        .add(Access::SignedIn, routes!(remove::mine))
        .add(Access::SignedIn, routes!(remove::avatar_of_channel))
        .add(Access::SignedIn, routes!(remove::banner_of_channel))
        .add(configuration, routes!(instance::pick_avatar).streamed())
        .add(configuration, routes!(instance::remove_avatar))
        .add(configuration, routes!(instance::pick_banner).streamed())
        .add(configuration, routes!(instance::remove_banner))
        .add(configuration, routes!(instance::pick_logo).streamed())
        .add(configuration, routes!(instance::remove_logo))
}
