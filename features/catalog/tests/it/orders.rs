//! The orders of lists.

use crate::filters::{names, world};
use platform::on_both;
use platform::testing::{START, TestApp};
use world::{NewVideo, World};

on_both!(
    every_key_sorts_both_ways,
    channels_of_an_account_are_one_list,
    trends_are_of_the_last_days,
    heat_weighs_what_happened,
    pages_follow_each_other
);

async fn set(w: &World, sql: &'static str) {
    w.run(sql).await;
}

/// Three videos a, b, c, published in that order.
async fn three(t: &TestApp) -> World {
    let w = world(t).await;
    for name in ["a", "b", "c"] {
        w.wait(1000);
        w.video("alice", name).await;
    }
    w
}

async fn every_key_sorts_both_ways(t: &TestApp) {
    let w = three(t).await;
    set(&w, "UPDATE video SET duration = 5, views = 9, likes = 1, comments = 0 WHERE name = 'a'").await;
    set(&w, "UPDATE video SET duration = 7, views = 1, likes = 0, comments = 2 WHERE name = 'b'").await;
    set(&w, "UPDATE video SET duration = 6, views = 5, likes = 3, comments = 1, originally_published_at = 1 WHERE name = 'c'").await;
    set(&w, "UPDATE video_file SET size = 10 * video_id * (4 - video_id)").await;
    for (sort, expected) in [
        ("name", "abc"),
        ("createdAt", "abc"),
        ("publishedAt", "abc"),
        ("originallyPublishedAt", "cab"),
        ("duration", "acb"),
        ("views", "bca"),
        ("likes", "bac"),
        ("comments", "acb"),
    ] {
        assert_eq!(names(&w, "", &format!("videos?sort={sort}")).await.concat(), expected, "{sort}");
        let reversed: String = expected.chars().rev().collect();
        assert_eq!(names(&w, "", &format!("videos?sort=-{sort}")).await.concat(), reversed, "-{sort}");
    }
    set(&w, "UPDATE video SET views = 0").await;
    assert_eq!(names(&w, "", "videos?sort=-views").await.concat(), "abc", "equals stand by their number");
    assert_eq!(names(&w, "", "videos").await.concat(), "cba", "the newest first");
    assert_eq!(names(&w, "mod", "videos?sort=-localVideoFilesSize").await[0], "b");
    assert_eq!(names(&w, "alice", "users/me/videos?sort=-localVideoFilesSize").await[0], "b");
    for who in ["", "alice"] {
        w.get(who, "/api/v1/videos?sort=-localVideoFilesSize").await.names(&["sort"]);
    }
}

async fn channels_of_an_account_are_one_list(t: &TestApp) {
    let w = world(t).await;
    for (owner, name) in [("alice", "a"), ("bob", "b"), ("alice", "c"), ("bob", "d"), ("bob", "e"), ("alice", "f")] {
        w.wait(1000);
        w.video(owner, name).await;
    }
    assert_eq!(names(&w, "", "accounts/alice/videos").await.concat(), "fca");
    // Bob's channel becomes a second one of Alice's.
    set(
        &w,
        "UPDATE channel SET account_id = (SELECT a.id FROM account a JOIN actor x ON x.id = a.actor_id WHERE x.username = 'alice') \
         WHERE actor_id IN (SELECT id FROM actor WHERE username = 'bob_channel')",
    )
    .await;
    assert_eq!(names(&w, "", "accounts/alice/videos").await.concat(), "fedcba");
    assert_eq!(names(&w, "", "accounts/alice/videos?sort=publishedAt").await.concat(), "abcdef");
    assert_eq!(names(&w, "", "accounts/alice/videos?sort=-name").await.concat(), "fedcba");
    let page = w.get("", "/api/v1/accounts/alice/videos?start=2&count=3").await.is(200);
    assert_eq!(page["total"], 6);
    let found: Vec<&str> = page["data"].as_array().into_iter().flatten().filter_map(|v| v["name"].as_str()).collect();
    assert_eq!(found, ["d", "c", "b"]);
}

