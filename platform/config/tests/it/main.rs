//! The configuration as an administrator meets it: files, variables, saved settings, mistakes.

mod contract;
mod hostile;
mod layers;
mod mistakes;
mod show;

use std::path::PathBuf;

use config::{ConfigError, Loaded, Sources, load};

/// Sources with one file, `app.yaml`.
fn file(text: &str) -> Sources {
    Sources { file: Some((PathBuf::from("app.yaml"), text.to_owned())), ..Sources::default() }
}

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[track_caller]
fn loaded(sources: &Sources) -> Loaded {
    load(sources).unwrap_or_else(|errors| panic!("{}", lines(&errors)))
}

#[track_caller]
fn refused(sources: &Sources) -> String {
    match load(sources) {
        Ok(_) => panic!("was accepted"),
        Err(errors) => lines(&errors),
    }
}

fn lines(errors: &[ConfigError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn warnings(loaded: &Loaded) -> String {
    loaded.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
