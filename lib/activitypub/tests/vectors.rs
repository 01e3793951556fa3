//! Signatures made by other programs (Node's `crypto`, and `jsonld` 9.0.0 and 8.3.3 with the published contexts), over documents of our own:
//! what they sign must be what is verified here.

use activitypub::signature::{Presented, Request, Window};
use activitypub::{VerificationKey, Verified};
use http::{HeaderMap, HeaderValue, Method};

const NOW: i64 = 1_795_389_361_000;

fn key() -> VerificationKey {
    let id = "https://one.example/accounts/alice#main-key".parse().unwrap();
    let owner = "https://one.example/accounts/alice".parse().unwrap();
    VerificationKey::kept(id, owner, include_str!("vectors/public.pem")).unwrap()
}

#[test]
fn a_request_that_node_signed() {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("host", "two.example"),
        ("date", "Sun, 22 Nov 2026 23:16:01 GMT"),
        ("digest", "SHA-256=k6I5cakU5erL8KjSUVTNownDwccvu5kU1Hxg88toFYg="),
        ("signature", include_str!("vectors/request-signature.txt").trim()),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let body = br#"{"hello":"world"}"#;
    let request = Request { method: &Method::POST, target: "/inbox", headers: &headers, body, host: "two.example" };
    let authority = Presented::read(&request, &Window::of_requests(NOW)).unwrap().verify(&key()).unwrap();
    assert_eq!(authority.actor().as_str(), "https://one.example/accounts/alice");
}

#[test]
fn documents_that_jsonld_js_signed() {
    // By version 9, as PeerTube 8.2 has it, and by version 8, which spells a tab in another way.
    for document in [include_str!("vectors/update.json"), include_str!("vectors/update-older.json")] {
        let document = serde_json::from_str(document).unwrap();
        let age = Window { now: NOW, past: 60_000, future: 60_000 };
        let update = Verified::forwarded(&document, &key(), &age).unwrap();
        assert_eq!(update.own_object().unwrap().1["views"], 1234);
    }
}
