//! Reading what a client sent, field by field: JSON bodies, forms and queries alike, with every wrong field named.
//!
//! Forms and queries carry only text, and PeerTube's validators accept `"5"` for 5 and `"true"` for true in JSON as
//! well, so one set of readers serves all three.

use crate::problem::{Problem, Result};
use serde_json::{Map, Value, json};

/// Where the fields stood in the request, for the error document.
#[derive(Debug, Clone, Copy)]
pub enum Location {
    /// The body.
    Body,
    /// The query string.
    Query,
    /// The path.
    Params,
}

/// Fields of a request being read; [`Fields::finish`] reports all wrong ones at once.
#[derive(Debug, Clone)]
pub struct Fields {
    values: Map<String, Value>,
    location: Location,
    errors: Map<String, Value>,
}

impl Fields {
    /// Fields of a JSON object; anything but an object has no fields.
    pub fn body(value: Value) -> Self {
        let values = if let Value::Object(map) = value { map } else { Map::new() };
        Fields { values, location: Location::Body, errors: Map::new() }
    }

    /// Fields of a JSON or form body by its content type; a body that is neither is refused with 400.
    pub fn from_body(content_type: Option<&str>, bytes: &[u8]) -> Result<Self> {
        if bytes.is_empty() {
            return Ok(Self::body(Value::Null));
        }
        if content_type.is_some_and(|c| c.starts_with("application/x-www-form-urlencoded")) {
            let text = std::str::from_utf8(bytes).map_err(|_| Problem::bad_request("The form is not UTF-8"))?;
            return Ok(Self::body(Value::Object(parse_pairs(text))));
        }
        serde_json::from_slice(bytes)
            .map(Self::body)
            .map_err(|e| Problem::bad_request(format!("The body is not valid JSON: {e}")))
    }

    /// Fields of a query string: repeated keys and `key[]` become lists.
    pub fn query(query: Option<&str>) -> Self {
        Fields { values: parse_pairs(query.unwrap_or("")), location: Location::Query, errors: Map::new() }
    }

    /// One parameter of a path.
    pub fn param(name: &str, value: &str) -> Self {
        let values = Map::from_iter([(name.to_owned(), Value::from(value))]);
        Fields { values, location: Location::Params, errors: Map::new() }
    }

    /// Fields already taken apart, of a multipart form.
    pub fn form(values: Map<String, Value>) -> Self {
        Fields { values, location: Location::Body, errors: Map::new() }
    }

    /// The raw value, if the field is there (`null` counts as absent for optional fields).
    pub fn raw(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// Whether the field was sent at all, even as null.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Makes one bare value a list of one, so that it is also named as one when it is wrong.
    pub fn listed(&mut self, name: &str) {
        if let Some(value) = self.values.get_mut(name)
            && !matches!(value, Value::Array(_) | Value::Null)
        {
            *value = Value::Array(vec![value.take()]);
        }
    }

    /// Makes the members of an object fields of their own, `channel.name`, as PeerTube's errors name them.
    pub fn flatten(&mut self, name: &str) {
        if let Some(Value::Object(members)) = self.values.get(name).cloned() {
            self.values.extend(members.into_iter().map(|(key, value)| (format!("{name}.{key}"), value)));
        }
    }

    /// Marks a field as wrong.
    pub fn wrong(&mut self, name: &str, message: &str) {
        let location = match self.location {
            Location::Body => "body",
            Location::Query => "query",
            Location::Params => "params",
        };
        let mut error = Map::new();
        error.insert("type".into(), json!("field"));
        if let Some(value) = self.values.get(name) {
            error.insert("value".into(), value.clone());
        }
        error.insert("msg".into(), json!(message));
        error.insert("path".into(), json!(name));
        error.insert("location".into(), json!(location));
        self.errors.insert(name.to_owned(), Value::Object(error));
    }

    /// Marks a field as wrong and shows another value in its place: PeerTube shows what its conversion has made of the field.
    pub fn wrong_as(&mut self, name: &str, message: &str, shown: Value) {
        self.wrong(name, message);
        if let Some(Value::Object(error)) = self.errors.get_mut(name) {
            error.insert("value".into(), shown);
        }
    }

    /// An optional field through `read`; a value it refuses is recorded under `message`.
    pub fn optional<T>(&mut self, name: &str, message: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        match self.values.get(name) {
            None | Some(Value::Null) => None,
            Some(v) => match read(v) {
                Some(x) => Some(x),
                None => {
                    self.wrong(name, message);
                    None
                }
            },
        }
    }

    /// A field that must be there.
    pub fn required<T>(&mut self, name: &str, message: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.values.get(name).and_then(read);
        if value.is_none() {
            self.wrong(name, message);
        }
        value
    }

    /// Three states for updates: not sent, cleared (null or ""), set.
    pub fn patch<T>(&mut self, name: &str, message: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<Option<T>> {
        match self.values.get(name) {
            None => None,
            Some(Value::Null) => Some(None),
            Some(Value::String(s)) if s.is_empty() => Some(None),
            Some(_) => self.optional(name, message, read).map(Some),
        }
    }

    /// The end of reading: 400 naming every wrong field, if there is one.
    pub fn finish(&mut self) -> Result<()> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(std::mem::take(&mut self.errors))) }
    }
}

