//! Reports that come from other servers.

use crate::json::AbuseChannel;
use crate::store::{self, NewAbuse, ReportedVideo};
use crate::{comment, reasons};
use catalog::details;
use database::{Conn, Tx};
use platform::id::Ref;
use platform::{App, Problem, Result, event};

/// What is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A video, and where in it: from and to, in seconds.
    Video(i64, Option<i64>, Option<i64>),
    /// A comment.
    Comment(i64),
    /// An account.
    Account(i64),
}

/// A report with what is kept of its subject.
#[derive(Debug, Clone)]
pub struct Prepared(NewAbuse);

/// Looks up what is reported; `reasons` are PeerTube's names, unknown ones are left out.
///
/// # Errors
/// 404 when it is not there.
pub async fn prepare(
    app: &App,
    conn: &mut Conn,
    reporter_account_id: i64,
    subject: Subject,
    reason: String,
    reasons: &[&str],
) -> Result<Prepared> {
    let (flagged, video, comment) = match subject {
        Subject::Video(id, start_at, end_at) => {
            let not_found = || Problem::not_found("Video not found");
            let video = details::find(conn, Ref::Id(id)).await?.ok_or_else(not_found)?;
            let channel = store::channels(conn, &[video.channel.id]).await?.into_iter().next().ok_or_else(not_found)?;
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
            let (author, kept) = comment::kept(conn, id).await?;
            (author, None, Some(kept))
        }
        Subject::Account(id) => (id, None, None),
    };
    let numbers: Vec<i64> = reasons.iter().filter_map(|name| reasons::number(name)).collect();
    Ok(Prepared(NewAbuse {
        reporter_account_id,
        flagged_account_id: flagged,
        reason,
        predefined_reasons: reasons::packed(&numbers),
        video,
        comment,
    }))
}

/// Stores a report in the caller's transaction; its number.
///
/// # Errors
/// The database's, when what is reported was removed meanwhile.
pub async fn store(tx: &mut Tx, report: &Prepared, now: i64) -> Result<i64, database::Error> {
    let id = store::insert(tx, &report.0, now).await?;
    event::emit(tx, now, "abuse.created", id).await?;
    Ok(id)
}
