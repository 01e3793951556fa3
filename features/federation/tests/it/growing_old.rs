//! What nobody asks for is read again after a while, and what its own server has forgotten is forgotten here.

use crate::remote_videos::{UUID, befriend, create, document, listed, ready};
use axum::http::StatusCode;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

platform::on_both!(old_documents_are_read_again, a_server_that_is_away_is_left_alone, what_is_gone_elsewhere_goes_here,);

const WEEK: i64 = 7 * 24 * 3_600_000;

fn path() -> String {
    format!("/videos/watch/{UUID}")
}

async fn old_documents_are_read_again(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let video = document(&peer, &zoe, &channel);
    peer.tell(&w, create(&peer, &zoe, video.clone())).await;
    peer.put(video.clone());
    w.wait(WEEK - 1000);
    let (asked, owner) = (peer.asked(&path()), peer.asked("/accounts/zoe"));
    federation::read_again(&w.app).await.unwrap();
    assert_eq!(peer.asked(&path()), asked, "it is not old yet");
    w.wait(2000);
    let mut newer = video.clone();
    newer["name"] = json!("Newer");
    newer["updated"] = json!("2025-11-24T00:00:00.000Z");
    peer.put(newer);
    assert!(federation::read_again(&w.app).await.unwrap() > 0);
    assert_eq!(listed(&w).await, ["Newer"]);
    assert!(peer.asked("/accounts/zoe") > owner);
    let asked = peer.asked(&path());
    federation::read_again(&w.app).await.unwrap();
    assert_eq!(peer.asked(&path()), asked, "it is fresh now");
    // What cannot be understood any more stays as it is known, and is not asked for at each look.
    w.wait(WEEK + 1);
    let mut wrong = video.clone();
    wrong["type"] = json!("Note");
    peer.put(wrong);
    federation::read_again(&w.app).await.unwrap();
    let asked = peer.asked(&path());
    federation::read_again(&w.app).await.unwrap();
    assert_eq!((peer.asked(&path()), listed(&w).await), (asked, vec!["Newer".to_owned()]));
    // What is gone goes.
    w.wait(WEEK + 1);
    peer.answer(&path(), StatusCode::GONE, json!({}));
    federation::read_again(&w.app).await.unwrap();
    assert!(listed(&w).await.is_empty());
}

async fn a_server_that_is_away_is_left_alone(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let video = document(&peer, &zoe, &channel);
    peer.tell(&w, create(&peer, &zoe, video.clone())).await;
    w.wait(WEEK + 1);
    peer.answer(&path(), StatusCode::BAD_GATEWAY, json!({}));
    let before = (peer.asked(&path()), peer.asked("/accounts/zoe"));
    assert_eq!(federation::read_again(&w.app).await.unwrap(), 0);
    assert_eq!((peer.asked(&path()), peer.asked("/accounts/zoe")), (before.0 + 1, before.1), "once is enough");
    w.wait(23 * 3_600_000);
    federation::read_again(&w.app).await.unwrap();
    assert_eq!(peer.asked(&path()), before.0 + 1);
    w.wait(3_600_001);
    peer.put(video);
    assert!(federation::read_again(&w.app).await.unwrap() > 0);
    assert_eq!(listed(&w).await.len(), 1);
}

/// Comments that are shown, announcements and ratings of our video.
async fn around(w: &World) -> (i64, i64, i64) {
    let comments = w.one("SELECT count(*) FROM video_comment WHERE deleted_at IS NULL").await;
    let likes = w.one("SELECT likes FROM video WHERE is_local").await;
    (comments, w.one("SELECT count(*) FROM video_share").await, likes)
}

async fn what_is_gone_elsewhere_goes_here(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    let own = w.video("alice", "Ours").await;
    let ours = format!("http://home.example/videos/watch/{}", own.uuid);
    befriend(&w, &peer, &channel).await;
    let note = json!({"type": "Note", "id": peer.url("/notes/1"), "attributedTo": zoe, "inReplyTo": ours, "content": "<p>Hello</p>",
        "to": ["https://www.w3.org/ns/activitystreams#Public"], "published": "2025-12-31T00:00:00.000Z"});
    peer.put(note.clone());
    peer.tell(&w, json!({"type": "Create", "id": peer.url("/notes/1/activity"), "actor": zoe, "object": note})).await;
    for (kind, actor, path) in [("Announce", &channel, "/announces/1"), ("Like", &zoe, "/likes/1")] {
        let activity = json!({"type": kind, "id": peer.url(path), "actor": actor, "object": ours,
            "to": ["https://www.w3.org/ns/activitystreams#Public"]});
        peer.put(activity.clone());
        peer.tell(&w, activity).await;
    }
    let before = around(&w).await;
    assert_eq!((before.0, before.2), (1, 1));
    federation::clean_up(&w.app).await.unwrap();
    assert_eq!(around(&w).await, before, "all of it is there");
    // Who answers nothing, or nothing good, has forgotten nothing.
    for (path, status) in [("/notes/1", 502), ("/likes/1", 403), ("/announces/1", 500)] {
        peer.answer(path, StatusCode::from_u16(status).unwrap(), json!({}));
    }
    federation::clean_up(&w.app).await.unwrap();
    assert_eq!(around(&w).await, before);
    peer.answer("/notes/1", StatusCode::OK, json!({"type": "Tombstone", "id": peer.url("/notes/1")}));
    for path in ["/likes/1", "/announces/1"] {
        peer.answer(path, StatusCode::NOT_FOUND, json!({}));
    }
    federation::clean_up(&w.app).await.unwrap();
    assert_eq!(around(&w).await, (0, 0, 0));
}
