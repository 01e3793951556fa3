//! The tracker's protocol, played by hand: messages in, messages out, no sockets and no clock.

use std::cell::Cell;
use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use torrent::tracker::{Allowlist, Census, HttpAnnounce, Link, Outgoing, Session, Settings, Tracker, Verdict};
use torrent::{InfoHash, bencode};

#[derive(Debug, Clone)]
struct Wire(u32, Rc<Cell<bool>>);
impl Link for Wire {
    fn same(&self, other: &Self) -> bool {
        self.0 == other.0
    }
    fn is_closed(&self) -> bool {
        self.1.get()
    }
}

struct Scene {
    tracker: Tracker<Wire>,
    now_ms: u64,
}

struct Peer {
    session: Session<Wire>,
    id: String,
}

/// What a call led to: the replies, and what went to which socket.
#[derive(Debug)]
struct Heard {
    replies: Vec<Value>,
    sent: Vec<(u32, Value)>,
    verdict: Verdict,
}

const HASH: &str = "JwUOlgpKqepZDPHLiNMw";

impl Scene {
    fn new(settings: Settings) -> Self {
        let allowlist = Arc::new(Allowlist::new());
        allowlist.insert(InfoHash::from_binary_string(HASH).unwrap());
        Self { tracker: Tracker::new(settings, allowlist, 7), now_ms: 1_000 }
    }

    fn peer(&self, number: u32) -> Peer {
        let client = IpAddr::V4(Ipv4Addr::from(0x7f00_0000 + number));
        let link = Wire(number, Rc::default());
        // Twenty characters, of which one needs UTF-8 and one an escape.
        Peer { session: Session::new(link, client), id: format!("-PM0202-ÿ\n{number:010}") }
    }

    fn tell(&self, peer: &mut Peer, text: &str) -> Heard {
        let mut out = Vec::new();
        let verdict = self.tracker.receive(&mut peer.session, text, self.now_ms, &mut out);
        let mut heard = Heard { replies: vec![], sent: vec![], verdict };
        for message in out {
            match message {
                Outgoing::Reply(text) => heard.replies.push(serde_json::from_str(&text).unwrap()),
                Outgoing::To(link, text) => heard.sent.push((link.0, serde_json::from_str(&text).unwrap())),
            }
        }
        heard
    }

    fn announce(&self, peer: &mut Peer, extra: Value) -> Heard {
        let mut message = json!({ "action": "announce", "info_hash": HASH, "peer_id": peer.id });
        message.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        self.tell(peer, &message.to_string())
    }
}

fn offers(count: usize) -> Value {
    let offer =
        |n| json!({ "offer": { "type": "offer", "sdp": format!("v=0\r\n{n}") }, "offer_id": format!("{n:020}") });
    Value::Array((0..count).map(offer).collect())
}

#[test]
fn a_second_peer_is_introduced_to_the_first() {
    let scene = Scene::new(Settings::default());
    let (mut a, mut b) = (scene.peer(1), scene.peer(2));
    let heard = scene.announce(&mut a, json!({ "event": "started", "offers": offers(5), "left": null }));
    assert_eq!(
        heard.replies,
        [json!({ "complete": 0, "incomplete": 1, "action": "announce", "interval": 120, "info_hash": HASH })]
    );
    assert_eq!(heard.sent, []);

    let heard = scene.announce(&mut b, json!({ "event": "started", "offers": offers(5), "numwant": 5 }));
    assert_eq!(heard.replies[0]["incomplete"], 2);
    let offer = json!({
        "action": "announce", "offer": { "type": "offer", "sdp": "v=0\r\n0" }, "offer_id": "00000000000000000000",
        "peer_id": b.id, "info_hash": HASH,
    });
    assert_eq!(heard.sent, [(1, offer)]);

    let answer = json!({
        "answer": { "type": "answer", "sdp": "v=0" }, "to_peer_id": b.id, "offer_id": "00000000000000000000"
    });
    let heard = scene.announce(&mut a, answer);
    assert_eq!(heard.replies, Vec::<Value>::new());
    let answer = json!({
        "action": "announce", "answer": { "type": "answer", "sdp": "v=0" }, "offer_id": "00000000000000000000",
        "peer_id": a.id, "info_hash": HASH,
    });
    assert_eq!(heard.sent, [(2, answer)]);
}

