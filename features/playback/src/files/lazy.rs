//! Pictures, subtitles and torrents. Their names are random and their content never changes, so browsers may keep them.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use http::HeaderValue;
use object_storage::Bucket;
use platform::{Result, buckets};

use super::rights::Rights;
use super::{media_type, send};

/// A year, as PeerTube answers.
pub(super) const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000");

async fn lazy(rights: &Rights, bucket: Bucket, file: String, request: Request) -> Result<Response> {
    let content_type = media_type::of(&file).ok_or_else(send::not_found)?;
    let object = send::open(rights.app(), bucket, &[file]).await?;
    let about = send::About { content_type, cache_control: FOR_EVER, disposition: None };
    send::send(&request.into_parts().0, object, about)
}

macro_rules! lazy {
    ($($name:ident: $bucket:ident),* $(,)?) => {$(
        pub(super) async fn $name(State(rights): State<Rights>, Path(file): Path<String>, request: Request) -> Result<Response> {
            lazy(&rights, buckets::$bucket, file, request).await
        }
    )*};
}
lazy! { thumbnail: THUMBNAILS, storyboard: STORYBOARDS, torrent: TORRENTS, avatar: AVATARS, caption: CAPTIONS }
