//! The order of calls, which only the inside can see.

use std::collections::BTreeMap;
use std::fs;

use super::{Disk, DiskBucket, DiskSettings};
use crate::{Bucket, Error, Key};

const VIDEOS: Bucket = Bucket::new("web-videos");

fn disk(folder: &std::path::Path) -> Disk {
    let place = DiskBucket { folder: folder.join("videos"), base_url: None };
    Disk::open(DiskSettings { buckets: BTreeMap::from([(VIDEOS, place)]) }).unwrap()
}

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

fn log(disk: &Disk) -> Vec<String> {
    let own = format!("{}-", std::process::id());
    std::mem::take(&mut *disk.calls.log.lock().unwrap()).iter().map(|call| call.replace(&own, "staged ")).collect()
}

#[test]
fn content_is_synced_before_it_is_named_and_the_name_before_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path());
    disk.put_bytes(VIDEOS, &key("a/b/c.mp4"), b"x").unwrap();
    assert_eq!(log(&disk), ["sync videos", "sync a", "sync staged 0", "rename to c.mp4", "sync b"]);
    let source = folder.path().join("new");
    fs::write(&source, b"y").unwrap();
    disk.put_file(VIDEOS, &key("a/b/c.mp4"), &source).unwrap();
    assert_eq!(log(&disk), ["sync new", "rename to c.mp4", "sync b"]);
    disk.rename(VIDEOS, &key("a/b/c.mp4"), &key("a/d.mp4")).unwrap();
    assert_eq!(log(&disk), ["rename to d.mp4", "sync a", "sync b"]);
    disk.delete(VIDEOS, &key("a/d.mp4")).unwrap();
    assert_eq!(log(&disk), ["remove d.mp4", "sync a"]);
    disk.delete_prefix(VIDEOS, &key("a")).unwrap();
    assert_eq!(log(&disk), ["rename to staged 1", "sync videos"]);
}

#[test]
fn a_failed_write_leaves_the_old_object_and_no_litter() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path());
    disk.put_bytes(VIDEOS, &key("a"), b"old").unwrap();
    // A folder stands where the object should go, so naming it fails after staging succeeded.
    fs::create_dir_all(folder.path().join("videos/b/full")).unwrap();
    assert!(matches!(disk.put_bytes(VIDEOS, &key("b"), b"new"), Err(Error::Io { .. })));
    assert_eq!(fs::read_dir(folder.path().join("videos/.staging")).unwrap().count(), 0);
    assert_eq!(fs::read(folder.path().join("videos/a")).unwrap(), b"old");
}

#[test]
fn what_an_interrupted_write_left_is_removed_on_demand() {
    let folder = tempfile::tempdir().unwrap();
    drop(disk(folder.path()));
    fs::write(folder.path().join("videos/.staging/17"), b"half").unwrap();
    fs::create_dir(folder.path().join("videos/.staging/18")).unwrap();
    let disk = disk(folder.path());
    assert_eq!(
        fs::read_dir(folder.path().join("videos/.staging")).unwrap().count(),
        2,
        "another process may be at work"
    );
    disk.remove_leftovers().unwrap();
    assert_eq!(fs::read_dir(folder.path().join("videos/.staging")).unwrap().count(), 0);
}
