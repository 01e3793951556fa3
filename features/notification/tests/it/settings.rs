//! Where people want to be told of what.

use crate::support::{keys, world};
use database::Error;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    a_new_person_has_peertubes_settings,
    everybody_chooses_for_themselves,
    wrong_settings_are_named,
    lists_of_users_show_them
);

const PATH: &str = "/api/v1/users/me/notification-settings";

fn all(value: i64) -> Value {
    let names = [
        "newVideoFromSubscription",
        "newCommentOnMyVideo",
        "abuseAsModerator",
        "videoAutoBlacklistAsModerator",
        "blacklistOnMyVideo",
        "myVideoImportFinished",
        "myVideoPublished",
        "commentMention",
        "newFollow",
        "newUserRegistration",
        "newInstanceFollower",
        "autoInstanceFollowing",
        "abuseNewMessage",
        "abuseStateChange",
        "newPeerTubeVersion",
        "myVideoStudioEditionFinished",
        "myVideoTranscriptionGenerated",
        "newPluginVersion",
        "automaticBlocklist",
    ];
    names.into_iter().map(|name| (name.to_owned(), json!(value))).collect::<serde_json::Map<_, _>>().into()
}

async fn a_new_person_has_peertubes_settings(t: &TestApp) {
    let w = world(t).await;
    let alice = w.person("alice").clone();
    let who =
        channel::Registered { user_id: alice.user_id, account_id: alice.account_id, channel_id: alice.channel_id };
    let made = t.app.db.write(who, |tx, who| {
        async move {
            notification::registered(tx, who, 7).await.map_err(|problem| Error::Schema(problem.to_string()))?;
            tx.one::<i64>("SELECT count(*) FROM notification_setting").await
        }
        .boxed()
    });
    assert_eq!(made.await.unwrap(), 1);
    let settings = w.get("alice", "/api/v1/users/me").await.is(200)["notificationSettings"].clone();
    let mut names = keys(&settings);
    names.sort_unstable();
    let expected = all(1);
    let mut expected = keys(&expected);
    expected.sort_unstable();
    assert_eq!(names, expected);
    for (name, value) in settings.as_object().unwrap() {
        let both = matches!(
            name.as_str(),
            "abuseAsModerator"
                | "videoAutoBlacklistAsModerator"
                | "blacklistOnMyVideo"
                | "abuseNewMessage"
                | "abuseStateChange"
                | "newPeerTubeVersion"
        );
        assert_eq!(value, if both { 3 } else { 1 }, "{name}");
    }
    // Somebody without a row has the same.
    assert_eq!(w.get("bob", "/api/v1/users/me").await.is(200)["notificationSettings"], settings);
}

async fn everybody_chooses_for_themselves(t: &TestApp) {
    let w = world(t).await;
    let of = async |who: &str| w.get(who, "/api/v1/users/me").await.is(200)["notificationSettings"].clone();
    let before = of("bob").await;
    let answer = w.put("alice", PATH, all(2)).await;
    assert_eq!((answer.status.as_u16(), answer.bytes.len()), (204, 0));
    for (name, value) in of("alice").await.as_object().unwrap() {
        assert_eq!(value, 2, "{name}");
    }
    assert_eq!(of("bob").await, before);
    // What PeerTube does not ask for stays as it is when it is left out.
    let mut some = all(0);
    some.as_object_mut().unwrap().remove("newPluginVersion");
    w.put("alice", PATH, some).await.is(204);
    let after = of("alice").await;
    assert_eq!((&after["newPluginVersion"], &after["automaticBlocklist"]), (&json!(2), &json!(0)));
    w.put("", PATH, all(1)).await.refused(401, "Token is invalid");
}

async fn wrong_settings_are_named(t: &TestApp) {
    let w = world(t).await;
    w.put("alice", PATH, all(2)).await.is(204);
    let refused = w.put("alice", PATH, json!({"newVideoFromSubscription": 1})).await.names(&[
        "newCommentOnMyVideo",
        "abuseAsModerator",
        "videoAutoBlacklistAsModerator",
        "blacklistOnMyVideo",
        "myVideoImportFinished",
        "myVideoPublished",
        "commentMention",
        "newFollow",
        "newUserRegistration",
        "newInstanceFollower",
        "autoInstanceFollowing",
    ]);
    let error = json!({"type": "field", "msg": "Invalid value", "path": "newFollow", "location": "body"});
    assert_eq!(refused["invalid-params"]["newFollow"], error);
    for (name, value) in
        [("newFollow", json!(15)), ("newFollow", json!("1")), ("newFollow", json!(-1)), ("abuseNewMessage", json!(4))]
    {
        let mut body = all(1);
        body[name] = value.clone();
        let refused = w.put("alice", PATH, body).await.names(&[name]);
        assert_eq!(refused["invalid-params"][name]["value"], value);
    }
    assert_eq!(w.get("alice", "/api/v1/users/me").await.is(200)["notificationSettings"]["newFollow"], 2);
}

async fn lists_of_users_show_them(t: &TestApp) {
    let w = world(t).await;
    w.put("bob", PATH, all(0)).await.is(204);
    let list = w.get("root", "/api/v1/users?sort=id").await.is(200);
    let of = |name: &str| {
        let users = list["data"].as_array().unwrap();
        users.iter().find(|u| u["username"] == name).unwrap()["notificationSettings"]["newFollow"].clone()
    };
    assert_eq!((of("bob"), of("carol")), (json!(0), json!(1)));
}
