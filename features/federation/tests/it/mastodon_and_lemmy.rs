//! What Mastodon and Lemmy send, rebuilt by hand from what they were seen to send: their people follow a channel, answer, like, report,
//! change and remove what they wrote; and what they send that has no place here does nothing.

use crate::peer::Peer;
use crate::public;
use crate::remote_videos::{ready, sent};
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

platform::on_both!(
    mastodon_follows_a_channel,
    mastodon_answers_changes_and_removes,
    mastodon_likes_and_reports,
    lemmy_follows_answers_and_votes,
    what_a_community_announces_is_no_video,
    what_has_no_place_here_does_nothing,
);

const CHANNEL: &str = "http://home.example/video-channels/alice_channel";

/// Somebody on Mastodon: no name to show, HTML about oneself, and much that nobody here knows.
async fn felix(peer: &mut Peer) -> String {
    let more = json!({
        "name": "", "summary": "<p>I keep <a href=\"https://a.example/tags/bees\" class=\"mention hashtag\">#<span>bees</span></a></p>",
        "featured": peer.url("/users/felix/collections/featured"), "devices": peer.url("/users/felix/collections/devices"),
        "manuallyApprovesFollowers": false, "discoverable": true, "attachment": [], "tag": [{"type": "Hashtag", "name": "#bees"}],
        "icon": {"type": "Image", "mediaType": "image/jpeg", "url": peer.url("/avatar.jpg?1598972149")},
    });
    peer.actor("Person", "felix", more).await
}

/// Somebody on Lemmy.
async fn quark(peer: &mut Peer) -> String {
    let more = json!({"source": {"content": "Bar owner", "mediaType": "text/markdown"}, "summary": "<p>Bar owner</p>",
        "published": "2021-11-01T12:23:50.151874+00:00", "matrixUserId": "@quark:ds9.example"});
    peer.actor("Person", "quark", more).await
}

/// A status of Mastodon in answer to something here, with a mention of its author.
fn status(peer: &Peer, by: &str, n: i64, answers: &str, html: &str) -> Value {
    let id = peer.url(&format!("/users/felix/statuses/{n}"));
    json!({
        "id": id, "type": "Note", "summary": null, "inReplyTo": answers, "published": "2025-12-31T11:46:50Z",
        "url": peer.url(&format!("/@felix/{n}")), "attributedTo": by, "to": [format!("{by}/followers")],
        "cc": [public(), "http://home.example/accounts/alice"], "sensitive": false, "atomUri": id, "inReplyToAtomUri": answers,
        "conversation": "tag:home.example,2025:objectId=1:objectType=Conversation", "content": html, "contentMap": {"en": html},
        "attachment": [], "tag": [{"type": "Mention", "href": "http://home.example/accounts/alice", "name": "@alice@home.example"},
            {"type": "Emoji", "id": peer.url("/emojis/1"), "name": ":bee:", "icon": {"type": "Image", "url": peer.url("/bee.png")}}],
        "replies": {"id": format!("{id}/replies"), "type": "Collection", "first": {"type": "CollectionPage", "partOf": format!("{id}/replies"), "items": []}},
    })
}

fn done(kind: &str, id: &str, by: &str, object: Value) -> Value {
    json!({"id": id, "type": kind, "actor": by, "published": "2025-12-31T11:46:50Z", "to": [public()], "object": object})
}

async fn texts(w: &World) -> Vec<String> {
    w.all("SELECT text FROM video_comment WHERE deleted_at IS NULL ORDER BY id").await
}

