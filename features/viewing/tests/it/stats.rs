//! Statistics of one video.

use crate::scene::{of, watch, world};
use platform::clock::iso;
use platform::on_both;
use platform::testing::{START, TestApp};
use serde_json::{Value, json};
use viewing::flush;
use world::{NewVideo, Video, World};

on_both!(
    a_video_without_viewers_has_zeros,
    viewers_and_watch_time_add_up,
    spans_of_time_are_respected,
    retention_tells_what_was_watched,
    players_say_what_they_are,
    figures_go_over_time,
    downloads_are_counted_by_the_hour,
    statistics_are_for_owners_and_moderators,
);

async fn stats(w: &World, video: &Video, what: &str) -> Value {
    flush::everything(&w.app).await.unwrap();
    w.get("alice", &format!("{}/stats/{what}", of(video))).await.is(200)
}

async fn a_video_without_viewers_has_zeros(t: &TestApp) {
    let w = world(t).await;
    let video = w.new_video("alice", NewVideo { duration: 2, ..NewVideo::named("film") }).await;
    let nothing = json!({"totalWatchTime": 0, "averageWatchTime": 0, "totalViewers": 0, "viewersPeak": 0,
        "viewersPeakDate": null, "countries": [], "subdivisions": []});
    assert_eq!(stats(&w, &video, "overall").await, nothing);
    let agents = json!({"clients": [], "devices": [], "operatingSystems": []});
    assert_eq!(stats(&w, &video, "user-agent").await, agents);
    let seconds: Vec<Value> = (0..3).map(|s| json!({"second": s, "retentionPercent": 0.0})).collect();
    assert_eq!(stats(&w, &video, "retention").await, json!({"data": seconds}));
}

/// One viewer for 4 seconds, later two at the same time for 10 and 3 seconds.
async fn three_viewers(w: &World) -> Video {
    let video = w.video("alice", "film").await;
    let other = w.video("alice", "other").await;
    watch(w, "", "one", &video, 0, 4).await;
    watch(w, "", "elsewhere", &other, 0, 9).await;
    w.wait(3_600_000);
    watch(w, "", "two", &video, 0, 5).await;
    w.wait(5_000);
    watch(w, "", "three", &video, 4, 7).await;
    w.wait(5_000);
    w.post("", &format!("{}/views", of(&video)), json!({"currentTime": 10, "sessionId": "two"})).await.is(204);
    video
}

async fn viewers_and_watch_time_add_up(t: &TestApp) {
    let w = world(t).await;
    let video = three_viewers(&w).await;
    let overall = stats(&w, &video, "overall").await;
    assert_eq!(overall["totalViewers"], 3);
    assert_eq!((&overall["totalWatchTime"], &overall["averageWatchTime"]), (&json!(17), &json!(6)));
    assert_eq!(overall["viewersPeak"], 1, "the third came and went in one moment");
}

async fn spans_of_time_are_respected(t: &TestApp) {
    let w = world(t).await;
    let video = three_viewers(&w).await;
    let between = |from: i64, to: i64| format!("startDate={}&endDate={}", iso(START + from), iso(START + to));
    let early = stats(&w, &video, &format!("overall?{}", between(-1000, 1000))).await;
    assert_eq!((&early["totalViewers"], &early["totalWatchTime"]), (&json!(1), &json!(4)));
    let middle = stats(&w, &video, &format!("overall?{}", between(3_602_000, 3_603_000))).await;
    assert_eq!((&middle["totalViewers"], &middle["totalWatchTime"]), (&json!(1), &json!(0)));
    assert_eq!(middle["viewersPeakDate"], Value::Null);
    let since = stats(&w, &video, &format!("overall?startDate={}", iso(START + 1000))).await;
    assert_eq!((&since["totalViewers"], &since["totalWatchTime"]), (&json!(2), &json!(13)));
    assert_eq!(since["viewersPeakDate"], iso(START + 3_600_000));
    for name in ["startDate", "endDate"] {
        for what in ["overall", "user-agent", "timeseries/viewers"] {
            let refused = w.get("alice", &format!("{}/stats/{what}?{name}=fake", of(&video))).await.is(400);
            assert_eq!(refused["invalid-params"][name]["msg"], "Invalid value", "{what}");
        }
    }
}

async fn retention_tells_what_was_watched(t: &TestApp) {
    let w = world(t).await;
    let video = w.new_video("alice", NewVideo { duration: 4, ..NewVideo::named("film") }).await;
    watch(&w, "", "one", &video, 0, 1).await;
    watch(&w, "", "two", &video, 1, 3).await;
    watch(&w, "", "two", &video, 2, 3).await;
    let data = stats(&w, &video, "retention").await["data"].clone();
    let percents: Vec<f64> = data.as_array().unwrap().iter().map(|p| p["retentionPercent"].as_f64().unwrap()).collect();
    assert_eq!(percents, [50.0, 100.0, 50.0, 50.0, 0.0]);
    let long = w.new_video("alice", NewVideo { duration: 3_600, ..NewVideo::named("long") }).await;
    let data = stats(&w, &long, "retention").await["data"].clone();
    assert_eq!((data.as_array().unwrap().len(), &data[1]["second"]), (101, &json!(36)));
    w.run("UPDATE video SET is_live = TRUE WHERE name = 'long'").await;
    w.get("alice", &format!("{}/stats/retention", of(&long)))
        .await
        .refused(400, "Cannot get retention stats of live video");
}

