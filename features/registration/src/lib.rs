//! Registering: people who come by themselves, at once or after a moderator said yes.
//!
//! - Whether somebody may register is looked at again in the transaction that registers them.
//! - A request keeps its password as bcrypt; accepting it makes the user with that hash.
//! - A request is decided once.

mod confirm;
mod decide;
mod form;
mod json;
mod letters;
mod list;
mod open;
mod policy;
mod register;
mod request;
mod requests;
mod routes;
mod row;
mod store;

pub use open::{is_open, may_come_from};
pub use routes::routes;
