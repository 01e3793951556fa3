//! Heads of pages, on both databases: what everybody is told, what nobody is told, and that nothing of it is markup.

use super::frames::Frames;
use super::language::PHRASES;
use super::video::Around;
use super::{APP, EMPTY, Language, PLACE, Page, actor, headers, of_instance, playlist, text, video};
use axum::extract::FromRequestParts as _;
use axum::http::{HeaderMap, Request, Uri};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, World};

on_both!(
    a_video_is_described_to_everybody,
    hidden_videos_are_not_told_of,
    nothing_in_a_head_is_markup,
    players_stand_where_their_owner_lets_them,
    playlists_are_described,
    accounts_and_channels_are_described,
    pictures_stand_for_people_and_for_the_instance,
    pages_are_in_the_language_that_is_wanted,
    feeds_are_found,
    a_watch_page_tells_what_its_program_will_ask,
);

fn uri(text: &str) -> Uri {
    text.parse().expect("an address")
}

/// The value of each `<meta>`, by its name.
fn meta(page: &Page, name: &str) -> Option<String> {
    let at = page.head.find(&format!("=\"{name}\" content=\""))?;
    let rest = page.head[at..].split_once("content=\"")?.1;
    Some(rest.split_once('"')?.0.to_owned())
}

fn schema(page: &Page) -> Value {
    let (_, rest) = page.head.split_once("<script type=\"application/ld+json\">").expect("a description");
    serde_json::from_str(rest.split_once("</script>").expect("its end").0).expect("JSON")
}

async fn a_video_is_described_to_everybody(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let v = w.video("alice", "My video").await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, 'Steam', 'steam' FROM video")
        .await;
    w.run("INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, 's.jpg', 280, 157, 0 FROM video").await;
    w.run("INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, 'l.jpg', 1280, 720, 0 FROM video").await;
    w.run("UPDATE video SET description = 'About **it**' WHERE TRUE").await;
    w.configure(|c| c.instance.name = "Our place".into());
    let origin = t.app.config().webserver.origin();
    let short = platform::id::short(v.uuid);
    for id in [v.id.to_string(), v.uuid.to_string(), short.clone()] {
        let page = video::page(&t.app, &id, &uri("/w/x?start=1m5s&x=y"), Around::Page(None)).await.unwrap();
        assert_eq!((page.status.as_u16(), &page.frames), (200, &Frames::Nobody));
        assert!(page.head.starts_with("<title>My video - Our place</title>"), "{}", page.head);
        let image = format!("{origin}/lazy-static/thumbnails/l.jpg");
        for (name, value) in [
            ("description", "About it"),
            ("og:platform", "PeerTube"),
            ("og:type", "video"),
            ("og:site_name", "Our place"),
            ("og:title", "My video"),
            ("og:image", &*image),
            ("og:image:width", "1280"),
            ("og:url", &*format!("{origin}/w/{short}")),
            ("og:video:url", &*format!("{origin}/videos/embed/{short}")),
            ("og:video:width", "560"),
            ("twitter:card", "player"),
            ("twitter:player", &*format!("{origin}/videos/embed/{short}")),
            ("twitter:image:url", &*image),
        ] {
            assert_eq!(meta(&page, name).as_deref(), Some(value), "{name}");
        }
        assert_eq!(meta(&page, "robots"), None);
        assert!(page.head.contains(&format!("<link rel=\"canonical\" href=\"{origin}/w/{short}\">")));
        // What oEmbed is asked keeps where to start, and nothing else.
        let asked = text::encode(&format!("{origin}/w/{short}?start=1m5s"));
        let link = format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{origin}/services/oembed?url={asked}\" title=\"My video\">"
        );
        assert!(page.head.contains(&link), "{}", page.head);
        let schema = schema(&page);
        assert_eq!(
            (&schema["@type"], &schema["name"], &schema["duration"]),
            (&json!("VideoObject"), &json!("My video"), &json!("PT10S"))
        );
        assert_eq!((&schema["keywords"], &schema["contentRating"]), (&json!(["Steam"]), &json!("General Audience")));
        assert_eq!(schema["author"]["url"], format!("{origin}/c/alice_channel"));
        assert_eq!(schema["interactionStatistic"].as_array().unwrap().len(), 3);
    }
    let page = video::page(&t.app, &v.id.to_string(), &uri("/x"), Around::Frame).await.unwrap();
    assert_eq!((page.status.as_u16(), &page.frames), (200, &Frames::Everybody));
    assert_eq!(meta(&page, "robots").as_deref(), Some("noindex, indexifembedded"));
    assert_eq!((meta(&page, "og:type"), meta(&page, "twitter:card")), (None, None));
    // Somebody else's video is listed at its own place.
    let remote = w.video("remote", "Far away").await;
    let page = video::page(&t.app, &remote.uuid.to_string(), &uri("/x"), Around::Page(None)).await.unwrap();
    assert_eq!(meta(&page, "robots").as_deref(), Some("noindex"));
    assert!(!page.head.contains("canonical"));
}

