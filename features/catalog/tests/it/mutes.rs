//! Lists without the videos of those whom the viewer or the instance mutes.

use database::{Error, Sql};
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use world::{NewVideo, World};

on_both!(muted_owners_are_left_out);

/// The names of a list, and its total.
async fn listed(w: &World, who: &str, path: &str) -> Vec<String> {
    let list = w.get(who, path).await.is(200);
    let names: Vec<String> =
        list["data"].as_array().unwrap().iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(list["total"], names.len(), "{path}");
    names
}

async fn mute(w: &World, owner: Option<&str>, target: &str) {
    let (owner, target) = (owner.map(|o| w.person(o).account_id), w.person(target).account_id);
    let write = w.app.db.write((owner, target), |tx, (owner, target)| {
        async move {
            tx.wake();
            let sql = "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) VALUES ($1, $2, 0)";
            tx.execute(Sql::new(sql).bind(owner).bind(target)).await.map(drop)
        }
        .boxed()
    });
    write.await.unwrap_or_else(|e: Error| panic!("{e}"));
}

async fn muted_owners_are_left_out(t: &TestApp) {
    let routes = catalog::routes(&t.app).split().0.layer(catalog::routes::shared());
    let w = World::with_router(t, routes).await;
    w.follow_remote().await;
    for (n, owner) in ["alice", "bob", "remote"].into_iter().enumerate() {
        w.wait(i64::try_from(n).unwrap());
        w.video(owner, &format!("of {owner}")).await;
    }
    w.new_video("bob", NewVideo { privacy: 3, ..NewVideo::named("secret") }).await;
    assert_eq!(listed(&w, "alice", "/api/v1/videos").await, ["of remote", "of bob", "of alice"]);
    mute(&w, Some("alice"), "bob").await;
    assert_eq!(listed(&w, "alice", "/api/v1/videos").await, ["of remote", "of alice"]);
    assert!(listed(&w, "alice", "/api/v1/accounts/bob/videos").await.is_empty());
    assert_eq!(listed(&w, "carol", "/api/v1/videos").await.len(), 3, "a person's mutes are theirs alone");
    mute(&w, None, "bob").await;
    w.run("INSERT INTO server_mute (owner_account_id, host, created_at) VALUES (NULL, 'peer.example', 0)").await;
    w.wait(10_000);
    for who in ["", "carol", "alice"] {
        assert_eq!(listed(&w, who, "/api/v1/videos").await, ["of alice"], "{who}");
        assert!(listed(&w, who, "/api/v1/video-channels/bob_channel/videos").await.is_empty());
    }
    assert_eq!(
        listed(&w, "bob", "/api/v1/users/me/videos?sort=publishedAt").await,
        ["of bob", "secret"],
        "owners see their own"
    );
    assert_eq!(listed(&w, "mod", "/api/v1/videos?include=4").await.len(), 3, "moderators see them when they ask");
}
