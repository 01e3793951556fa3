//! Taking an activity: everything that can be refused is refused before the row is written, everything else is done later.

use super::store::{self, Received};
use crate::remote::failure::Failure;
use crate::remote::{fetch, keys, read};
use ::actor::Handle;
use activitypub::authority::actor_of;
use activitypub::replay::Replays;
use activitypub::signature::{self, Presented, Window};
use activitypub::{Authority, Foreign, Verified, json, key, linked, message_signature};
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use database::Sql;
use futures::FutureExt as _;
use platform::{App, Problem, Result};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::sync::{Mutex, PoisonError};

/// Signatures that are remembered, twice.
const REMEMBERED: usize = 100_000;
/// What refusals say; why is in the log.
const NOT_BELIEVED: &str = "ActivityPub signature could not be checked";

/// Where an activity came to.
pub(super) enum Inbox {
    /// That of everybody.
    Shared,
    /// That of an account.
    Account(String),
    /// That of a channel.
    Channel(String),
}

/// The signatures of the last hour.
struct Seen(Mutex<Replays>);

impl Default for Seen {
    fn default() -> Self {
        Seen(Mutex::new(Replays::new(3_600_000, REMEMBERED)))
    }
}

/// Takes an activity.
///
/// # Errors
/// 400 and 413 for what is no activity, 403 for what is not believed, 404 for an inbox that is nobody's, 409 for what comes from
/// ourselves, 503 when the signer's key cannot be had now.
pub(super) async fn receive(app: &App, request: Request, inbox: Inbox) -> Result<StatusCode> {
    let config = app.config();
    if !config.federation.enabled {
        return Err(Problem::forbidden("Federation is disabled on this instance"));
    }
    let (parts, body) = request.into_parts();
    let too_large = || Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request entity too large");
    let announced = parts.headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|n| n > json::DOCUMENT.bytes) {
        return Err(too_large());
    }
    let bytes = to_bytes(body, json::DOCUMENT.bytes).await.map_err(|_| too_large())?;
    let document = json::read(&bytes, &json::DOCUMENT).map_err(|e| Problem::bad_request(e.to_string()))?;
    let window = Window::of_requests(app.now());
    let signed = signature::Request {
        method: &parts.method,
        target: parts.uri.path_and_query().map_or("/", |p| p.as_str()),
        headers: &parts.headers,
        body: &bytes,
        host: &config.webserver.host(),
    };
    let presented = match message_signature::is_used(&signed) {
        true => message_signature::read(&signed, config.webserver.https, &window),
        false => Presented::read(&signed, &window),
    };
    let presented = presented.map_err(|e| refused(&document, &e.to_string()))?;
    let seen = app.shared::<Seen>();
    if seen.0.lock().unwrap_or_else(PoisonError::into_inner).knows(presented.signature()) {
        return Ok(StatusCode::NO_CONTENT);
    }
    let authority = match signer(app, &presented).await {
        Ok(authority) => authority,
        // Whoever is gone cannot show a key any more: there is nothing of theirs here that could be removed.
        Err(Failure::Gone) if removes_itself(&document) => return Ok(StatusCode::NO_CONTENT),
        Err(failure) => return Err(unbelieved(&document, &failure)),
    };
    let verified = verified(app, authority, document.clone()).await.map_err(|f| unbelieved(&document, &f))?;
    let (verified, within) = verified;
    if fetch::is_own(app, verified.actor()) {
        return Err(Problem::conflict("Receiving request in INBOX by ourselves!"));
    }
    fetch::not_muted(app, verified.actor()).await.map_err(|f| unbelieved(&document, &f))?;
    let received = Received {
        origin: verified.actor().origin().ascii_serialization(),
        host: signature::host_of(verified.actor()).map_err(|f| unbelieved(&document, &f.into()))?,
        // Whoever brings what is signed within, and however often, it is one.
        print: Sha256::digest(within.as_deref().map_or(presented.signature(), str::as_bytes)).to_vec(),
        inbox_actor_id: owner_of(app, inbox).await?,
        body: match within {
            Some(_) => without_video(verified.body().clone()).to_string(),
            None => verified.body().to_string(),
        },
    };
    let now = app.now();
    app.db.write(received, move |tx, received| store::take(tx, received, now).boxed()).await?;
    seen.0.lock().unwrap_or_else(PoisonError::into_inner).remember(presented.signature(), now);
    Ok(StatusCode::NO_CONTENT)
}

