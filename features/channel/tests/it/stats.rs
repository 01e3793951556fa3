//! How an account's channels are watched.

use ::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(figures_are_shown_when_asked_for);

async fn figures_are_shown_when_asked_for(t: &TestApp) {
    let w = World::new(t, channel::routes(&t.app)).await;
    let (one, two) = (w.video("alice", "one").await, w.video("alice", "two").await);
    w.video("bob", "another's").await;
    w.run("UPDATE video SET views = id * 10").await;
    // The clock stands at the beginning of 2026-01-01: today, yesterday, 30 days ago, and longer ago.
    let now = 1_767_225_600_000i64;
    assert_eq!(w.app.now(), now);
    let hour = 3_600_000;
    for (video, at, views) in [
        (&one, now, 1),
        (&one, now - hour, 2),
        (&two, now - 24 * hour, 4),
        (&two, now - 720 * hour, 8),
        (&two, now - 721 * hour, 16),
    ] {
        let row = (video.id, at, views);
        let write = w.app.db.write(row, |tx, (video, at, views): (i64, i64, i64)| {
            Box::pin(async move {
                let sql = "INSERT INTO video_stat (video_id, start_at, views) VALUES ($1, $2, $3)";
                tx.execute(database::Sql::new(sql).bind(video).bind(at).bind(views)).await.map(drop)
            })
        });
        write.await.unwrap();
    }
    let path = "/api/v1/accounts/alice/video-channels?sort=name";
    let plain = w.get("", path).await.is(200)["data"][0].clone();
    assert_eq!(
        (&plain["viewsPerDay"], &plain["totalViews"], &plain["videosCount"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    let shown = w.get("", &format!("{path}&withStats=true")).await.is(200)["data"][0].clone();
    assert_eq!((&shown["videosCount"], &shown["totalViews"]), (&json!(2), &json!((one.id + two.id) * 10)));
    let days = shown["viewsPerDay"].as_array().unwrap();
    assert_eq!(days.len(), 31);
    assert_eq!(days[0], json!({"date": "2025-12-02T00:00:00.000Z", "views": 8}));
    assert_eq!(days[29], json!({"date": "2025-12-31T00:00:00.000Z", "views": 6}));
    assert_eq!(days[30], json!({"date": "2026-01-01T00:00:00.000Z", "views": 1}));
    assert_eq!(days.iter().map(|d| d["views"].as_i64().unwrap()).sum::<i64>(), 15);
    w.get("", &format!("{path}&withStats=maybe")).await.names(&["withStats"]);
}
