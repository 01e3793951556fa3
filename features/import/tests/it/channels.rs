//! Channels of other sites: followed, looked at when they are due, and walked through.

use crate::{media, site, tool, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::time::Duration;
use world::World;

on_both!(
    a_channel_is_followed_and_left,
    what_may_not_be_followed_is_refused,
    only_what_came_since_is_taken_when_it_is_due,
    a_history_is_imported_in_order,
    asked_for_twice_it_is_done_once,
    what_cannot_be_read_is_tried_again_and_then_left,
    a_site_that_does_not_want_to_is_left_alone,
    a_walk_waits_for_its_files,
);

const SYNCS: &str = "/api/v1/video-channel-syncs";
const HOUR: i64 = 3_600_000;

/// A program that lists `list` of a channel, and tells of the videos in `told`; of others it says that there is nothing.
fn elsewhere(w: &World, list: &Value, told: &[(&str, Value)]) {
    tool(w, &json!({}));
    let folder = w.app.config().storage.bin.clone();
    std::fs::write(folder.join("list.json"), list.to_string()).unwrap();
    for (name, told) in told {
        std::fs::write(folder.join(format!("{name}.told")), told.to_string()).unwrap();
    }
    let program = folder.join(&w.app.config().import.videos.http.youtube_dl_release.name);
    let script = r#"#!/bin/sh
here=$(dirname "$0")
for last; do :; done
case "$*" in
  *--flat-playlist*) case "$last" in *broken*) echo "ERROR: [site] There is no such channel" >&2; exit 1;; esac
    cat "$here/list.json";;
  *--dump-single-json*) cat "$here/${last##*/}.told" 2>/dev/null || { echo "ERROR: [site] Members only" >&2; exit 1; };;
  *) cp "$here/film.mp4" video.mp4;;
esac
"#;
    std::fs::write(&program, script).unwrap();
}

/// What a site lists, newest first.
fn listed(site: &str, names: &[&str]) -> Value {
    let entries: Vec<Value> =
        names.iter().map(|name| json!({"_type": "url", "url": format!("{site}/v/{name}"), "title": name})).collect();
    json!({"_type": "playlist", "title": "A channel", "entries": entries})
}

fn channel_of(site: &str) -> String {
    format!("{site}/channel")
}

async fn follow(w: &World, url: &str) -> Value {
    let wanted = json!({"externalChannelUrl": url, "videoChannelId": w.person("alice").channel_id});
    w.post("alice", SYNCS, wanted).await.is(200)["videoChannelSync"].clone()
}

/// The handle of somebody's channel.
async fn handle_of(w: &World, name: &str) -> String {
    let sql = "SELECT a.username FROM channel c JOIN actor a ON a.id = c.actor_id WHERE c.id = $1";
    w.one(database::Sql::new(sql).bind(w.person(name).channel_id)).await
}

async fn names(w: &World) -> Vec<String> {
    w.all("SELECT name FROM video ORDER BY id").await
}

async fn the_one(w: &World) -> Value {
    let list = w.get("alice", "/api/v1/accounts/alice/video-channel-syncs").await.is(200);
    assert_eq!(list["total"], 1, "{list}");
    list["data"][0].clone()
}

/// What is due is begun, and done.
async fn look(w: &World) {
    import::look_at_due_channels(&w.app).await.unwrap();
    work(w).await;
}

async fn a_channel_is_followed_and_left(t: &TestApp) {
    let w = world(t).await;
    let url = "https://site.example/channel/UCtnlZdXv3";
    let made = follow(&w, url).await;
    assert_eq!(made["state"], json!({"id": 1, "label": "Waiting first run"}));
    assert_eq!((&made["externalChannelUrl"], made.get("lastSyncAt")), (&json!(url), None));
    let channel = &made["channel"];
    assert_eq!(channel["id"], w.person("alice").channel_id);
    assert_eq!((&channel["avatars"], channel.get("ownerAccount")), (&json!([]), None));
    assert_eq!(the_one(&w).await, made);
    let path = format!("{SYNCS}/{}", made["id"]);
    w.delete("bob", &path).await.refused(403, "This user cannot manage this channel");
    w.delete("", &path).await.is(401);
    w.delete("alice", &format!("{SYNCS}/toto")).await.names(&["id"]);
    w.delete("alice", &path).await.is(204);
    w.delete("alice", &path).await.refused(404, "Video channel sync not found");
    assert_eq!(w.get("alice", "/api/v1/accounts/alice/video-channel-syncs").await.is(200)["total"], 0);
}

