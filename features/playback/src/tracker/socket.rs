//! One WebSocket, from the upgrade to its end.

use std::net::IpAddr;
use std::ops::ControlFlow;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use tokio::time::{Instant, sleep_until, timeout};
use torrent::tracker::{Outgoing, Session, Verdict};

use super::outlet::Outlet;
use super::{TrackerService, client_address};

/// Bytes read at a time, kept for as long as the socket lives. The library also keeps the buffer of the longest message so far:
/// up to some 10 KB after an announce with five offers.
const READ_BUFFER: usize = 2 << 10;

/// `GET /tracker/socket`
pub(super) async fn upgrade(State(service): State<TrackerService>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let client = client_address(&parts.extensions);
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &service).await {
        Ok(upgrade) => upgrade,
        Err(refusal) => return refusal.into_response(),
    };
    let Some(place) = Place::take(&service, client) else {
        return (StatusCode::TOO_MANY_REQUESTS, "Too many tracker connections").into_response();
    };
    let longest = service.0.settings.tracker.message_bytes;
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(4 * longest)
        .max_message_size(longest)
        .max_frame_size(longest)
        // Boxed, so that the task which waits for the upgrade does not have to be as large.
        .on_upgrade(|socket| Box::pin(Peer::new(place, socket).run()))
}

/// A counted place among the connections; given back when dropped, also when the upgrade fails.
struct Place {
    service: TrackerService,
    client: IpAddr,
}

impl Place {
    fn take(service: &TrackerService, client: IpAddr) -> Option<Self> {
        let open = !service.0.shutdown.is_cancelled() && service.0.connections.enter(client);
        open.then(|| Self { service: service.clone(), client })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.service.0.connections.leave(self.client);
    }
}

struct Peer {
    place: Place,
    socket: WebSocket,
    outlet: Outlet,
    session: Session<Outlet>,
}

/// Why a socket ends, with what it is told.
type End = Option<(u16, &'static str)>;

const SILENT: End = None;

impl Peer {
    fn new(place: Place, socket: WebSocket) -> Self {
        let outlet = Outlet::new();
        let session = Session::new(outlet.clone(), place.client);
        Self { place, socket, outlet, session }
    }

    async fn run(mut self) {
        let end = self.serve().await;
        self.outlet.close();
        if let Some((code, reason)) = end {
            let farewell = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
            // The client may be gone or deaf; it has been told as well as it can be.
            let _ = timeout(self.place.service.0.settings.send_timeout, self.socket.send(farewell)).await;
        }
    }

    async fn serve(&mut self) -> End {
        let shutdown = self.place.service.0.shutdown.clone();
        let (ping_after, idle_timeout) =
            (self.place.service.0.settings.ping_after, self.place.service.0.settings.idle_timeout);
        let mut heard = Instant::now();
        let mut pinged = false;
        loop {
            let deadline = heard + if pinged { idle_timeout } else { ping_after };
            let step = tokio::select! {
                message = self.socket.recv() => {
                    heard = Instant::now();
                    pinged = false;
                    match message {
                        Some(Ok(message)) => self.take(&message).await,
                        // Too long, not a WebSocket frame, or cut off: the library has said what there is to say.
                        Some(Err(_)) | None => ControlFlow::Break(SILENT),
                    }
                }
                () = self.outlet.changed() => self.pass_on().await,
                () = sleep_until(deadline) => {
                    if pinged {
                        ControlFlow::Break(SILENT)
                    } else {
                        pinged = true;
                        self.send(Message::Ping(bytes::Bytes::new())).await
                    }
                }
                () = shutdown.cancelled() => ControlFlow::Break(Some((close_code::AWAY, "server is stopping"))),
            };
            if let ControlFlow::Break(end) = step {
                return end;
            }
        }
    }

    async fn take(&mut self, message: &Message) -> ControlFlow<End> {
        let text = match message {
            Message::Text(text) => text.as_str(),
            Message::Binary(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text,
                Err(_) => return ControlFlow::Break(Some((close_code::INVALID, "not text"))),
            },
            // Pings are answered by the library.
            Message::Ping(_) | Message::Pong(_) => return ControlFlow::Continue(()),
            Message::Close(_) => return ControlFlow::Break(SILENT),
        };
        let mut out = Vec::new();
        let service = self.place.service.clone();
        let verdict = service.0.tracker.receive(&mut self.session, text, service.now_ms(), &mut out);
        let mut replies = Vec::new();
        for outgoing in out {
            match outgoing {
                Outgoing::Reply(text) => replies.push(text),
                Outgoing::To(outlet, text) => {
                    outlet.send(text, service.0.settings.waiting_messages, service.0.settings.waiting_bytes);
                }
            }
        }
        for text in replies {
            self.send(Message::Text(text.into())).await?;
        }
        match verdict {
            Verdict::Keep => ControlFlow::Continue(()),
            Verdict::Close => ControlFlow::Break(Some((close_code::POLICY, "too many refused messages"))),
        }
    }

    /// Sends what others queued.
    async fn pass_on(&mut self) -> ControlFlow<End> {
        while let Some(text) = self.outlet.next() {
            self.send(Message::Text(text.into())).await?;
        }
        ControlFlow::Continue(())
    }

    async fn send(&mut self, message: Message) -> ControlFlow<End> {
        match timeout(self.place.service.0.settings.send_timeout, self.socket.send(message)).await {
            Ok(Ok(())) => ControlFlow::Continue(()),
            // Gone, or too slow to live with.
            Ok(Err(_)) | Err(_) => ControlFlow::Break(SILENT),
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.outlet.close();
        self.place.service.0.tracker.disconnect(&mut self.session);
    }
}
