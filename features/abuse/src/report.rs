//! Reporting a video, a comment or an account.

use crate::json::AbuseChannel;
use crate::store::{self, NewAbuse, ReportedVideo};
use crate::{comment, reasons};
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::fields::{Fields, read};
use platform::{App, Caller, Problem, Result, event};
use serde_json::{Map, Value};

/// What is reported. Names of fields are those of the body, as refusals name them.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    reason: String,
    predefined_reasons: Vec<i64>,
    subject: Subject,
}

#[derive(Debug, Clone)]
enum Subject {
    /// A video by number, UUID or short UUID, and where in it: from and to, in seconds.
    Video(String, Option<i64>, Option<i64>),
    Comment(i64),
    Account(i64),
}

/// `{"video": {"id": 1}}` as `{"video.id": 1}`, so that refusals name the inner fields.
fn flattened(fields: &Fields) -> Map<String, Value> {
    let mut flat = Map::new();
    for group in ["video", "comment", "account"] {
        if let Some(Value::Object(inner)) = fields.raw(group) {
            for name in ["id", "startAt", "endAt"] {
                if let Some(value) = inner.get(name) {
                    flat.insert(format!("{group}.{name}"), value.clone());
                }
            }
        }
    }
    for name in ["reason", "predefinedReasons"] {
        if let Some(value) = fields.raw(name) {
            flat.insert(name.to_owned(), value.clone());
        }
    }
    flat
}

impl Report {
    /// Reads a body; 400 names what is wrong, and tells when nothing is reported.
    pub(crate) fn read(fields: &Fields) -> Result<Self> {
        let mut f = Fields::form(flattened(fields));
        let invalid = "Invalid value";
        let id = || read::int(1, i64::MAX);
        let account = f.optional("account.id", invalid, id());
        let video = f.optional("video.id", invalid, |v| {
            let text = v.as_str().map(str::to_owned).or_else(|| v.as_i64().map(|n| n.to_string()))?;
            platform::id::Ref::parse(&text).map(|_| text)
        });
        let start = f.optional("video.startAt", invalid, read::int(0, i64::MAX));
        let coherent = "Should have a startAt timestamp beginning before endAt";
        let end = f.optional("video.endAt", invalid, read::int(0, i64::MAX));
        if end.is_some_and(|end| start.is_none_or(|start| start >= end)) {
            f.wrong("video.endAt", coherent);
        }
        let comment = f.optional("comment.id", invalid, id());
        let reason = f.required("reason", invalid, read::text(2, 3000));
        let predefined = f.optional("predefinedReasons", invalid, |v| {
            let list = v.as_array().filter(|list| list.len() <= 8)?;
            list.iter().map(|r| reasons::number(r.as_str()?)).collect::<Option<Vec<i64>>>()
        });
        f.finish()?;
        let subject = match (video, comment, account) {
            (Some(video), ..) => Subject::Video(video, start, end),
            (_, Some(comment), _) => Subject::Comment(comment),
            (_, _, Some(account)) => Subject::Account(account),
            _ => return Err(Problem::bad_request("video id or account id or comment id is required.")),
        };
        Ok(Report { reason: reason.unwrap_or_default(), predefined_reasons: predefined.unwrap_or_default(), subject })
    }
}

/// Makes a report and returns its id. `password` is what was sent to open a password-protected video.
///
/// # Errors
/// 404 for what does not exist; for a video, and for what is said below it, the refusals of its page.
pub(crate) async fn report(app: &App, caller: &Caller, report: Report, password: Option<&str>) -> Result<i64> {
    let mut conn = app.db.reader().await?;
    let (flagged, video, comment) = match report.subject {
        Subject::Video(which, start_at, end_at) => {
            let video = catalog::details::visible(&mut conn, &which, Some(caller), password).await?;
            let channel = store::channels(&mut conn, &[video.channel.id]).await?.into_iter().next();
            let channel = channel.ok_or_else(|| Problem::not_found("Video not found"))?;
            let kept = serde_json::to_string(&AbuseChannel::new(&channel, &app.config().webserver.host()));
            let reported = ReportedVideo {
                id: video.id,
                uuid: video.uuid.to_string(),
                name: video.name,
                nsfw: video.nsfw,
                channel_name: channel.display_name,
                channel: kept.map_err(Problem::internal)?,
                start_at,
                end_at,
            };
            (video.account.id, Some(reported), None)
        }
        Subject::Comment(id) => {
            let (author, kept) = comment::reported(&mut conn, caller, id, password).await?;
            (author, None, Some(kept))
        }
        Subject::Account(id) => {
            let account = actor::accounts_by_ids(&mut conn, &[id]).await?.into_iter().next();
            (account.ok_or_else(|| Problem::not_found("Account not found"))?.id, None, None)
        }
    };
    drop(conn);
    let new = NewAbuse {
        reporter_account_id: caller.account_id,
        flagged_account_id: flagged,
        reason: report.reason,
        predefined_reasons: reasons::packed(&report.predefined_reasons),
        video,
        comment,
    };
    let stored = app.db.write((new, caller.clone(), app.now()), |tx, (new, caller, now)| {
        async move {
            let id = store::insert(tx, &new, now).await?;
            event::emit(tx, now, "abuse.created", id).await?;
            let deed = Deed::new(&caller, "abuse", Action::Create).with("abuse-id", id);
            audit::record(tx, now, deed.with("abuse-reason", new.reason)).await?;
            Ok(id)
        }
        .boxed()
    });
    stored.await.map_err(|e| match e {
        // What is reported was removed between the look and the write.
        database::Error::Constraint(_) => Problem::not_found("What is reported is not there any more"),
        e => e.into(),
    })
}