/// A forwarded activity without what it says of a video but its id: it may be brought long after the video changed or went, so the
/// video is read where it lives.
fn without_video(mut body: Value) -> Value {
    if let Some(object) = body.get_mut("object")
        && read::is_a(object, "Video")
        && let Some(object) = object.as_object_mut()
    {
        object.retain(|name, _| matches!(name.as_str(), "type" | "id"));
    }
    body
}

/// Who signed the request. A key that does not fit is asked for once more: its owner may have a new one.
async fn signer(app: &App, presented: &Presented) -> Result<Authority, Failure> {
    fetch::admissible(app, presented.key_id())?;
    fetch::not_muted(app, presented.key_id()).await?;
    let mut found = keys::find(app, presented.key_id()).await?;
    let authority = match presented.verify(&found.key) {
        Err(key::Error::Mismatch) => match keys::renewed(app, presented.key_id()).await? {
            Some(renewed) => {
                found = renewed;
                presented.verify(&found.key)?
            }
            None => return Err(key::Error::Mismatch.into()),
        },
        other => other?,
    };
    keys::keep_owner(app, &found).await?;
    Ok(authority)
}

/// The activity of the signer, or one that the signer forwards with its author's own signature in it, and that signature.
async fn verified(app: &App, authority: Authority, document: Value) -> Result<(Verified, Option<String>), Failure> {
    match Verified::direct(authority, document.clone()) {
        Err(Foreign::OtherActor) => {
            let creator = linked::creator(&document).map_err(Foreign::from)?;
            let key = keys::of_actor(app, &creator).await?;
            let verified = Verified::forwarded(&document, &key, &Window::of_documents(app.now()))?;
            let signature = document.get("signature").and_then(|s| s.get("signatureValue")).and_then(Value::as_str);
            Ok((verified, signature.map(str::to_owned)))
        }
        other => Ok((other?, None)),
    }
}

/// The actor whose inbox it is.
async fn owner_of(app: &App, inbox: Inbox) -> Result<Option<i64>> {
    let (handle, sql, sentence) = match inbox {
        Inbox::Shared => return Ok(None),
        Inbox::Account(name) => (
            name,
            "SELECT a.id FROM actor a JOIN account ac ON ac.actor_id = a.id WHERE a.host IS NULL AND a.username_fold = $1",
            "Account not found",
        ),
        Inbox::Channel(name) => (
            name,
            "SELECT a.id FROM actor a JOIN channel c ON c.actor_id = a.id WHERE a.host IS NULL AND a.username_fold = $1",
            "Video channel not found",
        ),
    };
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let not_found = || Problem::not_found(sentence);
    if handle.host.is_some() {
        return Err(not_found());
    }
    let id = app.db.reader().await?.optional(Sql::new(sql).bind(handle.name)).await?;
    id.map(Some).ok_or_else(not_found)
}

/// Whether an actor says of itself that it is gone.
fn removes_itself(document: &Value) -> bool {
    let object = document.get("object").and_then(activitypub::authority::id_of);
    document.get("type").and_then(Value::as_str) == Some("Delete")
        && object.is_some_and(|object| actor_of(document).is_ok_and(|actor| actor.as_str() == object))
}

fn unbelieved(document: &Value, failure: &Failure) -> Problem {
    match failure {
        Failure::Later(why) => {
            tracing::info!(why, "an activity cannot be verified now");
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, NOT_BELIEVED)
        }
        failure => refused(document, &failure.to_string()),
    }
}

/// Logs a refusal, with nothing of the sender's but two short words.
fn refused(document: &Value, why: &str) -> Problem {
    let short = |name: &str| -> String {
        let text = document.get(name).and_then(activitypub::authority::id_of).unwrap_or("");
        text.chars().filter(|c| !c.is_control()).take(200).collect()
    };
    tracing::info!(actor = short("actor"), kind = short("type"), why, "an activity is refused");
    Problem::forbidden(NOT_BELIEVED)
}
