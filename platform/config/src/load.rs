//! Merging the layers into one configuration: pure, so that tests need neither files nor an environment.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    check, environment,
    error::{ConfigError, Warning, found, sort},
    flatten::{Found, flatten},
    keys::keys,
    place::{Layer, Place},
    saved::check_saved,
    schema::Config,
    section::Node,
    value::{Secret, Setting},
    yaml,
};

/// Everything a configuration is made from.
#[derive(Clone, Default)]
pub struct Sources {
    /// The data folder: relative paths of the configuration stand below it.
    pub data: PathBuf,
    /// The configuration file and its text.
    pub file: Option<(PathBuf, String)>,
    /// What administrators saved in the web interface: dotted keys.
    pub saved: BTreeMap<String, Value>,
    /// The environment.
    pub env: Vec<(String, String)>,
    /// The secret made at the first start and kept in the data folder: stands in for an empty `secrets.peertube`.
    pub generated_secret: Option<Secret>,
    /// Address given with `--listen`: host name and port.
    pub listen: Option<(String, u16)>,
}

/// A value and where it was written.
#[derive(Clone, PartialEq)]
pub struct Origin {
    /// As it was written, not normalised.
    pub value: Value,
    /// Where.
    pub place: Place,
}

/// A configuration that can be worked with.
#[derive(Clone)]
pub struct Loaded {
    /// The typed configuration.
    pub config: Config,
    /// What should be logged at start.
    pub warnings: Vec<Warning>,
    /// Every key with its value and origin.
    pub origins: BTreeMap<String, Origin>,
}

// Raw values include secrets: neither type shows them by accident.
impl fmt::Debug for Sources {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sources").field("data", &self.data).finish_non_exhaustive()
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Loaded { config, warnings, origins: _ } = self;
        formatter.debug_struct("Loaded").field("config", config).field("warnings", warnings).finish_non_exhaustive()
    }
}

impl Loaded {
    /// The layer that decided a key; `None` for keys that do not exist.
    pub fn layer(&self, key: &str) -> Option<Layer> {
        self.origins.get(key).map(|origin| origin.place.layer())
    }
}

/// Merges the layers: defaults, file, saved settings, environment, `SEPIOLA_CONFIG`, command line.
///
/// # Errors
/// Everything that is wrong with them, never only the first mistake. A wrong saved setting is no error: it is set
/// aside with a warning, because an administrator could not reach the web interface to correct it.
pub fn load(sources: &Sources) -> Result<Loaded, Vec<ConfigError>> {
    let mut merge = Merge::default();
    if let Some((path, text)) = &sources.file {
        merge.file(path, text);
    }
    merge.saved(&sources.saved);
    let environment = environment::read(&sources.env);
    merge.errors.extend(environment.errors);
    merge.warnings.extend(environment.warnings);
    for found in environment.found {
        merge.found(found);
    }
    if let Some((hostname, port)) = &sources.listen {
        merge.listen(hostname, *port);
    }
    environment::aws_credentials(&sources.env, &mut merge.origins);
    if let Some(secret) = &sources.generated_secret {
        merge.generated_secret(secret);
    }
    merge.choose_database();
    merge.finish(&sources.data)
}

/// Reads typed values out of the merged keys and notes what is wrong.
pub(crate) struct Reader<'a> {
    origins: &'a BTreeMap<String, Origin>,
    errors: Vec<ConfigError>,
}

impl Reader<'_> {
    pub fn value<T: Setting>(&mut self, key: &str) -> Option<T> {
        let origin = self.origins.get(key)?;
        let value = T::parse(&origin.value);
        if value.is_none() {
            self.errors.push(ConfigError::Value {
                place: origin.place.clone(),
                key: key.to_owned(),
                expected: T::expected(),
                found: found(&origin.value, T::SECRET),
            });
        }
        value
    }
}

struct Merge {
    origins: BTreeMap<String, Origin>,
    errors: Vec<ConfigError>,
    warnings: Vec<Warning>,
}

