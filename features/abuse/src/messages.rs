//! What the reporter and the moderators say to each other about a report.

use crate::json::AbuseMessage;
use crate::policy;
use crate::store::{self, AbuseRow};
use database::Conn;
use futures::FutureExt;
use platform::{App, Caller, Problem, Result, event};
use wire::ResultList;

/// The report, for one who may talk about it.
async fn talked_about(conn: &mut Conn, caller: &Caller, id: i64) -> Result<AbuseRow> {
    let abuse = store::find(conn, id).await?.ok_or_else(|| Problem::not_found("Abuse not found"))?;
    policy::may_talk(caller, &abuse)?;
    Ok(abuse)
}

/// All messages, oldest first.
pub(crate) async fn list(app: &App, caller: &Caller, abuse_id: i64) -> Result<ResultList<AbuseMessage>> {
    let mut conn = app.db.reader().await?;
    talked_about(&mut conn, caller, abuse_id).await?;
    let rows = store::messages(&mut conn, abuse_id).await?;
    let mut authors: Vec<i64> = rows.iter().filter_map(|r| r.account_id).collect();
    authors.sort_unstable();
    authors.dedup();
    let authors = actor::accounts_by_ids(&mut conn, &authors).await?;
    let host = app.config().webserver.host();
    let data: Vec<_> = rows.into_iter().map(|r| AbuseMessage::new(r, &authors, &host)).collect();
    Ok(ResultList { total: i64::try_from(data.len()).unwrap_or(i64::MAX), data })
}

/// Says something; the message's id. The first word of a moderator counts as having dealt with the report.
///
/// # Errors
/// 403 for others than the reporter and moderators, 409 when there are too many messages.
pub(crate) async fn add(app: &App, caller: &Caller, abuse_id: i64, message: String) -> Result<i64> {
    app.db
        .write((caller.clone(), message, app.now()), move |tx, (caller, message, now)| {
            async move {
                let abuse = talked_about(tx, &caller, abuse_id).await?;
                if abuse.messages >= policy::MOST_MESSAGES {
                    return Err(Problem::conflict("There are too many messages about this report."));
                }
                let by_moderator = abuse.reporter_account_id != Some(caller.account_id);
                let id = store::insert_message(tx, abuse_id, caller.account_id, by_moderator, &message, now).await?;
                if by_moderator {
                    store::processed(tx, abuse_id, now).await?;
                }
                event::emit(tx, now, "abuse.message", id).await?;
                Ok(id)
            }
            .boxed()
        })
        .await
}

/// Takes a message back.
///
/// # Errors
/// 404 for an unknown message, 403 for somebody else's.
pub(crate) async fn remove(app: &App, caller: &Caller, abuse_id: i64, id: i64) -> Result<()> {
    app.db
        .write(caller.clone(), move |tx, caller| {
            async move {
                talked_about(tx, &caller, abuse_id).await?;
                let message = store::message(tx, abuse_id, id).await?;
                let message = message.ok_or_else(|| Problem::not_found("Abuse message not found"))?;
                policy::may_remove_message(&caller, message.account_id)?;
                Ok(store::delete_message(tx, message.id).await?)
            }
            .boxed()
        })
        .await
}
