//! The swarms of one shard: who is in them, over which link, until when.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};

use indexmap::IndexMap;

use super::{Census, Link};
use crate::id::{InfoHash, PeerId};

/// A peer behind a WebSocket.
#[derive(Debug)]
pub(super) struct WebPeer<L> {
    pub link: L,
    pub client: IpAddr,
    pub complete: bool,
    pub expires_ms: u64,
}

/// A peer that announced over HTTP; its address is its key.
#[derive(Debug)]
pub(super) struct HttpPeer {
    pub id: PeerId,
    pub complete: bool,
    pub expires_ms: u64,
}

#[derive(Debug)]
pub(super) struct Swarm<L> {
    pub web: IndexMap<PeerId, WebPeer<L>>,
    pub http: IndexMap<SocketAddr, HttpPeer>,
    /// Members that have everything.
    pub complete: usize,
}

impl<L> Default for Swarm<L> {
    fn default() -> Self {
        Self { web: IndexMap::new(), http: IndexMap::new(), complete: 0 }
    }
}

/// Somebody else uses this peer id in this swarm.
#[derive(Debug)]
pub(super) struct PeerIdTaken;

impl<L: Link> Swarm<L> {
    /// Members that lack something.
    pub fn incomplete(&self) -> usize {
        self.web.len() + self.http.len() - self.complete
    }

    /// Enters or renews a peer. When the swarm is full it stays out, which is not an error.
    ///
    /// A peer id in use moves to another socket only when the old one is closed or belongs to the same address (a browser that
    /// lost its connection comes back before the server notices); else anyone could cut off a peer whose id they learnt.
    pub fn enter(&mut self, id: PeerId, peer: WebPeer<L>, room: usize) -> Result<bool, PeerIdTaken> {
        if let Some(known) = self.web.get_mut(&id) {
            if !known.link.same(&peer.link) && known.client != peer.client && !known.link.is_closed() {
                return Err(PeerIdTaken);
            }
            // Once complete, always complete: an announce need not repeat it.
            let complete = known.complete || peer.complete;
            self.complete += usize::from(complete) - usize::from(known.complete);
            *known = WebPeer { complete, ..peer };
            return Ok(true);
        }
        if self.web.len() >= room {
            return Ok(false);
        }
        self.complete += usize::from(peer.complete);
        self.web.insert(id, peer);
        Ok(true)
    }

    /// Takes out the peer `id`, if it is there over `link`.
    pub fn leave(&mut self, id: &PeerId, link: &L) {
        if self.web.get(id).is_some_and(|peer| peer.link.same(link))
            && let Some(peer) = self.web.swap_remove(id)
        {
            self.complete -= usize::from(peer.complete);
        }
    }

    /// Enters or renews an HTTP peer; a full swarm, or one with enough ports of its address, leaves it out.
    pub fn enter_http(&mut self, address: SocketAddr, peer: HttpPeer, room: usize, per_client: usize) {
        if let Some(known) = self.http.get_mut(&address) {
            let complete = known.complete || peer.complete;
            self.complete += usize::from(complete) - usize::from(known.complete);
            *known = HttpPeer { complete, ..peer };
            return;
        }
        let of_client = self.http.keys().filter(|other| other.ip() == address.ip()).count();
        if self.http.len() < room && of_client < per_client {
            self.complete += usize::from(peer.complete);
            self.http.insert(address, peer);
        }
    }

    /// Takes out the HTTP peer at `address`.
    pub fn leave_http(&mut self, address: &SocketAddr) {
        if let Some(peer) = self.http.swap_remove(address) {
            self.complete -= usize::from(peer.complete);
        }
    }

    fn is_empty(&self) -> bool {
        self.web.is_empty() && self.http.is_empty()
    }

    fn expire(&mut self, now_ms: u64) {
        let before = self.web.len() + self.http.len();
        self.web.retain(|_, peer| peer.expires_ms > now_ms && !peer.link.is_closed());
        self.http.retain(|_, peer| peer.expires_ms > now_ms);
        if self.web.len() + self.http.len() < before {
            self.complete = self.web.values().filter(|peer| peer.complete).count()
                + self.http.values().filter(|peer| peer.complete).count();
            self.web.shrink_to(2 * self.web.len());
            self.http.shrink_to(2 * self.http.len());
        }
    }
}

#[derive(Debug)]
pub(super) struct Swarms<L> {
    swarms: HashMap<InfoHash, Swarm<L>>,
    random: u64,
}

impl<L: Link> Swarms<L> {
    pub fn new(seed: u64) -> Self {
        Self { swarms: HashMap::new(), random: seed | 1 }
    }

    pub fn get(&self, hash: &InfoHash) -> Option<&Swarm<L>> {
        self.swarms.get(hash)
    }

    /// The swarm, founded when it is not there yet.
    pub fn found(&mut self, hash: InfoHash) -> &mut Swarm<L> {
        self.swarms.entry(hash).or_default()
    }

    /// Changes the swarm if there is one, and forgets it when that leaves it empty.
    pub fn change(&mut self, hash: &InfoHash, change: impl FnOnce(&mut Swarm<L>)) {
        if let Some(swarm) = self.swarms.get_mut(hash) {
            change(swarm);
            if swarm.is_empty() {
                self.swarms.remove(hash);
            }
        }
    }

    /// A number below `bound` (which is not 0). xorshift64: who meets whom must be spread, not secret.
    pub fn random_below(&mut self, bound: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) as usize % bound.max(1)
    }

    pub fn sweep(&mut self, now_ms: u64, allowed: impl Fn(&InfoHash) -> bool) {
        self.swarms.retain(|hash, swarm| {
            swarm.expire(now_ms);
            !swarm.is_empty() && allowed(hash)
        });
        self.swarms.shrink_to(2 * self.swarms.len());
    }

    pub fn census(&self) -> Census {
        Census {
            swarms: self.swarms.len(),
            web_peers: self.swarms.values().map(|swarm| swarm.web.len()).sum(),
            http_peers: self.swarms.values().map(|swarm| swarm.http.len()).sum(),
        }
    }
}
