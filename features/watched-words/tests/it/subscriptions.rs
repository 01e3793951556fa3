//! Lists of words that are kept elsewhere and followed here.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Elsewhere, World};

on_both!(
    a_followed_list_becomes_one_here,
    names_belong_to_one_list,
    a_list_that_lies_is_refused,
    lists_are_sorted_and_searched,
    strangers_are_refused,
    there_are_bounds,
);

const MINE: &str = "/api/v1/watched-words/accounts/alice/subscriptions";
const SERVER: &str = "/api/v1/watched-words/server/subscriptions";
const HOUR: i64 = 3_600_000;

/// The lists that stand beside the followed ones.
fn lists(followed: &str) -> String {
    followed.replace("subscriptions", "lists")
}

async fn open(t: &TestApp) -> (World, Elsewhere) {
    let w = world(t).await;
    w.configure(|c| c.federation.prevent_ssrf = false);
    w.wait(HOUR);
    let other = Elsewhere::start().await;
    says(&other, "Remote words", &[]);
    (w, other)
}

fn says(other: &Elsewhere, name: &str, steps: &[(&str, &str, u8)]) {
    let steps: Vec<Value> = steps
        .iter()
        .map(|(kind, word, second)| {
            json!({"type": kind, "word": word, "createdAt": format!("2026-01-01T00:00:{second:02}.000Z")})
        })
        .collect();
    other.says("/list.json", &json!({"name": name, "actions": steps}));
}

async fn follow(w: &World, who: &str, path: &str, other: &Elsewhere) -> i64 {
    w.post(who, path, json!({"url": other.url("/list.json")})).await.is(200)["id"].as_i64().unwrap()
}

/// Lets an hour pass and reads what is due; how much that was.
async fn later(w: &World) -> usize {
    w.wait(HOUR);
    watched_words::synchronize(&w.app).await.unwrap()
}

async fn first(w: &World, who: &str, path: &str) -> Value {
    w.get(who, path).await.is(200)["data"][0].clone()
}

async fn a_followed_list_becomes_one_here(t: &TestApp) {
    for (who, path) in [("alice", MINE), ("mod", SERVER)] {
        let (w, other) = open(t).await;
        let url = other.url("/list.json");
        let made = w.post(who, path, json!({ "url": url })).await.is(200);
        let id = made["id"].as_i64().unwrap();
        let at = made["createdAt"].as_str().unwrap();
        let expected = json!({"id": id, "name": "Remote words", "url": url, "importedWordsCount": 0, "lastSyncAt": null,
            "state": {"id": 1, "label": "Waiting first run"}, "createdAt": at, "updatedAt": at});
        assert_eq!(made, expected);
        let keys: Vec<&String> = made.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["id", "name", "url", "importedWordsCount", "lastSyncAt", "state", "createdAt", "updatedAt"]);
        let again = w.post(who, path, json!({ "url": url })).await;
        again.refused(409, &format!("Subscription with URL {url} already exists"));
        assert_eq!(later(&w).await, 1);
        assert_eq!(w.get(who, &lists(path)).await.is(200)["total"], 0, "without words there is no list");
        let jobs = "SELECT count(*) FROM job WHERE kind = 'watched-words.retag'";
        let before = w.one::<i64>(jobs).await;
        says(&other, "Remote words", &[("add", "word1", 1), ("add", "word2", 2)]);
        other.asked();
        later(&w).await;
        assert_eq!(other.asked(), ["/list.json"]);
        let list = first(&w, who, &lists(path)).await;
        assert_eq!((&list["listName"], &list["words"]), (&json!("Remote words"), &json!(["word1", "word2"])));
        assert_eq!(list["subscriptionUrl"], json!(url));
        let shown = first(&w, who, path).await;
        assert_eq!((&shown["importedWordsCount"], &shown["state"]["label"]), (&json!(2), &json!("Synchronized")));
        assert_eq!(w.one::<i64>(jobs).await, before + 1, "texts are looked through again");
        let steps = [("add", "word1", 1), ("remove", "word2", 1), ("remove", "word1", 3), ("add", "word3", 4)];
        says(&other, "Renamed", &steps);
        later(&w).await;
        assert_eq!(other.asked(), ["/list.json?startDate=2026-01-01T00%3A00%3A02.000Z"]);
        let list = first(&w, who, &lists(path)).await;
        assert_eq!((&list["listName"], &list["words"]), (&json!("Renamed"), &json!(["word2", "word3"])));
        assert_eq!(first(&w, who, path).await["name"], "Renamed");
        // Lists that somebody wrote here are others' business.
        w.post(who, &lists(path), json!({"listName": "mine", "words": ["x"]})).await.is(200);
        w.delete(who, &format!("{path}/{id}")).await.is(204);
        w.delete(who, &format!("{path}/{id}")).await.refused(404, "Watched words subscription not found");
        let left = w.get(who, &lists(path)).await.is(200);
        assert_eq!((&left["total"], &left["data"][0]["listName"]), (&json!(1), &json!("mine")));
        assert_eq!(left["data"][0]["subscriptionUrl"], Value::Null);
        w.run("DELETE FROM watched_words_list").await;
        w.run("DELETE FROM actor").await;
        w.run("DELETE FROM users").await;
        w.run("DELETE FROM job").await;
    }
}

