//! Configurations without a file: our defaults, and defaults with a few keys changed, as tests want them.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use serde_json::Value;

use crate::{
    error::ConfigError,
    keys::keys,
    load::{Sources, load},
    place::JSON_VARIABLE,
    schema::Config,
    section::{Entry, Node},
    show::hidden,
};

impl Default for Config {
    /// Our defaults. Paths stay relative, as no data folder is known.
    fn default() -> Self {
        load(&Sources::default()).expect("a test loads the defaults").config
    }
}

impl Config {
    /// Every key and its value in normal form (durations and sizes in their largest unit), secrets hidden.
    pub fn values(&self) -> BTreeMap<String, Value> {
        let mut values = Vec::new();
        self.write(String::new(), &mut values);
        let is_secret = |key: &str| matches!(keys().get(key), Some(Entry::Field(field)) if field.secret);
        values
            .into_iter()
            .map(|(key, value)| if is_secret(&key) { (key, hidden(&value)) } else { (key, value) })
            .collect()
    }

    /// Shares it. A configuration never changes: a saved setting makes a new one.
    pub fn shared(self) -> Arc<Config> {
        Arc::new(self)
    }

    /// Our defaults in a data folder, with the keys of a JSON object changed:
    /// `Config::with("/data", json!({ "signup": { "enabled": true } }))`.
    ///
    /// # Errors
    /// Every wrong value of `changes`, as [`load`] reports them.
    pub fn with(data: impl Into<PathBuf>, changes: Value) -> Result<Config, Vec<ConfigError>> {
        let env = vec![(JSON_VARIABLE.to_owned(), changes.to_string())];
        load(&Sources { data: data.into(), env, ..Sources::default() }).map(|loaded| loaded.config)
    }
}
