//! What is known in memory only and shown with videos: who watches right now, and where people stopped a moment ago.
//!
//! `viewing` tells it, lists and pages show it; [`App::shared`](platform::App::shared) keeps one for the application. Both parts are
//! bounded. What a viewer is called here gives away nothing about them.

use database::{Conn, Error, Sql};
use platform::App;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use wire::{UserHistory, VideoBase};

/// Viewers at a time; more are not counted as watching until others have left.
const MOST_VIEWERS: usize = 200_000;
/// Viewers elsewhere take no more than this of the places: other servers say who they are.
const MOST_ELSEWHERE: usize = MOST_VIEWERS / 2;
/// Videos of other servers whose viewers are known.
const MOST_TOLD: usize = 50_000;
/// Positions that wait for being written; from here on nothing more is kept back.
const MOST_POSITIONS: usize = 20_000;
/// Those who left are looked for this often (milliseconds).
const SWEEP: i64 = 5_000;

/// A viewer of a video, as a fingerprint.
pub type ViewerKey = [u8; 16];

/// Where somebody stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The user.
    pub user_id: i64,
    /// The video.
    pub video_id: i64,
    /// Seconds.
    pub position: i64,
    /// When (milliseconds since 1970).
    pub at: i64,
}

/// What goes on now; one for each application.
#[derive(Default)]
pub struct Live {
    viewers: Mutex<Viewers>,
    told: Mutex<HashMap<i64, Told>>,
    stops: Mutex<HashMap<(i64, i64), Stop>>,
}

/// What the server of a video says: how many watch it, and until when that holds.
#[derive(Clone, Copy)]
struct Told {
    count: i64,
    until: i64,
}

#[derive(Default)]
struct Viewers {
    by_video: HashMap<i64, HashMap<ViewerKey, i64>>,
    total: usize,
    next_sweep: i64,
}

