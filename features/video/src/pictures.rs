//! Still pictures of a video in all configured sizes: from a frame, from the uploader's picture, or plain where there is neither.

use crate::inspect::{Media, tools};
use crate::store::Thumbnail;
use crate::temporary::{TempFile, TempFolder, refused};
use ffmpeg::ToolError;
use ffmpeg::thumbnail::{Picture, from_still, thumbnail};
use platform::{App, Problem, Result, random};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::AsyncReadExt;

/// A picture that is still outside storage.
#[derive(Debug)]
pub struct Made {
    /// Its row.
    pub row: Thumbnail,
    /// Its bytes.
    pub file: PathBuf,
}

/// Pictures for a new video.
pub async fn for_video(
    app: &App,
    media: &Media,
    source: &Path,
    still: Option<&Path>,
    work: &TempFolder,
) -> Result<Vec<Made>> {
    if let Some(still) = still {
        return from_picture(app, still, work).await;
    }
    if media.probe.video.is_some() {
        let (made, pictures) = plan(app, work, true);
        let frames = app.config().thumbnails.generation_from_video.frames_to_analyze;
        // The middle, as PeerTube takes it: starts are black.
        let at = Duration::from_secs_f64((media.probe.duration.as_secs_f64() / 2.0).max(0.0));
        match thumbnail(&tools(&app.config()), source, at, frames, &pictures, &app.shutdown).await {
            Ok(()) => return Ok(made),
            Err(e) if e.is_disk_full() => return Err(object_storage::Error::StorageFull.into()),
            Err(ToolError::Cancelled) => return Err(Problem::internal("the server is stopping")),
            // A video whose pictures fail may still play: transcoding will tell.
            Err(e) => tracing::warn!(error = %e, "no picture could be taken from a video"),
        }
    }
    let plain = plain(work).await?;
    let mut made = from_picture(app, plain.path(), work).await?;
    made.iter_mut().for_each(|made| made.row.automatic = true);
    Ok(made)
}

/// All sizes of an uploader's picture; 400 when it is not a picture.
pub async fn from_picture(app: &App, still: &Path, work: &TempFolder) -> Result<Vec<Made>> {
    let mut head = [0; 16];
    let mut file = tokio::fs::File::open(still).await.map_err(refused)?;
    let mut n = 0;
    while n < head.len() {
        match file.read(&mut head[n..]).await.map_err(refused)? {
            0 => break,
            more => n += more,
        }
    }
    let demuxer = ffmpeg::input::still_demuxer(&head[..n]).ok_or_else(not_a_picture)?;
    // A picture says its size up front: one that would fill the memory is not decoded.
    let path = still.to_owned();
    let size = tokio::task::spawn_blocking(move || {
        let reader = image::ImageReader::open(&path).ok()?.with_guessed_format().ok()?;
        reader.into_dimensions().ok()
    });
    if let Ok(Some((w, h))) = size.await
        && u64::from(w) * u64::from(h) > ffmpeg::probe::MAX_PIXELS
    {
        return Err(not_a_picture());
    }
    let (made, pictures) = plan(app, work, false);
    match from_still(&tools(&app.config()), still, demuxer, &pictures, &app.shutdown).await {
        Ok(()) if pictures.iter().all(|p| p.file.is_file()) => Ok(made),
        Err(e) if e.is_disk_full() => Err(object_storage::Error::StorageFull.into()),
        Err(e @ (ToolError::Spawn { .. } | ToolError::Io { .. } | ToolError::Cancelled)) => Err(Problem::internal(e)),
        Ok(()) | Err(_) => Err(not_a_picture()),
    }
}

/// 400 for a picture that is none.
pub fn not_a_picture() -> Problem {
    let mut fields = platform::fields::Fields::body(serde_json::Value::Null);
    fields.wrong(
        "thumbnailfile",
        "This thumbnail file is not supported or too large. Please, make sure it is of the following type: .png, .jpg, \
         .jpeg, .webp",
    );
    fields.finish().err().unwrap_or_else(|| Problem::bad_request("This picture is not supported"))
}

fn plan(app: &App, work: &TempFolder, automatic: bool) -> (Vec<Made>, Vec<Picture>) {
    let config = app.config();
    let made: Vec<Made> = config
        .thumbnails
        .sizes
        .iter()
        .map(|size| {
            let file_name = format!("{}.jpg", random::uuid());
            let file = work.path().join(&file_name);
            Made { row: Thumbnail { file_name, width: size.width.into(), height: size.height.into(), automatic }, file }
        })
        .collect();
    let pictures = made.iter().zip(&config.thumbnails.sizes).map(|(m, size)| Picture {
        width: size.width,
        height: size.height,
        file: m.file.clone(),
    });
    let pictures = pictures.collect();
    (made, pictures)
}

/// A calm gradient for sound without a picture.
async fn plain(work: &TempFolder) -> Result<TempFile> {
    let file = work.file("plain.png");
    let path = file.path().to_owned();
    let drawn = tokio::task::spawn_blocking(move || {
        let shade = |x: u32, y: u32| {
            let t = (x + y) / 12;
            image::Rgb([
                24 + u8::try_from(t / 3).unwrap_or(60),
                28 + u8::try_from(t / 2).unwrap_or(90),
                60 + u8::try_from(t).unwrap_or(120),
            ])
        };
        image::RgbImage::from_fn(1280, 720, shade).save(&path)
    })
    .await;
    match drawn {
        Ok(Ok(())) => Ok(file),
        Ok(Err(image::ImageError::IoError(e))) => Err(refused(e)),
        Ok(Err(e)) => Err(Problem::internal(e)),
        Err(e) => Err(Problem::internal(e)),
    }
}
