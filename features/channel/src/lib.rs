//! Channels, and the use cases that span user, account and channel: registering, removing, the first start.
//!
//! - Every user has at least one channel; a removed channel's name is not given away again.
//! - A user, their account, their first channel and both actors with their keys are created in one transaction.
//! - Removing a channel removes its videos through [`Hooks`], in the same transaction.

mod accounts;
pub mod activity;
mod bootstrap;
mod collaborator;
mod create;
mod create_user;
mod found;
mod hand_over;
mod hooks;
mod json;
mod list;
mod policy;
mod register;
pub mod remote;
mod remove;
mod remove_user;
mod requests;
mod routes;
mod row;
mod search;
mod stats;
mod store;
mod update;

pub use activity::changed;
pub use bootstrap::{FirstStart, bootstrap};
pub use collaborator::{helps_with_video, is_collaborator};
pub use hand_over::{hand_over, must_not_be_the_last};
pub use hooks::{Done, Hooks, set_hooks};
pub use json::ListedChannel;
pub use policy::{may_own, must_manage, must_own};
pub use register::{NewUser, Password, Prepared, Registered, register, store_all};
pub use routes::routes;
pub use row::ChannelRow;
pub use search::suggested;
pub use store::{by_handle, by_ids, lock, of_account, owned};