async fn mastodon_follows_a_channel(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let felix = felix(&mut peer).await;
    let id = peer.url("/06e73d1d-3d3f-4e5b-8c0e-0d4f3f5b2a11");
    let follow = json!({"@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Follow", "actor": felix, "object": CHANNEL});
    peer.tell(&w, follow.clone()).await;
    let told = sent(&w).await;
    assert_eq!(told, [("Accept".to_owned(), format!("{felix}/inbox"))]);
    let accept: String = w.one("SELECT body FROM outgoing_activity").await;
    let accept: Value = serde_json::from_str(&accept).unwrap();
    assert_eq!(
        (&accept["actor"], &accept["object"]["id"], &accept["object"]["type"]),
        (&json!(CHANNEL), &json!(id), &json!("Follow"))
    );
    let rows: Vec<String> = w
        .all("SELECT a.username || ', ' || ac.name || ', ' || ac.description FROM account ac JOIN actor a ON a.id = ac.actor_id \
              WHERE a.host IS NOT NULL AND a.username = 'felix'")
        .await;
    assert_eq!(rows, ["felix, felix, I keep #bees"]);
    let followers = "SELECT followers_count FROM actor WHERE username = 'alice_channel'";
    assert_eq!(w.one::<i64>(followers).await, 1);
    peer.tell(&w, done("Undo", &format!("{felix}#follows/1/undo"), &felix, follow)).await;
    assert_eq!(w.one::<i64>(followers).await, 0);
}

