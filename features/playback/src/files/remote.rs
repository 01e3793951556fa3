//! Pictures and subtitles of other servers: fetched when somebody here asks for them first, then kept like our own.
//!
//! Their names are ours, so nothing can be asked for that no row names. What comes is bounded, and looked at before it is kept.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use database::Sql;
use ffmpeg::input::still_demuxer;
use http::{HeaderMap, HeaderValue, header};
use object_storage::{Bucket, Key};
use platform::http_client::{Limits, Url};
use platform::{App, Problem, Result, buckets};
use tokio::sync::Semaphore;

use super::{kept, send};

const LIMITS: Limits = Limits { bytes: 10_000_000, redirects: 3, total: Duration::from_secs(15) };
/// Fetches at the same time.
const AT_ONCE: usize = 16;
/// What could not be fetched is not asked for again so soon, in milliseconds; so many are remembered.
const AGAIN: i64 = 60_000;
const REMEMBERED: usize = 10_000;

/// Fetches under way, and those that failed lately.
struct Fetches {
    slots: Semaphore,
    failed: Mutex<HashMap<String, i64>>,
}

impl Default for Fetches {
    fn default() -> Self {
        Fetches { slots: Semaphore::new(AT_ONCE), failed: Mutex::default() }
    }
}

/// Where the original of a file is; `None` for our own files and for none.
fn origin_of(bucket: Bucket, file: &str) -> Option<Sql> {
    let sql = match bucket {
        buckets::THUMBNAILS => {
            "SELECT remote_url FROM (SELECT file_name, remote_url FROM video_thumbnail \
             UNION ALL SELECT file_name, remote_url FROM playlist_thumbnail) t WHERE file_name = $1"
        }
        buckets::STORYBOARDS => "SELECT remote_url FROM video_storyboard WHERE file_name = $1",
        buckets::AVATARS => "SELECT remote_url FROM actor_image WHERE file_name = $1",
        buckets::CAPTIONS => "SELECT remote_url FROM video_caption WHERE file_name = $1",
        _ => return None,
    };
    Some(Sql::new(sql).bind(file))
}

/// Puts the file of another server into its bucket.
///
/// # Errors
/// 404 when nobody has it, or not now.
pub(super) async fn fetch(app: &App, bucket: Bucket, file: &str) -> Result<()> {
    let sql = origin_of(bucket, file).ok_or_else(send::not_found)?;
    let url: Option<Option<String>> = app.db.reader().await?.optional(sql.clone()).await?;
    let url: Url = url.flatten().and_then(|url| url.parse().ok()).ok_or_else(send::not_found)?;
    let fetches = app.shared::<Fetches>();
    let now = app.now();
    {
        let mut failed = fetches.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.len() >= REMEMBERED {
            failed.retain(|_, since| now - *since < AGAIN);
        }
        if failed.get(file).is_some_and(|since| now - since < AGAIN) || failed.len() >= REMEMBERED {
            return Err(send::not_found());
        }
    }
    let _slot = fetches.slots.acquire().await.map_err(Problem::internal)?;
    let key = Key::new(file).map_err(|_| send::not_found())?;
    // Somebody else may have asked for it meanwhile.
    if app.storage.size(bucket, &key).await?.is_some() {
        return Ok(());
    }
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
    let got = app.http().get(&url, &LIMITS, |_| headers.clone()).await;
    let good = got.ok().filter(|r| r.status.is_success() && is_what_it_should_be(bucket, &r.body));
    let Some(response) = good else {
        tracing::debug!(%url, "a picture of another server cannot be had");
        fetches.failed.lock().unwrap_or_else(PoisonError::into_inner).insert(file.to_owned(), now);
        return Err(send::not_found());
    };
    // Noted before it is there: what is noted and was not kept after all takes no room and goes with the others.
    kept::note(app, bucket, file, response.body.len()).await?;
    app.storage.put_bytes(bucket, &key, response.body).await?;
    // Its row may have gone meanwhile, and what belongs to it was removed before this came.
    if app.db.reader().await?.optional::<Option<String>>(sql).await?.is_none() {
        app.storage.delete(bucket, &key).await?;
        return Err(send::not_found());
    }
    Ok(())
}

/// By its first bytes: other servers send what they like.
fn is_what_it_should_be(bucket: Bucket, bytes: &[u8]) -> bool {
    if bucket == buckets::CAPTIONS {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        return text.starts_with(b"WEBVTT") && std::str::from_utf8(bytes).is_ok();
    }
    matches!(still_demuxer(bytes), Some("jpeg_pipe" | "png_pipe" | "webp_pipe" | "gif"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_and_subtitles_are_kept() {
        let is = is_what_it_should_be;
        assert!(is(buckets::THUMBNAILS, &[0xff, 0xd8, 0xff, 0xe0]) && is(buckets::AVATARS, b"GIF89a"));
        for page in [&b"<html>"[..], b"<svg xmlns", b"", b"#EXTM3U", b"WEBVTT"] {
            assert!(!is(buckets::THUMBNAILS, page));
        }
        assert!(is(buckets::CAPTIONS, b"WEBVTT\n\n") && is(buckets::CAPTIONS, b"\xef\xbb\xbfWEBVTT"));
        assert!(!is(buckets::CAPTIONS, b"<html>") && !is(buckets::CAPTIONS, b"WEBVTT\xff"));
    }
}
