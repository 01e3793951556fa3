//! A tracker to be measured, and a crowd to measure it with: `tracker serve ADDRESS`, and in another process
//! `tracker load ADDRESS SOCKETS SECONDS OFFERS`. The crowd prints how many announces were answered; 0 seconds only connects,
//! announces once and waits, so that the server's memory can be read.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures::{SinkExt as _, StreamExt as _};
use playback::tracker::{ServiceSettings, TrackerService};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_util::sync::CancellationToken;
use torrent::tracker::{Allowlist, Settings};

/// Peers that watch the same rendition.
const SWARM: usize = 20;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments[at].parse::<usize>().expect("a number");
    match arguments[0].as_str() {
        "serve" => serve(&arguments[1]).await,
        _ => load(&arguments[1], number(2), number(3) as u64, number(4)).await,
    }
}

async fn serve(address: &str) {
    let tracker = Settings { only_known: false, burst: u32::MAX, ..Settings::default() };
    let settings = ServiceSettings { tracker, sockets_per_address: usize::MAX, ..ServiceSettings::default() };
    let service = TrackerService::new(settings, Arc::new(Allowlist::new()), 7, CancellationToken::new());
    let listener = tokio::net::TcpListener::bind(address).await.expect("a free address");
    axum::serve(listener, service.router()).await.expect("it serves");
}

async fn load(address: &str, sockets: usize, seconds: u64, offers: usize) {
    let answered = Arc::new(AtomicU64::new(0));
    let url = format!("ws://{address}/tracker/socket");
    let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(0);
    let mut crowd = Vec::new();
    for at in 0..sockets {
        let (mut socket, _) =
            tokio_tungstenite::connect_async_with_config(&url, Some(config), true).await.expect("a socket");
        let sdp = "a=candidate:1 1 udp 2113937151 192.0.2.1 40000 typ host\\r\\n".repeat(25);
        let offer = |n: usize| {
            format!(r#"{{"offer":{{"type":"offer","sdp":"v=0\r\n{sdp}"}},"offer_id":"{:020}"}}"#, at * 10 + n)
        };
        let announce = format!(
            r#"{{"numwant":{offers},"uploaded":0,"downloaded":0,"left":null,"action":"announce","info_hash":"{:020}","peer_id":"{at:020}","offers":[{}]}}"#,
            at / SWARM,
            (0..offers).map(offer).collect::<Vec<_>>().join(",")
        );
        let answered = Arc::clone(&answered);
        crowd.push(async move {
            loop {
                socket.send(Message::text(announce.clone())).await.expect("it is taken");
                loop {
                    match socket.next().await {
                        Some(Ok(Message::Text(text))) if text.contains("\"interval\"") => break,
                        Some(Ok(_)) => {}
                        end => panic!("{end:?}"),
                    }
                }
                answered.fetch_add(1, Ordering::Relaxed);
                if seconds == 0 {
                    while socket.next().await.is_some() {}
                    return;
                }
            }
        });
    }
    println!("connected {sockets}");
    crowd.into_iter().for_each(|peer| drop(tokio::spawn(peer)));
    let started = Instant::now();
    tokio::time::sleep(Duration::from_secs(if seconds == 0 { 20 } else { seconds })).await;
    println!("answered {} in {:?}", answered.load(Ordering::Relaxed), started.elapsed());
}
