//! `sepiola reindex`: the search index anew, from the database. A running server answers from the old one until the new one is
//! ready, and goes over to it by itself.

use super::Place;
use crate::start;

/// Makes the index and tells what is in it.
pub(crate) async fn run(place: Place) -> anyhow::Result<()> {
    let app = start::look(start::sources(&place.config, &place.data, None)?).await?;
    let counts = search::rebuild(&app).await?;
    println!(
        "The search index has {} videos, {} channels, {} playlists and {} passages of captions.",
        counts.videos, counts.channels, counts.playlists, counts.passages
    );
    app.db.close().await;
    Ok(())
}
