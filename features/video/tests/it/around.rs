//! What hangs on one video: likes, passwords, chapters, embedding, the player's look.

use axum::body::Body;
use futures::future::join_all;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, Video, World};

on_both!(
    ratings_count_once_each,
    ratings_at_once_are_counted_exactly,
    who_may_not_see_may_not_rate,
    ratings_are_listed_for_their_owner,
    ratings_go_with_their_account,
    passwords_are_managed_by_the_owner,
    the_last_password_stays,
    chapters_are_replaced_whole,
    chapters_follow_the_description,
    embedding_is_limited_to_domains,
    players_look_as_chosen,
);

pub async fn world(t: &TestApp) -> World {
    let routes = video::routes(&t.app).merge(catalog::routes(&t.app));
    let w = World::with_router(t, routes.split().0.layer(catalog::routes::shared())).await;
    w.configure(|c| c.secrets.peertube = config::Secret::new("a secret of the tests"));
    w
}

pub fn at(video: &Video, what: &str) -> String {
    format!("/api/v1/videos/{}/{what}", video.uuid)
}

async fn counters(w: &World, video: &Video) -> (i64, i64) {
    let page = w.get("root", &format!("/api/v1/videos/{}", video.uuid)).await.is(200);
    (page["likes"].as_i64().unwrap(), page["dislikes"].as_i64().unwrap())
}

async fn ratings_count_once_each(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "rated").await;
    let rate = async |who: &str, rating: &str| w.put(who, &at(&video, "rate"), json!({"rating": rating})).await.is(204);
    for (who, rating, expected) in [
        ("bob", "none", (0, 0)),
        ("bob", "like", (1, 0)),
        ("bob", "like", (1, 0)),
        ("alice", "dislike", (1, 1)),
        ("bob", "dislike", (0, 2)),
        ("bob", "none", (0, 1)),
        ("alice", "none", (0, 0)),
    ] {
        rate(who, rating).await;
        assert_eq!(counters(&w, &video).await, expected, "{who} {rating}");
        let mine = w.get(who, &format!("/api/v1/users/me/videos/{}/rating", video.uuid)).await.is(200);
        assert_eq!(mine, json!({"videoId": video.id, "rating": rating}));
    }
    let events = w.events().await;
    assert_eq!(events, ["rate.changed"; 5], "repeating says nothing new");
}

async fn ratings_at_once_are_counted_exactly(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "rated").await;
    let path = at(&video, "rate");
    for rating in ["like", "dislike", "like"] {
        let all = ["root", "mod", "alice", "bob", "carol", "bob", "carol"];
        let answers = join_all(all.map(|who| w.put(who, &path, json!({"rating": rating})))).await;
        assert!(answers.iter().all(|a| a.status == 204));
        let expected = if rating == "like" { (5, 0) } else { (0, 5) };
        assert_eq!(counters(&w, &video).await, expected);
    }
}

async fn who_may_not_see_may_not_rate(t: &TestApp) {
    let w = world(t).await;
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    let locked = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("locked") }).await;
    let like = json!({"rating": "like"});
    let refused = w.put("bob", &at(&private, "rate"), like.clone()).await;
    refused.refused(403, "Cannot fetch information of private/internal/blocked video");
    let refused = w.put("bob", &at(&locked, "rate"), like.clone()).await.is(403);
    assert_eq!(refused["code"], "video_requires_password");
    w.put("", &at(&private, "rate"), like.clone()).await.is(401);
    w.put("bob", "/api/v1/videos/4711/rate", like.clone()).await.refused(404, "Video not found");
    w.put("bob", "/api/v1/videos/blabla/rate", like.clone()).await.names(&["id"]);
    w.put("alice", &at(&private, "rate"), json!({"rating": "likes"})).await.names(&["rating"]);
    w.get("bob", "/api/v1/users/me/videos/blabla/rating").await.names(&["videoId"]);
    w.get("bob", "/api/v1/users/me/videos/4711/rating").await.refused(404, "Video not found");
    w.get("", "/api/v1/users/me/videos/1/rating").await.is(401);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_rate").await, 0);
    w.put("alice", &at(&private, "rate"), like).await.is(204);
}

