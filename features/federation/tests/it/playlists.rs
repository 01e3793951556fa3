//! Playlists and their places.

use crate::{document, fetch, names, origin, public, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(playlists_are_told_with_their_places, hidden_playlists_are_not_told);

const UUID: &str = "5e910c1a-0000-4000-8000-000000000001";

async fn made(w: &world::World) {
    w.run(
        "INSERT INTO playlist (uuid, url, account_id, channel_id, channel_position, name, name_fold, description, privacy, kind, elements, \
         created_at, updated_at) SELECT '5e910c1a-0000-4000-8000-000000000001', replace(a.url, '/accounts/alice', '/video-playlists/') || \
         '5e910c1a-0000-4000-8000-000000000001', ac.id, c.id, 1, 'Birds', 'birds', NULL, 1, 1, 2, 0, 1 FROM actor a \
         JOIN account ac ON ac.actor_id = a.id JOIN channel c ON c.account_id = ac.id WHERE a.username = 'alice'",
    )
    .await;
    w.run(
        "INSERT INTO playlist_element (playlist_id, video_id, position, start_at, stop_at, created_at, updated_at) \
         SELECT p.id, v.id, v.privacy, CASE WHEN v.privacy = 1 THEN 2 END, NULL, 0, 0 FROM playlist p CROSS JOIN video v",
    )
    .await;
}

async fn playlists_are_told_with_their_places(t: &TestApp) {
    let w = world(t).await;
    let own = origin(&w);
    let video = w.video("bob", "Seen").await;
    w.new_video("bob", world::NewVideo { privacy: 3, ..world::NewVideo::named("Unseen") }).await;
    made(&w).await;
    let url = format!("{own}/video-playlists/{UUID}");
    let playlist = document(&w, &format!("/video-playlists/{UUID}")).await;
    assert_eq!(
        names(&playlist),
        [
            "@context",
            "to",
            "cc",
            "id",
            "type",
            "totalItems",
            "first",
            "audience",
            "name",
            "content",
            "mediaType",
            "uuid",
            "videoChannelPosition",
            "published",
            "updated",
            "attributedTo"
        ]
    );
    assert_eq!((&playlist["type"], &playlist["totalItems"]), (&json!("Playlist"), &json!(2)));
    assert_eq!(playlist["to"], json!([public(), format!("{own}/video-channels/alice_channel")]));
    assert_eq!(playlist["attributedTo"], json!([format!("{own}/video-channels/alice_channel")]));
    for path in [format!("/videos/watch/playlist/{UUID}"), format!("/w/p/{UUID}")] {
        assert_eq!(document(&w, &path).await, playlist);
    }
    let page = document(&w, &format!("/video-playlists/{UUID}?page=1")).await;
    assert_eq!((&page["type"], &page["partOf"]), (&json!("Playlist"), &json!(url)));
    let places: Vec<String> = serde_json::from_value(page["orderedItems"].clone()).unwrap();
    let first = document(&w, places[0].strip_prefix(&own).unwrap()).await;
    assert_eq!(
        first,
        json!({"@context": first["@context"], "id": places[0], "type": "PlaylistElement", "url": format!("{own}/videos/watch/{}", video.uuid),
            "position": 1, "startTimestamp": 2})
    );
    let second = document(&w, places[1].strip_prefix(&own).unwrap()).await;
    assert_eq!((&second["url"], &second["position"]), (&json!(null), &json!(3)));
    for actor in ["accounts/alice", "video-channels/alice_channel"] {
        let all = document(&w, &format!("/{actor}/playlists?page=1")).await;
        assert_eq!(
            (&all["id"], &all["orderedItems"]),
            (&json!(format!("{own}/{actor}/playlists?page=1")), &json!([url]))
        );
    }
}

async fn hidden_playlists_are_not_told(t: &TestApp) {
    let w = world(t).await;
    made(&w).await;
    let id: i64 = w.one("SELECT id FROM playlist").await;
    w.run("UPDATE playlist SET privacy = 2").await;
    assert_eq!(document(&w, &format!("/video-playlists/{UUID}")).await["cc"], json!([public()]));
    fetch(&w, &format!("/video-playlists/{id}")).await.refused(404, "Playlist not found");
    assert_eq!(document(&w, "/accounts/alice/playlists").await["totalItems"], 0);
    w.run("UPDATE playlist SET privacy = 3").await;
    fetch(&w, &format!("/video-playlists/{UUID}")).await.refused(401, "Authentication is required");
    fetch(&w, &format!("/video-playlists/{UUID}/videos/1")).await.refused(401, "Authentication is required");
    fetch(&w, &format!("/video-playlists/{}", id + 1)).await.refused(404, "Video playlist not found");
    fetch(&w, "/video-playlists/none").await.names(&["playlistId"]);
}
