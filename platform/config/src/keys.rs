//! The table of all keys: what the schema declares, what the defaults are, which variables set them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use serde_json::Value;

use crate::{
    differences::DIFFERENCES,
    schema::Config,
    section::{Entry, Node, join},
    yaml::{self, Content, Tree},
};

/// A variable of the environment and the key it sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name; irregular, so it is listed and never derived.
    pub name: &'static str,
    /// Dotted key.
    pub key: &'static str,
    /// Its text is JSON (`true`, `8`, `["a"]`) and not the value itself.
    pub json: bool,
}

/// Everything known about the keys.
pub(crate) struct Keys {
    /// Sections and keys in the order of the schema.
    pub entries: Vec<Entry>,
    /// Place of a dotted path in `entries`.
    pub index: HashMap<String, usize>,
    /// PeerTube's defaults, and ours for keys of our own.
    pub peertube: BTreeMap<String, Value>,
    /// Our defaults.
    pub defaults: BTreeMap<String, Value>,
    /// The environment variables.
    pub variables: Vec<Variable>,
}

/// Every variable of the environment that sets a key.
pub fn variables() -> &'static [Variable] {
    &keys().variables
}

/// PeerTube's default of every key, and ours of our own keys, as written in its file.
pub fn peertube_defaults() -> &'static BTreeMap<String, Value> {
    &keys().peertube
}

/// The table, built on first use.
pub(crate) fn keys() -> &'static Keys {
    static KEYS: LazyLock<Keys> = LazyLock::new(build);
    &KEYS
}

fn build() -> Keys {
    let mut entries = Vec::new();
    Config::describe(String::new(), "", &mut entries);
    let index: HashMap<String, usize> =
        entries.iter().enumerate().map(|(place, entry)| (entry.path().to_owned(), place)).collect();

    let tree = yaml::parse(include_str!("../data/defaults.yaml")).expect("a test reads the embedded defaults");
    let mut peertube = BTreeMap::new();
    collect(String::new(), tree, &entries, &index, &mut peertube);
    let mut defaults = peertube.clone();
    for difference in DIFFERENCES {
        defaults.insert(difference.key.to_owned(), difference.ours.into());
    }
    Keys { entries, index, peertube, defaults, variables: read_variables() }
}

/// Every path that is not a section is a value, lists and structures included.
fn collect(
    path: String,
    tree: Tree,
    entries: &[Entry],
    index: &HashMap<String, usize>,
    out: &mut BTreeMap<String, Value>,
) {
    let is_field = index.get(&path).is_some_and(|place| matches!(entries[*place], Entry::Field(_)));
    match tree.content {
        Content::Section(fields) if !is_field => {
            for (name, tree) in fields {
                collect(join(&path, &name), tree, entries, index, out);
            }
        }
        content => {
            out.insert(path, Tree { line: 0, content }.into());
        }
    }
}

fn read_variables() -> Vec<Variable> {
    include_str!("../data/environment.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some(Variable { name: words.next()?, key: words.next()?, json: words.next().is_some() })
        })
        .collect()
}

impl Entry {
    /// Dotted path.
    pub fn path(&self) -> &str {
        match self {
            Entry::Section { path, .. } => path,
            Entry::Field(field) => &field.path,
        }
    }

    /// What it is about.
    pub fn doc(&self) -> &'static str {
        match self {
            Entry::Section { doc, .. } => doc,
            Entry::Field(field) => field.doc,
        }
    }
}

impl Keys {
    /// The section or key at a dotted path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.index.get(path).map(|place| &self.entries[*place])
    }
}