async fn hidden_videos_are_not_told_of(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let new = |privacy, state| NewVideo { privacy, state, ..NewVideo::named("A secret name") };
    let mut videos = Vec::new();
    for (privacy, state) in [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (1, 2)] {
        videos.push(w.new_video("alice", new(privacy, state)).await);
    }
    // By UUID: an unlisted one is for who has the address. By number: everybody could count up.
    for (by_uuid, statuses) in [(true, [200, 200, 404, 404, 200, 404]), (false, [200, 404, 404, 404, 200, 404])] {
        for (at, v) in videos.iter().enumerate() {
            let id = if by_uuid { v.uuid.to_string() } else { v.id.to_string() };
            let page = video::page(&t.app, &id, &uri("/x"), Around::Page(None)).await.unwrap();
            assert_eq!(page.status.as_u16(), statuses[at], "{at} {by_uuid}");
            let told = at == 0 || (at == 1 && by_uuid);
            assert_eq!(page.head.contains("A secret name"), told, "{at} {by_uuid}");
            assert_eq!(page.plain.video.is_some(), told, "{at} {by_uuid}");
            assert_eq!(meta(&page, "robots").is_none(), at == 0, "{at} {by_uuid}");
            let embedded = video::page(&t.app, &id, &uri("/x"), Around::Frame).await.unwrap();
            assert_eq!(
                (embedded.status.as_u16(), embedded.head.contains("A secret name")),
                (200, told),
                "{at} {by_uuid}"
            );
        }
    }
    for id in ["toto", "4242", "26d5c69c-d886-45a0-b6c6-8e4854bab441", "<script>"] {
        assert_eq!(video::page(&t.app, id, &uri("/x"), Around::Page(None)).await.unwrap().status.as_u16(), 404, "{id}");
    }
}

async fn nothing_in_a_head_is_markup(t: &TestApp) {
    let w = World::new(t, playlist_routes(t)).await;
    let evil = "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u{2028}";
    let v = w.video("alice", evil).await;
    w.run("UPDATE video SET description = name, language = name WHERE TRUE").await;
    w.run("INSERT INTO video_tag (video_id, position, name, name_fold) SELECT id, 0, name, name FROM video").await;
    w.run("UPDATE channel SET name = (SELECT max(v.name) FROM video v), description = (SELECT max(v.name) FROM video v) WHERE TRUE").await;
    w.run("UPDATE account SET name = (SELECT max(v.name) FROM video v), description = (SELECT max(v.name) FROM video v) WHERE TRUE").await;
    w.configure(|c| {
        c.instance.name = evil.to_owned();
        c.instance.short_description = evil.to_owned();
        c.services.twitter.username = evil.to_owned();
    });
    let channel = w.person("alice").channel_id;
    let body = json!({"displayName": evil, "description": evil, "privacy": 1, "videoChannelId": channel});
    // Names of more than 120 characters do not get here.
    let made = w.post("alice", "/api/v1/video-playlists", body).await.is(200);
    let list = made["videoPlaylist"]["id"].to_string();
    let at = uri("/x?start=%22%3E%3Cscript%3E&playlistPosition=%3C");
    let pages = [
        video::page(&t.app, &v.id.to_string(), &at, Around::Page(None)).await.unwrap(),
        video::page(&t.app, &v.id.to_string(), &at, Around::Frame).await.unwrap(),
        video::page(&t.app, evil, &at, Around::Page(None)).await.unwrap(),
        playlist::page(&t.app, &list, &at, false).await.unwrap(),
        playlist::page(&t.app, &list, &at, true).await.unwrap(),
        actor::page(&t.app, "alice", actor::Kind::Account).await.unwrap(),
        actor::page(&t.app, "alice_channel", actor::Kind::Channel).await.unwrap(),
        actor::page(&t.app, evil, actor::Kind::Either).await.unwrap(),
    ];
    for page in &pages {
        let head = &page.head;
        assert_eq!(
            head.matches("<script").count(),
            head.matches("<script type=\"application/ld+json\">").count(),
            "{head}"
        );
        assert_eq!(head.matches("</script").count(), head.matches("<script").count(), "{head}");
        assert_eq!(head.matches("<title>").count(), 1);
        assert!(!head.contains("<img"), "{head}");
        // Between two marks stand quotes in pairs: none of the text closed an attribute.
        for mark in head.split('<').filter(|m| m.starts_with("meta") || m.starts_with("link")) {
            assert_eq!(mark.split_once('>').expect("its end").0.matches('"').count() % 2, 0, "{mark}");
        }
    }
    assert_eq!(schema(&pages[0])["name"], evil);
}

