//! Keeping the index up to date from the record of events.

use crate::documents::{self, Which};
use crate::engine::Engine;
use crate::kind::Kind;
use crate::rebuild::{self, blocking, read};
use platform::event::{self, Event};
use platform::{App, Result};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use text_index::{Batch, Error, Snapshot};

/// Events read at a time.
const BATCH: i64 = 500;
/// Another node's commits wake nobody here, and another process may have put a new index in force.
const LOOK: Duration = Duration::from_secs(5);
/// Changes are gathered for so long: each commit of the index waits for the disk.
const GATHER: Duration = Duration::from_millis(300);
/// Events that change nothing here are passed over in memory; how far is written down after so many.
const UNWRITTEN: i64 = 1_000;
/// Things of one owner that are read at a time.
const PORTION: usize = 500;

/// Keeps the index up to date until the shutdown. Makes it anew where that is needed.
pub async fn follow(app: App) {
    let shutdown = app.shutdown.clone();
    let work = async {
        let mut changes = app.db.changes();
        let mut reader = Reader::default();
        reader.check(&app).await;
        loop {
            changes.borrow_and_update();
            let wait = match reader.step(&app).await {
                Ok(true) => continue,
                Ok(false) => LOOK,
                Err(problem) => {
                    tracing::warn!(%problem, "the search index cannot be brought up to date; trying again");
                    tokio::time::sleep(LOOK).await;
                    continue;
                }
            };
            let woken = async {
                if changes.changed().await.is_err() {
                    std::future::pending().await
                }
            };
            if tokio::time::timeout(wait, woken).await.is_ok() {
                tokio::time::sleep(GATHER).await;
            }
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        never = work => never,
    }
}

/// Brings the index up to date with everything that has happened until now.
///
/// # Errors
/// When it cannot be written, or the database cannot be read.
pub async fn catch_up(app: &App) -> Result<()> {
    let mut reader = Reader::default();
    while reader.step(app).await? {}
    Ok(())
}

/// Reads the record.
#[derive(Default)]
struct Reader {
    /// The index it feeds.
    name: String,
    /// The last event that is dealt with.
    seq: i64,
    /// The last one the index knows of.
    written: i64,
}

/// What events ask for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Changed {
    videos: BTreeSet<i64>,
    channels: BTreeSet<i64>,
    playlists: BTreeSet<i64>,
    /// Channels and accounts whose names stand beside their things as well.
    names_of_channels: BTreeSet<i64>,
    names_of_accounts: BTreeSet<i64>,
}

impl Changed {
    fn by(events: &[Event]) -> Self {
        let mut changed = Changed::default();
        for event in events {
            let id = event.subject_id;
            match event.kind.as_str() {
                // Nothing that is searched for.
                "video.playable"
                | "video.ladder-made"
                | "video.file-added"
                | "video.transcoding-failed"
                | "video.viewed" => {}
                kind if kind.starts_with("video.") => drop(changed.videos.insert(id)),
                "channel.updated" => drop(changed.names_of_channels.insert(id)),
                kind if kind.starts_with("channel.") => drop(changed.channels.insert(id)),
                kind if kind.starts_with("playlist.") => drop(changed.playlists.insert(id)),
                "account.updated" => drop(changed.names_of_accounts.insert(id)),
                _ => {}
            }
        }
        changed
    }

    fn is_empty(&self) -> bool {
        *self == Changed::default()
    }
}

impl Reader {
    /// Looks once whether the files of the index are what was written: a disk that lost power may have them otherwise.
    async fn check(&self, app: &App) {
        let (engine, place) = (app.shared::<Engine>(), Engine::place(app));
        let work = move || {
            if let Some(Err(e)) = engine.snapshot(&place).map(|s| s.check()) {
                engine.found_damaged(&e);
            }
        };
        if let Err(e) = tokio::task::spawn_blocking(work).await {
            tracing::warn!(error = %e, "the search index could not be checked");
        }
    }

    /// Deals with some events; whether there may be more.
    async fn step(&mut self, app: &App) -> Result<bool> {
        let Some(snapshot) = self.snapshot(app).await? else { return self.renew(app).await };
        let mut conn = app.db.reader().await?;
        let oldest: Option<i64> = conn.one("SELECT min(seq) FROM event").await?;
        let newest = event::newest(&mut conn).await?;
        // Events that were forgotten before they were read, and a database that is not the one that was read.
        if oldest.is_some_and(|oldest| oldest > self.seq + 1) || (newest != 0 && newest < self.seq) {
            drop(conn);
            return self.renew(app).await;
        }
        let events = event::after(&mut conn, self.seq, BATCH).await?;
        drop(conn);
        let Some(last) = events.last().map(|event| event.seq) else {
            // Another process on this folder may have written.
            blocking(move || snapshot.reload()).await?;
            return Ok(false);
        };
        let changed = Changed::by(&events);
        if !changed.is_empty() || last - self.written >= UNWRITTEN {
            let for_batch = snapshot.clone();
            let batch = match tokio::task::spawn_blocking(move || for_batch.batch()).await {
                Ok(Ok(batch)) => batch,
                Ok(Err(Error::Busy)) => {
                    tracing::debug!("another process feeds this search index");
                    blocking(move || snapshot.reload()).await?;
                    return Ok(false);
                }
                Ok(Err(e)) => {
                    app.shared::<Engine>().found_damaged(&e);
                    return Ok(true);
                }
                Err(e) => return Err(platform::Problem::internal(e)),
            };
            let batch = apply(app, batch, &changed).await?;
            blocking(move || {
                batch.commit(last)?;
                snapshot.reload()
            })
            .await?;
            self.written = last;
        }
        self.seq = last;
        Ok(true)
    }

