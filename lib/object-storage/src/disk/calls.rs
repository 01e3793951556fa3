//! The calls whose order decides what a power cut leaves; tests write them down.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::Error;

#[derive(Debug, Default)]
pub(super) struct Calls {
    #[cfg(test)]
    pub log: std::sync::Mutex<Vec<String>>,
}

impl Calls {
    /// The content of `file`, known as `path`, is on the disk when this returns.
    pub fn sync_file(&self, file: &File, path: &Path) -> Result<(), Error> {
        self.note("sync", path);
        file.sync_all().map_err(Error::io("syncing a file"))
    }

    /// The name `path` is on the disk (or gone from it) when this returns.
    pub fn sync_parent(&self, path: &Path) -> Result<(), Error> {
        let Some(parent) = path.parent() else { return Ok(()) };
        self.note("sync", parent);
        File::open(parent).and_then(|folder| folder.sync_all()).map_err(Error::io("syncing a folder"))
    }

    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note("rename to", to);
        fs::rename(from, to)
    }

    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.note("remove", path);
        fs::remove_file(path)
    }

    #[cfg(test)]
    fn note(&self, call: &str, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.log.lock().unwrap().push(format!("{call} {name}"));
    }

    #[cfg(not(test))]
    fn note(&self, _: &str, _: &Path) {}
}
