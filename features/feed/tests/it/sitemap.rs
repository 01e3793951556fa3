//! The site map.

use crate::{texts, world};
use platform::on_both;
use platform::testing::TestApp;
use world::NewVideo;

on_both!(search_engines_find_what_everybody_may_see, large_instances_have_pages);

async fn search_engines_find_what_everybody_may_see(t: &TestApp) {
    let w = world(t).await;
    let v = w.video("alice", &"long ".repeat(30)).await;
    w.new_video("bob", NewVideo { privacy: 2, ..NewVideo::named("unlisted") }).await;
    w.video("remote", "elsewhere").await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Sea', 'sea' FROM video WHERE is_local").await;
    let answer = w.get("", "/sitemap.xml").await;
    assert_eq!(answer.header("content-type"), Some("application/xml; charset=utf-8"));
    let xml = answer.text();
    let origin = t.app.config().webserver.origin();
    let expected = [
        "/about/instance/home".to_owned(),
        "/videos/browse?scope=local".to_owned(),
        format!("/w/{}", platform::id::short(v.uuid)),
        "/c/alice_channel/videos".to_owned(),
        "/a/alice/video-channels".to_owned(),
    ];
    assert_eq!(texts(&xml, "urlset/url/loc"), expected.map(|path| format!("{origin}{path}")));
    let title = texts(&xml, "urlset/url/video:video/video:title").remove(0);
    assert_eq!((title.chars().count(), title.ends_with("...")), (100, true));
    assert_eq!(texts(&xml, "urlset/url/video:video/video:tag"), ["Sea"]);
    assert_eq!(texts(&xml, "urlset/url/video:video/video:duration"), ["10"]);
    w.get("", "/sitemap.xml?page=x").await.names(&["page"]);
}

async fn large_instances_have_pages(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "The first").await;
    w.run(
        "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000) INSERT INTO video (uuid, url, channel_id, is_local, \
         name, privacy, state, files_private, wait_transcoding, nsfw, comments_policy, download_enabled, duration, published_at, \
         created_at, updated_at) SELECT '00000000-0000-4000-8000-00000000' || CAST(1000 + n.n AS TEXT), 'u' || n.n, v.channel_id, TRUE, 'Video ' || n.n, 1, 1, \
         FALSE, TRUE, FALSE, 1, TRUE, 5, v.published_at, v.created_at + n.n, 0 FROM n CROSS JOIN video v WHERE v.name = 'The first'",
    )
    .await;
    let index = w.get("", "/sitemap.xml").await.text();
    let origin = t.app.config().webserver.origin();
    assert_eq!(texts(&index, "sitemapindex/sitemap/loc"), [0, 1, 2].map(|n| format!("{origin}/sitemap.xml?page={n}")));
    let page = async |n: i64| texts(&w.get("", &format!("/sitemap.xml?page={n}")).await.text(), "urlset/url/loc");
    assert_eq!(page(0).await.len(), 4);
    assert_eq!((page(1).await.len(), page(2).await.len()), (1000, 1));
    w.get("", "/sitemap.xml?page=3").await.is(404);
}
