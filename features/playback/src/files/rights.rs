//! What is known of the videos whose files are asked for, kept for a short time and forgotten when the video changes.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use catalog::Facts;
use database::{Error, FromRow, Row, Sql};
use platform::{App, Result};
use uuid::Uuid;

/// Videos kept. One takes some 500 bytes.
const MOST_VIDEOS: usize = 8_192;
/// Credentials kept of one video, 32 bytes each.
const MOST_GRANTS: usize = 4_096;

/// How a file names its video.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    /// By the folder of the HLS publication.
    Folder(Uuid),
    /// By the name of a plain video file.
    WebVideo(String),
}

/// A local video, as far as its files are concerned.
#[derive(Debug)]
pub(super) struct Video {
    pub id: i64,
    pub uuid: Uuid,
    pub facts: Facts,
    /// Where the files lie; not who may have them.
    pub files_private: bool,
    /// Renditions are still being written.
    pub growing: bool,
    /// Whole seconds.
    pub duration: i64,
    /// Subtitles, by language; known of videos that were asked for by their folder.
    pub captions: Vec<Caption>,
    /// Fingerprints of credentials that were found right.
    grants: Mutex<HashSet<[u8; 32]>>,
}

impl FromRow for Video {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let uuid: String = row.get("uuid")?;
        Ok(Video {
            id: row.get("id")?,
            uuid: Uuid::try_parse(&uuid).unwrap_or_default(),
            facts: Facts {
                privacy: row.get("privacy")?,
                state: row.get("state")?,
                wait_transcoding: row.get("wait_transcoding")?,
                blocked: row.get("blocked")?,
                owner_user_id: row.get("user_id")?,
            },
            files_private: row.get("files_private")?,
            growing: row.get::<Option<bool>>("growing")?.unwrap_or(false),
            duration: row.get("duration")?,
            captions: Vec::new(),
            grants: Mutex::default(),
        })
    }
}

/// Subtitles as a publication offers them.
#[derive(Debug, Clone)]
pub(super) struct Caption {
    pub language: String,
    pub file_name: String,
}

impl FromRow for Caption {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Caption { language: row.get("language")?, file_name: row.get("file_name")? })
    }
}

impl Video {
    /// Whether these credentials were found right since the video was read.
    pub fn is_granted(&self, fingerprint: &[u8; 32]) -> bool {
        self.grants.lock().unwrap_or_else(PoisonError::into_inner).contains(fingerprint)
    }

    /// Remembers credentials that were found right.
    pub fn grant(&self, fingerprint: [u8; 32]) {
        let mut grants = self.grants.lock().unwrap_or_else(PoisonError::into_inner);
        if grants.len() >= MOST_GRANTS {
            grants.clear();
        }
        grants.insert(fingerprint);
    }
}

/// The videos whose files were asked for lately. Cheap to clone.
#[derive(Clone)]
pub struct Rights(Arc<Inner>);

struct Inner {
    app: App,
    known: Mutex<HashMap<Subject, Known>>,
    /// Counts the times something was forgotten: what was read before must not be kept after.
    generation: AtomicU64,
    /// Downloads that are being generated.
    generating: AtomicU32,
}

/// A place among those who generate downloads; given back when it is dropped.
pub(super) struct Generating(Rights);

impl Drop for Generating {
    fn drop(&mut self) {
        self.0.0.generating.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Known {
    video: Arc<Video>,
    until: i64,
}

impl Rights {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(app: &App) -> Self {
        Self(Arc::new(Inner {
            app: app.clone(),
            known: Mutex::default(),
            generation: AtomicU64::new(0),
            generating: AtomicU32::new(0),
        }))
    }

    /// The application.
    pub(super) fn app(&self) -> &App {
        &self.0.app
    }

    /// The local video that a file belongs to. Only videos that exist are kept, so that guessing costs a query and no memory.
    pub(super) async fn find(&self, subject: Subject) -> Result<Option<Arc<Video>>> {
        let now = self.0.app.now();
        if let Some(known) = self.known().get(&subject).filter(|known| now < known.until) {
            return Ok(Some(Arc::clone(&known.video)));
        }
        let generation = self.0.generation.load(Ordering::SeqCst);
        let mut conn = self.0.app.db.reader().await?;
        let Some(mut video) = conn.optional::<Video>(query(&subject)).await? else { return Ok(None) };
        if matches!(subject, Subject::Folder(_)) {
            let sql = "SELECT language, file_name FROM video_caption WHERE video_id = $1 ORDER BY language";
            video.captions = conn.all(Sql::new(sql).bind(video.id)).await?;
        }
        drop(conn);
        let video = Arc::new(video);
        let lifetime = self.0.app.config().testing.lifetimes.static_file_rights;
        let until = now.saturating_add(i64::try_from(lifetime.as_millis()).unwrap_or(i64::MAX));
        let mut known = self.known();
        if self.0.generation.load(Ordering::SeqCst) == generation {
            if known.len() >= MOST_VIDEOS {
                known.retain(|_, known| now < known.until);
            }
            if known.len() >= MOST_VIDEOS {
                known.clear();
            }
            known.insert(subject, Known { video: Arc::clone(&video), until });
        }
        Ok(Some(video))
    }

    /// A place among those who generate downloads, unless `most` have one.
    pub(super) fn generating(&self, most: u32) -> Option<Generating> {
        let one_more = |n: u32| (n < most).then_some(n + 1);
        self.0.generating.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_more).ok()?;
        Some(Generating(self.clone()))
    }

    /// Forgets a video that changed.
    pub fn forget(&self, video_id: i64) {
        let mut known = self.known();
        self.0.generation.fetch_add(1, Ordering::SeqCst);
        known.retain(|_, known| known.video.id != video_id);
    }

    /// Forgets everything: somebody lost rights to many videos at once.
    pub fn forget_all(&self) {
        let mut known = self.known();
        self.0.generation.fetch_add(1, Ordering::SeqCst);
        known.clear();
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Subject, Known>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn query(subject: &Subject) -> Sql {
    let mut sql = Sql::new(
        "SELECT v.id, v.uuid, v.privacy, v.state, v.wait_transcoding, v.blocked, v.files_private, v.duration, a.user_id, p.growing \
         FROM video v JOIN channel c ON c.id = v.channel_id JOIN account a ON a.id = c.account_id \
         LEFT JOIN streaming_playlist p ON p.video_id = v.id WHERE v.is_local AND ",
    );
    match subject {
        Subject::Folder(uuid) => sql.push("v.uuid = ").arg(uuid.to_string()),
        Subject::WebVideo(name) => sql
            .push("v.id = (SELECT f.video_id FROM video_file f WHERE f.playlist_id IS NULL AND f.file_name = ")
            .arg(name)
            .push(")"),
    };
    sql
}
