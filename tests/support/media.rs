//! Media for tests: made by ffmpeg from its own pictures and tones, and real files beside the repository where there are some.

use super::run;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// The folder of real files beside the repository; absent on most machines.
pub fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    folder.is_dir().then_some(folder)
}

/// Files made once for all tests of a binary.
pub struct Media {
    folder: TempDir,
}

impl Media {
    /// Makes what is not made yet.
    pub async fn get() -> &'static Self {
        static MADE: OnceCell<Media> = OnceCell::const_new();
        MADE.get_or_init(|| async {
            let folder = TempDir::with_prefix("sepiola-media-").expect("a temporary folder");
            let media = Media { folder };
            media
                .make(
                    "short.mp4",
                    6,
                    &["-c:v", "libx264", "-preset", "ultrafast", "-g", "30", "-pix_fmt", "yuv420p", "-c:a", "aac"],
                )
                .await;
            media
                .make(
                    "short.webm",
                    6,
                    &["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libvorbis"],
                )
                .await;
            media
        })
        .await
    }

    /// A file by its name.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes a test picture with a tone, 320x240.
    pub async fn make(&self, name: &str, seconds: u32, encoding: &[&str]) -> PathBuf {
        let file = self.file(name);
        let picture = format!("testsrc2=size=320x240:rate=25:duration={seconds}");
        let tone = format!("sine=frequency=440:duration={seconds}");
        let mut arguments =
            vec!["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", &picture, "-f", "lavfi", "-i", &tone];
        arguments.extend(encoding);
        arguments.push(file.to_str().expect("a plain path"));
        let made = run("ffmpeg", &arguments).await;
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        file
    }

    /// A file with bytes of our own.
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.file(name);
        std::fs::write(&file, bytes).expect("a test file");
        file
    }
}
