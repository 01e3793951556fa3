//! Asking other servers for what somebody here named by its address or handle. Rooms that search lie below the one that can: the server
//! connects them.

use futures::future::BoxFuture;
use platform::App;
use std::sync::OnceLock;

/// Answers the number of what was found and stored, or that nothing was.
pub type Find = for<'a> fn(&'a App, &'a str) -> BoxFuture<'a, Option<i64>>;

/// The functions that ask.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// By the address of a video or of its page: the video's number.
    pub video: Find,
    /// By the address or the handle (`name@host`) of an account or a channel: the actor's number.
    pub actor: Find,
    /// By the address of a playlist or of its page: the playlist's number.
    pub playlist: Find,
}

static HOOKS: OnceLock<Hooks> = OnceLock::new();

/// Connects them; called once, before the first request.
pub fn set_hooks(hooks: Hooks) {
    let _ = HOOKS.set(hooks);
}

/// The number of the video of an address elsewhere, asked for there if it is not known; `None` when there is none, or it cannot be had.
pub async fn video(app: &App, address: &str) -> Option<i64> {
    (HOOKS.get()?.video)(app, address).await
}

/// The number of the actor of an address or handle elsewhere, asked for there if it is not known.
pub async fn actor(app: &App, name: &str) -> Option<i64> {
    (HOOKS.get()?.actor)(app, name).await
}

/// The number of the playlist of an address elsewhere, asked for there if it is not known.
pub async fn playlist(app: &App, address: &str) -> Option<i64> {
    (HOOKS.get()?.playlist)(app, address).await
}