async fn what_may_not_be_followed_is_refused(t: &TestApp) {
    let w = world(t).await;
    let channel = w.person("alice").channel_id;
    let url = "https://site.example/channel/a";
    let wanted = |url: Value, channel: Value| json!({"externalChannelUrl": url, "videoChannelId": channel});
    w.post("alice", SYNCS, json!({})).await.names(&["externalChannelUrl", "videoChannelId"]);
    for bad in [json!(null), json!("ftp://a.example/"), json!("file:///etc/passwd"), json!("x")] {
        w.post("alice", SYNCS, wanted(bad, json!(channel))).await.names(&["externalChannelUrl"]);
    }
    w.post("alice", SYNCS, wanted(json!(url), json!(null))).await.names(&["videoChannelId"]);
    w.post("alice", SYNCS, wanted(json!(url), json!(4242))).await.refused(404, "Video channel not found");
    let refusal = "This user cannot manage this channel";
    w.post("bob", SYNCS, wanted(json!(url), json!(channel))).await.refused(403, refusal);
    w.post("", SYNCS, wanted(json!(url), json!(channel))).await.is(401);
    w.configure(|c| c.import.video_channel_synchronization.max_per_user = 1);
    let made = follow(&w, url).await;
    let refusal = "You cannot create more than 1 channel synchronizations";
    w.post("alice", SYNCS, wanted(json!(url), json!(channel))).await.refused(400, refusal);
    let list = "/api/v1/accounts/alice/video-channel-syncs";
    w.get("", list).await.is(401);
    let refusal = "Only a user with sufficient right can manage this account resource.";
    w.get("bob", list).await.refused(403, refusal);
    assert_eq!(w.get("root", list).await.is(200)["total"], 1);
    w.get("alice", "/api/v1/accounts/nobody/video-channel-syncs").await.is(404);
    for name in ["start", "count", "sort", "includeCollaborations"] {
        w.get("alice", &format!("{list}?{name}=hello")).await.names(&[name]);
    }

    // Asking for the videos of a list.
    let others = handle_of(&w, "bob").await;
    let mine = handle_of(&w, "alice").await;
    let path = |handle: &str| format!("/api/v1/video-channels/{handle}/import-videos");
    w.post("alice", &path(&mine), json!({"externalChannelUrl": null})).await.names(&["externalChannelUrl"]);
    let toto = json!({"externalChannelUrl": url, "videoChannelSyncId": "toto"});
    w.post("alice", &path(&mine), toto).await.names(&["videoChannelSyncId"]);
    let unknown = json!({"externalChannelUrl": url, "videoChannelSyncId": 4242});
    w.post("alice", &path(&mine), unknown).await.refused(404, "Video channel sync not found");
    let of_alice = json!({"externalChannelUrl": url, "videoChannelSyncId": made["id"]});
    w.post("bob", &path(&others), of_alice).await.refused(403, "This channel sync is not owned by this channel");
    w.post("bob", &path(&mine), json!({"externalChannelUrl": url})).await.is(403);
    w.post("", &path(&mine), json!({"externalChannelUrl": url})).await.is(401);
    w.run("UPDATE users SET video_quota = 0").await;
    let full = w.post("alice", &path(&mine), json!({"externalChannelUrl": url})).await;
    full.refused(413, "The user video quota is exceeded");
    w.configure(|c| {
        c.import.videos.http.enabled = false;
        c.import.video_channel_synchronization.enabled = false;
    });
    let refusal = "Channel import is impossible as video upload via HTTP is not enabled on the server";
    w.post("alice", &path(&mine), json!({"externalChannelUrl": url})).await.refused(403, refusal);
    let refusal = "Synchronization is impossible as video channel synchronization is not enabled on the server";
    w.post("alice", SYNCS, wanted(json!(url), json!(channel))).await.refused(403, refusal);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM channel_walk").await, 0);
}

