//! Automatic tags of comments.

use crate::{counted, says, texts, threads, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    comments_bear_the_tags_of_owner_and_instance,
    tags_hold_comments_where_the_owner_wants_it,
    a_changed_list_has_everything_looked_through_again,
);

const MINE: &str = "/api/v1/users/me/videos/comments";
const ALL: &str = "/api/v1/videos/comments";
const LISTS: &str = "/api/v1/watched-words/accounts/alice/lists";
const SERVER: &str = "/api/v1/watched-words/server/lists";

fn tags(page: &Value) -> Vec<String> {
    let tags = page["data"].as_array().into_iter().flatten().map(|c| c["automaticTags"].to_string());
    tags.collect()
}

async fn comments_bear_the_tags_of_owner_and_instance(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "one").await;
    w.post("alice", LISTS, json!({ "listName": "Rude", "words": ["darn"] })).await.is(200);
    w.post("mod", SERVER, json!({ "listName": "spam", "words": ["cheap", "darn"] })).await.is(200);
    w.post("bob", "/api/v1/watched-words/accounts/bob/lists", json!({ "listName": "bob's", "words": ["darn"] }))
        .await
        .is(200);
    says(&w, "bob", &video, "DARN cheap: www.x.com").await;
    says(&w, "bob", &video, "fine").await;
    assert_eq!(tags(&w.get("alice", MINE).await.is(200)), ["[]", r#"["Rude","external-link"]"#]);
    assert_eq!(tags(&w.get("mod", ALL).await.is(200)), ["[]", r#"["spam","external-link"]"#]);
    for (who, path, query, expected) in [
        ("alice", MINE, "?autoTagOneOf=rude", 1),
        ("alice", MINE, "?autoTagOneOf=spam", 0),
        ("alice", MINE, "?autoTagOneOf=spam&autoTagOneOf=EXTERNAL-LINK", 1),
        ("mod", ALL, "?autoTagOneOf[]=spam", 1),
        ("mod", ALL, "?autoTagOneOf=Rude", 0),
    ] {
        let page = w.get(who, &format!("{path}{query}")).await.is(200);
        assert_eq!((page["total"].as_i64(), texts(&page).len()), (Some(expected), expected as usize), "{query}");
    }
}

async fn tags_hold_comments_where_the_owner_wants_it(t: &TestApp) {
    let w = world(t).await;
    let (video, other) = (w.video("alice", "one").await, w.video("carol", "other").await);
    w.post("alice", LISTS, json!({ "listName": "rude", "words": ["darn"] })).await.is(200);
    w.post("alice", LISTS, json!({ "listName": "praise", "words": ["nice"] })).await.is(200);
    let policies = "/api/v1/automatic-tags/policies/accounts/alice/comments";
    w.put("alice", policies, json!({ "review": ["rude", "external-link"] })).await.is(204);
    for text in ["darn", "nice", "nice https://x.example"] {
        says(&w, "bob", &video, text).await;
    }
    assert_eq!(texts(&threads(&w, "", &video, "").await), ["nice"]);
    assert_eq!(counted(&w, &video).await, 1);
    says(&w, "alice", &video, "darn again").await;
    says(&w, "mod", &video, "darn as well").await;
    assert_eq!(texts(&threads(&w, "", &video, "").await), ["darn as well", "darn again", "nice"]);
    says(&w, "bob", &other, "darn").await;
    assert_eq!(texts(&threads(&w, "", &other, "").await), ["darn"], "elsewhere others decide");
    w.put("alice", policies, json!({ "review": [] })).await.is(204);
    says(&w, "bob", &video, "darn it").await;
    assert_eq!(texts(&threads(&w, "", &video, "").await).len(), 4);
    assert_eq!(
        w.get("alice", &format!("{MINE}?isHeldForReview=true")).await.is(200)["total"],
        2,
        "held ones stay held"
    );
}

async fn a_changed_list_has_everything_looked_through_again(t: &TestApp) {
    let w = world(t).await;
    let (video, other) = (w.video("alice", "darn video").await, w.video("carol", "other").await);
    says(&w, "bob", &video, "darn").await;
    says(&w, "bob", &video, "fine").await;
    says(&w, "bob", &other, "darn").await;
    let own = w.post("alice", LISTS, json!({ "listName": "rude", "words": ["darn"] })).await.is(200);
    work(&w).await;
    assert_eq!(tags(&w.get("alice", MINE).await.is(200)), ["[]", r#"["rude"]"#]);
    assert_eq!(tags(&w.get("mod", ALL).await.is(200)), ["[]", "[]", "[]"], "the instance's are its own");
    let all = w.post("mod", SERVER, json!({ "listName": "spam", "words": ["darn"] })).await.is(200);
    work(&w).await;
    assert_eq!(tags(&w.get("mod", ALL).await.is(200)), [r#"["spam"]"#, "[]", r#"["spam"]"#]);
    assert_eq!(w.all::<String>("SELECT tag FROM video_automatic_tag").await, ["spam"]);
    let one = format!("{LISTS}/{}", own["watchedWordsList"]["id"]);
    w.put("alice", &one, json!({ "words": ["fine"] })).await.is(204);
    work(&w).await;
    assert_eq!(tags(&w.get("alice", MINE).await.is(200)), [r#"["rude"]"#, "[]"]);
    w.delete("mod", &format!("{SERVER}/{}", all["watchedWordsList"]["id"])).await.is(204);
    work(&w).await;
    assert_eq!(tags(&w.get("mod", ALL).await.is(200)), ["[]", "[]", "[]"]);
    assert_eq!(tags(&w.get("alice", MINE).await.is(200)), [r#"["rude"]"#, "[]"]);
    assert_eq!(w.all::<String>("SELECT tag FROM video_automatic_tag").await, Vec::<String>::new());
}
