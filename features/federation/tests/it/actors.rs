//! Accounts, channels and the server itself, with their collections.

use crate::{ask, document, fetch, names, origin, public, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    an_account_is_a_person,
    a_channel_is_a_group,
    the_server_is_an_application,
    browsers_get_pages,
    strangers_are_not_there,
    pictures_are_told_in_their_sizes,
    followers_are_told_page_by_page,
    an_outbox_tells_what_was_published,
    the_player_of_a_channel_has_a_look,
);

const COMMON: [&str; 18] = [
    "@context",
    "type",
    "id",
    "following",
    "followers",
    "playlists",
    "inbox",
    "outbox",
    "preferredUsername",
    "name",
    "endpoints",
    "publicKey",
    "published",
    "indexable",
    "discoverable",
    "url",
    "summary",
    "playerSettings",
];

async fn an_account_is_a_person(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    w.run("UPDATE actor SET public_key = 'PEM' WHERE username = 'alice'").await;
    w.run("UPDATE account SET description = 'About Alice' WHERE user_id = (SELECT id FROM users WHERE username = 'alice')").await;
    let alice = document(&w, "/accounts/alice").await;
    assert_eq!(names(&alice), COMMON[..17]);
    assert_eq!(alice["type"], "Person");
    assert_eq!(alice["id"], json!(format!("{own}/accounts/alice")));
    assert_eq!(alice["inbox"], json!(format!("{own}/accounts/alice/inbox")));
    assert_eq!(alice["endpoints"], json!({"sharedInbox": format!("{own}/inbox")}));
    assert_eq!(
        alice["publicKey"],
        json!({"id": format!("{own}/accounts/alice#main-key"), "owner": format!("{own}/accounts/alice"), "publicKeyPem": "PEM"})
    );
    assert_eq!((&alice["summary"], &alice["published"]), (&json!("About Alice"), &json!("2026-01-01T00:00:00.000Z")));
    assert_eq!(alice["url"][0], format!("{own}/accounts/alice"), "older PeerTubes read the first only");
    let pages: Vec<&str> = alice["url"].as_array().unwrap()[1..].iter().map(|l| l["href"].as_str().unwrap()).collect();
    assert_eq!(
        pages,
        [format!("{own}/a/alice/video-channels"), format!("{own}/a/alice"), format!("{own}/accounts/alice")]
    );
    for path in ["/account/alice", "/a/alice", "/a/alice/video-channels", "/accounts/ALICE"] {
        assert_eq!(document(&w, path).await, alice, "{path}");
    }
    let with_host = format!("/accounts/alice@{}", w.app.config().webserver.host());
    assert_eq!(document(&w, &with_host).await, alice);
}

async fn a_channel_is_a_group(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let channel = document(&w, "/video-channels/alice_channel").await;
    let mut expected = COMMON[..16].to_vec();
    expected.extend(["playerSettings", "summary", "support", "postingRestrictedToMods", "email", "attributedTo"]);
    assert_eq!(names(&channel), expected);
    assert_eq!((&channel["type"], &channel["name"]), (&json!("Group"), &json!("Channel of alice")));
    assert_eq!(channel["attributedTo"], json!([format!("{own}/accounts/alice")]));
    assert_eq!(channel["playerSettings"], json!(format!("{own}/video-channels/alice_channel/player-settings")));
    for path in ["/c/alice_channel", "/c/alice_channel/videos", "/video-channels/alice_channel/videos"] {
        assert_eq!(document(&w, path).await, channel, "{path}");
    }
}

async fn the_server_is_an_application(t: &TestApp) {
    let w = world(t).await;
    let server = document(&w, "/accounts/peertube").await;
    assert_eq!(names(&server), COMMON[..17]);
    assert_eq!((&server["type"], &server["publicKey"]["publicKeyPem"]), (&json!("Application"), &json!("the key")));
}