async fn only_what_came_since_is_taken_when_it_is_due(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let sync = follow(&w, &channel_of(&site)).await;
    let now = platform::clock::iso(w.app.now())[..10].replace('-', "");
    let told = [
        ("old", json!({"title": "Old one", "upload_date": "20010101"})),
        ("new", json!({"title": "New one", "upload_date": now})),
    ];
    elsewhere(&w, &listed(&site, &["new", "old"]), &told);
    look(&w).await;
    assert_eq!(names(&w).await, ["New one"]);
    let seen = the_one(&w).await;
    assert_eq!(seen["state"], json!({"id": 3, "label": "Synchronized"}));
    assert!(seen["lastSyncAt"].is_string());
    let path = format!("/api/v1/users/me/videos/imports?videoChannelSyncId={}", sync["id"]);
    let imports = w.get("alice", &path).await.is(200);
    assert_eq!(imports["total"], 1);
    let import = &imports["data"][0];
    let expected = json!({"id": sync["id"], "externalChannelUrl": channel_of(&site)});
    assert_eq!((&import["videoChannelSync"], &import["state"]["id"]), (&expected, &json!(2)));
    // Public, as it is where it comes from.
    assert_eq!(import["video"]["privacy"]["id"], 1);
    // It is not due again for an hour; then only what is new is taken, and what was removed here does not come again.
    elsewhere(
        &w,
        &listed(&site, &["newer", "new", "old"]),
        &[("newer", json!({"title": "Newer one", "upload_date": now}))],
    );
    look(&w).await;
    assert_eq!(names(&w).await, ["New one"]);
    w.run("DELETE FROM video WHERE TRUE").await;
    w.wait(HOUR);
    look(&w).await;
    assert_eq!(names(&w).await, ["Newer one"]);
    // Left, it is looked at no more, and what came stays.
    w.delete("alice", &format!("{SYNCS}/{}", sync["id"])).await.is(204);
    let imports = w.get("alice", "/api/v1/users/me/videos/imports").await.is(200);
    assert_eq!((&imports["total"], imports["data"][0].get("videoChannelSync")), (&json!(2), None));
}

async fn a_history_is_imported_in_order(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let sync = follow(&w, &channel_of(&site)).await;
    let told: Vec<(&str, Value)> = ["a1", "b2", "c3"]
        .map(|name| (name, json!({"title": format!("Video {name}"), "upload_date": "20010101"})))
        .into();
    elsewhere(&w, &listed(&site, &["c3", "b2", "a1"]), &told);
    w.post("alice", &format!("{SYNCS}/{}/sync", sync["id"]), json!({})).await.is(204);
    assert_eq!(the_one(&w).await["state"], json!({"id": 2, "label": "Processing"}));
    work(&w).await;
    assert_eq!(names(&w).await, ["Video a1", "Video b2", "Video c3"]);
    assert_eq!(the_one(&w).await["state"]["id"], 3);
    // What is here is not taken twice; what was removed comes again when somebody asks for it.
    w.run("DELETE FROM video WHERE name = 'Video b2'").await;
    w.post("alice", &format!("{SYNCS}/{}/sync", sync["id"]), json!({})).await.is(204);
    work(&w).await;
    assert_eq!(names(&w).await, ["Video a1", "Video c3", "Video b2"]);
    w.post("bob", &format!("{SYNCS}/{}/sync", sync["id"]), json!({})).await.is(403);
}

