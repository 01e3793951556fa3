//! Asking trackers over HTTP for peers (BEP 3, 7, 12 and 23).

use crate::swarm::{Event, Fault, Swarm};
use http_client::{HeaderMap, Limits, Url};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use torrent::bencode::{self, Value};

/// Bounds of an answer.
const ANSWER: Limits = Limits { bytes: 512 << 10, redirects: 3, total: Duration::from_secs(30) };
/// Peers that are taken from one answer.
const PEERS: usize = 500;
/// The pause between two rounds: what trackers ask for, within these.
const PAUSE: (Duration, Duration) = (Duration::from_secs(60), Duration::from_secs(1800));
/// Nothing listens, but trackers refuse peers without a port.
const PORT: u16 = 6881;
/// What is left before it is known: trackers count who has nothing left as one who gives.
const LEFT: u64 = 1 << 20;

/// Asks the trackers again and again, until nobody came of it `rounds` times in a row.
pub(crate) async fn run(swarm: Arc<Swarm>, tiers: Vec<Vec<Url>>, rounds: u32) -> Result<(), Fault> {
    let (mut in_vain, mut event, mut ended) = (0, "&event=started", Ok(()));
    while in_vain < rounds {
        let mut pause = PAUSE.0;
        // The first that knows somebody is enough.
        for url in tiers.iter().flatten() {
            match ask(&swarm, url, event).await {
                Ok(answer) if !answer.peers.is_empty() => {
                    pause = answer.interval;
                    swarm.say(Event::Peers(answer.peers)).await;
                    ended = Ok(());
                    break;
                }
                Ok(_) => ended = Err(Fault::gone("the tracker knows nobody")),
                Err(why) => ended = Err(Fault::Gone(why)),
            }
        }
        event = "";
        in_vain += 1;
        if in_vain < rounds {
            tokio::time::sleep(pause).await;
        }
        if swarm.connected.load(Ordering::Relaxed) > 0 {
            in_vain = 0;
        }
    }
    ended
}

/// What a tracker says.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    peers: Vec<SocketAddr>,
    interval: Duration,
}

async fn ask(swarm: &Swarm, url: &Url, event: &str) -> Result<Answer, String> {
    let (here, all) = swarm.progress().unwrap_or((0, LEFT));
    let id = |bytes: &[u8]| percent_encode(bytes, NON_ALPHANUMERIC).to_string();
    let known = url.query().map(|query| format!("{query}&")).unwrap_or_default();
    let mut url = url.clone();
    url.set_query(Some(&format!(
        "{known}info_hash={}&peer_id={}&port={PORT}&uploaded=0&downloaded={here}&left={}&compact=1&numwant=100{event}",
        id(swarm.info_hash.as_bytes()),
        id(swarm.peer_id.as_bytes()),
        all - here
    )));
    let answer = swarm.client.get(&url, &ANSWER, |_| HeaderMap::new()).await.map_err(|e| e.to_string())?;
    read(&answer.body).map_err(|why| match answer.status.is_success() {
        true => why,
        false => format!("a tracker answered with status {}", answer.status),
    })
}

/// Reads an answer; peers that are named and not numbered are left out.
fn read(body: &[u8]) -> Result<Answer, String> {
    let answer = bencode::read(body).map_err(|e| format!("a tracker's answer: {e}"))?;
    if let Some(why) = answer.get("failure reason").and_then(Value::as_text) {
        let why: String = why.chars().filter(|c| !c.is_control()).take(200).collect();
        return Err(format!("a tracker refused: {why}"));
    }
    let mut peers = Vec::new();
    match answer.get("peers") {
        Some(Value::Bytes(compact)) => {
            peers.extend(compact.chunks_exact(6).map(|six| {
                let ip = IpAddr::from([six[0], six[1], six[2], six[3]]);
                SocketAddr::new(ip, u16::from_be_bytes([six[4], six[5]]))
            }));
        }
        Some(Value::List(list)) => peers.extend(list.iter().filter_map(|peer| {
            let ip = peer.get("ip")?.as_text()?.parse().ok()?;
            Some(SocketAddr::new(ip, u16::try_from(peer.get("port")?.as_integer()?).ok()?))
        })),
        _ => {}
    }
    let six = answer.get("peers6").and_then(Value::as_bytes).unwrap_or_default();
    peers.extend(six.chunks_exact(18).filter_map(|bytes| {
        let ip = Ipv6Addr::from(*bytes.first_chunk::<16>()?);
        Some(SocketAddr::new(ip.into(), u16::from_be_bytes([bytes[16], bytes[17]])))
    }));
    peers.truncate(PEERS);
    let seconds = answer.get("interval").and_then(Value::as_integer).and_then(|s| u64::try_from(s).ok()).unwrap_or(0);
    Ok(Answer { peers, interval: Duration::from_secs(seconds).clamp(PAUSE.0, PAUSE.1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_are_read_in_every_notation() {
        let expected: Vec<SocketAddr> = vec!["1.2.3.4:258".parse().unwrap(), "[102::1]:513".parse().unwrap()];
        let mut compact = b"d8:intervali90e5:peers6:\x01\x02\x03\x04\x01\x026:peers618:".to_vec();
        compact.extend_from_slice(&[1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1, b'e']);
        let read_compact = read(&compact).unwrap();
        assert_eq!(read_compact, Answer { peers: expected.clone(), interval: Duration::from_secs(90) });
        let peer = |ip: &str, port: i64| Value::dictionary([("ip", ip.into()), ("port", port.into())]);
        let list = [peer("1.2.3.4", 258), peer("a.example", 1), peer("1.1.1.1", 70_000), peer("102::1", 513)];
        let listed = read(&Value::dictionary([("peers", Value::List(list.to_vec()))]).encode()).unwrap();
        assert_eq!(listed, Answer { peers: expected, interval: PAUSE.0 });
    }

    #[test]
    fn refusals_are_told_and_answers_bounded() {
        assert_eq!(read(b"d14:failure reason3:no\ne"), Err("a tracker refused: no".to_owned()));
        assert!(read(b"<html>").is_err());
        let many =
            Value::dictionary([("peers", Value::Bytes(vec![1; 6 * (PEERS + 1)])), ("interval", i64::MAX.into())]);
        let answer = read(&many.encode()).unwrap();
        assert_eq!((answer.peers.len(), answer.interval), (PEERS, PAUSE.1));
    }
}
