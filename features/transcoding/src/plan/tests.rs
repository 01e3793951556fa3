//! The plan as a table: sources on the left, ladders on the right.

use std::time::Duration;

use ffmpeg::Probe;
use ffmpeg::probe::{AudioStream, Fraction, VideoStream};

use super::*;

fn source(width: u32, height: u32, rate: (u32, u32)) -> Probe {
    Probe {
        container: "mov,mp4,m4a,3gp,3g2,mj2".into(),
        duration: Duration::from_secs(10),
        bit_rate: Some(5_000_000),
        video: Some(VideoStream {
            codec: "h264".into(),
            profile: Some("High".into()),
            pixel_format: "yuv420p".into(),
            width,
            height,
            coded_width: width,
            coded_height: height,
            frame_rate: Fraction::new(rate.0, rate.1),
            variable_frame_rate: false,
            color_transfer: None,
            hdr: false,
            rotation: 0,
            anamorphic: false,
            interlaced: false,
            bit_rate: None,
            duration: None,
        }),
        audio: Some(AudioStream {
            codec: "aac".into(),
            profile: Some("LC".into()),
            channels: 2,
            channel_layout: Some("stereo".into()),
            sample_rate: 48_000,
            bit_rate: Some(128_000),
            duration: None,
        }),
        chapters: Vec::new(),
        title: None,
    }
}

fn rungs(probe: &Probe, settings: &Settings) -> Vec<(u32, u32, u32, u32, u32)> {
    let plan = Plan::new(probe, settings, None);
    plan.rungs
        .iter()
        .map(|rung| (rung.resolution, rung.width, rung.height, rung.frame_rate.num, rung.frame_rate.den))
        .collect()
}

#[test]
fn ladders() {
    let all = Settings::default();
    assert_eq!(
        rungs(&source(1280, 720, (25, 1)), &all),
        [(720, 1280, 720, 25, 1), (480, 854, 480, 25, 1), (360, 640, 360, 25, 1), (240, 426, 240, 25, 1)]
    );
    // Upright, square, odd, tiny.
    assert_eq!(rungs(&source(720, 1280, (25, 1)), &all)[..2], [(720, 720, 1280, 25, 1), (480, 480, 854, 25, 1)]);
    assert_eq!(rungs(&source(300, 300, (25, 1)), &all), [(300, 300, 300, 25, 1), (240, 240, 240, 25, 1)]);
    assert_eq!(rungs(&source(641, 361, (25, 1)), &all)[0], (362, 642, 362, 25, 1));
    assert_eq!(rungs(&source(10, 8, (25, 1)), &all), [(8, 10, 8, 25, 1)]);
    assert_eq!(rungs(&source(1, 1, (25, 1)), &all), [(2, 2, 2, 25, 1)]);
    // Without the original: the largest enabled one, and the original only when none fits.
    let capped = Settings { always_transcode_original_resolution: false, ..Settings::default() };
    assert_eq!(rungs(&source(3840, 2160, (24, 1)), &capped)[0], (1080, 1920, 1080, 24, 1));
    assert_eq!(rungs(&source(10, 8, (25, 1)), &capped), [(8, 10, 8, 25, 1)]);
}

#[test]
fn frame_rates() {
    let all = Settings::default();
    let rates =
        |rate| rungs(&source(1920, 1080, rate), &all).iter().map(|rung| (rung.0, rung.3, rung.4)).collect::<Vec<_>>();
    assert_eq!(rates((60, 1)), [(1080, 60, 1), (720, 60, 1), (480, 30, 1), (360, 30, 1), (240, 30, 1)]);
    assert_eq!(rates((50, 1))[2], (480, 25, 1));
    assert_eq!(
        rates((60_000, 1001)),
        [(1080, 60_000, 1001), (720, 60_000, 1001), (480, 30_000, 1001), (360, 30_000, 1001), (240, 30_000, 1001)]
    );
    assert_eq!(rates((24_000, 1001))[4], (240, 24_000, 1001));
    assert_eq!(rates((120_000, 1999))[0], (1080, 60, 1));
    assert_eq!(rates((1, 10))[0], (1080, 1, 1));
    // The cap spares the top rung only.
    let thirty = Settings { fps_max: 30, ..Settings::default() };
    let capped: Vec<_> = rungs(&source(1920, 1080, (60, 1)), &thirty).iter().map(|rung| rung.3).collect();
    assert_eq!(capped, [60, 30, 30, 30, 30]);
}

