//! What must happen elsewhere when a person comes or a channel changes. `channel` lies below those it concerns: the server
//! connects them.

use crate::Registered;
use database::Tx;
use futures::future::BoxFuture;
use platform::{Problem, Result};
use std::sync::OnceLock;

/// What a hook answers.
pub type Done<'t> = BoxFuture<'t, Result<()>>;

/// Functions that run in the transaction of the change.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Gives a new person what must be there when the request answers: `(tx, who, now)`.
    pub registered: &'static [fn(&mut Tx, Registered, i64) -> Done<'_>],
    /// Takes along what hangs on an actor (of an account or a channel) that is about to go: `(tx, actor_id, now)`.
    pub actor_goes: &'static [fn(&mut Tx, i64, i64) -> Done<'_>],
    /// Removes the videos of a channel that is about to go: `(tx, channel_id, now)`.
    pub remove_videos: fn(&mut Tx, i64, i64) -> Done<'_>,
    /// Lets others give up a channel that is about to go: `(tx, channel_id, now)`.
    pub channel_goes: &'static [fn(&mut Tx, i64, i64) -> Done<'_>],
    /// Lets others remove what belongs to an account that is about to go, after its channels: `(tx, account_id, now)`. What has
    /// no files needs none: rows go with the account's.
    pub account_goes: &'static [fn(&mut Tx, i64, i64) -> Done<'_>],
    /// Gives all videos of a channel the same support text: `(tx, channel_id, support, now)`.
    pub set_support: fn(&mut Tx, i64, Option<String>, i64) -> Done<'_>,
}

static HOOKS: OnceLock<Hooks> = OnceLock::new();

/// Connects them; called once, before the first request.
pub fn set_hooks(hooks: Hooks) {
    let _ = HOOKS.set(hooks);
}

pub(crate) async fn registered(tx: &mut Tx, who: Registered, now: i64) -> Result<()> {
    for hook in HOOKS.get().map_or(&[][..], |hooks| hooks.registered) {
        hook(tx, who, now).await?;
    }
    Ok(())
}

pub(crate) async fn actor_goes(tx: &mut Tx, actor_id: i64, now: i64) -> Result<()> {
    for hook in HOOKS.get().map_or(&[][..], |hooks| hooks.actor_goes) {
        hook(tx, actor_id, now).await?;
    }
    Ok(())
}

pub(crate) async fn remove_videos(tx: &mut Tx, channel_id: i64, now: i64) -> Result<()> {
    match HOOKS.get() {
        Some(hooks) => (hooks.remove_videos)(tx, channel_id, now).await,
        // Rows would cascade and leave their files behind for ever.
        None if crate::store::has_videos(tx, channel_id).await? => {
            Err(Problem::internal("a channel with videos cannot be removed: nobody removes videos"))
        }
        None => Ok(()),
    }
}

pub(crate) async fn channel_goes(tx: &mut Tx, channel_id: i64, now: i64) -> Result<()> {
    for hook in HOOKS.get().map_or(&[][..], |hooks| hooks.channel_goes) {
        hook(tx, channel_id, now).await?;
    }
    Ok(())
}

pub(crate) async fn account_goes(tx: &mut Tx, account_id: i64, now: i64) -> Result<()> {
    for hook in HOOKS.get().map_or(&[][..], |hooks| hooks.account_goes) {
        hook(tx, account_id, now).await?;
    }
    Ok(())
}

pub(crate) async fn set_support(tx: &mut Tx, channel_id: i64, support: Option<String>, now: i64) -> Result<()> {
    match HOOKS.get() {
        Some(hooks) => (hooks.set_support)(tx, channel_id, support, now).await,
        None if crate::store::has_videos(tx, channel_id).await? => {
            Err(Problem::internal("the support text of videos cannot be changed: nobody changes videos"))
        }
        None => Ok(()),
    }
}
