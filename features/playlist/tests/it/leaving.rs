//! Watch later, and what becomes of playlists when channels and people go.

use crate::scene::{PATH, add, files, names, playlist};
use futures::FutureExt;
use platform::testing::TestApp;
use platform::{Caller, Role, buckets, on_both};
use serde_json::{Value, json};
use world::World;

on_both!(
    everybody_has_a_watch_later,
    who_is_here_already_gets_one,
    a_channel_that_goes_leaves_its_playlists_private,
    a_person_takes_their_playlists_along
);

async fn settled(t: &TestApp) -> World {
    channel::set_hooks(channel::Hooks {
        registered: &[|tx, who, now| playlist::watch_later::create(tx, who, now).boxed()],
        actor_goes: &[],
        remove_videos: |tx, channel_id, now| video::delete::delete_of_channel(tx, channel_id, now).boxed(),
        channel_goes: &[|tx, channel_id, now| playlist::leaving::channel_goes(tx, channel_id, now).boxed()],
        account_goes: &[|tx, account_id, now| playlist::leaving::account_goes(tx, account_id, now).boxed()],
        set_support: |_, _, _, _| async { Ok(()) }.boxed(),
    });
    World::new(t, playlist::routes(&t.app).merge(channel::routes(&t.app))).await
}

async fn everybody_has_a_watch_later(t: &TestApp) {
    let w = settled(t).await;
    let new = channel::NewUser {
        username: "dora".to_owned(),
        email: "dora@example.com".to_owned(),
        email_verified: None,
        password: channel::Password::Plain("a long password".to_owned()),
        display_name: None,
        role: Role::User,
        admin_flags: 0,
        video_quota: None,
        video_quota_daily: None,
        channel_name: None,
        channel_display_name: None,
    };
    let dora = channel::register(&t.app, new).await.unwrap();
    let sql = "SELECT id FROM playlist WHERE account_id = $1";
    let id: i64 = w.one(database::Sql::new(sql).bind(dora.account_id)).await;
    let path = format!("{PATH}/{id}");
    let seen = w.get("root", &path).await.is(200);
    let origin = t.app.config().webserver.origin();
    assert_eq!(
        (&seen["displayName"], &seen["type"]),
        (&json!("Watch later"), &json!({"id": 2, "label": "Watch later"}))
    );
    assert_eq!((&seen["privacy"]["id"], &seen["videoChannel"]), (&json!(3), &Value::Null));
    assert_eq!(seen["url"], format!("{origin}/video-playlists/{}", seen["uuid"].as_str().unwrap()));
    assert_eq!(seen["ownerAccount"]["name"], "dora");
    w.get("alice", &path).await.is(403);
    // It is neither changed nor removed, whoever asks.
    for who in ["alice", "root"] {
        w.delete(who, &path).await.refused(400, "Cannot delete a watch later playlist.");
    }
    w.put("root", &path, json!({"displayName": "x"})).await.refused(400, "Cannot update a watch later playlist.");
    let video = w.video("alice", "v").await.id;
    add(&w, "root", id, video).await;
    let caller = Caller {
        user_id: dora.user_id,
        account_id: dora.account_id,
        username: "dora".into(),
        role: Role::User,
        session_id: 1,
    };
    assert!(
        playlist::policy::may_manage(
            &caller,
            &playlist::policy::Facts { privacy: 3, owner_account_id: dora.account_id, is_local: true },
            false,
            platform::Right::UpdateAnyPlaylist
        )
        .is_ok()
    );
}

async fn who_is_here_already_gets_one(t: &TestApp) {
    let w = World::new(t, playlist::routes(&t.app).merge(user::routes(&t.app))).await;
    assert_eq!(w.get("alice", "/api/v1/users/me").await.is(200)["specialPlaylists"], json!([]));
    let step = platform::schema::STEPS.iter().find(|s| s.name.ends_with("_playlist")).unwrap();
    let at = step.sqlite.find("INSERT INTO playlist").unwrap();
    w.run(&step.sqlite[at..]).await;
    // Everybody who lives here, and nobody else.
    assert_eq!(w.one::<i64>("SELECT count(*) FROM playlist").await, 5);
    let mine = w.get("alice", "/api/v1/accounts/alice/video-playlists?playlistType=2").await.is(200);
    let later = &mine["data"][0];
    assert_eq!(
        (&mine["total"], &later["displayName"], &later["privacy"]["id"]),
        (&json!(1), &json!("Watch later"), &json!(3))
    );
    let special = json!([{"id": later["id"], "name": "Watch later", "type": 2}]);
    assert_eq!(w.get("alice", "/api/v1/users/me").await.is(200)["specialPlaylists"], special);
    let origin = t.app.config().webserver.origin();
    assert_eq!(later["url"], format!("{origin}/video-playlists/{}", later["uuid"].as_str().unwrap()));
    assert_eq!(later["uuid"].as_str().unwrap().len(), 36);
    w.delete("alice", &format!("{PATH}/{}", later["shortUUID"].as_str().unwrap())).await.is(400);
}

async fn a_channel_that_goes_leaves_its_playlists_private(t: &TestApp) {
    let w = settled(t).await;
    w.post("alice", "/api/v1/video-channels", json!({"name": "second_of_alice", "displayName": "Second"}))
        .await
        .is(200);
    let id = playlist(&w, "alice", "Engines", 1).await;
    let unlisted = playlist(&w, "alice", "Hidden", 2).await;
    w.delete("alice", "/api/v1/video-channels/alice_channel").await.is(204);
    let mine = w.get("alice", "/api/v1/accounts/alice/video-playlists?sort=createdAt").await.is(200);
    assert_eq!(names(&mine), ["Engines", "Hidden"]);
    for n in [0, 1] {
        let seen = &mine["data"][n];
        assert_eq!(
            (&seen["privacy"]["id"], &seen["videoChannel"], &seen["videoChannelPosition"]),
            (&json!(3), &Value::Null, &Value::Null)
        );
    }
    w.get("", &format!("{PATH}/{id}")).await.is(401);
    w.get("alice", &format!("{PATH}/{unlisted}")).await.is(200);
}

async fn a_person_takes_their_playlists_along(t: &TestApp) {
    let w = settled(t).await;
    let id = playlist(&w, "alice", "Engines", 1).await;
    let other = playlist(&w, "bob", "Bob's", 1).await;
    let video = w.video("alice", "v").await.id;
    add(&w, "bob", other, video).await;
    let key = object_storage::Key::new("playlist-x.jpg").unwrap();
    t.app.storage.put_bytes(buckets::THUMBNAILS, &key, b"x".to_vec().into()).await.unwrap();
    w.run("INSERT INTO playlist_thumbnail (playlist_id, file_name, width, height, created_at) SELECT id, 'playlist-x.jpg', 280, 157, 0 FROM playlist WHERE name = 'Engines'").await;
    w.delete("alice", "/api/v1/users/me").await.is(204);
    video::sweep::remove_due(&t.app, || false).await.unwrap();
    assert_eq!(files(&t.app).await, Vec::<String>::new());
    w.get("", &format!("{PATH}/{id}")).await.is(404);
    // Bob's playlist keeps the place of Alice's video.
    let list = w.get("", &format!("{PATH}/{other}/videos")).await.is(200);
    assert_eq!(list["data"][0]["type"], 1);
    assert!(w.events().await.contains(&"playlist.deleted".to_owned()));
}
