//! Users: who may sign in, their passwords, sessions, roles, preferences and quotas.
//!
//! - Names and e-mail addresses are unique whatever their case.
//! - Passwords are kept as bcrypt (PeerTube's users move in with theirs), tokens as SHA-256.
//! - A refresh token works once; blocking a user or changing a password ends sessions at once.
//! - Creating and removing a user spans account and channel: those use cases are in `channel`.

mod authenticator;
mod block;
mod body;
mod channels;
mod deeds;
mod json;
mod list;
mod me;
mod notification_settings;
mod oauth_client;
pub mod password;
mod preferences;
pub mod quota;
mod requests;
mod reset;
mod routes;
mod row;
mod session;
mod sign_in;
mod store;
mod update;
mod update_me;
pub mod validate;

pub use authenticator::install as install_authenticator;
pub use body::BodyFields;
pub use deeds::deed;
pub use list::parse_id;
pub use notification_settings::NotificationSettings;
pub use oauth_client::{Client, create as create_client, local as local_client};
pub use preferences::Preferences;
pub use reset::reset_password;
pub use routes::routes;
pub use row::UserRow;
pub use session::revoke_all;
pub use store::{NewUser, ROOT, by_id, count, create, is_known, remove};
pub use update::{may_give, may_manage};
