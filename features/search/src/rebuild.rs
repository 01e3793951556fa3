//! Making the index anew, from everything that is in the database. The old one answers meanwhile.

use crate::documents::{self, Which};
use crate::engine::Engine;
use crate::kind::Kind;
use database::Error;
use platform::{App, Problem, Result, event, random};
use text_index::{Building, Entry};

/// Rows that are read at a time.
const PORTION: i64 = 500;

/// What the new index holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Videos.
    pub videos: u64,
    /// Channels.
    pub channels: u64,
    /// Playlists.
    pub playlists: u64,
    /// Passages of captions.
    pub passages: u64,
}

/// Makes the index of this node anew and puts it in the place of the one in force, also beside a running server: that one goes over
/// to the new index by itself.
///
/// # Errors
/// When another process makes one, or the disk or the database refuses.
pub async fn rebuild(app: &App) -> Result<Counts> {
    // What happens from here on is read from the record afterwards.
    let mark = event::newest(&mut app.db.reader().await?).await?;
    let place = Engine::place(app);
    let building = blocking(move || place.begin(&random::hex(8))).await?;
    let mut counts = Counts::default();
    let building = videos(app, building, &mut counts).await?;
    let building = others(app, building, &mut counts).await?;
    blocking(move || building.finish(mark)).await?;
    app.shared::<Engine>().renewed();
    Ok(counts)
}

/// Writing waits for the disk.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, text_index::Error> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)?.map_err(Problem::internal)
}

async fn videos(app: &App, mut building: Building, counts: &mut Counts) -> Result<Building> {
    let mut last = 0;
    loop {
        let rows = documents::videos(&mut app.db.reader().await?, Which::After(last, PORTION)).await?;
        let Some((id, _)) = rows.last() else { return Ok(building) };
        last = *id;
        counts.videos += rows.len() as u64;
        let ids: Vec<i64> = rows.iter().map(|(id, _)| *id).collect();
        building = blocking(move || {
            for (id, entry) in &rows {
                building.batch().put(Kind::Video.key(*id), entry)?;
            }
            Ok(building)
        })
        .await?;
        // One video at a time: hours of talk in many languages are large.
        for captions in documents::captions(app, &ids).await? {
            let passages = documents::passages(app, &captions).await;
            counts.passages += passages.len() as u64;
            building = blocking(move || {
                building.batch().put_passages(Kind::Video.key(captions.video_id), &passages)?;
                Ok(building)
            })
            .await?;
        }
    }
}

async fn others(app: &App, mut building: Building, counts: &mut Counts) -> Result<Building> {
    for kind in [Kind::Channel, Kind::Playlist] {
        let mut last = 0;
        loop {
            let rows = read(app, kind, Which::After(last, PORTION)).await?;
            let Some((id, _)) = rows.last() else { break };
            last = *id;
            let count = if kind == Kind::Channel { &mut counts.channels } else { &mut counts.playlists };
            *count += rows.len() as u64;
            building = blocking(move || {
                for (id, entry) in &rows {
                    building.batch().put(kind.key(*id), entry)?;
                }
                Ok(building)
            })
            .await?;
        }
    }
    Ok(building)
}

/// Things of a kind, without what is said in them.
pub(crate) async fn read(app: &App, kind: Kind, which: Which<'_>) -> Result<Vec<(i64, Entry)>, Error> {
    let mut conn = app.db.reader().await?;
    match kind {
        Kind::Video => documents::videos(&mut conn, which).await,
        Kind::Channel => documents::channels(&mut conn, which).await,
        Kind::Playlist => documents::playlists(&mut conn, which).await,
    }
}
