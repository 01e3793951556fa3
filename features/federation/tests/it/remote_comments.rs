//! Comments and ratings of people elsewhere.

use crate::peer::Peer;
use crate::remote_videos::{UUID, befriend, create, document, ready, sent};
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, World};

platform::on_both!(
    a_comment_comes_and_is_approved_of,
    comments_that_nobody_takes,
    what_a_comment_answers_is_fetched,
    comments_change_and_go,
    a_held_comment_of_ours_is_approved_of,
    our_videos_are_liked,
    comments_from_quarantine_wait,
);

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

fn note(peer: &Peer, n: i64, by: &str, answers: &str, text: &str) -> Value {
    json!({"type": "Note", "id": peer.url(&format!("/notes/{n}")), "attributedTo": by, "inReplyTo": answers,
        "content": text, "mediaType": "text/markdown", "to": [PUBLIC], "published": "2025-12-31T10:00:00.000Z"})
}

fn said(peer: &Peer, kind: &str, n: i64, by: &str, object: Value) -> Value {
    json!({"type": kind, "id": peer.url(&format!("/said/{kind}/{n}")), "actor": by, "object": object, "to": [PUBLIC]})
}

async fn texts(w: &World) -> Vec<String> {
    w.all("SELECT text FROM video_comment WHERE NOT held ORDER BY id").await
}

async fn a_comment_comes_and_is_approved_of(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    // Somebody else elsewhere follows the channel: what is signed is passed on to them.
    let mut other = Peer::start().await;
    let (eve, _) = other.people().await;
    let wish = json!({"type": "Follow", "id": other.url("/f/1"), "actor": eve, "object": "http://home.example/video-channels/alice_channel"});
    other.tell(&w, wish).await;
    let _ = channel;
    peer.tell(&w, said(&peer, "Create", 1, &zoe, note(&peer, 1, &zoe, &url, "well **done** @alice"))).await;
    assert_eq!(texts(&w).await, ["well **done** @alice"]);
    let list = w.get("", &format!("/api/v1/videos/{}/comment-threads", video.uuid)).await.is(200);
    let comment = &list["data"][0];
    assert_eq!((&comment["url"], &comment["account"]["host"]), (&json!(peer.url("/notes/1")), &json!(peer.host())));
    assert_eq!(comment["createdAt"], "2025-12-31T10:00:00.000Z");
    assert_eq!(w.one::<i64>("SELECT comments FROM video").await, 1);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment_mention").await, 1);
    assert!(w.events().await.contains(&"comment.created".to_owned()));
    // Once more it is one.
    peer.tell(&w, said(&peer, "Create", 2, &zoe, note(&peer, 1, &zoe, &url, "well **done** @alice"))).await;
    // What is not signed by its author cannot be passed on.
    assert_eq!((texts(&w).await.len(), sent(&w).await.len()), (1, 1));
    // A reply, in HTML, with a signature of its own.
    let mut html = note(&peer, 2, &zoe, &peer.url("/notes/1"), "<p>&lt;b&gt;<br>more</p>");
    html["mediaType"] = json!("text/html");
    let mut signed = said(&peer, "Create", 3, &zoe, html);
    signed["signature"] = json!({"type": "RsaSignature2017"});
    peer.tell(&w, signed).await;
    assert_eq!(texts(&w).await[1], "<b>\nmore");
    assert_eq!(sent(&w).await.len(), 1, "a signature that is none passes nothing on");
    let signed = |kind: &str, n: i64, note: Value| peer.signed(&w, said(&peer, kind, n, &zoe, note));
    peer.tell(&w, signed("Create", 4, note(&peer, 4, &zoe, &url, "signed"))).await;
    assert_eq!(sent(&w).await[1..], [("Create".to_owned(), other.url("/inbox"))]);
    // Sent again it is passed on when it says that it was approved of, and that once.
    let mut approved = note(&peer, 4, &zoe, &url, "signed");
    approved["replyApproval"] = json!("http://home.example/approved");
    for n in 5..8 {
        peer.tell(&w, signed("Update", n, approved.clone())).await;
    }
    assert_eq!(sent(&w).await.len(), 3);
    // Nothing is passed on of whom the owner of the video has muted.
    w.run("INSERT INTO account_mute (owner_account_id, target_account_id, created_at) SELECT v.account_id, c.account_id, 1 FROM \
           (SELECT account_id FROM channel WHERE id = (SELECT channel_id FROM video WHERE name = 'Ours')) v, \
           (SELECT account_id FROM video_comment LIMIT 1) c").await;
    peer.tell(&w, signed("Create", 9, note(&peer, 9, &zoe, &url, "muted"))).await;
    assert_eq!(sent(&w).await.len(), 3);
    let thread: i64 = w.one("SELECT thread_id FROM video_comment WHERE parent_id IS NOT NULL").await;
    assert_eq!(thread, comment["id"].as_i64().unwrap());
}