/// The headers of a page as it is sent.
fn sent(w: &World, page: &Page) -> HeaderMap {
    let mut sent = HeaderMap::new();
    headers(&w.app.config(), &mut sent, &page.frames);
    sent
}

async fn players_stand_where_their_owner_lets_them(t: &TestApp) {
    let w = World::new(t, ::video::routes(&t.app)).await;
    let v = w.video("alice", "v").await;
    let path = format!("/api/v1/videos/{}/embed-privacy", v.uuid);
    let player = async || video::page(&t.app, &v.uuid.to_string(), &uri("/x"), Around::Frame).await.unwrap();
    w.configure(|c| c.csp.enabled = false);
    assert!(!sent(&w, &player().await).contains_key("content-security-policy"), "everybody's");
    for (domains, expected) in [
        (
            json!(["example.com", "Other.example:8080", "münchen.example"]),
            "frame-ancestors 'self' example.com other.example:8080",
        ),
        (json!([]), "frame-ancestors 'self'"),
    ] {
        w.put("alice", &path, json!({"policy": 2, "domains": domains})).await.is(204);
        // For whoever may see it: the limit holds for hidden ones, too.
        for privacy in ["UPDATE video SET privacy = 1", "UPDATE video SET privacy = 3", "UPDATE video SET privacy = 5"]
        {
            w.run(privacy).await;
            for (enabled, report_only) in [(true, false), (false, false), (true, true)] {
                w.configure(|c| (c.csp.enabled, c.csp.report_only) = (enabled, report_only));
                let sent = sent(&w, &player().await);
                let policy = sent["content-security-policy"].to_str().unwrap();
                assert!(policy.ends_with(expected), "{policy}");
                assert!(!sent.contains_key("x-frame-options"));
            }
        }
    }
    w.put("alice", &path, json!({"policy": 1, "domains": []})).await.is(204);
    w.configure(|c| (c.csp.enabled, c.csp.report_only) = (true, false));
    let policy = sent(&w, &player().await)["content-security-policy"].clone();
    assert!(policy.to_str().unwrap().ends_with("frame-ancestors *"));
    // The page with everything around it stands in nobody's frame.
    let page = video::page(&t.app, &v.uuid.to_string(), &uri("/x"), Around::Page(None)).await.unwrap();
    let policy = sent(&w, &page)["content-security-policy"].clone();
    assert!(policy.to_str().unwrap().ends_with("frame-ancestors 'none'"));
    assert_eq!(sent(&w, &page)["x-frame-options"], "DENY");
    w.configure(|c| c.security.frameguard.enabled = false);
    assert!(!sent(&w, &page).contains_key("x-frame-options"));
}

fn playlist_routes(t: &TestApp) -> platform::Routes {
    ::playlist::routes(&t.app)
}

