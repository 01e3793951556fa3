//! Who may call what.

use crate::{instance, pick, remove};
use axum::extract::DefaultBodyLimit;
use platform::{Access, App, Right, Routes};
use utoipa_axum::router::UtoipaMethodRouter;
use utoipa_axum::routes;

/// The routes of avatars and banners.
pub fn routes(app: &App) -> Routes {
    let configuration = Access::With(Right::ManageConfiguration);
    Routes::new(app)
        .add(Access::SignedIn, streamed(routes!(pick::mine)))
        .add(Access::SignedIn, streamed(routes!(pick::avatar_of_channel)))
        .add(Access::SignedIn, streamed(routes!(pick::banner_of_channel)))
        .add(Access::SignedIn, routes!(remove::mine))
        .add(Access::SignedIn, routes!(remove::avatar_of_channel))
        .add(Access::SignedIn, routes!(remove::banner_of_channel))
        .add(configuration, streamed(routes!(instance::pick_avatar)))
        .add(configuration, routes!(instance::remove_avatar))
        .add(configuration, streamed(routes!(instance::pick_banner)))
        .add(configuration, routes!(instance::remove_banner))
        .add(configuration, streamed(routes!(instance::pick_logo)))
        .add(configuration, routes!(instance::remove_logo))
}

/// Bodies of these routes are bounded by their handlers, piece by piece.
fn streamed(route: UtoipaMethodRouter<App>) -> UtoipaMethodRouter<App> {
    let (schemas, paths, methods) = route;
    (schemas, paths, methods.layer(DefaultBodyLimit::disable()))
}
