//! Who may call what.

use crate::{
    autocomplete, block, features_read, list, lost_password, me, oauth_client, scoped_tokens, sessions, sign_in,
    two_factor, update, update_me, verify_email,
};
use platform::{Access, App, Right, Routes, routes};

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
        .add(Access::SignedIn, routes!(features_read::read_one))
        .add(Access::Public, routes!(verify_email::ask))
        .add(Access::Public, routes!(verify_email::verify))
        .add(Access::Public, routes!(lost_password::ask))
        .add(Access::Public, routes!(lost_password::reset))
        .add(Access::SignedIn, routes!(two_factor::request))
        .add(Access::SignedIn, routes!(two_factor::confirm))
        .add(Access::SignedIn, routes!(two_factor::disable))
        .add(Access::SignedIn, routes!(sessions::list))
        .add(Access::SignedIn, routes!(sessions::revoke))
        .add(Access::SignedIn, routes!(scoped_tokens::get, scoped_tokens::renew))
        .add(Access::Public, routes!(autocomplete::get))
        .add(manage, routes!(list::list))
        .add(manage, routes!(list::get))
        .add(manage, routes!(update::update))
        .add(manage, routes!(block::block))
        .add(manage, routes!(block::unblock))
}
