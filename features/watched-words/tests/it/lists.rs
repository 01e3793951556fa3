//! Lists of words: one's own and the instance's.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    people_keep_lists_of_their_own,
    lists_are_sorted_and_paged,
    moderators_keep_the_instances_lists,
    strangers_are_refused,
    each_wrong_field_is_named,
    a_name_belongs_to_one_list_of_an_owner,
    there_are_so_many_lists_only,
);

const MINE: &str = "/api/v1/watched-words/accounts/alice/lists";
const SERVER: &str = "/api/v1/watched-words/server/lists";

fn list(name: &str) -> Value {
    json!({ "listName": name, "words": ["one", "two words"] })
}

fn names(page: &Value) -> Vec<&str> {
    page["data"].as_array().into_iter().flatten().filter_map(|l| l["listName"].as_str()).collect()
}

async fn people_keep_lists_of_their_own(t: &TestApp) {
    let w = world(t).await;
    let made = w.post("alice", MINE, list(" rude ")).await.is(200);
    let id = made["watchedWordsList"]["id"].as_i64().unwrap();
    assert_eq!(made, json!({ "watchedWordsList": { "id": id } }));
    let at = "2026-01-01T00:00:00.000Z";
    let shown = json!({ "id": id, "listName": "rude", "words": ["one", "two words"], "subscriptionUrl": null,
        "updatedAt": at, "createdAt": at });
    assert_eq!(w.get("alice", MINE).await.is(200), json!({ "total": 1, "data": [shown] }));
    assert_eq!(w.get("mod", MINE).await.is(200)["total"], 1, "those who manage users see it");
    assert_eq!(w.get("mod", SERVER).await.is(200)["total"], 0, "it is not the instance's");
    w.wait(1000);
    w.put("alice", &format!("{MINE}/{id}"), json!({ "words": ["three"] })).await.is(204);
    w.put("alice", &format!("{MINE}/{id}"), json!({ "listName": "worse" })).await.is(204);
    w.put("alice", &format!("{MINE}/{id}"), json!({})).await.is(204);
    let page = w.get("alice", MINE).await.is(200);
    let changed = &page["data"][0];
    assert_eq!((&changed["listName"], &changed["words"]), (&json!("worse"), &json!(["three"])));
    assert_eq!((&changed["createdAt"], &changed["updatedAt"]), (&json!(at), &json!("2026-01-01T00:00:01.000Z")));
    w.delete("alice", &format!("{MINE}/{id}")).await.is(204);
    w.delete("alice", &format!("{MINE}/{id}")).await.refused(404, "Unknown watched words list id for this account");
    assert_eq!(w.get("alice", MINE).await.is(200), json!({ "total": 0, "data": [] }));
}

async fn lists_are_sorted_and_paged(t: &TestApp) {
    let w = world(t).await;
    for name in ["b", "c", "a"] {
        w.post("alice", MINE, list(name)).await.is(200);
        w.wait(1);
    }
    for (query, expected) in [
        ("", vec!["a", "c", "b"]),
        ("?sort=createdAt", vec!["b", "c", "a"]),
        ("?sort=listName", vec!["a", "b", "c"]),
        ("?sort=-updatedAt&count=1&start=1", vec!["c"]),
        ("?count=0", vec![]),
    ] {
        let page = w.get("alice", &format!("{MINE}{query}")).await.is(200);
        assert_eq!((names(&page), page["total"].as_i64()), (expected, Some(3)), "{query}");
    }
    w.get("alice", &format!("{MINE}?start=hello&count=101&sort=words")).await.names(&["start", "count", "sort"]);
}

async fn moderators_keep_the_instances_lists(t: &TestApp) {
    let w = world(t).await;
    let id = w.post("mod", SERVER, list("spam")).await.is(200)["watchedWordsList"]["id"].as_i64().unwrap();
    let own = w.post("alice", MINE, list("spam")).await.is(200)["watchedWordsList"]["id"].as_i64().unwrap();
    assert_eq!(names(&w.get("root", SERVER).await.is(200)), ["spam"]);
    w.put("mod", &format!("{SERVER}/{own}"), list("x")).await.is(404);
    w.delete("alice", &format!("{MINE}/{id}")).await.is(404);
    w.put("root", &format!("{SERVER}/{id}"), json!({ "listName": "more spam" })).await.is(204);
    assert_eq!(names(&w.get("mod", SERVER).await.is(200)), ["more spam"]);
    assert_eq!(names(&w.get("alice", MINE).await.is(200)), ["spam"]);
    w.delete("mod", &format!("{SERVER}/{id}")).await.is(204);
    assert_eq!(w.get("mod", SERVER).await.is(200)["total"], 0);
}

