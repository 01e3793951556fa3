//! Reports: moderators hear of new ones, reporters of decisions, and both of what the other says.

use crate::kind::Kind;
use crate::recipient::{self, Recipient};
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, Sql, Tx};
use platform::Right;

fn about(id: i64) -> Subjects {
    Subjects { abuse_id: Some(id), ..Subjects::default() }
}

/// Who made a report; `None` when it is gone, `Some(None)` when they are.
async fn reporter(tx: &mut Tx, id: i64) -> Result<Option<Option<i64>>, Error> {
    tx.optional(Sql::new("SELECT reporter_account_id FROM abuse WHERE id = $1").bind(id)).await
}

/// Moderators hear of a new report, unless one of them made it.
pub(crate) async fn reported(tx: &mut Tx, at: &Moment, abuse_id: i64) -> Result<(), Error> {
    let Some(reporter) = reporter(tx, abuse_id).await? else { return Ok(()) };
    let moderators = recipient::with_right(tx, Right::ManageAbuses).await?;
    if moderators.iter().any(|m| Some(m.account_id) == reporter) {
        return Ok(());
    }
    send(tx, at, Kind::NewAbuse, about(abuse_id), &moderators).await
}

/// The reporter hears of a decision.
pub(crate) async fn decided(tx: &mut Tx, at: &Moment, abuse_id: i64) -> Result<(), Error> {
    let Some(Some(reporter)) = reporter(tx, abuse_id).await? else { return Ok(()) };
    let to: Vec<Recipient> = recipient::of_account(tx, reporter).await?.into_iter().collect();
    send(tx, at, Kind::AbuseDecided, about(abuse_id), &to).await
}

/// The reporter and the moderators hear of a message, but for who wrote it.
pub(crate) async fn said(tx: &mut Tx, at: &Moment, message_id: i64) -> Result<(), Error> {
    let sql = "SELECT m.abuse_id, m.account_id, a.reporter_account_id FROM abuse_message m \
               JOIN abuse a ON a.id = m.abuse_id WHERE m.id = $1";
    let rows = tx.rows(Sql::new(sql).bind(message_id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (abuse_id, writer): (i64, Option<i64>) = (row.get("abuse_id")?, row.get("account_id")?);
    let mut to = recipient::with_right(tx, Right::ManageAbuses).await?;
    if let Some(reporter) = row.get::<Option<i64>>("reporter_account_id")?
        && !to.iter().any(|m| m.account_id == reporter)
    {
        to.extend(recipient::of_account(tx, reporter).await?);
    }
    to.retain(|r| Some(r.account_id) != writer);
    send(tx, at, Kind::AbuseMessage, about(abuse_id), &to).await
}
