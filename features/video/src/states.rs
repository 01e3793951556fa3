//! Where a video is on its way, by PeerTube's numbers (labels: `wire::constants::STATES`).

/// It can be watched.
pub const PUBLISHED: i64 = 1;
/// No rendition is finished yet.
pub const TO_TRANSCODE: i64 = 2;
/// It never got a rendition.
pub const TRANSCODING_FAILED: i64 = 7;
