//! The contract with PeerTube: its keys, its defaults, its variables.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use config::{Config, DIFFERENCES, load, peertube_defaults, value::DatabaseKind, variables};
use serde_json::{Value, json};

use crate::{file, loaded, warnings};

/// PeerTube's own files, where the machine has them.
fn peertube_file(name: &str) -> Option<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/config");
    let path = folder.join(name);
    std::fs::read_to_string(&path).ok().map(|text| (path, text))
}

#[test]
fn every_key_has_a_default_and_every_default_a_key() {
    let known: Vec<String> = Config::default().values().into_keys().collect();
    let defaults: Vec<String> = peertube_defaults().keys().cloned().collect();
    assert_eq!(known, defaults);
}

#[test]
fn differences_are_exactly_those_listed() {
    // PeerTube's defaults as a file, so that both sides are in normal form; hidden secrets have the same defaults.
    let peertube = peertube_defaults().iter().map(|(key, value)| (key.as_str(), value.clone()));
    let theirs = Config::with("", nested(peertube)).expect("PeerTube's defaults are valid").values();
    let ours = Config::default().values();
    let differing: BTreeMap<_, _> = ours
        .iter()
        .filter(|(key, value)| theirs[*key] != **value)
        .map(|(key, value)| (key.as_str(), (theirs[key].clone(), value.clone())))
        .collect();
    let listed: BTreeMap<_, _> = DIFFERENCES
        .iter()
        .map(|difference| (difference.key, (difference.peertube.into(), difference.ours.into())))
        .collect();
    assert_eq!(differing, listed);
    assert!(DIFFERENCES.iter().all(|difference| !difference.why.is_empty()));
    assert_eq!(listed.len(), DIFFERENCES.len(), "a key is listed twice");
}

fn nested<'a>(values: impl Iterator<Item = (&'a str, Value)>) -> Value {
    let mut root = json!({});
    for (key, value) in values {
        let place = key.split('.').fold(&mut root, |section, name| {
            section.as_object_mut().expect("sections are objects").entry(name).or_insert(json!({}))
        });
        *place = value;
    }
    root
}

#[test]
fn peertubes_default_file_is_known_and_has_the_defaults_kept_here() {
    let Some((_, text)) = peertube_file("default.yaml") else { return };
    let loaded = loaded(&file(&text));
    assert_eq!(warnings(&loaded), "");
    // The copy of the file was made by a project that turned sharing off and registration on.
    let turned =
        ["signup.enabled", "signup.requires_approval", "defaults.p2p.webapp.enabled", "defaults.p2p.embed.enabled"];
    for (key, value) in peertube_defaults() {
        let own = key.starts_with("sepiola.") || key.starts_with("testing.") || key == "database.name";
        if !own && !turned.contains(&key.as_str()) {
            assert_eq!(loaded.origins[key].value, *value, "{key}");
            assert_eq!(loaded.layer(key), Some(config::Layer::File), "{key} is not in PeerTube's file");
        }
    }
}

#[test]
fn peertubes_example_of_a_production_file_works_as_it_is() {
    let Some((_, text)) = peertube_file("production.example.yaml") else { return };
    let loaded = loaded(&file(&text));
    assert_eq!(warnings(&loaded), "");
    assert_eq!(loaded.config.webserver.origin(), "https://example.com");
    assert_eq!(loaded.config.database.database_name(), "peertube_prod");
    assert_eq!(loaded.config.sepiola.database, DatabaseKind::Postgres);
    assert_eq!(loaded.config.storage.avatars, Path::new("/var/www/peertube/storage/avatars/"));
    assert!(loaded.config.defaults.p2p.webapp.enabled);
}

#[test]
fn the_variables_are_those_of_peertubes_image() {
    let Some((_, text)) = peertube_file("environment-variables.yaml") else { return };
    let map: Value = serde_saphyr::from_str(&text).expect("PeerTube's map is YAML");
    let mut theirs = Vec::new();
    list(&map, String::new(), &mut theirs);
    let mut ours: Vec<_> =
        variables().iter().map(|variable| (variable.name.to_owned(), variable.key.to_owned(), variable.json)).collect();
    theirs.sort();
    ours.sort();
    assert_eq!(ours, theirs);
}

fn list(map: &Value, path: String, out: &mut Vec<(String, String, bool)>) {
    if let Some(name) = map.as_str() {
        out.push((name.to_owned(), path, false));
    } else if let Some(name) = map.get("__name") {
        out.push((name.as_str().expect("a name").to_owned(), path, map.get("__format").is_some()));
    } else {
        for (name, below) in map.as_object().expect("a section") {
            list(below, if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, out);
        }
    }
}

#[test]
fn every_variable_sets_its_key() {
    let defaults = Config::default().values();
    assert_eq!(variables().len(), 376);
    for variable in variables() {
        assert!(defaults.contains_key(variable.key), "{} sets an unknown key", variable.name);
        let value = &peertube_defaults()[variable.key];
        let text = match value {
            Value::String(text) if text.is_empty() => "some text".to_owned(),
            Value::String(text) if !variable.json => text.clone(),
            Value::Null if !variable.json => "some text".to_owned(),
            value => value.to_string(),
        };
        let sources = config::Sources { env: vec![(variable.name.to_owned(), text)], ..Default::default() };
        let loaded = load(&sources).unwrap_or_else(|errors| panic!("{}: {}", variable.name, crate::lines(&errors)));
        assert_eq!(loaded.layer(variable.key), Some(config::Layer::Environment), "{}", variable.name);
    }
}
