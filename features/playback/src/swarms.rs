//! Which swarms the tracker knows: those of our own videos' files and publications.
//!
//! As on PeerTube the privacy of a video does not count: the name of a swarm follows from random file names, which only those
//! learn who may watch.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::sync::Arc;

use catalog::Urls;
use catalog::urls::hls_folder;
use database::{Error, Sql};
use object_storage::{Key, Object};
use platform::{App, buckets};
use torrent::InfoHash;
use torrent::p2p_media_loader::info_hashes_of_peertube;
use torrent::tracker::Allowlist;
use uuid::Uuid;

/// Videos looked at in one query.
const PAGE: i64 = 500;
/// Longest master playlist read, in bytes.
const MASTER: u64 = 256 << 10;

/// The swarms of this instance, and the allow-list that follows them. Some 300 bytes a video.
pub struct Swarms {
    app: App,
    allowlist: Arc<Allowlist>,
    known: HashMap<i64, Box<[InfoHash]>>,
    /// Videos whose swarms change without an event: publications that grow, files that are being moved.
    unsettled: HashSet<i64>,
}

/// What the swarms of a video follow from.
struct Video {
    id: i64,
    uuid: Uuid,
    private: bool,
    master: Option<String>,
    growing: bool,
    unsettled: bool,
    hashes: Vec<InfoHash>,
    renditions: usize,
    has_sound_alone: bool,
}

impl Swarms {
    /// Nothing is known before [`Swarms::fill`].
    #[must_use]
    pub fn new(app: &App, allowlist: Arc<Allowlist>) -> Self {
        Self { app: app.clone(), allowlist, known: HashMap::new(), unsettled: HashSet::new() }
    }

    /// Learns the swarms of all videos.
    ///
    /// # Errors
    /// When the database fails; it may be repeated.
    pub async fn fill(&mut self) -> Result<(), Error> {
        let mut after = 0;
        loop {
            let videos = self.read(after, i64::MAX).await?;
            let Some(last) = videos.last() else { return Ok(()) };
            after = last.id;
            for video in videos {
                self.learn(video).await?;
            }
        }
    }

