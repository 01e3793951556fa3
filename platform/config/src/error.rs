//! What can be wrong with a configuration: errors stop the start, warnings are logged.

use std::fmt;

use serde_json::Value;

use crate::place::Place;

/// A reason not to start. All reasons are found before any is reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The text could not be read as YAML or JSON, or is out of bounds.
    #[error("{place}: {message}")]
    Syntax {
        /// Where reading stopped.
        place: Place,
        /// Why.
        message: String,
    },
    /// A value is not of its key's type.
    #[error("{place}: {key}: expected {expected}, found {found}")]
    Value {
        /// Where it was written.
        place: Place,
        /// Dotted key.
        key: String,
        /// What belongs there.
        expected: String,
        /// What stands there, shortened, or nothing of it when it is secret.
        found: String,
    },
    /// A value does not go together with others.
    #[error("{place}: {key}: {message}")]
    Conflict {
        /// Where it was written.
        place: Place,
        /// Dotted key.
        key: String,
        /// Why not.
        message: String,
    },
}

/// Something that works but is probably not what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// No such key: it has no effect.
    UnknownKey {
        /// Where it was written.
        place: Place,
        /// Dotted key.
        key: String,
        /// The known key that looks most like it.
        nearest: Option<String>,
    },
    /// A variable named like one of ours that sets nothing.
    UnknownVariable {
        /// Its name.
        name: String,
        /// The known variable that looks most like it.
        nearest: Option<String>,
    },
    /// A value is legal but dubious, or was set aside.
    Doubt {
        /// Where it was written.
        place: Place,
        /// Dotted key.
        key: String,
        /// Why.
        message: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nearest = match self {
            Warning::UnknownKey { place, key, nearest } => {
                write!(formatter, "{place}: unknown key {key}")?;
                nearest
            }
            Warning::UnknownVariable { name, nearest } => {
                write!(formatter, "unknown environment variable {name}")?;
                nearest
            }
            Warning::Doubt { place, key, message } => return write!(formatter, "{place}: {key}: {message}"),
        };
        match nearest {
            Some(nearest) => write!(formatter, "; did you mean {nearest}?"),
            None => formatter.write_str("; it has no effect"),
        }
    }
}

/// Characters of a wrong value that a message repeats.
const SHOWN: usize = 60;

/// A wrong value as a message shows it: JSON, shortened.
pub(crate) fn found(value: &Value, secret: bool) -> String {
    match value {
        Value::Null => "nothing".into(),
        _ if secret => "something else".into(),
        value => {
            let text = value.to_string();
            let shown: String = text.chars().take(SHOWN).collect();
            if shown.len() < text.len() { format!("{shown}…") } else { shown }
        }
    }
}

/// Orders errors as they are met when reading: by layer, in the file by line.
pub(crate) fn sort(errors: &mut [ConfigError]) {
    errors.sort_by_key(|error| {
        let place = error.place();
        let line = if let Place::File { line, .. } = place { *line } else { 0 };
        (place.layer(), line)
    });
}

impl ConfigError {
    /// Where the mistake stands.
    pub fn place(&self) -> &Place {
        match self {
            ConfigError::Syntax { place, .. }
            | ConfigError::Value { place, .. }
            | ConfigError::Conflict { place, .. } => place,
        }
    }
}
