//! Videos that are there without having been uploaded.

use crate::World;
use database::{Error, Sql};
use futures::FutureExt;
use uuid::Uuid;

/// A video's names.
#[derive(Debug, Clone)]
pub struct Video {
    /// Row id.
    pub id: i64,
    /// UUID.
    pub uuid: Uuid,
}

/// A video as a test wants it: public, published, ten seconds long, with one HLS rendition, unless it says otherwise.
#[derive(Debug, Clone)]
pub struct NewVideo {
    /// Title.
    pub name: String,
    /// 1 public, 2 unlisted, 3 private, 4 internal, 5 password protected.
    pub privacy: i64,
    /// 1 published, 2 to transcode.
    pub state: i64,
    /// Seconds.
    pub duration: i64,
    /// Sensitive.
    pub nsfw: bool,
    /// 1 enabled, 2 disabled, 3 requires approval.
    pub comments_policy: i64,
}

impl NewVideo {
    /// A public one of that name.
    pub fn named(name: &str) -> Self {
        NewVideo { name: name.to_owned(), privacy: 1, state: 1, duration: 10, nsfw: false, comments_policy: 1 }
    }
}

impl World {
    /// A public video of somebody.
    pub async fn video(&self, owner: &str, name: &str) -> Video {
        self.new_video(owner, NewVideo::named(name)).await
    }

    /// A video of somebody, published now.
    pub async fn new_video(&self, owner: &str, new: NewVideo) -> Video {
        let person = self.person(owner);
        let (channel, local, now) = (person.channel_id, person.user_id != 0, self.app.now());
        let number: i64 = self.one("SELECT coalesce(max(id), 0) + 1 FROM video").await;
        let uuid = Uuid::from_u128(0x5e91_01a0_0000_4000_8000_0000_0000_0000 + u128::try_from(number).unwrap_or(0));
        let origin = if local { self.app.config().webserver.origin() } else { "https://peer.example".to_owned() };
        let url = format!("{origin}/videos/watch/{uuid}");
        let write = self.app.db.write((new, channel, local, now, uuid.to_string(), url), |tx, row| {
            async move {
                let (new, channel, local, now, uuid, url) = row;
                let sql = "INSERT INTO video (uuid, url, channel_id, is_local, name, privacy, state, files_private, \
                           wait_transcoding, nsfw, comments_policy, download_enabled, duration, published_at, created_at, \
                           updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE, $9, $10, TRUE, $11, $12, $12, $12) \
                           RETURNING id";
                let sql = Sql::new(sql).bind(uuid.clone()).bind(url).bind(channel).bind(local).bind(new.name);
                let sql = sql.bind(new.privacy).bind(new.state).bind(new.privacy > 2).bind(new.nsfw);
                let id: i64 = tx.one(sql.bind(new.comments_policy).bind(new.duration).bind(now)).await?;
                let sql = "INSERT INTO streaming_playlist (video_id, master_name, hashes_name, growing, created_at, updated_at) \
                           VALUES ($1, $2, $3, FALSE, $4, $4) RETURNING id";
                let sql = Sql::new(sql).bind(id).bind(format!("{uuid}-master.m3u8"));
                let playlist: i64 = tx.one(sql.bind(format!("{uuid}-segments-sha256.json")).bind(now)).await?;
                let sql = "INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, \
                           torrent_name, info_hash, has_audio, has_video, metadata, created_at, updated_at) \
                           VALUES ($1, $2, 480, 854, 480, 25, 1000, $3, $4, $5, TRUE, TRUE, '{\"format\":{}}', $6, $6)";
                let sql = Sql::new(sql).bind(id).bind(playlist).bind(format!("{uuid}-480-fragmented.mp4"));
                let hash = format!("{id:040x}");
                tx.execute(sql.bind(format!("{uuid}-480-hls.torrent")).bind(hash).bind(now)).await?;
                Ok::<_, Error>(id)
            }
            .boxed()
        });
        Video { id: write.await.expect("a video can be written"), uuid }
    }
}
