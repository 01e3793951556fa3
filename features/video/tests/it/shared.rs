//! What collaborators of a channel may do with its videos, and what its log says of it.

use crate::around::at;
use crate::support::media;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, World};

on_both!(
    collaborators_manage_a_channels_videos,
    collaborators_see_what_is_hidden,
    collaborators_publish_on_the_owners_quota,
    moderators_publish_everywhere_on_the_owners_quota,
    a_video_that_moves_is_logged_on_both_sides,
);

const CHANNEL: &str = "/api/v1/video-channels/alice_channel";

async fn world(t: &TestApp) -> World {
    let routes = video::routes(&t.app).merge(catalog::routes(&t.app)).merge(channel::routes(&t.app));
    let w = World::with_router(t, routes.split().0.layer(catalog::routes::shared())).await;
    w.configure(|c| {
        c.secrets.peertube = config::Secret::new("a secret of the tests");
        c.transcoding.enabled = false;
    });
    w
}

/// Bob helps with alice's channel; the number of the collaboration.
async fn bob_helps(w: &World) -> i64 {
    let invite = w.post("alice", &format!("{CHANNEL}/collaborators/invite"), json!({"accountHandle": "bob"})).await;
    let id = invite.is(200)["collaborator"]["id"].as_i64().unwrap();
    w.bare("bob", "POST", &format!("{CHANNEL}/collaborators/{id}/accept")).await.is(204);
    id
}

/// `who did what` of a channel, oldest first.
async fn log(w: &World, who: &str, channel: &str) -> Vec<String> {
    let list = w.get(who, &format!("/api/v1/video-channels/{channel}/activities?sort=createdAt")).await.is(200);
    let entry = |e: &Value| {
        let what = e["video"]["name"].as_str().unwrap_or("-");
        format!("{} {} {what}", e["account"]["name"].as_str().unwrap(), e["action"]["label"].as_str().unwrap())
    };
    list["data"].as_array().unwrap().iter().map(entry).collect()
}

async fn collaborators_manage_a_channels_videos(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "ours").await;
    let whole = format!("/api/v1/videos/{}", video.uuid);
    let foreign = "Cannot manage a video of another user.";
    w.form("bob", "PUT", &whole, &[("name", "theirs")], &[]).await.refused(403, foreign);
    w.get("bob", &at(&video, "embed-privacy")).await.refused(403, foreign);
    let id = bob_helps(&w).await;
    w.form("bob", "PUT", &whole, &[("name", "ours too")], &[]).await.is(204);
    let chapters = json!({"chapters": [{"timecode": 1, "title": "a"}, {"timecode": 3, "title": "b"}]});
    w.put("bob", &at(&video, "chapters"), chapters).await.is(204);
    w.put("bob", &at(&video, "embed-privacy"), json!({"policy": 2, "domains": ["example.com"]})).await.is(204);
    let vtt: &[u8] = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n";
    w.form("bob", "PUT", &at(&video, "captions/fr"), &[], &[("captionfile", "a.vtt", vtt)]).await.is(204);
    w.delete("bob", &at(&video, "captions/fr")).await.is(204);
    w.form("bob", "PUT", &whole, &[("privacy", "5"), ("videoPasswords[0]", "secret")], &[]).await.is(204);
    w.put("bob", &at(&video, "passwords"), json!({"passwords": ["another"]})).await.is(204);
    w.put("bob", "/api/v1/player-settings/video-channels/alice_channel", json!({"theme": "lucide"})).await.is(200);
    w.delete("bob", &whole).await.is(204);
    // Removed or not, it is called what it was called.
    let expected = [
        "bob Update ours too",
        "bob Update chapters ours too",
        "bob Update embed policy ours too",
        "bob Update captions ours too",
        "bob Update captions ours too",
        "bob Update ours too",
        "bob Update passwords ours too",
        "bob Update -",
        "bob Delete ours too",
    ];
    assert_eq!(log(&w, "alice", "alice_channel").await, expected);
    // Whose help ended is a stranger again.
    w.delete("bob", &format!("{CHANNEL}/collaborators/{id}")).await.is(204);
    let second = w.video("alice", "second").await;
    w.delete("bob", &format!("/api/v1/videos/{}", second.uuid)).await.refused(403, foreign);
}

