//! A swarm on the loopback address for tests: a tracker, peers that give, and peers that do not behave.

use crate::metadata;
use sha1::{Digest, Sha1};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use torrent::bencode::{Value, read};
use torrent::{InfoHash, PeerId};

/// Files and the torrent that is made of them.
#[derive(Debug, Clone)]
pub struct Made {
    /// The `info` dictionary.
    pub info: Vec<u8>,
    /// All files, one behind the other.
    pub content: Arc<Vec<u8>>,
    piece_length: usize,
}

impl Made {
    /// A torrent of one file.
    pub fn file(name: &str, content: &[u8], piece_length: usize) -> Self {
        Self::new(content.to_vec(), piece_length, [("length", length(content)), ("name", name.into())])
    }

    /// A torrent of a folder.
    pub fn folder(name: &str, files: &[(&str, &[u8])], piece_length: usize) -> Self {
        let entry = |(path, content): &(&str, &[u8])| {
            let path = path.split('/').map(Value::from).collect();
            Value::dictionary([("length", length(content)), ("path", Value::List(path))])
        };
        let list = Value::List(files.iter().map(entry).collect());
        let content = files.iter().flat_map(|(_, content)| content.to_vec()).collect();
        Self::new(content, piece_length, [("files", list), ("name", name.into())])
    }

    fn new(content: Vec<u8>, piece_length: usize, [a, b]: [(&str, Value); 2]) -> Self {
        let pieces = content.chunks(piece_length).flat_map(|piece| Sha1::digest(piece).to_vec()).collect();
        let info = Value::dictionary([
            a,
            b,
            ("piece length", i64::try_from(piece_length).unwrap_or(i64::MAX).into()),
            ("pieces", Value::Bytes(pieces)),
        ]);
        Made { info: info.encode(), content: Arc::new(content), piece_length }
    }

    /// The name of the swarm.
    pub fn info_hash(&self) -> InfoHash {
        InfoHash::new(Sha1::digest(&self.info).into())
    }

    /// The `.torrent`.
    pub fn torrent(&self, trackers: &[&str], web_seeds: &[&str]) -> Vec<u8> {
        let texts = |list: &[&str]| list.iter().map(|text| Value::from(*text)).collect();
        let tiers = trackers.iter().map(|url| Value::List(vec![Value::from(*url)])).collect();
        let mut bytes =
            Value::dictionary([("announce-list", Value::List(tiers)), ("url-list", Value::List(texts(web_seeds)))])
                .encode();
        // Between the two in the order of keys.
        let at = bytes.windows(10).position(|window| window == b"8:url-list").unwrap_or(1);
        bytes.splice(at..at, [b"4:info", &self.info[..]].concat());
        bytes
    }

    /// A magnet link.
    pub fn magnet(&self, trackers: &[&str]) -> String {
        let trackers: String = trackers.iter().map(|url| format!("&tr={url}")).collect();
        format!("magnet:?xt=urn:btih:{}{trackers}", self.info_hash())
    }
}

fn length(content: &[u8]) -> Value {
    i64::try_from(content.len()).unwrap_or(i64::MAX).into()
}

/// How a peer behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// It gives what it is asked for.
    Honest,
    /// It gives wrong bytes.
    Liar,
    /// It gives wrong metadata, and no pieces.
    MetadataLiar,
    /// It offers metadata of a gigabyte.
    Boaster,
    /// It says nothing after the greeting.
    Silent,
    /// It sends one endless message.
    Endless,
    /// It sends blocks that nobody asked for.
    Flood,
    /// It gives a block, chokes, and goes on: again and again.
    Fickle,
}

/// A peer that serves as long as its runtime lives.
#[derive(Debug, Clone)]
pub struct Seeder {
    /// Where it listens.
    pub address: SocketAddr,
    /// How many connections it had.
    pub connections: Arc<AtomicUsize>,
}

impl Seeder {
    /// Begins to serve.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(made: &Made, manner: Manner) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (address, connections) = (listener.local_addr()?, Arc::new(AtomicUsize::new(0)));
        let (made, count) = (made.clone(), connections.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::Relaxed);
                let made = made.clone();
                tokio::spawn(async move { drop(serve(stream, made, manner).await) });
            }
        });
        Ok(Seeder { address, connections })
    }
}

