//! Files of the server's disk become videos, once.

use crate::{media, nothing_left, world};
use import::local::{self, Destination, Outcome};
use platform::on_both;
use platform::testing::TestApp;
use std::path::{Path, PathBuf};
use world::World;

on_both!(a_folder_is_imported_once, what_cannot_be_imported_says_why);

/// A folder with two films, one of them in a folder of its own, and what is no film.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut other = media().mp4.clone();
    // A box that players pass over (ISO 14496-12, `free`) makes it another file.
    other.extend([0, 0, 0, 9, b'f', b'r', b'e', b'e', 1]);
    std::fs::create_dir(folder.path().join("b")).unwrap();
    std::fs::write(folder.path().join("My_first.mp4"), &media().mp4).unwrap();
    std::fs::write(folder.path().join("b/Second one.MP4"), other).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "nothing to see").unwrap();
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("link.mp4")).unwrap();
    folder
}

async fn alices(w: &World, privacy: Option<i64>) -> Destination {
    let sql = "SELECT a.username FROM channel c JOIN actor a ON a.id = c.actor_id WHERE c.id = $1";
    let handle: String = w.one(database::Sql::new(sql).bind(w.person("alice").channel_id)).await;
    local::destination(&w.app, &handle, privacy).await.unwrap()
}

async fn take(w: &World, to: &Destination, path: &Path) -> Outcome {
    local::file(&w.app, to, path, |_| {}).await.unwrap()
}

async fn a_folder_is_imported_once(t: &TestApp) {
    let w = world(t).await;
    let (folder, to) = (folder(), alices(&w, Some(2)).await);
    let files: Vec<PathBuf> = local::files(&w.app, folder.path()).unwrap();
    let names: Vec<&Path> = files.iter().map(|f| f.strip_prefix(folder.path()).unwrap()).collect();
    assert_eq!(names, [Path::new("My_first.mp4"), Path::new("b/Second one.MP4")]);
    for file in &files {
        assert!(matches!(take(&w, &to, file).await, Outcome::Imported(_)));
        // It stays where it is.
        assert!(file.is_file());
    }
    assert_eq!(w.all::<String>("SELECT name FROM video ORDER BY id").await, ["My first", "Second one"]);
    assert_eq!(w.all::<i64>("SELECT DISTINCT privacy FROM video").await, [2]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'transcoding.build'").await, 2);
    let size: i64 = w.one("SELECT min(size) FROM video_source").await;
    assert_eq!(usize::try_from(size).unwrap(), media().mp4.len());
    // Under another name it is the same file.
    let renamed = folder.path().join("renamed.mp4");
    std::fs::rename(&files[0], &renamed).unwrap();
    assert_eq!(take(&w, &to, &renamed).await, Outcome::Known);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 2);
    // Removed, it may come again.
    w.run("DELETE FROM video WHERE name = 'My first'").await;
    assert!(matches!(take(&w, &to, &renamed).await, Outcome::Imported(_)));
    nothing_left(&w);
}

async fn what_cannot_be_imported_says_why(t: &TestApp) {
    let w = world(t).await;
    let (folder, to) = (folder(), alices(&w, None).await);
    let refused = async |name: &str| {
        let path = folder.path().join(name);
        local::file(&w.app, &to, &path, |_| {}).await.unwrap_err().detail().to_owned()
    };
    std::fs::write(folder.path().join("text.mp4"), "this is no film").unwrap();
    assert_eq!(refused("text.mp4").await, "Video file unreadable.");
    assert!(refused("notes.txt").await.starts_with("This file is not supported."));
    assert!(refused("gone.mp4").await.starts_with("it cannot be read: "));
    std::fs::create_dir(folder.path().join("folder.mp4")).unwrap();
    assert_eq!(refused("folder.mp4").await, "it is no file");
    w.run("UPDATE users SET video_quota = 1000").await;
    assert_eq!(refused("My_first.mp4").await, "The user video quota is exceeded");
    assert!(local::destination(&w.app, "nobody", None).await.is_err());
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    nothing_left(&w);
}
