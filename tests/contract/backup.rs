//! Backups of whole instances, taken while they run, and put in place elsewhere.

#![expect(clippy::disallowed_methods, reason = "a black-box test starts programs")]

use crate::support::{Media, PASSWORD, PATIENCE, Setup, doctor, run, text, until};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use tokio::process::Command;

/// Runs a command of the binary with the configuration of `setup`: whether it succeeded, and what it said.
async fn sepiola(setup: &Setup, command: &str, folder: &Path) -> Result<String, String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sepiola"));
    program.arg(command).arg("--data").arg(setup.data()).arg(folder);
    program.env("SEPIOLA_CONFIG", setup.config().to_string()).kill_on_drop(true);
    let output = tokio::time::timeout(PATIENCE, program.output()).await.expect("it ends").expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(said) } else { Err(said) }
}

/// An instance with a film, a picture and an upload under way is copied while it runs, and stands up again from the copy.
async fn there_and_back(old: Setup, new: Setup) {
    let work = tempfile::tempdir().expect("a folder");
    let copy = work.path().join("copies/first");
    let server = old.start().await;
    let root = server.root().await;
    let media = Media::get().await;
    let sent = root.upload(&media.file("short.mp4"), "A precious film", &[]).await.expect("an answer").expect(200);
    let uuid = text(&sent.json(), "/video/uuid").to_owned();
    let before = root.published(&uuid).await;
    let begun = root.begin("later.mp4", 1_000_000, "Under way").await.expect("an answer").expect("a place for it");
    root.piece(&begun, 0, &[7; 5_000], 1_000_000).await.expect("an answer").expect(308);
    until("the end of all work", async || {
        let jobs = root.json("/api/v1/jobs/active").await;
        (jobs["total"] == 0).then_some(())
    })
    .await;

    let said = sepiola(&old, "backup", &copy).await.unwrap_or_else(|said| panic!("{said}"));
    assert!(said.contains("the database and"), "{said}");
    assert_eq!(fs::metadata(&copy).expect("the copy").permissions().mode() & 0o777, 0o700);
    let about: Value = serde_json::from_slice(&fs::read(copy.join("backup.json")).expect("its face")).expect("JSON");
    assert!(about["files"].as_u64() > Some(5) && about["bytes"].as_u64() > Some(10_000), "{about}");
    // Nothing is overwritten, neither a backup nor what is there.
    let refused = sepiola(&old, "backup", &copy).await.expect_err("the folder is full");
    assert!(refused.contains("not empty"), "{refused}");
    let refused = sepiola(&old, "restore", &copy).await.expect_err("there is an instance");
    assert!(refused.contains("nothing is overwritten"), "{refused}");
    let inside = old.data().join("storage/thumbnails/copy");
    let refused = sepiola(&old, "backup", &inside).await.expect_err("it would copy itself");
    assert!(refused.contains("lies in storage.thumbnails"), "{refused}");
    fs::remove_dir(&inside).expect("an empty folder");
    // What happens afterwards is not in it.
    root.upload(&media.file("short.mp4"), "Too late", &[]).await.expect("an answer").expect(200);
    server.kill().await;

    // Half a backup is none.
    let half = work.path().join("half");
    fs::create_dir(&half).expect("a folder");
    fs::copy(copy.join("secret"), half.join("secret")).expect("a part of it");
    let refused = sepiola(&new, "restore", &half).await.expect_err("there is no backup");
    assert!(refused.contains("no complete backup"), "{refused}");
    assert_eq!(crate::support::files_below(new.data()), Vec::<String>::new());

    sepiola(&new, "restore", &copy).await.unwrap_or_else(|said| panic!("{said}"));
    doctor(&new).await.unwrap_or_else(|said| panic!("{said}"));
    let refused = sepiola(&new, "restore", &copy).await.expect_err("it is there");
    assert!(refused.contains("nothing is overwritten"), "{refused}");
    let server = new.start().await;
    // Sessions and passwords are as they were.
    let mut root = server.client();
    root.sign_in("root", PASSWORD).await;
    let after = root.json(&format!("/api/v1/videos/{uuid}")).await;
    for same in ["name", "uuid", "duration", "publishedAt", "views"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    let list = root.json("/api/v1/videos").await;
    assert_eq!((list["total"].as_i64(), text(&list, "/data/0/name")), (Some(1), "A precious film"));
    let path = |details: &Value| {
        let url = text(details, "/streamingPlaylists/0/files/0/fileUrl").to_owned();
        url.split_once("/static/").map(|(_, path)| format!("static/{path}")).expect("the path of a file")
    };
    assert_eq!(path(&after), path(&before));
    root.get(&format!("/{}", path(&after))).await.expect(200);
    root.get(text(&after, "/thumbnailPath")).await.expect(200);
    // The index of searching is made anew, and the upload goes on where it was.
    until("the film in the index", async || {
        let found = root.json("/api/v1/search/videos?search=precius").await;
        (found["total"] == 1).then_some(())
    })
    .await;
    let place = root.ask(&begun, 1_000_000).await.expect("an answer").expect(308);
    assert_eq!(crate::support::received(&place), 5_000);
}

#[tokio::test]
async fn an_instance_stands_up_from_its_backup() {
    there_and_back(Setup::new(), Setup::new()).await;
}

/// Runs when `SEPIOLA_TEST_POSTGRES_URL` names a server, as all tests of PostgreSQL.
#[tokio::test]
async fn an_instance_on_postgresql_stands_up_from_its_backup() {
    let Ok(url) = std::env::var("SEPIOLA_TEST_POSTGRES_URL") else { return };
    let parts: reqwest::Url = url.parse().expect("an address");
    let setup = async |name: &str| {
        let name = format!("{name}_{}", std::process::id());
        let made = run("psql", &[&url, "-q", "-c", &format!("CREATE DATABASE {name}")]).await;
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let database = json!({
            "hostname": parts.host_str(), "port": parts.port(), "name": name,
            "username": parts.username(), "password": parts.password(),
        });
        Setup::new().set("database", database)
    };
    there_and_back(setup("backup_old").await, setup("backup_new").await).await;
}

#[tokio::test]
async fn a_backup_of_another_database_is_refused() {
    let (old, work) = (Setup::new(), tempfile::tempdir().expect("a folder"));
    old.start().await.kill().await;
    let copy = work.path().join("copy");
    sepiola(&old, "backup", &copy).await.unwrap_or_else(|said| panic!("{said}"));
    let new = Setup::new().set("sepiola", json!({ "database": "postgres" }));
    let refused = sepiola(&new, "restore", &copy).await.expect_err("it is of SQLite");
    assert!(refused.contains("the backup is of sqlite, and the configuration wants postgres"), "{refused}");
    // So is one that a newer program made.
    let about = json!({ "format": 9, "version": "99.0.0", "made": "", "database": "sqlite", "files": 0, "bytes": 0 });
    fs::write(copy.join("backup.json"), about.to_string()).expect("written");
    let refused = sepiola(&Setup::new(), "restore", &copy).await.expect_err("it is newer");
    assert!(refused.contains("newer than this program"), "{refused}");
}

#[tokio::test]
async fn a_backup_brings_its_configuration() {
    let (old, work) = (Setup::new(), tempfile::tempdir().expect("a folder"));
    let config = "instance:\n  name: Films of the club\n";
    fs::write(old.data().join("config.yaml"), config).expect("written");
    old.start().await.kill().await;
    let copy = work.path().join("copy");
    sepiola(&old, "backup", &copy).await.unwrap_or_else(|said| panic!("{said}"));
    let new = Setup::new();
    sepiola(&new, "restore", &copy).await.unwrap_or_else(|said| panic!("{said}"));
    assert_eq!(fs::read_to_string(new.data().join("config.yaml")).expect("it is there"), config);
    let about = new.start().await.client().json("/api/v1/config").await;
    assert_eq!(about["instance"]["name"], "Films of the club");
    // One that is there already stays.
    let other = Setup::new();
    fs::write(other.data().join("config.yaml"), "instance:\n  name: Another\n").expect("written");
    sepiola(&other, "restore", &copy).await.unwrap_or_else(|said| panic!("{said}"));
    assert_eq!(other.start().await.client().json("/api/v1/config").await["instance"]["name"], "Another");
}
