//! Where a video is on its way, by PeerTube's numbers (labels: `wire::constants::STATES`).

/// It can be watched.
pub const PUBLISHED: i64 = 1;
/// No rendition is finished yet.
pub const TO_TRANSCODE: i64 = 2;
/// Its file is on its way here.
pub const TO_IMPORT: i64 = 3;
/// Its file could not be fetched.
pub const IMPORT_FAILED: i64 = 12;
/// It never got a rendition.
pub const TRANSCODING_FAILED: i64 = 7;