    /// The index in force, and how far it has been fed when it is another than before.
    async fn snapshot(&mut self, app: &App) -> Result<Option<Arc<Snapshot>>> {
        let (engine, place) = (app.shared::<Engine>(), Engine::place(app));
        let known = self.name.clone();
        let found = blocking(move || {
            let Some(snapshot) = engine.snapshot(&place) else { return Ok(None) };
            let mark = if snapshot.name() == known { None } else { Some(snapshot.mark()?) };
            Ok(Some((snapshot, mark)))
        });
        let Some((snapshot, mark)) = found.await? else { return Ok(None) };
        if let Some(mark) = mark {
            self.name = snapshot.name().to_owned();
            (self.seq, self.written) = (mark, mark);
        }
        Ok(Some(snapshot))
    }

    async fn renew(&mut self, app: &App) -> Result<bool> {
        tracing::info!("making the search index");
        let counts = rebuild::rebuild(app).await?;
        tracing::info!(?counts, "the search index is made");
        Ok(true)
    }
}

async fn apply(app: &App, mut batch: Batch, changed: &Changed) -> Result<Batch> {
    let videos: Vec<i64> = changed.videos.iter().copied().collect();
    for ids in videos.chunks(PORTION) {
        batch = put(app, batch, Kind::Video, ids, true).await?;
    }
    for (owners, of_videos, of_channels, of_playlists) in [
        (
            &changed.names_of_channels,
            "SELECT id FROM video WHERE channel_id = $1 AND id > $2 ORDER BY id LIMIT 500",
            "SELECT id FROM channel WHERE id = $1 AND id > $2",
            "SELECT id FROM playlist WHERE channel_id = $1 AND id > $2 ORDER BY id LIMIT 500",
        ),
        (
            &changed.names_of_accounts,
            "SELECT v.id FROM channel c JOIN video v ON v.channel_id = c.id WHERE c.account_id = $1 AND v.id > $2 \
             ORDER BY v.id LIMIT 500",
            "SELECT id FROM channel WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT 500",
            "SELECT id FROM playlist WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT 500",
        ),
    ] {
        for owner in owners {
            for (kind, sql) in [(Kind::Video, of_videos), (Kind::Channel, of_channels), (Kind::Playlist, of_playlists)]
            {
                let mut last = 0;
                loop {
                    let ids = documents::ids(&mut app.db.reader().await?, sql, *owner, last).await?;
                    let Some(newest) = ids.last() else { break };
                    last = *newest;
                    batch = put(app, batch, kind, &ids, false).await?;
                }
            }
        }
    }
    for (kind, ids) in [(Kind::Channel, &changed.channels), (Kind::Playlist, &changed.playlists)] {
        let ids: Vec<i64> = ids.iter().copied().collect();
        for ids in ids.chunks(PORTION) {
            batch = put(app, batch, kind, ids, false).await?;
        }
    }
    Ok(batch)
}

/// Puts things as they are now; those that are gone are removed. With `said` also what is said in them.
async fn put(app: &App, batch: Batch, kind: Kind, ids: &[i64], said: bool) -> Result<Batch> {
    let rows = read(app, kind, Which::These(ids)).await?;
    let captions = if said { documents::captions(app, ids).await? } else { Vec::new() };
    let ids = ids.to_vec();
    let mut batch = blocking(move || {
        for id in &ids {
            batch.remove(kind.key(*id));
            if said {
                batch.remove_passages(kind.key(*id));
            }
        }
        for (id, entry) in &rows {
            batch.put(kind.key(*id), entry)?;
        }
        Ok(batch)
    })
    .await?;
    // One video at a time: hours of talk in many languages are large.
    for captions in captions {
        let passages = documents::passages(app, &captions).await;
        batch = blocking(move || {
            batch.put_passages(kind.key(captions.video_id), &passages)?;
            Ok(batch)
        })
        .await?;
    }
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_name_what_is_read_again() {
        let event = |kind: &str, subject_id| Event { seq: 1, kind: kind.into(), subject_id };
        let changed = Changed::by(&[
            event("video.updated", 1),
            event("video.deleted", 2),
            event("video.playable", 3),
            event("video.viewed", 11),
            event("rate.changed", 4),
            event("channel.created", 5),
            event("channel.updated", 6),
            event("playlist.updated", 7),
            event("account.updated", 8),
            event("account.muted", 9),
            event("user.created", 10),
        ]);
        let set = |ids: &[i64]| ids.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(changed.videos, set(&[1, 2]));
        assert_eq!((changed.channels, changed.names_of_channels), (set(&[5]), set(&[6])));
        assert_eq!((changed.playlists, changed.names_of_accounts), (set(&[7]), set(&[8])));
    }
}
