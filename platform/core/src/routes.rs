//! Routes that say who may call them. A route is added with its access rule or not at all.

use crate::access::{Access, Caller};
use crate::app::App;
use crate::client_address::ClientAddress;
use crate::described;
use crate::problem::Problem;
use crate::session_activity::SessionActivity;
use axum::Router;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use std::sync::Arc;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::Operation;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

/// A route and its rule, for the access matrix that tests walk.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The method.
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: String,
    /// Who may call it.
    pub access: Access,
}

/// Completes the description of an operation that is served beside [`Routes`]: what its rule and what it takes lead to.
pub fn describe(operation: &mut Operation, access: Access, path: &str) {
    described::refusals(operation, access, path);
}

/// The routes of a feature.
pub struct Routes {
    app: App,
    router: OpenApiRouter<App>,
    declared: Vec<Declared>,
}

impl Routes {
    /// No routes yet.
    pub fn new(app: &App) -> Self {
        Routes { app: app.clone(), router: OpenApiRouter::new(), declared: Vec::new() }
    }

    /// Adds handlers made with `utoipa_axum::routes!`, which carry method, path and description.
    #[must_use]
    pub fn add(self, access: Access, route: UtoipaMethodRouter<App>) -> Self {
        self.with_docs(access, None, route)
    }

    /// Adds handlers whose refusals link to an operation of PeerTube's published API description.
    #[must_use]
    pub fn documented(self, access: Access, operation: &'static str, route: UtoipaMethodRouter<App>) -> Self {
        self.with_docs(access, Some(operation), route)
    }

    fn with_docs(mut self, access: Access, operation: Option<&'static str>, route: UtoipaMethodRouter<App>) -> Self {
        let (schemas, mut paths, methods) = route;
        for (path, item) in &mut paths.paths {
            let methods = [
                (Method::GET, &mut item.get),
                (Method::POST, &mut item.post),
                (Method::PUT, &mut item.put),
                (Method::DELETE, &mut item.delete),
                (Method::PATCH, &mut item.patch),
            ];
            for (method, described) in methods {
                let Some(described) = described else { continue };
                described::refusals(described, access, path);
                self.declared.push(Declared { method, path: path.clone(), access });
            }
        }
        let activity = self.app.shared();
        let gate = Gate { app: self.app.clone(), access, operation, activity };
        let methods = methods.layer(from_fn_with_state(gate, guard));
        self.router = self.router.routes((schemas, paths, methods));
        self
    }

    /// Adds all routes of another list.
    #[must_use]
    pub fn merge(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.declared.extend(other.declared);
        self
    }

    /// The axum router, the description of all routes, and their rules.
    pub fn split(self) -> (Router<App>, OpenApi, Vec<Declared>) {
        let (router, mut api) = self.router.split_for_parts();
        described::components(&mut api);
        (router, api, self.declared)
    }
}

#[derive(Clone)]
struct Gate {
    app: App,
    access: Access,
    operation: Option<&'static str>,
    activity: Arc<SessionActivity>,
}

impl Gate {
    fn note(&self, caller: &Caller, request: &Request) {
        let address = request.extensions().get::<ClientAddress>().copied();
        let agent = request.headers().get(header::USER_AGENT).and_then(|v| v.to_str().ok());
        self.activity.note(caller.session_id, self.app.now(), address, agent);
    }
}

/// Finds the caller, applies the rule, and completes the problem documents of refusals.
async fn guard(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map(|p| p.as_str().to_owned());
    let response = match admit(&gate, request.headers(), request.uri().path()).await {
        Ok(caller) => {
            if let Some(caller) = &caller {
                gate.note(caller, &request);
            }
            request.extensions_mut().insert(MaybeCaller(caller));
            next.run(request).await
        }
        Err(problem) => problem.render(None, None),
    };
    match response.extensions().get::<Problem>().cloned() {
        Some(problem) => problem.render(address.as_deref(), gate.operation),
        None => response,
    }
}

async fn admit(gate: &Gate, headers: &HeaderMap, path: &str) -> Result<Option<Caller>, Problem> {
    if gate.access == Access::Public {
        return Ok(None);
    }
    let caller = match bearer(headers) {
        None => None,
        Some(token) => match gate.app.authenticator() {
            Some(a) => a.caller(token).await?,
            None => None,
        },
    };
    let refused = || Problem::unauthorized("Token is invalid");
    // A token that is sent and no longer works is told even on public routes, so that clients refresh it.
    if caller.is_none() && headers.contains_key(header::AUTHORIZATION) {
        return Err(refused().code("invalid_token"));
    }
    match (gate.access, &caller) {
        (Access::Public | Access::Anyone, _) | (Access::SignedIn, Some(_)) => Ok(caller),
        (Access::SignedIn | Access::With(_), None) => Err(refused()),
        (Access::With(right), Some(c)) if c.may(right) => Ok(caller),
        (Access::With(right), Some(c)) => {
            tracing::info!(user = c.username, ?right, "a right is missing");
            let (name, number) = (&c.username, right.number());
            Err(Problem::forbidden(format!("User {name} does not have right (No. {number}) to access to {path}.")))
        }
    }
}

/// The token a request comes with.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The caller, where signing in is optional.
#[derive(Debug, Clone)]
pub struct MaybeCaller(pub Option<Caller>);

impl FromRequestParts<App> for MaybeCaller {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        Ok(parts.extensions.get::<MaybeCaller>().cloned().unwrap_or(MaybeCaller(None)))
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        MaybeCaller::from_request_parts(parts, app).await?.0.ok_or_else(|| Problem::unauthorized("Token is invalid"))
    }
}