async fn ratings_are_listed_for_their_owner(t: &TestApp) {
    let w = world(t).await;
    let list = async |who: &str, query: &str| w.get(who, &format!("/api/v1/accounts/bob/ratings{query}")).await;
    for (name, rating) in [("one", "like"), ("two", "dislike"), ("three", "like")] {
        let video = w.video("alice", name).await;
        w.put("bob", &at(&video, "rate"), json!({"rating": rating})).await.is(204);
        w.wait(1000);
    }
    let names = |list: &Value| -> Vec<String> {
        list["data"].as_array().unwrap().iter().map(|r| r["video"]["name"].as_str().unwrap().to_owned()).collect()
    };
    let all = list("bob", "").await.is(200);
    assert_eq!((&all["total"], names(&all)), (&json!(3), vec!["three".into(), "two".into(), "one".into()]));
    assert_eq!(all["data"][1]["rating"], "dislike");
    let liked = list("bob", "?rating=like&sort=createdAt&start=1").await.is(200);
    assert_eq!((&liked["total"], names(&liked)), (&json!(2), vec!["three".into()]));
    assert_eq!(list("root", "").await.is(200)["total"], 3);
    let sentence = "Only a user with sufficient right can manage this account resource.";
    list("alice", "").await.refused(403, sentence);
    list("", "").await.is(401);
    list("bob", "?rating=toto").await.names(&["rating"]);
    list("bob", "?start=hello&count=x&sort=y").await.names(&["start", "count", "sort"]);
    w.get("bob", "/api/v1/accounts/nobody/ratings").await.refused(404, "Account not found");
    // Made private since: its title is not told any more.
    w.run("UPDATE video SET privacy = 3 WHERE name = 'three'").await;
    assert_eq!(list("bob", "").await.is(200)["total"], 2);
}

async fn ratings_go_with_their_account(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "rated").await;
    for (who, rating) in [("bob", "like"), ("carol", "like")] {
        w.put(who, &at(&video, "rate"), json!({"rating": rating})).await.is(204);
    }
    let bob = w.person("bob").account_id;
    let gone = w.app.db.write(bob, |tx, id| Box::pin(async move { video::rate::forget_account(tx, id).await })).await;
    gone.unwrap();
    assert_eq!(counters(&w, &video).await, (1, 0));
}

async fn passwords_are_managed_by_the_owner(t: &TestApp) {
    let w = world(t).await;
    let video = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("locked") }).await;
    let open = w.video("alice", "open").await;
    let path = at(&video, "passwords");
    w.put("alice", &path, json!({"passwords": ["first one", "second one"]})).await.is(204);
    w.wait(1000);
    w.post("alice", &path, json!({"password": "third one"})).await.is(204);
    w.post("alice", &path, json!({"password": "third one"})).await.is(204);
    let list = w.get("alice", &path).await.is(200);
    assert_eq!(list["total"], 3);
    assert_eq!(list["data"][0]["password"], "third one");
    let keys: Vec<&String> = list["data"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "password", "videoId", "createdAt", "updatedAt"]);
    assert_eq!(
        w.get("mod", &format!("{path}?sort=createdAt&count=1")).await.is(200)["data"][0]["password"],
        "first one"
    );
    let ask = async |password: &str| {
        let request = w.request("", "GET", &format!("/api/v1/videos/{}", video.uuid));
        w.send(request.header("x-peertube-video-password", password).body(Body::empty()).unwrap()).await
    };
    ask("second one").await.is(200);
    assert_eq!(ask("fourth one").await.is(403)["code"], "incorrect_video_password");
    for (body, sentence) in [
        (json!({}), "Video passwords are missing."),
        (json!({"passwords": []}), "At least one video password is required."),
        (json!({"passwords": ["same", "same"]}), "Duplicate video passwords are not allowed."),
        (
            json!({"passwords": ["p"]}),
            "Invalid video password. Password length should be at least 2 characters and no more than 100 characters.",
        ),
    ] {
        w.put("alice", &path, body).await.refused(400, sentence);
    }
    w.put("alice", &path, json!({"passwords": "text"})).await.names(&["passwords"]);
    w.post("alice", &path, json!({"password": ""})).await.names(&["password"]);
    let new = json!({"passwords": ["new one"], "password": "new one"});
    for (who, status) in [("", 401), ("bob", 403)] {
        w.get(who, &path).await.is(status);
        w.put(who, &path, new.clone()).await.is(status);
        w.post(who, &path, new.clone()).await.is(status);
        w.delete(who, &format!("{path}/1")).await.is(status);
    }
    w.get("alice", &at(&open, "passwords")).await.refused(400, "Video is not password protected");
    w.put("alice", &at(&open, "passwords"), new.clone()).await.refused(400, "Video is not password protected");
    w.get("alice", "/api/v1/videos/4711/passwords").await.refused(404, "Video not found");
    w.get("alice", &format!("{path}?start=hello")).await.names(&["start"]);
    assert_eq!(w.get("alice", &path).await.is(200)["total"], 3, "nothing changed");
}

