//! A folder with an index: which one is in force, and how the next one takes its place.
//!
//! ```text
//! folder/current        the name of the folder in force, replaced in one step
//! folder/index-NAME/    the engine's files
//! ```
//!
//! Whoever reads an index that is replaced reads on: its files go when nobody has them open any more.

use crate::batch::Batch;
use crate::fields::Fields;
use crate::{Error, Snapshot};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tantivy::Index;
use tantivy::directory::MmapDirectory;

/// Raised whenever the same text would be indexed in another way; an index of another version is made anew.
const VERSION: u32 = 1;
const CURRENT: &str = "current";
const PREFIX: &str = "index-";

/// What a commit carries.
pub(crate) fn payload(mark: i64) -> String {
    format!("{VERSION}:{mark}")
}

/// The mark of a commit of this version.
pub(crate) fn mark_of(payload: Option<&str>) -> Option<i64> {
    let (version, mark) = payload?.split_once(':')?;
    if version.parse() == Ok(VERSION) { mark.parse().ok() } else { None }
}

/// The folder.
#[derive(Debug, Clone)]
pub struct Place {
    folder: PathBuf,
}

/// An index that is being made.
pub struct Building {
    place: Place,
    name: String,
    batch: Batch,
    /// Keeps others from making one at the same time, as long as it is open.
    lock: File,
}

impl Place {
    /// The place in a folder, which need not exist.
    pub fn new(folder: PathBuf) -> Self {
        Place { folder }
    }

    /// The name of the index in force.
    pub fn current(&self) -> Option<String> {
        let name = fs::read_to_string(self.folder.join(CURRENT)).ok()?;
        // It becomes part of a path.
        (name.starts_with(PREFIX) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')).then_some(name)
    }

    /// The index in force; `None` when there is none, or one of another version.
    ///
    /// # Errors
    /// When it is damaged, or cannot be read.
    pub fn open(&self) -> Result<Option<Snapshot>, Error> {
        let Some(name) = self.current() else { return Ok(None) };
        let folder = self.folder.join(&name);
        let fields = Fields::new();
        let index = Index::open_in_dir(&folder).map_err(|e| Error::Damaged(e.to_string()))?;
        if index.schema() != fields.schema || mark_of(index.load_metas()?.payload.as_deref()).is_none() {
            return Ok(None);
        }
        Ok(Some(Snapshot::new(name, index, fields)?))
    }

    /// Begins a new index beside the one in force. `name` is letters and digits, and new.
    ///
    /// # Errors
    /// [`Error::Busy`] when somebody else makes one.
    pub fn begin(&self, name: &str) -> Result<Building, Error> {
        fs::create_dir_all(&self.folder)?;
        let lock = File::create(self.folder.join("making"))?;
        lock.try_lock().map_err(|_| Error::Busy)?;
        self.sweep()?;
        let name = format!("{PREFIX}{name}");
        let folder = self.folder.join(&name);
        fs::create_dir(&folder)?;
        let directory = MmapDirectory::open(&folder).map_err(|e| Error::Folder(io::Error::other(e)))?;
        let index = Index::create(directory, Fields::new().schema, tantivy::IndexSettings::default())?;
        Ok(Building { place: self.clone(), name, batch: Batch::open(&index)?, lock })
    }

    /// Removes every index but the one in force: what an interrupted making left.
    fn sweep(&self) -> io::Result<()> {
        let current = self.current();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(PREFIX) && Some(&name) != current.as_ref() {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

impl Building {
    /// Where things are put in.
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// Puts the new index in force, with how far its feeder has read, and removes the one before.
    ///
    /// # Errors
    /// The engine's or the folder's; the one before stays in force then.
    pub fn finish(self, mark: i64) -> Result<(), Error> {
        self.batch.commit(mark)?;
        let staged = self.place.folder.join("current.new");
        let mut file = File::create(&staged)?;
        file.write_all(self.name.as_bytes())?;
        file.sync_all()?;
        fs::rename(&staged, self.place.folder.join(CURRENT))?;
        sync(&self.place.folder)?;
        self.place.sweep()?;
        drop(self.lock);
        Ok(())
    }
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
