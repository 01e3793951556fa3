//! Making reports.

use crate::{ALL, MINE, first, report, world};
use database::Sql;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::NewVideo;

on_both!(
    a_video_is_reported,
    an_account_is_reported,
    what_is_wrong_is_named,
    nothing_is_reported_that_is_not_there,
    nobody_learns_of_what_they_may_not_see,
    a_report_outlives_what_it_is_about,
);

async fn a_video_is_reported(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    let at = json!({"id": platform::id::short(video.uuid), "startAt": 1, "endAt": 5});
    let body = json!({"video": at, "reason": "it is bad", "predefinedReasons": ["captions", "violentOrRepulsive"]});
    let id = report(&w, "bob", body).await;
    let (alice, bob) = (w.person("alice"), w.person("bob"));
    let account = |name: &str, id: i64| {
        json!({"url": format!("http://127.0.0.1:9000/accounts/{name}"), "name": name, "host": "127.0.0.1:9000",
            "avatars": [], "id": id, "hostRedundancyAllowed": false, "displayName": name})
    };
    let channel = json!({"url": "http://127.0.0.1:9000/video-channels/alice_channel", "name": "alice_channel",
        "host": "127.0.0.1:9000", "avatars": [], "id": alice.channel_id, "hostRedundancyAllowed": false, "banners": [],
        "displayName": "Channel of alice", "description": null, "isLocal": true});
    let time = "2026-01-01T00:00:00.000Z";
    let reported = json!({"id": video.id, "uuid": video.uuid.to_string(), "shortUUID": platform::id::short(video.uuid),
        "name": "bad", "nsfw": false, "startAt": 1, "endAt": 5, "deleted": false, "blacklisted": false,
        "thumbnailPath": "/client/assets/images/default-thumbnail.jpg", "thumbnails": [], "channel": channel});
    let mut expected = json!({"id": id, "reason": "it is bad", "predefinedReasons": ["captions", "violentOrRepulsive"],
        "flaggedAccount": account("alice", alice.account_id), "state": {"id": 1, "label": "Pending"}, "countMessages": 0,
        "createdAt": time, "updatedAt": time, "video": reported, "comment": null});
    assert_eq!(w.get("bob", MINE).await.is(200), json!({"total": 1, "data": [expected.clone()]}));
    (expected["video"]["countReports"], expected["video"]["nthReport"]) = (json!(1), json!(1));
    expected["moderationComment"] = Value::Null;
    expected["reporterAccount"] = account("bob", bob.account_id);
    (expected["countReportsForReporter"], expected["countReportsForReportee"]) = (json!(1), json!(1));
    assert_eq!(first(&w).await, expected);
    assert_eq!(w.events().await, ["abuse.created"]);
    w.run("UPDATE video SET blocked = TRUE, name = 'still bad'").await;
    let shown = first(&w).await;
    assert_eq!((&shown["video"]["blacklisted"], &shown["video"]["name"]), (&json!(true), &json!("still bad")));
}

async fn an_account_is_reported(t: &TestApp) {
    let w = world(t).await;
    let remote = w.person("remote").account_id;
    report(&w, "bob", json!({"account": {"id": remote.to_string()}, "reason": "spam"})).await;
    let shown = first(&w).await;
    assert_eq!(
        (&shown["video"], &shown["comment"], &shown["predefinedReasons"]),
        (&Value::Null, &Value::Null, &json!([]))
    );
    let flagged = shown["flaggedAccount"].as_object().unwrap();
    assert_eq!((&flagged["name"], &flagged["host"]), (&json!("remote"), &json!("peer.example")));
    assert!(!flagged.contains_key("hostRedundancyAllowed"), "that is told of local accounts only");
}

