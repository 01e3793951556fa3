//! What can go wrong.

use std::io;

/// Why an index could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder.
    #[error("the folder of the index: {0}")]
    Folder(#[from] io::Error),
    /// Files are missing, or are not what was written.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// Another process writes it.
    #[error("another process writes the index")]
    Busy,
    /// The search engine's.
    #[error("the index: {0}")]
    Engine(tantivy::TantivyError),
}

impl From<tantivy::TantivyError> for Error {
    fn from(e: tantivy::TantivyError) -> Self {
        match e {
            tantivy::TantivyError::LockFailure(..) => Error::Busy,
            tantivy::TantivyError::DataCorruption(e) => Error::Damaged(format!("{e:?}")),
            other => Error::Engine(other),
        }
    }
}
