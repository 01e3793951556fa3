//! What the tests here begin with.

use platform::App;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

pub const PATH: &str = "/api/v1/video-playlists";

/// A world with the routes of playlists.
pub async fn world(test: &TestApp) -> World {
    World::new(test, playlist::routes(&test.app)).await
}

/// A playlist in somebody's channel; its id.
pub async fn playlist(w: &World, who: &str, name: &str, privacy: i64) -> i64 {
    let channel = w.person(who).channel_id;
    let body = json!({"displayName": name, "privacy": privacy, "videoChannelId": channel});
    let made = w.post(who, PATH, body).await.is(200);
    made["videoPlaylist"]["id"].as_i64().expect("an id")
}

/// Adds a video; the id of its place.
pub async fn add(w: &World, who: &str, playlist: i64, video: i64) -> i64 {
    let made = w.post(who, &format!("{PATH}/{playlist}/videos"), json!({"videoId": video})).await.is(200);
    made["videoPlaylistElement"]["id"].as_i64().expect("an id")
}

/// Ids of the videos of a playlist in their order, as its owner sees them; the places have no gaps.
pub async fn order(w: &World, who: &str, playlist: i64) -> Vec<i64> {
    let list = w.get(who, &format!("{PATH}/{playlist}/videos?count=100")).await.is(200);
    let data = list["data"].as_array().expect("a list").clone();
    let places: Vec<i64> = data.iter().map(|e| e["position"].as_i64().expect("a place")).collect();
    assert_eq!(places, (1..=i64::try_from(data.len()).unwrap()).collect::<Vec<_>>(), "{list}");
    assert_eq!(list["total"].as_i64(), Some(i64::try_from(data.len()).unwrap()));
    data.iter().map(|e| e["video"]["id"].as_i64().unwrap_or(0)).collect()
}

/// The names of the playlists of a list.
pub fn names(list: &Value) -> Vec<String> {
    list["data"].as_array().into_iter().flatten().map(|p| p["displayName"].as_str().unwrap_or("").to_owned()).collect()
}

/// The keys of an object.
pub fn keys(value: &Value) -> Vec<String> {
    value.as_object().into_iter().flatten().map(|(k, _)| k.clone()).collect()
}

/// Files in the bucket of pictures.
pub async fn files(app: &App) -> Vec<String> {
    let page = app.storage.list(platform::buckets::THUMBNAILS, None, None, 1000).await.expect("a listing");
    page.entries.iter().map(|e| e.key.as_str().to_owned()).collect()
}
