//! Imports that ended.

use crate::kind::Kind;
use crate::recipient;
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, FromRow, Row, Sql, Tx};

struct Ended {
    user_id: i64,
    /// By PeerTube's numbers: 2 done, 3 failed.
    state: i64,
}

impl FromRow for Ended {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Ended { user_id: row.get("user_id")?, state: row.get("state")? })
    }
}

/// Who asked for the import hears how it went. One that was begun again meanwhile is told of when that ends.
pub(crate) async fn finished(tx: &mut Tx, at: &Moment, id: i64) -> Result<(), Error> {
    let sql = Sql::new("SELECT user_id, state FROM video_import WHERE id = $1").bind(id);
    let Some(import) = tx.optional::<Ended>(sql).await? else { return Ok(()) };
    let kind = match import.state {
        2 => Kind::ImportSucceeded,
        3 => Kind::ImportFailed,
        _ => return Ok(()),
    };
    let about = Subjects { import_id: Some(id), ..Subjects::default() };
    let to: Vec<_> = recipient::of_user(tx, import.user_id).await?.into_iter().collect();
    send(tx, at, kind, about, &to).await
}
