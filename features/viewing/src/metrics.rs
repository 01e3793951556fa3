//! `POST metrics/playback`: how playing goes. It is written to the log, when `open_telemetry.metrics.enabled` asks for it.

use crate::store;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Problem, Result};
use serde_json::Value;

/// Judges a report and logs it; without metrics it is not even looked at, as PeerTube does not.
///
/// # Errors
/// 400 for wrong fields, 404 for an unknown video.
pub(crate) async fn playback(app: &App, fields: &mut Fields) -> Result<()> {
    if !app.config().open_telemetry.metrics.enabled {
        return Ok(());
    }
    let wrong = "Invalid value";
    let positive = || read::int(0, i64::MAX);
    let resolution = fields.required("resolution", wrong, positive());
    let fps = fields.optional("fps", wrong, positive());
    let p2p_peers = fields.optional("p2pPeers", wrong, positive());
    let p2p_enabled = fields.required("p2pEnabled", wrong, read::boolean);
    let mode = fields.required("playerMode", wrong, |v| {
        v.as_str().filter(|m| matches!(*m, "web-video" | "p2p-media-loader")).map(str::to_owned)
    });
    let resolution_changes = fields.required("resolutionChanges", wrong, positive());
    let stalled = fields.optional("bufferStalled", wrong, positive());
    let errors = fields.required("errors", wrong, positive());
    let from_peers = fields.required("downloadedBytesP2P", wrong, positive());
    let from_http = fields.required("downloadedBytesHTTP", wrong, positive());
    let to_peers = fields.required("uploadedBytesP2P", wrong, positive());
    let which = fields.required("videoId", wrong, |v| match v {
        Value::Number(n) => n.as_i64().filter(|id| *id > 0).map(Ref::Id),
        Value::String(text) => Ref::parse(text),
        _ => None,
    });
    fields.finish()?;
    let Some(which) = which else { return Ok(()) };
    let video = store::video(&mut app.db.reader().await?, which).await?;
    let video = video.ok_or_else(|| Problem::not_found("Video not found"))?;
    tracing::info!(
        target: "playback",
        video = video.uuid,
        mode,
        resolution,
        fps,
        resolution_changes,
        stalled,
        errors,
        p2p_enabled,
        p2p_peers,
        from_peers,
        from_http,
        to_peers,
        "playback"
    );
    Ok(())
}
