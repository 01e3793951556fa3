//! A multipart form on its way in: files go to disk piece by piece, fields into an object, everything bounded.

use crate::temporary::{TempFile, TempFolder, refused};
use axum::extract::multipart::{Field, Multipart, MultipartError};
use platform::fields::insert;
use platform::{Problem, Result};
use serde_json::{Map, Value};
use tokio::io::AsyncWriteExt;

/// Most parts of a form, and most bytes of all its text fields together.
const MOST_PARTS: usize = 200;
const MOST_TEXT: usize = 1 << 20;
/// Bytes gathered before they are written.
const PIECE: usize = 1 << 20;

/// A file part that a form may have.
#[derive(Debug, Clone, Copy)]
pub struct FilePart {
    /// The field's name.
    pub name: &'static str,
    /// Most bytes; one more ends the request.
    pub most: u64,
    /// Whether too many bytes are a wrong field (400) rather than a refusal of the whole (413).
    pub is_picture: bool,
}

/// A file that came.
#[derive(Debug)]
pub struct ReceivedFile {
    /// Where it is for now.
    pub file: TempFile,
    /// What the sender called it; text only, never a path.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A whole form.
#[derive(Debug, Default)]
pub struct Received {
    /// Text fields; `a[]` and `a[0]` are lists, `a[b]` is an object.
    pub fields: Map<String, Value>,
    /// Files by field name.
    pub files: Vec<(&'static str, ReceivedFile)>,
    /// Pictures that were too large, by field name.
    pub too_large: Vec<&'static str>,
}

impl Received {
    /// Takes a file out.
    pub fn take(&mut self, name: &str) -> Option<ReceivedFile> {
        let at = self.files.iter().position(|(n, _)| *n == name)?;
        Some(self.files.swap_remove(at).1)
    }
}

/// Reads a form; its files go into `folder` under names of our own.
pub async fn receive(mut form: Multipart, parts: &[FilePart], folder: &TempFolder) -> Result<Received> {
    let mut received = Received::default();
    let (mut count, mut text) = (0, 0);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        count += 1;
        if count > MOST_PARTS {
            return Err(Problem::bad_request("The form has too many parts"));
        }
        let name = field.name().unwrap_or("").to_owned();
        if let Some(file_name) = field.file_name() {
            let Some(part) = parts.iter().find(|p| p.name == name) else {
                return Err(Problem::bad_request("The form has a file where none is expected"));
            };
            if received.files.iter().any(|(n, _)| *n == part.name) {
                return Err(Problem::bad_request("The form has two files of the same name"));
            }
            let file_name = clean_name(file_name);
            let file = folder.file(part.name);
            match to_disk(field, &file, *part).await? {
                Some(size) => received.files.push((part.name, ReceivedFile { file, name: file_name, size })),
                None => received.too_large.push(part.name),
            }
        } else {
            let value = field.bytes().await.map_err(broken)?;
            text += name.len() + value.len();
            if text > MOST_TEXT {
                return Err(Problem::new(axum::http::StatusCode::PAYLOAD_TOO_LARGE, "The form has too much text"));
            }
            let value = String::from_utf8(value.to_vec()).map_err(|_| Problem::bad_request("The form is not UTF-8"))?;
            add(&mut received.fields, &name, Value::String(value));
        }
    }
    Ok(received)
}

/// The refusal of a file above the instance's limit.
pub fn too_large() -> Problem {
    Problem::new(axum::http::StatusCode::PAYLOAD_TOO_LARGE, "The video file is too large").code("max_file_size_reached")
}

/// What a sender calls a file, as text to show: the last component, at most 255 characters, none of them control characters.
#[must_use]
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars().filter(|c| !c.is_control()).take(255).collect()
}

fn add(map: &mut Map<String, Value>, key: &str, value: Value) {
    let Some((base, rest)) = key.split_once('[') else {
        return insert(map, key.to_owned(), value, false);
    };
    let inner = rest.trim_end_matches(']');
    if inner.is_empty() || inner.bytes().all(|b| b.is_ascii_digit()) {
        return insert(map, base.to_owned(), value, true);
    }
    let slot = map.entry(base.to_owned()).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(object) = slot {
        object.insert(inner.to_owned(), value);
    }
}

/// Writes a part to disk; its size, or `None` (and no file) when it is a picture larger than it may be.
async fn to_disk(mut field: Field<'_>, file: &TempFile, part: FilePart) -> Result<Option<u64>> {
    let mut out = tokio::fs::File::create(file.path()).await.map_err(refused)?;
    let mut piece = Vec::with_capacity(PIECE);
    let mut size = 0u64;
    let mut fits = true;
    while let Some(bytes) = field.chunk().await.map_err(broken)? {
        size += bytes.len() as u64;
        // A picture that is too large is read to its end, so that the other fields can still be judged.
        fits &= size <= part.most;
        if !fits && (!part.is_picture || size > part.most.saturating_add(64 << 20)) {
            return Err(too_large());
        }
        if !fits {
            continue;
        }
        piece.extend_from_slice(&bytes);
        if piece.len() >= PIECE {
            out.write_all(&piece).await.map_err(refused)?;
            piece.clear();
        }
    }
    out.write_all(&piece).await.map_err(refused)?;
    out.flush().await.map_err(refused)?;
    Ok(fits.then_some(size))
}

fn broken(e: MultipartError) -> Problem {
    if e.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(e.status(), "The form is too large");
    }
    Problem::bad_request("The form is broken or was not sent to its end")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_make_lists_and_objects() {
        let mut map = Map::new();
        for (k, v) in
            [("tags[0]", "a"), ("tags[1]", "b"), ("s[updateAt]", "x"), ("s[privacy]", "1"), ("n", "y"), ("p[]", "q")]
        {
            add(&mut map, k, json!(v));
        }
        let expected = json!({"tags": ["a", "b"], "s": {"updateAt": "x", "privacy": "1"}, "n": "y", "p": ["q"]});
        assert_eq!(Value::Object(map), expected);
    }

    #[test]
    fn names_are_text_only() {
        assert_eq!(clean_name("../../etc/pass\nwd.mp4"), "passwd.mp4");
        assert_eq!(clean_name("C:\\x\\y.webm"), "y.webm");
    }
}
