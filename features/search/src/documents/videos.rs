//! Videos: title, tags, description, names of channel and account, and what is said in them.

use super::{Which, body, weight};
use crate::captions;
use database::{Conn, Error, FromRow, Row, Sql};
use object_storage::{Key, Object};
use platform::{App, buckets};
use std::collections::HashMap;
use std::io::Read;
use text_index::{Entry, Passage};

/// So much of one video's captions is read, in all languages together (bytes): a whole day in a dozen of them.
const MOST_SAID: u64 = 16 << 20;

const SELECT: &str = "SELECT v.id, v.name, v.description, v.language, v.views, c.name AS channel, ca.username AS channel_handle, \
     a.name AS account, aa.username AS account_handle FROM video v JOIN channel c ON c.id = v.channel_id \
     JOIN actor ca ON ca.id = c.actor_id JOIN account a ON a.id = c.account_id JOIN actor aa ON aa.id = a.actor_id";

struct Video {
    id: i64,
    entry: Entry,
}

impl FromRow for Video {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let names = ["channel", "channel_handle", "account", "account_handle"];
        let entry = Entry {
            title: row.get("name")?,
            tags: Vec::new(),
            names: names.into_iter().map(|name| row.get(name)).collect::<Result<_, _>>()?,
            body: body(row.get("description")?),
            language: row.get("language")?,
            weight: weight(row.get("views")?),
        };
        Ok(Video { id: row.get("id")?, entry })
    }
}

struct Tag {
    video_id: i64,
    name: String,
}

impl FromRow for Tag {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Tag { video_id: row.get("video_id")?, name: row.get("name")? })
    }
}

struct Caption {
    video_id: i64,
    language: String,
    file_name: String,
    /// Where it lives; here there may be a copy of it.
    remote_url: Option<String>,
}

impl FromRow for Caption {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let (language, file_name) = (row.get("language")?, row.get("file_name")?);
        Ok(Caption { video_id: row.get("video_id")?, language, file_name, remote_url: row.get("remote_url")? })
    }
}

/// Videos with their numbers, without what is said in them.
pub(crate) async fn videos(conn: &mut Conn, which: Which<'_>) -> Result<Vec<(i64, Entry)>, Error> {
    let mut sql = Sql::new(SELECT);
    which.push(&mut sql, "v.id");
    let videos: Vec<Video> = conn.all(sql).await?;
    if videos.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT video_id, name FROM video_tag WHERE video_id IN ");
    sql.list(videos.iter().map(|v| v.id));
    let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
    for tag in conn.all::<Tag>(sql).await? {
        tags.entry(tag.video_id).or_default().push(tag.name);
    }
    let with_tags = |v: Video| (v.id, Entry { tags: tags.remove(&v.id).unwrap_or_default(), ..v.entry });
    Ok(videos.into_iter().map(with_tags).collect())
}

/// The captions of one video: where what is said in it stands.
pub(crate) struct Captions {
    pub video_id: i64,
    files: Vec<Caption>,
}

/// Where to read what is said in some videos; those without captions are left out.
pub(crate) async fn captions(app: &App, ids: &[i64]) -> Result<Vec<Captions>, Error> {
    let mut sql = Sql::new("SELECT video_id, language, file_name, remote_url FROM video_caption WHERE video_id IN ");
    sql.list(ids.iter().copied()).push(" ORDER BY video_id, language");
    let mut videos: Vec<Captions> = Vec::new();
    for caption in app.db.reader().await?.all::<Caption>(sql).await? {
        match videos.last_mut().filter(|video| video.video_id == caption.video_id) {
            Some(video) => video.files.push(caption),
            None => videos.push(Captions { video_id: caption.video_id, files: vec![caption] }),
        }
    }
    Ok(videos)
}

/// What is said in one video. A file that cannot be read says nothing.
pub(crate) async fn passages(app: &App, captions: &Captions) -> Vec<Passage> {
    let (mut said, mut left) = (Vec::new(), MOST_SAID);
    for caption in &captions.files {
        let Some(text) = read(app, caption, left).await else { continue };
        left = left.saturating_sub(text.len() as u64);
        captions::passages(&caption.language, &text, &mut said);
    }
    said
}

async fn read(app: &App, caption: &Caption, most: u64) -> Option<String> {
    let file_name = &caption.file_name;
    let key = Key::new(file_name).ok()?;
    let object = app.storage.open(buckets::CAPTIONS, &key).await;
    let Ok(Object::Local { file, .. }) = object else {
        // What lives elsewhere is copied when somebody here asks for it, and has nothing to say before.
        if caption.remote_url.is_none() {
            tracing::warn!(file_name, "captions cannot be read; what they say is not found");
        }
        return None;
    };
    let work = move || {
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes = tokio::task::spawn_blocking(work).await.ok()?.ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
