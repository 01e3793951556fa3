//! Signatures inside documents (RsaSignature2017), for what is forwarded by somebody else: a comment's author signs, the video's
//! server passes it on.
//!
//! The signature covers statements, not text, so the danger is a document that states the same and reads differently. Therefore
//! a document's own context is not believed: it is read with the table of [`crate::vocabulary`] only, and the signature must hold for
//! that reading. Words that the table does not know are removed, keywords of JSON-LD and compact words are refused.

use crate::authority::same_address;
use crate::key::{self, PrivateKey, VerificationKey};
use crate::rdf::Spelling;
use crate::signature::Window;
use crate::vocabulary::{self, Word};
use crate::{identifier, rdf};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use url::Url;

/// The only kind of signature in use.
const KIND: &str = "RsaSignature2017";
/// Depth up to which documents are read; PeerTube's bound.
const DEEPEST: usize = 20;

/// Why a signature in a document is not good.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// None, of another kind, or without the parts it needs.
    #[error("the document has no readable RsaSignature2017")]
    Absent,
    /// The signer it names is not the key's owner.
    #[error("the signature names another creator")]
    Creator,
    /// Too old, or from the future.
    #[error("the signature's date is not good")]
    Date,
    /// Keywords of JSON-LD, compact words, nameless ids, or too deep.
    #[error("the document uses `{0}`, which signed documents may not")]
    Forbidden(String),
    /// A word of ours that the document's own context does not declare; receivers would not count it.
    #[error("the document's context does not declare `{0}`")]
    Undeclared(String),
    /// It has no canonical form.
    #[error(transparent)]
    Rdf(#[from] rdf::Error),
    /// The signature does not fit.
    #[error(transparent)]
    Key(#[from] key::Error),
}

/// Who signed, as the document says: an actor's address, or that of a key of it.
///
/// # Errors
/// [`Error::Absent`].
pub fn creator(document: &Value) -> Result<Url, Error> {
    let creator = document.get("signature").and_then(|s| s.get("creator")).and_then(Value::as_str);
    identifier(creator.ok_or(Error::Absent)?).map_err(|_| Error::Absent)
}

/// Checks a document's signature and returns what it covers: the document without its signature, its context, and words that
/// nobody reads.
///
/// # Errors
/// See [`Error`].
pub fn verify(document: &Value, key: &VerificationKey, age: &Window) -> Result<Value, Error> {
    let signature = document.get("signature").and_then(Value::as_object).ok_or(Error::Absent)?;
    let text = |name: &str| signature.get(name).and_then(Value::as_str).ok_or(Error::Absent);
    if text("type")? != KIND {
        return Err(Error::Absent);
    }
    if !same_address(&creator(document)?, key.owner()) {
        return Err(Error::Creator);
    }
    if !time(text("created")?).is_some_and(|t| age.holds(t)) {
        return Err(Error::Date);
    }
    let value = STANDARD.decode(text("signatureValue")?).map_err(|_| Error::Absent)?;
    let covered = covered(document)?;
    let options = options(signature);
    let check = |spelling| Ok::<_, Error>(key.check(to_sign(&options, &covered, spelling)?.as_bytes(), &value)?);
    match check(Spelling::Standard) {
        // The two spellings differ for texts with tabs and the like only.
        Err(Error::Key(_)) if has_control_characters(&covered) => check(Spelling::Older)?,
        other => other?,
    }
    Ok(covered)
}

/// Signs a document of ours; `created` is the time as ISO 8601 writes it, `creator` the actor. The document keeps its context.
///
/// # Errors
/// [`Error::Undeclared`] and [`Error::Forbidden`] for documents that receivers would read differently.
pub fn sign(mut document: Value, creator: &str, created: &str, key: &PrivateKey) -> Result<Value, Error> {
    declared(&document)?;
    let mut signature = Map::new();
    signature.insert("type".into(), json!(KIND));
    signature.insert("creator".into(), json!(creator));
    signature.insert("created".into(), json!(created));
    let covered = covered(&document)?;
    let value = key.sign(to_sign(&options(&signature), &covered, Spelling::Standard)?.as_bytes())?;
    signature.insert("signatureValue".into(), json!(STANDARD.encode(value)));
    if let Some(document) = document.as_object_mut() {
        document.insert("signature".into(), Value::Object(signature));
    }
    Ok(document)
}

/// The options that are signed with the document: all but the kind, the id and the signature itself.
fn options(signature: &Map<String, Value>) -> Value {
    let kept = signature.iter().filter(|(name, _)| ["creator", "created", "nonce", "domain"].contains(&name.as_str()));
    Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Two hashes side by side in hexadecimal digits: that of the options and that of the document.
fn to_sign(options: &Value, document: &Value, spelling: Spelling) -> Result<String, Error> {
    let mut text = String::with_capacity(128);
    for part in [options, document] {
        for byte in Sha256::digest(rdf::canonical(part, vocabulary::context(), spelling)?.as_bytes()) {
            let _ = write!(text, "{byte:02x}");
        }
    }
    Ok(text)
}

fn has_control_characters(value: &Value) -> bool {
    match value {
        Value::String(text) => text.chars().any(|c| c.is_ascii_control() && !matches!(c, '\n' | '\r')),
        Value::Array(items) => items.iter().any(has_control_characters),
        Value::Object(object) => object.values().any(has_control_characters),
        _ => false,
    }
}

/// The part of a document that is read and therefore must be signed.
fn covered(document: &Value) -> Result<Value, Error> {
    let object = document.as_object().ok_or(Error::Absent)?;
    let without = object.iter().filter(|(name, _)| !matches!(name.as_str(), "@context" | "signature"));
    read(&Value::Object(without.map(|(name, value)| (name.clone(), value.clone())).collect()), DEEPEST)
}

fn read(value: &Value, depth: usize) -> Result<Value, Error> {
    let depth = depth.checked_sub(1).ok_or_else(|| Error::Forbidden("…".into()))?;
    match value {
        Value::Array(items) => Ok(Value::Array(items.iter().map(|item| read(item, depth)).collect::<Result<_, _>>()?)),
        Value::Object(object) => {
            let mut kept = Map::new();
            for (name, value) in object {
                if name.contains(['@', ':']) {
                    return Err(forbidden(name));
                }
                match vocabulary::word(name) {
                    None | Some(Word::Prefix) => {}
                    Some(Word::ByLanguage) => {
                        let by_language = value.as_object().ok_or_else(|| forbidden(name))?;
                        if by_language.iter().any(|(language, text)| language.contains('@') || !text.is_string()) {
                            return Err(forbidden(name));
                        }
                        kept.insert(name.clone(), value.clone());
                    }
                    Some(Word::Plain) => {
                        check(name, value)?;
                        kept.insert(name.clone(), read(value, depth)?);
                    }
                }
            }
            Ok(Value::Object(kept))
        }
        plain => Ok(plain.clone()),
    }
}

/// Ids are addresses, types are words: nameless ids would tie nodes into knots, and other types mean nothing.
fn check(name: &str, value: &Value) -> Result<(), Error> {
    let is_good = match name {
        "id" => value.as_str().is_some_and(|id| !id.starts_with('_')),
        "type" => {
            let kinds = if let Value::Array(kinds) = value { kinds.as_slice() } else { std::slice::from_ref(value) };
            kinds.iter().all(|kind| kind.as_str().is_some_and(|kind| vocabulary::word(kind) == Some(Word::Plain)))
        }
        _ => true,
    };
    if is_good { Ok(()) } else { Err(forbidden(name)) }
}

fn forbidden(name: &str) -> Error {
    Error::Forbidden(name.chars().take(50).collect())
}

/// Whether a document of ours declares each word of an extension it uses. The words of the two named contexts need no declaration.
fn declared(document: &Value) -> Result<(), Error> {
    let mut inline = Map::new();
    if let Some(Value::Array(contexts)) = document.get("@context") {
        contexts.iter().filter_map(Value::as_object).for_each(|one| inline.extend(one.clone()));
    }
    fn walk(value: &Value, is_declared: &dyn Fn(&str) -> bool) -> Result<(), Error> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| walk(item, is_declared)),
            Value::Object(object) => {
                object.iter().filter(|(name, _)| *name != "@context").try_for_each(|(name, value)| {
                    if !is_declared(name) {
                        return Err(Error::Undeclared(name.clone()));
                    }
                    let kind = value.as_str().filter(|_| name == "type");
                    if let Some(kind) = kind.filter(|kind| !is_declared(kind)) {
                        return Err(Error::Undeclared(kind.to_owned()));
                    }
                    if vocabulary::word(name) == Some(Word::ByLanguage) { Ok(()) } else { walk(value, is_declared) }
                })
            }
            _ => Ok(()),
        }
    }
    walk(document, &|word| vocabulary::is_common(word) || inline.contains_key(word))
}