async fn the_last_password_stays(t: &TestApp) {
    let w = world(t).await;
    let video = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("locked") }).await;
    let other = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("other") }).await;
    w.put("alice", &at(&video, "passwords"), json!({"passwords": ["first one", "second one"]})).await.is(204);
    w.put("alice", &at(&other, "passwords"), json!({"passwords": ["aa", "bb"]})).await.is(204);
    let id = async |video: &Video| w.get("alice", &at(video, "passwords")).await.is(200)["data"][0]["id"].clone();
    let remove = async |which: Value| w.delete("alice", &format!("{}/{which}", at(&video, "passwords"))).await;
    remove(id(&other).await).await.refused(404, "Video password not found");
    remove(id(&video).await).await.is(204);
    let last = id(&video).await;
    remove(last).await.refused(400, "Cannot delete the last password of the protected video");
    w.delete("alice", &at(&video, "passwords/x")).await.names(&["passwordId"]);
}

async fn chapters_are_replaced_whole(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "long").await;
    let path = at(&video, "chapters");
    assert_eq!(w.get("", &path).await.is(200), json!({"chapters": []}));
    let two = json!({"chapters": [{"title": "later", "timecode": 45}, {"title": "first", "timecode": 3}]});
    w.put("alice", &path, two).await.is(204);
    let sorted = json!({"chapters": [{"timecode": 3, "title": "first"}, {"timecode": 45, "title": "later"}]});
    assert_eq!(w.get("", &path).await.is(200), sorted);
    for wrong in [json!("hello"), json!([{"title": "x", "timecode": "y"}]), Value::Null] {
        w.put("alice", &path, json!({"chapters": wrong})).await.names(&["chapters"]);
    }
    w.put("", &path, json!({"chapters": []})).await.is(401);
    w.put("bob", &path, json!({"chapters": []})).await.refused(403, "Cannot manage a video of another user.");
    w.put("alice", "/api/v1/videos/4711/chapters", json!({"chapters": []})).await.refused(404, "Video not found");
    w.put("alice", "/api/v1/videos/x/chapters", json!({"chapters": []})).await.names(&["videoId"]);
    w.get("", "/api/v1/videos/x/chapters").await.names(&["id"]);
    assert_eq!(w.get("", &path).await.is(200), sorted, "nothing changed");
    w.put("mod", &path, json!({"chapters": []})).await.is(204);
    assert_eq!(w.get("", &path).await.is(200), json!({"chapters": []}));
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    w.get("", &at(&private, "chapters")).await.is(401);
    w.get("bob", &at(&private, "chapters")).await.is(403);
    let remote = w.video("remote", "elsewhere").await;
    let refused = w.put("root", &at(&remote, "chapters"), json!({"chapters": []})).await;
    refused.refused(403, "Cannot manage a video of another server.");
}

async fn chapters_follow_the_description(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "long").await;
    let page = format!("/api/v1/videos/{}", video.uuid);
    let describe = async |text: &str| w.put("alice", &page, json!({"description": text})).await.is(204);
    let titles = async || -> Vec<String> {
        let chapters = w.get("", &at(&video, "chapters")).await.is(200);
        chapters["chapters"].as_array().unwrap().iter().map(|c| c["title"].as_str().unwrap().to_owned()).collect()
    };
    describe("About\n00:00 a\n00:05 b").await;
    assert_eq!(titles().await, ["a", "b"]);
    describe("About\n00:00 a\n00:05 c").await;
    assert_eq!(titles().await, ["a", "c"]);
    w.put("alice", &page, json!({"name": "another title"})).await.is(204);
    assert_eq!(titles().await, ["a", "c"]);
    w.put("alice", &at(&video, "chapters"), json!({"chapters": [{"timecode": 1, "title": "mine"}]})).await.is(204);
    describe("About\n00:00 x\n00:05 y").await;
    assert_eq!(titles().await, ["mine"], "the owner's own stay");
}

