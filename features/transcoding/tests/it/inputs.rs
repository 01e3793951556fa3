//! Sources that are not plain landscape films.

use transcoding::plan::Fraction;

use crate::support::{Site, clip, probe_lines, small};

async fn made(name: &str, arguments: &[&str]) -> Site {
    let site = Site::generated(name, arguments, &small(&[144])).await;
    site.run().await;
    site.assert_sound();
    site
}

fn size(site: &Site, resolution: u32) -> String {
    probe_lines(
        &site.media(resolution),
        &["-select_streams", "v:0", "-show_entries", "stream=width,height,sample_aspect_ratio"],
    )
    .remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn silent_odd_and_tiny() {
    let site = made("a.mkv", &["-f", "lavfi", "-i", "testsrc=size=201x151:rate=10", "-t", "4", "-c:v", "ffv1"]).await;
    assert_eq!(size(&site, 152), "202,152,1:1");
    let site =
        made("a.mp4", &["-f", "lavfi", "-i", "testsrc2=size=10x8:rate=25", "-t", "4", "-pix_fmt", "yuv444p"]).await;
    assert_eq!(size(&site, 8), "10,8,1:1");
}

#[tokio::test(flavor = "multi_thread")]
async fn turned_and_stretched() {
    let folder = tempfile::tempdir().unwrap();
    let flat = clip(folder.path(), "flat.mp4", &["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-t", "4"]);
    let flat = flat.to_str().unwrap();
    let site = made("a.mp4", &["-i", flat, "-c", "copy", "-metadata:s:v", "rotate=90"]).await;
    assert_eq!(size(&site, 180), "180,320,1:1");
    let site = made("a.mkv", &["-i", flat, "-vf", "scale=160:180,setsar=2", "-c:v", "mpeg4"]).await;
    assert_eq!(size(&site, 180), "320,180,1:1");
}

#[tokio::test(flavor = "multi_thread")]
async fn uneven_frames_become_even() {
    let select = "testsrc2=size=320x180:rate=30,select='gt(mod(n\\,7)\\,2)'";
    let site = made("a.mkv", &["-f", "lavfi", "-i", select, "-fps_mode", "vfr", "-t", "6", "-c:v", "mpeg4"]).await;
    let rate = site.job.plan.rungs[0].frame_rate;
    let count = site.frames(180).len();
    site.assert_constant_rate(180, rate, count);
}

#[tokio::test(flavor = "multi_thread")]
async fn hdr_becomes_sdr() {
    let arguments = [
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=320x180:rate=25",
        "-t",
        "4",
        "-c:v",
        "libx265",
        "-x265-params",
        "log-level=none",
        "-pix_fmt",
        "yuv420p10le",
        "-color_primaries",
        "bt2020",
        "-color_trc",
        "smpte2084",
        "-colorspace",
        "bt2020nc",
        "-color_range",
        "tv",
    ];
    let site = made("a.mp4", &arguments).await;
    let colours =
        probe_lines(&site.media(180), &["-select_streams", "v:0", "-show_entries", "stream=pix_fmt,color_transfer"]);
    assert_eq!(colours, ["yuv420p,bt709"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_only_shows_a_still() {
    let site =
        made("a.ogg", &["-f", "lavfi", "-i", "sine=sample_rate=48000", "-t", "9", "-c:a", "libvorbis", "-ac", "2"])
            .await;
    site.assert_constant_rate(480, Fraction { num: 5, den: 1 }, 45);
    assert_eq!(site.playlist(480).segments.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_longer_than_the_picture_is_kept() {
    let arguments = [
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=320x180:rate=25:duration=3",
        "-f",
        "lavfi",
        "-i",
        "sine=duration=12",
        "-c:v",
        "mpeg4",
    ];
    let site = made("a.mkv", &arguments).await;
    let seconds = site.playlist(180).duration_us() as f64 / 1e6;
    assert!((seconds - 12.0).abs() < 0.1, "{seconds}");
}
