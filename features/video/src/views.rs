//! Counting views: one view of a video per viewer within `views.videos.view_expiration`, gathered in memory and written
//! from time to time.

use crate::{policy, store};
use database::Error;
use futures::FutureExt;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, random};
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// Viewers remembered at most; the oldest make room, at the price of counting one of them twice.
const MOST_VIEWERS: usize = 200_000;

/// Views that are not written yet, and viewers that were counted. One per application, made with its routes.
#[derive(Default)]
pub struct Views(Mutex<State>);

#[derive(Default)]
struct State {
    pending: HashMap<i64, i64>,
    seen: HashMap<[u8; 16], i64>,
    order: VecDeque<([u8; 16], i64)>,
}

impl Views {
    /// Counts a viewer, unless the same one was counted within `expiration` milliseconds.
    pub fn count(&self, now: i64, expiration: i64, video_id: i64, viewer: &str) -> bool {
        let print = random::fingerprint(&format!("{video_id}:{viewer}"));
        let mut key = [0; 16];
        key.copy_from_slice(&print[..16]);
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *state;
        while let Some((old, until)) = state.order.front()
            && (*until <= now || state.order.len() >= MOST_VIEWERS)
        {
            state.seen.remove(old);
            state.order.pop_front();
        }
        if state.seen.contains_key(&key) {
            return false;
        }
        state.seen.insert(key, now + expiration);
        state.order.push_back((key, now + expiration));
        *state.pending.entry(video_id).or_default() += 1;
        true
    }

    /// Writes what was counted; what cannot be written is kept for the next time.
    pub async fn flush(&self, app: &App) -> Result<(), Error> {
        let pending: Vec<(i64, i64)> = self.0.lock().unwrap_or_else(PoisonError::into_inner).pending.drain().collect();
        if pending.is_empty() {
            return Ok(());
        }
        let mut sorted = pending.clone();
        sorted.sort_unstable();
        let written: Result<(), Error> = app
            .db
            .write(sorted, |tx, pending| {
                async move {
                    for (id, n) in pending {
                        store::add_views(tx, id, n).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await;
        if written.is_err() {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (id, n) in pending {
                *state.pending.entry(id).or_default() += n;
            }
        }
        written
    }
}

/// `POST videos/{id}/views`: judges the body and counts. `address` is the viewer's IP address, the default of who they are.
pub async fn view(
    app: &App,
    views: &Views,
    caller: Option<&Caller>,
    which: Ref,
    shown: &str,
    fields: &mut Fields,
    address: &str,
) -> Result<()> {
    let wrong = "Invalid value";
    let time = fields.required("currentTime", wrong, read::int(i64::MIN, i64::MAX));
    fields.optional("viewEvent", wrong, |v| v.as_str().filter(|e| matches!(*e, "seek")).map(drop));
    let session = fields.optional("sessionId", wrong, |v| {
        let s = v.as_str()?;
        let plain = (8..=100).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain.then(|| s.to_owned())
    });
    for name in ["client", "device", "operatingSystem"] {
        fields.optional(name, wrong, read::text(0, 100));
    }
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let video = store::find(&mut conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    let hidden = video.blocked || matches!(video.privacy, policy::PRIVATE | policy::INTERNAL);
    if hidden {
        let watched = policy::Watched {
            privacy: video.privacy,
            blocked: video.blocked,
            owner_account_id: video.account_id,
            passwords: &[],
        };
        policy::may_watch(caller, None, watched)?;
    }
    let time = time.unwrap_or_default();
    if time < 0 || time > video.duration + 5 {
        return Err(Problem::bad_request(format!(
            "Current time {time} is invalid (video {shown} duration: {})",
            video.duration
        )));
    }
    let config = app.config();
    let rules = &config.views.videos;
    let after = i64::try_from(rules.count_view_after.as_secs()).unwrap_or(i64::MAX).min(video.duration.max(1) - 1);
    if time < after {
        return Ok(());
    }
    let expiration = i64::try_from(rules.view_expiration.as_millis()).unwrap_or(i64::MAX / 4);
    let viewer = session.filter(|_| rules.trust_viewer_session_id);
    views.count(app.now(), expiration, video.id, viewer.as_deref().unwrap_or(address));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_viewer_counts_once_until_the_view_expires() {
        let views = Views::default();
        assert!(views.count(0, 100, 1, "a"));
        assert!(!views.count(99, 100, 1, "a"));
        assert!(views.count(99, 100, 1, "b"));
        assert!(views.count(99, 100, 2, "a"));
        assert!(views.count(100, 100, 1, "a"));
        assert_eq!(views.0.lock().unwrap().pending[&1], 3);
    }
}
