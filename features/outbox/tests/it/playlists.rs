//! Playlists of people here.

use crate::{PUBLIC, happened, lines, origin, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(playlists_are_told_changed_and_taken_back, private_playlists_are_not_told);

async fn playlist(w: &World, privacy: i64) -> i64 {
    let alice = w.person("alice");
    let input = (alice.account_id, alice.channel_id, privacy, origin(w));
    let write = w.app.db.write(input, |tx, (account, channel, privacy, own)| {
        async move {
            let uuid = "5e910000-0000-4000-8000-000000000001";
            let sql = "INSERT INTO playlist (uuid, url, account_id, channel_id, name, name_fold, privacy, kind, created_at, updated_at) \
                       VALUES ($1, $2, $3, $4, 'a list', 'a list', $5, 1, 0, 0) RETURNING id";
            let sql = Sql::new(sql).bind(uuid).bind(format!("{own}/video-playlists/{uuid}"));
            tx.one(sql.bind(account).bind(channel).bind(privacy)).await
        }
        .boxed()
    });
    write.await.map_err(|e: database::Error| e.to_string()).unwrap()
}

async fn playlists_are_told_changed_and_taken_back(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, 1).await;
    let everybody = "account.example channel.example server.example";
    let sent = happened(&w, "playlist.created", id).await;
    assert_eq!(lines(&sent), [format!("Create Playlist by alice to {everybody}")]);
    let (own, create) = (origin(&w), &sent[0].activity);
    let url = format!("{own}/video-playlists/5e910000-0000-4000-8000-000000000001");
    assert_eq!(create["id"], json!(format!("{url}/activity")));
    assert_eq!(create["to"], json!([PUBLIC, format!("{own}/video-channels/alice_channel")]));
    assert_eq!((&create["object"]["id"], &create["object"]["name"]), (&json!(url), &json!("a list")));
    let sent = happened(&w, "playlist.updated", id).await;
    assert_eq!(lines(&sent), [format!("Update Playlist by alice to {everybody}")]);
    w.run("UPDATE playlist SET privacy = 3").await;
    let sent = happened(&w, "playlist.updated", id).await;
    assert_eq!(lines(&sent), [format!("Delete by alice to {everybody}")]);
    let actor = format!("{own}/accounts/alice");
    assert_eq!(
        sent[0].activity,
        json!({"type": "Delete", "id": format!("{url}/delete"), "actor": actor, "object": url})
    );
    w.run("UPDATE playlist SET privacy = 2").await;
    let sent = happened(&w, "playlist.updated", id).await;
    assert_eq!(lines(&sent), [format!("Create Playlist by alice to {everybody}")]);
    assert_eq!((&sent[0].activity["to"], &sent[0].activity["cc"]), (&json!([]), &json!([PUBLIC])));
    w.run("DELETE FROM playlist").await;
    assert_eq!(lines(&happened(&w, "playlist.deleted", id).await), [format!("Delete by alice to {everybody}")]);
    assert!(happened(&w, "playlist.deleted", id).await.is_empty());
}

async fn private_playlists_are_not_told(t: &TestApp) {
    let w = world(t).await;
    let id = playlist(&w, 3).await;
    for kind in ["playlist.created", "playlist.updated"] {
        assert!(happened(&w, kind, id).await.is_empty());
    }
    w.run("DELETE FROM playlist").await;
    assert!(happened(&w, "playlist.deleted", id).await.is_empty());
}
