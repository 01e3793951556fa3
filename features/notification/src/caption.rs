//! Subtitles that a program wrote.

use crate::kind::Kind;
use crate::recipient;
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, Sql, Tx};

/// The owner of the video hears of it.
pub(crate) async fn generated(tx: &mut Tx, at: &Moment, id: i64) -> Result<(), Error> {
    let sql = Sql::new("SELECT video_id FROM video_caption WHERE id = $1 AND automatically_generated").bind(id);
    let Some(video_id) = tx.optional::<i64>(sql).await? else { return Ok(()) };
    let about = Subjects { caption_id: Some(id), ..Subjects::default() };
    let to: Vec<_> = recipient::owner_of(tx, video_id).await?.into_iter().collect();
    send(tx, at, Kind::MyVideoTranscribed, about, &to).await
}
