//! A picture on its way in: bounded, judged, cut to every size, stored, claimed.

use crate::drawing;
use actor::{Image, ImageKind};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use database::Tx;
use ffmpeg::ToolError;
use ffmpeg::portrait::{self, Format};
use ffmpeg::thumbnail::Picture;
use job_queue::NewJob;
use platform::fields::Fields;
use platform::{App, Problem, Result, buckets, random};
use serde_json::json;
use std::path::{Path, PathBuf};
use tokio::io::AsyncReadExt as _;
use video::receive::{FilePart, ReceivedFile, receive};
use video::staging::{Staged, claim_all};
use video::temporary::{TempFolder, refused};
use video::{inspect, place, store, sweep};

/// A wide logo is so high and at most so wide.
const WIDE: (u32, u32) = (48, 960);

/// Width and height of every size, largest first, as PeerTube makes them. `source` is the size of what came.
fn sizes(kind: ImageKind, source: (u32, u32)) -> Vec<(u32, u32)> {
    match kind {
        ImageKind::Avatar => vec![(1500, 1500), (600, 600), (120, 120), (48, 48)],
        ImageKind::Banner => vec![(1920, 317), (600, 100)],
        ImageKind::Favicon => vec![(32, 32)],
        ImageKind::HeaderSquare => vec![(48, 48)],
        ImageKind::HeaderWide => {
            let (high, most) = WIDE;
            let width = u64::from(source.0) * u64::from(high) / u64::from(source.1.max(1));
            vec![(u32::try_from(width).unwrap_or(most).clamp(1, most), high)]
        }
        ImageKind::OpenGraph => vec![(1200, 650)],
    }
}

fn not_supported(kind: ImageKind) -> String {
    let drawings = if kind.is_logo() { ".svg, " } else { "" };
    format!(
        "This file is not supported or too large. Please, make sure it is of the following type : {drawings}.png, .jpeg, \
         .jpg, .gif, .webp"
    )
}

/// A picture in all sizes, stored and announced; its rows are not written yet.
#[derive(Debug, Clone)]
pub struct Chosen {
    kind: ImageKind,
    staged: Staged,
    /// The sizes, largest first.
    pub images: Vec<Image>,
}

/// A picture in all sizes, on disk.
struct Cut {
    images: Vec<Image>,
    files: Vec<PathBuf>,
}

/// Reads the picture in the form's field `field`, and stores it in all sizes.
///
/// # Errors
/// 400 naming the field when there is no picture in it, or one that is too large.
pub async fn chosen(app: &App, request: Request, field: &'static str, kind: ImageKind) -> Result<Chosen> {
    let work = TempFolder::new(app).await?;
    let wrong = || wrong(field, kind);
    let file = take(app, request, field, &work).await?.ok_or_else(wrong)?;
    let cut = cut(app, file.file.path(), kind, &work).await?.ok_or_else(wrong)?;
    let keys = cut.images.iter().map(|i| Ok((buckets::AVATARS, place::key(&i.file_name)?)));
    let staged = Staged::announce(app, keys.collect::<Result<_>>()?).await?;
    for (at, file) in cut.files.iter().enumerate() {
        if let Err(e) = staged.put(app, at, file).await {
            staged.give_up(app).await;
            return Err(e);
        }
    }
    Ok(Chosen { kind, staged, images: cut.images })
}

