//! What a user has watched: the list, and taking videos out of it.

mod list;
mod remove;

pub(crate) use list::list;
pub(crate) use remove::{remove_before, remove_one};