/// A tracker that names these peers to everybody; its address.
///
/// # Errors
/// When no port can be had.
pub async fn tracker(peers: &[SocketAddr]) -> std::io::Result<String> {
    let mut compact = Vec::new();
    for peer in peers {
        if let std::net::IpAddr::V4(ip) = peer.ip() {
            compact.extend_from_slice(&ip.octets());
            compact.extend_from_slice(&peer.port().to_be_bytes());
        }
    }
    web(Value::dictionary([("interval", 1800.into()), ("peers", Value::Bytes(compact))]).encode(), false).await
}

/// A web server that has these bytes at every address; whether it knows ranges.
///
/// # Errors
/// When no port can be had.
pub async fn web(content: Vec<u8>, knows_ranges: bool) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}/announce", listener.local_addr()?);
    let content = Arc::new(content);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let content = content.clone();
            tokio::spawn(async move { drop(answer(stream, &content, knows_ranges).await) });
        }
    });
    Ok(address)
}

async fn answer(mut stream: TcpStream, content: &[u8], knows_ranges: bool) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let range = head.split("range: bytes=").nth(1).filter(|_| knows_ranges).and_then(|rest| {
        let (from, to) = rest.lines().next()?.split_once('-')?;
        content.get(from.parse().ok()?..=to.parse().ok()?)
    });
    let (status, body) = range.map_or(("200 OK", content), |part| ("206 Partial Content", part));
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    stream.shutdown().await
}

fn message(id: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len() + 1).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], &[id], payload].concat()
}

fn piece(index: u32, begin: u32, block: &[u8]) -> Vec<u8> {
    message(7, &[&index.to_be_bytes()[..], &begin.to_be_bytes(), block].concat())
}

async fn serve(mut stream: TcpStream, made: Made, manner: Manner) -> std::io::Result<()> {
    let mut greeting = [0; crate::wire::HANDSHAKE];
    stream.read_exact(&mut greeting).await?;
    stream.write_all(&crate::wire::handshake(made.info_hash(), PeerId::new([b's'; 20]))).await?;
    if manner == Manner::Silent {
        return std::future::pending().await;
    }
    let count = made.content.len().div_ceil(made.piece_length);
    stream.write_all(&message(5, &vec![0xff; count.div_ceil(8)])).await?;
    match manner {
        Manner::Endless => {
            stream.write_all(&[0x7f, 0xff, 0xff, 0xff]).await?;
            loop {
                stream.write_all(&[0; 4096]).await?;
            }
        }
        Manner::Flood => loop {
            stream.write_all(&piece(0, 0, &[0; 16 << 10])).await?;
        },
        _ => {}
    }
    loop {
        let length = stream.read_u32().await?;
        let mut body = vec![0; length as usize];
        stream.read_exact(&mut body).await?;
        let number =
            |at: usize| body.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes);
        match body.first() {
            // Their first message of extensions.
            Some(20) if body[1] == 0 => {
                let size = if manner == Manner::Boaster { 1 << 30 } else { made.info.len() as i64 };
                let ids = Value::dictionary([("ut_metadata", 7.into())]);
                let hello = Value::dictionary([("m", ids), ("metadata_size", size.into())]).encode();
                stream.write_all(&message(20, &[&[0], &hello[..]].concat())).await?;
            }
            Some(20) => {
                let wanted = read(&body[2..]).ok().and_then(|ask| ask.get("piece")?.as_integer()).unwrap_or(0);
                let mut head = Value::dictionary([("msg_type", 1.into()), ("piece", wanted.into())]).encode();
                let start = usize::try_from(wanted).unwrap_or(0) * (16 << 10);
                let end = made.info.len().min(start + (16 << 10));
                let mut data = made.info[start.min(end)..end].to_vec();
                if manner == Manner::MetadataLiar {
                    data[0] ^= 1;
                }
                head.append(&mut data);
                stream.write_all(&message(20, &[&[metadata::OURS], &head[..]].concat())).await?;
            }
            // Interested.
            Some(2) if manner != Manner::MetadataLiar => stream.write_all(&message(1, &[])).await?,
            Some(6) => {
                let (index, begin, length) = (number(1), number(5), number(9));
                let start = index as usize * made.piece_length + begin as usize;
                let mut block = made.content[start..start + length as usize].to_vec();
                if manner == Manner::Liar {
                    block[0] ^= 1;
                }
                stream.write_all(&piece(index, begin, &block)).await?;
                if manner == Manner::Fickle {
                    stream.write_all(&[message(0, &[]), message(1, &[])].concat()).await?;
                }
            }
            _ => {}
        }
    }
}
