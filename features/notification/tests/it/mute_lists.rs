//! Followed lists of mutes that changed something.

use crate::support::{happened, keys, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(moderators_are_told_what_a_list_changed);

async fn moderators_are_told_what_a_list_changed(t: &TestApp) {
    let w = world(t).await;
    w.run(
        "INSERT INTO mute_change (muted_accounts, muted_servers, unmuted_accounts, unmuted_servers, created_at) \
         VALUES (4, 3, 2, 1, 5)",
    )
    .await;
    let off = json!({"automaticBlocklist": 0});
    let mut settings = w.get("root", "/api/v1/users/me").await.is(200)["notificationSettings"].clone();
    settings["automaticBlocklist"] = off["automaticBlocklist"].clone();
    w.put("root", "/api/v1/users/me/notification-settings", settings).await.is(204);
    let id = w.one::<i64>("SELECT id FROM mute_change").await;
    happened(&w, "mute-list.changed", id).await;
    assert_eq!((kinds(&w, "root").await, kinds(&w, "alice").await), (vec![], vec![]));
    let all = told(&w, "mod").await;
    assert_eq!(all.len(), 1);
    assert_eq!(keys(&all[0]), ["id", "type", "read", "data", "createdAt", "updatedAt"]);
    assert_eq!(all[0]["type"], 32);
    let figures = json!({"blockedAccountsCount": 4, "blockedHostsCount": 3, "unblockedAccountsCount": 2, "unblockedHostsCount": 1});
    assert_eq!(all[0]["data"], figures);
}
