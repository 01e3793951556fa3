//! The torrent of a finished file: pieces hashed from disk, the file's own address as web seed.

use catalog::Urls;
use object_storage::Key;
use platform::{App, buckets, random};
use std::fs::File;
use std::io::{BufReader, Error};
use std::path::Path;
use torrent::metainfo::{Metainfo, Pieces};

/// A torrent that was stored.
pub(crate) struct Torrent {
    /// Its name in `buckets::TORRENTS`.
    pub name: String,
    /// 40 hexadecimal digits.
    pub info_hash: String,
}

/// Makes and stores the torrent of a finished file. Its name follows from the file's name and the instance's secret: made
/// again it replaces itself, and neither name gives the other away. None when the tracker is off: nobody could announce it.
pub(crate) async fn make(
    app: &App,
    file: &Path,
    title: &str,
    resolution: Option<u32>,
    url: String,
) -> Result<Option<Torrent>, Error> {
    let config = app.config();
    if !config.tracker.enabled {
        return Ok(None);
    }
    let name = torrent_name(app, file.file_name().and_then(|s| s.to_str()).unwrap_or("file"));
    let extension = file.extension().and_then(|e| e.to_str()).unwrap_or("mp4").to_owned();
    let announce = Urls::new(&config).trackers().to_vec();
    // A title is no path: what would climb or break one is left out.
    let mut title: String = title.chars().filter(|c| !c.is_control() && !matches!(c, '/' | '\\')).collect();
    if let Some(lines) = resolution {
        title.push_str(&format!(" {lines}p"));
    }
    let path = file.to_owned();
    let made = tokio::task::spawn_blocking(move || {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok::<_, Error>(Metainfo {
            name: format!("{title}.{extension}"),
            pieces: Pieces::read(BufReader::new(file), length)?,
            announce,
            url_list: vec![url],
            created_by: Some("Sepiola".to_owned()),
            creation_date: None,
        })
    })
    .await
    .map_err(Error::other)??;
    let key = Key::new(name.clone()).map_err(Error::other)?;
    app.storage.put_bytes(buckets::TORRENTS, &key, made.encode().into()).await.map_err(Error::other)?;
    Ok(Some(Torrent { name, info_hash: made.info_hash().to_string() }))
}

/// The name of a file's torrent in `buckets::TORRENTS`.
pub fn torrent_name(app: &App, file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let config = app.config();
    format!("{}.torrent", random::derived_uuid(&[config.secrets.peertube.expose(), "torrent", stem]))
}

/// Removes a torrent whose video is gone; one that cannot be removed now is found by `sepiola doctor`.
pub(crate) async fn remove(app: &App, name: &str) {
    if let Ok(key) = Key::new(name)
        && let Err(e) = app.storage.delete(buckets::TORRENTS, &key).await
    {
        tracing::warn!(error = %e, name, "a torrent cannot be removed");
    }
}
