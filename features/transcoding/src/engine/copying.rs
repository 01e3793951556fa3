//! The top rung as a stream copy of a web-ready source.

use std::sync::Arc;

use hls::bmff::Piece;
use tokio_util::sync::CancellationToken;

use super::audio::AudioTrack;
use super::command::{FRAGMENTED, ONLY_MEDIA};
use super::publication::Publication;
use super::pump::Pump;
use super::rung::RungWriter;
use super::{Engine, Job};
use crate::EngineError;

impl Engine {
    /// Copies the source's video into a rendition. After a crash it runs again from the start (seconds) and skips what is listed.
    pub(super) async fn copy(
        &self,
        job: &Job,
        resolution: u32,
        publication: &Arc<Publication>,
        audio: Option<Arc<AudioTrack>>,
        cancel: &CancellationToken,
    ) -> Result<(), EngineError> {
        if let Some(playlist) = publication.found(resolution).filter(|playlist| playlist.complete) {
            return publication.adopt(resolution, playlist).await;
        }
        let mut call = self.ffmpeg(job);
        let (address, pipe) = call.pipe()?;
        let child = call
            .args(["-an"])
            .media(&job.source)
            .args(["-map", "0:V:0", "-c:v", "copy", "-an"])
            .args(ONLY_MEDIA)
            .args(FRAGMENTED)
            .args([&address])
            .spawn()
            .await?;
        let mut writer = RungWriter::new(publication, resolution, audio, 0, None);
        let write = async {
            let mut pump = Pump::new(pipe);
            while let Some(piece) = pump.next().await? {
                match piece {
                    Piece::Init(init) => writer.begin(*init, (0, 1)).await?,
                    Piece::Fragment(fragment) => writer.fragment(fragment).await?,
                }
            }
            Ok::<(), EngineError>(())
        };
        let wait = async { child.wait(cancel).await.map_err(EngineError::from) };
        tokio::try_join!(wait, write)?;
        writer.finish().await
    }
}
