//! A tree of sections to dotted keys: known keys are kept, unknown ones warned about, misplaced ones refused.

use serde_json::Value;

use crate::{
    error::{ConfigError, Warning},
    keys::keys,
    nearest::nearest,
    place::Place,
    section::{Entry, join},
    yaml::{Content, Tree},
};

/// What a tree says.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub values: Vec<(String, Value, Place)>,
    pub errors: Vec<ConfigError>,
    pub warnings: Vec<Warning>,
}

/// Walks the tree; `place` turns a line into a place.
pub(crate) fn flatten(tree: Tree, place: &dyn Fn(u64) -> Place) -> Found {
    let mut found = Found::default();
    walk(String::new(), tree, place, &mut found);
    found
}

fn walk(path: String, tree: Tree, place: &dyn Fn(u64) -> Place, out: &mut Found) {
    match (keys().get(&path), tree.content) {
        (Some(Entry::Field(_)), content) => {
            let value = Tree { line: tree.line, content }.into();
            out.values.push((path, value, place(tree.line)));
        }
        (None, _) if !path.is_empty() => {
            let nearest = nearest(&path, keys().entries.iter().map(Entry::path));
            out.warnings.push(Warning::UnknownKey { place: place(tree.line), key: path, nearest });
        }
        (_, Content::Section(fields)) => {
            for (name, tree) in fields {
                walk(join(&path, &name), tree, place, out);
            }
        }
        // A section whose keys are all commented out.
        (_, Content::Scalar(Value::Null)) => {}
        (_, content) => out.errors.push(ConfigError::Value {
            place: place(tree.line),
            key: if path.is_empty() { "the whole file".to_owned() } else { path },
            expected: "a section with keys".to_owned(),
            found: kind(&content).to_owned(),
        }),
    }
}

/// What stands where a section belongs: not its value, for that may be a secret on the wrong line.
fn kind(content: &Content) -> &'static str {
    match content {
        Content::Section(_) => "a section",
        Content::List(_) => "a list",
        Content::Scalar(Value::String(_)) => "text",
        Content::Scalar(Value::Bool(_)) => "true or false",
        Content::Scalar(_) => "a number",
    }
}
