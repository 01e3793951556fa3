//! Signed requests and signed documents: what is accepted, and what an attacker who has seen good ones can do with them.

use activitypub::linked;
use activitypub::signature::{Error, Presented, Request, Window, host_of, sign};
use activitypub::{Authority, Fetched, Foreign, PrivateKey, VerificationKey, Verified, key, media};
use http::{HeaderMap, HeaderValue, Method};
use serde_json::{Value, json};
use std::sync::LazyLock;
use url::Url;

const NOW: i64 = 1_795_389_361_000;
const ACTOR: &str = "https://one.example/accounts/alice";
const KEY_ID: &str = "https://one.example/accounts/alice#main-key";

/// A pair of keys made here; generating takes long, so one for all tests.
static KEYS: LazyLock<(PrivateKey, String)> = LazyLock::new(pair);

fn pair() -> (PrivateKey, String) {
    use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
    use aws_lc_rs::signature::KeyPair as _;
    use base64::Engine as _;
    let pem = |label: &str, der: &[u8]| {
        let text = base64::engine::general_purpose::STANDARD.encode(der);
        format!("-----BEGIN {label}-----\n{text}\n-----END {label}-----\n")
    };
    let pair = aws_lc_rs::rsa::KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).unwrap();
    let private: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
    (PrivateKey::read(&pem("PRIVATE KEY", private.as_ref())).unwrap(), pem("PUBLIC KEY", public.as_ref()))
}

fn url(text: &str) -> Url {
    text.parse().unwrap()
}

fn actor_document() -> Value {
    json!({
        "id": ACTOR,
        "type": "Person",
        "publicKey": {"id": KEY_ID, "owner": ACTOR, "publicKeyPem": KEYS.1},
    })
}

fn fetched(document: Value) -> Fetched {
    Fetched::admit(&url(document["id"].as_str().unwrap()), media::ACTIVITY_JSON, document).unwrap()
}

fn key() -> VerificationKey {
    VerificationKey::of(&fetched(actor_document()), &url(KEY_ID)).unwrap()
}

const BODY: &[u8] =
    br#"{"id":"https://one.example/likes/1","type":"Like","actor":"https://one.example/accounts/alice"}"#;

fn signed() -> HeaderMap {
    sign(&url("https://two.example/inbox"), Some(BODY), KEY_ID, &KEYS.0, NOW).unwrap()
}

fn read(method: &Method, headers: &HeaderMap, body: &[u8], now: i64) -> Result<Presented, Error> {
    let request = Request { method, target: "/inbox", headers, body, host: "two.example" };
    Presented::read(&request, &Window::of_requests(now))
}

fn verify(headers: &HeaderMap) -> Result<Authority, key::Error> {
    read(&Method::POST, headers, BODY, NOW).unwrap().verify(&key())
}

#[test]
fn a_signed_request_proves_its_actor() {
    let presented = read(&Method::POST, &signed(), BODY, NOW).unwrap();
    assert_eq!(presented.key_id().as_str(), KEY_ID);
    let authority = presented.verify(&key()).unwrap();
    let activity = Verified::direct(authority, serde_json::from_slice(BODY).unwrap()).unwrap();
    assert_eq!((activity.actor().as_str(), activity.kind()), (ACTOR, "Like"));
}

#[test]
fn a_signed_fetch_is_accepted_with_its_query() {
    let headers = sign(&url("https://two.example/outbox?page=2"), None, KEY_ID, &KEYS.0, NOW).unwrap();
    let request = |target| Request { method: &Method::GET, target, headers: &headers, body: b"", host: "two.example" };
    let presented = |target| Presented::read(&request(target), &Window::of_requests(NOW)).unwrap();
    assert!(presented("/outbox?page=2").verify(&key()).is_ok());
    assert_eq!(presented("/outbox?page=3").verify(&key()).unwrap_err(), key::Error::Mismatch);
}

