//! Whole ladders: alignment, playlists, sound, storyboard, plain files.

use transcoding::plan::{Fraction, Stage};
use transcoding::{Event, Settings};

use crate::support::{Site, probe_lines, small};

const TEN_SECONDS: &[&str] = &[
    "-f",
    "lavfi",
    "-i",
    "testsrc2=size=320x180:rate=25",
    "-f",
    "lavfi",
    "-i",
    "sine=frequency=440:sample_rate=44100",
    "-t",
    "10",
    "-c:v",
    "mpeg4",
    "-c:a",
    "mp3",
];

#[tokio::test(flavor = "multi_thread")]
async fn all_rungs_share_boundaries_and_decode() {
    let site = Site::generated("a.mp4", TEN_SECONDS, &small(&[0, 144])).await;
    assert_eq!(site.job.plan.stages, [Stage::Encode(vec![180, 144])]);
    let recorder = site.run().await;
    site.assert_sound();
    let durations =
        |resolution| site.playlist(resolution).segments.iter().map(|segment| segment.duration_us).collect::<Vec<_>>();
    assert_eq!(durations(180)[..2], [4_000_000, 4_000_000]);
    assert_eq!(durations(180), durations(144));
    for resolution in [180, 144] {
        site.assert_constant_rate(resolution, Fraction { num: 25, den: 1 }, 250);
    }
    let complete = recorder.complete();
    let sizes: Vec<_> = complete
        .iter()
        .map(|made| (made.resolution, made.width, made.height, made.has_video, made.has_audio))
        .collect();
    assert_eq!(sizes, [(180, 320, 180, true, true), (144, 256, 144, true, true), (0, 0, 0, false, true)]);
    let master = site.master();
    assert!(master.contains("RESOLUTION=320x180,FRAME-RATE=25.000,CODECS=\"avc1.6400"), "{master}");
    assert!(master.contains(",mp4a.40.2\""), "{master}");
    let sound = site.job.names.playlist_file(0).unwrap();
    assert!(!master.contains(&sound), "no player takes the picture away by itself: {master}");
    let board = recorder
        .events
        .lock()
        .unwrap()
        .iter()
        .find_map(|event| if let Event::Storyboard(board) = event { Some(board.clone()) } else { None });
    let board = board.unwrap();
    assert_eq!((board.total_width, board.total_height, board.sprite_duration), (1920, 108, 1));
    assert_eq!(
        probe_lines(&site.job.storyboards.join(&board.file), &["-show_entries", "stream=width,height"]),
        ["1920,108"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_frames_halve_below_720_and_stay_aligned() {
    let arguments = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=60000/1001", "-t", "6", "-c:v", "mpeg4"];
    let site = Site::generated("a.mkv", &arguments, &small(&[144])).await;
    site.run().await;
    site.assert_sound();
    assert_eq!(site.playlist(180).segments[0].duration_us, 4_004_000);
    assert_eq!(site.playlist(144).segments[0].duration_us, 4_004_000);
    let counts = [site.frames(180).len(), site.frames(144).len()];
    assert!(counts[0].abs_diff(counts[1] * 2) <= 1, "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn separate_sound_is_one_rendition() {
    let settings = Settings { split_audio_and_video: true, ..small(&[144]) };
    let site = Site::generated("a.mp4", TEN_SECONDS, &settings).await;
    let recorder = site.run().await;
    site.assert_sound();
    let flags: Vec<_> =
        recorder.complete().iter().map(|made| (made.resolution, made.has_video, made.has_audio)).collect();
    assert_eq!(flags, [(180, true, false), (144, true, false), (0, false, true)]);
    assert!(site.master().contains("#EXT-X-MEDIA:TYPE=AUDIO"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_ready_source_is_copied_and_its_lower_rungs_follow() {
    let arguments = [
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=320x180:rate=25",
        "-f",
        "lavfi",
        "-i",
        "sine",
        "-t",
        "10",
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-g",
        "50",
        "-b:v",
        "300k",
        "-c:a",
        "aac",
        "-ac",
        "2",
    ];
    let settings = Settings { web_videos: true, ..small(&[144]) };
    let site = Site::generated("a.mp4", &arguments, &settings).await;
    assert_eq!(site.job.plan.stages, [Stage::Copy(180), Stage::Encode(vec![144])]);
    site.run().await;
    site.assert_sound();
    assert_eq!(site.frames(180).len(), 250);
    // The very packets of the source.
    let packets =
        |file: &std::path::Path| probe_lines(file, &["-select_streams", "v:0", "-show_entries", "packet=size"]);
    assert_eq!(packets(&site.media(180)), packets(&site.job.source));
    for resolution in [180, 144] {
        let file = site.job.web_videos.join(site.job.names.web_video_file(resolution).unwrap());
        assert_eq!(crate::support::decode_complaints(&file), "");
    }
}
