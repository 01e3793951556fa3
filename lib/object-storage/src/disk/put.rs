//! Taking bytes in: stage on the same file system, sync the content, rename, sync the folder.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::Disk;
use crate::{Bucket, Error, Key};

impl Disk {
    pub(crate) fn put_file(&self, bucket: Bucket, key: &Key, source: &Path) -> Result<(), Error> {
        let target = self.path(bucket, key)?;
        if !fs::symlink_metadata(source).map_err(Error::io("reading about a new file"))?.is_file() {
            return Err(Error::NotFound);
        }
        let file = File::open(source).map_err(Error::io("opening a new file"))?;
        self.calls.sync_file(&file, source)?;
        self.create_parent(&target)?;
        match self.calls.rename(source, &target) {
            Ok(()) => self.calls.sync_parent(&target),
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                // fs::copy lets the kernel copy; the file's permissions come along.
                self.stage(bucket, &target, |staged| fs::copy(source, staged).map(drop))?;
                fs::remove_file(source).map_err(Error::io("removing the source of a copy"))
            }
            Err(error) => Err(Error::io("moving a new file")(error)),
        }
    }

    pub(crate) fn put_bytes(&self, bucket: Bucket, key: &Key, bytes: &[u8]) -> Result<(), Error> {
        let target = self.path(bucket, key)?;
        self.create_parent(&target)?;
        self.stage(bucket, &target, |staged| File::create_new(staged)?.write_all(bytes))
    }

    /// Lets `write` make a file, then gives it the name `target`. Nothing is left behind when that fails.
    fn stage(&self, bucket: Bucket, target: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), Error> {
        let staged = self.staging_path(bucket)?;
        let result = (|| {
            write(&staged).map_err(Error::io("writing a new file"))?;
            let file = File::open(&staged).map_err(Error::io("opening a new file"))?;
            self.calls.sync_file(&file, &staged)?;
            self.calls.rename(&staged, target).map_err(Error::io("naming a new file"))?;
            self.calls.sync_parent(target)
        })();
        if result.is_err() {
            // It may be gone already; what stays is removed at the next start.
            let _ = fs::remove_file(&staged);
        }
        result
    }
}