async fn browsers_get_pages(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    for path in ["/accounts/alice".to_owned(), format!("/videos/watch/{}", video.uuid), "/w/p/x".to_owned()] {
        for accept in ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "application/json"] {
            assert_eq!(ask(&w, &path, accept).await.text(), "a page", "{path} {accept}");
        }
    }
    // Where no document is, those who want one get what is there.
    for path in ["/", "/about", "/a/alice/outbox"] {
        assert_eq!(fetch(&w, path).await.text(), "a page", "{path}");
    }
    // The outbox has no page.
    assert_eq!(ask(&w, "/accounts/alice/outbox", "text/html").await.is(200)["type"], "OrderedCollection");
}

async fn strangers_are_not_there(t: &TestApp) {
    let w = world(t).await;
    for name in ["nobody", "alice_channel", "remote", "remote@peer.example", "alice@elsewhere.example"] {
        fetch(&w, &format!("/accounts/{name}")).await.refused(404, "Account not found");
        fetch(&w, &format!("/accounts/{name}/followers")).await.refused(404, "Account not found");
    }
    for name in ["nobody", "alice", "remote_channel"] {
        fetch(&w, &format!("/video-channels/{name}")).await.refused(404, "Video channel not found");
    }
    w.run("UPDATE actor SET deleted_at = 1 WHERE username = 'bob'").await;
    fetch(&w, "/accounts/bob").await.refused(404, "Account not found");
}

async fn followers_are_told_page_by_page(t: &TestApp) {
    let w = world(t).await;
    let base = format!("{}/video-channels/alice_channel/followers", origin(&w));
    let path = "/video-channels/alice_channel/followers";
    let none = document(&w, path).await;
    assert_eq!(none, json!({"@context": none["@context"], "id": base, "type": "OrderedCollection", "totalItems": 0}));
    w.run(
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
         SELECT 'Person', 'fan' || CAST(u.id * 3 + v.id AS TEXT), 'fan' || CAST(u.id * 100 + v.id AS TEXT), 'fans.example', \
         'https://fans.example/' || CAST(u.id * 100 + v.id AS TEXT), 0, 0 FROM users u CROSS JOIN users v WHERE v.id < 4 OR u.id < 0",
    )
    .await;
    w.run(
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT f.id, t.id, CASE WHEN f.username_fold LIKE '%01' THEN 'pending' ELSE 'accepted' END, 0, f.id, 0 \
         FROM actor f CROSS JOIN actor t WHERE f.host = 'fans.example' AND t.username = 'alice_channel'",
    )
    .await;
    let accepted: Vec<String> = w
        .all(
            "SELECT a.url FROM actor_follow f JOIN actor a ON a.id = f.follower_id WHERE f.state = 'accepted' ORDER BY f.created_at",
        )
        .await;
    assert_eq!(accepted.len(), 10);
    w.run(
        "UPDATE actor_follow SET state = 'accepted' WHERE id = (SELECT max(id) FROM actor_follow WHERE state = 'pending')",
    )
    .await;
    let all = document(&w, path).await;
    assert_eq!(names(&all), ["@context", "id", "type", "totalItems", "first"]);
    assert_eq!((&all["totalItems"], &all["first"]), (&json!(11), &json!(format!("{base}?page=1"))));
    let first = document(&w, &format!("{path}?page=1")).await;
    assert_eq!(names(&first), ["@context", "id", "type", "next", "partOf", "orderedItems", "totalItems"]);
    assert_eq!(first["type"], "OrderedCollectionPage");
    assert_eq!(first["orderedItems"].as_array().unwrap().len(), 10);
    let second = document(&w, &format!("{path}?page=2")).await;
    assert_eq!(names(&second), ["@context", "id", "type", "prev", "partOf", "orderedItems", "totalItems"]);
    assert_eq!(second["prev"], json!(format!("{base}?page=1")));
    assert_eq!(second["orderedItems"].as_array().unwrap().len(), 1);
    assert_eq!(document(&w, &format!("{path}?page=9999999")).await["type"], "OrderedCollection");
    for page in ["0", "-1", "x", "1e3"] {
        assert_eq!(document(&w, &format!("{path}?page={page}")).await, all, "{page}");
    }
    let following = document(&w, "/accounts/alice/following").await;
    assert_eq!(following["totalItems"], 0);
}