async fn players_say_what_they_are(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    for (session, client, device) in
        [("a", "Firefox", "desktop"), ("b", "Firefox", "toaster"), ("c", "Safari", "mobile")]
    {
        for second in [0, 1] {
            let body = json!({"currentTime": second, "sessionId": session, "client": client, "device": device,
                "operatingSystem": "Debian"});
            w.post("", &format!("{}/views", of(&video)), body).await.is(204);
        }
    }
    let agents = stats(&w, &video, "user-agent").await;
    assert_eq!(
        agents,
        json!({
            "clients": [{"name": "Firefox", "viewers": 2}, {"name": "Safari", "viewers": 1}],
            "devices": [{"name": "desktop", "viewers": 1}, {"name": "mobile", "viewers": 1}],
            "operatingSystems": [{"name": "Debian", "viewers": 3}],
        })
    );
    let later = format!("user-agent?startDate={}", iso(START + 1000));
    assert_eq!(stats(&w, &video, &later).await["clients"], json!([]));
}

async fn figures_go_over_time(t: &TestApp) {
    let w = world(t).await;
    let video = three_viewers(&w).await;
    w.run("INSERT INTO video_stat (video_id, start_at, downloads) SELECT id, 1767225600000, 7 FROM video WHERE name = 'film'")
        .await;
    let between = format!("startDate={}&endDate={}", iso(START), iso(START + 86_400_000));
    for (metric, first, second, length) in
        [("viewers", 1, 2, 25), ("aggregateWatchTime", 4, 13, 25), ("downloads", 7, 0, 25)]
    {
        let series = stats(&w, &video, &format!("timeseries/{metric}?{between}")).await;
        assert_eq!(series["groupInterval"], "1 hour");
        let data = series["data"].as_array().unwrap();
        assert_eq!(data.len(), length);
        assert_eq!(data[0], json!({"date": iso(START), "value": first}), "{metric}");
        assert_eq!(data[1], json!({"date": iso(START + 3_600_000), "value": second}), "{metric}");
        assert_eq!(data[2]["value"], 0, "{metric}");
    }
    let series = stats(&w, &video, "timeseries/viewers").await;
    assert_eq!(series["groupInterval"], "1 minute", "since the video was made");
    let path = |query: &str| format!("{}/stats/timeseries/{query}", of(&video));
    let both = "Both start date and end date should be defined if one of them is specified";
    w.get("alice", &path(&format!("viewers?startDate={}", iso(START)))).await.refused(400, both);
    let decades = format!("viewers?startDate=2000-01-01&endDate={}", iso(START));
    w.get("alice", &path(&decades)).await.refused(400, "Start date and end date interval is too big");
    let refused = w.get("alice", &path("hello")).await.is(400);
    assert_eq!(refused["invalid-params"]["metric"]["location"], "params");
}

async fn statistics_are_for_owners_and_moderators(t: &TestApp) {
    let w = world(t).await;
    let (own, remote) = (w.video("alice", "film").await, w.video("remote", "far away").await);
    for what in ["overall", "user-agent", "retention", "timeseries/viewers"] {
        let path = format!("{}/stats/{what}", of(&own));
        w.get("", &path).await.refused(401, "Token is invalid");
        w.get("bob", &path).await.refused(403, "Cannot manage a video of another user.");
        w.get("mod", &path).await.is(200);
        let far = format!("{}/stats/{what}", of(&remote));
        w.get("mod", &far).await.refused(403, "Cannot manage a video of another server.");
        w.get("mod", &format!("/api/v1/videos/4711/stats/{what}")).await.refused(404, "Video not found");
    }
}

async fn downloads_are_counted_by_the_hour(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    let counters = w.app.shared::<catalog::Downloads>();
    for (hour, downloads) in [(0, 2), (1, 1)] {
        for _ in 0..downloads {
            counters.count(START + hour * 3_600_000 + 5, video.id);
        }
    }
    counters.count(START, 4711);
    for _ in 0..2 {
        flush::counters(&w.app).await.unwrap();
        assert_eq!(w.one::<i64>("SELECT downloads FROM video").await, 3, "each is written once");
    }
    let hours: Vec<i64> = w.all("SELECT downloads FROM video_stat ORDER BY start_at").await;
    assert_eq!(hours, [2, 1]);
    w.wait(2 * 3_600_000);
    let series = stats(&w, &video, "timeseries/downloads").await;
    let sum: i64 = series["data"].as_array().unwrap().iter().map(|d| d["value"].as_i64().unwrap()).sum();
    assert_eq!(sum, 3);
}
