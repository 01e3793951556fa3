//! A picture on its way in: bounded, judged, cut to every size, stored, claimed.

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
use std::path::Path;
use tokio::io::AsyncReadExt as _;
use video::receive::{FilePart, ReceivedFile, receive};
use video::staging::{Staged, claim_all};
use video::temporary::{TempFolder, refused};
use video::{inspect, place, store, sweep};

/// Width and height of every size, largest first, as PeerTube makes them.
fn sizes(kind: ImageKind) -> &'static [(u32, u32)] {
    match kind {
        ImageKind::Avatar => &[(1500, 1500), (600, 600), (120, 120), (48, 48)],
        ImageKind::Banner => &[(1920, 317), (600, 100)],
    }
}

/// PeerTube takes no larger picture, in bytes.
const MOST_BYTES: u64 = 8 << 20;

const WRONG: &str = "This file is not supported or too large. Please, make sure it is of the following type : .png, .jpeg, \
                     .jpg, .gif, .webp";

/// A picture in all sizes, stored and announced; its rows are not written yet.
#[derive(Debug, Clone)]
pub struct Chosen {
    kind: ImageKind,
    staged: Staged,
    /// The sizes, largest first.
    pub images: Vec<Image>,
}

/// Reads the picture in the form's field `field`, and stores it in all sizes.
///
/// # Errors
/// 400 naming the field when there is no picture in it, or one that is too large.
pub async fn chosen(app: &App, request: Request, field: &'static str, kind: ImageKind) -> Result<Chosen> {
    let work = TempFolder::new(app).await?;
    let file = take(app, request, field, &work).await?;
    let wrong = || wrong(field);
    let (format, demuxer) = judge(file.file.path()).await?.ok_or_else(wrong)?;
    let now = app.now();
    let extension = format.extension();
    let image = |(width, height): &(u32, u32)| Image {
        file_name: format!("{}{extension}", random::uuid()),
        width: i64::from(*width),
        height: i64::from(*height),
        created_at: now,
    };
    let images: Vec<Image> = sizes(kind).iter().map(image).collect();
    let pictures: Vec<Picture> = images
        .iter()
        .zip(sizes(kind))
        .map(|(i, (width, height))| Picture { width: *width, height: *height, file: work.path().join(&i.file_name) })
        .collect();
    let tools = inspect::tools(&app.config());
    match portrait::cover(&tools, file.file.path(), (format, demuxer), &pictures, &app.shutdown).await {
        Ok(()) if pictures.iter().all(|p| p.file.is_file()) => {}
        Err(e) if e.is_disk_full() => {
            return Err(refused(std::io::Error::from(std::io::ErrorKind::StorageFull)));
        }
        Err(e @ (ToolError::Spawn { .. } | ToolError::Io { .. } | ToolError::Cancelled)) => {
            return Err(Problem::internal(e));
        }
        Ok(()) | Err(_) => return Err(wrong()),
    }
    let keys = images.iter().map(|i| Ok((buckets::AVATARS, place::key(&i.file_name)?)));
    let staged = Staged::announce(app, keys.collect::<Result<_>>()?).await?;
    for (at, picture) in pictures.iter().enumerate() {
        if let Err(e) = staged.put(app, at, &picture.file).await {
            staged.give_up(app).await;
            return Err(e);
        }
    }
    Ok(Chosen { kind, staged, images })
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

async fn take(app: &App, request: Request, field: &'static str, work: &TempFolder) -> Result<ReceivedFile> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if !kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data") {
        return Err(wrong(field));
    }
    let form =
        Multipart::from_request(request, app).await.map_err(|_| Problem::bad_request("The form names no boundary"))?;
    let most = app.config().sepiola.limits.image.0.min(MOST_BYTES);
    let mut received = receive(form, &[FilePart { name: field, most, is_picture: true }], work).await?;
    received.take(field).ok_or_else(|| wrong(field))
}

/// 400 for a picture that is none.
fn wrong(field: &str) -> Problem {
    let mut fields = Fields::form(serde_json::Map::new());
    fields.wrong(field, WRONG);
    fields.finish().err().unwrap_or_else(|| Problem::bad_request(WRONG))
}

/// What kind of picture a file is; `None` when it is none, or one that would fill the memory: pictures say their size up front.
async fn judge(path: &Path) -> Result<Option<(Format, &'static str)>> {
    let mut head = Vec::new();
    let file = tokio::fs::File::open(path).await.map_err(refused)?;
    file.take(16).read_to_end(&mut head).await.map_err(refused)?;
    let Some(found) = Format::of(&head) else { return Ok(None) };
    let path = path.to_owned();
    let size = tokio::task::spawn_blocking(move || {
        image::ImageReader::open(&path).ok()?.with_guessed_format().ok()?.into_dimensions().ok()
    });
    let fits = |(w, h): (u32, u32)| w > 0 && h > 0 && u64::from(w) * u64::from(h) <= ffmpeg::probe::MAX_PIXELS;
    Ok(size.await.map_err(Problem::internal)?.filter(|size| fits(*size)).map(|_| found))
}
