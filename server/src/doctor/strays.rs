//! Files in storage that nothing knows: neither a row, nor a run, nor the list of what is to be removed.

use super::publications::playlist_of;
use super::runs::Drawn;
use super::{PAGE, Patient, Seen};
use ::database::{Conn, Error, Sql};
use futures::FutureExt;
use futures::future::BoxFuture;
use object_storage::{Bucket, Key};
use platform::{App, buckets};
use std::collections::{HashMap, HashSet};
use video::policy;

const REMOVE: &str = "remove it when nothing else needs it";

/// Buckets whose files are rows by their name alone.
const NAMED: &[(Bucket, &str)] = &[
    (
        buckets::THUMBNAILS,
        "SELECT file_name FROM (SELECT file_name FROM video_thumbnail UNION ALL SELECT file_name FROM playlist_thumbnail) t \
         WHERE file_name IN ",
    ),
    (buckets::CAPTIONS, "SELECT file_name FROM video_caption WHERE file_name IN "),
    (buckets::AVATARS, "SELECT file_name FROM actor_image WHERE file_name IN "),
    (buckets::STORYBOARDS, "SELECT file_name FROM video_storyboard WHERE file_name IN "),
    (
        buckets::TORRENTS,
        "SELECT torrent_name FROM (SELECT torrent_name FROM video_file UNION ALL SELECT torrent_name FROM video_source) t \
         WHERE torrent_name IN ",
    ),
    (buckets::ORIGINALS, "SELECT file_name FROM video_source WHERE has_file AND file_name IN "),
];

/// Walks every bucket.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let app = patient.app;
        let mut seen = Seen::default();
        let drawn = Drawn::read(app, &mut app.db.reader().await?).await?;
        for bucket in buckets::ALL {
            walk(app, bucket, &drawn, &mut seen).await?;
        }
        let mut conn = app.db.reader().await?;
        let sql = "SELECT count(*) FROM doomed_file WHERE due_at <= $1";
        let due: i64 = conn.one(Sql::new(sql).bind(app.now())).await?;
        if due > 0 {
            seen.note(format!("{due} files and folders are to be removed; the server does so"));
        }
        Ok(seen)
    }
    .boxed()
}

