//! Reports as those who make them and moderators meet them.

mod comments;
mod decide;
mod lists;
mod messages;
mod report;

use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

const ALL: &str = "/api/v1/abuses";
const MINE: &str = "/api/v1/users/me/abuses";

async fn world(t: &TestApp) -> World {
    World::new(t, abuse::routes(&t.app)).await
}

/// Reports something and answers the report's number.
async fn report(w: &World, who: &str, body: Value) -> i64 {
    w.post(who, ALL, body).await.is(200)["abuse"]["id"].as_i64().unwrap()
}

/// Reports an account and answers the report's number.
async fn report_account(w: &World, who: &str, whom: &str) -> i64 {
    report(w, who, json!({"account": {"id": w.person(whom).account_id}, "reason": format!("about {whom}")})).await
}

/// The first report that moderators see.
async fn first(w: &World) -> Value {
    w.get("mod", &format!("{ALL}?sort=id")).await.is(200)["data"][0].take()
}
