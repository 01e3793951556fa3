//! Environment variables: those of PeerTube's container image, and `SEPIOLA_CONFIG`, which can set every key.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    error::{ConfigError, Warning},
    flatten::{Found, flatten},
    keys::keys,
    load::Origin,
    nearest::nearest,
    place::{JSON_VARIABLE, Place},
    yaml::{LARGEST_FILE, Tree},
};

/// What the environment says, weaker part first.
#[derive(Debug, Default)]
pub(crate) struct Environment {
    pub found: Vec<Found>,
    pub errors: Vec<ConfigError>,
    pub warnings: Vec<Warning>,
}

pub(crate) fn read(env: &[(String, String)]) -> Environment {
    let mut out = Environment::default();
    let mut plain = Found::default();
    for (name, text) in env {
        // An empty variable is as good as none: container files declare them without a value.
        if text.is_empty() || !name.starts_with("PEERTUBE_") {
            continue;
        }
        match keys().variables.iter().find(|variable| variable.name == name) {
            Some(variable) => {
                let place = Place::Variable(name.clone());
                plain.values.push((variable.key.to_owned(), value(text, variable.json), place));
            }
            None => {
                let nearest = nearest(name, keys().variables.iter().map(|variable| variable.name));
                out.warnings.push(Warning::UnknownVariable { name: name.clone(), nearest });
            }
        }
    }
    out.found.push(plain);
    if let Some((_, text)) = env.iter().find(|(name, text)| name == JSON_VARIABLE && !text.is_empty()) {
        match json(text) {
            Ok(tree) => out.found.push(flatten(tree, &|_| Place::Variable(JSON_VARIABLE.to_owned()))),
            Err(message) => {
                out.errors.push(ConfigError::Syntax { place: Place::Variable(JSON_VARIABLE.to_owned()), message });
            }
        }
    }
    out
}

/// Text that should be JSON and is not is taken as it stands: `/etc/ca.pem` need not be quoted, and what is truly wrong
/// is refused when it meets the type of its key.
fn value(text: &str, json: bool) -> Value {
    if json && text.len() <= LARGEST_FILE {
        serde_json::from_str(text).unwrap_or_else(|_| text.into())
    } else {
        text.into()
    }
}

fn json(text: &str) -> Result<Tree, String> {
    if text.len() > LARGEST_FILE {
        return Err(format!("larger than {LARGEST_FILE} bytes"));
    }
    match serde_json::from_str(text) {
        Ok(value @ Value::Object(_)) => Ok(value.into()),
        Ok(_) => Err("expected a JSON object of sections".to_owned()),
        Err(error) => Err(format!("not readable as JSON: {error}")),
    }
}

/// The names every S3 client knows stand in for credentials that are not configured.
pub(crate) fn aws_credentials(env: &[(String, String)], origins: &mut BTreeMap<String, Origin>) {
    for (name, key) in [
        ("AWS_ACCESS_KEY_ID", "object_storage.credentials.access_key_id"),
        ("AWS_SECRET_ACCESS_KEY", "object_storage.credentials.secret_access_key"),
    ] {
        let is_empty = origins.get(key).is_none_or(|origin| origin.value.is_null() || origin.value == "");
        if let Some((_, text)) = env.iter().find(|(variable, text)| variable == name && !text.is_empty())
            && is_empty
        {
            let origin = Origin { value: text.as_str().into(), place: Place::Variable(name.to_owned()) };
            origins.insert(key.to_owned(), origin);
        }
    }
}