#[test]
fn the_example_of_the_draft_has_the_text_it_says() {
    // draft-cavage-http-signatures-12, appendix C: its key has 1,024 bits, which is too short to be believed; what is
    // compared here is everything before the key.
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("host", "example.com"),
        ("date", "Sun, 05 Jan 2014 21:31:40 GMT"),
        ("content-type", "application/json"),
        ("digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="),
        (
            "signature",
            "keyId=\"https://example.com/key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"AAAA\"",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let body = br#"{"hello": "world"}"#;
    let request = Request {
        method: &Method::POST,
        target: "/foo?param=value&pet=dog",
        headers: &headers,
        body,
        host: "example.com",
    };
    let presented = Presented::read(&request, &Window::of_requests(1_388_957_500_000)).unwrap();
    let expected = "(request-target): post /foo?param=value&pet=dog\nhost: example.com\ndate: Sun, 05 Jan 2014 21:31:40 GMT\n\
                    digest: SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=";
    assert!(format!("{presented:?}").contains(&format!("{expected:?}")));
}

#[test]
fn whatever_is_changed_breaks_the_signature() {
    assert_eq!(read(&Method::POST, &signed(), b"{}", NOW).unwrap_err(), Error::Digest);
    let changed = |name: &'static str, value: &str| {
        let mut headers = signed();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        headers
    };
    assert_eq!(verify(&changed("content-type", "text/plain")).unwrap_err(), key::Error::Mismatch);
    assert_eq!(verify(&changed("date", "Sun, 22 Nov 2026 23:16:02 GMT")).unwrap_err(), key::Error::Mismatch);
    let elsewhere = changed("host", "three.example");
    assert_eq!(read(&Method::POST, &elsewhere, BODY, NOW).unwrap_err(), Error::Host);
    let digest = changed("digest", &activitypub::digest::of(b"{}"));
    assert_eq!(read(&Method::POST, &digest, b"{}", NOW).unwrap().verify(&key()).unwrap_err(), key::Error::Mismatch);
    let request =
        Request { method: &Method::POST, target: "/other/inbox", headers: &signed(), body: BODY, host: "two.example" };
    let presented = Presented::read(&request, &Window::of_requests(NOW)).unwrap();
    assert_eq!(presented.verify(&key()).unwrap_err(), key::Error::Mismatch);
}

#[test]
fn old_and_future_requests_are_refused() {
    assert!(read(&Method::POST, &signed(), BODY, NOW + 1_800_000).is_ok());
    assert_eq!(read(&Method::POST, &signed(), BODY, NOW + 1_800_001).unwrap_err(), Error::Date);
    assert_eq!(read(&Method::POST, &signed(), BODY, NOW - 1_800_001).unwrap_err(), Error::Date);
}

#[test]
fn what_must_be_covered_must_be_covered() {
    let good = signed();
    let header = good["signature"].to_str().unwrap();
    let with = |text: String| {
        let mut headers = signed();
        headers.insert("signature", HeaderValue::from_str(&text).unwrap());
        read(&Method::POST, &headers, BODY, NOW).map(|_| ())
    };
    for (name, error) in [
        ("(request-target) ", Error::Uncovered("(request-target)")),
        ("host ", Error::Uncovered("host")),
        ("date ", Error::Uncovered("date")),
        ("digest ", Error::Uncovered("digest")),
    ] {
        assert_eq!(with(header.replacen(name, "", 1)), Err(error));
    }
    assert_eq!(
        with(header.replacen("host ", "host host ", 1)),
        Err(Error::Malformed("covers too much, or something twice"))
    );
    assert!(matches!(with(header.replacen("host ", "host x-none ", 1)), Err(Error::Malformed(_))));
    assert!(matches!(with(header.replacen("rsa-sha256", "hmac-sha256", 1)), Err(Error::Malformed(_))));
    assert!(matches!(with(header.replacen("https://one", "acct:one", 1)), Err(Error::Malformed(_))));
    assert!(matches!(with(format!("{header},keyId=\"https://two.example/\"")), Err(Error::Malformed(_))));
    assert!(matches!(with("x".repeat(5000)), Err(Error::Malformed(_))));
    assert!(matches!(with("keyId=\"".into()), Err(Error::Malformed(_))));
    assert!(matches!(with(String::new()), Err(Error::Uncovered(_) | Error::Malformed(_))));
    // The same with the scheme's name before it, as old libraries write.
    assert_eq!(with(format!("Signature {header}")), Ok(()));
    assert_eq!(with(header.replacen("rsa-sha256", "hs2019", 1)), Ok(()));
}

