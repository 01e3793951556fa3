//! Users: who may sign in, their passwords, sessions, roles, preferences and quotas.
//!
//! - Names and e-mail addresses are unique whatever their case.
//! - Passwords are kept as bcrypt (PeerTube's users move in with theirs), tokens as SHA-256.
//! - Links in mails carry secrets that are good for one thing and one hour, kept as SHA-256; keys of second factors are
//!   encrypted with the instance's secret.
//! - A refresh token works once; blocking a user or changing a password ends sessions at once.
//! - Creating and removing a user spans account and channel: those use cases are in `channel`.

mod activity;
mod authenticator;
mod autocomplete;
mod block;
mod body;
mod channels;
mod deeds;
mod features_read;
mod json;
mod letters;
mod list;
mod lost_password;
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
mod scoped_tokens;
mod secret;
mod session;
mod sessions;
mod sign_in;
mod stats;
mod store;
mod totp;
mod two_factor;
mod update;
mod update_me;
pub mod validate;
mod verify_email;

pub use activity::{start, write as write_activity};
pub use authenticator::install as install_authenticator;
pub use body::BodyFields;
pub use deeds::deed;
pub use list::parse_id;
pub use lost_password::send_first as send_first_password;
pub use notification_settings::NotificationSettings;
pub use oauth_client::{Client, create as create_client, local as local_client};
pub use preferences::Preferences;
pub use reset::reset_password;
pub use routes::routes;
pub use row::UserRow;
pub use secret::link_lifetime;
pub use session::revoke_all;
pub use store::{NewUser, ROOT, by_id, count, create, is_known, remove};
pub use update::{may_give, may_manage};
pub use verify_email::send as send_confirmation;
