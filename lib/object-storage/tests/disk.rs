//! The store as its users see it, on a disk.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::PathBuf;

use bytes::Bytes;
use object_storage::{Bucket, DiskBucket, DiskSettings, Error, Key, Object, ObjectStorage};

const PLAYLISTS: Bucket = Bucket::new("streaming-playlists");
const CAPTIONS: Bucket = Bucket::new("captions");

struct Scene {
    folder: tempfile::TempDir,
    storage: ObjectStorage,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str, url: Option<&str>| DiskBucket {
            folder: folder.path().join("deep").join(name),
            base_url: url.map(str::to_owned),
        };
        let buckets = BTreeMap::from([
            (PLAYLISTS, place("streaming-playlists", None)),
            (CAPTIONS, place("captions", Some("https://cdn.example.org/captions"))),
        ]);
        let storage = ObjectStorage::open_disk(DiskSettings { buckets }).await.unwrap();
        Self { folder, storage }
    }

    async fn put(&self, name: &str, text: &'static str) {
        self.storage.put_bytes(PLAYLISTS, &key(name), Bytes::from_static(text.as_bytes())).await.unwrap();
    }

    async fn text(&self, name: &str) -> Result<String, Error> {
        match self.storage.open(PLAYLISTS, &key(name)).await? {
            Object::Local { mut file, size, .. } => {
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                assert_eq!(text.len() as u64, size);
                Ok(text)
            }
            other => panic!("{other:?}"),
        }
    }

    async fn names(&self, prefix: Option<&str>) -> Vec<String> {
        let prefix = prefix.map(key);
        let page = self.storage.list(PLAYLISTS, prefix.as_ref(), None, 1_000).await.unwrap();
        page.entries.into_iter().map(|entry| entry.key.to_string()).collect()
    }
}

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

#[tokio::test]
async fn what_is_put_can_be_read_replaced_and_removed() {
    let scene = Scene::new().await;
    assert!(matches!(scene.text("hls/a/1.m3u8").await, Err(Error::NotFound)));
    assert_eq!(scene.storage.size(PLAYLISTS, &key("hls/a/1.m3u8")).await.unwrap(), None);
    scene.put("hls/a/1.m3u8", "one").await;
    scene.put("hls/a/1.m3u8", "another").await;
    assert_eq!(scene.text("hls/a/1.m3u8").await.unwrap(), "another");
    assert_eq!(scene.storage.size(PLAYLISTS, &key("hls/a/1.m3u8")).await.unwrap(), Some(7));
    assert!(scene.storage.delete(PLAYLISTS, &key("hls/a/1.m3u8")).await.unwrap());
    assert!(!scene.storage.delete(PLAYLISTS, &key("hls/a/1.m3u8")).await.unwrap());
    assert!(!scene.storage.delete(PLAYLISTS, &key("hls/a/1.m3u8/below")).await.unwrap());
}

#[tokio::test]
async fn a_file_is_moved_in_and_a_reader_keeps_what_it_opened() {
    let scene = Scene::new().await;
    let source = scene.folder.path().join("made");
    fs::write(&source, "first").unwrap();
    scene.storage.put_file(PLAYLISTS, &key("x.mp4"), &source).await.unwrap();
    assert!(!source.exists());
    let opened = scene.storage.open(PLAYLISTS, &key("x.mp4")).await.unwrap();
    fs::write(&source, "second").unwrap();
    scene.storage.put_file(PLAYLISTS, &key("x.mp4"), &source).await.unwrap();
    assert_eq!(scene.text("x.mp4").await.unwrap(), "second");
    let Object::Local { mut file, .. } = opened else { panic!("on a disk") };
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "first");
}

#[tokio::test]
async fn only_regular_files_are_taken_in() {
    let scene = Scene::new().await;
    let missing: PathBuf = scene.folder.path().join("missing");
    assert!(matches!(scene.storage.put_file(PLAYLISTS, &key("x"), &missing).await, Err(Error::NotFound)));
    assert!(scene.storage.put_file(PLAYLISTS, &key("x"), scene.folder.path()).await.is_err());
    std::os::unix::fs::symlink("/etc/hostname", &missing).unwrap();
    assert!(matches!(scene.storage.put_file(PLAYLISTS, &key("x"), &missing).await, Err(Error::NotFound)));
    assert_eq!(scene.storage.size(PLAYLISTS, &key("x")).await.unwrap(), None);
}

/// A memory file system stands in for "another disk", where the machine has one.
#[tokio::test]
async fn a_file_from_another_file_system_is_copied_in() {
    let scene = Scene::new().await;
    let shm = std::path::Path::new("/dev/shm");
    let elsewhere = if shm.is_dir() { tempfile::tempdir_in(shm) } else { tempfile::tempdir() }.unwrap();
    let source = elsewhere.path().join("made");
    fs::write(&source, "from afar").unwrap();
    scene.storage.put_file(PLAYLISTS, &key("a/x.mp4"), &source).await.unwrap();
    assert!(!source.exists());
    assert_eq!(scene.text("a/x.mp4").await.unwrap(), "from afar");
}

