//! Videos that moderators take away and give back, and those that wait for them.

use crate::kind::Kind;
use crate::recipient;
use crate::send::{Moment, send};
use crate::store::{self, Announcement};
use crate::subject::Subjects;
use database::{Conn, Error, Sql, Tx};
use platform::Right;

/// The block of a video, if it is still blocked.
async fn of_video(conn: &mut Conn, video_id: i64) -> Result<Option<i64>, Error> {
    conn.optional(Sql::new("SELECT id FROM video_block WHERE video_id = $1").bind(video_id)).await
}

/// Its owner hears that a video was blocked.
pub(crate) async fn blocked(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<(), Error> {
    let Some(block_id) = of_video(tx, video_id).await? else { return Ok(()) };
    let Some(owner) = recipient::owner_of(tx, video_id).await? else { return Ok(()) };
    let subjects = Subjects { block_id: Some(block_id), ..Subjects::default() };
    send(tx, at, Kind::MyVideoBlocked, subjects, &[owner]).await
}

/// Its owner hears that a video may be seen again.
pub(crate) async fn unblocked(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<(), Error> {
    let Some(owner) = recipient::owner_of(tx, video_id).await? else { return Ok(()) };
    let subjects = Subjects::video(video_id);
    send(tx, at, Kind::MyVideoUnblocked, subjects, &[owner]).await
}

/// Moderators hear that a video waits for them. Telling its owner and the subscribers of it waits too.
pub(crate) async fn held(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<(), Error> {
    let Some(block_id) = of_video(tx, video_id).await? else { return Ok(()) };
    let told = store::announcement(tx, video_id).await?;
    let told = told.unwrap_or(Announcement { owner_told: false, subscribers_told: false });
    store::announced(tx, video_id, told, at.now).await?;
    let moderators = recipient::with_right(tx, Right::ManageVideoBlocks).await?;
    let subjects = Subjects { block_id: Some(block_id), ..Subjects::default() };
    send(tx, at, Kind::VideoHeld, subjects, &moderators).await
}
