//! One peer (BEP 3): asked for metadata while that is not known, then for one piece after another.

use crate::metadata::{self, Answer, Gathering, Offer};
use crate::swarm::{Event, Fault, Hold, Swarm};
use crate::wire::{self, BLOCK, HANDSHAKE, Message, Reader};
use bytes::Bytes;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::{Instant, timeout, timeout_at};
use torrent::content::Info;

/// Longest time for a connection, and for a handshake.
const CONNECT: Duration = Duration::from_secs(10);
const GREETING: Duration = Duration::from_secs(15);
/// Longest time for what was asked for to come.
const ANSWER: Duration = Duration::from_secs(30);
/// Longest time in which a peer may have nothing for us, or not let us ask.
const IDLE: Duration = Duration::from_secs(120);
/// Requests that are under way.
const PIPELINE: usize = 32;
/// Blocks that nobody asked for (any more), for each connection: late ones are usual.
const STRAYS: u32 = 256;

/// Talks with a peer until there is nothing more to get.
pub(crate) async fn run(swarm: Arc<Swarm>, address: SocketAddr) -> Result<(), Fault> {
    let stream = swarm.client.connect(address, CONNECT).await.map_err(Fault::gone)?;
    let (mut from, mut to) = stream.into_split();
    let greeting = async {
        to.write_all(&wire::handshake(swarm.info_hash, swarm.peer_id)).await.map_err(Fault::gone)?;
        let mut theirs = [0; HANDSHAKE];
        from.read_exact(&mut theirs).await.map_err(Fault::gone)?;
        wire::read_handshake(&theirs, swarm.info_hash).ok_or(Fault::Lied("it has another torrent"))
    };
    let is_extended = timeout(GREETING, greeting).await.map_err(|_| Fault::gone("no greeting in time"))??;
    let reader = Reader::new(from);
    let mut peer = Peer { swarm, reader, to, bits: Vec::new(), is_choked: true, offer: None, strays: 0 };
    if is_extended {
        let mut hello = Vec::new();
        wire::extended(&mut hello, 0, &metadata::hello());
        peer.send(&hello).await?;
    }
    peer.metadata(is_extended).await?;
    let plan = timeout(IDLE, peer.swarm.plan()).await.map_err(|_| Fault::gone("nothing to ask for"))?;
    peer.pieces(&plan.info).await
}

struct Peer {
    swarm: Arc<Swarm>,
    reader: Reader<OwnedReadHalf>,
    to: OwnedWriteHalf,
    /// The pieces it has, a bit each, the first one highest.
    bits: Vec<u8>,
    is_choked: bool,
    offer: Option<Offer>,
    strays: u32,
}

impl Peer {
    async fn send(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let sent = timeout(ANSWER, self.to.write_all(bytes)).await;
        sent.map_err(|_| Fault::gone("it does not listen"))?.map_err(Fault::gone)
    }

    /// The next message, within a time.
    async fn next(&mut self, until: Instant) -> Result<Message, Fault> {
        let message = timeout_at(until, self.reader.next()).await;
        message.map_err(|_| Fault::gone("nothing came in time"))?.map_err(Fault::gone)
    }

    /// Notes what a message says of the peer.
    fn note(&mut self, message: Message) -> Result<(), Fault> {
        match message {
            Message::Choke => self.is_choked = true,
            Message::Unchoke => self.is_choked = false,
            Message::Have(index) => {
                let (byte, bit) = (index as usize / 8, 0x80 >> (index % 8));
                // No more pieces than the longest message of bits can tell of.
                if byte >= 128 << 10 {
                    return Err(Fault::Lied("it has a piece that is none"));
                }
                if self.bits.len() <= byte {
                    self.bits.resize(byte + 1, 0);
                }
                self.bits[byte] |= bit;
            }
            Message::Bitfield(bits) => self.bits = bits.to_vec(),
            Message::Extended(0, hello) => self.offer = metadata::offer(&hello),
            Message::Piece { .. } => {
                self.strays += 1;
                if self.strays > STRAYS {
                    return Err(Fault::Lied("it sends what nobody asked for"));
                }
            }
            Message::Extended(..) | Message::Other => {}
        }
        Ok(())
    }

    /// Asks for metadata, unless they are known; ends when anybody brought them.
    async fn metadata(&mut self, is_extended: bool) -> Result<(), Fault> {
        let swarm = self.swarm.clone();
        if !is_extended || swarm.is_going() {
            return Ok(());
        }
        tokio::select! {
            _ = swarm.plan() => Ok(()),
            asked = self.ask_for_metadata(&swarm) => asked,
        }
    }

    async fn ask_for_metadata(&mut self, swarm: &Swarm) -> Result<(), Fault> {
        let Ok(_turn) = swarm.metadata.acquire().await else { return Ok(()) };
        let until = Instant::now() + ANSWER;
        let offer = loop {
            match self.offer {
                Some(offer) => break offer,
                None => {
                    let message = self.next(until).await?;
                    let is_hello = matches!(message, Message::Extended(0, _));
                    self.note(message)?;
                    if is_hello && self.offer.is_none() {
                        // It may have pieces all the same, once somebody else has told what they are of.
                        return Ok(());
                    }
                }
            }
        };
        let mut gathering = Gathering::new(offer);
        while let Some(piece) = gathering.wanted() {
            let mut request = Vec::new();
            wire::extended(&mut request, offer.id, &metadata::request(piece));
            self.send(&request).await?;
            let until = Instant::now() + ANSWER;
            loop {
                let message = self.next(until).await?;
                let Message::Extended(metadata::OURS, message) = message else {
                    self.note(message)?;
                    continue;
                };
                match gathering.take(&message) {
                    Answer::Taken => break,
                    Answer::Refused => return Ok(()),
                    Answer::Stray => {}
                }
            }
        }
        let info = gathering.finish(swarm.info_hash).ok_or(Fault::Lied("its metadata are of another torrent"))?;
        swarm.say(Event::Info(Box::new(Info::parse(&info)))).await;
        Ok(())
    }

