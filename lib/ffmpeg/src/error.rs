//! What can go wrong with a child, told apart so that callers can decide between "retry" and "this file is bad".

use std::time::Duration;

/// A child that did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// The program could not be started at all (missing, not executable, no process slots).
    #[error("{program} could not be started: {source}")]
    Spawn {
        /// The program's path as configured.
        program: String,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// A pipe to or from the child failed.
    #[error("talking to {program} failed: {source}")]
    Io {
        /// The program's path as configured.
        program: String,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// The wall-clock limit passed; the child was killed.
    #[error("{program} was stopped after {after:?}")]
    TimedOut {
        /// The program's path as configured.
        program: String,
        /// The limit that passed.
        after: Duration,
    },
    /// The child was ended by a signal: one of its limits, a crash, or an administrator.
    #[error("{program} was ended by signal {signal}: {stderr}")]
    Signalled {
        /// The program's path as configured.
        program: String,
        /// The signal's number (24 is the processor limit, 25 the file size limit, 9 the memory killer).
        signal: i32,
        /// The last lines it wrote.
        stderr: String,
    },
    /// The child said no.
    #[error("{program} failed with status {code}: {stderr}")]
    Failed {
        /// The program's path as configured.
        program: String,
        /// Its exit status.
        code: i32,
        /// The last lines it wrote.
        stderr: String,
    },
    /// The child wrote more than its caller was ready to keep.
    #[error("{program} wrote more than {limit} bytes")]
    TooMuchOutput {
        /// The program's path as configured.
        program: String,
        /// The cap, in bytes.
        limit: usize,
    },
    /// The caller cancelled; the child was killed.
    #[error("cancelled")]
    Cancelled,
}

impl ToolError {
    /// Whether the disk was full: the work may be tried again when there is room.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Failed { stderr, .. } | Self::Signalled { stderr, .. } => stderr.contains("No space left on device"),
            Self::Spawn { source, .. } | Self::Io { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            Self::TimedOut { .. } | Self::TooMuchOutput { .. } | Self::Cancelled => false,
        }
    }
}
