//! Whose request it is.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Extension, Router};
use http::Request;
use http_body_util::BodyExt as _;
use platform::client_address::ClientAddress;
use playback::client_address::client_address;
use tower::ServiceExt as _;

async fn seen(Extension(ClientAddress(address)): Extension<ClientAddress>) -> String {
    address.to_string()
}

#[tokio::test]
async fn handlers_learn_the_address_behind_trusted_proxies() {
    let test = platform::testing::sqlite().await;
    let router = Router::new().route("/", get(seen)).layer(from_fn_with_state(test.app.clone(), client_address));
    for (peer, forwarded, expected) in [
        (Some("192.0.2.1:5"), "198.51.100.7", "192.0.2.1"),
        (Some("127.0.0.1:5"), "198.51.100.7", "198.51.100.7"),
        (Some("[::1]:5"), "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (None, "198.51.100.7", "198.51.100.7"),
    ] {
        let mut request = Request::get("/").header("x-forwarded-for", forwarded).body(Body::empty()).unwrap();
        if let Some(peer) = peer {
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        }
        let body = router.clone().oneshot(request).await.unwrap().into_body().collect().await.unwrap().to_bytes();
        assert_eq!(&body[..], expected.as_bytes());
    }
}
