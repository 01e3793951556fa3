//! Signatures made by other programs (Node's `crypto`, and `jsonld` 9.0.0 and 8.3.3 with the published contexts), over documents of our own:
//! what they sign must be what is verified here.

use activitypub::message_signature;
use activitypub::signature::{Error, Presented, Request, Window};
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

// The standard's way (RFC 9421)

const COVERED: &str = "(\"@method\" \"@target-uri\" \"content-digest\");created=1795389361;keyid=\"https://one.example/accounts/alice#main-key\"";

fn message(input: &str, body: &'static [u8], now: i64) -> Result<bool, Error> {
    let mut headers = HeaderMap::new();
    let signature = format!("sig1=:{}:", include_str!("vectors/message-signature.txt").trim());
    for (name, value) in [
        ("host", "two.example"),
        ("content-digest", "sha-256=:k6I5cakU5erL8KjSUVTNownDwccvu5kU1Hxg88toFYg=:"),
        ("signature-input", &*format!("sig1={input}")),
        ("signature", &*signature),
    ] {
        headers.insert(name, HeaderValue::from_str(value).unwrap());
    }
    let request = Request { method: &Method::POST, target: "/inbox", headers: &headers, body, host: "two.example" };
    assert!(message_signature::is_used(&request));
    let presented = message_signature::read(&request, true, &Window::of_requests(now))?;
    Ok(presented.verify(&key()).is_ok())
}

const HELLO: &[u8] = br#"{"hello":"world"}"#;

#[test]
fn a_message_that_node_signed() {
    assert_eq!(message(COVERED, HELLO, NOW), Ok(true));
    // Known parameters more or less change the text that was signed.
    assert_eq!(message(&format!("{COVERED};alg=\"rsa-v1_5-sha256\""), HELLO, NOW), Ok(false));
    assert_eq!(message(&COVERED.replace("1795389361", "1795389362"), HELLO, NOW), Ok(false));
    assert_eq!(message(&COVERED.replace("\"@target-uri\"", "\"@authority\" \"@path\""), HELLO, NOW), Ok(false));
}

#[test]
fn messages_must_cover_what_matters() {
    assert_eq!(message(COVERED, b"{}", NOW), Err(Error::Digest));
    assert_eq!(message(COVERED, HELLO, NOW + 1_800_001), Err(Error::Date));
    assert_eq!(message(COVERED, HELLO, NOW - 1_800_001), Err(Error::Date));
    assert_eq!(message(&format!("{COVERED};expires=1795389360"), HELLO, NOW), Err(Error::Date));
    for (part, error) in [
        ("\"@method\" ", Error::Uncovered("@method")),
        ("\"@target-uri\" ", Error::Uncovered("@target-uri")),
        (" \"content-digest\"", Error::Uncovered("content-digest")),
        (";created=1795389361", Error::Uncovered("created")),
    ] {
        assert_eq!(message(&COVERED.replace(part, ""), HELLO, NOW), Err(error));
    }
    for wrong in [
        String::new(),
        "()".into(),
        COVERED.replace("\"@method\"", "\"@method\" \"@method\""),
        COVERED.replace("\"@method\"", "\"@method\";req"),
        COVERED.replace("\"@method\"", "\"@method\" \"x-none\""),
        COVERED.replace("\"@method\"", "\"@method\" \"@status\""),
        COVERED.replace("https://one.example", "acct:one"),
        format!("{COVERED};alg=\"hmac-sha256\""),
        format!("{COVERED};created=1795389361"),
        format!("{COVERED}, sig2=(\"@method\")"),
        "x".repeat(5000),
    ] {
        let refused = message(&wrong, HELLO, NOW);
        assert!(matches!(refused, Err(Error::Malformed(_) | Error::Uncovered(_))), "{wrong}: {refused:?}");
    }
}
