//! The sound of a video, as programs that recognise speech want it: one channel, 16,000 samples a second, not compressed.

use crate::failure::Failure;
use database::{Conn, Error, Sql};
use ffmpeg::{Limits, Sandbox, input};
use job_queue::Failure as Ended;
use platform::{App, Problem, buckets};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use video::store::{FilePlace, VideoRow};
use video::{inspect, place};

/// Bytes of a second: 16,000 samples of 16 bits.
const BYTES_A_SECOND: u64 = 32_000;
/// Files may be longer than they say.
const LONGER: u64 = 600;

/// Whether a video has sound: in one of its files, or in the one that was sent and waits to be transcoded.
pub(crate) async fn is_there(conn: &mut Conn, video_id: i64) -> Result<bool, Error> {
    let sql = "SELECT count(*) FROM video_file WHERE video_id = $1 AND has_audio";
    if conn.one::<i64>(Sql::new(sql).bind(video_id)).await? > 0 {
        return Ok(true);
    }
    let source = video::store::source_of(conn, video_id).await?.filter(|source| source.has_file);
    let probe = source.and_then(|source| serde_json::from_str::<Value>(&source.probe).ok());
    Ok(probe.is_some_and(|probe| probe["audio"].is_object()))
}

/// The file that the sound is taken from: the smallest that has it, and before there is any, the one that was sent.
async fn file(app: &App, video: &VideoRow) -> Result<PathBuf, Failure> {
    let mut conn = app.db.reader().await.map_err(Problem::from)?;
    let files = video::store::files_of(&mut conn, video.id).await.map_err(Problem::from)?;
    if let Some(file) = smallest(&files) {
        return transcoding::path_of_file(app, video, file).await.map_err(|e| match e {
            Ended::Permanent(why) => Failure::because(why),
            other => Failure::Again(other.to_string()),
        });
    }
    let source = video::store::source_of(&mut conn, video.id).await.map_err(Problem::from)?;
    let source = source.filter(|source| source.has_file).ok_or_else(|| Failure::because("This video has no sound"))?;
    let path = app.storage.local_path(buckets::ORIGINALS, &place::key(&source.file_name)?);
    path.ok_or_else(|| Failure::because("The file of this video does not lie on this server's disk"))
}

fn smallest(files: &[FilePlace]) -> Option<&FilePlace> {
    files.iter().filter(|file| file.has_audio).min_by_key(|file| (file.has_video, file.resolution))
}

/// Writes the sound of a video into a file.
pub(crate) async fn extract(app: &App, video: &VideoRow, to: &Path, cancel: &CancellationToken) -> Result<(), Failure> {
    let config = app.config();
    let from = file(app, video).await?;
    let folder = to.parent().unwrap_or(to);
    let seconds = u64::try_from(video.duration).unwrap_or(0).saturating_mul(2).saturating_add(LONGER);
    let wall = config.sepiola.ffmpeg.timeout;
    let limits = Limits {
        cpu: wall,
        memory: config.sepiola.ffmpeg.memory.0,
        file_size: seconds.saturating_mul(BYTES_A_SECOND),
        wall: wall.max(Duration::from_secs(60)),
        nice: 10,
        ..Limits::default()
    };
    let sandbox = Sandbox::reading([from.clone()]).writing(folder).limited(limits);
    let call = inspect::tools(&config).ffmpeg(sandbox).media(&from);
    let call = call.args(["-map", "0:a:0", "-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav"]);
    match call.args([input::file_url(to)]).run(cancel).await {
        Ok(_) => Ok(()),
        Err(ffmpeg::ToolError::Cancelled) => Err(Failure::Stopped),
        Err(e) if e.is_disk_full() => Err(Failure::Again("This server's disk is full".to_owned())),
        Err(e) => {
            tracing::info!(video.id = video.id, error = %e, "the sound of a video cannot be read");
            Err(Failure::because("The sound of this video cannot be read"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_file_with_sound_is_read() {
        let file = |resolution, has_audio, has_video| FilePlace {
            id: resolution,
            playlist_id: Some(1),
            resolution,
            file_name: String::new(),
            torrent_name: None,
            has_audio,
            has_video,
        };
        let of = |files: &[FilePlace]| smallest(files).map(|file| file.id);
        assert_eq!(of(&[file(720, true, true), file(240, true, true), file(144, false, true)]), Some(240));
        assert_eq!(of(&[file(240, true, true), file(0, true, false)]), Some(0));
        assert_eq!(of(&[file(240, false, true)]), None);
    }
}
