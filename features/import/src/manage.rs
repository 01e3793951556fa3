//! Steering imports: forget, cancel, repeat.

use crate::fetch::FETCH;
use crate::policy::{self, state};
use crate::store::{self, ImportRow};
use axum::http::StatusCode;
use database::{Conn, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use platform::fields::{Fields, read};
use platform::{App, Caller, Problem, Result};
use serde_json::json;
use video::awaited;

/// What is done with an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// It is not listed any more; its video stays.
    Delete,
    /// It is not begun.
    Cancel,
    /// It is begun again.
    Retry,
}

/// Does it with the import that an address names.
///
/// # Errors
/// 400 for what is no number, 404, 403 for other people's, 409 and 400 where its state does not allow it.
pub(crate) async fn manage(app: &App, caller: &Caller, id: &str, verb: Verb) -> Result<StatusCode> {
    let mut fields = Fields::param("id", id);
    let id = fields.required("id", "Invalid value", read::int(0, i64::MAX));
    fields.finish()?;
    let (now, most) = (app.now(), i64::from(app.config().import.videos.max_attempts));
    app.db
        .write((caller.clone(), id.unwrap_or(0)), move |tx, (caller, id)| {
            async move {
                let import = found(tx, &caller, id).await?;
                match verb {
                    Verb::Delete => delete(tx, &import).await,
                    Verb::Cancel => cancel(tx, now, &import).await,
                    Verb::Retry => retry(tx, now, &import, most).await,
                }
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn found(conn: &mut Conn, caller: &Caller, id: i64) -> Result<ImportRow> {
    let import = store::find(conn, id).await?.ok_or_else(|| Problem::not_found("Video import not found"))?;
    let helps = match import.video_id {
        Some(video) => channel::helps_with_video(conn, video, caller.account_id).await?,
        None => false,
    };
    match policy::may_manage(caller, import.user_id, helps) {
        true => Ok(import),
        false => Err(Problem::forbidden("Cannot manage video import of another user")),
    }
}

async fn delete(tx: &mut Tx, import: &ImportRow) -> Result<()> {
    if import.state == state::PENDING {
        let sentence = "Cannot delete a pending video import. Cancel it or wait for the end of the import first";
        return Err(Problem::conflict(sentence));
    }
    Ok(store::delete(tx, import.id).await?)
}

async fn cancel(tx: &mut Tx, now: i64, import: &ImportRow) -> Result<()> {
    if import.state != state::PENDING {
        return Err(Problem::conflict("Cannot cancel a non pending video import"));
    }
    Ok(store::set_state(tx, now, import.id, state::CANCELLED, None).await?)
}

async fn retry(tx: &mut Tx, now: i64, import: &ImportRow, most: i64) -> Result<()> {
    if import.state != state::FAILED {
        return Err(Problem::bad_request("Cannot retry a non failed video import"));
    }
    let Some(video) = import.video_id else {
        let sentence = "Cannot retry video import because the associated video metadata has been deleted";
        return Err(Problem::bad_request(sentence));
    };
    if import.attempts >= most {
        let sentence = "Cannot retry video import since it has reached the maximum number of attempts";
        return Err(Problem::bad_request(sentence));
    }
    store::set_state(tx, now, import.id, state::PENDING, None).await?;
    awaited::file_fails(tx, now, video, true).await?;
    enqueue(tx, now, import.id).await
}

/// Has an import begun when it is its turn.
pub(crate) async fn enqueue(tx: &mut Tx, now: i64, id: i64) -> Result<()> {
    Ok(job_queue::enqueue(tx, now, NewJob::new(FETCH, json!({ "import_id": id }), now)).await.map(drop)?)
}
