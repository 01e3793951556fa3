//! What can go wrong with stored bytes.

use std::io;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such object.
    #[error("no such object")]
    NotFound,
    /// The disk, or the quota on it, is full. Nothing was changed; it may work again later.
    #[error("the storage is full")]
    StorageFull,
    /// The configuration names no folder for this bucket.
    #[error("the bucket `{0}` is not configured")]
    UnknownBucket(&'static str),
    /// A prefix cannot be moved into itself.
    #[error("one prefix lies inside the other")]
    Overlap,
    /// Anything else the operating system reports.
    #[error("{what} failed")]
    Io {
        /// What was being done.
        what: &'static str,
        /// What the operating system said.
        source: io::Error,
    },
}

impl Error {
    /// Sorts an error of the operating system.
    pub(crate) fn io(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::StorageFull,
            _ => Self::Io { what, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// `/dev/full` refuses every write with ENOSPC.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_recognised() {
        let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let refused = full.write_all(b"x").map_err(Error::io("writing"));
        assert!(matches!(refused, Err(Error::StorageFull)), "{refused:?}");
    }
}
