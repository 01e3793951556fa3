//! Named bytes in buckets: one interface for everything that is stored as files (videos, playlists, thumbnails, torrents …).
//!
//! A [`Bucket`] is a kind of content, a [`Key`] a name inside it; neither can leave its place, by construction. Today the bytes
//! lie on local disk, one folder a bucket; an S3 store will stand beside it. What only a disk can give ([`ObjectStorage::local_path`],
//! an open file) is therefore an option that callers must check. See `docs/adr/0007-object-storage.md`.
//!
//! All writes are durable when they return: content is synced before it gets its name, and the name before the call ends.
//! Deleting and moving may be repeated, so that a job which was interrupted starts again from the beginning.

mod disk;
mod error;
mod key;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;

pub use disk::{DiskBucket, DiskSettings};
pub use error::Error;
pub use key::{InvalidKey, Key};

use disk::Disk;

/// A kind of content, named once in the code that owns it: `Bucket::new("web-videos")`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bucket(&'static str);

impl Bucket {
    /// Names a bucket. Where it lies is configuration.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// An object opened for reading. More kinds will come (a remote object read by ranges).
#[derive(Debug)]
#[non_exhaustive]
pub enum Object {
    /// A file on local disk.
    Local {
        /// Open for reading, at its start.
        file: File,
        /// In bytes, when it was opened.
        size: u64,
        /// When its content was last changed.
        modified: SystemTime,
    },
}

impl Object {
    /// Length in bytes when it was opened.
    #[must_use]
    pub const fn size(&self) -> u64 {
        match self {
            Self::Local { size, .. } => *size,
        }
    }
}

/// One object in a [`Page`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub key: Key,
    /// In bytes.
    pub size: u64,
}

/// Part of a listing, in byte order of the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The objects.
    pub entries: Vec<Entry>,
    /// Give this as `after` to go on; `None` at the end.
    pub next: Option<Key>,
    /// Paths, relative to the bucket, that no [`Key`] can name: somebody else put them there.
    pub strangers: Vec<String>,
}

/// Most entries of one [`Page`].
pub const MAX_PAGE: usize = 1_000;

/// The store. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ObjectStorage(Arc<Disk>);

impl ObjectStorage {
    /// Opens the buckets on local disk and creates missing folders.
    ///
    /// # Errors
    /// When a folder cannot be made or read.
    pub async fn open_disk(settings: DiskSettings) -> Result<Self, Error> {
        blocking(move || Disk::open(settings)).await.map(|disk| Self(Arc::new(disk)))
    }

    /// Removes what interrupted writes left behind. Only for the one process that writes, at its start: what another process
    /// is writing would go as well.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn remove_leftovers(&self) -> Result<(), Error> {
        self.run(Disk::remove_leftovers).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Disk) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let disk = Arc::clone(&self.0);
        blocking(move || work(&disk)).await
    }

    /// Takes a finished file into the store; an object of that name is replaced at once. The source is gone afterwards: moved
    /// when it lies on the same file system, else copied and removed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such regular file, [`Error::StorageFull`], [`Error::Io`]. The source stays then.
    pub async fn put_file(&self, bucket: Bucket, key: &Key, source: &Path) -> Result<(), Error> {
        let (key, source) = (key.clone(), source.to_owned());
        self.run(move |disk| disk.put_file(bucket, &key, &source)).await
    }

    /// Stores `bytes` under `key`; an object of that name is replaced at once.
    ///
    /// # Errors
    /// [`Error::StorageFull`], [`Error::Io`]; the object of that name is unchanged then.
    pub async fn put_bytes(&self, bucket: Bucket, key: &Key, bytes: Bytes) -> Result<(), Error> {
        let key = key.clone();
        self.run(move |disk| disk.put_bytes(bucket, &key, &bytes)).await
    }

    /// Opens an object for reading.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Io`].
    pub async fn open(&self, bucket: Bucket, key: &Key) -> Result<Object, Error> {
        let key = key.clone();
        self.run(move |disk| disk.open_object(bucket, &key)).await
    }

    /// The length of an object in bytes, or `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn size(&self, bucket: Bucket, key: &Key) -> Result<Option<u64>, Error> {
        let key = key.clone();
        self.run(move |disk| disk.size(bucket, &key)).await
    }

    /// Where the object lies, or would lie, on local disk; `None` for a store that is not a disk, or an unknown bucket.
    /// For tools that want a path (ffmpeg) and for serving files.
    #[must_use]
    pub fn local_path(&self, bucket: Bucket, key: &Key) -> Option<PathBuf> {
        self.0.path(bucket, key).ok()
    }

    /// The URL under which clients reach the object without this server, when the bucket has such a base URL; else the server
    /// itself serves it. Not for private objects.
    #[must_use]
    pub fn direct_url(&self, bucket: Bucket, key: &Key) -> Option<String> {
        self.0.direct_url(bucket, key)
    }

    /// Removes an object. Returns whether it was there.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn delete(&self, bucket: Bucket, key: &Key) -> Result<bool, Error> {
        let key = key.clone();
        self.run(move |disk| disk.delete(bucket, &key)).await
    }

    /// Removes all objects below `prefix` (whole segments: `hls/a` does not cover `hls/ab`). Returns whether there were any.
    ///
    /// # Errors
    /// [`Error::Io`]; some may be gone then.
    pub async fn delete_prefix(&self, bucket: Bucket, prefix: &Key) -> Result<bool, Error> {
        let prefix = prefix.clone();
        self.run(move |disk| disk.delete_prefix(bucket, &prefix)).await
    }

    /// Gives one object another name. Repeating a finished move changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when neither name exists, [`Error::Io`].
    pub async fn rename(&self, bucket: Bucket, from: &Key, to: &Key) -> Result<(), Error> {
        let (from, to) = (from.clone(), to.clone());
        self.run(move |disk| disk.rename(bucket, &from, &to)).await
    }

    /// Gives all objects below `from` the prefix `to`, say when a video becomes private. Repeating a finished or half-finished
    /// move finishes it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is nothing below either, [`Error::Overlap`] when one lies inside the other, [`Error::Io`].
    pub async fn rename_prefix(&self, bucket: Bucket, from: &Key, to: &Key) -> Result<(), Error> {
        let (from, to) = (from.clone(), to.clone());
        self.run(move |disk| disk.rename_prefix(bucket, &from, &to)).await
    }

    /// Lists objects (below `prefix`, if given) in byte order of their keys, those after `after`, at most `limit` and [`MAX_PAGE`].
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn list(
        &self,
        bucket: Bucket,
        prefix: Option<&Key>,
        after: Option<&Key>,
        limit: usize,
    ) -> Result<Page, Error> {
        let (prefix, after) = (prefix.cloned(), after.cloned());
        self.run(move |disk| disk.list(bucket, prefix.as_ref(), after.as_ref(), limit)).await
    }
}

/// File calls block, so they run on the threads meant for that. They are not cancelled when the caller goes away.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(Error::Io { what: "running a file operation", source: std::io::Error::other(error) }),
    }
}
