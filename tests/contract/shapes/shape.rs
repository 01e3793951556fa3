//! Comparing an answer with a recorded shape. `write.mjs` beside this file says what shapes look like.

use serde_json::Value;

/// So many items of a list are looked at.
const ITEMS: usize = 20;

/// What differs between an answer and a shape, each with the path to it. What was only ever null, or always empty, is not known.
pub fn differences(shape: &Value, ours: &Value, at: &str) -> Vec<String> {
    let mut out = Vec::new();
    compare(shape, ours, at, &mut out);
    out.sort();
    out.dedup();
    out
}

/// The alternatives of a shape.
fn options(shape: &Value) -> Vec<&Value> {
    match shape.get("or").and_then(Value::as_array) {
        Some(options) => options.iter().collect(),
        None => vec![shape],
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

/// The kinds of value a shape allows.
fn kinds<'a>(options: &[&'a Value]) -> Vec<&'a str> {
    let of = |option: &&'a Value| match option {
        Value::String(names) => names.split('|').collect(),
        other => vec![kind(other)],
    };
    options.iter().flat_map(of).map(|k| if k == "array" { "list" } else { k }).collect()
}

fn compare(shape: &Value, ours: &Value, at: &str, out: &mut Vec<String>) {
    let options = options(shape);
    let known = kinds(&options);
    if known == ["any"] || known == ["null"] {
        return;
    }
    if !known.contains(&kind(ours)) {
        out.push(format!("{at} is {}, not {}", kind(ours), known.join(" or ")));
        return;
    }
    match ours {
        Value::Array(items) => {
            if let Some(item) = options.iter().find_map(|o| o.as_array()?.first()) {
                items.iter().take(ITEMS).for_each(|ours| compare(item, ours, &format!("{at}[]"), out));
            }
        }
        Value::Object(map) => {
            let Some(keys) = options.iter().find_map(|o| o.as_object()) else { return };
            if let Some(every) = keys.get("*") {
                map.values().take(ITEMS).for_each(|ours| compare(every, ours, &format!("{at}.*"), out));
                return;
            }
            for (key, ours) in map {
                match keys.get(key).or_else(|| keys.get(&format!("{key}?"))) {
                    Some(shape) => compare(shape, ours, &format!("{at}.{key}"), out),
                    None => out.push(format!("{at}.{key} is not known")),
                }
            }
            let missing = keys.keys().filter(|key| !key.ends_with('?') && !map.contains_key(*key));
            out.extend(missing.map(|key| format!("{at}.{key} is missing")));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::differences;
    use serde_json::{Value, json};

    #[test]
    fn what_differs_is_named() {
        let shape = json!({"id": "number", "name": "string|null", "list": [{"a": "number", "b?": "boolean"}], "empty": [],
            "gone": "null", "thing": {"or": ["null", {"c": "string"}]}, "map": {"*": "string"}, "data": "any"});
        let same = json!({"id": 1, "name": null, "list": [{"a": 1}, {"a": 2, "b": true}], "empty": [1], "gone": 3,
            "thing": {"c": "x"}, "map": {"fr": "French"}, "data": {"x": []}});
        assert_eq!(differences(&shape, &same, "it"), Vec::<String>::new());
        let change = |pointer: &str, value: Value| {
            let mut other = same.clone();
            *other.pointer_mut(pointer).expect("there") = value;
            differences(&shape, &other, "it")
        };
        assert_eq!(change("/thing", Value::Null), Vec::<String>::new());
        assert_eq!(change("/id", json!("1")), ["it.id is string, not number"]);
        assert_eq!(change("/id", Value::Null), ["it.id is null, not number"]);
        assert_eq!(change("/list", json!([{"c": 1}])), ["it.list[].a is missing", "it.list[].c is not known"]);
        assert_eq!(change("/thing", json!({"c": 1})), ["it.thing.c is number, not string"]);
        assert_eq!(change("/map", json!({"fr": 1})), ["it.map.* is number, not string"]);
    }
}
