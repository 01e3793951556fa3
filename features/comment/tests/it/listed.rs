//! The lists of moderators and of owners.

use crate::{removes, says, strict_video, texts, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    a_listed_comment_has_the_shape_clients_know,
    moderators_list_everything,
    owners_list_what_is_below_their_videos,
    lists_are_for_those_who_may,
    what_is_wrong_is_named,
);

const ALL: &str = "/api/v1/videos/comments";
const MINE: &str = "/api/v1/users/me/videos/comments";

async fn a_listed_comment_has_the_shape_clients_know(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let id = says(&w, "bob", &video, "see https://spam.example").await;
    let (bob, alice) = (w.person("bob"), w.person("alice"));
    let (start, at) = ("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z");
    let account = json!({ "url": "http://127.0.0.1:9000/accounts/bob", "name": "bob", "host": "127.0.0.1:9000",
        "avatars": [], "id": bob.account_id, "hostRedundancyAllowed": false, "followingCount": 0, "followersCount": 0,
        "createdAt": start, "displayName": "bob", "description": null, "updatedAt": start, "userId": bob.user_id });
    let channel = json!({ "id": alice.channel_id, "name": "alice_channel", "displayName": "Channel of alice",
        "url": "http://127.0.0.1:9000/video-channels/alice_channel", "host": "127.0.0.1:9000", "avatars": [] });
    let comment = json!({ "id": id, "url": format!("http://127.0.0.1:9000/videos/watch/{}/comments/{id}", video.uuid),
        "text": "see https://spam.example", "threadId": id, "inReplyToCommentId": null, "videoId": video.id,
        "createdAt": at, "updatedAt": at, "heldForReview": false, "automaticTags": ["external-link"],
        "video": { "id": video.id, "uuid": video.uuid, "name": "first", "channel": channel }, "account": account });
    let expected = json!({ "total": 1, "data": [comment] });
    assert_eq!(w.get("mod", ALL).await.is(200), expected);
    assert_eq!(w.get("alice", MINE).await.is(200), expected);
}

async fn moderators_list_everything(t: &TestApp) {
    let w = world(t).await;
    let (one, two) = (w.video("alice", "Whales").await, w.video("bob", "Birds 100%").await);
    let far = w.video("remote", "Far").await;
    says(&w, "carol", &one, "Hello").await;
    says(&w, "alice", &two, "bye_now").await;
    says(&w, "bob", &far, "far").await;
    let gone = says(&w, "bob", &one, "gone").await;
    removes(&w, "bob", &one, gone).await.is(204);
    let strict = strict_video(&w, "alice").await;
    says(&w, "bob", &strict, "held").await;
    w.run("INSERT INTO video_comment (url, video_id, account_id, text, held, created_at, updated_at) \
           SELECT 'https://peer.example/c/1', v.id, (SELECT min(ac.id) FROM account ac WHERE ac.user_id IS NULL), 'theirs', \
           FALSE, 1, 1 FROM video v WHERE v.name = 'Whales'")
        .await;
    let channel = w.person("alice").channel_id;
    for (query, expected) in [
        (String::new(), vec!["held", "far", "bye_now", "Hello", "theirs"]),
        ("?sort=createdAt&count=2&start=1".into(), vec!["Hello", "bye_now"]),
        ("?search=HELLO".into(), vec!["Hello"]),
        ("?search=whale".into(), vec!["Hello", "theirs"]),
        ("?search=carol".into(), vec!["Hello"]),
        ("?search=e_n".into(), vec!["bye_now"]),
        ("?searchAccount=ALI".into(), vec!["bye_now"]),
        ("?searchVideo=100%25".into(), vec!["bye_now"]),
        ("?isLocal=false".into(), vec!["theirs"]),
        ("?isLocal=true&onLocalVideo=false".into(), vec!["far"]),
        ("?onLocalVideo=true&search=theirs".into(), vec!["theirs"]),
        ("?isHeldForReview=true".into(), vec!["held"]),
        (format!("?videoId={}", two.uuid), vec!["bye_now"]),
        (format!("?videoId={}&search=Hello", one.id), vec!["Hello"]),
        (format!("?videoChannelId={channel}&search=he"), vec!["held", "Hello", "theirs"]),
        ("?autoTagOneOf=external-link".into(), vec![]),
        ("?search=nothing".into(), vec![]),
    ] {
        let page = w.get("mod", &format!("{ALL}{query}")).await.is(200);
        assert_eq!(texts(&page), expected, "{query}");
        if !query.contains("count") {
            assert_eq!(page["total"].as_i64(), Some(expected.len() as i64), "{query}");
        }
    }
    w.post("alice", "/api/v1/users/me/blocklist/accounts", json!({ "accountName": "carol" })).await.is(204);
    w.post("root", "/api/v1/server/blocklist/servers", json!({ "host": "peer.example" })).await.is(204);
    for (query, expected) in [("", 3), ("?includeMuted=false", 3), ("?includeMuted=true", 5)] {
        let page = w.get("mod", &format!("{ALL}{query}")).await.is(200);
        assert_eq!((page["total"].as_i64(), texts(&page).len()), (Some(expected), expected as usize), "{query}");
    }
}

