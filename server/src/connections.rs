//! Connections: accepted, served, and on shutdown brought to their end.

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Version, header};
use axum::response::Response;
use axum::serve::Listener as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use playback::range::Listener;
use std::convert::Infallible;
use std::pin::pin;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::{Service, ServiceExt as _};

/// A client believes a connection to be open for this much less than we keep it, so that a request of its last moment still arrives.
const MARGIN: Duration = Duration::from_secs(5);

/// Serves until `stop`, then waits for the requests under way. A client that takes longer than `patience` to send the head of a
/// request, or sends none for that long, is disconnected: an idle socket costs its owner as much as it costs us. Answers say so in
/// `Keep-Alive` (RFC 2068, section 19.7.1.1), which servers in Node heed: what they send over a connection that just closed is lost.
pub(crate) async fn serve<S>(mut listener: Listener, service: S, patience: Duration, stop: CancellationToken)
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    let connections = TaskTracker::new();
    let open = keep_alive(patience);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        let connection = stream.connection(peer);
        let (service, open, stopping) = (service.clone(), open.clone(), stop.clone());
        let service = tower::service_fn(move |request: http::Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(connection.clone()));
            let open = open.clone().filter(|_| stays_open(request.version(), request.headers()));
            let (answering, stopping) = (service.clone().oneshot(request), stopping.clone());
            async move {
                let mut response = answering.await?;
                if let Some(open) = open.filter(|_| response.status() != StatusCode::SWITCHING_PROTOCOLS) {
                    tell(response.headers_mut(), open, stopping.is_cancelled());
                }
                Ok::<_, Infallible>(response)
            }
        });
        let served = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service)).with_upgrades();
        let stop = stop.clone();
        connections.spawn(async move {
            let mut served = pin!(served);
            let ended = tokio::select! {
                ended = served.as_mut() => ended,
                () = stop.cancelled() => {
                    served.as_mut().graceful_shutdown();
                    served.await
                }
            };
            if let Err(error) = ended {
                // Clients come and go; this is their end of it.
                tracing::debug!(%error, %peer, "a connection ended early");
            }
        });
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// What answers say of how long their connection stays; nothing when that is next to nothing.
fn keep_alive(patience: Duration) -> Option<HeaderValue> {
    let told = patience.saturating_sub(MARGIN).as_secs();
    HeaderValue::from_str(&format!("timeout={told}")).ok().filter(|_| told > 0)
}

/// Whether a connection stays open after the answer, as far as the request is concerned.
fn stays_open(version: Version, headers: &HeaderMap) -> bool {
    let options = headers.get_all(header::CONNECTION).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    version == Version::HTTP_11 && !options.map(str::trim).any(|option| option.eq_ignore_ascii_case("close"))
}

/// Says how long the connection stays, or that it ends because the server does.
fn tell(headers: &mut HeaderMap, open: HeaderValue, is_stopping: bool) {
    if headers.contains_key(header::CONNECTION) {
        return;
    }
    if is_stopping {
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        return;
    }
    // It belongs to this connection alone, which proxies have to be told (RFC 9110, section 7.6.1).
    headers.insert(header::CONNECTION, HeaderValue::from_static("keep-alive"));
    headers.insert("keep-alive", open);
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};

    /// What a server of this patience answers to the requests, until one of both closes.
    async fn talk(patience: u64, requests: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let router = Router::new().route("/", get(|| async { "hello" }));
        let stop = CancellationToken::new();
        let serving = tokio::spawn(serve(Listener::new(listener), router, Duration::from_secs(patience), stop.clone()));
        let mut stream = TcpStream::connect(address).await.expect("the server");
        stream.write_all(requests.as_bytes()).await.expect("sent");
        let mut answers = String::new();
        stream.read_to_string(&mut answers).await.expect("answers");
        stop.cancel();
        serving.await.expect("the end");
        answers.to_lowercase()
    }

    #[tokio::test]
    async fn answers_say_how_long_their_connection_stays() {
        let (open, last) =
            ("GET / HTTP/1.1\r\nhost: a\r\n\r\n", "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let answers = talk(60, &format!("{open}{open}{last}")).await;
        assert_eq!(answers.matches("http/1.1 200").count(), 3, "{answers}");
        assert_eq!(answers.matches("\r\nkeep-alive: timeout=55\r\n").count(), 2, "{answers}");
        assert_eq!(answers.matches("\r\nconnection: keep-alive\r\n").count(), 2, "{answers}");
        // Nothing is promised to who speaks an older language, nor where nothing can be.
        assert!(!talk(60, "GET / HTTP/1.0\r\nhost: a\r\n\r\n").await.contains("keep-alive"));
        assert!(!talk(5, &format!("{open}{last}")).await.contains("keep-alive"));
    }

    #[test]
    fn a_server_that_stops_says_so() {
        let told = |is_stopping, already: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.extend(already.map(|a| (header::CONNECTION, HeaderValue::from_static(a))));
            tell(&mut headers, HeaderValue::from_static("timeout=1"), is_stopping);
            (headers[header::CONNECTION].clone(), headers.contains_key("keep-alive"))
        };
        assert_eq!(told(false, None), (HeaderValue::from_static("keep-alive"), true));
        assert_eq!(told(true, None), (HeaderValue::from_static("close"), false));
        assert_eq!(told(false, Some("upgrade")), (HeaderValue::from_static("upgrade"), false));
    }
}
