//! Whose request it is: puts [`ClientAddress`] into every request, by the proxies that are trusted.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use platform::App;
pub use platform::client_address::{ClientAddress, resolve};

use crate::range::Connection;

/// Middleware for all routes: `from_fn_with_state(app, client_address)`. Requests that come by no socket count as local.
pub async fn client_address(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let ours = extensions.get::<ConnectInfo<Connection>>().map(|info| info.0.peer.ip());
    let plain = || extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = ours.or_else(plain).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let client = resolve(peer, request.headers(), &app.config().trust_proxy);
    request.extensions_mut().insert(client);
    next.run(request).await
}
