//! The program that writes subtitles, where it is switched on: whether it starts where it is locked in, and has its model.

use super::{Patient, Seen};
use futures::FutureExt;
use futures::future::BoxFuture;
use transcription::Engine;

/// Starts it with the question how it is called.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen { count: 1, ..Seen::default() };
        let config = patient.app.config();
        if !config.video_transcription.enabled {
            return Ok(seen);
        }
        if config.video_transcription.remote_runners.enabled {
            seen.note("video_transcription.remote_runners has no effect: there are no runners here");
        }
        let engine = Engine::new(&config);
        if let Err(e) = engine.starts(&patient.app.shutdown).await {
            let what = format!("{} cannot be used: {e}", engine.program().display());
            seen.wrong(
                what,
                "install it (docs/guides/subtitles-by-program.md), or set video_transcription.enabled to false",
            );
        }
        if !engine.model().exists() {
            let what = format!("{}: the model is not there", engine.model().display());
            seen.wrong(what, "fetch it once by hand (docs/guides/subtitles-by-program.md)");
        }
        Ok(seen)
    }
    .boxed()
}
