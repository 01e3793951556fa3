//! What is refused before anything is fetched, in PeerTube's words.

use crate::{form, site, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    wrong_fields_are_named,
    who_may_not_is_refused,
    what_is_switched_off_is_refused,
    private_addresses_are_not_asked
);

const PATH: &str = "/api/v1/videos/imports";
const FILM: &str = "https://films.example/film.mp4";

async fn wrong_fields_are_named(t: &TestApp) {
    let w = world(t).await;
    w.post("alice", PATH, json!({})).await.names(&["channelId"]);
    let channel = w.person("alice").channel_id;
    let nothing = "Should have a magnetUri or a targetUrl or a torrent file";
    w.post("alice", PATH, json!({"channelId": channel})).await.refused(400, nothing);
    for bad in ["htt://hello", "file:///etc/passwd", "https://user:password@films.example/", ""] {
        w.post("alice", PATH, form(&w, bad)).await.names(&["targetUrl"]);
    }
    let mut wrong = form(&w, FILM);
    for (name, value) in [
        ("name", json!("x".repeat(121))),
        ("category", json!(125)),
        ("licence", json!(125)),
        ("language", json!("klingon")),
        ("description", json!("x".repeat(10_001))),
        ("support", json!("x".repeat(1001))),
        ("tags", json!(["a"])),
        ("privacy", json!(125)),
        ("originallyPublishedAt", json!("tomorrow")),
    ] {
        wrong[name] = value;
    }
    w.post("alice", PATH, wrong).await.names(&[
        "name",
        "privacy",
        "category",
        "licence",
        "language",
        "description",
        "support",
        "tags",
        "originallyPublishedAt",
    ]);
    let mut flags = form(&w, FILM);
    (flags["nsfw"], flags["nsfwFlags"]) = (json!(false), json!(2));
    w.post("alice", PATH, flags).await.refused(400, "Cannot set nsfwFlags if the video is not NSFW");
    let mut password = form(&w, FILM);
    password["privacy"] = json!(5);
    w.post("alice", PATH, password).await.refused(400, "Video passwords are missing.");
    for (query, name) in [
        ("start=hello", "start"),
        ("count=hello", "count"),
        ("sort=hello", "sort"),
        ("id=toto", "id"),
        ("videoId=toto", "videoId"),
        ("videoChannelSyncId=toto", "videoChannelSyncId"),
        ("includeCollaborations=maybe", "includeCollaborations"),
    ] {
        w.get("alice", &format!("/api/v1/users/me/videos/imports?{query}")).await.names(&[name]);
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_import").await, 0);
}

async fn who_may_not_is_refused(t: &TestApp) {
    let w = world(t).await;
    w.post("", PATH, form(&w, FILM)).await.is(401);
    w.get("", "/api/v1/users/me/videos/imports").await.is(401);
    w.post("bob", PATH, form(&w, FILM)).await.refused(403, "This user cannot manage this channel");
    let unknown = json!({"channelId": 545_454, "targetUrl": FILM});
    w.post("alice", PATH, unknown).await.refused(404, "Video channel not found");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
}

async fn what_is_switched_off_is_refused(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.import.videos.torrent.enabled = false);
    let torrent = "Torrent/magnet URI import is not enabled on this instance";
    let mut magnet = form(&w, FILM);
    magnet["magnetUri"] = json!("magnet:?xt=urn:btih:0f498834733e8057ed5c6f2ee2b4efd8d84a76ee");
    w.post("alice", PATH, magnet).await.refused(409, torrent);
    let channel = w.person("alice").channel_id.to_string();
    let torrent_file = torrent_client::testing::Made::file("a.mp4", b"film", 16).torrent(&[], &[]);
    let file = [("torrentfile", "a.torrent", &torrent_file[..])];
    w.form("alice", "POST", PATH, &[("channelId", &channel)], &file).await.refused(409, torrent);
    w.configure(|c| c.import.videos.http.enabled = false);
    w.post("alice", PATH, form(&w, FILM)).await.refused(409, "HTTP import is not enabled on this instance");
}

async fn private_addresses_are_not_asked(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.federation.prevent_ssrf = true);
    let site = site().await;
    let port = site.rsplit(':').next().unwrap();
    for host in [
        "127.0.0.1",
        "[::1]",
        "localhost",
        "2130706433",
        "0x7f.0.0.1",
        "[::ffff:127.0.0.1]",
        "10.0.0.1",
        "169.254.169.254",
    ] {
        for path in ["My_film.mp4", "watch"] {
            let url = format!("http://{host}:{port}/{path}");
            w.post("alice", PATH, form(&w, &url)).await.refused(403, "Cannot use non unicast IP as targetUrl");
        }
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_import").await, 0);
}
