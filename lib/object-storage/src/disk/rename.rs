//! Giving objects other names; a move that was interrupted is finished by repeating it.

use std::fs;
use std::io;
use std::path::Path;

use super::{Disk, found};
use crate::{Bucket, Error, Key};

impl Disk {
    pub(crate) fn rename(&self, bucket: Bucket, from: &Key, to: &Key) -> Result<(), Error> {
        let (source, target) = (self.path(bucket, from)?, self.path(bucket, to)?);
        if !source.is_file() {
            return if target.is_file() { Ok(()) } else { Err(Error::NotFound) };
        }
        self.create_parent(&target)?;
        self.calls.rename(&source, &target).map_err(found("renaming an object"))?;
        self.sync_both(&source, &target)
    }

    pub(crate) fn rename_prefix(&self, bucket: Bucket, from: &Key, to: &Key) -> Result<(), Error> {
        if from == to || from.below(to).is_some() || to.below(from).is_some() {
            return Err(Error::Overlap);
        }
        let (source, target) = (self.path(bucket, from)?, self.path(bucket, to)?);
        if !source.is_dir() {
            return if target.is_dir() { Ok(()) } else { Err(Error::NotFound) };
        }
        self.create_parent(&target)?;
        match self.calls.rename(&source, &target) {
            Ok(()) => self.sync_both(&source, &target),
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => self.merge(&source, &target),
            Err(error) => Err(Error::io("renaming a folder")(error)),
        }
    }

    /// Moves everything in `source` into the existing `target`, then removes `source`.
    fn merge(&self, source: &Path, target: &Path) -> Result<(), Error> {
        for entry in fs::read_dir(source).map_err(Error::io("reading a folder"))? {
            let entry = entry.map_err(Error::io("reading a folder"))?;
            let (from, to) = (entry.path(), target.join(entry.file_name()));
            match self.calls.rename(&from, &to) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => self.merge(&from, &to)?,
                Err(error) => return Err(Error::io("renaming an object")(error)),
            }
        }
        self.calls.sync_parent(&target.join("x"))?;
        fs::remove_dir(source).map_err(Error::io("removing an emptied folder"))?;
        self.calls.sync_parent(source)
    }

    /// The new name first: after a power cut between the two both names exist, which a repeated move mends.
    fn sync_both(&self, source: &Path, target: &Path) -> Result<(), Error> {
        self.calls.sync_parent(target)?;
        if source.parent() == target.parent() { Ok(()) } else { self.calls.sync_parent(source) }
    }
}
