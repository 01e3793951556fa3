//! Where a value was written, for messages and for `sepiola config`.

use std::{fmt, path::PathBuf};

/// The layers, from the weakest to the strongest: a later one overrides an earlier one, key by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Our default.
    Default,
    /// The configuration file.
    File,
    /// What administrators saved in the web interface.
    Saved,
    /// A variable of the environment.
    Environment,
    /// The JSON object in the variable `SEPIOLA_CONFIG`.
    Json,
    /// An option of the command.
    CommandLine,
}

/// Where exactly a value was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nowhere: it is our default.
    Default,
    /// A file in the data folder that the server made itself.
    DataFolder,
    /// A line of the configuration file.
    File {
        /// The file.
        path: PathBuf,
        /// The line, from 1; 0 when unknown.
        line: u64,
    },
    /// The settings saved in the web interface.
    Saved,
    /// A variable of the environment, by name.
    Variable(String),
    /// An option of the command, by name.
    Option(&'static str),
}

/// Name of the variable that holds a JSON object of settings.
pub const JSON_VARIABLE: &str = "SEPIOLA_CONFIG";

impl Place {
    /// The layer the place belongs to.
    pub fn layer(&self) -> Layer {
        match self {
            Place::Default | Place::DataFolder => Layer::Default,
            Place::File { .. } => Layer::File,
            Place::Saved => Layer::Saved,
            Place::Variable(name) if name == JSON_VARIABLE => Layer::Json,
            Place::Variable(_) => Layer::Environment,
            Place::Option(_) => Layer::CommandLine,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Default => formatter.write_str("default"),
            Place::DataFolder => formatter.write_str("data folder"),
            Place::File { path, line: 0 } => write!(formatter, "{}", path.display()),
            Place::File { path, line } => write!(formatter, "{}:{line}", path.display()),
            Place::Saved => formatter.write_str("saved in the web interface"),
            Place::Variable(name) => write!(formatter, "environment variable {name}"),
            Place::Option(name) => write!(formatter, "option {name}"),
        }
    }
}
