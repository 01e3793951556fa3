//! Probes of good and hostile files.

use ffmpeg::thumbnail::{Picture, thumbnail};
use ffmpeg::{ProbeError, Tools, probe};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

use crate::support::{SMALL, clip};

#[tokio::test]
async fn a_small_clip_is_described() {
    let folder = tempfile::tempdir().unwrap();
    let file = clip(folder.path(), "a.mp4", SMALL);
    let found = probe(&Tools::default(), &file, &CancellationToken::new()).await.unwrap();
    let video = found.video.clone().unwrap();
    assert_eq!((video.codec.as_str(), video.width, video.height), ("h264", 160, 90));
    assert_eq!(video.frame_rate.unwrap().value(), 25.0);
    assert_eq!(found.audio.clone().unwrap().codec, "aac");
    assert!((found.duration.as_secs_f64() - 2.0).abs() < 0.1);
    assert!(found.seeks_exactly());
}

#[tokio::test]
async fn what_is_not_media_is_told_from_a_broken_tool() {
    let folder = tempfile::tempdir().unwrap();
    let fake = folder.path().join("fake.webm");
    std::fs::write(&fake, b"this is not a real video file\n").unwrap();
    let none = CancellationToken::new();
    assert!(matches!(probe(&Tools::default(), &fake, &none).await, Err(ProbeError::NotMedia(_))));
    let absent = Tools { ffprobe: "/nonexistent/ffprobe".into(), ..Tools::default() };
    assert!(matches!(probe(&absent, &fake, &none).await, Err(ProbeError::Tool(_))));
    assert!(matches!(probe(&Tools::default(), &folder.path().join("gone"), &none).await, Err(ProbeError::Tool(_))));
}

#[tokio::test]
async fn playlists_are_refused_whatever_they_are_called() {
    let folder = tempfile::tempdir().unwrap();
    let inner = clip(folder.path(), "inner.ts", SMALL);
    let none = CancellationToken::new();
    let hls = format!("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{}\n#EXT-X-ENDLIST\n", inner.display());
    let concat = format!("ffconcat version 1.0\nfile '{}'\n", inner.display());
    for (name, text) in [("a.mp4", &hls), ("b.m3u8", &hls), ("c.webm", &concat), ("d.ffconcat", &concat)] {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        assert!(matches!(probe(&Tools::default(), &file, &none).await, Err(ProbeError::NotMedia(_))), "{name}");
    }
}

#[tokio::test]
async fn pictures_come_in_every_size() {
    let folder = tempfile::tempdir().unwrap();
    let file = clip(folder.path(), "a.mp4", SMALL);
    let pictures: Vec<Picture> = [(320, 180), (100, 100), (60, 120)]
        .map(|(width, height)| Picture { width, height, file: folder.path().join(format!("{width}.jpg")) })
        .into();
    let none = CancellationToken::new();
    // A time past the end falls back to the start.
    for at in [Duration::from_secs(1), Duration::from_secs(60)] {
        thumbnail(&Tools::default(), &file, at, 10, &pictures, &none).await.unwrap();
        for picture in &pictures {
            let output = std::process::Command::new("ffprobe")
                .args(["-v", "error", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0"])
                .arg(&picture.file)
                .output()
                .unwrap();
            let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            assert_eq!(text, format!("mjpeg,{},{}", picture.width, picture.height));
            std::fs::remove_file(&picture.file).unwrap();
        }
    }
}
