//! The socket.io server: its bounds, its namespace, its address.

use super::listeners::{Listener, Listeners};
use crate::store;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::any;
use platform::client_address::ClientAddress;
use platform::connections::Connections;
use platform::fields::{Fields, read};
use platform::{App, Problem};
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;
use socketioxide::handler::ConnectHandler;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;
use tower::util::BoxCloneSyncService;

/// PeerTube's address of it.
const PATH: &str = "/socket.io";
/// PeerTube's namespace of notifications.
const NAMESPACE: &str = "/user-notifications";
/// Connections at a time in all.
const MOST: usize = 20_000;
/// Clients say little: they connect, answer pings and leave.
const LONGEST_MESSAGE: usize = 16 << 10;
/// Messages that wait for one socket; one that lets more wait is closed.
const WAITING: usize = 64;
/// Who has connected to no namespace by then is closed.
const HESITATION: Duration = Duration::from_secs(20);

#[derive(Clone)]
pub(super) struct Server {
    io: SocketIo,
    service: BoxCloneSyncService<Request, Response, Infallible>,
    connections: Arc<Connections>,
}

/// Holds the place of a connection among all; it is kept with the connection's first request and gone when that is.
struct Seat {
    connections: Arc<Connections>,
    client: IpAddr,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.connections.leave(self.client);
    }
}

impl Server {
    pub fn new(app: &App, listeners: &Arc<Listeners>) -> Self {
        let (service, io) = SocketIo::builder()
            .req_path(PATH)
            .max_payload(LONGEST_MESSAGE as u64)
            .ws_max_message_size(LONGEST_MESSAGE)
            .ws_max_frame_size(LONGEST_MESSAGE)
            .max_buffer_size(WAITING)
            .connect_timeout(HESITATION)
            .build_svc();
        let per_address = usize::try_from(app.config().sepiola.limits.sockets_per_ip).unwrap_or(usize::MAX);
        namespace(&io, app, listeners);
        let service = ServiceExt::<Request>::map_response(service, |response| response.map(Body::new));
        let service = BoxCloneSyncService::new(service);
        Server { io, service, connections: Arc::new(Connections::new(MOST, per_address)) }
    }

    pub fn router(&self) -> Router<App> {
        // The server removes a slash at the end before routing.
        Router::new().route(PATH, any(answer)).route("/socket.io/", any(answer)).with_state(self.clone())
    }

    pub async fn close(&self) {
        self.io.close().await;
    }
}

/// Lets people in who show a token, and keeps their sockets as long as they last.
fn namespace(io: &SocketIo, app: &App, listeners: &Arc<Listeners>) {
    let gate = app.clone();
    let admit = move |socket: SocketRef| {
        let app = gate.clone();
        async move {
            let guest = guest(&app, &socket).await?;
            socket.extensions.insert(guest);
            Ok::<(), Refused>(())
        }
    };
    let listeners = listeners.clone();
    let welcome = move |socket: SocketRef| {
        let listeners = listeners.clone();
        async move {
            let Some(Guest { user_id, token, since }) = socket.extensions.remove() else { return };
            let leaving = listeners.clone();
            socket.on_disconnect(move |socket: SocketRef| {
                let leaving = leaving.clone();
                async move { leaving.remove(user_id, &socket) }
            });
            if let Some(oldest) = listeners.add(user_id, Listener::new(socket.clone(), token, since)) {
                let _ = oldest.socket.disconnect();
            }
            // It may have left before anybody was told to notice.
            if !socket.connected() {
                listeners.remove(user_id, &socket);
            }
        }
    };
    io.ns(NAMESPACE, welcome.with(admit));
}

/// Why somebody is not let in, in PeerTube's words.
#[derive(Debug, PartialEq, Eq)]
struct Refused(&'static str);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// Who is let in.
#[derive(Clone)]
struct Guest {
    user_id: i64,
    token: String,
    /// The newest row when they came: read before they are told that they are in, so that they miss nothing from then on.
    since: i64,
}

/// The user of a socket's token.
async fn guest(app: &App, socket: &SocketRef) -> Result<Guest, Refused> {
    let mut fields = Fields::query(socket.req_parts().uri.query());
    let token = match fields.raw("accessToken") {
        None => return Err(Refused("No access token provided")),
        Some(value) if value == "" => return Err(Refused("No access token provided")),
        Some(_) => fields.optional("accessToken", "", read::text(1, 500)),
    };
    let token = token.ok_or(Refused("Access token is invalid"))?;
    let found = async {
        let Some(authenticator) = app.authenticator() else { return Ok(None) };
        let Some(caller) = authenticator.caller(&token).await? else { return Ok(None) };
        let since = store::newest(&mut app.db.reader().await?).await?;
        Ok::<_, Problem>(Some((caller.user_id, since)))
    };
    match found.await {
        Ok(Some((user_id, since))) => Ok(Guest { user_id, token, since }),
        Ok(None) => Err(Refused("Invalid access token.")),
        Err(problem) => {
            tracing::warn!(%problem, "a socket's session cannot be looked up");
            Err(Refused("The session cannot be checked at the moment"))
        }
    }
}

/// Hands a request to socket.io; a new connection needs a seat.
async fn answer(State(server): State<Server>, mut request: Request) -> Response {
    let continues = Fields::query(request.uri().query()).has("sid");
    if !continues {
        let client = request.extensions().get::<ClientAddress>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |c| c.0);
        if !server.connections.enter(client) {
            return Problem::new(StatusCode::TOO_MANY_REQUESTS, "Too many connections").render(None, None);
        }
        let seat = Arc::new(Seat { connections: server.connections.clone(), client });
        request.extensions_mut().insert(seat);
    }
    match server.service.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
