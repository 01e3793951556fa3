//! The filter graph of one decode: shape the picture once, then a cascade in which each rung is scaled from the one above.

use std::fmt::Write;

use crate::plan::{Fraction, HdrTransfer, PictureSource, Plan, Rung, StoryboardPlan};

/// Where a pass begins: frame number of the first rung's constant rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// The frame.
    pub frame: u64,
    /// At that rate.
    pub rate: Fraction,
}

impl Start {
    /// Argument of `-ss`: half a frame early, so that exactly the frames that round to this one or later are decoded.
    pub fn seek(self) -> Option<String> {
        let (num, den) = (f64::from(self.rate.num), f64::from(self.rate.den));
        #[expect(clippy::cast_precision_loss, reason = "frame numbers are far below 2^53")]
        let seconds = (self.frame as f64 - 0.5) * den / num;
        (self.frame > 0).then(|| format!("{seconds:.6}"))
    }
}

/// The graph for these rungs (largest first), with outputs `[v0]`, `[v1]`, ... and, if wanted, `[sprites]`. `seeked` says that the source
/// was entered at `start`; otherwise what lies before it is decoded and dropped.
pub(super) fn graph(
    plan: &Plan,
    rungs: &[Rung],
    start: Start,
    seeked: bool,
    sprites: Option<&StoryboardPlan>,
) -> String {
    let mut graph = String::from("[0:V:0]");
    let mut rate = start.rate;
    graph.push_str(&source(plan, start, seeked));
    for (index, rung) in rungs.iter().enumerate() {
        if index > 0 {
            let _ = write!(graph, ";[c{}]", index - 1);
            if rung.frame_rate != rate {
                let _ = write!(graph, "fps={}/{}:start_time=0,", rung.frame_rate.num, rung.frame_rate.den);
                rate = rung.frame_rate;
            }
        }
        let _ = write!(graph, "scale={}:{}:flags=bicubic", rung.width, rung.height);
        if index == 0 {
            graph.push_str(&finish(plan));
        }
        if index + 1 < rungs.len() || sprites.is_some() {
            let _ = write!(graph, ",split=2[v{index}][c{index}]");
        } else {
            let _ = write!(graph, "[v{index}]");
        }
    }
    if let Some(sprites) = sprites {
        let every = sprite_interval(sprites, rate);
        // The first frame of this pass, counted at the smallest rung's rate.
        let offset = frames_at(start, rate);
        let _ = write!(
            graph,
            ";[c{}]select='not(mod(n+{offset}\\,{every}))',scale={}:{},format=yuvj420p[sprites]",
            rungs.len().saturating_sub(1),
            sprites.sprite_width,
            sprites.sprite_height
        );
    }
    graph
}

/// Frames between two pictures of the storyboard.
pub(super) fn sprite_interval(sprites: &StoryboardPlan, rate: Fraction) -> u64 {
    let (num, den) = (u64::from(rate.num), u64::from(rate.den));
    ((u64::from(sprites.sprite_seconds) * num + den / 2) / den).max(1)
}

/// A start counted at another rate (exact at boundaries of segments).
pub(super) fn frames_at(start: Start, rate: Fraction) -> u64 {
    let numerator = u128::from(start.frame) * u128::from(start.rate.den) * u128::from(rate.num);
    let denominator = u128::from(start.rate.num) * u128::from(rate.den);
    u64::try_from((numerator + denominator / 2) / denominator.max(1)).unwrap_or(u64::MAX)
}

/// Up to a constant frame rate that begins at 0.
fn source(plan: &Plan, start: Start, seeked: bool) -> String {
    let Fraction { num, den } = start.rate;
    match plan.picture {
        PictureSource::Still => format!("loop=loop=-1:size=1:start=0,setpts=N*{den}/{num}/TB,fps={num}/{den},"),
        PictureSource::Video { interlaced, .. } => {
            let mut text = String::new();
            if interlaced {
                text.push_str("yadif=deint=interlaced,");
            }
            if seeked && start.frame > 0 {
                // Undo the half frame by which the seek is early.
                let _ = write!(text, "setpts=PTS-{den}/(2*{num}*TB),");
            }
            let _ = write!(text, "fps={num}/{den}:start_time=0,");
            if !seeked && start.frame > 0 {
                let _ = write!(text, "trim=start_frame={},setpts=PTS-STARTPTS,", start.frame);
            }
            text
        }
    }
}

/// After the first scaling: tone mapping at the smaller size, square pixels, one pixel format.
fn finish(plan: &Plan) -> String {
    let mut text = String::from(",setsar=1");
    match plan.picture {
        PictureSource::Still => text.push_str(",format=yuv420p"),
        PictureSource::Video { hdr: None, .. } => text.push_str(",format=yuv420p"),
        PictureSource::Video { hdr: Some(transfer), .. } => {
            let name = match transfer {
                HdrTransfer::Pq => "smpte2084",
                HdrTransfer::Hlg => "arib-std-b67",
            };
            let _ = write!(
                text,
                ",zscale=tin={name}:min=bt2020nc:pin=bt2020:rin=tv:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,\
                 tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p"
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restart_is_half_a_frame_early() {
        let start = Start { frame: 200, rate: Fraction { num: 25, den: 1 } };
        assert_eq!(start.seek().as_deref(), Some("7.980000"));
        assert_eq!(Start { frame: 0, ..start }.seek(), None);
        let ntsc = Start { frame: 96, rate: Fraction { num: 24_000, den: 1001 } };
        assert_eq!(ntsc.seek().as_deref(), Some("3.983146"));
        assert_eq!(
            frames_at(Start { frame: 240, rate: Fraction { num: 60, den: 1 } }, Fraction { num: 30, den: 1 }),
            120
        );
    }
}
