//! `users/me`: what one sees of oneself and may change.

use crate::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(shows_oneself, changes_oneself, changes_at_once_all_stay, refuses_wrong_fields, changes_the_password, leaves);

async fn shows_oneself(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let me = w.get("/api/v1/users/me", Some(&root)).await.is(200);
    let origin = t.app.config().webserver.origin();
    let host = t.app.config().webserver.host();
    let start = "2026-01-01T00:00:00.000Z";
    let p2p = t.app.config().defaults.p2p.webapp.enabled;
    let expected = json!({
        "id": 1, "username": "root", "email": "admin@example.com", "theme": "instance-default", "pendingEmail": null,
        "emailVerified": true, "nsfwPolicy": t.app.config().instance.default_nsfw_policy.as_str(),
        "nsfwFlagsDisplayed": 0, "nsfwFlagsHidden": 0, "nsfwFlagsWarned": 0, "nsfwFlagsBlurred": 0,
        "p2pEnabled": p2p, "videosHistoryEnabled": true, "autoPlayVideo": true, "autoPlayNextVideo": false,
        "autoPlayNextVideoPlaylist": true, "videoLanguages": null, "language": null,
        "role": {"id": 0, "label": "Administrator"}, "videoQuota": -1, "videoQuotaDaily": -1,
        "noInstanceConfigWarningModal": false, "noWelcomeModal": false, "noAccountSetupWarningModal": false,
        "blocked": false, "blockedReason": null,
        "account": {"url": format!("{origin}/accounts/root"), "name": "root", "host": host, "avatars": [], "id": 2,
            "hostRedundancyAllowed": false, "followingCount": 0, "followersCount": 0, "createdAt": start,
            "displayName": "root", "description": null, "updatedAt": start, "userId": 1},
        "notificationSettings": {"newCommentOnMyVideo": 1, "newVideoFromSubscription": 1, "abuseAsModerator": 3,
            "videoAutoBlacklistAsModerator": 3, "blacklistOnMyVideo": 3, "myVideoPublished": 1,
            "myVideoImportFinished": 1, "newUserRegistration": 1, "commentMention": 1, "newFollow": 1,
            "newInstanceFollower": 1, "autoInstanceFollowing": 1, "abuseNewMessage": 3, "abuseStateChange": 3,
            "newPeerTubeVersion": 3, "myVideoStudioEditionFinished": 1, "myVideoTranscriptionGenerated": 1,
            "newPluginVersion": 1, "automaticBlocklist": 1},
        "videoChannels": [{"url": format!("{origin}/video-channels/root_channel"), "name": "root_channel",
            "host": host, "avatars": [], "id": 1, "hostRedundancyAllowed": false, "followingCount": 0,
            "followersCount": 0, "createdAt": start, "banners": [], "displayName": "Main root channel",
            "description": null, "support": null, "publicEmail": null, "isLocal": true, "updatedAt": start,
            "ownerAccountId": null, "ownerAccountName": null}],
        "createdAt": start, "pluginAuth": null, "lastLoginDate": start, "twoFactorEnabled": false,
        "newFeaturesInfoRead": 1, "adminFlags": 0, "videoChannelCollaborations": [], "specialPlaylists": [],
    });
    assert_eq!(me, expected);
    // The order of the keys is PeerTube's as well.
    assert_eq!(me.to_string(), expected.to_string());

    let used = w.get("/api/v1/users/me/video-quota-used", Some(&root)).await.is(200);
    assert_eq!(used, json!({"videoQuotaUsed": 0, "videoQuotaUsedDaily": 0}));
    let refused = w.get("/api/v1/users/me", None).await.refused(401, "Token is invalid");
    assert_eq!(refused["code"], "unauthorized_request");
}

async fn put(w: &World, token: &str, body: Value) -> crate::world::Answer {
    w.call("PUT", "/api/v1/users/me", Some(token), Some(body)).await
}

async fn changes_oneself(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, alice) = w.user(&root, "alice", 2).await;
    let body = json!({"displayName": "Alice", "description": "I make films", "nsfwPolicy": "warn",
        "autoPlayVideo": false, "nsfwFlagsHidden": 1, "videoLanguages": ["de", "en"], "p2pEnabled": true});
    put(&w, &alice, body).await.is(204);
    let me = w.get("/api/v1/users/me", Some(&alice)).await.is(200);
    assert_eq!(me["account"]["displayName"], "Alice");
    assert_eq!(me["account"]["description"], "I make films");
    assert_eq!(me["nsfwPolicy"], "warn");
    assert_eq!(me["autoPlayVideo"], false);
    assert_eq!(me["nsfwFlagsHidden"], 1);
    let mut keys: Vec<&str> = me.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys.join(" "),
        "account adminFlags autoPlayNextVideo autoPlayNextVideoPlaylist autoPlayVideo blocked blockedReason createdAt email \
         emailVerified id language lastLoginDate newFeaturesInfoRead noAccountSetupWarningModal \
         noInstanceConfigWarningModal noWelcomeModal notificationSettings nsfwFlagsBlurred nsfwFlagsDisplayed \
         nsfwFlagsHidden nsfwFlagsWarned nsfwPolicy p2pEnabled pendingEmail pluginAuth role specialPlaylists theme \
         twoFactorEnabled username videoChannelCollaborations videoChannels videoLanguages videoQuota videoQuotaDaily \
         videosHistoryEnabled"
    );
    assert_eq!(me["videoLanguages"], json!(["de", "en"]));
    // What is left out stays, null clears.
    put(&w, &alice, json!({"description": null, "videoLanguages": null})).await.is(204);
    let me = w.get("/api/v1/users/me", Some(&alice)).await.is(200);
    assert_eq!((&me["account"]["displayName"], &me["account"]["description"]), (&json!("Alice"), &Value::Null));
    assert_eq!((&me["nsfwPolicy"], &me["videoLanguages"]), (&json!("warn"), &Value::Null));
}