async fn mastodon_answers_changes_and_removes(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let felix = felix(&mut peer).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    let html = "<p><span class=\"h-card\" translate=\"no\"><a href=\"http://home.example/accounts/alice\" class=\"u-url mention\">@<span>alice</span></a></span> well done &amp; thanks</p><p>again<br />and again</p>";
    let note = status(&peer, &felix, 1, &url, html);
    let mut create = done("Create", &format!("{}/activity", note["id"].as_str().unwrap()), &felix, note.clone());
    create["to"] = note["to"].clone();
    create["cc"] = note["cc"].clone();
    let signed = peer.signed(&w, create);
    peer.tell(&w, signed).await;
    assert_eq!(texts(&w).await, ["@alice well done & thanks\n\nagain\nand again"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment_mention").await, 1);
    // An answer to the answer, as the owner of the video would be answered on.
    let first = note["id"].as_str().unwrap().to_owned();
    let deeper = status(&peer, &felix, 2, &first, "<p>more</p>");
    peer.tell(&w, done("Create", &peer.url("/users/felix/statuses/2/activity"), &felix, deeper)).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment WHERE parent_id IS NOT NULL").await, 1);
    let mut changed = status(&peer, &felix, 1, &url, "<p>better</p>");
    changed["updated"] = json!("2025-12-31T12:00:00Z");
    peer.tell(&w, done("Update", &format!("{first}#updates/1767182400"), &felix, changed)).await;
    assert_eq!(texts(&w).await, ["better", "more"]);
    let tombstone = json!({"id": first, "type": "Tombstone", "atomUri": first});
    let delete = peer.signed(&w, done("Delete", &format!("{first}#delete"), &felix, tombstone));
    peer.tell(&w, delete).await;
    assert_eq!(texts(&w).await, ["more"]);
    // What was written to some only, and what answers nothing here, is not taken.
    let mut direct = status(&peer, &felix, 3, &url, "<p>psst</p>");
    direct["cc"] = json!([]);
    direct["to"] = json!(["http://home.example/accounts/alice"]);
    let mut alone = status(&peer, &felix, 4, &url, "<p>good morning</p>");
    alone["inReplyTo"] = Value::Null;
    for (n, note) in [direct, alone].into_iter().enumerate() {
        peer.tell(&w, done("Create", &peer.url(&format!("/c/{n}")), &felix, note)).await;
    }
    assert_eq!(texts(&w).await, ["more"]);
}

async fn mastodon_likes_and_reports(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let felix = felix(&mut peer).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    let likes = "SELECT likes FROM video";
    let like = json!({"id": format!("{felix}#likes/10"), "type": "Like", "actor": felix, "object": url});
    peer.tell(&w, like.clone()).await;
    assert_eq!(w.one::<i64>(likes).await, 1);
    peer.tell(&w, done("Undo", &format!("{felix}#likes/10/undo"), &felix, like)).await;
    assert_eq!(w.one::<i64>(likes).await, 0);
    // A boost by a person is no announcement of a channel's.
    peer.tell(&w, done("Announce", &format!("{felix}/statuses/5/activity"), &felix, json!(url))).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_share").await, 0);
    // Reports come from the server, without the name of who reported.
    let server = peer.actor("Application", "mastodon.example", json!({})).await;
    let flag = json!({"id": peer.url("/ccb4f39a-506a-490e-9a8c-71831c7713a4"), "type": "Flag", "actor": server,
        "content": "Please look at this", "object": ["http://home.example/accounts/alice", url, peer.url("/users/felix/statuses/1")],
        "to": "http://home.example/accounts/alice"});
    peer.tell(&w, flag).await;
    assert_eq!(
        w.all::<String>("SELECT reason FROM abuse ORDER BY id").await,
        ["Please look at this", "Please look at this"]
    );
    // Whoever goes takes along what they wrote.
    let note = status(&peer, &felix, 1, &url, "<p>bye</p>");
    peer.tell(&w, done("Create", &peer.url("/c/9"), &felix, note)).await;
    assert_eq!(texts(&w).await, ["bye"]);
    let gone =
        json!({"id": format!("{felix}#delete"), "type": "Delete", "actor": felix, "to": [public()], "object": felix});
    peer.tell(&w, gone).await;
    assert_eq!(texts(&w).await, Vec::<String>::new());
}

async fn lemmy_follows_answers_and_votes(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let quark = quark(&mut peer).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    // Lemmy speaks to the community's own inbox, which is the channel's.
    let tell = async |activity: Value| {
        let answer = peer.send_to(&w, "/video-channels/alice_channel/inbox", activity).await;
        assert_eq!(answer.status.as_u16(), 204, "{}", answer.text());
        federation::catch_up(&w.app).await.unwrap();
    };
    let did = |kind: &str, object: Value| {
        let id = peer.url(&format!("/activities/{}/{}", kind.to_lowercase(), platform::random::uuid()));
        json!({"actor": quark, "to": [CHANNEL], "object": object, "cc": [public()], "type": kind, "id": id, "audience": CHANNEL})
    };
    tell(did("Follow", json!(CHANNEL))).await;
    assert_eq!(sent(&w).await, [("Accept".to_owned(), format!("{quark}/inbox"))]);
    let note = |n: i64, answers: &str, text: &str| {
        json!({"type": "Note", "id": peer.url(&format!("/comment/{n}")), "attributedTo": quark, "to": [public()], "cc": [CHANNEL],
            "content": format!("<p>{text}</p>\n"), "mediaType": "text/html", "inReplyTo": answers, "distinguished": false,
            "source": {"content": text, "mediaType": "text/markdown"}, "published": "2025-12-31T11:45:49.794920Z", "audience": CHANNEL,
            "tag": [{"href": "http://home.example/accounts/alice", "type": "Mention", "name": "@alice@home.example"}]})
    };
    tell(did("Create", note(1, &url, "a **good** one"))).await;
    tell(did("Create", note(2, &peer.url("/comment/1"), "two"))).await;
    tell(did("Update", note(2, &peer.url("/comment/1"), "*two*"))).await;
    assert_eq!(texts(&w).await, ["a **good** one", "*two*"]);
    let counts = async || {
        let row: Vec<String> = w.all("SELECT likes || ' ' || dislikes || ' ' || comments FROM video").await;
        row[0].clone()
    };
    let like = did("Like", json!(url));
    tell(like.clone()).await;
    assert_eq!(counts().await, "1 0 2");
    tell(did("Undo", like)).await;
    tell(did("Dislike", json!(url))).await;
    // Votes on comments have no place here.
    tell(did("Like", json!(peer.url("/comment/1")))).await;
    assert_eq!(counts().await, "0 1 2");
    let delete = did("Delete", json!(peer.url("/comment/2")));
    tell(delete.clone()).await;
    assert_eq!(counts().await, "0 1 1");
    // Restored it is not: what is gone here is gone.
    tell(did("Undo", delete)).await;
    tell(did("Flag", json!(url))).await;
    assert_eq!(texts(&w).await, ["a **good** one"]);
    let mut flag = did("Flag", json!(url));
    flag["summary"] = json!("spam");
    flag["content"] = json!("spam");
    tell(flag).await;
    assert_eq!(w.all::<String>("SELECT reason FROM abuse").await, ["spam"]);
}

async fn what_a_community_announces_is_no_video(t: &TestApp) {
    let (w, mut peer, zoe, _) = ready(t).await;
    let quark = quark(&mut peer).await;
    // A community belongs to a list of moderators: here it would be a channel of nobody.
    let community = peer
        .actor(
            "Group",
            "main",
            json!({"attributedTo": peer.url("/c/main/moderators"), "postingRestrictedToMods": false}),
        )
        .await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    let note = json!({"type": "Note", "id": peer.url("/comment/1"), "attributedTo": quark, "to": [public()], "content": "<p>hello</p>", "inReplyTo": url});
    let page = json!({"type": "Page", "id": peer.url("/post/7"), "attributedTo": quark, "to": [public()], "name": "post 4", "mediaType": "text/html"});
    let before: i64 = w.one("SELECT count(*) FROM video").await;
    for (n, object) in [note, page].into_iter().enumerate() {
        let create = done("Create", &peer.url(&format!("/activities/create/{n}")), &quark, object);
        for by in [&community, &zoe] {
            let announce = json!({"type": "Announce", "id": peer.url(&format!("/activities/announce/{n}-{}", by.len())), "actor": by,
                "to": [public()], "cc": [format!("{by}/followers")], "object": create});
            let status = peer.send_to(&w, "/inbox", announce).await.status.as_u16();
            // The first is refused at the door, for its actor is none; the second is taken, and does nothing.
            assert!(matches!(status, 204 | 403), "{status}");
            federation::catch_up(&w.app).await.unwrap();
        }
        peer.tell(&w, create).await;
    }
    // What its author sends reaches us; what somebody else passes on without a signature does not.
    assert_eq!(texts(&w).await, ["hello"]);
    assert_eq!(
        (w.one::<i64>("SELECT count(*) FROM video").await, w.one::<i64>("SELECT count(*) FROM video_share").await),
        (before, 0)
    );
}

async fn what_has_no_place_here_does_nothing(t: &TestApp) {
    let (w, mut peer, _, _) = ready(t).await;
    let felix = felix(&mut peer).await;
    let video = w.video("alice", "Ours").await;
    let url = format!("http://home.example/videos/watch/{}", video.uuid);
    let question = json!({"type": "Question", "id": peer.url("/polls/1"), "attributedTo": felix, "to": [public()], "content": "<p>which?</p>",
        "oneOf": [{"type": "Note", "name": "a"}], "inReplyTo": url});
    let object = |kind: &str| json!({"type": kind, "id": peer.url("/x/1"), "attributedTo": felix, "to": [public()], "content": "x"});
    for (n, (kind, object)) in [
        ("EmojiReact", json!(url)),
        ("Create", question),
        ("Create", object("ChatMessage")),
        ("Update", object("Article")),
        ("Add", json!(peer.url("/users/felix/statuses/1"))),
        ("Remove", json!(peer.url("/users/felix/statuses/1"))),
        ("Block", json!("http://home.example/accounts/alice")),
        ("Move", json!(felix)),
        ("Undo", json!({"type": "EmojiReact", "id": peer.url("/x/2"), "actor": felix, "object": url})),
        ("QuoteRequest", json!(url)),
        ("Dance", json!({"type": ["Dance", "Sing"], "id": peer.url("/x/3")})),
    ]
    .into_iter()
    .enumerate()
    {
        let mut activity = done(kind, &peer.url(&format!("/n/{n}")), &felix, object);
        activity["content"] = json!("🐝");
        peer.tell(&w, activity).await;
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity WHERE NOT done").await, 0);
    for table in
        ["SELECT count(*) FROM video_comment", "SELECT count(*) FROM video_rate", "SELECT count(*) FROM delivery"]
    {
        assert_eq!(w.one::<i64>(table).await, 0, "{table}");
    }
}
