//! Announces, answers and scrapes over a WebSocket.

use super::message::{Action, Event, Kind, Message, OneOrMany, announced, is_description, refused, relayed};
use super::swarm::{PeerIdTaken, WebPeer};
use super::{Link, Outgoing, Session, Tracker, Verdict};
use crate::id::{InfoHash, PeerId};

/// The swarm that was meant, if that is known, and why not.
type Refusal = (Option<InfoHash>, String);

impl<L: Link> Tracker<L> {
    /// Takes one text message and appends what is to be sent to `out`.
    ///
    /// A message that cannot be understood is answered with a `failure reason`; one beyond the rate is ignored. Both count as
    /// strikes, and too many of them, or of announces for unknown hashes, end the socket.
    pub fn receive(&self, session: &mut Session<L>, text: &str, now_ms: u64, out: &mut Vec<Outgoing<L>>) -> Verdict {
        if !session.may_speak(now_ms, self.settings.burst, self.settings.messages_per_s) {
            return self.strike(session);
        }
        let refusal = if text.len() > self.settings.message_bytes {
            Some(refused(Action::Unknown, None, "message too long"))
        } else {
            match serde_json::from_str::<Message<'_>>(text) {
                // The parser's own words might repeat what was sent.
                Err(_) => Some(refused(Action::Unknown, None, "invalid message")),
                Ok(message) => match message.action {
                    Action::Announce => self.announce(session, &message, now_ms, out),
                    Action::Scrape => self.scrape(&message, out),
                    Action::Unknown => Some((None, "invalid action in WS request".to_owned())),
                }
                .map(|(hash, reason)| refused(message.action, hash.as_ref(), &reason)),
            }
        };
        let Some(refusal) = refusal else { return Verdict::Keep };
        out.push(Outgoing::Reply(refusal));
        if session.unknown > self.settings.unknown_hashes { Verdict::Close } else { self.strike(session) }
    }

    fn strike(&self, session: &mut Session<L>) -> Verdict {
        session.strikes += 1;
        if session.strikes > self.settings.strikes { Verdict::Close } else { Verdict::Keep }
    }

    /// Takes the socket out of all its swarms.
    pub fn disconnect(&self, session: &mut Session<L>) {
        for (hash, id) in std::mem::take(&mut session.swarms) {
            self.shard(&hash).change(&hash, |swarm| swarm.leave(&id, &session.link));
        }
    }

    fn announce(
        &self,
        session: &mut Session<L>,
        message: &Message<'_>,
        now_ms: u64,
        out: &mut Vec<Outgoing<L>>,
    ) -> Option<Refusal> {
        let Some(OneOrMany::One(hash)) = message.info_hash else {
            return Some((None, "invalid info_hash".to_owned()));
        };
        let refuse = |reason: &str| Some((Some(hash), reason.to_owned()));
        let Some(id) = message.peer_id else { return refuse("invalid peer_id") };
        if let Some(reason) = self.refusal(&hash, session.client) {
            session.unknown += 1;
            return refuse(&reason);
        }
        if message.event == Event::Stopped {
            return self.stop(session, hash, id, out);
        }
        let answered = match (message.answer, message.to_peer_id, message.offer_id) {
            (None, ..) => None,
            (Some(answer), Some(to), Some(offer_id)) => Some((answer, to, offer_id)),
            (Some(_), None, _) => return refuse("invalid `to_peer_id` (required with `answer`)"),
            (Some(_), _, None) => return refuse("invalid `offer_id` (required with `answer`)"),
        };
        let known = session.swarms.contains(&(hash, id));
        if !known && session.swarms.len() >= self.settings.swarms_per_socket {
            return refuse("too many swarms on this connection");
        }

        let peer = WebPeer {
            link: session.link.clone(),
            client: session.client,
            complete: message.event == Event::Completed || message.left == Some(0.0),
            expires_ms: now_ms.saturating_add(self.settings.peer_lifetime_ms),
        };
        let offers = message.offers.as_deref().unwrap_or_default();
        let wanted = if answered.is_some() { 0 } else { offers.len().min(self.settings.offers) };
        let mut shard = self.shard(&hash);
        let entered = shard.found(hash).enter(id, peer, self.settings.peers_per_swarm);
        let start = if wanted > 0 { shard.random_below(usize::MAX) } else { 0 };
        let Some(swarm) = shard.get(&hash) else { return refuse("no such swarm") };
        match entered {
            Err(PeerIdTaken) => return refuse("peer_id is in use"),
            Ok(true) if !known => session.swarms.push((hash, id)),
            Ok(_) => {}
        }
        let (complete, incomplete) = (swarm.complete, swarm.incomplete());
        // Neighbours in the table from a random place on: cheap, and removals keep mixing the table.
        let count = swarm.web.len();
        let partners: Vec<L> = (0..count)
            .filter_map(|step| swarm.web.get_index((start % count + step) % count))
            .filter(|(other, peer)| **other != id && !peer.link.same(&session.link))
            .take(wanted)
            .map(|(_, peer)| peer.link.clone())
            .collect();
        let partner = answered.and_then(|(_, to, _)| swarm.web.get(&to)).map(|peer| peer.link.clone());
        drop(shard);

        if let Some((answer, _, offer_id)) = answered {
            // As in bittorrent-tracker, an answer is not replied to; one for a peer that has left is dropped.
            if !is_description(answer, Kind::Answer, self.settings.description_bytes) {
                return refuse("invalid answer");
            }
            out.extend(partner.map(|link| Outgoing::To(link, relayed(Kind::Answer, answer, &offer_id, &id, &hash))));
            return None;
        }
        out.push(Outgoing::Reply(announced(&hash, complete, incomplete, self.settings.web_interval_s)));
        for (link, offer) in partners.into_iter().zip(offers) {
            if !is_description(offer.offer, Kind::Offer, self.settings.description_bytes) {
                return refuse("invalid offer");
            }
            out.push(Outgoing::To(link, relayed(Kind::Offer, offer.offer, &offer.offer_id, &id, &hash)));
        }
        None
    }

    fn stop(
        &self,
        session: &mut Session<L>,
        hash: InfoHash,
        id: PeerId,
        out: &mut Vec<Outgoing<L>>,
    ) -> Option<Refusal> {
        session.swarms.retain(|member| *member != (hash, id));
        let mut shard = self.shard(&hash);
        shard.change(&hash, |swarm| swarm.leave(&id, &session.link));
        let (complete, incomplete) = shard.get(&hash).map_or((0, 0), |swarm| (swarm.complete, swarm.incomplete()));
        drop(shard);
        out.push(Outgoing::Reply(announced(&hash, complete, incomplete, self.settings.web_interval_s)));
        None
    }

    fn scrape(&self, message: &Message<'_>, out: &mut Vec<Outgoing<L>>) -> Option<Refusal> {
        let hashes = match &message.info_hash {
            Some(OneOrMany::One(hash)) => std::slice::from_ref(hash),
            Some(OneOrMany::Many(hashes)) if hashes.len() <= self.settings.scraped_hashes => hashes,
            // Without a hash bittorrent-tracker lists every swarm; ours would tell of private videos.
            _ => return Some((None, "invalid info_hash".to_owned())),
        };
        let mut json = String::from(r#"{"action":"scrape","files":{"#);
        for (at, hash) in hashes.iter().enumerate() {
            let (complete, incomplete) = self.counts(hash);
            json.push_str(if at > 0 { "," } else { "" });
            hash.push_json(&mut json);
            json.push_str(&format!(r#":{{"complete":{complete},"incomplete":{incomplete},"downloaded":{complete}}}"#));
        }
        json.push_str(&format!(r#"}},"flags":{{"min_request_interval":{}}}}}"#, self.settings.http_interval_s));
        out.push(Outgoing::Reply(json));
        None
    }

    pub(super) fn counts(&self, hash: &InfoHash) -> (usize, usize) {
        self.shard(hash).get(hash).map_or((0, 0), |swarm| (swarm.complete, swarm.incomplete()))
    }
}