async fn changes_at_once_all_stay(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, alice) = w.user(&root, "alice", 2).await;
    // Each differs from what a new user has.
    let changes = [
        json!({"autoPlayVideo": false}),
        json!({"autoPlayNextVideo": true}),
        json!({"autoPlayNextVideoPlaylist": false}),
        json!({"videosHistoryEnabled": false}),
        json!({"nsfwPolicy": "warn"}),
        json!({"nsfwFlagsHidden": 1}),
        json!({"videoLanguages": ["de"]}),
        json!({"language": "fr"}),
    ];
    let sent = changes.iter().map(|change| put(&w, &alice, change.clone()));
    for answer in futures::future::join_all(sent).await {
        answer.is(204);
    }
    let me = w.get("/api/v1/users/me", Some(&alice)).await.is(200);
    for (name, value) in changes.iter().flat_map(|change| change.as_object().unwrap()) {
        assert_eq!(&me[name], value, "{name}");
    }
}

async fn refuses_wrong_fields(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, alice) = w.user(&root, "alice", 2).await;
    for (field, value) in [
        ("theme", json!("background-red")),
        ("email", json!("blabla")),
        ("password", json!("bla")),
        ("nsfwPolicy", json!("hello")),
        ("nsfwFlagsHidden", json!("hello")),
        ("displayName", json!("")),
        ("displayName", json!("x".repeat(121))),
        ("description", json!("x".repeat(1001))),
        ("autoPlayVideo", json!([])),
        ("videoLanguages", json!({"a": 1})),
    ] {
        let json = put(&w, &alice, json!({ field: value.clone(), "currentPassword": "password" })).await;
        let json = json.refused(400, &format!("Incorrect request parameters: {field}"));
        let error = json!({"type": "field", "value": value, "msg": "Invalid value", "path": field, "location": "body"});
        assert_eq!(json["invalid-params"][field], error);
    }
    for (field, value, message) in [
        ("p2pEnabled", json!("perhaps"), "Should have a valid p2p enabled boolean"),
        ("videosHistoryEnabled", json!(-1), "Should have a valid videos history enabled boolean"),
        ("autoPlayNextVideo", json!("t"), "Should have a valid autoPlayNextVideo boolean"),
        ("noWelcomeModal", json!("t"), "Should have a valid noWelcomeModal boolean"),
        ("language", json!("../en"), "Invalid value"),
    ] {
        let json = put(&w, &alice, json!({ field: value })).await.is(400);
        assert_eq!(json["invalid-params"][field]["msg"], message);
    }
    // Who does not know the password is told no more than that.
    let guessed = put(&w, &alice, json!({"password": "x".repeat(300), "currentPassword": "wrong"})).await;
    guessed.refused(401, "currentPassword is invalid.");
    put(&w, &alice, json!({"email": "a@b.de"})).await.refused(400, "currentPassword parameter is missing");
    let taken = json!({"email": "ADMIN@example.com", "currentPassword": "password"});
    put(&w, &alice, taken).await.refused(409, "User with this email already exists.");
    let email = json!({"email": "alice2@example.com", "currentPassword": "password"});
    put(&w, &alice, email).await.is(204);
    w.sign_in("alice2@example.com", "password").await;
}

async fn changes_the_password(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, here) = w.user(&root, "alice", 2).await;
    let elsewhere = w.sign_in("alice", "password").await;
    let wrong = put(&w, &here, json!({"currentPassword": "wrong", "password": "new password"})).await;
    let json = wrong.refused(401, "currentPassword is invalid.");
    assert_eq!(json["code"], "current_password_is_invalid");
    put(&w, &here, json!({"currentPassword": "password", "password": "new password"})).await.is(204);
    w.get("/api/v1/users/me", Some(&here)).await.is(200);
    w.get("/api/v1/users/me", Some(&elsewhere)).await.is(401);
    w.token("grant_type=password&username=alice&password=password").await.is(400);
    w.sign_in("alice", "new password").await;
}

async fn leaves(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, alice) = w.user(&root, "alice", 2).await;
    w.call("DELETE", "/api/v1/users/me", Some(&alice), None).await.is(204);
    w.get("/api/v1/users/me", Some(&alice)).await.is(401);
    w.get("/api/v1/accounts/alice", None).await.refused(404, "Account not found");
    w.get("/api/v1/video-channels/alice_channel", None).await.refused(404, "Video channel not found");
    let refused = w.call("DELETE", "/api/v1/users/me", Some(&root), None).await;
    refused.refused(400, "You cannot delete your root account.");
    // Nobody else becomes alice.
    let again = json!({"username": "alice", "password": "password", "email": "new@example.com", "role": 2});
    let again = w.call("POST", "/api/v1/users", Some(&root), Some(again)).await;
    again.refused(
        409,
        "Another actor (account/channel) with name alice on this instance already exists or has already existed.",
    );
}
