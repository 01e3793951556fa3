//! What a hostile address or a hostile server achieves: nothing. The servers are small programs on loopback that speak as
//! much HTTP as the test needs.

use http_client::{Client, Error, HeaderMap, Limits, Reach, Resolve, Settings, Url};
use std::future::Future;
use std::io::Read as _;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const HOME: &str = "127.0.0.1";

/// Enough time for anything that ends; no test waits for it.
fn limits() -> Limits {
    Limits { bytes: 1000, redirects: 3, total: Duration::from_secs(60) }
}

fn settings(reach: Reach) -> Settings {
    Settings { user_agent: "test/1".into(), reach, connect: Duration::from_secs(30), authorities: Vec::new() }
}

/// May contact 127.0.0.1, and of the rest only what is public.
fn client() -> Client {
    Client::new(settings(Reach::PublicAnd(vec![HOME.parse().unwrap()])))
}

async fn get(client: &Client, url: &str, limits: Limits) -> Result<http_client::Response, Error> {
    client.get(&url.parse::<Url>().unwrap(), &limits, |_| HeaderMap::new()).await
}

/// A server: reads each request's head, hands it to `answer` with the stream, and counts the connections.
struct Server {
    port: u16,
    connections: Arc<AtomicUsize>,
}

impl Server {
    async fn on<F, Fut>(address: &str, answer: F) -> Server
    where
        F: Fn(String, TcpStream) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind((address, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let connections = Arc::new(AtomicUsize::new(0));
        let counted = connections.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let Ok(byte) = stream.read_u8().await else { break };
                    head.push(byte);
                }
                tokio::spawn(answer(String::from_utf8_lossy(&head).into_owned(), stream));
            }
        });
        Server { port, connections }
    }
    /// Says the same to everybody and closes.
    async fn saying(text: String) -> Server {
        let text = Arc::new(text);
        Server::on(HOME, move |_, mut stream| {
            let text = text.clone();
            async move {
                let _ = stream.write_all(text.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        })
        .await
    }
    fn url(&self) -> String {
        format!("http://{HOME}:{}/", self.port)
    }
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn moved(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

#[tokio::test]
async fn an_answer_comes_back_whole() {
    let server = Server::saying(ok("hello")).await;
    let answer = get(&client(), &server.url(), limits()).await.unwrap();
    assert_eq!((answer.status.as_u16(), &answer.body[..]), (200, &b"hello"[..]));
    assert_eq!(answer.url.as_str(), server.url());
}

#[tokio::test]
async fn a_failure_of_the_peer_is_an_answer() {
    let server = Server::saying("HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into()).await;
    assert_eq!(get(&client(), &server.url(), limits()).await.unwrap().status.as_u16(), 503);
}

#[tokio::test]
async fn addresses_that_are_not_public_are_refused_in_every_spelling() {
    let client = Client::new(settings(Reach::PUBLIC));
    let server = Server::on(HOME, |_, _| async {}).await;
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0x7f.1",
        "0",
        "0.0.0.0",
        "127.0.0.1.",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.0.1",
        "172.16.0.1",
        "100.64.0.1",
        "%31%32%37.0.0.1",
        "127。0。0。1",
        "①②⑦.0.0.1",
    ] {
        let url = format!("http://{host}:{}/", server.port);
        assert!(matches!(get(&client, &url, limits()).await, Err(Error::Private(_))), "{host}");
        let sent = client.post(&url.parse().unwrap(), &limits(), HeaderMap::new(), "x".into()).await;
        assert!(matches!(sent, Err(Error::Private(_))), "{host}");
    }
    let name = format!("http://localhost:{}/", server.port);
    assert!(matches!(get(&client, &name, limits()).await, Err(Error::NoPublicAddress)));
    assert_eq!(server.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn only_plain_web_addresses_are_asked() {
    for url in ["ftp://example.org/", "file:///etc/passwd", "data:text/plain,x", "http://me:secret@example.org/"] {
        assert!(matches!(get(&client(), url, limits()).await, Err(Error::Address(_))), "{url}");
    }
    let long = format!("http://example.org/{}", "x".repeat(9000));
    assert!(matches!(get(&client(), &long, limits()).await, Err(Error::Address(_))));
}

#[tokio::test]
async fn redirects_are_judged_like_addresses() {
    let inner = Server::on("127.0.0.2", |_, _| async {}).await;
    for to in [format!("http://127.0.0.2:{}/", inner.port), format!("//0177.0.0.2:{}/", inner.port)] {
        let server = Server::saying(moved(&to)).await;
        assert!(matches!(get(&client(), &server.url(), limits()).await, Err(Error::Private(_))), "{to}");
    }
    assert_eq!(inner.connections.load(Ordering::SeqCst), 0);
    for to in ["file:///etc/passwd", "gopher://127.0.0.1/"] {
        let server = Server::saying(moved(to)).await;
        assert!(matches!(get(&client(), &server.url(), limits()).await, Err(Error::Address(_))), "{to}");
    }
}

#[tokio::test]
async fn redirects_are_followed_a_few_times_with_headers_made_anew() {
    let last = Server::on(HOME, |head, mut stream| async move {
        let _ = stream.write_all(ok(head.lines().find(|l| l.starts_with("x-for")).unwrap_or("")).as_bytes()).await;
    })
    .await;
    let first = Server::saying(moved(&format!("{}here#part", last.url()))).await;
    let answer = client()
        .get(&first.url().parse().unwrap(), &limits(), |url| {
            let mut headers = HeaderMap::new();
            headers.insert("x-for", url.as_str().parse().unwrap());
            headers
        })
        .await
        .unwrap();
    assert_eq!(answer.body, format!("x-for: {}here", last.url()));
    assert_eq!(answer.url.as_str(), format!("{}here", last.url()));

    let circle = Server::saying(moved("/")).await;
    assert!(matches!(get(&client(), &circle.url(), limits()).await, Err(Error::Redirects)));
    assert_eq!(circle.connections.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn what_is_sent_follows_no_redirect() {
    let server = Server::saying(moved("http://127.0.0.2/")).await;
    let answer = client().post(&server.url().parse().unwrap(), &limits(), HeaderMap::new(), "x".into()).await.unwrap();
    assert_eq!(answer.status.as_u16(), 302);
}

#[tokio::test]
async fn long_answers_are_cut_off() {
    let exact = Server::saying(ok(&"x".repeat(1000))).await;
    assert_eq!(get(&client(), &exact.url(), limits()).await.unwrap().body.len(), 1000);
    let told = Server::saying(ok(&"x".repeat(1001))).await;
    assert!(matches!(get(&client(), &told.url(), limits()).await, Err(Error::TooLarge(1000))));
    let endless = Server::on(HOME, |_, mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").await;
        while stream.write_all(b"4\r\nxxxx\r\n").await.is_ok() {}
    })
    .await;
    assert!(matches!(get(&client(), &endless.url(), limits()).await, Err(Error::TooLarge(1000))));
}

#[tokio::test]
async fn packed_answers_are_measured_unpacked() {
    let mut zeros = async_compression::tokio::bufread::GzipEncoder::new(tokio::io::BufReader::new(
        tokio::io::repeat(0).take(50_000_000),
    ));
    let mut packed = Vec::new();
    zeros.read_to_end(&mut packed).await.unwrap();
    assert!(packed.len() < 100_000);
    let packed = Arc::new(packed);
    let server = Server::on(HOME, move |head, mut stream| {
        let packed = packed.clone();
        async move {
            assert!(head.contains("gzip"));
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len());
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&packed).await;
        }
    })
    .await;
    let wide = Limits { bytes: 200_000, ..limits() };
    assert!(matches!(get(&client(), &server.url(), wide).await, Err(Error::TooLarge(200_000))));
}

#[tokio::test]
async fn slow_answers_end_at_the_deadline() {
    let drip = Server::on(HOME, |_, mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").await;
        // One byte for ever, each well before any pause between bytes would be noticed.
        while stream.write_all(b"1\r\nx\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    let silent = Server::on(HOME, |_, stream| async move {
        std::future::pending::<()>().await;
        drop(stream);
    })
    .await;
    let short = Limits { total: Duration::from_millis(200), bytes: 1_000_000, ..limits() };
    for server in [drip, silent] {
        assert!(matches!(get(&client(), &server.url(), short).await, Err(Error::Deadline)));
        let sent = client().post(&server.url().parse().unwrap(), &short, HeaderMap::new(), "x".into()).await;
        assert!(matches!(sent, Err(Error::Deadline)));
    }
}

/// Answers with the next of its answers each time.
struct Scripted(Vec<Vec<IpAddr>>, AtomicUsize);

impl Resolve for Scripted {
    fn resolve(&self, _name: &str) -> Pin<Box<dyn Future<Output = Vec<IpAddr>> + Send>> {
        let turn = self.1.fetch_add(1, Ordering::SeqCst);
        let answer = self.0[turn.min(self.0.len() - 1)].clone();
        Box::pin(async move { answer })
    }
}

fn scripted(answers: &[&[&str]]) -> Client {
    let answers = answers.iter().map(|a| a.iter().map(|ip| ip.parse().unwrap()).collect()).collect();
    let reach = Reach::PublicAnd(vec![HOME.parse().unwrap()]);
    Client::with_resolver(settings(reach), Arc::new(Scripted(answers, AtomicUsize::new(0))))
}

#[tokio::test]
async fn a_name_that_changes_its_mind_gains_nothing() {
    let server = Server::saying(ok("hello")).await;
    let url = format!("http://rebinding.example:{}/", server.port);
    let client = scripted(&[&[HOME], &["127.0.0.2"], &["127.0.0.2", HOME], &[]]);
    assert_eq!(get(&client, &url, limits()).await.unwrap().body, "hello");
    assert!(matches!(get(&client, &url, limits()).await, Err(Error::NoPublicAddress)));
    // Of several addresses the admitted ones are used.
    assert_eq!(get(&client, &url, limits()).await.unwrap().body, "hello");
    assert!(matches!(get(&client, &url, limits()).await, Err(Error::UnknownHost)));
    assert_eq!(server.connections.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_peer_that_is_not_there_may_be_asked_again() {
    // A port that was free a moment ago: nobody listens there.
    let free = TcpListener::bind((HOME, 0)).await.unwrap().local_addr().unwrap().port();
    let error = get(&client(), &format!("http://{HOME}:{free}/"), limits()).await.unwrap_err();
    assert!(error.is_temporary(), "{error}");
    assert!(!Error::Private(HOME.parse().unwrap()).is_temporary());
}

#[tokio::test]
async fn authorities_that_are_none_make_the_client_say_so() {
    let mut own = settings(Reach::PUBLIC);
    let mut noise = [0u8; 64];
    std::io::repeat(7).read_exact(&mut noise).unwrap();
    own.authorities = vec![[&b"-----BEGIN CERTIFICATE-----\n"[..], &noise, b"\n-----END CERTIFICATE-----\n"].concat()];
    assert!(matches!(get(&Client::new(own), "http://example.org/", limits()).await, Err(Error::Unusable(_))));
}
