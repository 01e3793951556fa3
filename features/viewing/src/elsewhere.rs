//! Viewings of our videos on other servers, as these tell.

use crate::sections::Sections;
use crate::sessions::{Agent, Session};
use crate::store;
use database::{Error, Sql, Tx};

/// One viewer's time with a video.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The video, one that lives here.
    pub video_id: i64,
    /// When it began and ended (milliseconds since 1970).
    pub first: i64,
    /// See [`Self::first`].
    pub last: i64,
    /// First and last second of each part.
    pub parts: Vec<(i64, i64)>,
}

/// Records a viewing for the statistics of its video. Parts that the video does not have are left out, and so is a viewing of which
/// nothing is left.
///
/// # Errors
/// The database's.
pub async fn record(tx: &mut Tx, watched: Watched) -> Result<(), Error> {
    let sql = Sql::new("SELECT duration FROM video WHERE id = $1 AND is_local").bind(watched.video_id);
    let Some(duration) = tx.optional::<i64>(sql).await? else { return Ok(()) };
    let sections = Sections::told(&watched.parts, duration);
    if sections.is_empty() {
        return Ok(());
    }
    let (first, last) = (watched.first, watched.last);
    let session = Session { video_id: watched.video_id, first, last, sections, agent: Agent::default() };
    store::insert_viewing(tx, session).await.map(drop)
}
