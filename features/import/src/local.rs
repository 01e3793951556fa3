//! Files that lie on this server's disk already, for `sepiola import`: they become videos as uploads do.
//!
//! A file is known by what is in it: one that became a video of the same channel is not taken twice, whatever it is called.

use crate::{store, target};
use actor::Handle;
use futures::FutureExt;
use platform::{App, Problem, Result};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use tokio::io::AsyncReadExt;
use video::create::{Created, NewVideo, create};
use video::form::{self, Edit};
use video::temporary::TempFolder;
use video::{inspect, pictures, quota};

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// Where files go.
#[derive(Debug, Clone)]
pub struct Destination {
    channel_id: i64,
    user_id: i64,
    /// As the API numbers it; the instance's default when none is said.
    privacy: Option<i64>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is a video now.
    Imported(Created),
    /// It was one already.
    Known,
}

/// The channel with a handle, and how visible its new videos are.
///
/// # Errors
/// 404.
pub async fn destination(app: &App, handle: &str, privacy: Option<i64>) -> Result<Destination> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    let channel = channel::by_handle(&mut app.db.reader().await?, &handle).await?;
    let local = channel.filter(|c| c.host.is_none()).and_then(|c| Some((c.id, c.user_id?)));
    let (channel_id, user_id) = local.ok_or_else(|| Problem::not_found("There is no such channel here"))?;
    Ok(Destination { channel_id, user_id, privacy })
}

/// The files below a path that may be videos here, in the order of their names; a path that is a file is the only one. Links are not
/// followed.
///
/// # Errors
/// The disk's.
pub fn files(app: &App, path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let config = app.config();
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let (mut found, mut folders) = (Vec::new(), vec![path.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() && inspect::extension(&entry.file_name().to_string_lossy(), &config).is_ok() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Makes a file a video; it stays where it is. `told` hears how many bytes were read.
///
/// # Errors
/// 415 for a file that is no video of a kind taken here, 413 above the owner's quota, and a sentence when it cannot be read.
pub async fn file(app: &App, to: &Destination, path: &Path, told: impl Fn(u64)) -> Result<Outcome> {
    let config = app.config();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let name = video::receive::clean_name(&name);
    let extension = inspect::extension(&name, &config)?;
    let unread = |e: std::io::Error| Problem::bad_request(format!("it cannot be read: {e}"));
    let meta = tokio::fs::metadata(path).await.map_err(unread)?;
    if !meta.is_file() {
        return Err(Problem::bad_request("it is no file"));
    }
    let digest = digest(path, told).await.map_err(unread)?;
    let mut conn = app.db.reader().await?;
    if store::local::is_known(&mut conn, to.channel_id, &digest).await? {
        return Ok(Outcome::Known);
    }
    let size = i64::try_from(meta.len()).unwrap_or(i64::MAX);
    quota::check(&mut conn, app.now(), to.user_id, size, None).await?;
    drop(conn);
    let work = TempFolder::new(app).await?;
    // Storage moves what it is given, and this file stays.
    let source = work.path().join(format!("video{extension}"));
    tokio::fs::copy(path, &source).await.map_err(video::temporary::refused)?;
    let media = inspect::inspect(app, &source).await?;
    let pictures = pictures::for_video(app, &media, &source, None, &work).await?;
    let edit = Edit {
        name: Some(title(&name, extension)),
        channel_id: Some(to.channel_id),
        privacy: to.privacy,
        wait_transcoding: Some(true),
        ..Edit::default()
    };
    let form = form::complete(edit, &config)?;
    let new = NewVideo {
        user_id: to.user_id,
        form,
        source,
        original_name: name,
        extension,
        size,
        media,
        pictures,
        upload: None,
    };
    let made = create(app, new).await?;
    let (now, id) = (app.now(), made.id);
    let kept = app.db.write((digest, to.channel_id), move |tx, (digest, channel)| {
        async move { store::local::remember(tx, now, channel, &digest, id).await.map_err(Problem::from) }.boxed()
    });
    kept.await?;
    Ok(Outcome::Imported(made))
}

/// A title of three characters at least, as forms demand.
fn title(name: &str, extension: &str) -> String {
    let title: String = target::title(name, extension).chars().take(120).collect();
    if title.encode_utf16().count() < 3 { format!("{title} video").trim_start().to_owned() } else { title }
}

/// SHA-256 of a file, in hexadecimal.
async fn digest(path: &Path, told: impl Fn(u64)) -> std::io::Result<String> {
    let mut file = tokio::fs::File::open(path).await?;
    let (mut hash, mut piece, mut read) = (Sha256::new(), vec![0; PIECE], 0);
    loop {
        let n = file.read(&mut piece).await?;
        if n == 0 {
            break;
        }
        hash.update(&piece[..n]);
        read += n as u64;
        told(read);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_become_titles() {
        assert_eq!(title("My_first  film.mp4", ".mp4"), "My first film");
        assert_eq!(title("a.mp4", ".mp4"), "a video");
        assert_eq!(title(&format!("{}.mp4", "x".repeat(200)), ".mp4"), "x".repeat(120));
    }
}