/// A picture in all its sizes; `None` for what is no picture.
async fn cut(app: &App, source: &Path, kind: ImageKind, work: &TempFolder) -> Result<Option<Cut>> {
    let image = |extension: &str, (width, height): (u32, u32)| Image {
        file_name: format!("{}{extension}", random::uuid()),
        width: i64::from(width),
        height: i64::from(height),
        created_at: app.now(),
        remote_url: None,
        shown_from: None,
    };
    if kind.is_logo() && drawing::is_one(source).await? {
        let (images, files) = (vec![image(".svg", (0, 0))], vec![source.to_owned()]);
        return Ok(Some(Cut { images, files }));
    }
    let Some((format, demuxer, size)) = judge(source).await? else { return Ok(None) };
    let sizes = sizes(kind, size);
    let images: Vec<Image> = sizes.iter().map(|size| image(format.extension(), *size)).collect();
    let picture = |(i, (width, height)): (&Image, &(u32, u32))| Picture {
        width: *width,
        height: *height,
        file: work.path().join(&i.file_name),
    };
    let pictures: Vec<Picture> = images.iter().zip(&sizes).map(picture).collect();
    let tools = inspect::tools(&app.config());
    match portrait::cover(&tools, source, (format, demuxer), &pictures, &app.shutdown).await {
        Ok(()) if pictures.iter().all(|p| p.file.is_file()) => {
            Ok(Some(Cut { images, files: pictures.into_iter().map(|p| p.file).collect() }))
        }
        Err(e) if e.is_disk_full() => Err(refused(std::io::Error::from(std::io::ErrorKind::StorageFull))),
        Err(e @ (ToolError::Spawn { .. } | ToolError::Io { .. } | ToolError::Cancelled)) => Err(Problem::internal(e)),
        Ok(()) | Err(_) => Ok(None),
    }
}

impl Chosen {
    /// Puts the picture in place of the actor's present one.
    ///
    /// # Errors
    /// When the files came due before their rows were written, or the database fails.
    pub async fn claim(&self, tx: &mut Tx, actor_id: i64, now: i64) -> Result<()> {
        if !claim_all(tx, now, &self.staged.ids()).await? {
            return Err(Problem::internal("staged pictures came due before their rows were written"));
        }
        replace(tx, actor_id, self.kind, &self.images, now).await
    }

    /// The result of the transaction; when it failed, the files are removed.
    ///
    /// # Errors
    /// The transaction's.
    pub async fn settled<T>(self, app: &App, result: Result<T>) -> Result<T> {
        if result.is_err() {
            self.staged.give_up(app).await;
        }
        result
    }
}

/// Writes an actor's pictures and has the files of those before removed.
pub(crate) async fn replace(tx: &mut Tx, actor_id: i64, kind: ImageKind, images: &[Image], now: i64) -> Result<()> {
    let old = actor::set_images(tx, actor_id, kind, images).await?;
    if old.is_empty() {
        return Ok(());
    }
    for name in &old {
        store::doom(tx, now, buckets::AVATARS, &place::key(name)?, false, now).await?;
    }
    job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    Ok(())
}

/// The file of the form; `None` when there is none, or one that is too large.
async fn take(app: &App, request: Request, field: &'static str, work: &TempFolder) -> Result<Option<ReceivedFile>> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if !kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data") {
        return Ok(None);
    }
    let form =
        Multipart::from_request(request, app).await.map_err(|_| Problem::bad_request("The form names no boundary"))?;
    let config = app.config();
    let most = config.sepiola.limits.image.0.min(config.testing.actor_image.0);
    let mut received = receive(form, &[FilePart { name: field, most, is_picture: true }], work).await?;
    Ok(received.take(field))
}

/// 400 for a picture that is none.
fn wrong(field: &str, kind: ImageKind) -> Problem {
    let mut fields = Fields::form(serde_json::Map::new());
    fields.wrong(field, &not_supported(kind));
    fields.finish().err().unwrap_or_else(|| Problem::bad_request(not_supported(kind)))
}

/// What kind of picture a file is, and its size in pixels; `None` when it is none, or one that would fill the memory: pictures
/// say their size up front.
async fn judge(path: &Path) -> Result<Option<(Format, &'static str, (u32, u32))>> {
    let mut head = Vec::new();
    let file = tokio::fs::File::open(path).await.map_err(refused)?;
    file.take(16).read_to_end(&mut head).await.map_err(refused)?;
    let Some((format, demuxer)) = Format::of(&head) else { return Ok(None) };
    let path = path.to_owned();
    let size = tokio::task::spawn_blocking(move || {
        image::ImageReader::open(&path).ok()?.with_guessed_format().ok()?.into_dimensions().ok()
    });
    let fits = |(w, h): (u32, u32)| w > 0 && h > 0 && u64::from(w) * u64::from(h) <= ffmpeg::probe::MAX_PIXELS;
    let size = size.await.map_err(Problem::internal)?.filter(|size| fits(*size));
    Ok(size.map(|size| (format, demuxer, size)))
}
