//! One peer's socket as the tracker sees it: the swarms it is in and how much it has talked.

use std::net::IpAddr;

use super::Link;
use crate::id::{InfoHash, PeerId};

/// State of one WebSocket. Given to [`super::Tracker::receive`] with each message and to [`super::Tracker::disconnect`] at
/// the end, whatever the end was.
#[derive(Debug)]
pub struct Session<L> {
    pub(super) link: L,
    pub(super) client: IpAddr,
    pub(super) swarms: Vec<(InfoHash, PeerId)>,
    /// Messages that may still come, in thousandths.
    pub(super) allowance: u64,
    pub(super) refilled_ms: u64,
    pub(super) strikes: u32,
    pub(super) unknown: u32,
}

impl<L: Link> Session<L> {
    /// A fresh socket of `client` whose messages go out over `link`.
    #[must_use]
    pub fn new(link: L, client: IpAddr) -> Self {
        Self { link, client, swarms: Vec::new(), allowance: u64::MAX, refilled_ms: 0, strikes: 0, unknown: 0 }
    }

    /// How many swarms the socket is in.
    #[must_use]
    pub fn swarm_count(&self) -> usize {
        self.swarms.len()
    }

    /// Takes one message off the allowance; false when there is none left. Strikes are forgiven when it has filled up.
    pub(super) fn may_speak(&mut self, now_ms: u64, burst: u32, per_s: u32) -> bool {
        let gained = now_ms.saturating_sub(self.refilled_ms).saturating_mul(per_s.into());
        self.refilled_ms = now_ms;
        let full = u64::from(burst) * 1000;
        self.allowance = self.allowance.saturating_add(gained).min(full);
        if self.allowance == full {
            self.strikes = 0;
        }
        let speaks = self.allowance >= 1000;
        self.allowance -= if speaks { 1000 } else { 0 };
        speaks
    }
}

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing<L> {
    /// Back to the socket that spoke.
    Reply(String),
    /// To another one.
    To(L, String),
}

/// Whether the socket may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// It may.
    Keep,
    /// Send what is to be sent, then close it: it is broken or hostile.
    Close,
}
