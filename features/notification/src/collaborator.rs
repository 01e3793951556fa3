//! Invitations to help with a channel, and what was answered.

use crate::kind::Kind;
use crate::mute::without_muters;
use crate::recipient;
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, FromRow, Row, Sql, Tx};

struct Collaborator {
    /// Who is invited.
    account: i64,
    /// Whose channel it is.
    owner: i64,
}

impl FromRow for Collaborator {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Collaborator { account: row.get("account_id")?, owner: row.get("owner")? })
    }
}

async fn find(tx: &mut Tx, id: i64) -> Result<Option<Collaborator>, Error> {
    let sql = "SELECT k.account_id, c.account_id AS owner FROM channel_collaborator k \
               JOIN channel c ON c.id = k.channel_id WHERE k.id = $1";
    tx.optional(Sql::new(sql).bind(id)).await
}

fn about(id: i64) -> Subjects {
    Subjects { collaborator_id: Some(id), ..Subjects::default() }
}

/// Who is invited hears of it.
pub(crate) async fn invited(tx: &mut Tx, at: &Moment, id: i64) -> Result<(), Error> {
    let Some(found) = find(tx, id).await? else { return Ok(()) };
    let to = recipient::of_account(tx, found.account).await?.into_iter().collect();
    let to = without_muters(tx, to, found.owner).await?;
    send(tx, at, Kind::Invited, about(id), &to).await
}

/// Whose channel it is hears of the answer.
pub(crate) async fn answered(tx: &mut Tx, at: &Moment, kind: Kind, id: i64) -> Result<(), Error> {
    let Some(found) = find(tx, id).await? else { return Ok(()) };
    let to: Vec<_> = recipient::of_account(tx, found.owner).await?.into_iter().collect();
    send(tx, at, kind, about(id), &to).await
}