#[test]
fn two_signatures_or_none_are_refused() {
    let mut headers = signed();
    headers.append("signature", headers["signature"].clone());
    assert_eq!(read(&Method::POST, &headers, BODY, NOW).unwrap_err(), Error::Absent);
    headers.remove("signature");
    assert_eq!(read(&Method::POST, &headers, BODY, NOW).unwrap_err(), Error::Absent);
}

#[test]
fn hosts_are_named_with_their_ports() {
    for (address, host) in [
        ("https://a.example/x", "a.example"),
        ("https://a.example:443/", "a.example"),
        ("http://a.example:9000", "a.example:9000"),
    ] {
        assert_eq!(host_of(&url(address)).unwrap(), host);
    }
}

#[test]
fn a_document_gives_away_its_own_keys_only() {
    let of = |edit: &dyn Fn(&mut Value), id: &str| {
        let mut document = actor_document();
        edit(&mut document);
        VerificationKey::of(&fetched(document), &url(id)).map(|k| k.owner().to_string())
    };
    assert_eq!(of(&|_| {}, KEY_ID), Ok(ACTOR.to_owned()));
    assert_eq!(of(&|d| d["publicKey"] = json!([{"id": "x"}, d["publicKey"]]), KEY_ID), Ok(ACTOR.to_owned()));
    let refused = Err(key::Error::NotOwned);
    assert_eq!(of(&|_| {}, "https://one.example/accounts/alice#other"), refused);
    assert_eq!(of(&|d| d["publicKey"]["owner"] = json!("https://one.example/accounts/bob"), KEY_ID), refused);
    assert_eq!(of(&|d| d["publicKey"]["id"] = json!("https://two.example/k"), "https://two.example/k"), refused);
    assert_eq!(of(&|d| d["publicKey"] = json!(null), KEY_ID), refused);
    assert_eq!(of(&|d| d["publicKey"]["publicKeyPem"] = json!("none"), KEY_ID), Err(key::Error::NotAKey));
    assert_eq!(of(&|d| d["publicKey"]["publicKeyPem"] = json!("x".repeat(9000)), KEY_ID), Err(key::Error::NotAKey));
}

#[test]
fn another_key_proves_nothing() {
    let stranger = VerificationKey::kept(url(KEY_ID), url(ACTOR), &pair().1).unwrap();
    let presented = read(&Method::POST, &signed(), BODY, NOW).unwrap();
    assert_eq!(presented.verify(&stranger).unwrap_err(), key::Error::Mismatch);
    let other_id = VerificationKey::kept(url("https://one.example/other"), url(ACTOR), &KEYS.1).unwrap();
    assert_eq!(presented.verify(&other_id).unwrap_err(), key::Error::NotOwned);
}

// Signatures inside documents

/// A comment as PeerTube sends it, signed.
fn comment() -> Value {
    let document = json!({
        "@context": [
            "https://www.w3.org/ns/activitystreams",
            "https://w3id.org/security/v1",
            {"RsaSignature2017": "https://w3id.org/security#RsaSignature2017"},
            {"pt": "https://joinpeertube.org/ns#", "sc": "http://schema.org/", "replyApproval": "pt:replyApproval", "Hashtag": "as:Hashtag"}
        ],
        "type": "Create",
        "id": "https://one.example/comments/5/activity",
        "actor": ACTOR,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "cc": ["https://one.example/accounts/alice/followers"],
        "object": {
            "type": "Note",
            "id": "https://one.example/comments/5",
            "content": "A \"comment\"\nin two lines\twith a tab",
            "mediaType": "text/markdown",
            "inReplyTo": "https://two.example/videos/watch/1",
            "published": "2026-11-22T23:16:01.210Z",
            "attributedTo": ACTOR,
            "replyApproval": null,
            "tag": [
                {"type": "Mention", "href": "https://two.example/accounts/bob", "name": "@bob@two.example"},
                {"type": "Hashtag", "href": "https://one.example/t", "name": "#t"}
            ]
        }
    });
    linked::sign(document, ACTOR, "2026-11-22T23:16:01.500Z", &KEYS.0).unwrap()
}

