//! Automatic tags: which there are, what they lead to, and what they are found by.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use watched_words::{Owner, Tagger, holds};
use world::World;

on_both!(
    lists_are_available_as_tags,
    people_decide_which_tags_hold_comments,
    wrong_policies_are_refused,
    texts_are_tagged_by_their_owners_lists,
);

const AVAILABLE: &str = "/api/v1/automatic-tags/accounts/alice/available";
const POLICIES: &str = "/api/v1/automatic-tags/policies/accounts/alice/comments";
const LISTS: &str = "/api/v1/watched-words/accounts/alice/lists";
const SERVER: &str = "/api/v1/watched-words/server/lists";

async fn lists_are_available_as_tags(t: &TestApp) {
    let w = world(t).await;
    let core = json!({ "name": "external-link", "type": "core" });
    assert_eq!(w.get("alice", AVAILABLE).await.is(200), json!({ "available": [core] }));
    w.post("alice", LISTS, json!({ "listName": "rude", "words": ["x"] })).await.is(200);
    w.post("mod", SERVER, json!({ "listName": "spam", "words": ["x"] })).await.is(200);
    let own = json!({ "name": "rude", "type": "watched-words-list" });
    assert_eq!(w.get("alice", AVAILABLE).await.is(200), json!({ "available": [own, core] }));
    let all = json!({ "name": "spam", "type": "watched-words-list" });
    let server = "/api/v1/automatic-tags/server/available";
    assert_eq!(w.get("mod", server).await.is(200), json!({ "available": [all, core] }));
    for (who, status) in [("", 401), ("bob", 403)] {
        w.get(who, AVAILABLE).await.is(status);
        w.get(who, server).await.is(status);
    }
    w.get("root", "/api/v1/automatic-tags/accounts/nobody/available").await.refused(404, "Account not found");
}

async fn people_decide_which_tags_hold_comments(t: &TestApp) {
    let w = world(t).await;
    assert_eq!(w.get("alice", POLICIES).await.is(200), json!({ "review": [] }));
    w.post("alice", LISTS, json!({ "listName": "rude", "words": ["x"] })).await.is(200);
    w.put("alice", POLICIES, json!({ "review": ["rude", "external-link", "rude"] })).await.is(204);
    assert_eq!(w.get("alice", POLICIES).await.is(200), json!({ "review": ["rude", "external-link"] }));
    w.put("mod", POLICIES, json!({ "review": ["external-link"] })).await.is(204);
    assert_eq!(w.get("mod", POLICIES).await.is(200), json!({ "review": ["external-link"] }));
    let (alice, bob) = (w.person("alice").account_id, w.person("bob").account_id);
    let held = async |account, tags: &[&str]| {
        let tags: Vec<String> = tags.iter().map(|t| (*t).to_owned()).collect();
        holds(&mut w.app.db.reader().await.unwrap(), account, &tags).await.unwrap()
    };
    assert!(held(alice, &["rude", "external-link"]).await);
    assert!(!held(alice, &["rude"]).await && !held(alice, &[]).await && !held(bob, &["external-link"]).await);
    w.put("alice", POLICIES, json!({ "review": [] })).await.is(204);
    assert!(!held(alice, &["external-link"]).await);
}

async fn wrong_policies_are_refused(t: &TestApp) {
    let w = world(t).await;
    w.put("alice", POLICIES, json!({ "review": ["external-link"] })).await.is(204);
    for review in [json!("toto"), json!(null), json!([5]), json!({})] {
        let answer = w.put("alice", POLICIES, json!({ "review": review })).await.names(&["review"]);
        assert_eq!(answer["invalid-params"]["review"]["msg"], "Should have a valid review array");
    }
    w.put("alice", POLICIES, json!({})).await.names(&["review"]);
    w.put("alice", POLICIES, json!({ "review": ["toto"] }))
        .await
        .refused(400, "toto is not an available automatic tag");
    for (who, status) in [("", 401), ("bob", 403)] {
        w.get(who, POLICIES).await.is(status);
        w.put(who, POLICIES, json!({ "review": [] })).await.is(status);
    }
    let unknown = "/api/v1/automatic-tags/policies/accounts/nobody/comments";
    w.put("root", unknown, json!({ "review": [] })).await.refused(404, "Account not found");
    assert_eq!(w.get("alice", POLICIES).await.is(200), json!({ "review": ["external-link"] }));
}

async fn tags(w: &World, owner: Owner, text: &str) -> Vec<String> {
    let mut conn = w.app.db.reader().await.unwrap();
    Tagger::of(&mut conn, owner, "127.0.0.1:9000").await.unwrap().tags(&[text])
}

async fn texts_are_tagged_by_their_owners_lists(t: &TestApp) {
    let w = world(t).await;
    let alice = Owner::Account(w.person("alice").account_id);
    let made = w.post("alice", LISTS, json!({ "listName": "fruit", "words": ["Apple", "pear tree"] })).await.is(200);
    w.post("alice", LISTS, json!({ "listName": "trees", "words": ["tree"] })).await.is(200);
    w.post("mod", SERVER, json!({ "listName": "instance", "words": ["apple"] })).await.is(200);
    assert_eq!(tags(&w, alice, "an APPLE").await, ["fruit"]);
    assert_eq!(tags(&w, alice, "a pear tree: https://x.example").await, ["fruit", "trees", "external-link"]);
    assert_eq!(tags(&w, alice, "http://127.0.0.1:9000/w/x applesauce").await, Vec::<String>::new());
    assert_eq!(tags(&w, Owner::Instance, "an apple tree").await, ["instance"]);
    let one = format!("{LISTS}/{}", made["watchedWordsList"]["id"]);
    w.put("alice", &one, json!({ "words": ["plum"] })).await.is(204);
    assert_eq!(tags(&w, alice, "an apple").await, Vec::<String>::new(), "a changed list is looked for at once");
    assert_eq!(tags(&w, alice, "a plum").await, ["fruit"]);
    w.put("alice", &one, json!({ "listName": "stone fruit" })).await.is(204);
    assert_eq!(tags(&w, alice, "a plum").await, ["stone fruit"]);
    w.delete("alice", &one).await.is(204);
    assert_eq!(tags(&w, alice, "a plum").await, Vec::<String>::new());
}
