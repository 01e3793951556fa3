//! Lists of mutes that the instance follows.

use crate::kind::Kind;
use crate::recipient;
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, Tx};
use platform::Right;

/// Moderators hear what a reading of a list changed.
pub(crate) async fn changed(tx: &mut Tx, at: &Moment, change_id: i64) -> Result<(), Error> {
    let moderators = recipient::with_right(tx, Right::ManageMuteLists).await?;
    let subjects = Subjects { mute_change_id: Some(change_id), ..Subjects::default() };
    send(tx, at, Kind::MuteListChanged, subjects, &moderators).await
}
