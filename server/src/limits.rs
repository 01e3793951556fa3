//! Which requests are counted for `rates_limit.*`, for all routes in one place.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use platform::client_address::ClientAddress;
use platform::rate_limit::{Deed, RateLimits};
use platform::{App, Role, routes};
use std::sync::Arc;

/// What the layer works with.
#[derive(Clone)]
pub(crate) struct Limits {
    app: App,
    counts: Arc<RateLimits>,
}

impl Limits {
    pub fn new(app: &App) -> Self {
        Limits { app: app.clone(), counts: app.shared() }
    }
}

/// Counts a request for each group it belongs to, and refuses it when one of them is full. Administrators and moderators are
/// counted and not refused. Answers tell what is left in the narrowest group.
pub(crate) async fn limit(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let deeds = deeds(request.method(), request.uri().path(), request.headers());
    let address = request.extensions().get::<ClientAddress>().copied();
    let (false, Some(address)) = (deeds.is_empty(), address) else { return next.run(request).await };
    let (config, now) = (limits.app.config(), limits.app.now());
    let mut last = None;
    for deed in deeds {
        let counted = limits.counts.count(*deed, address, &deed.limit(&config), now);
        if counted.is_too_often() && !is_trusted(&limits.app, request.headers()).await {
            tracing::debug!(?deed, address = %address.0, "too often");
            return counted.refusal();
        }
        last = Some((*deed, counted));
    }
    drop(config);
    let mut response = next.run(request).await;
    if let Some((deed, counted)) = last {
        let failed = response.status().is_client_error() || response.status().is_server_error();
        if failed && deed.counts_success_only() {
            limits.counts.take_back(deed, address, counted);
        }
        response.headers_mut().extend(counted.headers());
    }
    response
}

/// The groups of a request, the narrowest last. Files, the tracker and the push socket have limits of their own.
fn deeds(method: &Method, path: &str, headers: &HeaderMap) -> &'static [Deed] {
    // What a browser asks before it asks.
    if method == Method::OPTIONS {
        return &[];
    }
    let below = |prefixes: &[&str]| prefixes.iter().any(|prefix| path.starts_with(prefix));
    match path {
        // Monitors ask it all the time.
        "/api/v1/ping" => &[],
        "/api/v1/users/token" if method == Method::POST => &[Deed::Api, Deed::Login],
        "/api/v1/users/register" | "/api/v1/users/registrations/request" if method == Method::POST => {
            &[Deed::Api, Deed::SignUp]
        }
        "/api/v1/users/ask-send-verify-email" | "/api/v1/users/registrations/ask-send-verify-email"
            if method == Method::POST =>
        {
            &[Deed::Api, Deed::AskConfirmation]
        }
        "/api/v1/users/ask-reset-password" if method == Method::POST => &[Deed::Api, Deed::AskPassword],
        "/api/v1/server/logs/client" if method == Method::POST => &[Deed::Api, Deed::ClientLog],
        "/robots.txt" | "/security.txt" | "/sitemap.xml" => &[Deed::Api],
        _ if below(&["/api/", "/nodeinfo/", "/services/"]) => &[Deed::Api],
        _ if below(&["/.well-known/"]) => &[Deed::WellKnown],
        _ if below(&["/feeds/"]) => &[Deed::Feed],
        _ if below(&["/download/videos/generate/"]) => &[Deed::GenerateVideo],
        _ if below(&["/static/", "/lazy-static/", "/download/", "/client/", "/tracker/", "/socket.io/"]) => &[],
        "/favicon.ico" => &[],
        // A page for browsers may be a document for servers.
        _ if federation::is_between_servers(method, path, headers) => &[Deed::ActivityPub],
        _ => &[Deed::Page],
    }
}