async fn an_outbox_tells_what_was_published(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let video = w.video("alice", "A video").await;
    w.video("bob", "Another").await;
    for (name, privacy) in [("unlisted", 2), ("private", 3), ("internal", 4), ("protected", 5)] {
        w.new_video("alice", world::NewVideo { privacy, ..world::NewVideo::named(name) }).await;
    }
    w.video("remote", "Elsewhere").await;
    let items = |page: &Value| page["orderedItems"].as_array().unwrap().clone();
    let url = format!("{own}/videos/watch/{}", video.uuid);
    let account = document(&w, "/accounts/alice/outbox?page=1").await;
    let followers = json!([format!("{own}/accounts/alice/followers")]);
    let to = json!([public(), format!("{own}/video-channels/alice_channel")]);
    assert_eq!(
        items(&account),
        [
            json!({"to": to, "cc": followers, "type": "Create", "id": format!("{url}/activity"), "actor": format!("{own}/accounts/alice"), "object": url})
        ]
    );
    let channel = document(&w, "/video-channels/alice_channel/outbox?page=1").await;
    let actor: i64 = w.one("SELECT id FROM actor WHERE username = 'alice_channel'").await;
    assert_eq!(
        items(&channel),
        [json!({"to": to, "cc": followers, "type": "Announce", "id": format!("{url}/announces/{actor}"),
            "actor": format!("{own}/video-channels/alice_channel"), "object": url})]
    );
    assert_eq!(document(&w, "/accounts/peertube/outbox").await["totalItems"], 2);
    assert_eq!(items(&document(&w, "/accounts/peertube/outbox?page=1&size=1").await).len(), 1);
    w.configure(|c| c.federation.videos.federate_unlisted = true);
    let unlisted = document(&w, "/video-channels/alice_channel/outbox?page=1").await;
    assert_eq!(unlisted["totalItems"], 2);
    assert_eq!((&items(&unlisted)[0]["to"], &items(&unlisted)[0]["cc"]), (&json!([]), &json!([public()])));
    w.run("UPDATE video SET blocked = TRUE").await;
    assert_eq!(document(&w, "/accounts/peertube/outbox").await["totalItems"], 0);
    fetch(&w, "/accounts/alice/outbox?page=0").await.names(&["page"]);
    fetch(&w, "/accounts/alice/outbox?page=x&size=51").await.names(&["page", "size"]);
}

async fn the_player_of_a_channel_has_a_look(t: &TestApp) {
    let w = world(t).await;
    let url = format!("{}/video-channels/alice_channel", origin(&w));
    let path = "/video-channels/alice_channel/player-settings";
    let look = document(&w, path).await;
    assert_eq!(names(&look), ["@context", "id", "object", "type", "theme"]);
    assert_eq!((&look["id"], &look["object"]), (&json!(format!("{url}/player-settings")), &json!(url)));
    assert_eq!(look["theme"], json!(w.app.config().defaults.player.theme.as_str()));
    w.run(
        "INSERT INTO player_setting (channel_id, theme, created_at, updated_at) SELECT c.id, 'lucide', 0, 0 FROM channel c \
         JOIN actor a ON a.id = c.actor_id WHERE a.username = 'alice_channel'",
    )
    .await;
    assert_eq!(document(&w, path).await["theme"], "lucide");
}

async fn pictures_are_told_in_their_sizes(t: &TestApp) {
    let w = world(t).await;
    assert!(document(&w, "/accounts/alice").await.get("icon").is_none());
    w.run(
        "UPDATE actor SET avatars = '[{\"file_name\":\"a.png\",\"width\":48,\"height\":48,\"created_at\":0}]' \
         WHERE username IN ('alice', 'alice_channel')",
    )
    .await;
    for path in ["/accounts/alice", "/video-channels/alice_channel"] {
        let actor = document(&w, path).await;
        let url = format!("{}/lazy-static/avatars/a.png", origin(&w));
        let icon = json!([{"type": "Image", "mediaType": "image/png", "url": url, "width": 48, "height": 48}]);
        assert_eq!((&actor["icon"], actor.get("image")), (&icon, None));
    }
}
