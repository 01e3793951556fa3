//! Comments as people meet them.

mod bulk;
mod held;
mod listed;
mod removed;
mod shared;
mod tagged;
mod threads;

use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Answer, NewVideo, Video, World};

/// The small world with everything that comments meet.
async fn world(t: &TestApp) -> World {
    let routes = comment::routes(&t.app).merge(moderation::routes(&t.app)).merge(watched_words::routes(&t.app));
    World::new(t, routes).await
}

/// A video whose comments are held.
async fn strict_video(w: &World, owner: &str) -> Video {
    w.new_video(owner, NewVideo { comments_policy: 3, ..NewVideo::named("strict") }).await
}

async fn threads(w: &World, who: &str, video: &Video, query: &str) -> Value {
    w.get(who, &format!("/api/v1/videos/{}/comment-threads{query}", video.id)).await.is(200)
}

async fn thread(w: &World, who: &str, video: &Video, id: i64) -> Answer {
    w.get(who, &format!("/api/v1/videos/{}/comment-threads/{id}", video.id)).await
}

/// A new thread; its id.
async fn says(w: &World, who: &str, video: &Video, text: &str) -> i64 {
    w.wait(1);
    let path = format!("/api/v1/videos/{}/comment-threads", video.id);
    let made = w.post(who, &path, json!({ "text": text })).await.is(200);
    made["comment"]["id"].as_i64().unwrap()
}

async fn answer(w: &World, who: &str, video: &Video, parent: i64, text: &str) -> Answer {
    w.wait(1);
    w.post(who, &format!("/api/v1/videos/{}/comments/{parent}", video.id), json!({ "text": text })).await
}

/// A new answer; its id.
async fn answers(w: &World, who: &str, video: &Video, parent: i64, text: &str) -> i64 {
    answer(w, who, video, parent, text).await.is(200)["comment"]["id"].as_i64().unwrap()
}

async fn removes(w: &World, who: &str, video: &Video, id: i64) -> Answer {
    w.delete(who, &format!("/api/v1/videos/{}/comments/{id}", video.id)).await
}

async fn approves(w: &World, who: &str, video: &Video, id: i64) -> Answer {
    w.bare(who, "POST", &format!("/api/v1/videos/{}/comments/{id}/approve", video.id)).await
}

/// What the video's counter says.
async fn counted(w: &World, video: &Video) -> i64 {
    let sql = database::Sql::new("SELECT comments FROM video WHERE id = $1").bind(video.id);
    w.one(sql).await
}

fn texts(list: &Value) -> Vec<&str> {
    list["data"].as_array().into_iter().flatten().filter_map(|c| c["text"].as_str()).collect()
}

/// `text(child child(…))`.
fn shape(tree: &Value) -> String {
    let children: Vec<String> = tree["children"].as_array().into_iter().flatten().map(shape).collect();
    let text = tree["comment"]["text"].as_str().unwrap_or("?");
    if children.is_empty() { text.to_owned() } else { format!("{text}({})", children.join(" ")) }
}

/// Runs all jobs that wait.
async fn work(w: &World) {
    w.work(comment::handlers(&w.app)).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE state = 'failed'").await, 0);
}