async fn names_belong_to_one_list(t: &TestApp) {
    let (w, other) = open(t).await;
    w.post("alice", &lists(MINE), json!({"listName": "Remote words", "words": ["x"]})).await.is(200);
    let refused = w.post("alice", MINE, json!({"url": other.url("/list.json")})).await;
    refused.refused(409, "A watched words list with name Remote words already exists");
    // It takes the name later.
    says(&other, "other", &[("add", "a", 1)]);
    follow(&w, "alice", MINE, &other).await;
    later(&w).await;
    says(&other, "Remote words", &[("add", "b", 2)]);
    later(&w).await;
    let shown = first(&w, "alice", MINE).await;
    assert_eq!(
        (&shown["state"]["id"], &shown["importedWordsCount"], &shown["name"]),
        (&json!(4), &json!(1), &json!("other"))
    );
    // What it said meanwhile is not lost.
    says(&other, "third", &[("add", "b", 2)]);
    later(&w).await;
    let shown = first(&w, "alice", MINE).await;
    assert_eq!(
        (&shown["state"]["id"], &shown["importedWordsCount"], &shown["name"]),
        (&json!(3), &json!(2), &json!("third"))
    );
    // The last word goes: so does the list, and not the following of it.
    says(&other, "third", &[("remove", "a", 3), ("remove", "b", 4)]);
    later(&w).await;
    assert_eq!(w.get("alice", &lists(MINE)).await.is(200)["total"], 1);
    assert_eq!(first(&w, "alice", MINE).await["importedWordsCount"], 0);
}

