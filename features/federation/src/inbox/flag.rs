//! Somebody elsewhere reports videos, comments or accounts to our moderators.

use super::process::Deed;
use super::store::finish;
use crate::remote::failure::Failure;
use crate::remote::read;
use ::abuse::remote::{Prepared, Subject, prepare, store};
use ::actor::remote::by_url;
use activitypub::identifier;
use database::{Conn, Error, Tx};
use futures::FutureExt as _;
use platform::http_client::Url;

/// Things that one report may name.
const MOST: usize = 20;
/// Characters of a report: PeerTube's bound.
const REASON: usize = 3000;

/// Writes a report for each thing that is known here; other things are passed over.
pub(super) async fn flagged(deed: &Deed<'_>) -> Result<(), Failure> {
    let reporter = deed.actor.account_id.ok_or_else(|| Failure::refused("a report by no account"))?;
    let body = deed.activity.body();
    let reason = read::text(body, "content", REASON).ok_or_else(|| Failure::refused("a report without a reason"))?;
    let named: Vec<&str> = read::list(body, "tag").iter().take(MOST).filter_map(|t| t.get("name")?.as_str()).collect();
    let place = (read::count(body, "startAt"), read::count(body, "endAt"));
    let mut conn = deed.app.db.reader().await?;
    let mut reports: Vec<Prepared> = Vec::new();
    let objects = read::list(body, "object").iter().take(MOST).filter_map(activitypub::authority::id_of);
    for url in objects.filter_map(|url| identifier(url).ok()) {
        let Some(subject) = subject(deed, &mut conn, &url, place).await? else { continue };
        reports.push(prepare(deed.app, &mut conn, reporter, subject, reason.clone(), &named).await?);
    }
    drop(conn);
    if reports.is_empty() {
        return Err(Failure::refused("a report of nothing that is known here"));
    }
    let now = deed.app.now();
    let write = deed.app.db.write((deed.id, reports), move |tx, (id, reports)| write(tx, id, reports, now).boxed());
    Ok(write.await?)
}

/// Once, whatever happens between the reports and the end of the activity.
async fn write(tx: &mut Tx, id: i64, reports: Vec<Prepared>, now: i64) -> Result<(), Error> {
    if finish(tx, id).await? {
        for report in &reports {
            store(tx, report, now).await?;
        }
    }
    Ok(())
}

async fn subject(
    deed: &Deed<'_>,
    conn: &mut Conn,
    url: &Url,
    (start, end): (Option<i64>, Option<i64>),
) -> Result<Option<Subject>, Failure> {
    if let Some(video) = ::video::remote::known(conn, url.as_str()).await? {
        let end = end.filter(|end| start.is_some_and(|start| start < *end));
        return Ok(Some(Subject::Video(video.id, start, end)));
    }
    let origin = deed.app.config().webserver.origin();
    if let Some(comment) = ::comment::remote::by_url(conn, &origin, url.as_str()).await? {
        return Ok((!comment.is_deleted && !comment.held).then_some(Subject::Comment(comment.id)));
    }
    let actor = by_url(conn, url.as_str()).await?;
    Ok(actor.and_then(|actor: ::actor::remote::Known| actor.account_id).map(Subject::Account))
}
