//! Taking bytes out; all of it may be repeated.

use std::fs;
use std::io;

use super::{Disk, found};
use crate::{Bucket, Error, Key};

impl Disk {
    pub(crate) fn delete(&self, bucket: Bucket, key: &Key) -> Result<bool, Error> {
        let path = self.path(bucket, key)?;
        match self.calls.remove_file(&path).map_err(found("removing an object")) {
            Ok(()) => self.calls.sync_parent(&path).map(|()| true),
            // A folder is not an object.
            Err(Error::NotFound) => Ok(false),
            Err(Error::Io { source, .. }) if source.kind() == io::ErrorKind::IsADirectory => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The folder leaves its place in one step and is emptied afterwards, so that nobody sees half of it.
    pub(crate) fn delete_prefix(&self, bucket: Bucket, prefix: &Key) -> Result<bool, Error> {
        let path = self.path(bucket, prefix)?;
        if !path.is_dir() {
            return Ok(false);
        }
        let staged = self.staging_path(bucket)?;
        match self.calls.rename(&path, &staged).map_err(found("taking a folder away")) {
            Ok(()) => {}
            Err(Error::NotFound) => return Ok(false),
            Err(error) => return Err(error),
        }
        self.calls.sync_parent(&path)?;
        fs::remove_dir_all(&staged).map_err(Error::io("emptying a removed folder"))?;
        Ok(true)
    }
}
