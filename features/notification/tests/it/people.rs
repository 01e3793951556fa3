//! Newcomers, invitations to channels, and offers of videos and channels.

use crate::support::{happened, keys, kinds, told, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(
    those_who_look_after_users_hear_of_newcomers,
    who_is_invited_hears_of_it,
    who_invited_hears_the_answer,
    who_is_offered_something_hears_of_it,
    those_who_gave_hear_the_answer,
    nobody_is_invited_by_those_they_mute
);

async fn those_who_look_after_users_hear_of_newcomers(t: &TestApp) {
    let w = world(t).await;
    let carol = w.person("carol");
    happened(&w, "user.registered", carol.user_id).await;
    for who in ["root", "mod"] {
        let n = told(&w, who).await.remove(0);
        assert_eq!(keys(&n), ["id", "type", "read", "data", "account", "createdAt", "updatedAt"]);
        assert_eq!(
            (&n["type"], &n["account"]["name"], &n["account"]["id"]),
            (&json!(9), &json!("carol"), &json!(carol.account_id))
        );
    }
    w.run(
        "INSERT INTO user_registration (state, username, username_fold, email, email_fold, password_hash, reason, \
           created_at, updated_at) VALUES (1, 'Dave', 'dave', 'd@example.com', 'd@example.com', '', 'Please', 1, 1)",
    )
    .await;
    let id: i64 = w.one("SELECT id FROM user_registration").await;
    happened(&w, "registration.requested", id).await;
    let n = told(&w, "mod").await.remove(0);
    assert_eq!(keys(&n), ["id", "type", "read", "data", "registration", "createdAt", "updatedAt"]);
    assert_eq!((&n["type"], &n["registration"]), (&json!(20), &json!({"id": id, "username": "Dave"})));
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "root").await), (vec![], vec![20, 9]));
    // Some want to hear of neither.
    w.run("INSERT INTO notification_setting (user_id, new_user_registration, updated_at) SELECT id, 0, 0 FROM users")
        .await;
    happened(&w, "user.registered", carol.user_id).await;
    happened(&w, "registration.requested", id).await;
    assert_eq!(kinds(&w, "root").await, [20, 9]);
    // A request that is gone is told no more, and not told of.
    w.run("DELETE FROM user_registration").await;
    happened(&w, "registration.requested", id).await;
    assert_eq!(kinds(&w, "root").await, [9]);
}

/// Bob is asked to help with Alice's channel.
async fn invite(w: &World) -> i64 {
    w.run(
        "INSERT INTO channel_collaborator (channel_id, account_id, state, created_at, updated_at) \
           SELECT c.id, b.id, 1, 1, 1 FROM channel c, account a, account b \
           WHERE c.account_id = a.id AND a.name = 'alice' AND b.name = 'bob'",
    )
    .await;
    w.one("SELECT max(id) FROM channel_collaborator").await
}

async fn who_is_invited_hears_of_it(t: &TestApp) {
    let w = world(t).await;
    let id = invite(&w).await;
    w.run("UPDATE actor SET avatars = '[{\"file_name\":\"a.png\",\"width\":48,\"height\":48,\"created_at\":0}]' WHERE username = 'alice'").await;
    happened(&w, "collaborator.invited", id).await;
    let n = told(&w, "bob").await.remove(0);
    assert_eq!(keys(&n), ["id", "type", "read", "data", "videoChannelCollaborator", "createdAt", "updatedAt"]);
    let collaborator = &n["videoChannelCollaborator"];
    assert_eq!(keys(collaborator), ["id", "channelOwner", "channel", "account", "state"]);
    let picture = json!({"fileUrl": "http://127.0.0.1:9000/lazy-static/avatars/a.png",
        "path": "/lazy-static/avatars/a.png", "width": 48});
    let alice = json!({"id": w.person("alice").account_id, "displayName": "alice", "name": "alice",
        "host": "127.0.0.1:9000", "avatar": picture, "avatars": [picture]});
    assert_eq!(collaborator["channelOwner"], alice);
    assert_eq!(
        (&n["type"], &collaborator["id"], &collaborator["state"]),
        (&json!(23), &json!(id), &json!({"id": 1, "label": "Pending"}))
    );
    assert_eq!(
        (&collaborator["channel"]["name"], &collaborator["account"]["name"]),
        (&json!("alice_channel"), &json!("bob"))
    );
    assert_eq!(keys(&collaborator["channel"]), ["id", "displayName", "name", "host", "avatars"]);
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    // Taken back.
    w.run("DELETE FROM channel_collaborator").await;
    assert_eq!(kinds(&w, "bob").await, [0; 0]);
    happened(&w, "collaborator.invited", id).await;
    assert_eq!(kinds(&w, "bob").await, [0; 0]);
}

