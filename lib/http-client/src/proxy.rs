//! A forward proxy on the loopback address for programs that fetch by themselves: whatever they ask for, they reach what
//! [`Client`] reaches and nothing else.
//!
//! It speaks HTTP/1.1 as proxies do (RFC 9110, sections 7.6 and 9.3.6): `CONNECT host:port` for https, and requests with a whole
//! address for http. A name is resolved here, once, and the answer that was judged is the one that is connected to.

use crate::tcp::check_port;
use crate::{Client, Error};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use url::{Host, Url};

/// Longest head of a request, in bytes.
const HEAD: usize = 64 << 10;
/// Connections at the same time.
const CONNECTIONS: usize = 64;
/// Longest time for a head to come, and for a connection to be made.
const PATIENCE: Duration = Duration::from_secs(15);

/// A proxy that serves until it is dropped.
#[derive(Debug)]
pub struct Proxy {
    port: u16,
    serving: JoinHandle<()>,
}

impl Proxy {
    /// Opens one on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn open(client: Client) -> io::Result<Self> {
        let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        Ok(Proxy { port, serving: tokio::spawn(serve(listener, client)) })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its address, as programs are told of it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Connections end with the task: a dropped `JoinSet` aborts what it holds.
async fn serve(listener: TcpListener, client: Client) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if connections.len() < CONNECTIONS => {
                if let Ok((stream, _)) = accepted {
                    let client = client.clone();
                    connections.spawn(async move { drop(one(stream, &client).await) });
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// What a request wants.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    host: String,
    port: u16,
    /// What is sent on in place of the head; `None` opens a tunnel.
    head: Option<Vec<u8>>,
}

async fn one(mut stream: TcpStream, client: &Client) -> io::Result<()> {
    let (head, rest) = match tokio::time::timeout(PATIENCE, head(&mut stream)).await {
        Ok(Ok(Some(read))) => read,
        _ => return refuse(&mut stream, "400 Bad Request", "not a request").await,
    };
    let Some(wanted) = parse(&head) else {
        return refuse(&mut stream, "400 Bad Request", "not a request that a proxy takes").await;
    };
    let mut peer = match tokio::time::timeout(PATIENCE, connect(client, &wanted.host, wanted.port)).await {
        Ok(Ok(peer)) => peer,
        Ok(Err(e @ (Error::Private(_) | Error::NoPublicAddress | Error::Address(_)))) => {
            return refuse(&mut stream, "403 Forbidden", &e.to_string()).await;
        }
        Ok(Err(e)) => return refuse(&mut stream, "502 Bad Gateway", &e.to_string()).await,
        Err(_) => return refuse(&mut stream, "504 Gateway Timeout", "no connection in time").await,
    };
    match wanted.head {
        Some(head) => peer.write_all(&head).await?,
        None => stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?,
    }
    peer.write_all(&rest).await?;
    copy_bidirectional(&mut stream, &mut peer).await.map(drop)
}

/// The head of a request with its empty line, and what came behind it; `None` when the other side ends before.
async fn head(stream: &mut TcpStream) -> io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let mut read = Vec::new();
    loop {
        if let Some(at) = read.windows(4).position(|w| w == b"\r\n\r\n") {
            let rest = read.split_off(at + 4);
            return Ok(Some((read, rest)));
        }
        if read.len() > HEAD || stream.read_buf(&mut read).await? == 0 {
            return Ok(None);
        }
    }
}

fn parse(head: &[u8]) -> Option<Wanted> {
    let text = std::str::from_utf8(head).ok()?;
    let (line, fields) = text.split_once("\r\n")?;
    let mut words = line.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    if !matches!(version, "HTTP/1.1" | "HTTP/1.0") || words.next().is_some() {
        return None;
    }
    if method == "CONNECT" {
        let url: Url = format!("http://{target}/").parse().ok()?;
        let port = target.rsplit_once(':')?.1.parse().ok()?;
        return Some(Wanted { host: url.host_str()?.to_owned(), port, head: None });
    }
    let url: Url = target.parse().ok()?;
    if url.scheme() != "http" {
        return None;
    }
    let host = url.host_str()?;
    let query = url.query().map(|q| format!("?{q}")).unwrap_or_default();
    let mut sent = format!("{method} {}{query} HTTP/1.1\r\n", url.path());
    for field in fields.split("\r\n").filter(|f| !f.is_empty()) {
        let name = field.split(':').next().unwrap_or("").to_ascii_lowercase();
        if !matches!(name.as_str(), "connection" | "proxy-connection" | "proxy-authorization" | "keep-alive") {
            sent.push_str(field);
            sent.push_str("\r\n");
        }
    }
    // One request for each connection: the next one may be for another host.
    sent.push_str("Connection: close\r\n\r\n");
    Some(Wanted { host: host.to_owned(), port: url.port().unwrap_or(80), head: Some(sent.into_bytes()) })
}

/// Connects to a public address of a host, on ports that web servers have.
async fn connect(client: &Client, host: &str, port: u16) -> Result<TcpStream, Error> {
    check_port(port)?;
    let mut last = Error::UnknownHost;
    for address in client.addresses(host).await? {
        match TcpStream::connect(SocketAddr::new(address, port)).await {
            Ok(stream) => return Ok(stream),
            Err(e) => last = Error::Failed(e.to_string()),
        }
    }
    Err(last)
}

impl Client {
    /// The addresses of a host that may be contacted, in the order in which they are tried.
    ///
    /// # Errors
    /// [`Error::UnknownHost`] for a name that leads nowhere, [`Error::NoPublicAddress`] and [`Error::Private`] where nothing may be
    /// contacted.
    pub async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Error> {
        let literal = match Host::parse(host) {
            Ok(Host::Ipv4(v4)) => Some(IpAddr::V4(v4)),
            Ok(Host::Ipv6(v6)) => Some(IpAddr::V6(v6)),
            Ok(Host::Domain(_)) => None,
            Err(_) => return Err(Error::Address("it names no host")),
        };
        if let Some(literal) = literal {
            return if self.reach().admits(literal) { Ok(vec![literal]) } else { Err(Error::Private(literal)) };
        }
        let found = self.resolver().resolve(host).await;
        if found.is_empty() {
            return Err(Error::UnknownHost);
        }
        let admitted: Vec<IpAddr> = found.into_iter().filter(|ip| self.reach().admits(*ip)).collect();
        if admitted.is_empty() { Err(Error::NoPublicAddress) } else { Ok(admitted) }
    }
}

async fn refuse(stream: &mut TcpStream, status: &str, why: &str) -> io::Result<()> {
    let length = why.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{why}"
    );
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reach, Resolve, Settings};
    use std::future::Future;
    use std::pin::Pin;
    use std::sync::Arc;

    /// `inside.example` leads to this machine, every other name to nothing.
    struct Names;

    impl Resolve for Names {
        fn resolve(&self, name: &str) -> Pin<Box<dyn Future<Output = Vec<IpAddr>> + Send>> {
            let inside = name == "inside.example";
            Box::pin(async move { if inside { vec![IpAddr::from([127, 0, 0, 1])] } else { Vec::new() } })
        }
    }

    fn client(reach: Reach) -> Client {
        let settings =
            Settings { user_agent: "test".into(), reach, connect: Duration::from_secs(5), authorities: Vec::new() };
        Client::with_resolver(settings, Arc::new(Names))
    }

    async fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// A web server that says what it was asked.
    async fn echo() -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (head, _) = head(&mut stream).await.unwrap().unwrap();
                stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
                stream.write_all(&head).await.unwrap();
            }
        });
        port
    }

    #[tokio::test]
    async fn private_addresses_are_refused_however_they_are_named() {
        let proxy = Proxy::open(client(Reach::PUBLIC)).await.unwrap();
        let inside = echo().await;
        for host in ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "10.0.0.1", "inside.example"] {
            for request in [
                format!("CONNECT {host}:{inside} HTTP/1.1\r\n\r\n"),
                format!("GET http://{host}:{inside}/ HTTP/1.1\r\nHost: public.example\r\n\r\n"),
            ] {
                let answer = ask(proxy.port(), &request).await;
                assert!(answer.starts_with("HTTP/1.1 403 "), "{request}: {answer}");
            }
        }
        let unknown = ask(proxy.port(), "CONNECT nowhere.example:443 HTTP/1.1\r\n\r\n").await;
        assert!(unknown.starts_with("HTTP/1.1 502 "), "{unknown}");
        for bad in ["GET / HTTP/1.1\r\n\r\n", "GET https://a.example/ HTTP/1.1\r\n\r\n", "nonsense\r\n\r\n"] {
            assert!(ask(proxy.port(), bad).await.starts_with("HTTP/1.1 400 "), "{bad}");
        }
    }

    #[tokio::test]
    async fn what_may_be_reached_is() {
        let proxy = Proxy::open(client(Reach::Everywhere)).await.unwrap();
        let port = echo().await;
        let plain =
            format!("GET http://inside.example:{port}/a?b=c HTTP/1.1\r\nHost: x\r\nProxy-Connection: y\r\n\r\n");
        let answer = ask(proxy.port(), &plain).await;
        assert!(answer.ends_with("\r\n\r\nGET /a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "{answer}");
        let tunnel = format!("CONNECT inside.example:{port} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        let answer = ask(proxy.port(), &tunnel).await;
        assert!(answer.starts_with("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK"), "{answer}");
        let mail = ask(proxy.port(), "CONNECT inside.example:25 HTTP/1.1\r\n\r\n").await;
        assert!(mail.starts_with("HTTP/1.1 403 "), "{mail}");
    }
}
