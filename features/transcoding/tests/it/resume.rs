//! Runs that stop in the middle and go on.

use transcoding::plan::Fraction;
use transcoding::{EngineError, Settings};

use crate::support::{Site, small};

const SOURCE: &[&str] = &[
    "-f",
    "lavfi",
    "-i",
    "testsrc2=size=320x180:rate=25",
    "-f",
    "lavfi",
    "-i",
    "sine",
    "-t",
    "23",
    "-c:v",
    "mpeg4",
    "-g",
    "37",
    "-c:a",
    "aac",
];

/// Stops, spoils what a crash may leave behind the listed bytes, goes on, and compares with what is expected of an undisturbed run.
async fn interrupted(name: &str, source: &[&str], settings: &Settings) {
    let site = Site::generated(name, source, settings).await;
    // Progress is told with each listing, and the last segment is listed only with the end mark: these stop in the middle.
    assert!(matches!(site.run_until(2).await, Err(EngineError::Cancelled)));
    assert!(!site.playlist(180).complete);
    let kept = std::fs::read(site.media(180)).unwrap()[..usize::try_from(site.playlist(180).end()).unwrap()].to_vec();
    use std::io::Write;
    let before = site.master();
    std::fs::OpenOptions::new().append(true).open(site.media(180)).unwrap().write_all(b"half a segment").unwrap();
    assert!(matches!(site.run_until(1).await, Err(EngineError::Cancelled)));
    for line in before.lines().filter(|line| line.ends_with(".m3u8")) {
        assert!(site.master().contains(line), "a viewer of {line} loses it");
    }
    let recorder = site.run().await;
    site.assert_sound();
    // What was listed was not written again.
    assert_eq!(std::fs::read(site.media(180)).unwrap()[..kept.len()], kept);
    for resolution in [180, 144] {
        site.assert_constant_rate(resolution, Fraction { num: 25, den: 1 }, 575);
        let durations: Vec<_> = site.playlist(resolution).segments.iter().map(|segment| segment.duration_us).collect();
        assert_eq!(durations[..5], [4_000_000; 5]);
        assert_eq!(durations.len(), 6);
    }
    let told: Vec<_> = recorder.complete().iter().map(|made| made.resolution).collect();
    assert_eq!(told, site.job.plan.resolutions());
    // Once more: everything is told again, nothing is written again.
    let written = std::fs::metadata(site.media(144)).unwrap().modified().unwrap();
    assert_eq!(site.run().await.complete(), recorder.complete());
    assert_eq!(std::fs::metadata(site.media(144)).unwrap().modified().unwrap(), written);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_indexed_source_is_entered_where_it_stopped() {
    interrupted("a.mp4", SOURCE, &small(&[0, 144])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_without_an_index_is_read_from_its_start() {
    interrupted("a.ts", &[SOURCE, &["-c:v", "mpeg2video"]].concat(), &small(&[144])).await;
}
