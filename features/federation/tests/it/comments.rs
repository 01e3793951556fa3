//! Comments as notes.

use crate::{document, fetch, names, origin, public, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(comments_are_notes, held_comments_are_not_there, removed_comments_leave_tombstones);

/// Bob's comment, Carol's answer, a visitor's answer from another server, and Bob's answer to it: with these numbers.
async fn discussion(w: &world::World) -> (String, [i64; 4]) {
    let video = w.video("alice", "A video").await;
    for sql in [
        "INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) SELECT v.id, ac.id, 'first', FALSE, 1, 1 \
         FROM video v CROSS JOIN account ac JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'bob'",
        "INSERT INTO video_comment (video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
         SELECT v.id, ac.id, c.id, c.id, 'second', FALSE, 2, 2 FROM video v JOIN video_comment c ON c.text = 'first' CROSS JOIN account ac \
         JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'carol'",
        "INSERT INTO video_comment (url, video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
         SELECT 'https://peer.example/notes/1', v.id, ac.id, c.thread_id, c.id, 'third', FALSE, 3, 3 FROM video v \
         JOIN video_comment c ON c.text = 'second' CROSS JOIN account ac JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'remote'",
        "INSERT INTO video_comment (video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
         SELECT v.id, ac.id, c.thread_id, c.id, 'fourth', FALSE, 4, 4 FROM video v JOIN video_comment c ON c.text = 'third' CROSS JOIN account ac \
         JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'bob'",
    ] {
        w.run(sql).await;
    }
    let ids: Vec<i64> = w.all("SELECT id FROM video_comment ORDER BY created_at").await;
    (format!("/videos/watch/{}/comments", video.uuid), ids.try_into().unwrap())
}

async fn comments_are_notes(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let (path, [first, second, third, fourth]) = discussion(&w).await;
    let url = |id: i64| format!("{own}{path}/{id}");
    let all = document(&w, &format!("{path}?page=1")).await;
    assert_eq!(all["orderedItems"], json!([url(first), url(second), "https://peer.example/notes/1", url(fourth)]));
    let note = document(&w, &format!("{path}/{first}")).await;
    assert_eq!(
        names(&note),
        [
            "@context",
            "to",
            "cc",
            "type",
            "id",
            "content",
            "mediaType",
            "inReplyTo",
            "audience",
            "updated",
            "published",
            "url",
            "attributedTo",
            "replyApproval",
            "tag"
        ]
    );
    let video = url(first).replace(&format!("/comments/{first}"), "");
    let parties = ["accounts/bob/followers", "accounts/alice", "video-channels/alice_channel"]
        .map(|part| json!(format!("{own}/{part}")));
    assert_eq!((&note["to"], &note["cc"]), (&json!([public()]), &json!(parties)));
    assert_eq!((&note["inReplyTo"], &note["tag"]), (&json!(video), &json!([])));
    assert_eq!(note["replyApproval"], json!(format!("{}/approve-reply", url(first))));
    let reply = document(&w, &format!("{path}/{fourth}")).await;
    assert_eq!(reply["inReplyTo"], "https://peer.example/notes/1");
    let host = w.app.config().webserver.host();
    let mentions: Vec<Value> = [
        (format!("{own}/accounts/bob"), format!("@bob@{host}")),
        (format!("{own}/accounts/carol"), format!("@carol@{host}")),
        ("https://peer.example/accounts/remote".to_owned(), "@remote@peer.example".to_owned()),
    ]
    .into_iter()
    .map(|(href, name)| json!({"type": "Mention", "href": href, "name": name}))
    .collect();
    assert_eq!(reply["tag"], json!(mentions));
    assert_eq!(reply["cc"].as_array().unwrap().len(), 6);
    assert_eq!(document(&w, &format!("{path}/{second}")).await["inReplyTo"], json!(url(first)));
    let remote = fetch(&w, &format!("{path}/{third}")).await;
    assert_eq!(remote.header("location"), Some("https://peer.example/notes/1"));
    let activity = document(&w, &format!("{path}/{first}/activity")).await;
    assert_eq!((&activity["type"], &activity["object"]["content"]), (&json!("Create"), &json!("first")));
    let approval = document(&w, &format!("{path}/{second}/approve-reply")).await;
    assert_eq!(
        approval,
        json!({"@context": approval["@context"], "type": "ApproveReply", "id": format!("{}/approve-reply", url(second)),
            "actor": format!("{own}/accounts/alice"), "inReplyTo": url(first), "object": url(second)})
    );
    fetch(&w, &format!("{path}/{}", fourth + 100)).await.refused(404, "Video comment thread not found");
    let other = w.video("bob", "Another").await;
    let elsewhere = format!("/videos/watch/{}/comments/{first}", other.uuid);
    fetch(&w, &elsewhere).await.refused(404, "Video comment thread not found");
}

async fn held_comments_are_not_there(t: &TestApp) {
    let w = world(t).await;
    let (path, [first, ..]) = discussion(&w).await;
    w.run("UPDATE video_comment SET held = TRUE WHERE text = 'first'").await;
    for part in ["", "/activity", "/approve-reply"] {
        fetch(&w, &format!("{path}/{first}{part}")).await.refused(404, "Not Found");
    }
    assert_eq!(document(&w, &path).await["totalItems"], 3);
}

async fn removed_comments_leave_tombstones(t: &TestApp) {
    let w = world(t).await;
    let (path, [first, second, ..]) = discussion(&w).await;
    w.run("UPDATE video_comment SET deleted_at = 9, account_id = NULL, text = '' WHERE text = 'first'").await;
    let answer = fetch(&w, &format!("{path}/{first}")).await.is(200);
    assert_eq!(
        names(&answer),
        ["@context", "id", "type", "formerType", "inReplyTo", "published", "updated", "deleted"]
    );
    assert_eq!((&answer["type"], &answer["deleted"]), (&json!("Tombstone"), &json!("1970-01-01T00:00:00.009Z")));
    // Nobody is there to be told of the answer.
    assert_eq!(document(&w, &format!("{path}/{second}")).await["tag"], json!([]));
}
