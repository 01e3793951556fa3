//! What muted accounts made is left out of lists.

use crate::world;
use database::Sql;
use moderation::Muters;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(muted_accounts_are_left_out, muted_channels_are_left_out, nothing_changes_where_nobody_mutes);

const ACCOUNTS: &str = "/api/v1/users/me/blocklist/accounts";
const SERVERS: &str = "/api/v1/users/me/blocklist/servers";

async fn muters(w: &World, viewers: &[&str]) -> Muters {
    let ids: Vec<i64> = viewers.iter().map(|v| w.person(v).account_id).collect();
    Muters::find(&mut w.app.db.reader().await.unwrap(), &ids).await.unwrap()
}

/// Everybody whom the viewers see, of those that live here and elsewhere.
async fn seen(w: &World, viewers: &[&str]) -> Vec<String> {
    let mut sql = Sql::new("SELECT t.name FROM account t WHERE t.name <> 'peertube'");
    muters(w, viewers).await.leave_out(&mut sql, "t.id");
    sql.push(" ORDER BY t.name");
    w.all(sql).await
}

async fn muted_accounts_are_left_out(t: &TestApp) {
    let w = world(t).await;
    let everybody = ["alice", "bob", "carol", "mod", "remote", "root"];
    assert_eq!(seen(&w, &["alice"]).await, everybody);
    w.post("alice", ACCOUNTS, json!({"accountName": "bob"})).await.is(204);
    w.post("alice", SERVERS, json!({"host": "peer.example"})).await.is(204);
    assert_eq!(seen(&w, &["alice"]).await, ["alice", "carol", "mod", "root"]);
    assert_eq!(seen(&w, &["bob"]).await, everybody);
    assert_eq!(seen(&w, &[]).await, everybody);
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "carol"})).await.is(204);
    assert_eq!(seen(&w, &["alice"]).await, ["alice", "mod", "root"]);
    assert_eq!(seen(&w, &[]).await, ["alice", "bob", "mod", "remote", "root"]);
    w.post("bob", ACCOUNTS, json!({"accountName": "root"})).await.is(204);
    assert_eq!(seen(&w, &["alice", "bob"]).await, ["alice", "mod"], "what either mutes");
    w.post("mod", "/api/v1/server/blocklist/servers", json!({"host": "peer.example"})).await.is(204);
    assert_eq!(seen(&w, &[]).await, ["alice", "bob", "mod", "root"]);
}

async fn muted_channels_are_left_out(t: &TestApp) {
    let w = world(t).await;
    let seen = async |viewers: &[&str]| {
        let mut sql = Sql::new("SELECT t.name FROM channel t WHERE 1 = 1");
        muters(&w, viewers).await.leave_out_channels(&mut sql, "t.id");
        sql.push(" ORDER BY t.name");
        w.all::<String>(sql).await
    };
    w.post("alice", ACCOUNTS, json!({"accountName": "bob"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/servers", json!({"host": "peer.example"})).await.is(204);
    let (a, c, m, r) = ("Channel of alice", "Channel of carol", "Channel of mod", "Channel of root");
    assert_eq!(seen(&["alice"]).await, [a, c, m, r]);
    assert_eq!(seen(&[]).await, [a, "Channel of bob", c, m, r]);
    w.delete("mod", "/api/v1/server/blocklist/servers/peer.example").await.is(204);
    assert_eq!(seen(&["bob"]).await.len(), 7, "with two of remote");
}

async fn nothing_changes_where_nobody_mutes(t: &TestApp) {
    let w = world(t).await;
    w.post("alice", ACCOUNTS, json!({"accountName": "bob"})).await.is(204);
    for viewers in [&[][..], &["bob"]] {
        let found = muters(&w, viewers).await;
        assert!(found.is_empty());
        let mut sql = Sql::new("SELECT 1");
        found.leave_out(&mut sql, "x");
        found.leave_out_channels(&mut sql, "x");
        assert_eq!(sql.text(), "SELECT 1");
    }
    assert!(!muters(&w, &["alice"]).await.is_empty());
}
