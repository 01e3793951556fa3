//! What must happen elsewhere when somebody has named or described a video. `video` lies below those it concerns: the server
//! connects them.

use database::Tx;
use futures::future::BoxFuture;
use platform::Result;
use std::sync::OnceLock;

/// What a hook answers: whether it made the video wait for a moderator.
pub type Waits<'t> = BoxFuture<'t, Result<bool>>;

/// A video with a new name or description.
#[derive(Debug, Clone)]
pub struct Described {
    /// The video.
    pub video_id: i64,
    /// Who wrote it.
    pub user_id: i64,
    /// Our own host, with an unusual port.
    pub own_host: String,
}

/// Functions that run in the transaction of the change.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Looks at what a video says of itself: `(tx, video, now)`.
    pub described: &'static [fn(&mut Tx, Described, i64) -> Waits<'_>],
}

static HOOKS: OnceLock<Hooks> = OnceLock::new();

/// Connects them; called once, before the first request.
pub fn set_hooks(hooks: Hooks) {
    let _ = HOOKS.set(hooks);
}

/// Tells of a new name or description; whether the video waits for a moderator because of it.
pub(crate) async fn described(tx: &mut Tx, video: &Described, now: i64) -> Result<bool> {
    let mut waits = false;
    for hook in HOOKS.get().map_or(&[][..], |hooks| hooks.described) {
        waits |= hook(tx, video.clone(), now).await?;
    }
    Ok(waits)
}
