//! Reports of players.

use crate::scene::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(reports_are_judged_when_somebody_wants_them);

async fn reports_are_judged_when_somebody_wants_them(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    let path = "/api/v1/metrics/playback";
    let report = json!({"playerMode": "p2p-media-loader", "resolution": 1080, "fps": 30, "resolutionChanges": 1, "errors": 2,
        "p2pEnabled": true, "downloadedBytesP2P": 0, "downloadedBytesHTTP": 0, "uploadedBytesP2P": 0, "bufferStalled": 0,
        "p2pPeers": 1, "videoId": video.uuid.to_string()});
    w.post("", path, json!({})).await.is(204);
    w.configure(|c| c.open_telemetry.metrics.enabled = true);
    w.post("", path, report.clone()).await.is(204);
    for (field, wrong) in [
        ("resolution", json!("toto")),
        ("fps", json!("toto")),
        ("p2pPeers", json!(-1)),
        ("p2pEnabled", json!("toto")),
        ("playerMode", Value::Null),
        ("resolutionChanges", Value::Null),
        ("bufferStalled", json!("toto")),
        ("errors", Value::Null),
        ("downloadedBytesP2P", Value::Null),
        ("downloadedBytesHTTP", json!("toto")),
        ("uploadedBytesP2P", json!("toto")),
        ("videoId", json!("toto")),
    ] {
        let mut body = report.clone();
        body[field] = wrong;
        let refused = w.post("", path, body).await.is(400);
        assert_eq!(refused["detail"], format!("Incorrect request parameters: {field}"));
    }
    let mut unknown = report;
    unknown["videoId"] = json!(4711);
    w.post("", path, unknown).await.refused(404, "Video not found");
}
