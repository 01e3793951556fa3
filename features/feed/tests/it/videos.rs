//! Feeds of videos: what is in them, in which form, narrowed to whom.

use crate::{at, texts, world};
use platform::on_both;
use platform::testing::{START, TestApp};
use serde_json::json;
use world::NewVideo;

on_both!(
    the_newest_are_told_of_in_every_form,
    files_are_offered_with_kind_and_size,
    hidden_videos_are_not_told_of,
    accounts_and_channels_have_their_own,
    every_filter_narrows,
    nothing_that_people_write_breaks_a_feed,
    wrong_questions_are_refused,
    feeds_are_as_long_as_configured,
);

async fn the_newest_are_told_of_in_every_form(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.instance.name = "Our place".into());
    let first = w.video("alice", "First").await;
    w.wait(60_000);
    w.video("bob", "Second").await;
    w.run("UPDATE video SET description = 'About **it**', category = 5, views = 7 WHERE name = 'First'").await;
    let origin = t.app.config().webserver.origin();
    let page = format!("{origin}/w/{}", platform::id::short(first.uuid));
    let answer = w.get("", "/feeds/videos.xml").await;
    assert_eq!(answer.header("content-type"), Some("application/xml; charset=utf-8"));
    let rss = answer.text();
    assert_eq!(texts(&rss, "rss/channel/title"), ["Our place"]);
    assert_eq!(texts(&rss, "rss/channel/item/title"), ["Second", "First"]);
    assert_eq!(texts(&rss, "rss/channel/item/link")[1], page);
    assert_eq!(texts(&rss, "rss/channel/item/guid")[1], page);
    assert_eq!(texts(&rss, "rss/channel/item/pubDate")[1], "Thu, 01 Jan 2026 00:00:00 GMT");
    assert_eq!(texts(&rss, "rss/channel/lastBuildDate"), ["Thu, 01 Jan 2026 00:01:00 GMT"]);
    assert_eq!(texts(&rss, "rss/channel/item/description"), ["About it"]);
    assert_eq!(texts(&rss, "rss/channel/item/content:encoded"), ["<p>About <strong>it</strong></p>\n"]);
    assert_eq!(texts(&rss, "rss/channel/item/dc:creator"), ["Channel of bob", "Channel of alice"]);
    assert_eq!(texts(&rss, "rss/channel/item/category"), ["Sports"]);
    assert_eq!(at(&rss, "rss/channel/item/media:community/media:statistics")[1].get("views"), "7");
    let own = at(&rss, "rss/channel/atom:link");
    assert_eq!((own[0].get("rel"), own[0].get("href")), ("self", &*format!("{origin}/feeds/videos.xml")));

    let answer = w.get("", "/feeds/videos.atom?sort=publishedAt").await;
    assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    let atom = answer.text();
    assert_eq!(texts(&atom, "feed/entry/title"), ["First", "Second"]);
    assert_eq!(texts(&atom, "feed/entry/id")[0], page);
    assert_eq!(texts(&atom, "feed/entry/updated")[0], "2026-01-01T00:00:00.000Z");
    assert_eq!(texts(&atom, "feed/entry/author/name"), ["Channel of alice", "Channel of bob"]);
    assert_eq!(texts(&w.get("", "/feeds/videos.xml?format=atom").await.text(), "feed/title"), ["Our place"]);

    let answer = w.get("", "/feeds/videos.json").await;
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    let feed = answer.json;
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1");
    assert_eq!((&feed["title"], &feed["home_page_url"]), (&json!("Our place"), &json!(origin)));
    assert_eq!(feed["feed_url"], format!("{origin}/feeds/videos.json"));
    let item = &feed["items"][1];
    assert_eq!((&item["id"], &item["url"], &item["title"]), (&json!(page), &json!(page), &json!("First")));
    assert_eq!((&item["summary"], &item["tags"]), (&json!("About it"), &json!(["Sports"])));
    assert_eq!(item["date_modified"], "2026-01-01T00:00:00.000Z");
    let channel = json!({"name": "Channel of alice", "url": format!("{origin}/c/alice_channel/videos")});
    assert_eq!(item["author"], channel);
    let torrent = &item["attachments"][0];
    assert_eq!((&torrent["mime_type"], &torrent["size_in_bytes"]), (&json!("application/x-bittorrent"), &json!(1000)));
}

