//! Tests over all routes at once: every rule is applied to every role, and the API's description is kept as a snapshot.

use crate::{features, openapi};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures::FutureExt;
use futures::future::BoxFuture;
use platform::routes::Declared;
use platform::testing::{TestApp, sqlite};
use platform::{Access, App, Authenticator, Caller, Result, Role};
use std::path::Path;
use std::sync::Arc;
use tower::ServiceExt;

/// Knows three people by the names of their roles.
struct Tokens(Vec<Caller>);

impl Authenticator for Tokens {
    fn caller<'a>(&'a self, token: &'a str) -> BoxFuture<'a, Result<Option<Caller>>> {
        let caller = self.0.iter().find(|c| c.username == token).cloned();
        async move { Ok(caller) }.boxed()
    }
}

/// Registers one person for each role.
async fn people(app: &App) -> Tokens {
    let mut people = Vec::new();
    for (name, role) in [("administrator", Role::Administrator), ("moderator", Role::Moderator), ("user", Role::User)] {
        let new = channel::NewUser {
            username: name.to_owned(),
            email: format!("{name}@example.com"),
            email_verified: Some(true),
            password: channel::Password::Plain("a long password".to_owned()),
            display_name: None,
            role,
            admin_flags: 0,
            video_quota: None,
            video_quota_daily: None,
            channel_name: None,
            channel_display_name: None,
        };
        let made = channel::register(app, new).await.expect("a person can be registered");
        let (user_id, account_id) = (made.user_id, made.account_id);
        people.push(Caller { user_id, account_id, username: name.to_owned(), role, session_id: 0 });
    }
    Tokens(people)
}

async fn ask(router: &Router<App>, app: &App, route: &Declared, token: Option<&str>) -> StatusCode {
    // A path that names nothing: what matters is whether the door opens, not what is behind it.
    let path =
        route.path.split('/').map(|p| if p.starts_with('{') { "424242" } else { p }).collect::<Vec<_>>().join("/");
    let mut request = Request::builder().method(route.method.clone()).uri(path);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let request = request.body(Body::empty()).expect("a valid request");
    router.clone().with_state(app.clone()).oneshot(request).await.expect("the router answers").status()
}

#[tokio::test]
async fn every_route_keeps_its_rule_for_every_role() {
    let TestApp { app, folder: _folder, .. } = sqlite().await;
    app.set_authenticator(Arc::new(people(&app).await));
    features::connect();
    let (router, _, declared) = features::routes(&app).split();
    let router = router.layer(catalog::routes::shared());
    assert!(declared.len() > 30, "routes are declared: {}", declared.len());
    for route in &declared {
        let name = format!("{} {}", route.method, route.path);
        let nobody = ask(&router, &app, route, None).await;
        let stranger = ask(&router, &app, route, Some("forged")).await;
        let user = ask(&router, &app, route, Some("user")).await;
        let moderator = ask(&router, &app, route, Some("moderator")).await;
        if route.access != Access::Public {
            assert_eq!(stranger, StatusCode::UNAUTHORIZED, "{name}: a forged token opens nothing");
        }
        match route.access {
            Access::Public => assert_eq!(stranger, nobody, "{name} does not look at tokens"),
            // The password grant answers 400 or 401 by itself; what is public must not ask for a session otherwise.
            Access::Anyone => assert_ne!(user, StatusCode::UNAUTHORIZED, "{name} is for everybody"),
            Access::SignedIn => {
                assert_eq!(nobody, StatusCode::UNAUTHORIZED, "{name} wants a session");
                assert_ne!(user, StatusCode::UNAUTHORIZED, "{name} takes a session");
            }
            Access::With(right) => {
                assert_eq!(nobody, StatusCode::UNAUTHORIZED, "{name} wants a session");
                assert_eq!(user, StatusCode::FORBIDDEN, "{name} wants a right");
                let allowed = moderator != StatusCode::FORBIDDEN;
                assert_eq!(allowed, Role::Moderator.has(right), "{name} for a moderator");
            }
        }
    }
}

/// The web client's types are generated from this file: `SEPIOLA_UPDATE_SNAPSHOTS=1` writes it anew.
#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the switch that rewrites the snapshot")]
async fn the_description_of_the_api_is_the_one_the_web_client_was_made_for() {
    let TestApp { app, folder: _folder, .. } = sqlite().await;
    let (_, description, _) = features::routes(&app).split();
    let document = openapi::Document::new(description).bytes();
    let document = format!("{}\n", String::from_utf8_lossy(&document));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/openapi.json");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if std::env::var_os("SEPIOLA_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, document).expect("the snapshot can be written");
    } else {
        assert!(
            kept == document,
            "web/openapi.json is out of date: run with SEPIOLA_UPDATE_SNAPSHOTS=1, then npm run api"
        );
    }
}
