//! Announces and scrapes over HTTP (BEP 3, 7 and 23), answered as `bittorrent-tracker` 11 answers them for PeerTube 8.2.

use std::net::{IpAddr, SocketAddr};

use percent_encoding::percent_decode_str;

use super::swarm::{HttpPeer, Swarm};
use super::{Link, Tracker};
use crate::bencode::Value;
use crate::id::{Id20, InfoHash, PeerId};

/// Peers listed when the request does not say how many it wants.
const DEFAULT_WANTED: usize = 50;

/// What a client asks in the query of `GET /tracker/announce`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnnounce {
    info_hash: InfoHash,
    peer_id: PeerId,
    port: u16,
    event: Event,
    complete: bool,
    compact: bool,
    wanted: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Alive,
    Completed,
    Stopped,
}

/// Why a query was refused, worded as `bittorrent-tracker` words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HttpRequestError {
    /// `info_hash` is not 20 bytes.
    #[error("invalid info_hash")]
    InfoHash,
    /// `peer_id` is not 20 bytes.
    #[error("invalid peer_id")]
    PeerId,
    /// `port` is not between 1 and 65535.
    #[error("invalid port")]
    Port,
    /// `event` is none of the known ones.
    #[error("invalid event")]
    Event,
}

/// The bencoded refusal that goes out with status 200.
#[must_use]
pub fn failure_document(reason: &str) -> Vec<u8> {
    Value::dictionary([("failure reason", reason.into())]).encode()
}

impl HttpAnnounce {
    /// Reads a raw query string. Byte strings are percent-encoded Latin-1; the client's own idea of its address is ignored.
    ///
    /// # Errors
    /// See [`HttpRequestError`].
    pub fn parse(query: &str) -> Result<Self, HttpRequestError> {
        let twenty = |name| value(query, name).and_then(|bytes| Id20::try_from(&bytes[..]).ok());
        let text = |name| value(query, name).and_then(|bytes| String::from_utf8(bytes).ok());
        let number = |name| text(name).and_then(|text| text.parse::<u64>().ok());
        let event = match text("event").as_deref() {
            None | Some("" | "empty" | "update" | "started" | "paused") => Event::Alive,
            Some("completed") => Event::Completed,
            Some("stopped") => Event::Stopped,
            Some(_) => return Err(HttpRequestError::Event),
        };
        Ok(Self {
            info_hash: twenty("info_hash").ok_or(HttpRequestError::InfoHash)?,
            peer_id: twenty("peer_id").ok_or(HttpRequestError::PeerId)?,
            port: number("port")
                .and_then(|port| u16::try_from(port).ok())
                .filter(|&port| port > 0)
                .ok_or(HttpRequestError::Port)?,
            event,
            complete: event == Event::Completed || number("left") == Some(0),
            compact: number("compact") == Some(1),
            wanted: number("numwant")
                .filter(|&n| n > 0)
                .map_or(DEFAULT_WANTED, |n| usize::try_from(n).unwrap_or(usize::MAX)),
        })
    }
}

/// Percent-decoded values of `name` in a query, in order.
fn values<'q>(query: &'q str, name: &'q str) -> impl Iterator<Item = Vec<u8>> + 'q {
    query.split('&').filter_map(move |pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| percent_decode_str(&value.replace('+', " ")).collect())
    })
}

fn value(query: &str, name: &str) -> Option<Vec<u8>> {
    values(query, name).next()
}

