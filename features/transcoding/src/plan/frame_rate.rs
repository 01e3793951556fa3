//! Frames per second of each rung, as fractions, so that time arithmetic stays exact.

use super::Fraction;

/// From this resolution on, high frame rates are kept (PeerTube's rule).
const KEEP_HIGH_RATE_FROM: u32 = 720;
/// No screen shows more.
const MOST: f64 = 240.0;

/// The constant rate nearest to a measured one: a whole number, or one of the broadcast rates (n * 1000 / 1001).
/// Unknown and absurd rates become 30 and the bounds (1 to 240).
#[must_use]
pub fn nominal(measured: Option<Fraction>) -> Fraction {
    let value = measured.map_or(30.0, Fraction::value).clamp(1.0, MOST);
    for base in [24_u32, 30, 48, 60, 120] {
        let broadcast = f64::from(base) * 1000.0 / 1001.0;
        if (value - broadcast).abs() < 0.005 {
            return Fraction { num: base * 1000, den: 1001 };
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 240")]
    let whole = value.round() as u32;
    Fraction { num: whole, den: 1 }
}

/// The rate of a rung. The top rung keeps the source's; below 720p anything over 30 becomes the standard rate that divides it best;
/// `most` caps the rest.
#[must_use]
pub fn output_frame_rate(input: Fraction, resolution: u32, is_top: bool, most: u32) -> Fraction {
    if is_top {
        return input;
    }
    let most = most.max(1);
    let whole = if input.den == 1 { input.num } else { input.num / 1000 };
    let mut chosen = whole;
    if resolution < KEEP_HIGH_RATE_FROM && chosen > most.min(30) {
        chosen = closest(chosen, &[24, 25, 30], most);
    }
    if chosen > most {
        chosen = closest(chosen, &[50, 60, most], most);
    }
    // A broadcast rate stays one: 59.94 halves to 29.97.
    if input.den == 1 { Fraction { num: chosen, den: 1 } } else { Fraction { num: chosen * 1000, den: 1001 } }
}

/// The largest candidate that divides `rate`, else the one with the smallest remainder.
fn closest(rate: u32, candidates: &[u32], most: u32) -> u32 {
    let allowed = || candidates.iter().copied().filter(|&candidate| candidate <= most && candidate > 0);
    let dividing = allowed().filter(|candidate| rate.is_multiple_of(*candidate)).max();
    dividing.or_else(|| allowed().min_by_key(|candidate| rate % candidate)).unwrap_or(most)
}

/// Frames in a group of pictures: two seconds. A segment is two of them.
#[must_use]
pub fn gop_frames(rate: Fraction) -> u32 {
    ((2 * rate.num + rate.den / 2) / rate.den).max(1)
}