async fn playlists_are_described(t: &TestApp) {
    let w = World::new(t, playlist_routes(t)).await;
    let channel = w.person("alice").channel_id;
    let mut ids = Vec::new();
    for privacy in [1, 2, 3] {
        let body = json!({"displayName": "A list", "privacy": privacy, "videoChannelId": channel});
        let made = w.post("alice", "/api/v1/video-playlists", body).await.is(200);
        ids.push((
            made["videoPlaylist"]["id"].to_string(),
            made["videoPlaylist"]["shortUUID"].as_str().unwrap().to_owned(),
        ));
    }
    let origin = t.app.config().webserver.origin();
    let page = playlist::page(&t.app, &ids[0].0, &uri("/x?playlistPosition=3"), false).await.unwrap();
    let short = &ids[0].1;
    assert_eq!(page.status.as_u16(), 200);
    assert_eq!(meta(&page, "og:url"), Some(format!("{origin}/w/p/{short}")));
    assert_eq!(meta(&page, "og:video:url"), Some(format!("{origin}/video-playlists/embed/{short}")));
    assert_eq!(meta(&page, "robots"), None);
    assert!(page.head.contains(&text::encode(&format!("{origin}/w/p/{short}?playlistPosition=3"))));
    assert_eq!((&schema(&page)["@type"], &schema(&page)["numberOfItems"]), (&json!("ItemList"), &json!(0)));
    let unlisted = playlist::page(&t.app, &ids[1].1, &uri("/x"), false).await.unwrap();
    assert_eq!((unlisted.status.as_u16(), meta(&unlisted, "robots").as_deref()), (200, Some("noindex")));
    for id in [&ids[1].0, &ids[2].0, &ids[2].1, "4242", "toto"] {
        let page = playlist::page(&t.app, id, &uri("/x"), false).await.unwrap();
        assert_eq!((page.status.as_u16(), page.head.contains("A list")), (404, false), "{id}");
        let page = playlist::page(&t.app, id, &uri("/x"), true).await.unwrap();
        assert_eq!((page.status.as_u16(), page.head.contains("A list")), (200, false), "{id}");
    }
}

async fn accounts_and_channels_are_described(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let config = w.app.config();
    let (origin, host) = (config.webserver.origin(), config.webserver.host());
    for (handle, kind, path) in [
        ("alice".to_owned(), actor::Kind::Account, Some("/a/alice/video-channels")),
        (format!("alice@{host}"), actor::Kind::Account, Some("/a/alice/video-channels")),
        ("alice".to_owned(), actor::Kind::Either, Some("/a/alice/video-channels")),
        ("alice_channel".to_owned(), actor::Kind::Either, Some("/c/alice_channel/videos")),
        ("alice_channel".to_owned(), actor::Kind::Channel, Some("/c/alice_channel/videos")),
        ("alice".to_owned(), actor::Kind::Channel, None),
        ("alice_channel".to_owned(), actor::Kind::Account, None),
        ("nobody".to_owned(), actor::Kind::Either, None),
    ] {
        let page = actor::page(&t.app, &handle, kind).await.unwrap();
        match path {
            Some(path) => {
                assert_eq!(page.status.as_u16(), 200, "{handle}");
                assert!(
                    page.head.contains(&format!("<link rel=\"canonical\" href=\"{origin}{path}\">")),
                    "{}",
                    page.head
                );
                assert_eq!(
                    (meta(&page, "og:type").as_deref(), meta(&page, "twitter:card").as_deref()),
                    (Some("website"), Some("summary"))
                );
                assert_eq!(
                    (&schema(&page)["@type"], &schema(&page)["mainEntity"]["@type"]),
                    (&json!("ProfilePage"), &json!("Person"))
                );
            }
            None => {
                assert_eq!((page.status.as_u16(), meta(&page, "robots").as_deref()), (404, Some("noindex")), "{handle}")
            }
        }
    }
    let remote = actor::page(&t.app, "remote@peer.example", actor::Kind::Either).await.unwrap();
    assert_eq!((remote.status.as_u16(), meta(&remote, "robots").as_deref()), (200, Some("noindex")));
}

