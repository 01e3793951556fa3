//! Notifications from events to what people read, on both databases.

mod abuse;
mod blocked;
mod comments;
mod follows;
mod imports;
mod list;
mod mails;
mod mute_lists;
mod muted;
mod people;
mod published;
mod push;
mod settings;
mod subtitles;
mod support;
