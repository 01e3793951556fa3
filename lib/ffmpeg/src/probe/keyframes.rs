//! How far apart key frames are: a stream copy can only be cut at them.

use std::path::Path;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{Limits, Sandbox, ToolError, Tools};

/// The longest distance between key frames within the first `window` of the first video stream (at least the distance to the window's end).
/// Reads packets, decodes nothing.
///
/// # Errors
/// Any [`ToolError`].
pub async fn longest_keyframe_gap(
    tools: &Tools,
    path: &Path,
    window: Duration,
    cancel: &CancellationToken,
) -> Result<Duration, ToolError> {
    let limits = Limits { stdout: 16 << 20, ..Limits::default() };
    let captured = tools
        .ffprobe(Sandbox::reading([path.to_path_buf()]).limited(limits))
        .args(["-select_streams", "v:0", "-read_intervals", &format!("%+{}", window.as_secs().max(1))])
        .args(["-show_entries", "packet=pts_time,flags", "-print_format", "csv=p=0"])
        .media(path)
        .run(cancel)
        .await?;
    Ok(longest_gap(&String::from_utf8_lossy(&captured.stdout)))
}

/// From lines of "seconds,flags".
fn longest_gap(lines: &str) -> Duration {
    let (mut last_key, mut longest, mut end) = (0.0_f64, 0.0_f64, 0.0_f64);
    for line in lines.lines() {
        let Some((time, flags)) = line.split_once(',') else { continue };
        let Some(time) = time.parse::<f64>().ok().filter(|time| time.is_finite() && *time >= 0.0) else { continue };
        end = end.max(time);
        if flags.starts_with('K') {
            longest = longest.max(time - last_key);
            last_key = time;
        }
    }
    Duration::try_from_secs_f64(longest.max(end - last_key)).unwrap_or(Duration::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_measured_to_the_end() {
        assert_eq!(longest_gap("0.0,K__\n1.0,___\n2.0,K__\n9.0,___\n"), Duration::from_secs(7));
        assert_eq!(longest_gap("nonsense\n,\nN/A,K__\n"), Duration::ZERO);
    }
}
