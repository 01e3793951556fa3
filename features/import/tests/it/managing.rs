//! Listing, cancelling, repeating and forgetting imports.

use crate::{form, only, site, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(
    imports_are_listed,
    a_waiting_one_is_cancelled,
    a_failed_one_is_repeated,
    finished_ones_are_forgotten,
    others_may_not
);

const PATH: &str = "/api/v1/videos/imports";

/// An import of Alice's that waits.
async fn waiting(w: &World, file: &str) -> i64 {
    let url = format!("{}/{file}", site().await);
    w.post("alice", PATH, form(w, &url)).await.is(200)["id"].as_i64().unwrap()
}

async fn imports_are_listed(t: &TestApp) {
    let w = world(t).await;
    let first = waiting(&w, "My_film.mp4").await;
    w.wait(1000);
    let second = waiting(&w, "text.mp4").await;
    let video: i64 = w.one("SELECT min(id) FROM video").await;
    let url: String = w.one("SELECT target_url FROM video_import WHERE id = (SELECT min(id) FROM video_import)").await;
    let ids = async |query: &str| {
        let list = w.get("alice", &format!("/api/v1/users/me/videos/imports?{query}")).await.is(200);
        let ids: Vec<i64> = list["data"].as_array().unwrap().iter().map(|i| i["id"].as_i64().unwrap()).collect();
        (list["total"].as_i64().unwrap(), ids)
    };
    assert_eq!(ids("").await, (2, vec![second, first]));
    assert_eq!(ids("sort=createdAt").await, (2, vec![first, second]));
    assert_eq!(ids("count=1&start=1").await, (2, vec![first]));
    for query in
        [format!("id={first}"), format!("videoId={video}"), format!("targetUrl={url}"), "search=MY%20film".into()]
    {
        assert_eq!(ids(&query).await, (1, vec![first]), "{query}");
    }
    for query in ["search=100%25", "videoChannelSyncId=1", "targetUrl=https://other.example/"] {
        assert_eq!(ids(query).await, (0, vec![]), "{query}");
    }
    assert_eq!(w.get("bob", "/api/v1/users/me/videos/imports").await.is(200)["total"], 0);
    // Who helps with the channel sees them when they ask for it.
    w.run(
        "INSERT INTO channel_collaborator (channel_id, account_id, state, created_at, updated_at) SELECT c.id, a.id, 2, 0, 0 FROM channel c \
         CROSS JOIN account a WHERE c.name = 'Channel of alice' AND a.name = 'bob'",
    )
    .await;
    assert_eq!(w.get("bob", "/api/v1/users/me/videos/imports?includeCollaborations=true").await.is(200)["total"], 2);
    w.run("DELETE FROM video WHERE name = 'text'").await;
    let list = w.get("alice", "/api/v1/users/me/videos/imports").await.is(200);
    assert_eq!((list["data"][0].get("video"), list["data"][1]["video"]["name"].as_str()), (None, Some("My film")));
}

async fn a_waiting_one_is_cancelled(t: &TestApp) {
    let w = world(t).await;
    let id = waiting(&w, "My_film.mp4").await;
    w.delete("alice", &format!("{PATH}/{id}"))
        .await
        .refused(409, "Cannot delete a pending video import. Cancel it or wait for the end of the import first");
    w.bare("alice", "POST", &format!("{PATH}/{id}/cancel")).await.is(204);
    assert_eq!(only(&w).await["state"], json!({"id": 5, "label": "Cancelled"}));
    work(&w).await;
    let import = only(&w).await;
    assert_eq!(
        (&import["state"]["id"], &import["attempts"], &import["video"]["state"]["id"]),
        (&json!(5), &json!(0), &json!(3))
    );
    let again = w.bare("alice", "POST", &format!("{PATH}/{id}/cancel")).await;
    again.refused(409, "Cannot cancel a non pending video import");
    w.bare("alice", "POST", &format!("{PATH}/{id}/retry")).await.refused(400, "Cannot retry a non failed video import");
}

async fn a_failed_one_is_repeated(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.import.videos.max_attempts = 2);
    let id = waiting(&w, "gone.mp4").await;
    let retry = format!("{PATH}/{id}/retry");
    w.bare("alice", "POST", &retry).await.refused(400, "Cannot retry a non failed video import");
    work(&w).await;
    w.bare("alice", "POST", &retry).await.is(204);
    let import = only(&w).await;
    assert_eq!(
        (&import["state"]["id"], &import["error"], &import["video"]["state"]["id"]),
        (&json!(1), &json!(null), &json!(3))
    );
    work(&w).await;
    assert_eq!(only(&w).await["attempts"], 2);
    let sentence = "Cannot retry video import since it has reached the maximum number of attempts";
    w.bare("alice", "POST", &retry).await.refused(400, sentence);
    w.configure(|c| c.import.videos.max_attempts = 5);
    w.run("DELETE FROM video WHERE TRUE").await;
    let sentence = "Cannot retry video import because the associated video metadata has been deleted";
    w.bare("alice", "POST", &retry).await.refused(400, sentence);
}

async fn finished_ones_are_forgotten(t: &TestApp) {
    let w = world(t).await;
    let id = waiting(&w, "My_film.mp4").await;
    work(&w).await;
    w.delete("alice", &format!("{PATH}/{id}")).await.is(204);
    assert_eq!(w.get("alice", "/api/v1/users/me/videos/imports").await.is(200)["total"], 0);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 1);
    w.delete("alice", &format!("{PATH}/{id}")).await.refused(404, "Video import not found");
}

async fn others_may_not(t: &TestApp) {
    let w = world(t).await;
    let id = waiting(&w, "My_film.mp4").await;
    for (method, path) in [
        ("DELETE", format!("{PATH}/{id}")),
        ("POST", format!("{PATH}/{id}/cancel")),
        ("POST", format!("{PATH}/{id}/retry")),
    ] {
        w.bare("", method, &path).await.is(401);
        for who in ["bob", "mod"] {
            w.bare(who, method, &path).await.refused(403, "Cannot manage video import of another user");
        }
        w.bare("alice", method, &path.replace(&format!("/{id}"), "/999")).await.refused(404, "Video import not found");
        w.bare("alice", method, &path.replace(&format!("/{id}"), "/x")).await.names(&["id"]);
    }
    assert_eq!(only(&w).await["state"]["id"], 1);
    w.bare("root", "POST", &format!("{PATH}/{id}/cancel")).await.is(204);
}