async fn trends_are_of_the_last_days(t: &TestApp) {
    let w = three(t).await;
    w.video("alice", "d").await;
    set(&w, "UPDATE video SET views = 100 WHERE name = 'b'").await;
    set(&w, "UPDATE video SET views = 50 WHERE name = 'c'").await;
    set(
        &w,
        "INSERT INTO video_stat (video_id, start_at, views) SELECT id, 1767225600000, 2 FROM video WHERE name = 'a'",
    )
    .await;
    set(
        &w,
        "INSERT INTO video_stat (video_id, start_at, views) SELECT id, 1767225600000, 7 FROM video WHERE name = 'd'",
    )
    .await;
    set(
        &w,
        "INSERT INTO video_stat (video_id, start_at, views) SELECT id, 1767229200000, 6 FROM video WHERE name = 'a'",
    )
    .await;
    assert_eq!(START, 1_767_225_600_000);
    assert_eq!(names(&w, "", "videos?sort=-trending").await.concat(), "adbc");
    assert_eq!(names(&w, "", "videos?sort=trending").await.concat(), "cbda");
    let page = w.get("", "/api/v1/videos?sort=-trending&start=1&count=2").await.is(200);
    assert_eq!((&page["data"][0]["name"], &page["data"][1]["name"]), (&"d".into(), &"b".into()));
    let days = i64::from(w.app.config().trending.videos.interval_days);
    w.wait(days * 86_400_000);
    assert_eq!(names(&w, "", "videos?sort=-trending").await.concat(), "adbc", "the hour that has begun counts");
    w.wait(3_600_000);
    assert_eq!(
        names(&w, "", "videos?sort=-trending").await.concat(),
        "abcd",
        "only the later views of the first are left"
    );
    w.wait(86_400_000);
    assert_eq!(names(&w, "", "videos?sort=-trending").await.concat(), "bcad", "views of long ago are no trend");
}

async fn heat_weighs_what_happened(t: &TestApp) {
    let w = three(t).await;
    assert_eq!(names(&w, "", "videos?sort=-hot").await.concat(), "cba", "what is new is hot");
    set(&w, "UPDATE video SET likes = 12 WHERE name = 'a'").await;
    set(&w, "UPDATE video SET views = 1000 WHERE name = 'b'").await;
    assert_eq!(names(&w, "", "videos?sort=-hot").await.concat(), "abc");
    set(&w, "UPDATE video SET dislikes = 20 WHERE name = 'a'").await;
    assert_eq!(names(&w, "", "videos?sort=-hot").await.concat(), "bca");
    set(&w, "UPDATE video SET comments = 5000 WHERE name = 'c'").await;
    for sort in ["-hot", "-best"] {
        assert_eq!(names(&w, "", &format!("videos?sort={sort}")).await.concat(), "cba", "{sort}");
        assert_eq!(names(&w, "bob", &format!("videos?sort={sort}")).await.concat(), "cba", "{sort}");
    }
    let watched = "INSERT INTO watch_history (user_id, video_id, position, created_at, updated_at) SELECT u.id, v.id, 1, 1, 1 \
                   FROM users u, video v WHERE u.username = 'bob' AND v.name = 'b'";
    set(&w, watched).await;
    assert_eq!(
        names(&w, "bob", "videos?sort=-best").await.concat(),
        "cab",
        "what was watched is less of a recommendation"
    );
    assert_eq!(names(&w, "bob", "videos?sort=best").await.concat(), "bac");
    assert_eq!(names(&w, "carol", "videos?sort=-best").await.concat(), "cba");
}

async fn pages_follow_each_other(t: &TestApp) {
    let w = world(t).await;
    for n in 0..7 {
        w.new_video("alice", NewVideo::named(&format!("video {n}"))).await;
    }
    for sort in ["-publishedAt", "views", "-trending", "-hot", "-best", "match", "-localVideoFilesSize"] {
        let mut seen = Vec::new();
        for start in [0, 3, 6, 9] {
            let page = w.get("mod", &format!("/api/v1/videos?sort={sort}&start={start}&count=3")).await.is(200);
            assert_eq!(page["total"], 7);
            seen.extend(page["data"].as_array().unwrap().iter().map(|v| v["id"].as_i64().unwrap()));
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 7, "{sort}");
    }
}
