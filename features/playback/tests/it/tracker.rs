//! The tracker as browsers and torrent clients meet it.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use futures::{SinkExt as _, StreamExt as _};
use playback::range::{Connection, Listener};
use playback::tracker::{ClientAddress, ServiceSettings, TrackerService};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use tokio_util::sync::CancellationToken;
use torrent::InfoHash;
use torrent::tracker::{Allowlist, Census, Settings};

const HASH: &str = "JwUOlgpKqepZDPHLiNMw";
/// Nothing here takes so long unless it is broken.
const LONG: Duration = Duration::from_secs(20);

struct Scene {
    service: TrackerService,
    address: SocketAddr,
    shutdown: CancellationToken,
}

impl Scene {
    async fn new(settings: ServiceSettings) -> Self {
        let allowlist = Arc::new(Allowlist::new());
        allowlist.insert(InfoHash::from_binary_string(HASH).unwrap());
        let shutdown = CancellationToken::new();
        let service = TrackerService::new(settings, allowlist, 7, shutdown.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        // As a server behind a proxy does it: it knows better than the socket who the client is.
        let told = |mut request: Request, next: Next| async {
            let ip = request.headers().get("x-test-ip").map(|ip| ip.to_str().unwrap().parse::<IpAddr>().unwrap());
            if let Some(ip) = ip {
                request.extensions_mut().insert(ClientAddress(ip));
            }
            next.run(request).await
        };
        let app = service.router().layer(from_fn(told));
        let app = app.into_make_service_with_connect_info::<Connection>();
        tokio::spawn(async move { axum::serve(Listener::new(listener), app).await });
        Self { service, address, shutdown }
    }

    async fn try_connect(&self) -> Result<Peer, tokio_tungstenite::tungstenite::Error> {
        let (socket, _) = connect_async(format!("ws://{}/tracker/socket", self.address)).await?;
        Ok(Peer(socket))
    }

    async fn connect(&self) -> Peer {
        self.try_connect().await.unwrap()
    }

    async fn http(&self, path: &str, headers: &str) -> String {
        let (address, path, headers) = (self.address, path.to_owned(), headers.to_owned());
        let exchange = move || {
            let mut socket = std::net::TcpStream::connect(address).unwrap();
            write!(socket, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n").unwrap();
            let mut answer = Vec::new();
            socket.read_to_end(&mut answer).unwrap();
            answer.iter().map(|&byte| char::from(byte)).collect()
        };
        tokio::task::spawn_blocking(exchange).await.unwrap()
    }

    /// Waits until the tracker has noticed something that happens on its own time.
    async fn until(&self, done: impl Fn(&TrackerService) -> bool) {
        let wait = async {
            while !done(&self.service) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(LONG, wait).await.expect("the tracker notices");
    }
}

struct Peer(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Peer {
    async fn say(&mut self, text: impl Into<String>) {
        // A closed socket is seen by who listens next.
        let _ = self.0.send(Message::Text(text.into().into())).await;
    }

    async fn announce(&mut self, id: &str, extra: Value) {
        let mut message = json!({ "action": "announce", "info_hash": HASH, "peer_id": id });
        message.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        self.say(message.to_string()).await;
    }

    /// The next message, or the close code (0 when there was none) at the end.
    async fn hear(&mut self) -> Result<Value, u16> {
        loop {
            match timeout(LONG, self.0.next()).await.expect("an answer or an end") {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => return Err(frame.map_or(0, |frame| frame.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(0),
            }
        }
    }

    async fn end(&mut self) -> u16 {
        loop {
            if let Err(code) = self.hear().await {
                return code;
            }
        }
    }
}

fn offers() -> Value {
    json!([{ "offer": { "type": "offer", "sdp": "v=0" }, "offer_id": "o".repeat(20) }])
}

const A: &str = "-PM0202-aaaaaaaaaaaa";
const B: &str = "-PM0202-bbbbbbbbbbbb";

#[tokio::test(flavor = "multi_thread")]
async fn two_browsers_find_each_other() {
    let scene = Scene::new(ServiceSettings::default()).await;
    let (mut a, mut b) = (scene.connect().await, scene.connect().await);
    a.announce(A, json!({ "event": "started", "offers": offers() })).await;
    assert_eq!(a.hear().await.unwrap()["incomplete"], 1);
    b.announce(B, json!({ "event": "started", "offers": offers() })).await;
    let welcome = b.hear().await.unwrap();
    assert_eq!((&welcome["incomplete"], &welcome["interval"]), (&json!(2), &json!(120)));
    let offer = a.hear().await.unwrap();
    assert_eq!((&offer["peer_id"], &offer["offer"]["sdp"]), (&json!(B), &json!("v=0")));
    let answer =
        json!({ "answer": { "type": "answer", "sdp": "v=1" }, "to_peer_id": B, "offer_id": offer["offer_id"] });
    a.announce(A, answer).await;
    let answer = b.hear().await.unwrap();
    assert_eq!((&answer["peer_id"], &answer["answer"]["sdp"]), (&json!(A), &json!("v=1")));

    drop(a);
    scene.until(|service| service.census().web_peers == 1 && service.sockets() == 1).await;
    b.0.close(None).await.unwrap();
    scene.until(|service| service.census() == Census::default() && service.sockets() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_hash_is_refused_and_asking_on_is_not_tolerated() {
    let tracker = Settings { unknown_hashes: 1, ..Settings::default() };
    let scene = Scene::new(ServiceSettings { tracker, ..ServiceSettings::default() }).await;
    let mut a = scene.connect().await;
    a.announce(A, json!({ "info_hash": "u".repeat(20) })).await;
    let reason = format!("Unknown infoHash {} requested by ip 127.0.0.1", "75".repeat(20));
    assert_eq!(a.hear().await.unwrap()["failure reason"], reason);
    a.announce(A, json!({ "info_hash": "u".repeat(20) })).await;
    assert_eq!(a.end().await, 1008);
    scene.until(|service| service.sockets() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_long_a_message_ends_the_socket() {
    let scene = Scene::new(ServiceSettings::default()).await;
    let mut a = scene.connect().await;
    a.announce(A, json!({})).await;
    a.hear().await.unwrap();
    a.say("x".repeat(200_000)).await;
    a.end().await;
    scene.until(|service| service.census() == Census::default() && service.sockets() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_is_answered_and_a_flood_is_cut_off() {
    let scene = Scene::new(ServiceSettings::default()).await;
    let mut a = scene.connect().await;
    a.say("garbage").await;
    assert_eq!(a.hear().await.unwrap(), json!({ "failure reason": "invalid message" }));
    a.0.send(Message::Binary(json!({ "action": "announce", "info_hash": HASH, "peer_id": A }).to_string().into()))
        .await
        .unwrap();
    assert_eq!(a.hear().await.unwrap()["incomplete"], 1, "text in a binary frame is text");
    for _ in 0..2_000 {
        a.say("garbage").await;
    }
    a.end().await;
    scene.until(|service| service.census() == Census::default() && service.sockets() == 0).await;

    let mut b = scene.connect().await;
    b.0.send(Message::Binary(vec![0xff, 0xfe].into())).await.unwrap();
    assert_eq!(b.end().await, 1007);
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_are_limited_by_address() {
    let scene = Scene::new(ServiceSettings { sockets_per_address: 2, ..ServiceSettings::default() }).await;
    let (a, _b) = (scene.connect().await, scene.connect().await);
    let refused = scene.try_connect().await.err().expect("a refusal");
    assert!(refused.to_string().contains("429"), "{refused}");
    drop(a);
    scene.until(|service| service.sockets() == 1).await;
    scene.connect().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_that_does_not_answer_pings_is_dropped() {
    let settings = ServiceSettings {
        ping_after: Duration::from_millis(20),
        idle_timeout: Duration::from_millis(60),
        ..ServiceSettings::default()
    };
    let scene = Scene::new(settings).await;
    let mut a = scene.connect().await;
    a.announce(A, json!({})).await;
    // `a` is open but nobody reads from it, so no pong goes out.
    scene.until(|service| service.census() == Census::default() && service.sockets() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deaf_socket_costs_a_bounded_queue_and_is_dropped() {
    let settings = ServiceSettings { send_timeout: Duration::from_millis(100), ..ServiceSettings::default() };
    let tracker = Settings { burst: 1_000_000, ..Settings::default() };
    let scene = Scene::new(ServiceSettings { tracker, ..settings }).await;
    let (mut deaf, mut loud) = (scene.connect().await, scene.connect().await);
    deaf.announce(A, json!({})).await;
    deaf.hear().await.unwrap();
    let offer = json!({ "offer": { "type": "offer", "sdp": "x".repeat(15_000) }, "offer_id": "o".repeat(20) });
    let shout = async {
        while scene.service.sockets() == 2 {
            loud.announce(B, json!({ "offers": [offer] })).await;
            loud.hear().await.unwrap();
        }
    };
    timeout(LONG, shout).await.expect("the deaf one is dropped");
    scene.until(|service| service.census().web_peers == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_end_everybody_is_told() {
    let scene = Scene::new(ServiceSettings::default()).await;
    let (mut a, mut b) = (scene.connect().await, scene.connect().await);
    a.announce(A, json!({})).await;
    a.hear().await.unwrap();
    scene.shutdown.cancel();
    assert_eq!((a.end().await, b.end().await), (1001, 1001));
    scene.until(|service| service.census() == Census::default() && service.sockets() == 0).await;
    assert!(scene.try_connect().await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn silent_peers_are_swept() {
    let tracker = Settings { peer_lifetime_ms: 0, ..Settings::default() };
    let sweep_every = Duration::from_millis(10);
    let scene = Scene::new(ServiceSettings { tracker, sweep_every, ..ServiceSettings::default() }).await;
    let mut a = scene.connect().await;
    a.announce(A, json!({})).await;
    a.hear().await.unwrap();
    assert_eq!(scene.service.census().web_peers, 1);
    let sweeper = tokio::spawn(scene.service.clone().sweep());
    scene.until(|service| service.census() == Census::default()).await;
    scene.shutdown.cancel();
    sweeper.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn http_clients_are_answered_in_bencoding() {
    let scene = Scene::new(ServiceSettings::default()).await;
    let query = format!("/tracker/announce?info_hash={HASH}&peer_id={A}&port=6881&compact=1");
    let answer = scene.http(&query, "X-Test-Ip: 192.0.2.7\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && !answer.contains("content-type"), "{answer}");
    let expected = "d8:completei0e10:incompletei1e8:intervali600e5:peers6:\u{c0}\0\u{2}\u{7}\u{1a}\u{e1}6:peers60:e";
    assert!(answer.ends_with(expected), "{answer:?}");
    let unknown = scene.http(&query.replace(HASH, &"%00".repeat(20)), "").await;
    assert!(unknown.contains("14:failure reason") && unknown.contains("Unknown infoHash 0000"), "{unknown}");
    assert!(scene.http("/tracker/announce", "").await.ends_with("d14:failure reason17:invalid info_hashe"));
    assert!(scene.http(&format!("/tracker/scrape?info_hash={HASH}"), "").await.contains("10:incompletei1e"));
    assert!(scene.http("/tracker/socket", "").await.starts_with("HTTP/1.1 400"));
}