async fn collaborators_see_what_is_hidden(t: &TestApp) {
    let w = world(t).await;
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    let protected = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("protected") }).await;
    let whole = |v: &world::Video| format!("/api/v1/videos/{}", v.uuid);
    for video in [&private, &protected] {
        w.get("bob", &whole(video)).await.is(403);
        w.get("bob", &at(video, "description")).await.is(403);
        w.bare("bob", "POST", &at(video, "token")).await.is(403);
    }
    bob_helps(&w).await;
    for video in [&private, &protected] {
        assert_eq!(w.get("bob", &whole(video)).await.is(200)["id"], video.id);
        w.get("bob", &at(video, "description")).await.is(200);
        assert!(w.bare("bob", "POST", &at(video, "token")).await.is(200)["files"]["token"].is_string());
        w.get("carol", &whole(video)).await.is(403);
        w.get("", &whole(video)).await.is(401);
    }
    let mine = "/api/v1/users/me/videos?sort=name";
    assert_eq!(w.get("bob", mine).await.is(200)["total"], 0);
    let with = w.get("bob", &format!("{mine}&includeCollaborations=true")).await.is(200);
    let names: Vec<&Value> = with["data"].as_array().unwrap().iter().map(|v| &v["name"]).collect();
    assert_eq!((&with["total"], names), (&json!(2), vec![&json!("private"), &json!("protected")]));
    assert_eq!(w.get("carol", &format!("{mine}&includeCollaborations=true")).await.is(200)["total"], 0);
    w.get("bob", &format!("{mine}&includeCollaborations=maybe")).await.names(&["includeCollaborations"]);
}

async fn collaborators_publish_on_the_owners_quota(t: &TestApp) {
    let w = world(t).await;
    let channel = w.person("alice").channel_id.to_string();
    let fields = [("name", "a gift"), ("channelId", channel.as_str()), ("privacy", "1")];
    let upload = async || {
        w.form("bob", "POST", "/api/v1/videos/upload", &fields, &[("videofile", "a.webm", &media().webm)]).await
    };
    upload().await.refused(403, "This user cannot manage this channel");
    bob_helps(&w).await;
    w.run("UPDATE users SET video_quota = 10 WHERE username = 'alice'").await;
    upload().await.refused(413, "The user video quota is exceeded");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    w.run("UPDATE users SET video_quota = CASE username WHEN 'bob' THEN 10 ELSE -1 END").await;
    let id = upload().await.is(200)["video"]["uuid"].as_str().unwrap().to_owned();
    assert_eq!(w.get("", &format!("/api/v1/videos/{id}")).await.is(200)["channel"]["name"], "alice_channel");
    assert_eq!(log(&w, "alice", "alice_channel").await, ["bob Create a gift"]);
}

async fn moderators_publish_everywhere_on_the_owners_quota(t: &TestApp) {
    let w = world(t).await;
    let upload = async |who: &str, channel: &str| {
        let channel = w.person(channel).channel_id.to_string();
        let fields = [("name", "a gift"), ("channelId", channel.as_str()), ("privacy", "1")];
        w.form(who, "POST", "/api/v1/videos/upload", &fields, &[("videofile", "a.webm", &media().webm)]).await
    };
    upload("bob", "alice").await.refused(403, "This user cannot manage this channel");
    upload("bob", "remote").await.refused(403, "This user cannot manage this channel");
    upload("mod", "remote").await.refused(403, "The channel must be local.");
    w.run("UPDATE users SET video_quota = 10 WHERE username = 'alice'").await;
    upload("mod", "alice").await.refused(413, "The user video quota is exceeded");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video").await, 0);
    w.run("UPDATE users SET video_quota = CASE username WHEN 'mod' THEN 10 ELSE -1 END").await;
    let id = upload("mod", "alice").await.is(200)["video"]["uuid"].as_str().unwrap().to_owned();
    let whole = format!("/api/v1/videos/{id}");
    assert_eq!(w.get("", &whole).await.is(200)["account"]["name"], "alice");
    // They put it into somebody else's channel, if that one has room.
    let bobs = w.person("bob").channel_id.to_string();
    w.run("UPDATE users SET video_quota = 10 WHERE username = 'bob'").await;
    w.form("mod", "PUT", &whole, &[("channelId", &bobs)], &[]).await.refused(413, "The user video quota is exceeded");
    assert_eq!(w.get("", &whole).await.is(200)["account"]["name"], "alice");
    w.run("UPDATE users SET video_quota = -1").await;
    w.form("mod", "PUT", &whole, &[("channelId", &bobs)], &[]).await.is(204);
    assert_eq!(w.get("", &whole).await.is(200)["account"]["name"], "bob");
    w.form("alice", "PUT", &whole, &[("name", "mine")], &[]).await.is(403);
}

async fn a_video_that_moves_is_logged_on_both_sides(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "moved").await;
    bob_helps(&w).await;
    let to = w.person("bob").channel_id.to_string();
    let whole = format!("/api/v1/videos/{}", video.uuid);
    w.form("alice", "PUT", &whole, &[("channelId", &to)], &[])
        .await
        .refused(403, "This user cannot manage this channel");
    w.form("bob", "PUT", &whole, &[("channelId", &to)], &[]).await.is(204);
    assert_eq!(log(&w, "alice", "alice_channel").await, ["bob Remove channel ownership moved"]);
    assert_eq!(log(&w, "bob", "bob_channel").await, ["bob Create channel ownership moved"]);
}
