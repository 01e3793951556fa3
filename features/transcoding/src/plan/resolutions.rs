//! Which rungs, and their sizes: by the short side, so that upright and square videos are handled alike.

use crate::Settings;

/// The short sides to make, largest first, never empty: the top rung and every enabled one strictly below it.
#[must_use]
pub fn ladder(short_side: u32, settings: &Settings) -> Vec<u32> {
    let fitting = settings.resolutions.iter().copied().filter(|&resolution| resolution > 0 && resolution <= short_side);
    let original = even_up(short_side.max(2));
    let top = if settings.always_transcode_original_resolution {
        original
    } else {
        fitting.clone().max().unwrap_or(original)
    };
    let mut rungs: Vec<u32> = fitting.filter(|&resolution| resolution < top && resolution % 2 == 0).collect();
    rungs.push(top);
    rungs.sort_unstable_by(|a, b| b.cmp(a));
    rungs.dedup();
    rungs
}

/// Width and height with that short side and the source's aspect ratio, both even.
#[must_use]
pub fn scaled_size(width: u32, height: u32, resolution: u32) -> (u32, u32) {
    let (width, height) = (width.max(1), height.max(1));
    let short = u64::from(even_up(resolution.max(2)));
    let (long_side, short_side) = (u64::from(width.max(height)), u64::from(width.min(height)));
    // To the nearest even number.
    let long = ((short * long_side + short_side) / (2 * short_side) * 2).clamp(2, 16_384);
    let (long, short) = (u32::try_from(long).unwrap_or(2), u32::try_from(short).unwrap_or(2));
    if width >= height { (long, short) } else { (short, long) }
}

fn even_up(number: u32) -> u32 {
    number + number % 2
}