async fn pictures_stand_for_people_and_for_the_instance(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let image = |page: &Page| meta(page, "og:image");
    let account = async || actor::page(&t.app, "alice", actor::Kind::Account).await.unwrap();
    assert_eq!((image(&account().await), image(&of_instance(&t.app, "/").await)), (None, None));
    w.run(
        "INSERT INTO actor (id, kind, username, username_fold, url, created_at, updated_at) \
         VALUES (900, 'Application', 'peertube', 'peertube', 'http://127.0.0.1:9000/accounts/peertube', 1, 1)",
    )
    .await;
    w.run(
        "INSERT INTO actor_image (id, actor_id, kind, file_name, width, height, created_at) \
             VALUES (1, 900, 1, 'face.png', 600, 600, 1), (2, 900, 1, 'small.png', 48, 48, 1)",
    )
    .await;
    w.run(
        "UPDATE actor SET avatars = '[{\"file_name\":\"s.png\",\"width\":48,\"height\":48,\"created_at\":1}, \
         {\"file_name\":\"l.png\",\"width\":120,\"height\":120,\"created_at\":1}]' WHERE username LIKE 'alice%'",
    )
    .await;
    let at = |path: &str| Some(format!("{}{path}", w.app.config().webserver.origin()));
    let page = account().await;
    assert_eq!(image(&page), at("/lazy-static/avatars/l.png"));
    assert_eq!(meta(&page, "og:image:width").as_deref(), Some("120"));
    let channel = actor::page(&t.app, "alice_channel", actor::Kind::Channel).await.unwrap();
    assert_eq!(image(&channel), at("/lazy-static/avatars/l.png"));
    assert_eq!(image(&of_instance(&t.app, "/about").await), at("/lazy-static/avatars/face.png"));
    w.run(
        "INSERT INTO actor_image (id, actor_id, kind, file_name, width, height, created_at) \
             VALUES (3, 900, 14, 'card.png', 1200, 650, 1)",
    )
    .await;
    assert_eq!(image(&of_instance(&t.app, "/").await), at("/static/uploads/images/card.png"));
}

async fn pages_are_in_the_language_that_is_wanted(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let language = async |address: &str, accept: &str| {
        let request = Request::get(address).header("accept-language", accept).body(()).unwrap();
        Language::from_request_parts(&mut request.into_parts().0, &t.app).await.unwrap()
    };
    let template = format!("<html lang=\"en\"><head>{PLACE}</head><body>{EMPTY}</body></html>");
    let page = of_instance(&t.app, "/").await;
    let document = page.document(&template, language("/", "ar, en;q=0.5").await);
    assert!(document.starts_with("<html lang=\"ar\" dir=\"rtl\"><head>"), "{document}");
    assert!(document.contains("<title>") && document.contains("<noscript>يحتاج Sepiola"), "{document}");
    let document = page.document(&template, language("/?lang=fr", "ar").await);
    assert!(document.starts_with("<html lang=\"fr\" dir=\"ltr\"><head>"), "{document}");
    // Who says nothing gets the instance's language, and English where nobody says anything that is spoken.
    w.configure(|c| c.instance.default_language = "fr-FR".into());
    assert_eq!(language("/", "tlh").await.0.tag, "fr");
    w.configure(|c| c.instance.default_language = "tlh".into());
    assert_eq!(language("/", "").await.0.tag, "en");
    // Caches keep the languages apart.
    let mut sent = HeaderMap::new();
    headers(&t.app.config(), &mut sent, &Frames::Nobody);
    assert_eq!(sent["vary"], "accept-language, cookie");
}

#[test]
fn catalogues_are_complete() {
    assert_eq!(PHRASES.mistakes(), Vec::<String>::new());
    let tags: Vec<&str> = PHRASES.catalogues().iter().map(|c| c.tag).collect();
    let spoken: Vec<&str> = platform::language::SPOKEN.iter().map(|s| s.tag).collect();
    assert_eq!(tags, spoken);
    assert!(PHRASES.catalogues().iter().all(|c| platform::language::spoken(c.tag).is_some_and(|s| s.rtl == c.rtl)));
}