impl Default for Merge {
    fn default() -> Self {
        let defaults = keys().defaults.iter();
        let origins = defaults
            .map(|(key, value)| (key.clone(), Origin { value: value.clone(), place: Place::Default }))
            .collect();
        Merge { origins, errors: Vec::new(), warnings: Vec::new() }
    }
}

impl Merge {
    fn found(&mut self, found: Found) {
        for (key, value, place) in found.values {
            self.origins.insert(key, Origin { value, place });
        }
        self.errors.extend(found.errors);
        self.warnings.extend(found.warnings);
    }

    fn file(&mut self, path: &Path, text: &str) {
        let place = |line| Place::File { path: path.to_owned(), line };
        match yaml::parse(text) {
            Ok(tree) => self.found(flatten(tree, &place)),
            Err(error) => {
                self.errors.push(ConfigError::Syntax { place: place(error.line), message: error.message });
            }
        }
    }

    fn saved(&mut self, saved: &BTreeMap<String, Value>) {
        for (key, value) in saved {
            match check_saved(key, value) {
                Ok(()) => {
                    self.origins.insert(key.clone(), Origin { value: value.clone(), place: Place::Saved });
                }
                Err(error) => {
                    let message = format!("set aside: {error}");
                    self.warnings.push(Warning::Doubt { place: Place::Saved, key: key.clone(), message });
                }
            }
        }
    }

    /// `--listen` moves the public address along, unless somebody configured that.
    fn listen(&mut self, hostname: &str, port: u16) {
        let move_along = self.first_set("webserver.").is_none();
        let mut set = |key: &str, value: Value| {
            self.origins.insert(key.to_owned(), Origin { value, place: Place::Option("--listen") });
        };
        set("listen.hostname", hostname.into());
        set("listen.port", port.into());
        if move_along {
            set("webserver.port", port.into());
            if !matches!(hostname, "0.0.0.0" | "::") {
                set("webserver.hostname", hostname.into());
            }
        }
    }

    /// The first key below a prefix that somebody set.
    fn first_set(&self, prefix: &str) -> Option<&Origin> {
        let mut below = self.origins.iter().filter(|(key, _)| key.starts_with(prefix));
        below.find(|(_, origin)| origin.place != Place::Default).map(|(_, origin)| origin)
    }

    /// The secret made at the first start stands in where none is configured.
    fn generated_secret(&mut self, secret: &Secret) {
        let key = "secrets.peertube";
        if self.origins.get(key).is_none_or(|origin| origin.value.is_null() || origin.value == "") {
            let origin = Origin { value: secret.expose().into(), place: Place::DataFolder };
            self.origins.insert(key.to_owned(), origin);
        }
    }

    /// Whoever configures `database` means PostgreSQL, as in PeerTube; whoever configures nothing gets a file.
    fn choose_database(&mut self) {
        let chosen = self.origins.get("sepiola.database").is_some_and(|origin| origin.place != Place::Default);
        if !chosen && let Some(origin) = self.first_set("database.") {
            let place = origin.place.clone();
            self.origins.insert("sepiola.database".to_owned(), Origin { value: "postgres".into(), place });
        }
    }

    fn refuse(mut self) -> Vec<ConfigError> {
        sort(&mut self.errors);
        self.errors
    }

    fn finish(mut self, data: &Path) -> Result<Loaded, Vec<ConfigError>> {
        let mut reader = Reader { origins: &self.origins, errors: Vec::new() };
        let config = Config::read(&mut reader, String::new());
        self.errors.append(&mut reader.errors);
        let Some(mut config) = config else { return Err(self.refuse()) };
        let checked = check::check(&config, &self.origins);
        self.errors.extend(checked.errors);
        self.warnings.extend(checked.warnings);
        if !self.errors.is_empty() {
            return Err(self.refuse());
        }
        config.storage.resolve(data);
        config.sepiola.sqlite.file = data.join(&config.sepiola.sqlite.file);
        Ok(Loaded { config, warnings: self.warnings, origins: self.origins })
    }
}
