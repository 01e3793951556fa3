//! Notifications from events to what people read, on both databases.

mod abuse;
mod blocked;
mod list;
mod published;
mod push;
mod settings;
mod support;