async fn what_is_wrong_is_named(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "fine").await.id;
    let ok = || json!({"video": {"id": video}, "reason": "my reason"});
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = ok();
        change(&mut body);
        body
    };
    let late = "Should have a startAt timestamp beginning before endAt";
    for (body, field, message) in [
        (with(&|b| b["video"]["id"] = json!("blabla")), "video.id", "Invalid value"),
        (with(&|b| b["video"]["startAt"] = json!(-1)), "video.startAt", "Invalid value"),
        (with(&|b| b["video"]["startAt"] = json!("soon")), "video.startAt", "Invalid value"),
        (with(&|b| b["video"]["endAt"] = json!(5)), "video.endAt", late),
        (with(&|b| b["video"] = json!({"id": video, "startAt": 5, "endAt": 5})), "video.endAt", late),
        (with(&|b| b["account"] = json!({"id": "x"})), "account.id", "Invalid value"),
        (with(&|b| b["comment"] = json!({"id": 0})), "comment.id", "Invalid value"),
        (with(&|b| b["reason"] = json!("h")), "reason", "Invalid value"),
        (with(&|b| b["reason"] = json!("h".repeat(3001))), "reason", "Invalid value"),
        (with(&|b| b["reason"] = Value::Null), "reason", "Invalid value"),
        (with(&|b| b["predefinedReasons"] = json!(["wrong"])), "predefinedReasons", "Invalid value"),
        (with(&|b| b["predefinedReasons"] = json!("captions")), "predefinedReasons", "Invalid value"),
        (with(&|b| b["predefinedReasons"] = json!(vec!["captions"; 9])), "predefinedReasons", "Invalid value"),
    ] {
        let json = w.post("bob", ALL, body).await.names(&[field]);
        assert_eq!(json["invalid-params"][field]["msg"], message);
        assert_eq!(json["invalid-params"][field]["location"], "body");
    }
    for body in [json!({"reason": "about nothing"}), json!({"reason": "nothing", "video": "x", "account": {}})] {
        w.post("bob", ALL, body).await.refused(400, "video id or account id or comment id is required.");
    }
    w.post("", ALL, ok()).await.is(401);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM abuse").await, 0);
    report(&w, "bob", ok()).await;
}

async fn nothing_is_reported_that_is_not_there(t: &TestApp) {
    let w = world(t).await;
    for (thing, detail) in [
        (json!({"video": {"id": 4711}}), "Video not found"),
        (json!({"video": {"id": "6ae23f4a-9d45-4443-a969-000000000001"}}), "Video not found"),
        (json!({"account": {"id": 4711}}), "Account not found"),
        (json!({"comment": {"id": 4711}}), "Video comment thread not found"),
    ] {
        let mut body = thing;
        body["reason"] = json!("my reason");
        w.post("bob", ALL, body).await.refused(404, detail);
    }
}

async fn nobody_learns_of_what_they_may_not_see(t: &TestApp) {
    let w = world(t).await;
    let secret = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("secret") }).await;
    let body = json!({"video": {"id": secret.id}, "reason": "what is it called?"});
    let detail = "Cannot fetch information of private/internal/blocked video";
    w.post("bob", ALL, body.clone()).await.refused(403, detail);
    report(&w, "alice", body).await;
    let locked = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("locked") }).await;
    let insert = w.app.db.write(locked.id, |tx, id| {
        let sql = "INSERT INTO video_password (video_id, password, created_at, updated_at) VALUES ($1, 'sesame', 0, 0)";
        Box::pin(async move { tx.execute(Sql::new(sql).bind(id)).await.map(drop) })
    });
    insert.await.unwrap_or_else(|e: database::Error| panic!("{e}"));
    let ask = async |password: &str| {
        let body = json!({"video": {"id": locked.id}, "reason": "I know the password"}).to_string();
        let request = w.request("bob", "POST", ALL).header("content-type", "application/json");
        w.send(request.header("x-peertube-video-password", password).body(body.into()).unwrap()).await
    };
    ask("open").await.is(403);
    ask("sesame").await.is(200);
}

async fn a_report_outlives_what_it_is_about(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    report(&w, "bob", json!({"video": {"id": video.id}, "reason": "it is bad"})).await;
    let before = first(&w).await;
    w.run("DELETE FROM video").await;
    let after = first(&w).await;
    let mut expected = before["video"].clone();
    expected["deleted"] = json!(true);
    expected.as_object_mut().unwrap().remove("thumbnailPath");
    assert_eq!(after["video"], expected);
    assert_eq!(w.get("bob", MINE).await.is(200)["data"][0]["video"]["deleted"], true);
    w.run("DELETE FROM account WHERE name IN ('alice', 'bob')").await;
    let orphan = first(&w).await;
    assert_eq!((&orphan["flaggedAccount"], &orphan["reporterAccount"]), (&Value::Null, &Value::Null));
    assert_eq!(orphan["video"]["channel"]["displayName"], "Channel of alice");
    assert_eq!((&orphan["countReportsForReporter"], &orphan["countReportsForReportee"]), (&json!(0), &json!(0)));
}
