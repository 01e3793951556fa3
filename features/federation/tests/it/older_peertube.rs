//! What PeerTube before 8 does otherwise.

use crate::remote_videos::{UUID, befriend, create, document, listed, ready};
use platform::testing::TestApp;
use serde_json::{Value, json};

platform::on_both!(an_unlisted_video_is_kept, a_channel_gets_its_key_later);

async fn an_unlisted_video_is_kept(t: &TestApp) {
    let (w, peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let told = |n: i64, to: Value, cc: Value| {
        let mut video = document(&peer, &zoe, &channel);
        (video["to"], video["cc"]) = (to, cc);
        json!({"type": "Update", "id": peer.url(&format!("/up/{n}")), "actor": zoe, "object": video})
    };
    let everybody = crate::public();
    for (n, to, cc, privacy) in [
        (1, json!([everybody]), json!([]), 1),
        // As PeerTube says it before 8, and since.
        (2, json!([]), json!([]), 2),
        (3, json!([everybody]), json!([]), 1),
        (4, json!([]), json!([everybody]), 2),
        // What is for some only is nothing to be kept.
        (5, json!([format!("{zoe}/followers")]), json!([]), 2),
    ] {
        peer.tell(&w, told(n, to, cc)).await;
        assert_eq!(w.one::<i64>("SELECT privacy FROM video").await, privacy, "{n}");
        assert_eq!(listed(&w).await.len(), usize::from(privacy == 1), "{n}");
    }
    w.get("", &format!("/api/v1/videos/{UUID}")).await.is(200);
}

async fn a_channel_gets_its_key_later(t: &TestApp) {
    let (w, mut peer, zoe, channel) = ready(t).await;
    befriend(&w, &peer, &channel).await;
    let owner = json!({"attributedTo": [{"type": "Person", "id": zoe}]});
    let new = peer.actor("Group", "new", owner.clone()).await;
    let mut unready = owner;
    unready.as_object_mut().unwrap().extend(
        json!({"id": new, "type": "Group", "preferredUsername": "new", "inbox": format!("{new}/inbox"),
            "publicKey": {"id": format!("{new}#main-key"), "owner": new, "publicKeyPem": null}})
        .as_object()
        .cloned()
        .unwrap(),
    );
    peer.put(unready);
    peer.tell(&w, create(&peer, &zoe, document(&peer, &zoe, &new))).await;
    assert_eq!(w.one::<i64>("SELECT count(*) FROM inbox_activity WHERE NOT done").await, 1, "it waits");
    peer.actor("Group", "new", json!({"attributedTo": [{"type": "Person", "id": zoe}]})).await;
    w.wait(60_000);
    federation::catch_up(&w.app).await.unwrap();
    assert_eq!(w.one::<String>("SELECT name FROM video").await, "A day out");
}
