//! Actors: whoever ActivityPub can address (a person behind an account, a channel, the instance itself), and accounts.
//!
//! - A local name belongs to one actor for ever, whatever its case: a removed actor leaves a tombstone, so that nobody
//!   else inherits its address and its followers.
//! - Every local actor has a key pair, made before the transaction that stores it.
//! - An account is the public face of a user; the instance's own account `peertube` has no user.

mod account;
mod create;
pub mod elsewhere;
mod error;
mod image;
mod keys;
mod kind;
mod name;
pub mod remote;
mod row;
mod store;

pub use account::{AccountChange, AccountRow};
pub use create::{NewActor, create};
pub use error::Error;
pub use image::{
    Image, ImageKind, InstanceImages, LOGOS, images, instance, instance_images, set_images, shapes as image_shapes,
};
pub use keys::{KeyPair, generate};
pub use kind::Kind;
pub use name::{Handle, fold, is_actor_name, is_username};
pub use row::ActorRow;
pub use store::{
    account_by_handle, account_of_user, accounts, accounts_by_ids, accounts_of_users, count_accounts, count_follow,
    create_account, is_taken, of_account, retire, uncount_follows, update_account,
};

/// The instance's own actor; PeerTube names it so, and other instances look for it under this name.
pub const INSTANCE_NAME: &str = "peertube";
