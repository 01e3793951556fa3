//! Files and folders that go when their value goes: work folders and bytes on their way in.

use platform::{App, Problem, random};
use std::io;
use std::path::{Path, PathBuf};

/// A file that is removed with this value, unless something moved it away.
#[derive(Debug)]
pub struct TempFile(PathBuf);

impl TempFile {
    /// Watches over a path.
    pub fn new(path: PathBuf) -> Self {
        TempFile(path)
    }
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A folder below `storage.tmp` that is removed with this value.
#[derive(Debug)]
pub struct TempFolder(PathBuf);

const PREFIX: &str = "video-";

impl TempFolder {
    /// Makes one.
    pub async fn new(app: &App) -> Result<Self, Problem> {
        let path = app.config().storage.tmp.join(format!("{PREFIX}{}", random::hex(12)));
        tokio::fs::create_dir_all(&path).await.map_err(refused)?;
        Ok(TempFolder(path))
    }
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
    /// A file in it.
    pub fn file(&self, name: &str) -> TempFile {
        TempFile(self.0.join(name))
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Removes the work folders of a process that died; only for the one process that uses the folder, at its start.
pub async fn remove_leftovers(app: &App) -> io::Result<()> {
    let folder = app.config().storage.tmp.clone();
    let mut entries = match tokio::fs::read_dir(&folder).await {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e),
    };
    while let Some(entry) = entries.next_entry().await? {
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            tokio::fs::remove_dir_all(entry.path()).await?;
        }
    }
    Ok(())
}

/// The refusal for what the operating system said.
pub fn refused(e: io::Error) -> Problem {
    match e.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => object_storage::Error::StorageFull.into(),
        _ => Problem::internal(format!("a temporary file: {e}")),
    }
}