#[test]
fn counters_follow_completed_stopped_and_disconnects() {
    let scene = Scene::new(Settings::default());
    let (mut a, mut b) = (scene.peer(1), scene.peer(2));
    scene.announce(&mut a, json!({ "event": "started" }));
    let heard = scene.announce(&mut b, json!({ "event": "completed", "left": 0 }));
    assert_eq!((&heard.replies[0]["complete"], &heard.replies[0]["incomplete"]), (&json!(1), &json!(1)));
    let heard = scene.announce(&mut a, json!({ "left": 0 }));
    assert_eq!((&heard.replies[0]["complete"], &heard.replies[0]["incomplete"]), (&json!(2), &json!(0)));
    let heard = scene.announce(&mut a, json!({ "event": "stopped" }));
    assert_eq!((&heard.replies[0]["complete"], &heard.replies[0]["incomplete"]), (&json!(1), &json!(0)));
    assert_eq!(a.session.swarm_count(), 0);
    scene.tracker.disconnect(&mut b.session);
    assert_eq!(scene.tracker.census(), Census::default());
}

#[test]
fn an_unknown_hash_is_refused_in_peertubes_words_and_in_the_end_closes_the_socket() {
    let scene = Scene::new(Settings { unknown_hashes: 2, ..Settings::default() });
    let mut a = scene.peer(1);
    let unknown = json!({ "info_hash": "aaaaaaaaaaaaaaaaaaaÿ" });
    let heard = scene.announce(&mut a, unknown.clone());
    let reason = format!("Unknown infoHash {}ff requested by ip 127.0.0.1", "61".repeat(19));
    assert_eq!(
        heard.replies,
        [json!({ "action": "announce", "failure reason": reason, "info_hash": "aaaaaaaaaaaaaaaaaaaÿ" })]
    );
    assert_eq!(heard.verdict, Verdict::Keep);
    assert_eq!(scene.announce(&mut a, unknown.clone()).verdict, Verdict::Keep);
    assert_eq!(scene.announce(&mut a, unknown).verdict, Verdict::Close);
    assert_eq!(scene.tracker.census(), Census::default());
}

#[test]
fn a_hash_that_is_no_longer_allowed_loses_its_swarm() {
    let scene = Scene::new(Settings::default());
    let mut a = scene.peer(1);
    scene.announce(&mut a, json!({}));
    scene.tracker.sweep(scene.now_ms);
    assert_eq!(scene.tracker.census().web_peers, 1);
    scene.tracker.allowlist().remove(&InfoHash::from_binary_string(HASH).unwrap());
    scene.tracker.sweep(scene.now_ms);
    assert_eq!(scene.tracker.census().web_peers, 0);
    assert!(scene.announce(&mut a, json!({})).replies[0]["failure reason"].is_string());
}

#[test]
fn a_closed_or_an_open_tracker_is_a_setting() {
    let mut scene = Scene::new(Settings { enabled: false, ..Settings::default() });
    let mut a = scene.peer(1);
    let heard = scene.announce(&mut a, json!({}));
    assert_eq!(heard.replies[0]["failure reason"], "Tracker is disabled on this instance.");
    scene = Scene::new(Settings { only_known: false, ..Settings::default() });
    assert_eq!(scene.announce(&mut a, json!({ "info_hash": "b".repeat(20) })).replies[0]["incomplete"], 1);
}

#[test]
fn broken_messages_are_answered_and_too_many_of_them_close_the_socket() {
    let scene = Scene::new(Settings { strikes: 40, burst: 10_000, ..Settings::default() });
    let mut a = scene.peer(1);
    let broken = [
        "",
        "null",
        "[]",
        "\"announce\"",
        "{",
        "{}",
        r#"{"action":"announce"}"#,
        r#"{"action":"announce","info_hash":7}"#,
        r#"{"action":"announce","info_hash":"short","peer_id":"short"}"#,
        r#"{"action":"announce","info_hash":"JwUOlgpKqepZDPHLiNMw"}"#,
        r#"{"action":"announce","info_hash":"JwUOlgpKqepZDPHLiNMw","peer_id":"0123456789012345678Ā"}"#,
        r#"{"action":"announce","info_hash":"JwUOlgpKqepZDPHLiNMw","peer_id":"01234567890123456789","offers":{}}"#,
        r#"{"action":"announce","info_hash":"JwUOlgpKqepZDPHLiNMw","peer_id":"01234567890123456789","answer":{}}"#,
        r#"{"action":"scrape"}"#,
        r#"{"action":"constructor"}"#,
    ];
    for text in broken {
        let heard = scene.tell(&mut a, text);
        assert!(heard.replies[0]["failure reason"].is_string(), "{text}");
        assert_eq!((heard.sent, heard.verdict), (vec![], Verdict::Keep), "{text}");
    }
    let long = format!("{{\"action\":\"{}\"}}", "a".repeat(200_000));
    assert_eq!(scene.tell(&mut a, &long).replies[0]["failure reason"], "message too long");
    let deep = "[".repeat(90_000);
    assert!(scene.tell(&mut a, &deep).replies[0]["failure reason"].is_string());
    assert!((0..40).any(|_| scene.tell(&mut a, "x").verdict == Verdict::Close));
}