async fn owners_list_what_is_below_their_videos(t: &TestApp) {
    let w = world(t).await;
    let (one, other) = (w.video("alice", "one").await, w.video("bob", "other").await);
    says(&w, "carol", &one, "a").await;
    says(&w, "alice", &other, "b").await;
    let strict = strict_video(&w, "alice").await;
    says(&w, "bob", &strict, "c").await;
    w.post("alice", "/api/v1/users/me/blocklist/accounts", json!({ "accountName": "carol" })).await.is(204);
    let channel = w.person("alice").channel_id;
    for (query, expected) in [
        (String::new(), vec!["c", "a"]),
        ("?isHeldForReview=true".into(), vec!["c"]),
        ("?isHeldForReview=false".into(), vec!["a"]),
        ("?searchAccount=carol".into(), vec!["a"]),
        (format!("?videoId={}", strict.uuid), vec!["c"]),
        (format!("?videoChannelId={channel}&sort=createdAt"), vec!["a", "c"]),
    ] {
        let page = w.get("alice", &format!("{MINE}{query}")).await.is(200);
        assert_eq!((texts(&page), page["total"].as_i64()), (expected.clone(), Some(expected.len() as i64)), "{query}");
    }
    assert_eq!(w.get("carol", MINE).await.is(200), json!({ "total": 0, "data": [] }));
    let theirs = format!("{MINE}?videoId={}", other.id);
    w.get("alice", &theirs).await.refused(403, "Cannot manage a video of another user.");
    let channel = format!("{MINE}?videoChannelId={}", w.person("bob").channel_id);
    w.get("alice", &channel).await.refused(403, "This user cannot manage this channel");
}

async fn lists_are_for_those_who_may(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "one").await;
    says(&w, "bob", &video, "a").await;
    w.get("", ALL).await.is(401);
    w.get("", MINE).await.is(401);
    w.get("alice", ALL).await.is(403);
    assert_eq!(w.get("root", ALL).await.is(200)["total"], 1);
    for path in [ALL, MINE] {
        w.get("mod", &format!("{path}?videoId=99")).await.refused(404, "Video not found");
        w.get("mod", &format!("{path}?videoChannelId=99")).await.refused(404, "Video channel not found");
    }
}

async fn what_is_wrong_is_named(t: &TestApp) {
    let w = world(t).await;
    let query = "start=hello&count=hello&sort=hello&videoId=toto&videoChannelId=toto";
    for path in [ALL, MINE] {
        let named = ["start", "count", "sort", "videoId", "videoChannelId"];
        w.get("root", &format!("{path}?{query}")).await.names(&named);
    }
    let query = "isLocal=x&onLocalVideo=x&includeMuted=x";
    w.get("root", &format!("{ALL}?{query}")).await.names(&["includeMuted", "isLocal", "onLocalVideo"]);
}