async fn files_are_offered_with_kind_and_size(t: &TestApp) {
    let w = world(t).await;
    let v = w.video("alice", "With sound").await;
    let origin = t.app.config().webserver.origin();
    let enclosure = async || at(&w.get("", "/feeds/videos.xml").await.text(), "rss/channel/item/enclosure").remove(0);
    let whole = enclosure().await;
    let file = format!("{origin}/static/streaming-playlists/hls/{0}/{0}-480-fragmented.mp4", v.uuid);
    assert_eq!((whole.get("url"), whole.get("length"), whole.get("type")), (&*file, "1000", "video/mp4"));
    // Sound that is kept beside the pictures is put together with them.
    w.run("UPDATE video_file SET has_audio = FALSE WHERE TRUE").await;
    w.run(
        "INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, has_audio, has_video, \
         metadata, created_at, updated_at) SELECT video_id, playlist_id, 0, 0, 0, 0, 234, 'sound.mp4', TRUE, FALSE, '{}', 0, 0 \
         FROM video_file",
    )
    .await;
    let ids: Vec<i64> = w.all("SELECT id FROM video_file ORDER BY resolution DESC").await;
    let both = enclosure().await;
    let url =
        format!("{origin}/download/videos/generate/{}.mp4?videoFileIds={}&videoFileIds={}", v.uuid, ids[0], ids[1]);
    assert_eq!((both.get("url"), both.get("length"), both.get("type")), (&*url, "1234", "video/mp4"));
    let rss = w.get("", "/feeds/videos.xml").await.text();
    let files = at(&rss, "rss/channel/item/media:group/media:content");
    let told: Vec<_> =
        files.iter().map(|f| (f.get("medium"), f.get("fileSize"), f.get("height"), f.get("type"))).collect();
    assert_eq!(told, [("video", "1000", "480", "video/mp4"), ("audio", "234", "", "audio/mp4")]);
    assert_eq!(at(&rss, "rss/channel/item/media:group/media:peerLink").len(), 1);
    // Where downloads are not allowed nothing is put together: players follow the playlist.
    w.run("UPDATE video SET download_enabled = FALSE WHERE TRUE").await;
    let playlist = enclosure().await;
    assert_eq!(playlist.get("type"), "application/x-mpegURL");
    assert!(playlist.get("url").ends_with("-master.m3u8"), "{playlist:?}");
    // Sound alone.
    w.run("DELETE FROM video_file WHERE has_video").await;
    let sound = enclosure().await;
    assert_eq!((sound.get("length"), sound.get("type")), ("234", "audio/mp4"));
}

async fn hidden_videos_are_not_told_of(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "Seen").await;
    for (name, privacy) in [("unlisted", 2), ("private", 3), ("internal", 4), ("password", 5)] {
        w.new_video("alice", NewVideo { privacy, ..NewVideo::named(name) }).await;
    }
    w.new_video("alice", NewVideo { state: 2, ..NewVideo::named("unfinished") }).await;
    w.video("alice", "blocked").await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'blocked'").await;
    w.video("bob", "muted").await;
    w.run(
        "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) SELECT NULL, ac.id, 0 FROM account ac \
         WHERE ac.name = 'bob'",
    )
    .await;
    for who in ["", "root", "alice"] {
        let rss = w.get(who, "/feeds/videos.xml").await.text();
        assert_eq!(texts(&rss, "rss/channel/item/title"), ["Seen"], "{who}");
    }
}

async fn accounts_and_channels_have_their_own(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "Hers").await;
    w.video("bob", "His").await;
    w.video("remote", "Theirs").await;
    let titles = async |query: &str| {
        let answer = w.get("", &format!("/feeds/videos.xml?{query}")).await;
        (texts(&answer.text(), "rss/channel/title").remove(0), texts(&answer.text(), "rss/channel/item/title"))
    };
    let (alice, bob) = (w.person("alice").clone(), w.person("bob").clone());
    let hers = vec!["Hers".to_owned()];
    assert_eq!(titles(&format!("accountId={}", alice.account_id)).await, ("alice".to_owned(), hers.clone()));
    let channel = ("Channel of alice".to_owned(), hers.clone());
    assert_eq!(titles(&format!("videoChannelId={}", alice.channel_id)).await, channel);
    assert_eq!(titles("videoChannelName=alice_channel").await, channel);
    assert_eq!(titles("videoChannelName=Alice_Channel@127.0.0.1:9000").await, channel);
    assert_eq!(titles("accountName=remote@peer.example").await.1, ["Theirs"]);
    let both = format!("accountId={}&videoChannelId={}", bob.account_id, alice.channel_id);
    assert_eq!(titles(&both).await.1, Vec::<String>::new());
    let rss = w.get("", &format!("/feeds/videos.xml?videoChannelId={}", alice.channel_id)).await.text();
    let podcast = at(&rss, "rss/channel/podcast:txt").remove(0);
    assert_eq!(podcast.get("purpose"), "p20url");
    assert!(podcast.text.ends_with(&format!("/feeds/podcast/videos.xml?videoChannelId={}", alice.channel_id)));
    for unknown in
        ["accountId=999", "videoChannelId=999", "accountName=nobody", "videoChannelName=nothing@peer.example"]
    {
        w.get("", &format!("/feeds/videos.xml?{unknown}")).await.is(404);
    }
}