    /// Learns the swarms of a video that changed, came or went.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&mut self, video_id: i64) -> Result<(), Error> {
        match self.read(video_id - 1, video_id).await?.pop() {
            Some(video) => self.learn(video).await,
            None => {
                self.unsettled.remove(&video_id);
                let old = self.known.remove(&video_id).unwrap_or_default();
                self.retire(old, &[]).await
            }
        }
    }

    /// Learns what joined publications that grow, and which files have moved: neither has an event of its own.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh_unsettled(&mut self) -> Result<(), Error> {
        for video_id in self.unsettled.clone() {
            self.refresh(video_id).await?;
        }
        Ok(())
    }

    /// Whether [`Swarms::refresh_unsettled`] has anything to do.
    #[must_use]
    pub fn any_unsettled(&self) -> bool {
        !self.unsettled.is_empty()
    }

    /// A page of local videos with ids in `after + 1 ..= last`.
    async fn read(&self, after: i64, last: i64) -> Result<Vec<Video>, Error> {
        let mut conn = self.app.db.reader().await?;
        let sql = "SELECT v.id, v.uuid, v.files_private, v.privacy, p.master_name, p.growing \
                   FROM video v LEFT JOIN streaming_playlist p ON p.video_id = v.id \
                   WHERE v.is_local AND v.id > $1 AND v.id <= $2 ORDER BY v.id LIMIT $3";
        let rows = conn.rows(Sql::new(sql).bind(after).bind(last).bind(PAGE)).await?;
        let mut videos = Vec::with_capacity(rows.len());
        for row in rows {
            let uuid: String = row.get("uuid")?;
            let private: bool = row.get("files_private")?;
            let growing = row.get::<Option<bool>>("growing")?.unwrap_or(false);
            videos.push(Video {
                id: row.get("id")?,
                uuid: Uuid::try_parse(&uuid).unwrap_or_default(),
                private,
                master: row.get("master_name")?,
                growing,
                unsettled: growing || video::policy::is_guarded(row.get("privacy")?) != private,
                hashes: Vec::new(),
                renditions: 0,
                has_sound_alone: false,
            });
        }
        let Some(end) = videos.last().map(|video| video.id) else { return Ok(videos) };
        let sql = "SELECT video_id, playlist_id, info_hash, has_video FROM video_file \
                   WHERE video_id > $1 AND video_id <= $2 ORDER BY video_id";
        for row in conn.rows(Sql::new(sql).bind(after).bind(end)).await? {
            let id: i64 = row.get("video_id")?;
            let Ok(at) = videos.binary_search_by_key(&id, |video| video.id) else { continue };
            let video = &mut videos[at];
            video.hashes.extend(row.get::<Option<String>>("info_hash")?.and_then(|hash| hash.parse::<InfoHash>().ok()));
            if row.get::<Option<i64>>("playlist_id")?.is_some() {
                video.renditions += 1;
                video.has_sound_alone |= !row.get::<bool>("has_video")?;
            }
        }
        Ok(videos)
    }

    async fn learn(&mut self, mut video: Video) -> Result<(), Error> {
        let mut hashes = std::mem::take(&mut video.hashes);
        if let Some(master) = &video.master {
            let swarm = Urls::new(&self.app.config()).hls(video.uuid, master, video.private);
            if video.growing {
                let text = self.master_playlist(&video, master).await.unwrap_or_default();
                let (renditions, sound) = streams(&text);
                let sound = sound || video.has_sound_alone;
                let many = renditions.len().max(video.renditions);
                hashes.extend(info_hashes_of_peertube(&swarm, many, sound));
                if !renditions.is_empty() {
                    // Our own player's name of a swarm whose streams may still move in the list: `swarmId` in the web client.
                    let now = format!("{swarm}#growing {}", renditions.join(" "));
                    hashes.extend(info_hashes_of_peertube(&now, renditions.len(), sound));
                }
                // Who has not seen the newest rendition is still in the swarm of those before.
                hashes.extend(self.known.get(&video.id).into_iter().flatten());
            } else {
                hashes.extend(info_hashes_of_peertube(&swarm, video.renditions, video.has_sound_alone));
            }
        }
        hashes.sort_unstable();
        hashes.dedup();
        (&*self.allowlist).extend(hashes.iter().copied());
        let old = if hashes.is_empty() {
            self.known.remove(&video.id)
        } else {
            self.known.insert(video.id, hashes.clone().into_boxed_slice())
        };
        if video.unsettled {
            self.unsettled.insert(video.id);
        } else {
            self.unsettled.remove(&video.id);
        }
        self.retire(old.unwrap_or_default(), &hashes).await
    }

    /// No longer serves what is among `old` and not among `new`, unless another video has the very same file.
    async fn retire(&self, old: Box<[InfoHash]>, new: &[InfoHash]) -> Result<(), Error> {
        for hash in old.iter().filter(|hash| new.binary_search(hash).is_err()) {
            let sql = "SELECT f.id FROM video_file f JOIN video v ON v.id = f.video_id \
                       WHERE v.is_local AND f.info_hash = $1 LIMIT 1";
            let sql = Sql::new(sql).bind(hash.to_string());
            if self.app.db.reader().await?.optional::<i64>(sql).await?.is_none() {
                self.allowlist.remove(hash);
            }
        }
        Ok(())
    }

    /// The master playlist as it is now; `None` when there is none yet.
    async fn master_playlist(&self, video: &Video, name: &str) -> Option<String> {
        for private in [video.private, !video.private] {
            let key = Key::new(format!("{}/{name}", hls_folder(video.uuid, private))).ok()?;
            if let Ok(Object::Local { file, .. }) = self.app.storage.open(buckets::STREAMING_PLAYLISTS, &key).await {
                let read = move || {
                    let mut text = String::new();
                    file.take(MASTER).read_to_string(&mut text).ok().map(|_| text)
                };
                return tokio::task::spawn_blocking(read).await.ok().flatten();
            }
        }
        None
    }
}

/// The playlists that a master names as variants, in its order, and whether it has a separate sound track.
fn streams(master: &str) -> (Vec<&str>, bool) {
    let mut lines = master.lines();
    let (mut variants, mut sound) = (Vec::new(), false);
    while let Some(line) = lines.next() {
        sound |= line.starts_with("#EXT-X-MEDIA:TYPE=AUDIO");
        if line.starts_with("#EXT-X-STREAM-INF:") {
            variants.extend(lines.next().map(str::trim).filter(|name| !name.is_empty() && !name.starts_with('#')));
        }
    }
    (variants, sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_a_master_playlist() {
        let master = "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,URI=\"c-0.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb-720.m3u8\n\
                      #EXT-X-STREAM-INF:BANDWIDTH=1\nb-240.m3u8\n";
        assert_eq!(streams(master), (vec!["b-720.m3u8", "b-240.m3u8"], true));
        assert_eq!(streams("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2\n"), (vec![], false));
        assert_eq!(streams(""), (vec![], false));
    }
}