impl Viewers {
    fn sweep(&mut self, now: i64) {
        if now < self.next_sweep {
            return;
        }
        self.next_sweep = now + SWEEP;
        self.by_video.retain(|_, viewers| {
            viewers.retain(|_, until| *until > now);
            !viewers.is_empty()
        });
        self.total = self.by_video.values().map(HashMap::len).sum();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Somebody watches a video, until `lifetime` milliseconds have passed without another sign.
    pub fn watches(&self, now: i64, lifetime: i64, video_id: i64, viewer: ViewerKey) {
        let mut viewers = lock(&self.viewers);
        viewers.sweep(now);
        let full = viewers.total >= MOST_VIEWERS;
        let of_video = viewers.by_video.entry(video_id).or_default();
        if full && !of_video.contains_key(&viewer) {
            return;
        }
        if of_video.insert(viewer, now + lifetime).is_none() {
            viewers.total += 1;
        }
    }

    /// Somebody watches a video on another server, `lifetime` milliseconds from now. Forgotten when many do.
    pub fn watches_elsewhere(&self, now: i64, lifetime: i64, video_id: i64, viewer: ViewerKey) {
        let mut viewers = lock(&self.viewers);
        viewers.sweep(now);
        let is_known = viewers.by_video.get(&video_id).is_some_and(|of| of.contains_key(&viewer));
        if viewers.total >= MOST_ELSEWHERE && !is_known {
            return;
        }
        drop(viewers);
        self.watches(now, lifetime, video_id, viewer);
    }

    /// The server of a video says how many watch it, for `lifetime` milliseconds from now.
    pub fn told(&self, now: i64, lifetime: i64, video_id: i64, count: i64) {
        let mut told = lock(&self.told);
        if told.len() >= MOST_TOLD && !told.contains_key(&video_id) {
            told.retain(|_, told| told.until > now);
            if told.len() >= MOST_TOLD {
                return;
            }
        }
        told.insert(video_id, Told { count, until: now + lifetime });
    }

    /// How many watch a video now: as is known here, or as its own server says, which knows of ours too.
    pub fn viewers(&self, now: i64, video_id: i64) -> i64 {
        let told = lock(&self.told).get(&video_id).filter(|told| told.until > now).map_or(0, |told| told.count);
        let mut viewers = lock(&self.viewers);
        viewers.sweep(now);
        viewers.by_video.get(&video_id).map_or(0, |v| i64::try_from(v.len()).unwrap_or(i64::MAX)).max(told)
    }

    /// Who watches now, by video; videos with the most viewers first.
    pub fn watched(&self, now: i64) -> Vec<(i64, Vec<ViewerKey>)> {
        let mut viewers = lock(&self.viewers);
        viewers.sweep(now);
        let of =
            |of: &HashMap<ViewerKey, i64>| of.iter().filter(|(_, until)| **until > now).map(|(key, _)| *key).collect();
        let mut watched: Vec<(i64, Vec<ViewerKey>)> = viewers.by_video.iter().map(|(id, v)| (*id, of(v))).collect();
        drop(viewers);
        watched.retain(|(_, keys)| !keys.is_empty());
        watched.sort_unstable_by_key(|(id, keys)| (std::cmp::Reverse(keys.len()), *id));
        for (_, keys) in &mut watched {
            keys.sort_unstable();
        }
        watched
    }

    /// Remembers where somebody stopped, until it is written. False when there is no room: the caller writes it now.
    pub fn stopped(&self, stop: Stop) -> bool {
        let mut stops = lock(&self.stops);
        if stops.len() >= MOST_POSITIONS && !stops.contains_key(&(stop.user_id, stop.video_id)) {
            return false;
        }
        stops.insert((stop.user_id, stop.video_id), stop);
        true
    }

    /// What waits for being written, of everybody or of one user. It stays visible until [`Live::written`].
    pub fn unwritten(&self, user_id: Option<i64>) -> Vec<Stop> {
        let stops = lock(&self.stops);
        let mut found: Vec<Stop> = stops.values().filter(|s| user_id.is_none_or(|u| u == s.user_id)).copied().collect();
        found.sort_unstable_by_key(|s| (s.user_id, s.video_id));
        found
    }

    /// Forgets what was written, unless there is news of it.
    pub fn written(&self, written: &[Stop]) {
        let mut stops = lock(&self.stops);
        for stop in written {
            let key = (stop.user_id, stop.video_id);
            if stops.get(&key) == Some(stop) {
                stops.remove(&key);
            }
        }
    }

    /// Forgets what a user stopped at before a time: because they wish so.
    pub fn forget(&self, user_id: i64, video_id: Option<i64>, before: i64) {
        lock(&self.stops)
            .retain(|_, s| s.user_id != user_id || video_id.is_some_and(|v| v != s.video_id) || s.at >= before);
    }
}

/// Adds to videos who watches them now, and where `user_id` stopped: one statement for all of them.
pub(crate) async fn adorn<A, C>(
    app: &App,
    conn: &mut Conn,
    user_id: Option<i64>,
    videos: &mut [VideoBase<A, C>],
) -> Result<(), Error> {
    let live = app.shared::<Live>();
    let now = app.now();
    for video in videos.iter_mut() {
        video.viewers = live.viewers(now, video.id);
    }
    let Some(user_id) = user_id.filter(|_| !videos.is_empty()) else { return Ok(()) };
    let sql = "SELECT video_id, position FROM watch_history WHERE user_id = $1 AND video_id IN ";
    let mut sql = Sql::new(sql).bind(user_id);
    sql.list(videos.iter().map(|v| v.id));
    let mut stops = HashMap::new();
    for row in conn.rows(sql).await? {
        stops.insert(row.get::<i64>("video_id")?, row.get::<i64>("position")?);
    }
    stops.extend(live.unwritten(Some(user_id)).into_iter().map(|s| (s.video_id, s.position)));
    for video in videos {
        video.user_history = stops.get(&video.id).map(|position| UserHistory { current_time: *position });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_gives_no_sign_has_left() {
        let live = Live::default();
        live.watches(0, 100, 1, [1; 16]);
        live.watches(10, 100, 1, [1; 16]);
        live.watches(10, 6_000, 1, [2; 16]);
        live.watches(10, 100, 2, [1; 16]);
        assert_eq!((live.viewers(10, 1), live.viewers(10, 2), live.viewers(10, 3)), (2, 1, 0));
        assert_eq!(live.watched(10), [(1, vec![[1; 16], [2; 16]]), (2, vec![[1; 16]])]);
        assert_eq!((live.viewers(SWEEP + 10, 1), live.viewers(SWEEP + 10, 2)), (1, 0));
        assert_eq!(live.watched(SWEEP + 10), [(1, vec![[2; 16]])]);
    }

    #[test]
    fn the_server_of_a_video_knows_more() {
        let live = Live::default();
        live.watches(0, 100, 1, [1; 16]);
        live.watches_elsewhere(0, 100, 1, [2; 16]);
        assert_eq!(live.viewers(0, 1), 2);
        live.told(0, 50, 1, 7);
        assert_eq!((live.viewers(49, 1), live.viewers(50, 1), live.viewers(49, 2)), (7, 2, 0));
    }

    #[test]
    fn viewers_elsewhere_leave_room() {
        let live = Live::default();
        for n in 0..=MOST_ELSEWHERE {
            let mut key = [0; 16];
            key[..8].copy_from_slice(&(n as u64).to_be_bytes());
            live.watches_elsewhere(0, 100, 1, key);
        }
        assert_eq!(live.viewers(0, 1), MOST_ELSEWHERE as i64);
        live.watches(0, 100, 1, [255; 16]);
        assert_eq!(live.viewers(0, 1), MOST_ELSEWHERE as i64 + 1);
    }

    #[test]
    fn a_place_is_forgotten_when_it_was_written_and_nothing_newer_is_known() {
        let live = Live::default();
        let stop = |position, at| Stop { user_id: 1, video_id: 2, position, at };
        assert!(live.stopped(stop(3, 0)) && live.stopped(stop(5, 1)));
        live.written(&[stop(3, 0)]);
        assert_eq!(live.unwritten(Some(1)), [stop(5, 1)]);
        assert!(live.unwritten(Some(2)).is_empty());
        live.forget(1, None, 1);
        live.forget(1, Some(7), 9);
        live.forget(9, None, 9);
        assert_eq!(live.unwritten(None).len(), 1);
        live.forget(1, Some(2), 2);
        assert!(live.unwritten(None).is_empty());
    }
}