async fn strangers_are_refused(t: &TestApp) {
    let w = world(t).await;
    let id = w.post("alice", MINE, list("mine")).await.is(200)["watchedWordsList"]["id"].as_i64().unwrap();
    let one = format!("{MINE}/{id}");
    let sentence = "Only a user with sufficient right can manage this account resource.";
    for (who, status) in [("", 401), ("bob", 403)] {
        for (method, path, body) in [
            ("GET", MINE, json!(null)),
            ("POST", MINE, list("x")),
            ("PUT", &one, list("x")),
            ("DELETE", &one, json!(null)),
        ] {
            let answer = w.json(who, method, path, body).await.is(status);
            assert!(status == 401 || answer["detail"] == sentence, "{method} {answer}");
        }
        for (method, path) in [("GET", SERVER), ("POST", SERVER), ("PUT", "/api/v1/watched-words/server/lists/1")] {
            w.json(who, method, path, list("x")).await.is(status);
        }
    }
    for unknown in ["nobody", "alice@nowhere.example"] {
        let path = format!("/api/v1/watched-words/accounts/{unknown}/lists");
        w.get("root", &path).await.refused(404, "Account not found");
    }
    let remote = "/api/v1/watched-words/accounts/remote@peer.example/lists";
    w.get("root", remote).await.refused(403, "This account is not owned by the platform");
    w.put("alice", &format!("{MINE}/99"), list("x"))
        .await
        .refused(404, "Unknown watched words list id for this account");
    assert_eq!(names(&w.get("alice", MINE).await.is(200)), ["mine"], "nothing changed");
}

async fn each_wrong_field_is_named(t: &TestApp) {
    let w = world(t).await;
    let id = w.post("alice", MINE, list("mine")).await.is(200)["watchedWordsList"]["id"].as_i64().unwrap();
    let one = format!("{MINE}/{id}");
    let many: Vec<String> = (0..501).map(|n| format!("w{n}")).collect();
    for name in [json!(""), json!(" "), json!(null), json!(5), json!("x".repeat(101))] {
        let answer = w.post("alice", MINE, json!({ "listName": name, "words": ["a"] })).await.names(&["listName"]);
        let message = "Should have a list name between 1 and 100 characters long";
        assert_eq!(answer["invalid-params"]["listName"]["msg"], message);
        w.put("alice", &one, json!({ "listName": name })).await.names(&["listName"]);
    }
    for words in [
        json!(null),
        json!([]),
        json!("a"),
        json!(["a", ""]),
        json!([" "]),
        json!([5]),
        json!(many),
        json!(["x".repeat(101)]),
    ] {
        let answer = w.post("alice", MINE, json!({ "listName": "a", "words": words })).await.names(&["words"]);
        let message = "Should have an array of up to 500 words between 1 and 100 characters each";
        assert_eq!(answer["invalid-params"]["words"]["msg"], message);
        w.put("alice", &one, json!({ "words": words })).await.names(&["words"]);
    }
    w.post("alice", MINE, json!({})).await.names(&["listName", "words"]);
    w.put("alice", &format!("{MINE}/hello"), list("x")).await.names(&["listId"]);
    w.delete("alice", &format!("{MINE}/hello")).await.names(&["listId"]);
    let page = w.get("alice", MINE).await.is(200);
    assert_eq!((page["total"].as_i64(), &page["data"][0]["words"]), (Some(1), &json!(["one", "two words"])));
}

async fn a_name_belongs_to_one_list_of_an_owner(t: &TestApp) {
    let w = world(t).await;
    let id = w.post("alice", MINE, list("first")).await.is(200)["watchedWordsList"]["id"].as_i64().unwrap();
    w.post("alice", MINE, list("second")).await.is(200);
    let taken = "Watched words list with name second already exists";
    w.post("alice", MINE, list("second")).await.refused(400, taken);
    w.put("alice", &format!("{MINE}/{id}"), json!({ "listName": "second" })).await.refused(400, taken);
    w.put("alice", &format!("{MINE}/{id}"), json!({ "listName": "first" })).await.is(204);
    w.post("bob", "/api/v1/watched-words/accounts/bob/lists", list("second")).await.is(200);
    for _ in 0..2 {
        w.post("root", SERVER, list("second")).await;
    }
    assert_eq!(names(&w.get("root", SERVER).await.is(200)), ["second"]);
    assert_eq!(names(&w.get("alice", MINE).await.is(200)).len(), 2);
}

async fn there_are_so_many_lists_only(t: &TestApp) {
    let w = world(t).await;
    for n in 0..100 {
        w.post("alice", MINE, list(&format!("list {n}"))).await.is(200);
    }
    w.post("alice", MINE, list("one more")).await.is(409);
    assert_eq!(w.get("alice", MINE).await.is(200)["total"], 100);
    w.post("bob", "/api/v1/watched-words/accounts/bob/lists", list("other")).await.is(200);
    let waiting: i64 = w.one("SELECT count(*) FROM job WHERE kind = 'watched-words.retag'").await;
    assert_eq!(waiting, 2, "one look through everything waits for each owner");
}
