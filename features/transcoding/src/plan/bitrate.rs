//! How many bits a rung may have: PeerTube's observable rule of bits per pixel, by resolution.

use super::Fraction;

/// Most bits per second of sound.
pub const MAX_AUDIO_BIT_RATE: u64 = 384_000;

/// Thousandths of a bit per pixel from a resolution upwards: average and maximum. The minimum is 20 everywhere.
const PER_PIXEL: &[(u32, u32, u32)] = &[
    (2160, 80, 140),
    (1440, 90, 160),
    (1080, 100, 170),
    (720, 110, 190),
    (480, 120, 220),
    (360, 150, 260),
    (240, 170, 290),
    (144, 190, 320),
];

fn per_pixel(resolution: u32) -> Option<(u32, u32)> {
    PER_PIXEL.iter().find(|(from, ..)| *from <= resolution).map(|&(_, average, most)| (average, most))
}

fn bits(width: u32, height: u32, rate: f64, thousandths: u32) -> u64 {
    let exact = f64::from(width) * f64::from(height) * rate * f64::from(thousandths) / 1000.0;
    // Sizes and rates are bounded, so the product is far below 2^53.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bounded positive number, floored")]
    let whole = exact.floor() as u64;
    whole
}

/// What a rung of that size usually needs, in bits per second. Below 144p a fixed 192 kbit/s.
#[must_use]
pub fn average_bit_rate(resolution: u32, width: u32, height: u32, rate: f64) -> u64 {
    per_pixel(resolution).map_or(192_000, |(average, _)| bits(width, height, rate, average))
}

/// The most a source of that size may have to be taken as it is, in bits per second. Below 144p a fixed 256 kbit/s.
#[must_use]
pub fn max_bit_rate(resolution: u32, width: u32, height: u32, rate: f64) -> u64 {
    per_pixel(resolution).map_or(256_000, |(_, most)| bits(width, height, rate, most))
}

/// The ceiling of a rung: the average for its size, but not more than the source's with 30 % on top, and not less than the minimum.
#[must_use]
pub fn target_bit_rate(input: Option<u64>, resolution: u32, width: u32, height: u32, rate: Fraction) -> u64 {
    let rate = rate.value();
    let least = per_pixel(resolution).map_or(10_000, |_| bits(width, height, rate, 20));
    let average = average_bit_rate(resolution, width, height, rate);
    let capped = input.map_or(average, |input| average.min(input.saturating_mul(13) / 10));
    capped.max(least)
}