async fn asked_for_twice_it_is_done_once(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    elsewhere(&w, &listed(&site, &["one"]), &[("one", json!({"title": "The one"}))]);
    let mine = handle_of(&w, "alice").await;
    let path = format!("/api/v1/video-channels/{mine}/import-videos");
    for _ in 0..2 {
        w.post("alice", &path, json!({"externalChannelUrl": channel_of(&site)})).await.is(204);
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM channel_walk").await, 1);
    work(&w).await;
    assert_eq!(names(&w).await, ["The one"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM channel_walk").await, 0);
    for n in 0..20 {
        w.post("alice", &path, json!({"externalChannelUrl": format!("{site}/list/{n}")})).await.is(204);
    }
    w.post("alice", &path, json!({"externalChannelUrl": format!("{site}/list/20")})).await.is(409);
}

async fn what_cannot_be_read_is_tried_again_and_then_left(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    follow(&w, &channel_of(&site)).await;
    elsewhere(&w, &listed(&site, &["good", "members"]), &[("good", json!({"title": "Good one"}))]);
    look(&w).await;
    assert_eq!(names(&w).await, ["Good one"]);
    assert_eq!(the_one(&w).await["state"]["id"], 3);
    // Twice more, and then no more.
    for misses in [2, 3, 3] {
        w.wait(HOUR);
        look(&w).await;
        assert_eq!(w.one::<i64>("SELECT max(misses) FROM channel_walk_video").await, misses);
    }
    // A channel that is gone says so.
    w.run("UPDATE channel_sync SET external_url = 'https://site.example/broken'").await;
    w.wait(HOUR);
    look(&w).await;
    let failed = the_one(&w).await;
    assert_eq!(failed["state"], json!({"id": 4, "label": "Failed"}));
    assert_eq!(failed["error"], "There is no such channel");
}

async fn a_site_that_does_not_want_to_is_left_alone(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let sync = follow(&w, &channel_of(&site)).await;
    let many: Vec<String> = (0..30).map(|n| format!("m{n}")).collect();
    elsewhere(&w, &listed(&site, &many.iter().map(String::as_str).collect::<Vec<_>>()), &[]);
    w.post("alice", &format!("{SYNCS}/{}/sync", sync["id"]), json!({})).await.is(204);
    work(&w).await;
    let failed = the_one(&w).await;
    assert_eq!((&failed["state"]["id"], &failed["error"]), (&json!(4), &json!("Members only")));
    // Ten in a row, and the rest was not asked for.
    assert_eq!(w.one::<i64>("SELECT count(*) FROM channel_walk_video").await, 10);
    // The pause grows while nothing comes.
    w.configure(|c| c.testing.scheduler.channel_import = Duration::from_secs(5));
    w.run("DELETE FROM channel_walk_video WHERE TRUE").await;
    w.post("alice", &format!("{SYNCS}/{}/sync", sync["id"]), json!({})).await.is(204);
    let mut pauses = Vec::new();
    for _ in 0..4 {
        pauses.push(one_step(&w).await);
    }
    assert_eq!(pauses, [5_000, 10_000, 20_000, 40_000]);
}

/// Lets the walk do a step; how long it waits then, in milliseconds.
async fn one_step(w: &World) -> i64 {
    let sql = "SELECT count(*) FROM job WHERE kind = 'import.walk' AND state = 'completed'";
    let before: i64 = w.one(sql).await;
    let wait: i64 =
        w.one("SELECT run_at FROM job WHERE kind = 'import.walk' AND state IN ('waiting', 'delayed')").await;
    w.wait((wait - w.app.now()).max(0));
    crate::work_while(w, async |w: &World| w.one::<i64>(sql).await == before).await;
    let next: i64 =
        w.one("SELECT run_at FROM job WHERE kind = 'import.walk' AND state IN ('waiting', 'delayed')").await;
    next - w.app.now()
}

async fn a_walk_waits_for_its_files(t: &TestApp) {
    let (w, site) = (world(t).await, site().await);
    let sync = follow(&w, &channel_of(&site)).await;
    let many: Vec<String> = (0..12).map(|n| format!("m{n:02}")).collect();
    let told: Vec<(&str, Value)> = many.iter().map(|name| (name.as_str(), json!({"title": name}))).collect();
    elsewhere(&w, &listed(&site, &many.iter().map(String::as_str).collect::<Vec<_>>()), &told);
    assert!(!media().mp4.is_empty());
    w.run("INSERT INTO job_pause (kind, created_at) VALUES ('import.fetch', 0)").await;
    w.configure(|c| c.testing.scheduler.channel_import = Duration::from_secs(1));
    w.post("alice", &format!("{SYNCS}/{}/sync", sync["id"]), json!({})).await.is(204);
    for _ in 0..11 {
        assert_eq!(one_step(&w).await, 1000);
    }
    assert_eq!(names(&w).await.len(), 10);
    assert_eq!(one_step(&w).await, 10_000);
    assert_eq!(names(&w).await.len(), 10);
    w.run("UPDATE video_import SET state = 2").await;
    one_step(&w).await;
    assert_eq!(names(&w).await.len(), 11);
}
