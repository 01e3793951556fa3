//! Files that lie.

use transcoding::Settings;

use crate::support::{Site, clip};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_media_never_reaches_the_engine() {
    let canary_folder = tempfile::tempdir().unwrap();
    let canary = clip(
        canary_folder.path(),
        "canary.ts",
        &["-f", "lavfi", "-i", "testsrc2=size=64x64:rate=10", "-t", "1", "-c:v", "mpeg2video"],
    );
    let playlist =
        format!("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{}\n#EXT-X-ENDLIST\n", canary.display());
    let cases: [(&str, Vec<u8>); 5] = [
        ("fake.webm", b"this is not a video\n".to_vec()),
        ("empty.mp4", Vec::new()),
        ("list.mp4", playlist.clone().into_bytes()),
        ("list.m3u8", playlist.into_bytes()),
        ("bomb.zip", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec()),
    ];
    for (name, bytes) in cases {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let refused = Site::of(folder, file, &Settings::default()).await;
        assert!(matches!(refused, Err(ffmpeg::ProbeError::NotMedia(_))), "{name}");
    }
}