#[test]
fn only_session_descriptions_of_bounded_size_are_relayed() {
    let scene = Scene::new(Settings { description_bytes: 200, ..Settings::default() });
    let (mut a, mut b) = (scene.peer(1), scene.peer(2));
    scene.announce(&mut a, json!({}));
    for bad in [
        json!({ "type": "answer", "sdp": "" }),
        json!({ "type": "offer" }),
        json!({ "type": "offer", "sdp": 7 }),
        json!("offer"),
        json!({ "type": "offer", "sdp": "x".repeat(200) }),
    ] {
        let offers = json!([{ "offer": bad, "offer_id": "01234567890123456789" }]);
        let heard = scene.announce(&mut b, json!({ "offers": offers }));
        assert_eq!(heard.sent, [], "{bad}");
        assert_eq!(heard.replies.last().unwrap()["failure reason"], "invalid offer", "{bad}");
    }
    let answer = json!({ "answer": { "type": "offer", "sdp": "" }, "to_peer_id": a.id, "offer_id": "0".repeat(20) });
    assert_eq!(scene.announce(&mut b, answer).sent, []);
}

#[test]
fn offers_swarms_and_peers_are_bounded() {
    let settings =
        Settings { offers: 3, swarms_per_socket: 2, peers_per_swarm: 6, only_known: false, ..Settings::default() };
    let scene = Scene::new(settings);
    let mut peers: Vec<Peer> = (1..=8).map(|number| scene.peer(number)).collect();
    for peer in &mut peers {
        scene.announce(peer, json!({}));
    }
    assert_eq!(scene.tracker.census().web_peers, 6);
    let heard = scene.announce(&mut peers[0], json!({ "offers": offers(9) }));
    assert_eq!(heard.sent.len(), 3);
    let mut receivers: Vec<u32> = heard.sent.iter().map(|(link, _)| *link).collect();
    receivers.dedup();
    assert!(receivers.len() == 3 && !receivers.contains(&1), "{receivers:?}");

    let mut join = |hash: &str| scene.announce(&mut peers[0], json!({ "info_hash": hash.repeat(20) }));
    assert!(join("x").replies[0]["failure reason"].is_null());
    assert_eq!(join("y").replies[0]["failure reason"], "too many swarms on this connection");
}

#[test]
fn everybody_is_met_sooner_or_later() {
    let scene = Scene::new(Settings { burst: 10_000, ..Settings::default() });
    let mut peers: Vec<Peer> = (1..=40).map(|number| scene.peer(number)).collect();
    for peer in &mut peers {
        scene.announce(peer, json!({}));
    }
    let mut met: Vec<u32> = (0..100)
        .flat_map(|_| scene.announce(&mut peers[0], json!({ "offers": offers(5) })).sent)
        .map(|(link, _)| link)
        .collect();
    met.sort_unstable();
    met.dedup();
    assert_eq!(met, (2..=40).collect::<Vec<_>>());
}

#[test]
fn a_flood_is_ignored_then_cut_off_and_a_patient_peer_is_not() {
    let mut scene = Scene::new(Settings { burst: 5, messages_per_s: 2, strikes: 3, ..Settings::default() });
    let mut a = scene.peer(1);
    assert!((0..5).all(|_| scene.announce(&mut a, json!({})).replies.len() == 1));
    for _ in 0..3 {
        let heard = scene.announce(&mut a, json!({}));
        assert_eq!((heard.replies.len(), heard.verdict), (0, Verdict::Keep));
    }
    assert_eq!(scene.announce(&mut a, json!({})).verdict, Verdict::Close);

    let mut b = scene.peer(2);
    for _ in 0..100 {
        scene.now_ms += 500;
        assert_eq!(scene.announce(&mut b, json!({})).replies.len(), 1);
    }
}

