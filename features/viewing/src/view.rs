//! A player says that somebody watches: `POST videos/{id}/views`, and its older name `PUT videos/{id}/watching`.

use crate::memory::{Beat, Memory};
use crate::sessions::Agent;
use crate::{flush, policy, store};
use catalog::Live;
use catalog::live::{Stop, ViewerKey};
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, random};
use std::time::Duration;

/// Kinds of device that PeerTube's players tell of.
const DEVICES: [&str; 8] = ["console", "embedded", "mobile", "smarttv", "tablet", "wearable", "xr", "desktop"];

/// Milliseconds of a duration.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}

/// Judges the report and notes it. `address` is the viewer's IP address: who they are when no session id is sent or believed.
///
/// # Errors
/// 400 for wrong fields and for seconds that the video does not have, 401 and 403 for videos that are not for the caller, 404.
pub(crate) async fn view(
    app: &App,
    caller: Option<&Caller>,
    which: Ref,
    fields: &mut Fields,
    address: &str,
) -> Result<()> {
    let wrong = "Invalid value";
    let second = fields.required("currentTime", wrong, read::int(i64::MIN, i64::MAX)).unwrap_or_default();
    let session = fields.optional("sessionId", wrong, |v| {
        let s = v.as_str()?;
        let plain = (1..=100).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain.then(|| s.to_owned())
    });
    let jumped = fields.optional("viewEvent", wrong, |v| (v == "seek").then_some(())).is_some();
    let agent = Agent {
        client: fields.optional("client", wrong, read::text(1, 500)),
        // An unknown kind of device is no fault of the player's.
        device: fields.raw("device").and_then(|v| v.as_str()).filter(|d| DEVICES.contains(d)).map(str::to_owned),
        operating_system: fields.optional("operatingSystem", wrong, read::text(1, 500)),
    };
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let video = store::video(&mut conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    // A password was asked for when the page and the files were fetched; players do not repeat it here.
    if video.blocked || matches!(video.privacy, video::policy::PRIVATE | video::policy::INTERNAL) {
        catalog::must_watch(&mut conn, video.id, &video.facts(), caller, None).await?;
    }
    if !policy::is_within(second, video.duration, video.is_live) {
        let sentence = format!("Current time {second} is invalid (video {} duration: {})", video.uuid, video.duration);
        return Err(Problem::bad_request(sentence));
    }
    let keeps_history = match caller {
        Some(c) => user::by_id(&mut conn, c.user_id).await?.is_some_and(|u| u.preferences.videos_history_enabled),
        None => false,
    };
    drop(conn);
    let (config, now) = (app.config(), app.now());
    let rules = &config.views.videos;
    let viewer = key(video.id, session.as_deref().filter(|_| rules.trust_viewer_session_id).unwrap_or(address));
    let live = app.shared::<Live>();
    live.watches(now, millis(config.testing.lifetimes.viewer), video.id, viewer);
    let after = i64::try_from(rules.count_view_after.as_secs()).unwrap_or(i64::MAX);
    let beat = Beat { now, key: (video.id, viewer), second, jumped, agent };
    app.shared::<Memory>().beat(beat, millis(rules.view_expiration), |watched| {
        policy::is_enough(watched, video.duration, video.is_live, after)
    });
    if let Some(caller) = caller.filter(|_| keeps_history) {
        let stop = Stop { user_id: caller.user_id, video_id: video.id, position: second, at: now };
        if !live.stopped(stop) {
            flush::history(app, None).await?;
            live.stopped(stop);
        }
    }
    if app.shutdown.is_cancelled() {
        // The task that writes from time to time has written for the last time.
        flush::everything(app).await?;
    }
    Ok(())
}

/// What a viewer is called in memory: neither their address nor their session can be told from it, nor that two videos have the
/// same viewer.
fn key(video_id: i64, viewer: &str) -> ViewerKey {
    let print = random::fingerprint(&format!("{video_id}:{viewer}"));
    let mut key = [0; 16];
    key.copy_from_slice(&print[..16]);
    key
}
