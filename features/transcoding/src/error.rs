//! Why a run did not finish, by what to do about it.

use ffmpeg::ToolError;

/// The end of a run that is not success.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The file cannot be transcoded, now or later. The sentence is for its owner.
    #[error("{0}")]
    InvalidMedia(String),
    /// No room: try again later; everything listed so far stays.
    #[error("the disk is full")]
    DiskFull,
    /// Cancelled by the caller; a later run goes on where this one stopped.
    #[error("cancelled")]
    Cancelled,
    /// The tool or the disk failed: try again.
    #[error("{0}")]
    Failed(String),
}

impl EngineError {
    /// Whether a later attempt may succeed.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        matches!(self, Self::DiskFull | Self::Failed(_))
    }
}

impl From<std::io::Error> for EngineError {
    fn from(error: std::io::Error) -> Self {
        if matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded) {
            Self::DiskFull
        } else {
            Self::Failed(format!("reading or writing a file failed: {error}"))
        }
    }
}

impl From<hls::bmff::BmffError> for EngineError {
    fn from(error: hls::bmff::BmffError) -> Self {
        Self::Failed(format!("the encoder's stream is not understood: {error}"))
    }
}

impl From<ToolError> for EngineError {
    fn from(error: ToolError) -> Self {
        /// What ffmpeg says when the fault is the file's.
        const FILE: &[&str] = &[
            "Invalid data found",
            "matches no streams",
            "does not contain any stream",
            "Could not find codec parameters",
            "Decoder (codec",
            "no decoder found",
            "Cannot determine format of input stream",
            "Error while decoding",
        ];
        match error {
            ToolError::Cancelled => Self::Cancelled,
            error if error.is_disk_full() => Self::DiskFull,
            ToolError::Failed { stderr, .. } if FILE.iter().any(|text| stderr.contains(text)) => {
                Self::InvalidMedia("This file is damaged or of a kind that cannot be decoded.".into())
            }
            error => Self::Failed(error.to_string()),
        }
    }
}