/// `a=1&b=2&c[]=3&c[]=4` as an object; at most 1,000 pairs, as qs and express do.
fn parse_pairs(text: &str) -> Map<String, Value> {
    let mut map = Map::new();
    for pair in text.split('&').filter(|p| !p.is_empty()).take(1000) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decode(key);
        let (key, list) = match key.find('[') {
            Some(at) if key.ends_with(']') && at > 0 => (key[..at].to_owned(), true),
            _ => (key, false),
        };
        insert(&mut map, key, Value::String(decode(value)), list);
    }
    map
}

/// Adds a value under a key; a second one makes a list.
pub fn insert(map: &mut Map<String, Value>, key: String, value: Value, list: bool) {
    match map.get_mut(&key) {
        Some(Value::Array(items)) => items.push(value),
        Some(first) => *first = Value::Array(vec![first.take(), value]),
        None if list => drop(map.insert(key, Value::Array(vec![value]))),
        None => drop(map.insert(key, value)),
    }
}

/// `application/x-www-form-urlencoded` decoding (WHATWG URL, section 5); a stray `%` stands for itself.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        at += 1;
        match (b, hex(at), hex(at + 1)) {
            (b'+', ..) => out.push(b' '),
            (b'%', Some(hi), Some(lo)) => {
                out.push(u8::try_from(hi * 16 + lo).unwrap_or(b'?'));
                at += 2;
            }
            _ => out.push(b),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Readers for one value each.
pub mod read {
    use serde_json::Value;

    /// Text of `min..=max` characters (UTF-16 units, as JavaScript counts).
    pub fn text(min: usize, max: usize) -> impl FnOnce(&Value) -> Option<String> {
        move |v| {
            let s = v.as_str()?;
            let n = s.encode_utf16().count();
            (min..=max).contains(&n).then(|| s.to_owned())
        }
    }
    /// A whole number within bounds, also as text.
    pub fn int(min: i64, max: i64) -> impl FnOnce(&Value) -> Option<i64> {
        move |v| {
            let n = match v {
                Value::Number(n) => n.as_i64(),
                Value::String(s) => s.parse().ok(),
                _ => None,
            }?;
            (min..=max).contains(&n).then_some(n)
        }
    }
    /// A truth value, also as text.
    pub fn boolean(v: &Value) -> Option<bool> {
        match v {
            Value::Bool(b) => Some(*b),
            Value::String(s) => match s.as_str() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
            Value::Number(n) => match n.as_i64() {
                Some(0) => Some(false),
                Some(1) => Some(true),
                _ => None,
            },
            _ => None,
        }
    }
    /// A date as milliseconds since 1970.
    pub fn date(v: &Value) -> Option<i64> {
        crate::clock::parse_iso(v.as_str()?)
    }
    /// A list of texts; one bare text is a list of one.
    pub fn texts(min: usize, max: usize, at_most: usize) -> impl FnOnce(&Value) -> Option<Vec<String>> {
        move |v| {
            let list = match v {
                Value::Array(items) if items.len() <= at_most => items.clone(),
                Value::String(_) => vec![v.clone()],
                _ => return None,
            };
            list.iter().map(|v| text(min, max)(v)).collect()
        }
    }
    /// A list of whole numbers; one bare number is a list of one.
    pub fn ints(at_most: usize) -> impl FnOnce(&Value) -> Option<Vec<i64>> {
        move |v| {
            let list = match v {
                Value::Array(items) if items.len() <= at_most => items.clone(),
                Value::Array(_) => return None,
                _ => vec![v.clone()],
            };
            list.iter().map(|v| int(i64::MIN, i64::MAX)(v)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_and_forms_become_fields() {
        let mut f = Fields::query(Some("a=1&tags[]=x%20y&tags[]=z+%C3%A9&b=tr%ue&c=1&c=2"));
        assert_eq!(f.required("a", "no", read::int(0, 9)), Some(1));
        assert_eq!(f.required("tags", "no", read::texts(1, 30, 5)).unwrap(), ["x y", "z é"]);
        assert_eq!(f.required("c", "no", read::ints(5)).unwrap(), [1, 2]);
        assert_eq!(f.optional("b", "not true", read::boolean), None);
        assert_eq!(f.required("d", "missing", read::int(0, 9)), None);
        let doc = f.finish().unwrap_err().document(Some("/x"), None);
        assert_eq!(doc["detail"], "Incorrect request parameters: b, d");
        assert_eq!(doc["invalid-params"]["b"]["value"], "tr%ue");
        assert_eq!(doc["invalid-params"]["d"].get("value"), None);
        assert_eq!(doc["instance"], "/x");
    }

    #[test]
    fn lengths_are_counted_as_browsers_count_them() {
        assert_eq!(read::text(0, 1)(&json!("😀")), None);
        assert!(read::text(0, 2)(&json!("😀")).is_some());
    }
}
