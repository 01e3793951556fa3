//! The store on local disk: one folder a bucket, keys as relative paths, and an order of calls that survives a power cut.

mod calls;
mod list;
mod put;
mod remove;
mod rename;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Bucket, Error, Key, Object};
use calls::Calls;

/// Where the buckets lie.
#[derive(Debug, Clone, Default)]
pub struct DiskSettings {
    /// A folder for each bucket; two buckets must not share one.
    pub buckets: BTreeMap<Bucket, DiskBucket>,
}

/// Where one bucket lies.
#[derive(Debug, Clone)]
pub struct DiskBucket {
    /// Its folder, as PeerTube's `storage.*` names it.
    pub folder: PathBuf,
    /// `https://…` under which another server hands out this folder, without a slash at the end.
    pub base_url: Option<String>,
}

/// Unfinished files and folders on their way out lie here, in each bucket's folder, on the same file system. No [`Key`]
/// reaches it, because of its dot.
const STAGING: &str = ".staging";

#[derive(Debug)]
pub(crate) struct Disk {
    buckets: BTreeMap<Bucket, DiskBucket>,
    calls: Calls,
    staged: AtomicU64,
}

impl Disk {
    pub(crate) fn open(settings: DiskSettings) -> Result<Self, Error> {
        let disk = Self { buckets: settings.buckets, calls: Calls::default(), staged: AtomicU64::new(0) };
        for place in disk.buckets.values() {
            fs::create_dir_all(place.folder.join(STAGING)).map_err(Error::io("creating a storage folder"))?;
        }
        Ok(disk)
    }

    pub(crate) fn remove_leftovers(&self) -> Result<(), Error> {
        for place in self.buckets.values() {
            let staging = place.folder.join(STAGING);
            fs::remove_dir_all(&staging)
                .and_then(|()| fs::create_dir(&staging))
                .map_err(Error::io("emptying the staging folder"))?;
        }
        Ok(())
    }

    fn place(&self, bucket: Bucket) -> Result<&DiskBucket, Error> {
        self.buckets.get(&bucket).ok_or(Error::UnknownBucket(bucket.name()))
    }

    pub(crate) fn path(&self, bucket: Bucket, key: &Key) -> Result<PathBuf, Error> {
        Ok(self.place(bucket)?.folder.join(key.as_str()))
    }

    pub(crate) fn direct_url(&self, bucket: Bucket, key: &Key) -> Option<String> {
        self.place(bucket).ok()?.base_url.as_ref().map(|base| format!("{base}/{key}"))
    }

    /// A path in the staging folder that nothing uses, in no other process either.
    fn staging_path(&self, bucket: Bucket) -> Result<PathBuf, Error> {
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        Ok(self.place(bucket)?.folder.join(STAGING).join(format!("{}-{number}", std::process::id())))
    }

    pub(crate) fn open_object(&self, bucket: Bucket, key: &Key) -> Result<Object, Error> {
        let file = File::open(self.path(bucket, key)?).map_err(found("opening an object"))?;
        let about = file.metadata().map_err(Error::io("reading about an object"))?;
        if !about.is_file() {
            return Err(Error::NotFound);
        }
        let modified = about.modified().map_err(Error::io("reading about an object"))?;
        Ok(Object::Local { file, size: about.len(), modified })
    }

    pub(crate) fn size(&self, bucket: Bucket, key: &Key) -> Result<Option<u64>, Error> {
        match fs::metadata(self.path(bucket, key)?).map_err(found("reading about an object")) {
            Ok(about) => Ok(about.is_file().then_some(about.len())),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Creates the folder of `path`, with those above it, and makes their names durable.
    fn create_parent(&self, path: &Path) -> Result<(), Error> {
        let mut missing = Vec::new();
        let mut folder = path.parent();
        while let Some(path) = folder.filter(|path| !path.is_dir()) {
            missing.push(path);
            folder = path.parent();
        }
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Error::io("creating a folder")(error));
                }
                _ => self.calls.sync_parent(folder)?,
            }
        }
        Ok(())
    }
}

/// Like [`Error::io`], for calls where a file in the place of a folder means that there is no such object.
fn found(what: &'static str) -> impl FnOnce(io::Error) -> Error {
    move |error| if error.kind() == io::ErrorKind::NotADirectory { Error::NotFound } else { Error::io(what)(error) }
}