#[test]
fn a_peer_id_cannot_be_stolen_but_a_lost_connection_can_be_taken_up() {
    let scene = Scene::new(Settings::default());
    let (mut victim, mut thief) = (scene.peer(1), scene.peer(2));
    scene.announce(&mut victim, json!({}));
    thief.id.clone_from(&victim.id);
    assert_eq!(scene.announce(&mut thief, json!({})).replies[0]["failure reason"], "peer_id is in use");
    // Neither may it be stopped by somebody else, at once or by leaving.
    scene.announce(&mut thief, json!({ "event": "stopped" }));
    scene.tracker.disconnect(&mut thief.session);
    assert_eq!(scene.tracker.census().web_peers, 1);

    let mut again = scene.peer(1);
    again.session = Session::new(Wire(9, Rc::default()), IpAddr::V4(Ipv4Addr::new(127, 0, 0, 1)));
    assert!(scene.announce(&mut again, json!({})).replies[0]["failure reason"].is_null());
    scene.tracker.disconnect(&mut victim.session);
    assert_eq!(scene.tracker.census().web_peers, 1, "the old connection's end does not end the new one");
}

#[test]
fn silent_and_closed_peers_are_swept() {
    let mut scene = Scene::new(Settings { peer_lifetime_ms: 1_000, ..Settings::default() });
    let (mut silent, mut alive, mut closed) = (scene.peer(1), scene.peer(2), scene.peer(3));
    let flag = Rc::new(Cell::new(false));
    closed.session = Session::new(Wire(3, Rc::clone(&flag)), IpAddr::V4(Ipv4Addr::LOCALHOST));
    scene.announce(&mut silent, json!({ "left": 0 }));
    scene.announce(&mut alive, json!({}));
    scene.now_ms += 600;
    scene.announce(&mut alive, json!({}));
    scene.announce(&mut closed, json!({}));
    flag.set(true);
    scene.now_ms += 600;
    scene.tracker.sweep(scene.now_ms);
    let heard = scene.announce(&mut alive, json!({}));
    assert_eq!((&heard.replies[0]["complete"], &heard.replies[0]["incomplete"]), (&json!(0), &json!(1)));
}

#[test]
fn a_scrape_counts_the_named_swarms() {
    let scene = Scene::new(Settings::default());
    let mut a = scene.peer(1);
    scene.announce(&mut a, json!({}));
    let other = "é".repeat(20);
    let heard = scene.tell(&mut a, &json!({ "action": "scrape", "info_hash": [HASH, other] }).to_string());
    let counters = |incomplete: u32| json!({ "complete": 0, "incomplete": incomplete, "downloaded": 0 });
    let expected = json!({
        "action": "scrape", "files": { HASH: counters(1), other: counters(0) }, "flags": { "min_request_interval": 600 }
    });
    assert_eq!(heard.replies, [expected]);
    let many = json!({ "action": "scrape", "info_hash": vec![HASH; 33] });
    assert!(scene.tell(&mut a, &many.to_string()).replies[0]["failure reason"].is_string());
}

/// The request recorded from a client of PeerTube 8.2.1, whose answer had 117 bytes.
#[test]
fn an_http_announce_is_answered_as_peertube_answers_it() {
    let scene = Scene::new(Settings { only_known: false, ..Settings::default() });
    let client = "::ffff:127.0.0.1".parse().unwrap();
    let query = "peer_id=-WW0105-NkvYO/egUAr4&info_hash=0SwLdlcgWUCLKkSGZn9A&port=42100";
    let announce = HttpAnnounce::parse(query).unwrap();
    let document = scene.tracker.announce_http(&announce, client, 0);
    assert_eq!(
        String::from_utf8(document).unwrap(),
        "d8:completei0e10:incompletei1e8:intervali600e5:peersl\
         d2:ip9:127.0.0.17:peer id20:-WW0105-NkvYO/egUAr44:porti42100eeee"
    );
    let v6 = HttpAnnounce::parse(&format!("{query}&compact=1&left=0")).unwrap();
    let document = bencode::read(&scene.tracker.announce_http(&v6, "2001:db8::1".parse().unwrap(), 0)).unwrap();
    assert_eq!(document.get("complete").unwrap().as_integer(), Some(1));
    assert_eq!(document.get("peers").unwrap().as_bytes(), Some(&[127, 0, 0, 1, 0xa4, 0x74][..]));
    assert_eq!(document.get("peers6").unwrap().as_bytes().unwrap().len(), 18);
    let stopped = HttpAnnounce::parse(&format!("{query}&event=stopped")).unwrap();
    let _ = scene.tracker.announce_http(&stopped, client, 0);
    assert_eq!(scene.tracker.census().http_peers, 1);
    scene.tracker.sweep(u64::MAX);
    assert_eq!(scene.tracker.census(), Census::default());
}

