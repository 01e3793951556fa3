//! How feeds are sent: labels, and not twice.

use crate::{ask, world};
use axum::http::header::{ACCEPT, IF_NONE_MATCH};
use platform::on_both;
use platform::testing::TestApp;

on_both!(nothing_is_sent_twice, what_is_accepted_is_sent);

async fn nothing_is_sent_twice(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "First").await;
    let id = w.person("alice").channel_id;
    for path in [
        "/feeds/videos.xml".to_owned(),
        "/feeds/videos.json".into(),
        format!("/feeds/podcast/videos.xml?videoChannelId={id}"),
    ] {
        let first = w.get("", &path).await;
        let tag = first.header("etag").unwrap().to_owned();
        assert_eq!(first.header("cache-control"), Some("public, max-age=300"), "{path}");
        // Views and the hour change all the time.
        w.run("UPDATE video SET views = views + 1 WHERE TRUE").await;
        w.wait(3_600_000);
        for known in [tag.clone(), format!("\"x\", {tag}"), tag.trim_start_matches("W/").to_owned(), "*".to_owned()] {
            let again = ask(&w, &path, IF_NONE_MATCH, &known).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{path}: {known}");
            assert_eq!(again.header("etag"), Some(&*tag), "{path}");
        }
        w.run("UPDATE video SET name = name || '!' WHERE TRUE").await;
        let changed = ask(&w, &path, IF_NONE_MATCH, &tag).await;
        assert_eq!((changed.status.as_u16(), changed.header("etag") == Some(&*tag)), (200, false), "{path}");
    }
    let tag = |a: &world::Answer| a.header("etag").unwrap().to_owned();
    let (rss, atom) = (w.get("", "/feeds/videos.xml").await, w.get("", "/feeds/videos.xml?format=atom").await);
    assert_ne!(tag(&rss), tag(&atom));
}

async fn what_is_accepted_is_sent(t: &TestApp) {
    let w = world(t).await;
    for (path, accept, kind) in [
        ("/feeds/videos.xml", "text/xml", "text/xml; charset=utf-8"),
        ("/feeds/videos.rss", "*/*", "application/rss+xml; charset=utf-8"),
        ("/feeds/video-comments.atom", "text/html, application/*;q=0.5", "application/atom+xml; charset=utf-8"),
        ("/feeds/videos.json1", "application/json", "application/json; charset=utf-8"),
    ] {
        assert_eq!(ask(&w, path, ACCEPT, accept).await.header("content-type"), Some(kind), "{path}");
    }
    let refused = ask(&w, "/feeds/videos.xml", ACCEPT, "text/html").await;
    refused.refused(406, "You should accept at least one of the following content-types: application/xml, text/xml");
}