#[test]
fn groups_of_all_rungs_last_equally_long() {
    for rate in [(60, 1), (50, 1), (60_000, 1001), (40, 1), (24_000, 1001), (7, 1), (144, 1)] {
        let plan = Plan::new(&source(1920, 1080, rate), &Settings::default(), None);
        let length = |rung: &Rung| {
            u64::from(gop_frames(rung.frame_rate)) * u64::from(rung.frame_rate.den) * 1_000_000
                / u64::from(rung.frame_rate.num)
        };
        let lengths: Vec<_> = plan.rungs.iter().map(length).collect();
        assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{rate:?}: {lengths:?}");
    }
}

#[test]
fn bit_rates_follow_size_and_source() {
    let plan = Plan::new(&source(1920, 1080, (30, 1)), &Settings::default(), None);
    // 1920 * 1080 * 30 * 0.1, and 854 * 480 * 30 * 0.12.
    assert_eq!((plan.rungs[0].bit_rate, plan.rungs[2].bit_rate), (6_220_800, 1_475_712));
    let meagre = Probe { bit_rate: Some(100_000), ..source(1920, 1080, (30, 1)) };
    assert_eq!(Plan::new(&meagre, &Settings::default(), None).rungs[0].bit_rate, 1_244_160);
}

#[test]
fn a_web_ready_source_is_copied() {
    let near = Some(Duration::from_secs(2));
    let all = Settings::default();
    let first = |probe: &Probe, gap| Plan::new(probe, &all, gap).stages[0].clone();
    let ready = source(1280, 720, (30, 1));
    assert_eq!(first(&ready, near), Stage::Copy(720));
    assert!(matches!(first(&ready, None), Stage::Encode(_)));
    assert!(matches!(first(&ready, Some(Duration::from_secs(60))), Stage::Encode(_)));
    assert!(matches!(first(&Probe { bit_rate: Some(50_000_000), ..ready.clone() }, near), Stage::Encode(_)));
    assert!(matches!(first(&source(1279, 719, (30, 1)), near), Stage::Encode(_)));
    let mut turned = ready;
    turned.video.as_mut().unwrap().rotation = 90;
    assert!(matches!(first(&turned, near), Stage::Encode(_)));
}

#[test]
fn a_slow_ladder_begins_with_a_low_rung() {
    let long = Probe { duration: Duration::from_secs(600), ..source(3840, 2160, (30, 1)) };
    let plan = Plan::new(&long, &Settings::default(), None);
    assert_eq!(plan.stages, [Stage::Encode(vec![360]), Stage::Encode(vec![2160, 1080, 720, 480, 240])]);
    let short = Plan::new(&source(1280, 720, (30, 1)), &Settings::default(), None);
    assert_eq!(short.stages, [Stage::Encode(vec![720, 480, 360, 240])]);
}

#[test]
fn sound_only_gets_a_still_picture() {
    let sound = Probe { video: None, ..source(2, 2, (25, 1)) };
    let plan = Plan::new(&sound, &Settings::default(), None);
    assert_eq!(plan.picture, PictureSource::Still);
    assert_eq!((plan.rungs[0].resolution, plan.rungs[0].frame_rate.num), (480, 5));
    assert!(plan.storyboard.is_none());
}

#[test]
fn storyboards() {
    let five = storyboard(Duration::from_secs(5), 1280, 720).unwrap();
    assert_eq!(
        (five.sprite_width, five.sprite_height, five.columns, five.rows, five.sprite_seconds),
        (192, 108, 5, 1, 1)
    );
    let hour = storyboard(Duration::from_secs(3600), 720, 1280).unwrap();
    assert_eq!(
        (hour.sprite_width, hour.sprite_height, hour.sprite_seconds, hour.count, hour.columns, hour.rows),
        (108, 192, 30, 120, 11, 11)
    );
    assert!(storyboard(Duration::from_secs(2), 10, 10).is_none());
}
