//! Settings that administrators change in the web interface: which keys, and whether a new value is acceptable.

use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;

use crate::{
    error::{ConfigError, found},
    keys::keys,
    place::Place,
    schema::Config,
    section::{Entry, Node},
    value::{ByteSize, Limit, Setting},
};

/// Sections the web interface may change: those PeerTube's example file lists behind its remark about them, and the
/// ranking of popular videos. Addresses, folders, secrets and databases stay with whoever runs the server.
const EDITABLE: &[&str] = &[
    "admin",
    "auto_blacklist",
    "blocklist",
    "broadcast_message",
    "client",
    "contact_form",
    "defaults",
    "email",
    "export",
    "followers",
    "followings",
    "import",
    "instance",
    "live",
    "search",
    "services",
    "signup",
    "storyboards",
    "theme",
    "transcoding",
    "trending",
    "user",
    "video_channels",
    "video_comments",
    "video_file",
    "video_studio",
    "video_transcription",
];

/// May the web interface change this key?
pub fn is_editable(key: &str) -> bool {
    key.split_once('.').is_some_and(|(section, _)| EDITABLE.contains(&section))
}

/// Would this value do for this key? Asked before it is saved; [`crate::load`] with all saved settings then tells
/// whether they go together.
///
/// # Errors
/// The key does not exist or is not editable, or what was expected instead of the value.
pub fn check_saved(key: &str, value: &Value) -> Result<(), ConfigError> {
    let conflict =
        |message: &str| ConfigError::Conflict { place: Place::Saved, key: key.to_owned(), message: message.to_owned() };
    let Some(Entry::Field(field)) = keys().get(key) else { return Err(conflict("no such key")) };
    if !is_editable(key) {
        return Err(conflict("cannot be changed in the web interface"));
    }
    if (field.is_valid)(value) {
        return Ok(());
    }
    Err(ConfigError::Value {
        place: Place::Saved,
        key: key.to_owned(),
        expected: (field.expected)(),
        found: found(value, field.secret),
    })
}

/// What each key that the web interface may change is now, as it would be written in a file.
pub fn editable_values(config: &Config) -> BTreeMap<String, Value> {
    let mut values = Vec::new();
    config.write(String::new(), &mut values);
    values.into_iter().filter(|(key, _)| is_editable(key)).collect()
}

/// Bytes of a size such as `"5 MB"` or 5242880; -1 for no limit. `None` for what is no size.
pub fn bytes(value: &Value) -> Option<i64> {
    let limit = Limit::<ByteSize>::parse(value)?;
    Some(limit.get().map_or(-1, |size| i64::try_from(size.0).unwrap_or(i64::MAX)))
}

/// Milliseconds of a time such as `"1 hour"` or 3600000; -1 for no limit. `None` for what is no time.
pub fn milliseconds(value: &Value) -> Option<i64> {
    let limit = Limit::<Duration>::parse(value)?;
    Some(limit.get().map_or(-1, |time| i64::try_from(time.as_millis()).unwrap_or(i64::MAX)))
}