#[test]
fn http_requests_are_checked() {
    let query = |text: &str| HttpAnnounce::parse(text).map(|_| ()).map_err(|error| error.to_string());
    let ids = "info_hash=%00%ff%204567890123456%37890&peer_id=a+234567890123456789";
    assert_eq!(query(&format!("{ids}&port=1")), Ok(()));
    for (text, reason) in [
        ("", "invalid info_hash"),
        ("info_hash=short", "invalid info_hash"),
        ("info_hash=01234567890123456789", "invalid peer_id"),
        (ids, "invalid port"),
        (&format!("{ids}&port=0"), "invalid port"),
        (&format!("{ids}&port=65536"), "invalid port"),
        (&format!("{ids}&port=-1"), "invalid port"),
        (&format!("{ids}&port=80&event=exploded"), "invalid event"),
    ] {
        assert_eq!(query(text), Err(reason.to_owned()), "{text}");
    }
    let scene = Scene::new(Settings::default());
    let unknown = HttpAnnounce::parse(&format!("{ids}&port=1")).unwrap();
    let refusal = scene.tracker.announce_http(&unknown, IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
    assert!(String::from_utf8(refusal).unwrap().starts_with("d14:failure reason83:Unknown infoHash 00ff20"));
    assert!(scene.tracker.scrape_http("").is_err());
    let scraped = scene.tracker.scrape_http(&format!("info_hash={HASH}")).unwrap();
    assert_eq!(
        String::from_utf8(scraped).unwrap(),
        format!(
            "d5:filesd20:{HASH}d8:completei0e10:downloadedi0e10:incompletei0eee\
             5:flagsd20:min_request_intervali600eee"
        )
    );
}

#[test]
fn one_address_cannot_fill_a_swarm_over_http() {
    let scene = Scene::new(Settings::default());
    for port in 1..100 {
        let announce =
            HttpAnnounce::parse(&format!("info_hash={HASH}&peer_id=01234567890123456789&port={port}")).unwrap();
        let _ = scene.tracker.announce_http(&announce, IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
    }
    assert_eq!(scene.tracker.census().http_peers, 8);
}

proptest! {
    /// Whatever is said, the tracker answers without a panic, in JSON.
    #[test]
    fn any_text_is_survived(texts in proptest::collection::vec("\\PC{0,80}", 1..8)) {
        let scene = Scene::new(Settings::default());
        let mut a = scene.peer(1);
        for text in &texts {
            scene.tell(&mut a, text);
        }
    }

    /// So is any message that has the right keys with wrong values.
    #[test]
    fn any_values_are_survived(
        action in "announce|scrape|x", hash in "[a-zÿ]{18,21}", id in "[a-zÿ]{19,21}", to in "[a-z]{20}",
        event in "started|stopped|completed|update|x", left in any::<Option<f64>>(), count in 0usize..4,
    ) {
        let scene = Scene::new(Settings { only_known: false, ..Settings::default() });
        let (mut a, mut b) = (scene.peer(1), scene.peer(2));
        let message = json!({
            "action": action, "info_hash": hash, "peer_id": id, "to_peer_id": to, "event": event, "left": left,
            "offers": offers(count),
        });
        scene.tell(&mut a, &message.to_string());
        scene.tell(&mut b, &message.to_string());
        scene.tracker.disconnect(&mut a.session);
        scene.tracker.disconnect(&mut b.session);
        prop_assert_eq!(scene.tracker.census(), Census::default());
    }
}