/// Whether the request comes with a session of who runs the instance.
async fn is_trusted(app: &App, headers: &HeaderMap) -> bool {
    let (Some(token), Some(authenticator)) = (routes::bearer(headers), app.authenticator()) else { return false };
    let caller = authenticator.caller(token).await.ok().flatten();
    caller.is_some_and(|caller| matches!(caller.role, Role::Administrator | Role::Moderator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::http::{StatusCode, header};
    use axum::routing::{get, post};
    use config::schema::RateLimit;
    use platform::testing::{TestApp, sqlite};
    use platform::{Authenticator, Caller, Result};
    use std::sync::atomic::Ordering;
    use std::time::Duration;
    use tower::ServiceExt as _;

    struct Team;

    impl Authenticator for Team {
        fn caller<'a>(&'a self, token: &'a str) -> futures::future::BoxFuture<'a, Result<Option<Caller>>> {
            let role = match token {
                "administrator" => Some(Role::Administrator),
                "moderator" => Some(Role::Moderator),
                "user" => Some(Role::User),
                _ => None,
            };
            let caller =
                role.map(|role| Caller { user_id: 1, account_id: 1, username: token.into(), role, session_id: 1 });
            Box::pin(async move { Ok(caller) })
        }
    }

    /// Two of everything in a minute, and a router that registers whoever asks nicely.
    async fn setup() -> (TestApp, Router) {
        let test = sqlite().await;
        let mut config = (*test.app.config()).clone();
        let two = RateLimit { window: Duration::from_secs(60), max: 2 };
        (config.rates_limit.login, config.rates_limit.signup) = (two.clone(), two.clone());
        (config.rates_limit.client, config.rates_limit.ask_send_email) = (two.clone(), two.clone());
        config.rates_limit.activity_pub = two;
        test.app.set_config(config);
        test.app.set_authenticator(Arc::new(Team));
        let register =
            |body: String| async move { if body == "please" { StatusCode::OK } else { StatusCode::BAD_REQUEST } };
        let router = Router::new()
            .route("/api/v1/users/token", post(|| async { "a token" }).get(|| async { "nothing" }))
            .route("/api/v1/users/register", post(register))
            .route("/w/1", get(|| async { "a page" }))
            .route("/inbox", post(|| async { StatusCode::NO_CONTENT }))
            .route("/static/film.mp4", get(|| async { "a film" }))
            .layer(axum::middleware::from_fn_with_state(Limits::new(&test.app), limit));
        (test, router)
    }

    async fn ask(router: &Router, method: &str, path: &str, from: &str, token: &str, body: &'static str) -> Response {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ClientAddress(from.parse().unwrap()));
        router.clone().oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn who_asks_too_often_waits() {
        let (test, router) = setup().await;
        let sign_in =
            async |from, token| ask(&router, "POST", "/api/v1/users/token", from, token, "").await.status().as_u16();
        for _ in 0..2 {
            assert_eq!(sign_in("192.0.2.1", "").await, 200);
        }
        test.hand.fetch_add(15_000, Ordering::SeqCst);
        let refused = ask(&router, "POST", "/api/v1/users/token", "192.0.2.1", "", "").await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers()["retry-after"], "45");
        assert_eq!(refused.headers()["content-type"], "text/html; charset=utf-8");
        let body = axum::body::to_bytes(refused.into_body(), 1000).await.unwrap();
        assert_eq!(body, "Too many requests, please try again later.");
        assert_eq!(sign_in("192.0.2.1", "user").await, 429);
        assert_eq!(sign_in("192.0.2.1", "forged").await, 429);
        assert_eq!(sign_in("192.0.2.1", "moderator").await, 200);
        assert_eq!(sign_in("192.0.2.1", "administrator").await, 200);
        assert_eq!(sign_in("192.0.2.2", "").await, 200);
        // The rest of the API has a count of its own.
        let other = ask(&router, "GET", "/api/v1/users/token", "192.0.2.1", "", "").await;
        assert_eq!((other.status().as_u16(), &other.headers()["x-ratelimit-limit"]), (200, &50.into()));
        test.hand.fetch_add(45_000, Ordering::SeqCst);
        assert_eq!(sign_in("192.0.2.1", "").await, 200);
    }

    #[tokio::test]
    async fn only_who_registers_is_counted_for_it() {
        let (_test, router) = setup().await;
        let register = async |body| ask(&router, "POST", "/api/v1/users/register", "192.0.2.1", "", body).await;
        for (body, status, left) in
            [("now!", 400, 1), ("now!", 400, 1), ("please", 200, 1), ("now!", 400, 0), ("please", 200, 0)]
        {
            let answer = register(body).await;
            assert_eq!((answer.status().as_u16(), &answer.headers()["x-ratelimit-remaining"]), (status, &left.into()));
        }
        assert_eq!(register("please").await.status(), StatusCode::TOO_MANY_REQUESTS);
    }

    #[tokio::test]
    async fn pages_are_counted_and_files_are_not() {
        let (_test, router) = setup().await;
        let get = async |path| ask(&router, "GET", path, "192.0.2.1", "", "").await;
        for _ in 0..2 {
            assert_eq!(get("/w/1").await.status(), StatusCode::OK);
        }
        assert_eq!(get("/w/1").await.status(), StatusCode::TOO_MANY_REQUESTS);
        for _ in 0..5 {
            let film = get("/static/film.mp4").await;
            assert!(film.status() == StatusCode::OK && !film.headers().contains_key("x-ratelimit-limit"));
        }
    }

    #[tokio::test]
    async fn servers_are_counted_by_themselves() {
        let (_test, router) = setup().await;
        let send = async |from| ask(&router, "POST", "/inbox", from, "", "").await.status().as_u16();
        assert_eq!((send("192.0.2.1").await, send("192.0.2.1").await, send("192.0.2.1").await), (204, 204, 429));
        assert_eq!(send("192.0.2.2").await, 204);
        assert_eq!(ask(&router, "GET", "/w/1", "192.0.2.1", "", "").await.status(), StatusCode::OK);
    }

    #[test]
    fn every_address_has_its_groups() {
        let none = HeaderMap::new();
        let of = |path| deeds(&Method::POST, path, &none);
        assert_eq!(of("/api/v1/users/registrations/request"), [Deed::Api, Deed::SignUp]);
        assert_eq!(of("/api/v1/users/registrations/ask-send-verify-email"), [Deed::Api, Deed::AskConfirmation]);
        assert_eq!(of("/api/v1/users/ask-reset-password"), [Deed::Api, Deed::AskPassword]);
        assert_eq!(of("/api/v1/server/logs/client"), [Deed::Api, Deed::ClientLog]);
        assert_eq!(of("/api/v1/nothing-there"), [Deed::Api]);
        assert_eq!(of("/.well-known/nodeinfo"), [Deed::WellKnown]);
        assert_eq!(of("/download/videos/generate/x"), [Deed::GenerateVideo]);
        assert_eq!(of("/anything/else"), [Deed::Page]);
        for inbox in ["/inbox", "/accounts/alice/inbox", "/video-channels/birds/inbox"] {
            assert_eq!(of(inbox), [Deed::ActivityPub], "{inbox}");
        }
        let server = HeaderMap::from_iter([(header::ACCEPT, "application/activity+json".parse().unwrap())]);
        assert_eq!(deeds(&Method::GET, "/w/1", &server), [Deed::ActivityPub]);
        assert_eq!(deeds(&Method::GET, "/.well-known/webfinger", &server), [Deed::WellKnown]);
        assert_eq!(deeds(&Method::GET, "/w/1", &none), [Deed::Page]);
        for free in ["/api/v1/ping", "/download/torrents/x", "/client/assets/x.js", "/tracker/socket"] {
            assert!(of(free).is_empty(), "{free}");
        }
        assert!(deeds(&Method::OPTIONS, "/api/v1/users/token", &none).is_empty());
    }
}