async fn comments_that_nobody_takes(t: &TestApp) {
    let (w, peer, zoe, _) = ready(t).await;
    let (open, closed) = (w.video("alice", "Open").await, w.video("alice", "Closed").await);
    w.run("UPDATE video SET comments_policy = 2 WHERE name = 'Closed'").await;
    let of = |uuid: String| format!("http://home.example/videos/watch/{uuid}");
    let (open, closed) = (of(open.uuid.to_string()), of(closed.uuid.to_string()));
    let with = |mut note: Value, name: &str, value: Value| {
        note[name] = value;
        note
    };
    let plain = |n: i64| note(&peer, n, &zoe, &open, "hello");
    for (n, bad) in [
        note(&peer, 1, &zoe, &closed, "closed"),
        note(&peer, 2, &zoe, "http://home.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a60", "nowhere"),
        note(&peer, 3, &zoe, &peer.url("/gone"), "below nothing"),
        with(plain(4), "to", json!([zoe])),
        with(plain(5), "content", json!(" \u{7}")),
        with(plain(6), "attributedTo", json!("http://elsewhere.example/a")),
        with(plain(7), "inReplyTo", json!(null)),
        with(plain(8), "id", json!("http://elsewhere.example/1")),
    ]
    .into_iter()
    .enumerate()
    {
        peer.tell(&w, said(&peer, "Create", i64::try_from(n).unwrap(), &zoe, bad)).await;
        assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment").await, 0, "{n}");
    }
    // A loop of answers comes to an end.
    peer.put(note(&peer, 20, &zoe, &peer.url("/notes/21"), "chicken"));
    peer.put(note(&peer, 21, &zoe, &peer.url("/notes/20"), "egg"));
    peer.tell(&w, said(&peer, "Create", 20, &zoe, note(&peer, 22, &zoe, &peer.url("/notes/20"), "which"))).await;
    assert!(peer.asked("/notes/20") <= 50);
    w.configure(|c| c.video_comments.accept_remote_comments = false);
    peer.tell(&w, said(&peer, "Create", 30, &zoe, plain(30))).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment").await, 0);
    // Where the owner looks first it waits, and nobody is told that it was approved of.
    w.configure(|c| c.video_comments.accept_remote_comments = true);
    w.run("UPDATE video SET comments_policy = 3").await;
    peer.tell(&w, said(&peer, "Create", 31, &zoe, plain(31))).await;
    assert!(w.one::<bool>("SELECT held FROM video_comment").await);
    assert_eq!((w.one::<i64>("SELECT CAST(sum(comments) AS BIGINT) FROM video").await, sent(&w).await.len()), (0, 0));
}

async fn what_a_comment_answers_is_fetched(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    let mut other = Peer::start().await;
    let (eve, _) = other.people().await;
    // A reply to a reply to a video: none of them is known, and they live on two servers.
    let url = peer.url(&format!("/videos/watch/{UUID}"));
    peer.put(document(&peer, &zoe, &channel));
    // Strangers bring no videos of strangers.
    other.tell(&w, said(&other, "Create", 9, &eve, note(&other, 9, &eve, &url, "look"))).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    befriend(&w, &peer, &channel).await;
    other.put(note(&other, 1, &eve, &url, "first"));
    peer.put(note(&peer, 2, &zoe, &other.url("/notes/1"), "second"));
    other.tell(&w, said(&other, "Create", 1, &eve, note(&other, 3, &eve, &peer.url("/notes/2"), "third"))).await;
    assert_eq!(texts(&w).await, ["first", "second", "third"]);
    let parents: Vec<Option<i64>> = w.all("SELECT parent_id FROM video_comment ORDER BY id").await;
    let ids: Vec<i64> = w.all("SELECT id FROM video_comment ORDER BY id").await;
    assert_eq!(parents, [None, Some(ids[0]), Some(ids[1])]);
    // The video wants comments approved: that is its own server's business.
    assert_eq!(w.one::<i64>("SELECT comments FROM video").await, 3);
    assert_eq!(sent(&w).await.len(), 0);
}

