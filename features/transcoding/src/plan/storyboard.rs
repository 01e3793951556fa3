//! The grid of small pictures shown while seeking (PeerTube's observable behaviour: at most 11 x 11 of at most 192 pixels).

use std::time::Duration;

const LONG_SIDE: u32 = 192;
const MOST_PER_EDGE: u32 = 11;

/// Sizes and times of a storyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryboardPlan {
    /// Width of one picture in pixels.
    pub sprite_width: u32,
    /// Height of one picture in pixels.
    pub sprite_height: u32,
    /// Seconds between pictures.
    pub sprite_seconds: u32,
    /// How many pictures.
    pub count: u32,
    /// Pictures in a row.
    pub columns: u32,
    /// Rows.
    pub rows: u32,
}

/// The storyboard of a video, or `None` below three seconds.
#[must_use]
pub fn storyboard(duration: Duration, width: u32, height: u32) -> Option<StoryboardPlan> {
    let rounded = duration.as_secs() + u64::from(duration.subsec_millis() >= 500);
    let seconds = u32::try_from(rounded).unwrap_or(u32::MAX);
    if seconds < 3 {
        return None;
    }
    let most = seconds.min(MOST_PER_EDGE * MOST_PER_EDGE);
    let sprite_seconds = seconds.div_ceil(most);
    let count = seconds.div_ceil(sprite_seconds);
    let mut grids = (1..=MOST_PER_EDGE).flat_map(|rows| (rows..=MOST_PER_EDGE).map(move |columns| (columns, rows)));
    let (columns, rows) = grids.find(|(columns, rows)| count <= columns * rows)?;
    let other = |long: u32, short: u32| ((LONG_SIDE * short + long / 2) / long).max(1);
    let (sprite_width, sprite_height) =
        if height > width { (other(height, width), LONG_SIDE) } else { (LONG_SIDE, other(width, height)) };
    Some(StoryboardPlan { sprite_width, sprite_height, sprite_seconds, count, columns, rows })
}
