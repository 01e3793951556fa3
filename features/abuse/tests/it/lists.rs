//! Lists of reports: who sees what, filters and sorts.

use crate::{ALL, MINE, report, report_account, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    moderators_see_all_and_everybody_their_own,
    lists_are_filtered_sorted_and_paged,
    wrong_filters_are_named,
    reports_are_counted,
    muted_reporters_are_left_out,
    pictures_of_who_is_reported_are_shown,
);

fn reasons(list: &Value) -> Vec<&str> {
    list["data"].as_array().into_iter().flatten().filter_map(|a| a["reason"].as_str()).collect()
}

async fn moderators_see_all_and_everybody_their_own(t: &TestApp) {
    let w = world(t).await;
    report_account(&w, "alice", "bob").await;
    report_account(&w, "bob", "carol").await;
    for who in ["mod", "root"] {
        assert_eq!(w.get(who, ALL).await.is(200)["total"], 2, "{who}");
    }
    w.get("alice", ALL).await.is(403);
    w.get("", ALL).await.is(401);
    w.get("", MINE).await.is(401);
    let mine = w.get("alice", MINE).await.is(200);
    assert_eq!((reasons(&mine), &mine["total"]), (vec!["about bob"], &json!(1)));
    for hidden in ["moderationComment", "reporterAccount", "countReportsForReporter", "countReportsForReportee"] {
        assert!(mine["data"][0].get(hidden).is_none(), "{hidden} is for moderators");
    }
    assert_eq!(w.get("carol", MINE).await.is(200), json!({"total": 0, "data": []}));
}

async fn lists_are_filtered_sorted_and_paged(t: &TestApp) {
    let w = world(t).await;
    let (kept, gone, blocked) =
        (w.video("alice", "kept").await, w.video("alice", "gone").await, w.video("remote", "blocked").await);
    let mut ids = Vec::new();
    for (who, video, reasons) in [
        ("bob", &kept, json!(["captions"])),
        ("carol", &gone, json!(["captions", "rights"])),
        ("carol", &blocked, json!([])),
    ] {
        let body =
            json!({"video": {"id": video.id}, "reason": format!("{who} {}", video.id), "predefinedReasons": reasons});
        ids.push(report(&w, who, body).await);
        w.wait(1000);
    }
    ids.push(report_account(&w, "bob", "alice").await);
    w.put("mod", &format!("{ALL}/{}", ids[1]), json!({"state": 3})).await.is(204);
    w.put("mod", &format!("{ALL}/{}", ids[2]), json!({"state": 2})).await.is(204);
    w.run("DELETE FROM video WHERE name = 'gone'").await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'blocked'").await;
    let ask = async |who: &str, path: &str, query: &str| {
        let list = w.get(who, &format!("{path}?{query}")).await.is(200);
        let of = |a: &Value| ids.iter().position(|id| a["id"] == *id).unwrap();
        let found: Vec<usize> = list["data"].as_array().unwrap().iter().map(of).collect();
        (found, list["total"].as_u64().unwrap())
    };
    for (query, expected) in [
        ("", vec![3, 2, 1, 0]),
        ("sort=createdAt", vec![0, 1, 2, 3]),
        ("sort=-id", vec![3, 2, 1, 0]),
        ("sort=state", vec![0, 3, 2, 1]),
        ("sort=-state", vec![1, 2, 3, 0]),
        ("state=1", vec![3, 0]),
        ("state=3", vec![1]),
        ("filter=video", vec![2, 1, 0]),
        ("filter=account", vec![3]),
        ("filter=comment", vec![]),
        ("videoIs=deleted", vec![1]),
        ("videoIs=blacklisted", vec![2]),
        ("predefinedReason=captions", vec![1, 0]),
        ("predefinedReason=rights", vec![1]),
        ("predefinedReason=privacy", vec![]),
        ("search=GONE", vec![1]),
        ("search=carol", vec![2, 1]),
        ("search=channel%20of%20remote", vec![2]),
        ("search=%25", vec![]),
        ("search=", vec![3, 2, 1, 0]),
        ("searchReporter=bob", vec![3, 0]),
        ("searchReportee=remote", vec![2]),
        ("searchVideo=e", vec![2, 1, 0]),
        ("searchVideo=kept", vec![0]),
        ("searchVideoChannel=alice", vec![1, 0]),
        ("searchVideoChannel=alice&state=1&searchReporter=bob", vec![0]),
    ] {
        let total = u64::try_from(expected.len()).unwrap();
        assert_eq!(ask("mod", ALL, query).await, (expected, total), "{query}");
    }
    assert_eq!(ask("mod", ALL, "start=1&count=2").await, (vec![2, 1], 4));
    assert_eq!(ask("mod", ALL, "count=0").await, (vec![], 4));
    assert_eq!(ask("mod", ALL, &format!("id={}", ids[2])).await, (vec![2], 1));
    assert_eq!(ask("carol", MINE, "sort=createdAt").await, (vec![1, 2], 2));
    assert_eq!(ask("carol", MINE, "state=2").await, (vec![2], 1));
    assert_eq!(ask("carol", MINE, "search=gone").await, (vec![1], 1));
    assert_eq!(ask("carol", MINE, &format!("id={}", ids[0])).await, (vec![], 0), "not hers");
}