async fn walk(app: &App, bucket: Bucket, drawn: &Drawn, seen: &mut Seen) -> anyhow::Result<()> {
    let mut after: Option<Key> = None;
    loop {
        let limit = usize::try_from(PAGE)?;
        let page = match app.storage.list(bucket, None, after.as_ref(), limit).await {
            Ok(page) => page,
            Err(object_storage::Error::UnknownBucket(name)) => {
                seen.wrong(
                    format!("the folder of {name} is not there"),
                    "start the server once, or restore the folder",
                );
                return Ok(());
            }
            Err(e) => return Err(e.into()),
        };
        for stranger in page.strangers.iter().filter(|s| *s != "lost+found/") {
            seen.wrong(format!("{}/{stranger}: no file of the server has such a name", bucket.name()), REMOVE);
        }
        seen.count += u64::try_from(page.entries.len())?;
        let keys: Vec<Key> = page.entries.into_iter().map(|e| e.key).collect();
        let mut conn = app.db.reader().await?;
        let unknown = unknown(&mut conn, bucket, &keys, drawn).await?;
        for key in not_doomed(&mut conn, bucket, unknown).await? {
            seen.wrong(format!("{}/{key}: belongs to no row", bucket.name()), REMOVE);
        }
        drop(conn);
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

/// The keys of a page that no row and no run owns.
async fn unknown(conn: &mut Conn, bucket: Bucket, keys: &[Key], drawn: &Drawn) -> Result<Vec<Key>, Error> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    if bucket == buckets::STREAMING_PLAYLISTS {
        return unknown_of_publications(conn, keys).await;
    }
    if bucket == buckets::WEB_VIDEOS {
        return unknown_web_videos(conn, keys, drawn).await;
    }
    let Some((_, select)) = NAMED.iter().find(|(b, _)| *b == bucket) else {
        return Ok(keys.to_vec());
    };
    let mut sql = Sql::new(select);
    sql.list(keys.iter().map(Key::as_str));
    let known: HashSet<String> = conn.all(sql).await?.into_iter().collect();
    let drawn = match bucket {
        buckets::STORYBOARDS => Some(&drawn.storyboards),
        buckets::TORRENTS => Some(&drawn.torrents),
        _ => None,
    };
    let is_known = |key: &Key| known.contains(key.as_str()) || drawn.is_some_and(|d| d.contains(key.as_str()));
    Ok(keys.iter().filter(|key| !is_known(key)).cloned().collect())
}

async fn unknown_web_videos(conn: &mut Conn, keys: &[Key], drawn: &Drawn) -> Result<Vec<Key>, Error> {
    let mut sql = Sql::new(
        "SELECT f.file_name, v.files_private, v.privacy FROM video_file f JOIN video v ON v.id = f.video_id \
         WHERE f.playlist_id IS NULL AND f.file_name IN ",
    );
    sql.list(keys.iter().map(Key::file_name));
    let mut known = HashMap::new();
    for row in conn.rows(sql).await? {
        let name: String = row.get("file_name")?;
        known.insert(name, (row.get::<bool>("files_private")?, row.get::<i64>("privacy")?));
    }
    let is_known = |key: &Key| {
        let (private, name) = match key.as_str().strip_prefix("private/") {
            Some(name) => (true, name),
            None => (false, key.as_str()),
        };
        // On its way to the other folder it may already be there.
        known.get(name).is_some_and(|(lies, privacy)| private == *lies || private == policy::is_guarded(*privacy))
            || drawn.web_videos.contains(name)
    };
    Ok(keys.iter().filter(|key| !is_known(key)).cloned().collect())
}

/// What a publication's folder may hold.
struct Folder {
    growing: bool,
    failed: bool,
    private: bool,
    privacy: i64,
    names: HashSet<String>,
}

async fn unknown_of_publications(conn: &mut Conn, keys: &[Key]) -> Result<Vec<Key>, Error> {
    let mut folders: HashMap<String, Option<Folder>> = HashMap::new();
    let mut unknown = Vec::new();
    for key in keys {
        let Some((private, uuid, file)) = parts(key) else {
            unknown.push(key.clone());
            continue;
        };
        if !folders.contains_key(uuid) {
            folders.insert(uuid.to_owned(), folder(conn, uuid).await?);
        }
        let owned = folders.get(uuid).and_then(Option::as_ref).is_some_and(|f| {
            let here = private == f.private || private == policy::is_guarded(f.privacy);
            // A ladder that failed keeps what it has: another try goes on from there.
            here && (f.growing || f.failed || f.names.contains(file))
        });
        if !owned {
            unknown.push(key.clone());
        }
    }
    Ok(unknown)
}

/// `hls/{uuid}/{file}` or `hls/private/{uuid}/{file}`.
fn parts(key: &Key) -> Option<(bool, &str, &str)> {
    let rest = key.as_str().strip_prefix("hls/")?;
    let (private, rest) = match rest.strip_prefix("private/") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (uuid, file) = rest.split_once('/')?;
    (!file.contains('/')).then_some((private, uuid, file))
}

async fn folder(conn: &mut Conn, uuid: &str) -> Result<Option<Folder>, Error> {
    let sql = "SELECT p.id, p.master_name, p.hashes_name, p.growing, v.files_private, v.privacy, \
               (EXISTS (SELECT 1 FROM transcoding_run r WHERE r.video_id = v.id AND r.error IS NOT NULL)) AS failed \
               FROM streaming_playlist p JOIN video v ON v.id = p.video_id WHERE v.uuid = $1";
    let rows = conn.rows(Sql::new(sql).bind(uuid)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let mut names = HashSet::from([row.get::<String>("master_name")?, row.get::<String>("hashes_name")?]);
    let id: i64 = row.get("id")?;
    let files: Vec<String> =
        conn.all(Sql::new("SELECT file_name FROM video_file WHERE playlist_id = $1").bind(id)).await?;
    for file in files {
        names.extend(playlist_of(&file));
        names.insert(file);
    }
    Ok(Some(Folder {
        growing: row.get("growing")?,
        failed: row.get("failed")?,
        private: row.get("files_private")?,
        privacy: row.get("privacy")?,
        names,
    }))
}

/// Leaves out what is on the list of `doomed_file`, by itself or below a folder.
async fn not_doomed(conn: &mut Conn, bucket: Bucket, keys: Vec<Key>) -> Result<Vec<Key>, Error> {
    if keys.is_empty() {
        return Ok(keys);
    }
    let mut names: HashSet<String> = HashSet::new();
    for key in &keys {
        let key = key.as_str();
        names.insert(key.to_owned());
        names.extend(key.match_indices('/').map(|(at, _)| key[..at].to_owned()));
    }
    let mut sql = Sql::new("SELECT name, is_folder FROM doomed_file WHERE bucket = ");
    sql.arg(bucket.name()).push(" AND name IN ").list(names.iter().map(String::as_str));
    let (mut files, mut folders) = (HashSet::new(), HashSet::new());
    for row in conn.rows(sql).await? {
        let name: String = row.get("name")?;
        if row.get("is_folder")? {
            folders.insert(name)
        } else {
            files.insert(name)
        };
    }
    let doomed = |key: &Key| {
        let key = key.as_str();
        files.contains(key) || key.match_indices('/').any(|(at, _)| folders.contains(&key[..at]))
    };
    Ok(keys.into_iter().filter(|key| !doomed(key)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_publications_are_read() {
        let key = |text: &str| Key::new(text).unwrap();
        assert_eq!(parts(&key("hls/u/a.mp4")), Some((false, "u", "a.mp4")));
        assert_eq!(parts(&key("hls/private/u/a.mp4")), Some((true, "u", "a.mp4")));
        for other in ["hls/a.mp4", "u/a.mp4", "hls/u/x/a.mp4", "hls/private/a.mp4/b/c"] {
            assert_eq!(parts(&key(other)), None, "{other}");
        }
    }
}
