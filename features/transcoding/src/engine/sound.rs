//! Rendition 0: the common sound in a file of its own, four seconds a segment.

use std::sync::Arc;

use hls::bmff::write_init;

use super::audio::AudioTrack;
use super::publication::Publication;
use super::rung::{Listing, write_rest};
use crate::EngineError;

/// Writes what is left of the sound-only rendition, as the track grows.
pub(super) async fn write(publication: &Arc<Publication>, audio: Arc<AudioTrack>) -> Result<(), EngineError> {
    if let Some(playlist) = publication.found(0).filter(|playlist| playlist.complete) {
        return publication.adopt(0, playlist).await;
    }
    let Some(init) = audio.init().await? else {
        return Err(EngineError::InvalidMedia("The sound of this file cannot be decoded.".into()));
    };
    let mut list = Listing::open(publication, 0, &write_init(&[&init]), vec![init.codec.clone()]).await?;
    let begin = list.playlist.segments.len() as u64 * 4 * u64::from(init.timescale);
    write_rest(&mut list, &audio, begin, init.timescale, 1, true).await?;
    list.complete().await?;
    publication.complete(0, &list.playlist, true)
}
