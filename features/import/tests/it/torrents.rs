//! Imports from torrent files and magnet links: the swarm is the tests' own.

use crate::{media, nothing_left, only, work, world};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use torrent_client::testing::{Made, Manner, Seeder, tracker};
use world::{Answer, World};

on_both!(
    a_torrent_file_is_imported,
    a_magnet_link_is_imported,
    the_longest_film_of_a_folder_is_imported,
    torrents_that_cannot_be_are_refused,
    quotas_hold,
    what_nobody_gives_is_tried_again,
    liars_leave_nothing,
    private_peers_are_not_reached,
    a_cancelled_torrent_is_not_kept,
    torrents_of_one_person_are_bounded,
);

const PATH: &str = "/api/v1/videos/imports";
const TORRENTS: &str = "SELECT count(*) FROM video_import WHERE torrent IS NOT NULL";

/// An instance that takes torrents.
async fn ready(t: &TestApp) -> World {
    let w = world(t).await;
    w.configure(|c| c.import.videos.torrent.enabled = true);
    w
}

async fn send(w: &World, torrent: &[u8]) -> Answer {
    let channel = w.person("alice").channel_id.to_string();
    w.form("alice", "POST", PATH, &[("channelId", &channel)], &[("torrentfile", "My torrent.torrent", torrent)]).await
}

async fn link(w: &World, magnet: &str) -> Answer {
    w.post("alice", PATH, json!({"channelId": w.person("alice").channel_id, "magnetUri": magnet})).await
}

fn film() -> Made {
    Made::file("Low_tide 720p.mp4", &media().mp4, 16 << 10)
}

/// A tracker that knows one peer.
async fn swarm(made: &Made, manner: Manner) -> String {
    let seeder = Seeder::start(made, manner).await.unwrap();
    tracker(&[seeder.address]).await.unwrap()
}

async fn a_torrent_file_is_imported(t: &TestApp) {
    let w = ready(t).await;
    let made = film();
    let import = send(&w, &made.torrent(&[&swarm(&made, Manner::Honest).await], &[])).await.is(200);
    assert_eq!((&import["targetUrl"], &import["magnetUri"]), (&Value::Null, &Value::Null));
    assert_eq!((&import["torrentName"], &import["state"]["id"]), (&json!("My torrent.torrent"), &json!(1)));
    assert_eq!((&import["video"]["name"], &import["video"]["state"]["id"]), (&json!("Low tide 720p"), &json!(3)));
    assert_eq!(w.one::<i64>(TORRENTS).await, 1);
    work(&w).await;
    let done = only(&w).await;
    assert_eq!((&done["state"]["id"], &done["error"]), (&json!(2), &Value::Null));
    assert_eq!((&done["torrentName"], &done["video"]["duration"]), (&json!("My torrent.torrent"), &json!(2)));
    let size: i64 = w.one("SELECT size FROM video_source").await;
    assert_eq!(usize::try_from(size).unwrap(), media().mp4.len());
    assert_eq!(w.one::<String>("SELECT original_name FROM video_source").await, "Low_tide 720p.mp4");
    assert_eq!(w.one::<i64>(TORRENTS).await, 0);
    nothing_left(&w);
    let ids = async |query: &str| w.get("alice", &format!("/api/v1/users/me/videos/imports?{query}")).await.is(200);
    assert_eq!(ids("search=my%20torrent").await["total"], 1);
    assert_eq!(ids("search=their").await["total"], 0);
}

async fn a_magnet_link_is_imported(t: &TestApp) {
    let w = ready(t).await;
    let made = film();
    let magnet = format!("{}&dn=Ebb+and+flow.mp4", made.magnet(&[&swarm(&made, Manner::Honest).await]));
    let import = link(&w, &format!(" {magnet}\n")).await.is(200);
    assert_eq!((&import["targetUrl"], &import["torrentName"]), (&Value::Null, &Value::Null));
    assert_eq!((&import["magnetUri"], &import["video"]["name"]), (&json!(magnet), &json!("Ebb and flow")));
    work(&w).await;
    let done = only(&w).await;
    assert_eq!((&done["state"]["id"], &done["error"], &done["magnetUri"]), (&json!(2), &Value::Null, &json!(magnet)));
    nothing_left(&w);
    // A link without a name still is of a video.
    let made = film();
    let import = link(&w, &made.magnet(&[])).await.is(200);
    assert_eq!(import["video"]["name"], "Unknown name");
}

async fn the_longest_film_of_a_folder_is_imported(t: &TestApp) {
    let w = ready(t).await;
    let parts: [(&str, &[u8]); 4] = [
        ("../../../etc/cron.mp4", b"short"),
        ("notes.txt", &vec![7; media().mp4.len() + 1]),
        ("parts/film.mp4", &media().mp4),
        ("cover.png", &media().png),
    ];
    // A name that climbs is refused whole.
    let climbing = Made::folder("folder", &parts, 16 << 10);
    send(&w, &climbing.torrent(&[], &[])).await.names(&["torrentfile"]);
    let made = Made::folder("folder", &parts[1..], 16 << 10);
    let import = send(&w, &made.torrent(&[&swarm(&made, Manner::Honest).await], &[])).await.is(200);
    assert_eq!(import["video"]["name"], "film");
    work(&w).await;
    assert_eq!((&only(&w).await["state"]["id"], &only(&w).await["error"]), (&json!(2), &Value::Null));
    let size: i64 = w.one("SELECT size FROM video_source").await;
    assert_eq!(usize::try_from(size).unwrap(), media().mp4.len());
}

