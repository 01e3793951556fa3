//! What the instance says about itself, over its routes.

mod administration;
mod contact;
mod pictures;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt as _;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use tower::ServiceExt as _;

on_both!(tells_clients, counts, answers_small_things, describes_the_node);

fn router(t: &TestApp) -> Router {
    instance::routes(&t.app).split().0.with_state(t.app.clone())
}

async fn get(t: &TestApp, path: &str) -> (u16, HeaderMap, String) {
    get_from(router(t), path).await
}

async fn get_from(router: Router, path: &str) -> (u16, HeaderMap, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, headers, String::from_utf8(bytes.to_vec()).unwrap())
}

async fn json(t: &TestApp, path: &str) -> Value {
    let (status, _, text) = get(t, path).await;
    assert_eq!(status, 200, "{text}");
    serde_json::from_str(&text).unwrap()
}

async fn tells_clients(t: &TestApp) {
    let config = json(t, "/api/v1/config").await;
    // The sections of a recorded PeerTube 8.2.1, in its order, with our own version in place of the commit.
    let keys: Vec<&str> = config.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "client defaults webadmin instance search plugin theme email contactForm serverVersion sepiolaVersion \
         transcoding live videoStudio videoFile videoTranscription import export autoBlacklist avatar banner logo \
         video videoCaption user videoChannels trending tracker followings blocklist federation broadcastMessage \
         homepage openTelemetry views storyboards webrtc nsfwFlagsSettings fieldsConstraints signup"
    );
    assert_eq!(config["serverVersion"], "8.2.1");
    assert_eq!(config["transcoding"]["enabledResolutions"], json!([240, 360, 480, 720, 1080]));
    assert_eq!(config["user"], json!({"videoQuota": -1, "videoQuotaDaily": -1}));
    assert_eq!(config["live"]["dvr"], json!({"maxWindow": 3600}));
    assert_eq!(config["signup"]["allowed"], false);
    // A change shows at once.
    let mut changed = (*t.app.config()).clone();
    changed.instance.name = "Films".into();
    changed.transcoding.enabled = false;
    t.app.set_config(changed);
    let config = json(t, "/api/v1/config").await;
    assert_eq!(config["instance"]["name"], "Films");
    assert_eq!(config["transcoding"]["enabledResolutions"], json!([]));
    let about = json(t, "/api/v1/config/about").await;
    assert_eq!(about["instance"]["name"], "Films");
    assert_eq!(about["instance"].as_object().unwrap().len(), 15);
}

async fn counts(t: &TestApp) {
    let router = router(t);
    let stats = async || {
        let (status, _, text) = get_from(router.clone(), "/api/v1/server/stats").await;
        assert_eq!(status, 200, "{text}");
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let empty = stats().await;
    assert_eq!((&empty["totalUsers"], &empty["totalLocalVideoChannels"]), (&json!(0), &json!(0)));
    channel::bootstrap(&t.app, None).await.unwrap();
    let public_and_private = "INSERT INTO playlist (uuid, url, account_id, name, name_fold, privacy, kind, created_at, updated_at) \
         SELECT 'a', 'http://x/a', max(id), 'a', 'a', 1, 1, 0, 0 FROM account UNION ALL \
         SELECT 'b', 'http://x/b', max(id), 'b', 'b', 3, 1, 0, 0 FROM account";
    let write = t.app.db.write((), move |tx, ()| Box::pin(async move { tx.execute(public_and_private).await }));
    let written: Result<u64, database::Error> = write.await;
    assert_eq!(written.unwrap(), 2);
    // Kept for a minute.
    assert_eq!(stats().await["totalUsers"], 0);
    t.hand.fetch_add(60_000, Ordering::SeqCst);
    let counted = stats().await;
    assert_eq!((&counted["totalUsers"], &counted["totalAdmins"]), (&json!(1), &json!(1)));
    assert_eq!((&counted["totalLocalVideoChannels"], &counted["totalDailyActiveUsers"]), (&json!(1), &json!(0)));
    assert_eq!((&empty["totalLocalPlaylists"], &counted["totalLocalPlaylists"]), (&json!(0), &json!(1)));
    assert_eq!(counted.as_object().unwrap().len(), 62);
}

async fn answers_small_things(t: &TestApp) {
    let (status, headers, text) = get(t, "/api/v1/ping").await;
    assert_eq!((status, text.as_str()), (200, "pong"));
    assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    let (_, headers, text) = get(t, "/robots.txt").await;
    assert_eq!(text, t.app.config().instance.robots);
    assert_eq!(headers[header::CONTENT_TYPE], "text/plain; charset=utf-8");
    let (status, headers, _) = get(t, "/.well-known/change-password").await;
    assert_eq!((status, headers[header::LOCATION].to_str().unwrap()), (302, "/my-account/settings"));
    let (status, headers, _) = get(t, "/security.txt").await;
    assert_eq!((status, headers[header::LOCATION].to_str().unwrap()), (301, "/.well-known/security.txt"));
    let mut changed = (*t.app.config()).clone();
    changed.instance.securitytxt = String::new();
    t.app.set_config(changed);
    assert_eq!(get(t, "/.well-known/security.txt").await.0, 404);
}

async fn describes_the_node(t: &TestApp) {
    channel::bootstrap(&t.app, None).await.unwrap();
    let links = json(t, "/.well-known/nodeinfo").await;
    let origin = t.app.config().webserver.origin();
    assert_eq!(links["links"][0]["href"], format!("{origin}/nodeinfo/2.0.json"));
    assert_eq!(links["links"][1]["href"], format!("{origin}/accounts/peertube"));
    let (_, headers, _) = get(t, "/nodeinfo/2.0.json").await;
    let profile = "application/json; charset=utf-8; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.0#\"";
    assert_eq!(headers[header::CONTENT_TYPE], profile);
    let node = json(t, "/nodeinfo/2.0.json").await;
    assert_eq!(node["software"], json!({"name": "peertube", "version": "8.2.1"}));
    assert_eq!(node["usage"]["users"]["total"], 1);
    assert_eq!(node["metadata"]["nodeConfig"]["tracker"], json!({"enabled": true}));
}