#[tokio::test]
async fn prefixes_are_removed_by_whole_segments_and_only_once() {
    let scene = Scene::new().await;
    for name in ["hls/a/1", "hls/a/b/2", "hls/ab/3"] {
        scene.put(name, "x").await;
    }
    assert!(scene.storage.delete_prefix(PLAYLISTS, &key("hls/a")).await.unwrap());
    assert!(!scene.storage.delete_prefix(PLAYLISTS, &key("hls/a")).await.unwrap());
    assert_eq!(scene.names(None).await, ["hls/ab/3"]);
    // An object is not a prefix.
    assert!(!scene.storage.delete_prefix(PLAYLISTS, &key("hls/ab/3")).await.unwrap());
    assert_eq!(scene.names(None).await, ["hls/ab/3"]);
}

#[tokio::test]
async fn a_video_becomes_private_and_public_again() {
    let scene = Scene::new().await;
    for name in ["hls/u/1.m3u8", "hls/u/2.mp4"] {
        scene.put(name, "x").await;
    }
    let (public, private) = (key("hls/u"), key("hls/private/u"));
    scene.storage.rename_prefix(PLAYLISTS, &public, &private).await.unwrap();
    scene.storage.rename_prefix(PLAYLISTS, &public, &private).await.unwrap();
    assert_eq!(scene.names(None).await, ["hls/private/u/1.m3u8", "hls/private/u/2.mp4"]);
    // A move that stopped half-way: one file is back already, and a newer one has come.
    scene.put("hls/u/2.mp4", "newer").await;
    scene.storage.rename_prefix(PLAYLISTS, &public, &private).await.unwrap();
    assert_eq!(scene.text("hls/private/u/2.mp4").await.unwrap(), "newer");
    assert_eq!(scene.names(None).await, ["hls/private/u/1.m3u8", "hls/private/u/2.mp4"]);
    scene.storage.rename_prefix(PLAYLISTS, &private, &public).await.unwrap();

    let nowhere = scene.storage.rename_prefix(PLAYLISTS, &key("x"), &key("y")).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
    let inside = scene.storage.rename_prefix(PLAYLISTS, &key("hls"), &key("hls/u")).await;
    assert!(matches!(inside, Err(Error::Overlap)));

    scene.storage.rename(PLAYLISTS, &key("hls/u/1.m3u8"), &key("p/1.m3u8")).await.unwrap();
    scene.storage.rename(PLAYLISTS, &key("hls/u/1.m3u8"), &key("p/1.m3u8")).await.unwrap();
    assert!(matches!(scene.storage.rename(PLAYLISTS, &key("q"), &key("r")).await, Err(Error::NotFound)));
    assert_eq!(scene.names(None).await, ["hls/u/2.mp4", "p/1.m3u8"]);
}

#[tokio::test]
async fn pages_cover_everything_once_in_the_order_of_the_keys() {
    let scene = Scene::new().await;
    let mut names: Vec<String> = (0..7).map(|n| format!("hls/{n}/x.ts")).collect();
    names.extend(["a", "hls-x", "hls.x", "hls/0.ts", "hls/0-1", "z/y/x/w"].map(str::to_owned));
    for name in &names {
        scene.storage.put_bytes(PLAYLISTS, &key(name), Bytes::from_static(b"12")).await.unwrap();
    }
    names.sort();
    for limit in [1, 2, 3, 5, 100] {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = scene.storage.list(PLAYLISTS, None, after.as_ref(), limit).await.unwrap();
            assert!(page.entries.len() <= limit && page.entries.iter().all(|entry| entry.size == 2));
            seen.extend(page.entries.into_iter().map(|entry| entry.key.to_string()));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, names, "{limit} a page");
    }
    assert_eq!(scene.names(Some("hls/0")).await, ["hls/0/x.ts"]);
    assert_eq!(scene.names(Some("nothing")).await, Vec::<String>::new());
}

#[tokio::test]
async fn strangers_are_told_and_hidden_files_are_not_objects() {
    let scene = Scene::new().await;
    scene.put("a/b", "x").await;
    let folder = scene.folder.path().join("deep/streaming-playlists");
    fs::write(folder.join("a/with space"), "").unwrap();
    fs::write(folder.join(".hidden"), "").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.join("link")).unwrap();
    let page = scene.storage.list(PLAYLISTS, None, None, 10).await.unwrap();
    assert_eq!(page.entries.len(), 1);
    assert_eq!(page.strangers, ["link", "a/with space"]);
}

#[tokio::test]
async fn where_an_object_lies_is_told_when_there_is_a_place() {
    let scene = Scene::new().await;
    let path = scene.storage.local_path(PLAYLISTS, &key("hls/a/1.m3u8")).unwrap();
    assert_eq!(path, scene.folder.path().join("deep/streaming-playlists/hls/a/1.m3u8"));
    assert_eq!(scene.storage.direct_url(PLAYLISTS, &key("a")), None);
    let url = scene.storage.direct_url(CAPTIONS, &key("a.vtt"));
    assert_eq!(url.as_deref(), Some("https://cdn.example.org/captions/a.vtt"));
    let unknown = Bucket::new("unknown");
    assert_eq!(scene.storage.local_path(unknown, &key("a")), None);
    let refused = scene.storage.put_bytes(unknown, &key("a"), Bytes::new()).await;
    assert!(matches!(refused, Err(Error::UnknownBucket("unknown"))));
}