    /// Asks for pieces until all are here.
    async fn pieces(&mut self, info: &Info) -> Result<(), Fault> {
        let mut interested = Vec::new();
        wire::interested(&mut interested);
        self.send(&interested).await?;
        let swarm = self.swarm.clone();
        let mut changes = swarm.changes();
        let mut until = Instant::now() + IDLE;
        while !swarm.is_complete() {
            if !self.is_choked
                && let Some(hold) = swarm.pick(|index| self.has(index))
            {
                self.piece(hold, info).await?;
                until = Instant::now() + IDLE;
                continue;
            }
            tokio::select! {
                _ = changes.changed() => {}
                message = self.next(until) => self.note(message?)?,
            }
        }
        Ok(())
    }

    fn has(&self, index: usize) -> bool {
        self.bits.get(index / 8).is_some_and(|byte| byte & (0x80 >> (index % 8)) != 0)
    }

    /// Asks for one piece, block by block.
    async fn piece(&mut self, hold: Hold, info: &Info) -> Result<(), Fault> {
        let mut blocks = Blocks::new(info.piece(hold.index).1);
        let swarm = self.swarm.clone();
        let mut changes = swarm.changes();
        // Indexes and lengths of pieces fit into 32 bits: `Info` is bounded.
        let index = hold.index as u32;
        let mut until = Instant::now() + ANSWER;
        while blocks.left > 0 {
            if !self.is_choked {
                let mut requests = Vec::new();
                while blocks.asked < PIPELINE
                    && let Some((begin, length)) = blocks.ask()
                {
                    wire::request(&mut requests, index, begin as u32, length as u32);
                }
                if !requests.is_empty() {
                    self.send(&requests).await?;
                }
            }
            let message = tokio::select! {
                _ = changes.changed() => match hold.is_here() {
                    // Somebody else was faster.
                    true => return Ok(()),
                    false => continue,
                },
                message = self.next(until) => message?,
            };
            match message {
                Message::Piece { index: of, begin, block } if of == index && blocks.take(begin, &block) => {
                    until = Instant::now() + ANSWER;
                }
                Message::Choke => {
                    blocks.forget_asked();
                    self.note(Message::Choke)?;
                }
                message => self.note(message)?,
            }
        }
        hold.finish(blocks.bytes).await
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    Missing,
    Asked,
    Here,
}

/// A piece that comes block by block.
struct Blocks {
    bytes: Vec<u8>,
    states: Vec<Block>,
    asked: usize,
    left: usize,
    /// Everything below it was asked for.
    next: usize,
}

impl Blocks {
    fn new(length: usize) -> Self {
        let count = length.div_ceil(BLOCK);
        Blocks { bytes: vec![0; length], states: vec![Block::Missing; count], asked: 0, left: count, next: 0 }
    }

    /// The next block to ask for: where it begins, and its length.
    fn ask(&mut self) -> Option<(usize, usize)> {
        let at = (self.next..self.states.len()).find(|&at| self.states[at] == Block::Missing)?;
        self.states[at] = Block::Asked;
        self.asked += 1;
        self.next = at + 1;
        let begin = at * BLOCK;
        Some((begin, BLOCK.min(self.bytes.len() - begin)))
    }

    /// Takes a block; whether it was asked for.
    fn take(&mut self, begin: u32, block: &Bytes) -> bool {
        let begin = begin as usize;
        let at = begin / BLOCK;
        let is_whole = begin.is_multiple_of(BLOCK) && self.states.get(at) == Some(&Block::Asked);
        if !is_whole || block.len() != BLOCK.min(self.bytes.len() - begin) {
            return false;
        }
        self.bytes[begin..begin + block.len()].copy_from_slice(block);
        self.states[at] = Block::Here;
        self.asked -= 1;
        self.left -= 1;
        true
    }

    /// A peer that chokes forgets what it was asked (BEP 3).
    fn forget_asked(&mut self) {
        self.states.iter_mut().filter(|state| **state == Block::Asked).for_each(|state| *state = Block::Missing);
        (self.asked, self.next) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_for_is_taken() {
        let mut blocks = Blocks::new(BLOCK + 3);
        let (full, last) = (Bytes::from(vec![7; BLOCK]), Bytes::from_static(&[1, 2, 3]));
        assert!(!blocks.take(0, &full));
        assert_eq!(blocks.ask(), Some((0, BLOCK)));
        assert_eq!(blocks.ask(), Some((BLOCK, 3)));
        assert_eq!(blocks.ask(), None);
        assert!(!blocks.take(0, &last) && !blocks.take(1, &full) && !blocks.take(u32::MAX, &full));
        assert!(blocks.take(BLOCK as u32, &last) && !blocks.take(BLOCK as u32, &last));
        blocks.forget_asked();
        assert!(!blocks.take(0, &full));
        assert_eq!((blocks.ask(), blocks.ask(), blocks.left, blocks.asked), (Some((0, BLOCK)), None, 1, 1));
        assert!(blocks.take(0, &full));
        assert_eq!((blocks.left, blocks.bytes[BLOCK - 1], blocks.bytes[BLOCK + 2]), (0, 7, 3));
    }
}