async fn who_invited_hears_the_answer(t: &TestApp) {
    let w = world(t).await;
    let id = invite(&w).await;
    w.run("UPDATE channel_collaborator SET state = 2").await;
    happened(&w, "collaborator.accepted", id).await;
    let n = told(&w, "alice").await.remove(0);
    assert_eq!((&n["type"], &n["videoChannelCollaborator"]["state"]["label"]), (&json!(24), &json!("Accepted")));
    w.run("UPDATE channel_collaborator SET state = 3").await;
    happened(&w, "collaborator.rejected", id).await;
    let n = told(&w, "alice").await.remove(0);
    assert_eq!((&n["type"], &n["videoChannelCollaborator"]["state"]["label"]), (&json!(25), &json!("Rejected")));
    assert_eq!(kinds(&w, "bob").await, [0; 0]);
}

/// Alice offers Bob a video, or her channel.
async fn offer(w: &World, video: bool) -> i64 {
    w.run(match video {
        true => {
            "INSERT INTO ownership_change (state, initiator_id, next_owner_id, video_id, created_at, updated_at) \
               SELECT 1, a.id, b.id, v.id, 1, 1 FROM account a, account b, video v WHERE a.name = 'alice' AND b.name = 'bob'"
        }
        false => {
            "INSERT INTO ownership_change (state, initiator_id, next_owner_id, channel_id, created_at, updated_at) \
               SELECT 1, a.id, b.id, c.id, 1, 1 FROM account a, account b, channel c \
               WHERE a.name = 'alice' AND b.name = 'bob' AND c.account_id = a.id"
        }
    })
    .await;
    w.one("SELECT max(id) FROM ownership_change").await
}

async fn who_is_offered_something_hears_of_it(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    let id = offer(&w, true).await;
    happened(&w, "ownership.requested", id).await;
    let n = told(&w, "bob").await.remove(0);
    assert_eq!(keys(&n), ["id", "type", "read", "data", "changeOwnership", "createdAt", "updatedAt"]);
    let change = &n["changeOwnership"];
    assert_eq!(keys(change), ["id", "state", "initiatorAccount", "nextOwnerAccount", "video"]);
    assert_eq!(
        (&n["type"], &change["id"], &change["state"]),
        (&json!(26), &json!(id), &json!({"id": 1, "label": "Pending"}))
    );
    assert_eq!(
        (&change["initiatorAccount"]["name"], &change["nextOwnerAccount"]["name"]),
        (&json!("alice"), &json!("bob"))
    );
    assert_eq!(change["video"]["name"], "A video");
    let id = offer(&w, false).await;
    happened(&w, "ownership.requested", id).await;
    let n = told(&w, "bob").await.remove(0);
    assert_eq!(keys(&n["changeOwnership"]), ["id", "state", "initiatorAccount", "nextOwnerAccount", "channel"]);
    assert_eq!((&n["type"], &n["changeOwnership"]["channel"]["name"]), (&json!(29), &json!("alice_channel")));
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
}

async fn those_who_gave_hear_the_answer(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    // Carol helps with the channel, and Mod was only asked to.
    w.run(
        "INSERT INTO channel_collaborator (channel_id, account_id, state, created_at, updated_at) \
           SELECT c.id, b.id, CASE WHEN b.name = 'carol' THEN 2 ELSE 1 END, 1, 1 FROM channel c, account a, account b \
           WHERE c.account_id = a.id AND a.name = 'alice' AND b.name IN ('carol', 'mod')",
    )
    .await;
    let (video, channel) = (offer(&w, true).await, offer(&w, false).await);
    for id in [video, channel] {
        happened(&w, "ownership.rejected", id).await;
    }
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "carol").await), (vec![31, 28], vec![31, 28]));
    // They belong to Bob now.
    w.run("UPDATE video SET channel_id = (SELECT c.id FROM channel c JOIN account a ON a.id = c.account_id WHERE a.name = 'bob')").await;
    w.run("UPDATE ownership_change SET state = 3").await;
    happened(&w, "ownership.accepted", video).await;
    w.run(
        "UPDATE channel SET account_id = (SELECT id FROM account WHERE name = 'bob') WHERE name = 'Channel of alice'",
    )
    .await;
    happened(&w, "ownership.accepted", channel).await;
    assert_eq!(kinds(&w, "alice").await, [30, 27, 31, 28]);
    assert_eq!(kinds(&w, "carol").await, [30, 31, 28]);
    assert_eq!((kinds(&w, "bob").await, kinds(&w, "mod").await), (vec![], vec![]));
    assert_eq!(told(&w, "alice").await[0]["changeOwnership"]["state"]["label"], "Accepted");
}

async fn nobody_is_invited_by_those_they_mute(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    let (invitation, offered) = (invite(&w).await, offer(&w, true).await);
    happened(&w, "collaborator.invited", invitation).await;
    happened(&w, "ownership.requested", offered).await;
    assert_eq!(kinds(&w, "bob").await, [26, 23]);
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) \
           SELECT b.id, a.id, 1 FROM account a, account b WHERE a.name = 'alice' AND b.name = 'bob'",
    )
    .await;
    let mute: i64 = w.one("SELECT id FROM account_mute").await;
    happened(&w, "account.muted", mute).await;
    work(&w.app).await;
    assert_eq!(kinds(&w, "bob").await, [0; 0]);
    happened(&w, "collaborator.invited", invitation).await;
    happened(&w, "ownership.requested", offered).await;
    assert_eq!(kinds(&w, "bob").await, [0; 0]);
}