async fn torrents_that_cannot_be_are_refused(t: &TestApp) {
    let w = ready(t).await;
    let none = Made::file("disk.iso", b"no film", 16).torrent(&[], &[]);
    let refused = send(&w, &none).await.refused(400, "The torrent holds no video of a kind that this server takes");
    assert_eq!(refused["code"], "incorrect_files_in_torrent");
    for bad in [&b"no torrent"[..], b"de", b"d4:infodee", &[b'0'; (10 << 20) + 1]] {
        send(&w, bad).await.names(&["torrentfile"]);
    }
    let long = format!("magnet:?xt=urn:btih:0f498834733e8057ed5c6f2ee2b4efd8d84a76ee&x={}", "x".repeat(20_000));
    for bad in ["", "magnet:", "https://films.example/", "magnet:?xt=urn:btih:1234", &long] {
        link(&w, bad).await.names(&["magnetUri"]);
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_import").await, 0);
    nothing_left(&w);
}

async fn quotas_hold(t: &TestApp) {
    let w = ready(t).await;
    w.run("UPDATE users SET video_quota = 1000 WHERE username = 'alice'").await;
    let made = film();
    let url = swarm(&made, Manner::Honest).await;
    send(&w, &made.torrent(&[&url], &[])).await.refused(413, "The user video quota is exceeded");
    // A link does not tell how much it is.
    link(&w, &made.magnet(&[&url])).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["error"], "The user video quota is exceeded");
    nothing_left(&w);
}

async fn what_nobody_gives_is_tried_again(t: &TestApp) {
    let w = ready(t).await;
    let made = film();
    let is_there = Arc::new(AtomicBool::new(false));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let seed = format!("http://{}/film.mp4", listener.local_addr().unwrap());
    let shown = is_there.clone();
    let answer = move || {
        let found = shown.load(Ordering::Relaxed).then(|| media().mp4.clone());
        async move { found.ok_or(StatusCode::NOT_FOUND) }
    };
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/film.mp4", get(answer))).await });
    let id = send(&w, &made.torrent(&[], &[&seed])).await.is(200)["id"].as_i64().unwrap();
    work(&w).await;
    let failed = only(&w).await;
    let why = "Nobody gives what the torrent names: a web seed answered with status 404 Not Found and 0 bytes";
    assert_eq!((&failed["state"]["id"], &failed["error"]), (&json!(3), &json!(why)));
    assert_eq!((w.one::<i64>(TORRENTS).await, &failed["video"]["state"]["id"]), (1, &json!(12)));
    nothing_left(&w);
    is_there.store(true, Ordering::Relaxed);
    w.bare("alice", "POST", &format!("{PATH}/{id}/retry")).await.is(204);
    work(&w).await;
    let done = only(&w).await;
    assert_eq!((&done["state"]["id"], &done["attempts"], &done["error"]), (&json!(2), &json!(2), &Value::Null));
    w.delete("alice", &format!("{PATH}/{id}")).await.is(204);
}

async fn liars_leave_nothing(t: &TestApp) {
    let w = ready(t).await;
    w.configure(|c| c.import.videos.timeout = Duration::from_secs(1));
    let made = film();
    send(&w, &made.torrent(&[&swarm(&made, Manner::Liar).await], &[])).await.is(200);
    work(&w).await;
    assert_eq!(only(&w).await["error"], "The file did not come in time");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_source").await, 0);
    nothing_left(&w);
}

async fn private_peers_are_not_reached(t: &TestApp) {
    let w = ready(t).await;
    w.configure(|c| c.federation.prevent_ssrf = true);
    let made = film();
    let seeder = Seeder::start(&made, Manner::Honest).await.unwrap();
    send(&w, &made.torrent(&[], &[&format!("http://{}/", seeder.address)])).await.is(200);
    work(&w).await;
    let why = only(&w).await["error"].as_str().unwrap().to_owned();
    assert!(why.contains("127.0.0.1 is not a public address"), "{why}");
    assert_eq!(seeder.connections.load(Ordering::Relaxed), 0);
}

async fn a_cancelled_torrent_is_not_kept(t: &TestApp) {
    let w = ready(t).await;
    let id = send(&w, &film().torrent(&[], &[])).await.is(200)["id"].as_i64().unwrap();
    w.bare("alice", "POST", &format!("{PATH}/{id}/cancel")).await.is(204);
    assert_eq!((w.one::<i64>(TORRENTS).await, &only(&w).await["state"]["id"]), (0, &json!(5)));
}

async fn torrents_of_one_person_are_bounded(t: &TestApp) {
    let w = ready(t).await;
    let made = film().torrent(&[], &[]);
    send(&w, &made).await.is(200);
    let kept = database::Sql::new("UPDATE video_import SET torrent = $1").bind(vec![0u8; (50 << 20) - made.len() + 1]);
    w.run(kept).await;
    let sentence = "Too many torrent files are kept for your imports; remove those that failed";
    send(&w, &made).await.refused(409, sentence);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 1, "nothing is left of what was refused");
    // Other sources, and other people, are not concerned.
    link(&w, &film().magnet(&[])).await.is(200);
    let channel = w.person("bob").channel_id.to_string();
    let theirs = w.form("bob", "POST", PATH, &[("channelId", &channel)], &[("torrentfile", "a.torrent", &made)]).await;
    theirs.is(200);
    w.run("DELETE FROM video_import WHERE torrent IS NOT NULL").await;
    send(&w, &made).await.is(200);
}