fn lately() -> Window {
    Window { now: NOW, past: 86_400_000, future: 60_000 }
}

fn forwarded(document: &Value) -> Result<Verified, Foreign> {
    Verified::forwarded(document, &key(), &lately())
}

#[test]
fn a_forwarded_comment_proves_its_author() {
    let comment = comment();
    assert_eq!(linked::creator(&comment).unwrap().as_str(), ACTOR);
    let activity = forwarded(&comment).unwrap();
    assert_eq!((activity.actor().as_str(), activity.kind()), (ACTOR, "Create"));
    let (id, note) = activity.own_object().unwrap();
    assert_eq!(id.as_str(), "https://one.example/comments/5");
    assert_eq!(note["content"], comment["object"]["content"]);
}

#[test]
fn the_order_of_members_and_lists_does_not_matter() {
    let mut reordered = comment();
    let note = reordered["object"].as_object().unwrap().clone();
    reordered["object"] = note.into_iter().rev().collect();
    reordered["object"]["tag"].as_array_mut().unwrap().reverse();
    assert!(forwarded(&reordered).is_ok());
}

#[test]
fn changed_documents_are_refused() {
    type Edit = fn(&mut Value);
    let edits: [(&str, Edit); 9] = [
        ("a text", |d| d["object"]["content"] = json!("Another comment")),
        ("an addressee more", |d| {
            d["cc"] = json!(["https://one.example/accounts/alice/followers", "https://x.example/"])
        }),
        ("an addressee less", |d| d["cc"] = json!([])),
        ("another type", |d| d["type"] = json!("Update")),
        ("another object", |d| d["object"]["id"] = json!("https://one.example/comments/6")),
        ("a tag's name", |d| d["object"]["tag"][0]["name"] = json!("@carol@two.example")),
        ("a word more", |d| d["object"]["name"] = json!("title")),
        ("another time", |d| d["signature"]["created"] = json!("2026-11-22T23:16:01.501Z")),
        ("a domain", |d| d["signature"]["domain"] = json!("two.example")),
    ];
    for (what, edit) in edits {
        let mut document = comment();
        edit(&mut document);
        assert_eq!(
            forwarded(&document).unwrap_err(),
            Foreign::Linked(linked::Error::Key(key::Error::Mismatch)),
            "{what}"
        );
    }
}

#[test]
fn documents_that_state_the_same_and_read_differently_are_refused() {
    let forbidden = |name: &str| Foreign::Linked(linked::Error::Forbidden(name.into()));
    let mut keyword = comment();
    keyword["object"]["@graph"] = json!([]);
    assert_eq!(forwarded(&keyword).unwrap_err(), forbidden("@graph"));
    let mut nested = comment();
    nested["object"]["@context"] = json!({"content": "as:summary"});
    assert_eq!(forwarded(&nested).unwrap_err(), forbidden("@context"));
    let mut compact = comment();
    let content = compact["object"].as_object_mut().unwrap().shift_remove("content").unwrap();
    compact["object"]["as:content"] = content;
    assert_eq!(forwarded(&compact).unwrap_err(), forbidden("as:content"));
    let mut nameless = comment();
    nameless["object"]["tag"][0]["id"] = json!("_:b0");
    assert_eq!(forwarded(&nameless).unwrap_err(), forbidden("id"));
    // A context that gives words another meaning: the words keep ours, so what was signed is not what is read.
    let mut renamed = comment();
    renamed["@context"].as_array_mut().unwrap().push(json!({"told": "as:content", "content": "as:summary"}));
    let content = renamed["object"].as_object_mut().unwrap().shift_remove("content").unwrap();
    renamed["object"]["told"] = content;
    renamed["object"]["content"] = json!("what the attacker wants");
    assert_eq!(forwarded(&renamed).unwrap_err(), Foreign::Linked(linked::Error::Key(key::Error::Mismatch)));
}

