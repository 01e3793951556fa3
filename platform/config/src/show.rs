//! Texts of `sepiola config`: the reference of all keys, the configuration in effect, and how we differ from PeerTube.

use std::fmt::Write;

use serde_json::Value;

use crate::{
    differences::{DIFFERENCES, Difference},
    keys::keys,
    load::Loaded,
    section::{Entry, Field},
};

const HEAD: &str = "\
# Every key with its default. Copy what you want to change into a file of your own: what a file does not say keeps
# its default. A file written for PeerTube works as it is. The name in capitals after a value is the variable of the
# environment that sets it; a JSON object in SEPIOLA_CONFIG can set every key and overrides all else.
";

/// Columns of a comment line.
const WIDTH: usize = 118;

/// A commented YAML file of every key with its default. Loading it gives the defaults again.
pub fn reference() -> String {
    let mut out = HEAD.to_owned();
    write_entries(&mut out, true, |field| {
        let mut notes = Vec::new();
        if let Some(variable) = keys().variables.iter().find(|variable| variable.key == field.path) {
            notes.push(variable.name.to_owned());
        }
        if let Some(difference) = difference(&field.path) {
            notes.push(format!("PeerTube: {}", yaml_value(&difference.peertube.into())));
        }
        (keys().defaults.get(&field.path).cloned().unwrap_or(Value::Null), notes.join("; "))
    });
    out
}

/// The configuration in effect as YAML: each key with the place that decided it, secrets hidden.
pub fn effective(loaded: &Loaded) -> String {
    let mut out = "# The configuration in effect, and where each value comes from.\n".to_owned();
    write_entries(&mut out, false, |field| match loaded.origins.get(&field.path) {
        Some(origin) if field.secret => (hidden(&origin.value), origin.place.to_string()),
        Some(origin) => (origin.value.clone(), origin.place.to_string()),
        None => (Value::Null, String::new()),
    });
    out
}

/// The defaults that are not PeerTube's, one paragraph each.
pub fn differences() -> String {
    let mut out = String::new();
    for Difference { key, peertube, ours, why } in DIFFERENCES {
        let (peertube, ours) = (yaml_value(&(*peertube).into()), yaml_value(&(*ours).into()));
        let _ = writeln!(out, "{key}\n  PeerTube: {peertube}\n  Sepiola:  {ours}\n  {why}");
    }
    out
}

fn difference(key: &str) -> Option<&'static Difference> {
    DIFFERENCES.iter().find(|difference| difference.key == key)
}

/// Walks the schema; `describe` gives each key its value and a note.
fn write_entries(out: &mut String, with_docs: bool, describe: impl Fn(&Field) -> (Value, String)) {
    for entry in &keys().entries {
        let path = entry.path();
        let (depth, name) = (path.matches('.').count(), path.rsplit('.').next().unwrap_or(path));
        let indent = "  ".repeat(depth);
        if depth == 0 {
            out.push('\n');
        }
        if with_docs {
            write_comment(out, &indent, entry.doc());
        }
        // Writing to a string cannot fail.
        let _ = match entry {
            Entry::Section { .. } => writeln!(out, "{indent}{name}:"),
            Entry::Field(field) => {
                let (value, note) = describe(field);
                let note = note.replace(char::is_control, " ");
                let separator = if note.is_empty() { "" } else { " # " };
                writeln!(out, "{indent}{name}: {}{separator}{note}", yaml_value(&value))
            }
        };
    }
}

fn write_comment(out: &mut String, indent: &str, text: &str) {
    let mut line = format!("{indent}#");
    for word in text.split_whitespace() {
        if line.len() + word.len() >= WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = format!("{indent}#");
        }
        line.push(' ');
        line.push_str(word);
    }
    out.push_str(&line);
    out.push('\n');
}

/// A value on one line: plain text in single quotes, all else as JSON, which is YAML too.
fn yaml_value(value: &Value) -> String {
    match value {
        Value::String(text) if !text.contains(char::is_control) => format!("'{}'", text.replace('\'', "''")),
        Value::Array(items) => format!("[{}]", items.iter().map(yaml_value).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}: {}", yaml_value(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        value => value.to_string(),
    }
}

/// Shows whether there is a secret, and nothing of it.
pub(crate) fn hidden(value: &Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::String(text) if text.is_empty() => value.clone(),
        Value::Array(items) => items.iter().map(hidden).collect(),
        _ => "***".into(),
    }
}
