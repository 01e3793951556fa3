//! How the scores of follows follow what their servers' lanes did.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;

on_both!(scores_follow_the_lanes);

async fn scores_follow_the_lanes(t: &TestApp) {
    let w = world(t).await;
    for sql in [
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
         VALUES ('Person', 'a', 'a', 'good.example', 'https://good.example/a', 0, 0), \
         ('Person', 'b', 'b', 'away.example', 'https://away.example/b', 0, 0), \
         ('Person', 'c', 'c', 'quiet.example', 'https://quiet.example/c', 0, 0)",
        "INSERT INTO peer (host, failures, last_success_at, created_at) VALUES ('good.example', 0, 1000, 0), \
         ('away.example', 3, 1000, 0), ('quiet.example', 0, 999, 0)",
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT f.id, t.id, 'accepted', CASE f.username WHEN 'b' THEN 15 ELSE 9985 END, 0, 0 FROM actor f, actor t \
         WHERE f.username IN ('a', 'b', 'c') AND t.username = 'alice'",
    ] {
        w.run(sql).await;
    }
    let sql = "SELECT f.score FROM actor_follow f JOIN actor a ON a.id = f.follower_id ORDER BY a.username";
    for expected in [[9995, 5, 9985], [10_000, 0, 9985], [10_000, 0, 9985]] {
        follow::scores::move_scores(&w.app, 1000).await.unwrap();
        assert_eq!(w.all::<i64>(sql).await, expected);
    }
}