async fn feeds_are_found(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let v = w.video("alice", "A <video>").await;
    let origin = t.app.config().webserver.origin();
    let link = |path: &str, title: &str| {
        format!("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{origin}{path}\" title=\"{title}\">")
    };
    let alice = w.person("alice").clone();
    let page = actor::page(&t.app, "alice_channel", actor::Kind::Channel).await.unwrap();
    for path in ["/feeds/podcast/videos.xml", "/feeds/videos.xml"] {
        let feed = link(&format!("{path}?videoChannelId={}", alice.channel_id), "Channel of alice");
        assert!(page.head.contains(&feed), "{}", page.head);
    }
    let page = actor::page(&t.app, "alice", actor::Kind::Account).await.unwrap();
    assert!(page.head.contains(&link(&format!("/feeds/videos.xml?accountId={}", alice.account_id), "alice")));
    let instance = t.app.config().instance.name.clone();
    assert!(of_instance(&t.app, "/").await.head.contains(&link("/feeds/videos.xml", &instance)));
    let comments = link(&format!("/feeds/video-comments.xml?videoId={}", v.uuid), "A &lt;video&gt;");
    let watch = async |around| video::page(&t.app, &v.uuid.to_string(), &uri("/w/x"), around).await.unwrap().head;
    let page = Around::Page(None);
    assert_eq!((watch(page).await.contains(&comments), watch(Around::Frame).await.contains("rss+xml")), (true, false));
    // What not everybody may see has no feed.
    w.run("UPDATE video SET privacy = 2 WHERE TRUE").await;
    assert!(!watch(page).await.contains("rss+xml"));
}

async fn a_watch_page_tells_what_its_program_will_ask(t: &TestApp) {
    let w = World::new(t, platform::Routes::new(&t.app)).await;
    let title = "</script><script>alert(1)</script>";
    let v = w.video("alice", title).await;
    for (name, width) in [("s.jpg", 280), ("m.jpg", 850), ("l.jpg", 1920)] {
        let sql = "INSERT INTO video_thumbnail (video_id, file_name, width, height, created_at) SELECT id, $1, $2, 150, 0 FROM video";
        w.run(database::Sql::new(sql).bind(name).bind(width)).await;
    }
    let id = platform::id::short(v.uuid);
    let english = Language(platform::language::spoken("en").unwrap());
    let template = format!("<html lang=\"en\"><head>{PLACE}</head><body>{APP}{EMPTY}</body></html>");
    let document = async |around| {
        let page = video::page(&t.app, &id, &uri("/w/x"), around).await.unwrap();
        page.document(&template, english)
    };
    let page = document(Around::Page(None)).await;
    let (_, data) = page.split_once("<script type=\"application/json\" id=\"answers\">").expect("answers");
    let (data, end) = data.split_once("</script>").expect("their end");
    assert_eq!(end, "</body></html>");
    let answers: Value = serde_json::from_str(data).unwrap();
    let video = &answers[format!("/api/v1/videos/{id}")];
    assert_eq!((&video["name"], &video["uuid"]), (&json!(title), &json!(v.uuid.to_string())));
    assert_eq!(answers["/api/v1/config"]["signup"]["allowed"], false);
    let at = |name| format!("{}/lazy-static/thumbnails/{name}", t.app.config().webserver.origin());
    let picture = format!(
        "<div id=\"first\" aria-hidden=\"true\"><picture><source media=\"(max-width: 900px)\" srcset=\"{}\">\
         <img src=\"{}\" width=\"1600\" height=\"900\" alt=\"\" fetchpriority=\"high\"></picture></div><div id=\"app\">",
        at("m.jpg"),
        at("l.jpg")
    );
    assert!(page.contains(&picture), "{page}");
    // The player alone asks by itself; what not everybody may see is told to nobody, and what is sensitive not shown.
    assert!(!document(Around::Frame).await.contains("id=\"answers\""));
    w.run("UPDATE video SET nsfw = TRUE WHERE TRUE").await;
    assert!(!document(Around::Page(None)).await.contains("id=\"first\""));
    w.run("UPDATE video SET privacy = 3 WHERE TRUE").await;
    assert!(!document(Around::Page(None)).await.contains("id=\"answers\""));
}
