//! Feeds of comments.

use crate::{texts, world};
use platform::on_both;
use platform::testing::TestApp;
use world::{NewVideo, World};

on_both!(the_newest_comments_are_told_of, hidden_comments_are_not, feeds_are_narrowed, wrong_questions_are_refused);

/// Bob's comment on each of these videos of Alice's.
async fn comment_everywhere(w: &World) {
    w.run(
        "INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) SELECT v.id, ac.id, 'on **' || v.name || '**', \
         FALSE, v.id, v.id FROM video v CROSS JOIN account ac WHERE ac.name = 'bob'",
    )
    .await;
}

async fn the_newest_comments_are_told_of(t: &TestApp) {
    let w = world(t).await;
    let v = w.video("alice", "A video").await;
    comment_everywhere(&w).await;
    w.run(
        "INSERT INTO video_comment (video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
         SELECT c.video_id, ac.id, c.id, c.id, 'an answer', FALSE, 5000, 5000 FROM video_comment c CROSS JOIN account ac \
         WHERE ac.name = 'carol'",
    )
    .await;
    let origin = t.app.config().webserver.origin();
    let thread: i64 = w.one("SELECT id FROM video_comment WHERE thread_id IS NULL").await;
    let link = format!("{origin}/w/{};threadId={thread}", platform::id::short(v.uuid));
    let rss = w.get("", "/feeds/video-comments.xml").await.text();
    assert_eq!(texts(&rss, "rss/channel/item/title"), ["A video - carol", "A video - bob"]);
    assert_eq!(texts(&rss, "rss/channel/item/link"), [link.clone(), link.clone()]);
    let ids = texts(&rss, "rss/channel/item/guid");
    assert_eq!((ids[1].as_str(), ids[0] == ids[1]), (link.as_str(), false));
    assert_eq!(texts(&rss, "rss/channel/item/content:encoded")[1], "<p>on <strong>A video</strong></p>\n");
    let json = w.get("", "/feeds/video-comments.json").await.is(200);
    assert_eq!(json["items"][1]["author"]["url"], format!("{origin}/accounts/bob"));
    assert_eq!(
        texts(&w.get("", "/feeds/video-comments.atom").await.text(), "feed/entry/author/name"),
        ["carol", "bob"]
    );
    w.configure(|c| c.feeds.comments.count = 1);
    assert_eq!(texts(&w.get("", "/feeds/video-comments.xml").await.text(), "rss/channel/item/title").len(), 1);
}

async fn hidden_comments_are_not(t: &TestApp) {
    let w = world(t).await;
    for (name, privacy) in [("public", 1), ("unlisted", 2), ("private", 3), ("internal", 4), ("password", 5)] {
        w.new_video("alice", NewVideo { privacy, ..NewVideo::named(name) }).await;
    }
    w.video("alice", "blocked").await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'blocked'").await;
    comment_everywhere(&w).await;
    w.run(
        "INSERT INTO video_comment (video_id, account_id, text, held, deleted_at, created_at, updated_at) SELECT v.id, ac.id, 'x', held, \
         gone, 0, 0 FROM video v CROSS JOIN account ac CROSS JOIN (SELECT TRUE AS held, CAST(NULL AS BIGINT) AS gone UNION ALL \
         SELECT FALSE, 5) how WHERE ac.name = 'carol' AND v.name = 'public'",
    )
    .await;
    let titles = async || texts(&w.get("", "/feeds/video-comments.xml").await.text(), "rss/channel/item/title");
    assert_eq!(titles().await, ["public - bob"]);
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) SELECT NULL, ac.id, 0 FROM account ac \
         WHERE ac.name = 'bob'",
    )
    .await;
    assert_eq!(titles().await, Vec::<String>::new());
}

async fn feeds_are_narrowed(t: &TestApp) {
    let w = world(t).await;
    let v = w.video("alice", "Hers").await;
    w.video("carol", "Theirs").await;
    comment_everywhere(&w).await;
    let (account, channel) = (w.person("alice").account_id, w.person("alice").channel_id);
    for query in [
        format!("videoId={}", v.uuid),
        format!("videoId={}", platform::id::short(v.uuid)),
        format!("accountId={account}"),
        format!("videoChannelId={channel}"),
        "accountName=alice".to_owned(),
        "videoChannelName=alice_channel".to_owned(),
    ] {
        let rss = w.get("", &format!("/feeds/video-comments.xml?{query}")).await.text();
        assert_eq!(texts(&rss, "rss/channel/item/title"), ["Hers - bob"], "{query}");
    }
}

async fn wrong_questions_are_refused(t: &TestApp) {
    let w = world(t).await;
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    let path = "/feeds/video-comments.xml";
    w.get("", &format!("{path}?videoId=nonsense!")).await.names(&["videoId"]);
    w.get("", &format!("{path}?videoId={}", private.uuid)).await.is(401);
    w.get("alice", &format!("{path}?videoId={}", private.uuid)).await.is(401);
    w.get("", &format!("{path}?videoId=4f2d7e8a-0000-4000-8000-000000000000")).await.refused(404, "Video not found");
    let mixed = format!("{path}?videoId={}&videoChannelName=alice_channel", private.uuid);
    w.get("", &mixed).await.refused(400, "videoId cannot be mixed with a channel filter");
    w.get("", "/feeds/video-comments.txt").await.names(&["format"]);
}
