//! A full disk: uploads are refused with 507, everything else goes on, and nothing stays behind.

use crate::support::{Media, Setup, doctor, files_below, run, text, until};
use crate::videos::{master, plays_to_its_end};
use serde_json::json;
use std::path::PathBuf;

/// A small file system of its own; unmounted when dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    async fn mount(folder: PathBuf, size: &str) -> Option<Self> {
        std::fs::create_dir_all(&folder).expect("a folder");
        let target = folder.to_str().expect("a plain path");
        let mounted = run("mount", &["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs", target]).await;
        if !mounted.status.success() {
            println!("skipped: {}", String::from_utf8_lossy(&mounted.stderr).trim());
            return None;
        }
        Some(Self(folder))
    }

    /// What uploads and their ladders left; the search index lives here for good.
    fn left(&self) -> Vec<String> {
        files_below(&self.0).into_iter().filter(|path| !path.starts_with("tmp-persistent/search/")).collect()
    }
}

impl Drop for SmallDisk {
    #[expect(clippy::disallowed_methods, reason = "a mount has to be undone by the system's own program")]
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test]
async fn a_full_disk_refuses_uploads_and_nothing_else() {
    let setup = Setup::new()
        .set("storage.tmp", json!("small/tmp"))
        .set("storage.tmp_persistent", json!("small/tmp-persistent"));
    let Some(disk) = SmallDisk::mount(setup.data().join("small"), "3m").await else { return };
    let server = setup.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    let sent = root.upload(&media.file("short.mp4"), "before", &[]).await.expect("an answer").expect(200).json();
    let details = root.published(text(&sent, "/video/uuid")).await;
    // The work of a ladder goes a moment after its last rendition is listed.
    until("an empty disk", async || disk.left().is_empty().then_some(())).await;

    let large = media.write("large.mp4", &vec![7; 5 << 20]);
    let refused = root.upload(&large, "too large for the disk", &[]).await.expect("an answer").expect(507);
    assert!(!text(&refused.json(), "/detail").is_empty(), "{}", refused.json());
    let bytes = std::fs::read(&large).expect("a file");
    let upload = root.begin("large.mp4", bytes.len() as u64, "pieces").await.expect("an answer").expect("begun");
    root.piece(&upload, 0, &bytes, bytes.len()).await.expect("an answer").expect(507);
    let asked = root.ask(&upload, bytes.len()).await.expect("an answer").expect(308);
    assert!(crate::support::received(&asked) < bytes.len() as u64);
    root.send(root.request(reqwest::Method::DELETE, &upload.address)).await.expect("an answer").expect(204);

    assert_eq!(root.json("/api/v1/videos").await["total"], 1);
    plays_to_its_end(&master(&details)).await;
    assert_eq!(disk.left(), Vec::<String>::new());
    // The next one that fits is taken.
    let sent = root.upload(&media.file("short.mp4"), "after", &[]).await.expect("an answer").expect(200).json();
    root.published(text(&sent, "/video/uuid")).await;
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
    drop(server);
}