impl<L: Link> Tracker<L> {
    /// Enters `client` into the swarm and returns the bencoded document that lists others (and, as PeerTube does, itself).
    #[must_use]
    pub fn announce_http(&self, announce: &HttpAnnounce, client: IpAddr, now_ms: u64) -> Vec<u8> {
        let client = client.to_canonical();
        let hash = announce.info_hash;
        if let Some(reason) = self.refusal(&hash, client) {
            return failure_document(&reason);
        }
        let address = SocketAddr::new(client, announce.port);
        let mut shard = self.shard(&hash);
        if announce.event == Event::Stopped {
            shard.change(&hash, |swarm| swarm.leave_http(&address));
        } else {
            let peer = HttpPeer {
                id: announce.peer_id,
                complete: announce.complete,
                expires_ms: now_ms.saturating_add(self.settings.peer_lifetime_ms),
            };
            let (room, per_client) = (self.settings.peers_per_swarm, self.settings.http_peers_per_client);
            shard.found(hash).enter_http(address, peer, room, per_client);
        }
        let start = shard.random_below(usize::MAX);
        let peers = shard.get(&hash).map(|swarm| listed(swarm, start, announce.wanted.min(self.settings.http_peers)));
        let (complete, incomplete) = shard.get(&hash).map_or((0, 0), |swarm| (swarm.complete, swarm.incomplete()));
        drop(shard);
        self.document(announce.compact, complete, incomplete, &peers.unwrap_or_default()).encode()
    }

    fn document(&self, compact: bool, complete: usize, incomplete: usize, peers: &[(SocketAddr, PeerId)]) -> Value {
        let count = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let (complete, incomplete) = (count(complete), count(incomplete));
        let interval = Value::Integer(self.settings.http_interval_s.into());
        if !compact {
            let peers = peers.iter().map(|(address, id)| {
                Value::dictionary([
                    ("ip", address.ip().to_string().as_str().into()),
                    ("peer id", Value::Bytes(id.as_bytes().to_vec())),
                    ("port", Value::Integer(address.port().into())),
                ])
            });
            let peers = Value::List(peers.collect());
            return Value::dictionary([
                ("complete", complete),
                ("incomplete", incomplete),
                ("interval", interval),
                ("peers", peers),
            ]);
        }
        let (mut v4, mut v6) = (Vec::new(), Vec::new());
        for (address, _) in peers {
            let list = match address.ip() {
                IpAddr::V4(ip) => {
                    v4.extend_from_slice(&ip.octets());
                    &mut v4
                }
                IpAddr::V6(ip) => {
                    v6.extend_from_slice(&ip.octets());
                    &mut v6
                }
            };
            list.extend_from_slice(&address.port().to_be_bytes());
        }
        Value::dictionary([
            ("complete", complete),
            ("incomplete", incomplete),
            ("interval", interval),
            ("peers", Value::Bytes(v4)),
            ("peers6", Value::Bytes(v6)),
        ])
    }

    /// The bencoded counters of the swarms named in the query of `GET /tracker/scrape` (BEP 48). Without a hash it is a
    /// refusal: a list of all swarms would tell of private videos.
    ///
    /// # Errors
    /// When a hash is not 20 bytes, none is named, or too many are.
    pub fn scrape_http(&self, query: &str) -> Result<Vec<u8>, HttpRequestError> {
        let hashes: Option<Vec<InfoHash>> = values(query, "info_hash")
            .take(self.settings.scraped_hashes + 1)
            .map(|bytes| Id20::try_from(&bytes[..]).ok())
            .collect();
        let hashes = hashes
            .filter(|hashes| !hashes.is_empty() && hashes.len() <= self.settings.scraped_hashes)
            .ok_or(HttpRequestError::InfoHash)?;
        let count = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let files = hashes.iter().map(|hash| {
            let (complete, incomplete) = self.counts(hash);
            let counters = Value::dictionary([
                ("complete", count(complete)),
                ("downloaded", count(complete)),
                ("incomplete", count(incomplete)),
            ]);
            (hash.as_bytes().to_vec(), counters)
        });
        let interval = Value::Integer(self.settings.http_interval_s.into());
        Ok(Value::dictionary([
            ("files", Value::Dictionary(files.collect())),
            ("flags", Value::dictionary([("min_request_interval", interval)])),
        ])
        .encode())
    }
}

fn listed<L>(swarm: &Swarm<L>, start: usize, wanted: usize) -> Vec<(SocketAddr, PeerId)> {
    let count = swarm.http.len();
    (0..count.min(wanted))
        .filter_map(|step| swarm.http.get_index((start % count + step) % count))
        .map(|(address, peer)| (*address, peer.id))
        .collect()
}