async fn comments_change_and_go(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let yan = peer.actor("Person", "yan", json!({})).await;
    let url = peer.url(&format!("/videos/watch/{UUID}"));
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    for n in 1..4 {
        peer.tell(&w, said(&peer, "Create", n, &yan, note(&peer, n, &yan, &url, &format!("text {n}")))).await;
    }
    peer.tell(&w, said(&peer, "Update", 1, &yan, note(&peer, 1, &yan, &url, "better"))).await;
    // Somebody else of the same server says it is theirs.
    peer.tell(&w, said(&peer, "Update", 2, &zoe, note(&peer, 2, &zoe, &url, "taken over"))).await;
    assert_eq!(texts(&w).await, ["better", "text 2", "text 3"]);
    let mut other = Peer::start().await;
    let (eve, _) = other.people().await;
    other.tell(&w, said(&other, "Delete", 1, &eve, json!(peer.url("/notes/1")))).await;
    assert_eq!(texts(&w).await.len(), 3);
    let deleted = |n: i64| json!({"type": "Tombstone", "id": peer.url(&format!("/notes/{n}"))});
    peer.tell(&w, said(&peer, "Delete", 1, &yan, deleted(1))).await;
    // The owner of the video removes comments of others, ours as well.
    w.run("INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) SELECT v.id, ac.id, 'ours', FALSE, 0, 0 \
           FROM video v, account ac JOIN actor a ON a.id = ac.actor_id WHERE a.username = 'alice'").await;
    let id: i64 = w.one("SELECT id FROM video_comment WHERE text = 'ours'").await;
    let ours = format!("http://home.example/videos/watch/{UUID}/comments/{id}");
    peer.tell(&w, said(&peer, "Delete", 2, &yan, json!(ours))).await;
    assert_eq!(texts(&w).await, ["", "text 2", "text 3", "ours"]);
    peer.tell(&w, said(&peer, "Delete", 3, &zoe, json!(ours))).await;
    peer.tell(&w, said(&peer, "Delete", 4, &zoe, deleted(2))).await;
    assert_eq!(texts(&w).await, ["", "", "text 3", ""]);
    // A tombstone is not written again.
    peer.tell(&w, said(&peer, "Create", 9, &yan, note(&peer, 1, &yan, &url, "back"))).await;
    assert_eq!(texts(&w).await, ["", "", "text 3", ""]);
}

async fn a_held_comment_of_ours_is_approved_of(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let yan = peer.actor("Person", "yan", json!({})).await;
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &channel))).await;
    let made =
        w.post("alice", &format!("/api/v1/videos/{UUID}/comment-threads"), json!({"text": "may I?"})).await.is(200);
    assert_eq!(made["comment"]["heldForReview"], true);
    let id = made["comment"]["id"].as_i64().unwrap();
    let approval = |n: i64, by: &str| {
        said(&peer, "ApproveReply", n, by, json!(format!("http://home.example/videos/watch/{UUID}/comments/{id}")))
    };
    peer.tell(&w, approval(1, &yan)).await;
    assert!(w.one::<bool>("SELECT held FROM video_comment").await);
    peer.tell(&w, approval(2, &zoe)).await;
    peer.tell(&w, approval(3, &zoe)).await;
    assert!(!w.one::<bool>("SELECT held FROM video_comment").await);
    assert_eq!(w.one::<i64>("SELECT comments FROM video").await, 1);
    assert_eq!(w.events().await.iter().filter(|e| *e == "comment.approved").count(), 1);
}

async fn our_videos_are_liked(t: &TestApp) {
    let (w, peer, zoe, _) = ready(t).await;
    let video = w.video("alice", "Ours").await;
    let hidden = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("Hidden") }).await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    let like = |kind: &str, n: i64, url: &str| said(&peer, kind, n, &zoe, json!(url));
    let counts = async || {
        (
            w.one::<i64>("SELECT CAST(sum(likes) AS BIGINT) FROM video").await,
            w.one::<i64>("SELECT CAST(sum(dislikes) AS BIGINT) FROM video").await,
        )
    };
    peer.tell(&w, like("Like", 1, &url)).await;
    peer.tell(&w, like("Like", 2, &url)).await;
    assert_eq!(counts().await, (1, 0));
    peer.tell(&w, like("Dislike", 1, &url)).await;
    assert_eq!(counts().await, (0, 1));
    let undo = |kind: &str, n: i64| said(&peer, "Undo", n, &zoe, like(kind, 1, &url));
    peer.tell(&w, undo("Like", 1)).await;
    assert_eq!(counts().await, (0, 1));
    peer.tell(&w, undo("Dislike", 2)).await;
    assert_eq!(counts().await, (0, 0));
    peer.tell(&w, like("Like", 9, &format!("http://home.example/videos/watch/{}", hidden.uuid))).await;
    peer.tell(&w, like("Like", 10, &peer.url("/videos/watch/x"))).await;
    assert_eq!(counts().await, (0, 0));
}

async fn comments_from_quarantine_wait(t: &TestApp) {
    let (w, peer, zoe, _) = ready(t).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    w.configure(|c| c.sepiola.quarantine = vec!["elsewhere.example".into(), peer.host().to_uppercase()]);
    peer.tell(&w, said(&peer, "Create", 1, &zoe, note(&peer, 1, &zoe, &url, "buy this"))).await;
    assert_eq!(texts(&w).await, [""; 0]);
    assert!(w.events().await.contains(&"comment.held".to_owned()));
    w.configure(|c| c.sepiola.quarantine = vec!["elsewhere.example".into()]);
    peer.tell(&w, said(&peer, "Create", 2, &zoe, note(&peer, 2, &zoe, &url, "well done"))).await;
    assert_eq!(texts(&w).await, ["well done"]);
}