async fn wrong_filters_are_named(t: &TestApp) {
    let w = world(t).await;
    let query = "start=x&count=x&sort=reason&id=x&state=4&filter=x&predefinedReason=x&videoIs=x";
    let names = ["start", "count", "sort", "id", "state", "filter", "predefinedReason", "videoIs"];
    let json = w.get("mod", &format!("{ALL}?{query}")).await.names(&names);
    assert_eq!(json["invalid-params"]["videoIs"]["msg"], "Invalid value");
    w.get("alice", &format!("{MINE}?{query}")).await.names(&["start", "count", "sort", "id", "state"]);
}

async fn reports_are_counted(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    for who in ["bob", "carol", "bob"] {
        report(&w, who, json!({"video": {"id": video.id}, "reason": "bad"})).await;
    }
    report_account(&w, "bob", "alice").await;
    let list = w.get("mod", &format!("{ALL}?sort=id")).await.is(200);
    let counts = |n: usize| {
        let a = &list["data"][n];
        [
            &a["video"]["countReports"],
            &a["video"]["nthReport"],
            &a["countReportsForReporter"],
            &a["countReportsForReportee"],
        ]
        .map(|v| v.as_i64().unwrap_or(-1))
    };
    assert_eq!([0, 1, 2, 3].map(counts), [[3, 1, 3, 4], [3, 2, 1, 4], [3, 3, 3, 4], [-1, -1, 3, 4]]);
}

async fn muted_reporters_are_left_out(t: &TestApp) {
    let w = world(t).await;
    report_account(&w, "alice", "bob").await;
    report_account(&w, "carol", "bob").await;
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) \
         SELECT o.id, t.id, 0 FROM account o, account t WHERE o.name = 'mod' AND t.name = 'alice'",
    )
    .await;
    let list = w.get("mod", ALL).await.is(200);
    assert_eq!((&list["total"], &list["data"][0]["reporterAccount"]["name"]), (&json!(1), &json!("carol")));
    assert_eq!(w.get("root", ALL).await.is(200)["total"], 2, "each moderator mutes for themselves");
    assert_eq!(w.get("alice", MINE).await.is(200)["total"], 1, "who is muted is not told");
}

async fn pictures_of_who_is_reported_are_shown(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a").await;
    report(&w, "bob", json!({"video": {"id": video.id}, "reason": "wrong", "predefinedReasons": []})).await;
    w.run(
        "UPDATE actor SET avatars = '[{\"file_name\":\"a.png\",\"width\":48,\"height\":48,\"created_at\":1}]', \
         banners = '[{\"file_name\":\"b.png\",\"width\":600,\"height\":100,\"created_at\":1}]'",
    )
    .await;
    let report = w.get("mod", ALL).await.is(200)["data"][0].clone();
    let paths = [&report["flaggedAccount"]["avatars"], &report["reporterAccount"]["avatars"]];
    assert!(paths.iter().all(|a| a[0]["path"] == "/lazy-static/avatars/a.png"), "{report}");
    let channel = &report["video"]["channel"];
    assert_eq!(channel["avatars"][0]["path"], "/lazy-static/avatars/a.png");
    assert_eq!(channel["banners"][0]["path"], "/lazy-static/banners/b.png");
}