async fn every_filter_narrows(t: &TestApp) {
    let w = world(t).await;
    w.video("remote", "Theirs").await;
    w.follow_remote().await;
    w.new_video("alice", NewVideo { nsfw: true, ..NewVideo::named("Sensitive") }).await;
    w.video("alice", "Ours").await;
    w.run("UPDATE video SET category = 4, language = 'fr' WHERE name = 'Ours'").await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Sea', 'sea' FROM video WHERE name = 'Ours'").await;
    let titles = async |query: &str| {
        let mut titles =
            texts(&w.get("", &format!("/feeds/videos.xml?{query}")).await.text(), "rss/channel/item/title");
        titles.sort();
        titles
    };
    assert_eq!(titles("").await, ["Ours", "Theirs"]);
    assert_eq!(titles("nsfw=both").await, ["Ours", "Sensitive", "Theirs"]);
    w.configure(|c| c.instance.default_nsfw_policy = config::value::NsfwPolicy::Blur);
    assert_eq!(titles("").await, ["Ours", "Sensitive", "Theirs"]);
    assert_eq!(titles("isLocal=true").await, ["Ours", "Sensitive"]);
    assert_eq!(titles("isLocal=false").await, ["Theirs"]);
    assert_eq!(titles("nsfw=true").await, ["Sensitive"]);
    assert_eq!(titles("nsfw=false").await, ["Ours", "Theirs"]);
    for query in ["categoryOneOf=4", "languageOneOf=fr", "tagsOneOf=sea"] {
        assert_eq!(titles(query).await, ["Ours"], "{query}");
    }
    w.configure(|c| c.instance.default_nsfw_policy = config::value::NsfwPolicy::DoNotList);
    assert_eq!(titles("").await, ["Ours", "Theirs"]);
    // What was published elsewhere long ago comes last, whenever it came here.
    w.run("UPDATE video SET originally_published_at = -1000 WHERE name = 'Ours'").await;
    let rss = w.get("", "/feeds/videos.xml").await.text();
    assert_eq!(texts(&rss, "rss/channel/item/title"), ["Theirs", "Ours"]);
    assert_eq!(texts(&rss, "rss/channel/item/pubDate")[1], "Wed, 31 Dec 1969 23:59:59 GMT");
}

async fn nothing_that_people_write_breaks_a_feed(t: &TestApp) {
    let w = world(t).await;
    let evil = "a]]></title><x>&amp;\u{1}\u{1b}\u{b}\u{ffff}\"'";
    w.video("alice", evil).await;
    w.run("UPDATE video SET description = '[y](javascript:z) <b>x</b> ]]>' WHERE TRUE").await;
    let shown = "a]]></title><x>&amp;\"'";
    let rss = w.get("", "/feeds/videos.xml?v=%3C%22%26%01").await.text();
    assert_eq!(texts(&rss, "rss/channel/item/title"), [shown]);
    assert_eq!(texts(&rss, "rss/channel/item/content:encoded"), ["<p>y &lt;b&gt;x&lt;/b&gt; ]]&gt;</p>\n"]);
    assert_eq!(texts(&w.get("", "/feeds/videos.atom").await.text(), "feed/entry/title"), [shown]);
    assert_eq!(w.get("", "/feeds/videos.json").await.json["items"][0]["title"], evil);
}

async fn wrong_questions_are_refused(t: &TestApp) {
    let w = world(t).await;
    w.get("", "/feeds/videos.doc").await.names(&["format"]);
    w.get("", "/feeds/videos.xml?format=doc").await.names(&["format"]);
    w.get("", "/feeds/videos.xml?accountId=x&videoChannelId=-1").await.names(&["accountId", "videoChannelId"]);
    w.get("", "/feeds/videos.xml?sort=size&nsfw=maybe&isLocal=2").await.names(&["sort", "isLocal", "nsfw"]);
    let sentence = "You are not allowed to see all videos, specify a custom include, auto tags or state filter";
    // A session opens nothing here, not even an administrator's.
    for who in ["", "root"] {
        for query in ["include=1", "privacyOneOf=3", "stateOneOf=2", "autoTagOneOf=x"] {
            w.get(who, &format!("/feeds/videos.json?{query}")).await.refused(401, sentence);
        }
    }
}

async fn feeds_are_as_long_as_configured(t: &TestApp) {
    let w = world(t).await;
    for n in 0..3 {
        w.video("alice", &format!("Video {n}")).await;
    }
    w.configure(|c| c.feeds.videos.count = 2);
    assert_eq!(w.get("", "/feeds/videos.json?count=3&start=2").await.json["items"].as_array().unwrap().len(), 2);
    assert_eq!(t.app.now(), START);
}
