//! What somebody here asks for by its address or handle.

use super::failure::Failure;
use super::{actor, fetch, playlist, video};
use ::video::remote::known;
use activitypub::{identifier, webfinger};
use platform::App;

/// The number of the video of an address, or of its page: read anew if that was long ago, asked for if it is not known.
pub async fn find_video(app: &App, address: &str) -> Option<i64> {
    said(address, video_of(app, address).await)
}

/// The number of the actor of an address or handle, likewise.
pub async fn find_actor(app: &App, name: &str) -> Option<i64> {
    said(name, actor_of(app, name).await)
}

/// The number of the playlist of an address, or of its page, likewise.
pub async fn find_playlist(app: &App, address: &str) -> Option<i64> {
    said(address, playlist_of(app, address).await)
}

fn said(what: &str, found: Result<i64, Failure>) -> Option<i64> {
    found.inspect_err(|why| tracing::debug!(what, %why, "not found elsewhere")).ok()
}

async fn video_of(app: &App, address: &str) -> Result<i64, Failure> {
    let url = identifier(address.trim())?;
    if fetch::is_own(app, &url) {
        return Err(Failure::refused("it is our own"));
    }
    let known = known(&mut app.db.reader().await?, url.as_str()).await?;
    match known {
        Some(known) if video::refresh(app, url.as_str(), known).await? => Ok(known.id),
        Some(_) => Err(Failure::Gone),
        None => Ok(video::fetched(app, &url, false).await?.id),
    }
}

async fn playlist_of(app: &App, address: &str) -> Result<i64, Failure> {
    let url = identifier(address.trim())?;
    if fetch::is_own(app, &url) {
        return Err(Failure::refused("it is our own"));
    }
    playlist::found(app, &url).await
}

async fn actor_of(app: &App, name: &str) -> Result<i64, Failure> {
    let name = name.trim();
    if name.starts_with("http://") || name.starts_with("https://") {
        return Ok(actor::ensure(app, &identifier(name)?).await?.id);
    }
    let (name, host) = webfinger::account(name).ok_or_else(|| Failure::refused("it is no handle"))?;
    Ok(actor::named(app, name, host).await?.id)
}
