//! Who may call what.

use crate::{block, list, me, oauth_client, sign_in, update, update_me};
use platform::{Access, App, Right, Routes};
use utoipa_axum::routes;

/// The routes of users and sessions.
pub fn routes(app: &App) -> Routes {
    let manage = Access::With(Right::ManageUsers);
    Routes::new(app)
        .documented(Access::Public, "getOAuthClient", routes!(oauth_client::get_local))
        .documented(Access::Public, "getOAuthToken", routes!(sign_in::token))
        .documented(Access::SignedIn, "revokeOAuthToken", routes!(sign_in::revoke))
        .add(Access::SignedIn, routes!(me::get))
        .add(Access::SignedIn, routes!(update_me::put))
        .add(Access::SignedIn, routes!(me::quota_used))
        .add(manage, routes!(list::list))
        .add(manage, routes!(list::get))
        .add(manage, routes!(update::update))
        .add(manage, routes!(block::block))
        .add(manage, routes!(block::unblock))
}