/// A time as ISO 8601 writes it in UTC, in milliseconds.
fn time(text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z')?;
    let (date, clock) = text.split_once('T')?;
    let numbers = |text: &str, by: char| text.splitn(3, by).map(|n| n.parse::<i64>().ok()).collect::<Option<Vec<_>>>();
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let [year, month, day] = numbers(date, '-')?.try_into().ok()?;
    let [hour, minute, second] = numbers(clock, ':')?.try_into().ok()?;
    let is_good = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second)
        && fraction.bytes().all(|b| b.is_ascii_digit());
    if !is_good {
        return None;
    }
    // Days since 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (y / 400, y % 400);
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * m + 2) / 5 + day - 1 - 719_468;
    let milli: i64 = format!("{fraction:0<3}")[..3].parse().ok()?;
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milli)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        assert_eq!(time("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(time("2026-11-22T23:16:01.210Z"), Some(1_795_389_361_210));
        assert_eq!(time("2000-02-29T00:00:00.5Z"), Some(951_782_400_500));
        for bad in [
            "",
            "2026-11-22",
            "2026-11-22T23:16:01",
            "2026-13-22T23:16:01Z",
            "2026-11-22T23:16Z",
            "-1-1-1T1:1:1Z",
            "2026-11-22T23:16:01.xZ",
        ] {
            assert_eq!(time(bad), None, "{bad}");
        }
    }
}