async fn a_list_that_lies_is_refused(t: &TestApp) {
    let (w, other) = open(t).await;
    for (who, path) in [("alice", MINE), ("mod", SERVER)] {
        for url in [json!("invalid"), json!(""), json!("file:///etc/passwd"), json!(7), Value::Null] {
            let json = w.post(who, path, json!({ "url": url })).await.names(&["url"]);
            assert_eq!(json["invalid-params"]["url"]["msg"], "Invalid value");
        }
        let step = |word: &str| json!({"type": "add", "word": word, "createdAt": "2026-01-01T00:00:00Z"});
        for (status, body) in [
            (200, "no".to_owned()),
            (200, json!({"name": "x".repeat(101), "actions": []}).to_string()),
            (200, json!({"name": "list", "actions": [step(" ")]}).to_string()),
            (200, json!({"name": "list", "actions": [step(&"x".repeat(101))]}).to_string()),
            (200, json!({"name": "list", "actions": vec![step("a"); 2_501]}).to_string()),
            (500, json!({"name": "list", "actions": []}).to_string()),
        ] {
            other.answers("/bad", status, body);
            let refused = w.post(who, path, json!({"url": other.url("/bad")})).await;
            refused.refused(400, "Cannot fetch or parse watched words URL");
        }
        w.delete(who, &format!("{path}/invalid")).await.names(&["id"]);
        w.get(who, &format!("{path}?start=hello&count=hello&sort=hello")).await.names(&["start", "count", "sort"]);
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM watched_words_subscription").await, 0);
}

async fn lists_are_sorted_and_searched(t: &TestApp) {
    let (w, other) = open(t).await;
    for (path, name) in [("/b", "Bee"), ("/a", "ant")] {
        other.says(path, &json!({"name": name, "actions": []}));
        w.post("alice", MINE, json!({"url": other.url(path)})).await.is(200);
        w.wait(1);
    }
    w.post("mod", SERVER, json!({"url": other.url("/a")})).await.is(200);
    w.run("UPDATE watched_words_subscription SET last_sync_at = 5 WHERE name = 'Bee'").await;
    for (query, expected) in [
        ("", vec!["ant", "Bee"]),
        ("?sort=createdAt", vec!["Bee", "ant"]),
        ("?sort=name", vec!["ant", "Bee"]),
        ("?sort=lastSyncAt", vec!["Bee", "ant"]),
        ("?sort=-lastSyncAt&count=1", vec!["ant"]),
        ("?search=/B", vec!["Bee"]),
    ] {
        let list = w.get("alice", &format!("{MINE}{query}")).await.is(200);
        let names: Vec<&str> = list["data"].as_array().unwrap().iter().map(|l| l["name"].as_str().unwrap()).collect();
        assert_eq!(names, expected, "{query}");
        assert_eq!(list["total"], if query.contains("search") { 1 } else { 2 }, "{query}");
    }
    assert_eq!(w.get("root", SERVER).await.is(200)["total"], 1);
}

async fn strangers_are_refused(t: &TestApp) {
    let (w, other) = open(t).await;
    let mine = follow(&w, "alice", MINE, &other).await;
    let instances = follow(&w, "mod", SERVER, &other).await;
    other.asked();
    let sentence = "Only a user with sufficient right can manage this account resource.";
    let body = json!({"url": other.url("/other")});
    w.get("bob", MINE).await.refused(403, sentence);
    w.post("bob", MINE, body.clone()).await.refused(403, sentence);
    w.delete("bob", &format!("{MINE}/{mine}")).await.refused(403, sentence);
    for (who, status) in [("", 401), ("alice", 403)] {
        w.get(who, SERVER).await.is(status);
        w.post(who, SERVER, body.clone()).await.is(status);
        w.delete(who, &format!("{SERVER}/{instances}")).await.is(status);
    }
    w.get("", MINE).await.is(401);
    let nobody = MINE.replace("alice", "nobody");
    w.get("root", &nobody).await.refused(404, "Account not found");
    w.post("root", &nobody, body.clone()).await.refused(404, "Account not found");
    w.delete("root", &format!("{nobody}/{mine}")).await.refused(404, "Account not found");
    // A number is somebody's.
    w.delete("alice", &format!("{MINE}/{instances}")).await.refused(404, "Watched words subscription not found");
    w.delete("mod", &format!("{SERVER}/{mine}")).await.refused(404, "Watched words subscription not found");
    assert_eq!(other.asked(), Vec::<String>::new(), "nobody is asked for them");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM watched_words_subscription").await, 2);
    assert_eq!(w.get("mod", MINE).await.is(200)["total"], 1, "those who manage users see it");
}

async fn there_are_bounds(t: &TestApp) {
    let (w, other) = open(t).await;
    follow(&w, "alice", MINE, &other).await;
    let steps: Vec<Value> = (0..501)
        .map(|i| json!({"type": "add", "word": format!("w{i}"), "createdAt": "2026-01-01T00:00:00Z"}))
        .collect();
    other.says("/list.json", &json!({"name": "Remote words", "actions": steps}));
    later(&w).await;
    assert_eq!(first(&w, "alice", MINE).await["state"]["label"], "Failed");
    assert_eq!(w.get("alice", &lists(MINE)).await.is(200)["total"], 0);
    other.says("/list.json", &json!({"name": "Remote words", "actions": steps[..500]}));
    later(&w).await;
    assert_eq!(first(&w, "alice", MINE).await["importedWordsCount"], 500);
    w.run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 19) \
         INSERT INTO watched_words_subscription (account_id, name, url, state, next_sync_at, created_at, updated_at) \
         SELECT (SELECT id FROM account WHERE name = 'alice'), 'x', 'http://h' || i || '.example', 1, 9000000000000, 0, 0 FROM n",
    )
    .await;
    other.says("/more", &json!({"name": "more", "actions": []}));
    let refused = w.post("alice", MINE, json!({"url": other.url("/more")})).await;
    refused.refused(409, "As many lists of watched words are followed as there may be.");
    w.post("bob", &MINE.replace("alice", "bob"), json!({"url": other.url("/more")})).await.is(200);
}
