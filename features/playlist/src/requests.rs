//! What clients may send, for the API document only: the fields themselves are read one by one.
#![expect(dead_code, reason = "these types describe, nothing makes them")]

use utoipa::ToSchema;

/// A playlist to be, or a change of one; in a change what is left out stays.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct PlaylistForm {
    /// 1 to 120 characters.
    display_name: Option<String>,
    /// 3 to 1,000 characters; null removes it.
    description: Option<String>,
    /// 1 public, 2 unlisted, 3 private.
    privacy: Option<i64>,
    /// The channel it belongs to; null takes it out.
    video_channel_id: Option<i64>,
    /// A picture.
    #[schema(value_type = Option<String>, format = Binary)]
    thumbnailfile: Option<Vec<u8>>,
}

/// A video to add.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct AddVideo {
    /// Number, UUID or short UUID.
    video_id: String,
    /// Seconds.
    start_timestamp: Option<i64>,
    /// Seconds.
    stop_timestamp: Option<i64>,
}

/// Another start or stop.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ChangeElement {
    /// Seconds; null removes it.
    start_timestamp: Option<i64>,
    /// Seconds; null removes it.
    stop_timestamp: Option<i64>,
}

/// A move of several neighbours.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct Reorder {
    /// The first one's place, from 1.
    start_position: i64,
    /// The place after which they go; 0 for the beginning.
    insert_after_position: i64,
    /// How many move; 1 when left out.
    reorder_length: Option<i64>,
}