#[test]
fn words_that_nobody_reads_are_not_covered_and_not_kept() {
    let mut document = comment();
    document["object"]["https"] = json!("x");
    document["novelty"] = json!({"content": "y"});
    let activity = forwarded(&document).unwrap();
    assert!(activity.body().get("novelty").is_none() && activity.body().get("signature").is_none());
    assert!(activity.body()["object"].get("https").is_none());
}

#[test]
fn only_the_actors_own_signature_counts() {
    let mallory =
        VerificationKey::kept(url("https://three.example/m#k"), url("https://three.example/m"), &KEYS.1).unwrap();
    assert_eq!(Verified::forwarded(&comment(), &mallory, &lately()).unwrap_err(), Foreign::OtherActor);
    let mut named = comment();
    named["signature"]["creator"] = json!("https://three.example/m");
    assert_eq!(forwarded(&named).unwrap_err(), Foreign::Linked(linked::Error::Creator));
    let mut of_key = comment();
    of_key["signature"]["type"] = json!("Ed25519Signature2018");
    assert_eq!(forwarded(&of_key).unwrap_err(), Foreign::Linked(linked::Error::Absent));
    let old = Window { now: NOW + 86_400_000, past: 3_600_000, future: 0 };
    assert_eq!(Verified::forwarded(&comment(), &key(), &old).unwrap_err(), Foreign::Linked(linked::Error::Date));
    assert_eq!(linked::creator(&json!({})), Err(linked::Error::Absent));
}

#[test]
fn what_receivers_would_not_count_is_not_signed() {
    let document = |context: Value| json!({"@context": context, "id": "https://one.example/1", "type": "Announce", "actor": ACTOR, "views": 3});
    let undeclared = linked::sign(
        document(json!(["https://www.w3.org/ns/activitystreams"])),
        ACTOR,
        "2026-11-22T23:16:01Z",
        &KEYS.0,
    );
    assert_eq!(undeclared.unwrap_err(), linked::Error::Undeclared("views".into()));
    let views = json!({"views": {"@id": "https://joinpeertube.org/ns#views", "@type": "http://schema.org/Number"}});
    let declared = document(json!(["https://www.w3.org/ns/activitystreams", views]));
    assert!(linked::sign(declared, ACTOR, "2026-11-22T23:16:01Z", &KEYS.0).is_ok());
}

#[test]
fn a_documents_context_declares_what_it_uses() {
    let mut document = json!({
        "id": "https://one.example/videos/watch/1",
        "type": "Video",
        "name": "A video",
        "views": 3,
        "likes": "https://one.example/likes",
        "dislikes": "https://one.example/dislikes",
        "tag": [{"type": "Hashtag", "name": "t"}],
        "url": [{"type": "Link", "href": "https://one.example/1.mp4", "height": 720, "fps": 25, "tag": [{"type": "Infohash", "name": "i"}]}],
    });
    let context = activitypub::context_of(&document);
    assert_eq!(
        context[3],
        json!({
            "pt": "https://joinpeertube.org/ns#",
            "sc": "http://schema.org/",
            "Hashtag": "as:Hashtag",
            "Infohash": "pt:Infohash",
            "dislikes": {"@id": "as:dislikes", "@type": "@id"},
            "fps": {"@id": "pt:fps", "@type": "sc:Number"},
            "views": {"@id": "pt:views", "@type": "sc:Number"},
        })
    );
    document["@context"] = context;
    assert!(linked::sign(document, ACTOR, "2026-11-22T23:16:01Z", &KEYS.0).is_ok());
    assert_eq!(activitypub::context_of(&json!({"type": "Announce"})).as_array().map(Vec::len), Some(3));
}