async fn embedding_is_limited_to_domains(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "embedded").await;
    let path = at(&video, "embed-privacy");
    let everywhere = json!({"policy": {"id": 1, "label": "All allowed"}, "domains": []});
    assert_eq!(w.get("alice", &path).await.is(200), everywhere);
    let ask = async |who: &str, domain: &str| w.get(who, &format!("{path}/allowed?domain={domain}")).await.is(200);
    let yes = json!({"domainAllowed": true, "userBypassAllowed": null});
    assert_eq!(ask("", "toto.example.com").await, yes);
    w.put("alice", &path, json!({"policy": 2, "domains": ["Example.com", "example.com"]})).await.is(204);
    let listed = json!({"policy": {"id": 2, "label": "Allowlist"}, "domains": ["example.com"]});
    assert_eq!(w.get("mod", &path).await.is(200), listed);
    assert_eq!(ask("", "example.com").await, yes);
    assert_eq!(ask("", &w.app.config().webserver.host()).await, yes, "our own pages");
    for (who, may) in [("", false), ("bob", false), ("alice", true), ("mod", true)] {
        let no = json!({"domainAllowed": false, "userBypassAllowed": may});
        assert_eq!(ask(who, "toto.example.com").await, no, "{who}");
    }
    let page = w.get("", &format!("/api/v1/videos/{}", video.uuid)).await.is(200);
    assert_eq!(page["embedPrivacyPolicy"], json!({"id": 2, "label": "Allowlist"}));
    let put = async |who: &str, body: Value| w.put(who, &path, body).await;
    put("alice", json!({"policy": 999, "domains": []})).await.names(&["policy"]);
    put("alice", json!({"policy": 3, "domains": "example.com"})).await.names(&["policy", "domains"]);
    let sentence = "Domains should be empty when policy is in \"all allowed\" mode";
    put("alice", json!({"policy": 1, "domains": ["a.com"]})).await.refused(400, sentence);
    put("", json!({"policy": 1, "domains": []})).await.is(401);
    put("bob", json!({"policy": 1, "domains": []})).await.refused(403, "Cannot manage a video of another user.");
    w.get("bob", &path).await.is(403);
    w.get("", &path).await.is(401);
    w.get("", &format!("{path}/allowed?domain=")).await.names(&["domain"]);
    w.get("", "/api/v1/videos/4711/embed-privacy/allowed?domain=a.com").await.refused(404, "Video not found");
    w.get("", "/api/v1/videos/x/embed-privacy/allowed?domain=a.com").await.names(&["videoId"]);
    assert_eq!(w.get("alice", &path).await.is(200), listed, "nothing changed");
}

async fn players_look_as_chosen(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "played").await;
    let of_video = format!("/api/v1/player-settings/videos/{}", video.uuid);
    let of_channel = "/api/v1/player-settings/video-channels/alice_channel";
    let shown = async |who: &str, path: &str| w.get(who, path).await.is(200)["theme"].as_str().unwrap().to_owned();
    let raw = |path: &str| format!("{path}?raw=true");
    let instance = w.app.config().defaults.player.theme.as_str().to_owned();
    assert_eq!(shown("", &of_video).await, instance);
    assert_eq!(shown("alice", &raw(&of_video)).await, "channel-default");
    assert_eq!(shown("alice", &raw(of_channel)).await, "instance-default");
    let put = async |who: &str, path: &str, theme: &str| w.put(who, path, json!({"theme": theme})).await;
    assert_eq!(put("alice", of_channel, "galaxy").await.is(200), json!({"theme": "galaxy"}));
    assert_eq!((shown("", of_channel).await, shown("", &of_video).await), ("galaxy".into(), "galaxy".into()));
    put("alice", &of_video, "lucide").await.is(200);
    assert_eq!((shown("", of_channel).await, shown("", &of_video).await), ("galaxy".into(), "lucide".into()));
    put("mod", &of_video, "instance-default").await.is(200);
    assert_eq!(shown("", &of_video).await, instance);
    put("alice", &of_video, "invalid").await.names(&["theme"]);
    put("alice", of_channel, "channel-default").await.names(&["theme"]);
    for path in [&of_video, of_channel] {
        put("", path, "lucide").await.is(401);
        put("bob", path, "lucide").await.is(403);
        w.get("", &raw(path)).await.is(401);
        w.get("bob", &raw(path)).await.is(403);
        w.get("", &format!("{path}?raw=x")).await.names(&["raw"]);
    }
    w.get("", "/api/v1/player-settings/videos/4711").await.refused(404, "Video not found");
    w.get("", "/api/v1/player-settings/video-channels/nobody").await.refused(404, "Video channel not found");
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    w.get("", &format!("/api/v1/player-settings/videos/{}", private.uuid)).await.is(401);
    assert_eq!(shown("alice", &raw(&of_video)).await, "instance-default", "nothing changed");
}
