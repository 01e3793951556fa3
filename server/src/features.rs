//! What the product does, as lists: routes and job handlers of every feature. Nothing registers itself.

use futures::FutureExt;
use job_queue::Handler;
use platform::{App, Routes};
use std::sync::Arc;

/// The described API of all features.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .merge(user::routes(app))
        .merge(moderation::routes(app))
        .merge(channel::routes(app))
        .merge(follow::routes(app))
        .merge(catalog::routes(app))
        .merge(video::routes(app))
        .merge(picture::routes(app))
        .merge(watched_words::routes(app))
        .merge(transcoding::routes(app))
        .merge(import::routes(app))
        .merge(transcription::routes(app))
        .merge(playback::routes(app))
        .merge(viewing::routes(app))
        .merge(comment::routes(app))
        .merge(playlist::routes(app))
        .merge(ownership::routes(app))
        .merge(abuse::routes(app))
        .merge(registration::routes(app))
        .merge(notification::routes(app))
        .merge(federation::routes(app))
        .merge(feed::routes(app))
        .merge(instance::routes(app))
        .merge(crate::services::routes(app))
}

/// What must happen in the transaction of somebody below: a new person gets what is theirs, a channel that goes takes its
/// videos along.
pub(crate) fn connect() {
    actor::elsewhere::set_hooks(actor::elsewhere::Hooks {
        video: |app, address| federation::find_video(app, address).boxed(),
        actor: |app, name| federation::find_actor(app, name).boxed(),
        playlist: |app, address| federation::find_playlist(app, address).boxed(),
    });
    video::set_hooks(video::Hooks { described: &[|tx, video, now| watched_words::described(tx, video, now).boxed()] });
    channel::set_hooks(channel::Hooks {
        registered: &[notification::registered, |tx, who, now| playlist::watch_later::create(tx, who, now).boxed()],
        actor_goes: &[
            // Its followers are told before they are forgotten.
            |tx, actor_id, now| outbox::actor_goes(tx, actor_id, now).boxed(),
            |tx, actor_id, _| async move { Ok(follow::forget(tx, actor_id).await?) }.boxed(),
            |tx, actor_id, now| picture::forget(tx, actor_id, now).boxed(),
        ],
        remove_videos: |tx, channel_id, now| video::delete::delete_of_channel(tx, channel_id, now).boxed(),
        channel_goes: &[|tx, channel_id, now| playlist::leaving::channel_goes(tx, channel_id, now).boxed()],
        account_goes: &[
            |tx, account_id, _| video::rate::forget_account(tx, account_id).boxed(),
            |tx, account_id, now| comment::account_goes(tx, account_id, now).boxed(),
            |tx, account_id, now| playlist::leaving::account_goes(tx, account_id, now).boxed(),
        ],
        set_support: |tx, channel_id, support, now| {
            video::update::set_support_of_channel(tx, channel_id, support, now).boxed()
        },
    });
}

/// What runs jobs, one handler for each kind.
pub(crate) fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    let mut handlers: Vec<Arc<dyn Handler>> = vec![Arc::new(platform::mail::sender(app))];
    handlers.extend(follow::handlers(app));
    handlers.extend(video::handlers(app));
    handlers.extend(transcoding::handlers(app));
    handlers.extend(import::handlers(app));
    handlers.extend(transcription::handlers(app));
    handlers.extend(comment::handlers(app));
    handlers.extend(playlist::handlers(app));
    handlers.extend(notification::handlers(app));
    handlers.extend(federation::handlers(app));
    handlers.extend(outbox::handlers(app));
    handlers.extend(feed::handlers(app));
    handlers
}
