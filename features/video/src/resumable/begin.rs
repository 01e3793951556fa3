//! `POST`: the form, the size, and where to send the bytes.

use super::{folder, lifetime, picture_path};
use crate::receive::{Received, clean_name, too_large};
use crate::store::{self, UploadRow};
use crate::temporary::refused;
use crate::upload::{may_publish, picture};
use crate::{form, inspect, pictures, quota, replace};
use axum::http::HeaderMap;
use futures::FutureExt;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, random};
use std::path::Path;

/// Where an upload stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Its id.
    pub id: String,
    /// Bytes that are here already.
    pub received: i64,
}

/// Begins an upload, or finds the one the same person began for the same file (name, title, size and time of change).
pub async fn begin(app: &App, caller: &Caller, headers: &HeaderMap, mut received: Received) -> Result<Begun> {
    let config = app.config();
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    let name = fields.required("filename", "Invalid value", |v| v.as_str().filter(|s| !s.is_empty()).map(clean_name));
    fields.finish()?;
    let name = name.unwrap_or_default();
    let mut edit = form::read(&mut fields, true);
    let picture = picture(&mut received, &mut fields);
    let size = length(headers, &mut fields);
    fields.finish()?;
    let size = size.unwrap_or_default();
    inspect::extension(&name, &config)?;
    form::check(&fields, &mut edit, false, false)?;
    let form = form::complete(edit, &config)?;
    let payer = may_publish(app, caller, form.channel_id).await?;
    if u64::try_from(size).unwrap_or(u64::MAX) > config.sepiola.limits.video.0 {
        return Err(too_large());
    }
    if let Some(p) = &picture {
        must_be_a_picture(p.file.path()).await?;
    }
    let fingerprint = fingerprint(&fields, &name, &form.name, size);
    let row = UploadRow {
        id: random::hex(16),
        user_id: caller.user_id,
        state: "receiving".to_owned(),
        size,
        received: 0,
        form: serde_json::to_string(&form).map_err(Problem::internal)?,
        original_name: name,
        has_picture: picture.is_some(),
        video_id: None,
        replaces: None,
    };
    let begun = insert(app, row, fingerprint, payer).await?;
    tokio::fs::create_dir_all(folder(app)).await.map_err(refused)?;
    if let Some(p) = picture {
        move_file(p.file.path(), &picture_path(app, &begun.id)).await.map_err(refused)?;
    }
    Ok(begun)
}

/// Begins (or goes on with) the upload of a file that replaces that of a video.
///
/// # Errors
/// 400 for wrong fields and for videos whose file cannot be replaced, 403, 404, 409, 413, 415.
pub async fn begin_replacement(
    app: &App,
    caller: &Caller,
    which: Ref,
    headers: &HeaderMap,
    mut received: Received,
) -> Result<Begun> {
    let config = app.config();
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    let name = fields.required("filename", "Invalid value", |v| v.as_str().filter(|s| !s.is_empty()).map(clean_name));
    let size = length(headers, &mut fields);
    fields.finish()?;
    let (name, size) = (name.unwrap_or_default(), size.unwrap_or_default());
    let video = replace::replaceable(app, caller, which).await?;
    inspect::extension(&name, &config)?;
    if u64::try_from(size).unwrap_or(u64::MAX) > config.sepiola.limits.video.0 {
        return Err(too_large());
    }
    let fingerprint = fingerprint(&fields, &name, &format!("in place of {}", video.id), size);
    let row = UploadRow {
        id: random::hex(16),
        user_id: caller.user_id,
        state: "receiving".to_owned(),
        size,
        received: 0,
        form: "null".to_owned(),
        original_name: name,
        has_picture: false,
        video_id: None,
        replaces: Some(video.id),
    };
    let begun = insert(app, row, fingerprint, video.user_id.unwrap_or(caller.user_id)).await?;
    tokio::fs::create_dir_all(folder(app)).await.map_err(refused)?;
    Ok(begun)
}

/// Bytes of the file, as the header says.
fn length(headers: &HeaderMap, fields: &mut Fields) -> Option<i64> {
    let sent = headers.get("x-upload-content-length").and_then(|v| v.to_str().ok());
    let size = sent.and_then(|v| v.trim().parse::<i64>().ok()).filter(|s| *s > 0);
    if size.is_none() {
        fields.wrong("x-upload-content-length", "Should specify the file length");
    }
    size
}

/// What tells the same file again. Only the time of change makes sure that it is.
fn fingerprint(fields: &Fields, name: &str, purpose: &str, size: i64) -> Option<String> {
    let changed = fields.raw("lastModified").and_then(read::int(0, i64::MAX))?;
    let text = format!("{name}\n{purpose}\n{size}\n{changed}");
    Some(random::fingerprint(&text).iter().map(|b| format!("{b:02x}")).collect())
}

/// `payer` is the user whose quota the file counts for.
async fn insert(app: &App, row: UploadRow, fingerprint: Option<String>, payer: i64) -> Result<Begun> {
    let now = app.now();
    let expires = now + lifetime(app);
    app.db
        .write((row, fingerprint), move |tx, (row, fingerprint)| {
            async move {
                // Always in the same order: two who upload to each other's channels must not wait for each other.
                store::lock_user(tx, row.user_id.min(payer)).await?;
                store::lock_user(tx, row.user_id.max(payer)).await?;
                if let Some(print) = &fingerprint
                    && let Some(mut known) = store::upload_like(tx, row.user_id, print).await?
                {
                    known.form = row.form;
                    known.has_picture = row.has_picture;
                    store::restart_upload(tx, now, &known, expires).await?;
                    return Ok(Begun { id: known.id, received: known.received });
                }
                quota::check(tx, now, payer, row.size, None).await?;
                store::insert_upload(tx, now, &row, fingerprint.as_deref(), expires).await?;
                Ok::<_, Problem>(Begun { id: row.id, received: 0 })
            }
            .boxed()
        })
        .await
}

async fn must_be_a_picture(path: &Path) -> Result<()> {
    use tokio::io::AsyncReadExt;
    let file = tokio::fs::File::open(path).await.map_err(refused)?;
    let mut head = Vec::new();
    file.take(16).read_to_end(&mut head).await.map_err(refused)?;
    if ffmpeg::input::still_demuxer(&head).is_some() { Ok(()) } else { Err(pictures::not_a_picture()) }
}

/// Moves a file, also to another file system.
async fn move_file(from: &Path, to: &Path) -> std::io::Result<()> {
    if tokio::fs::rename(from, to).await.is_err() {
        tokio::fs::copy(from, to).await?;
    }
    Ok(())
}

/// The stored form of an upload.
pub(super) fn stored_form(row: &UploadRow) -> Result<form::Complete> {
    serde_json::from_str(&row.form).map_err(Problem::internal)
}
