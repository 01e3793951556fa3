//! Starting, being configured, stopping.

use crate::support::{Client, PASSWORD, Setup, sepiola};
use serde_json::json;

fn lines_with<'a>(greeting: &'a [String], prefix: &str) -> Vec<&'a str> {
    greeting.iter().filter_map(|line| line.strip_prefix(prefix)).collect()
}

/// PeerTube's lines, which administrators' scripts look for.
const ONCE: [&str; 4] = ["Client id: ", "Client secret: ", "Username: ", "User password: "];

#[tokio::test]
async fn the_first_start_tells_four_things_and_the_second_none_of_them() {
    let mut setup = Setup::new();
    setup.password = None;
    let server = setup.start().await;
    let told: Vec<String> = ONCE
        .iter()
        .map(|prefix| {
            let lines = lines_with(&server.greeting, prefix);
            assert_eq!(lines.len(), 1, "{prefix}: {:?}", server.greeting);
            assert!(!lines[0].is_empty());
            lines[0].to_owned()
        })
        .collect();
    assert_eq!(told[2], "root");
    let client = server.client();
    let known = client.json("/api/v1/oauth-clients/local").await;
    assert_eq!(known, json!({ "client_id": told[0], "client_secret": told[1] }));
    server.client().sign_in("root", &told[3]).await;
    server.kill().await;

    let server = setup.start().await;
    assert_eq!(server.greeting.len(), 1, "{:?}", server.greeting);
    assert!(server.greeting[0].starts_with("HTTP server listening on 127.0.0.1:"));
    server.client().sign_in("root", &told[3]).await;
}

#[tokio::test]
async fn the_first_password_may_be_given() {
    let setup = Setup::new();
    let server = setup.start().await;
    assert_eq!(lines_with(&server.greeting, "User password: "), [PASSWORD]);
    server.root().await;
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_does_not_start() {
    let setup = Setup::new();
    let _server = setup.start().await;
    let data = setup.data().to_str().expect("a plain path");
    let second = sepiola(&["serve", "--listen", "127.0.0.1:0", "--data", data]).await;
    assert!(!second.status.success());
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains("another server uses this data folder"), "{said}");
}

#[tokio::test]
async fn mistakes_in_the_configuration_name_file_line_and_key() {
    let setup = Setup::new();
    let file = setup.data().join("mistaken.yaml");
    std::fs::write(&file, "listen:\n  hostname: '127.0.0.1'\n  port: often\ntranscoding:\n  threads: -3\n")
        .expect("a file");
    let data = setup.data().to_str().expect("a plain path");
    for command in ["serve", "config"] {
        let ended = sepiola(&[command, "--data", data, "--config", file.to_str().expect("a plain path")]).await;
        assert!(!ended.status.success(), "{command}");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        for expected in ["mistaken.yaml:3", "listen.port", "mistaken.yaml:5", "transcoding.threads"] {
            assert!(said.contains(expected), "{command}: {expected}: {said}");
        }
    }
    assert!(!setup.data().join("sepiola.sqlite").exists(), "a mistaken start creates nothing");
}

#[tokio::test]
async fn unknown_keys_warn_and_do_not_stop_the_start() {
    let setup = Setup::new();
    std::fs::write(setup.data().join("config.yaml"), "listen:\n  portt: 1\n").expect("a file");
    let server = setup.start().await;
    crate::support::until("the warning", async || server.log().contains("portt").then_some(())).await;
}

#[tokio::test]
async fn doctor_needs_an_instance_and_creates_none() {
    let setup = Setup::new();
    let nowhere = setup.data().join("nowhere");
    for (folder, expected) in [(nowhere.clone(), "no data folder"), (setup.data().to_owned(), "no database")] {
        let ended = sepiola(&["doctor", "--data", folder.to_str().expect("a plain path")]).await;
        assert!(!ended.status.success());
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(said.contains(expected), "{said}");
    }
    assert!(!nowhere.exists());
    assert_eq!(crate::support::files_below(setup.data()), Vec::<String>::new());
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_of_the_old_one() {
    let setup = Setup::new();
    let mut server = setup.start().await;
    let mut root: Client = server.root().await;
    assert!(server.terminate().await.success());
    let data = setup.data().to_str().expect("a plain path");
    let reset = sepiola(&["reset-password", "-u", "root", "--data", data]).await;
    let said = String::from_utf8_lossy(&reset.stdout).into_owned();
    let password = said.lines().find_map(|l| l.strip_prefix("User password: ")).expect("a password").to_owned();
    let server = setup.start().await;
    let old = server.client().try_sign_in("root", PASSWORD).await.expect("an answer").expect(400);
    assert_eq!(old.json()["code"], "invalid_grant");
    let mut fresh = server.client();
    fresh.token = root.token.take();
    fresh.get("/api/v1/users/me").await.expect(401);
    fresh.token = None;
    fresh.sign_in("root", &password).await;
    fresh.get("/api/v1/users/me").await.expect(200);
}

#[tokio::test]
async fn left_work_of_a_dead_process_goes_at_the_next_start() {
    let setup = Setup::new();
    setup.start().await.kill().await;
    let left = [
        "storage/tmp/video-0123456789ab/videofile",
        "storage/streaming-playlists/.staging/1-2/x.mp4",
        "storage/thumbnails/.staging/3-4",
    ];
    for name in left {
        let file = setup.data().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, b"left").expect("a file");
    }
    let server = setup.start().await;
    crate::support::until("an empty house", async || {
        left.iter().all(|name| !setup.data().join(name).exists()).then_some(())
    })
    .await;
    drop(server);
}
