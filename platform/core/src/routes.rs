//! Routes that say who may call them. A route is added with its access rule or not at all.

use crate::access::{Access, Caller};
use crate::app::App;
use crate::client_address::ClientAddress;
use crate::described;
use crate::problem::Problem;
use crate::session_activity::SessionActivity;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter};
use axum::{Extension, Router};
use std::sync::Arc;
use utoipa::__dev::{SchemaReferences, Tags};
use utoipa::openapi::path::{HttpMethod, Operation};
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Components, Info, OpenApi, Paths, RefOr};

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

/// The handlers of one address with what describes them, made by [`routes!`](crate::routes).
pub struct Handlers {
    path: String,
    methods: MethodRouter<App>,
    described: Vec<(HttpMethod, Describe)>,
}

/// Makes the description of a handler: only when the description of the API is asked for, because a few hundred of them take more memory
/// and time than all else at a start.
type Describe = fn() -> Operated;

/// What a handler does, and the types it names.
struct Operated {
    operation: Operation,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl Handlers {
    /// No handlers yet, at the path of the handler that `P` describes.
    pub fn new<P: utoipa::Path>() -> Self {
        Handlers { path: P::path(), methods: MethodRouter::new(), described: Vec::new() }
    }

    /// Adds the handler that `P` describes.
    #[must_use]
    pub fn and<P, H, T>(mut self, handler: H) -> Self
    where
        P: utoipa::Path + for<'a> Tags<'a> + SchemaReferences,
        H: Handler<T, App>,
        T: 'static,
    {
        debug_assert_eq!(P::path(), self.path, "handlers of one address");
        for method in P::methods() {
            self.methods = self.methods.on(filter(&method), handler.clone());
            self.described.push((method, operated::<P>));
        }
        self
    }

    /// Gives the handlers something of their own, as an [`Extension`].
    #[must_use]
    pub fn sharing<T: Clone + Send + Sync + 'static>(mut self, what: T) -> Self {
        self.methods = self.methods.layer(Extension(what));
        self
    }

    /// Bodies of these routes are bounded by their handlers, piece by piece.
    #[must_use]
    pub fn streamed(mut self) -> Self {
        self.methods = self.methods.layer(DefaultBodyLimit::disable());
        self
    }
}

fn filter(method: &HttpMethod) -> MethodFilter {
    match method {
        HttpMethod::Get => MethodFilter::GET,
        HttpMethod::Post => MethodFilter::POST,
        HttpMethod::Put => MethodFilter::PUT,
        HttpMethod::Delete => MethodFilter::DELETE,
        HttpMethod::Options => MethodFilter::OPTIONS,
        HttpMethod::Head => MethodFilter::HEAD,
        HttpMethod::Patch => MethodFilter::PATCH,
        HttpMethod::Trace => MethodFilter::TRACE,
    }
}

fn name(method: &HttpMethod) -> Method {
    match method {
        HttpMethod::Get => Method::GET,
        HttpMethod::Post => Method::POST,
        HttpMethod::Put => Method::PUT,
        HttpMethod::Delete => Method::DELETE,
        HttpMethod::Options => Method::OPTIONS,
        HttpMethod::Head => Method::HEAD,
        HttpMethod::Patch => Method::PATCH,
        HttpMethod::Trace => Method::TRACE,
    }
}

fn operated<P: utoipa::Path + for<'a> Tags<'a> + SchemaReferences>() -> Operated {
    let (mut operation, mut schemas) = (P::operation(), Vec::new());
    P::schemas(&mut schemas);
    let tags = P::tags();
    if !tags.is_empty() {
        operation.tags.get_or_insert_default().extend(tags.into_iter().map(str::to_owned));
    }
    Operated { operation, schemas }
}

/// Handlers of one address that carry `#[utoipa::path]`, for [`Routes::add`]: `routes!(list)`, `routes!(this::get, this::put)`.
#[macro_export]
macro_rules! routes {
    (@add $handlers:expr, $handler:path, [$($module:ident ::)*] $name:ident) => {
        $crate::__paste! { $handlers.and::<$($module ::)* [<__path_ $name>], _, _>($handler) }
    };
    (@add $handlers:expr, $handler:path, [$($done:ident ::)*] $next:ident :: $($rest:tt)+) => {
        $crate::routes!(@add $handlers, $handler, [$($done ::)* $next ::] $($rest)+)
    };
    (@new [$($module:ident ::)*] $name:ident) => {
        $crate::__paste! { $crate::routes::Handlers::new::<$($module ::)* [<__path_ $name>]>() }
    };
    (@new [$($done:ident ::)*] $next:ident :: $($rest:tt)+) => {
        $crate::routes!(@new [$($done ::)* $next ::] $($rest)+)
    };
    ($($first:ident)::+ $(, $($other:ident)::+)* $(,)?) => {{
        let handlers = $crate::routes!(@new [] $($first)::+);
        let handlers = $crate::routes!(@add handlers, $($first)::+, [] $($first)::+);
        $(let handlers = $crate::routes!(@add handlers, $($other)::+, [] $($other)::+);)*
        handlers
    }};
}

/// The routes of a feature.
pub struct Routes {
    app: App,
    router: Router<App>,
    routes: Vec<Route>,
}

struct Route {
    path: String,
    access: Access,
    described: Vec<(HttpMethod, Describe)>,
}

impl Routes {
    /// No routes yet.
    pub fn new(app: &App) -> Self {
        Routes { app: app.clone(), router: Router::new(), routes: Vec::new() }
    }

    /// Adds handlers made with [`routes!`](crate::routes), which carry method, path and description.
    #[must_use]
    pub fn add(self, access: Access, handlers: Handlers) -> Self {
        self.with_docs(access, None, handlers)
    }

    /// Adds handlers whose refusals link to an operation of PeerTube's published API description.
    #[must_use]
    pub fn documented(self, access: Access, operation: &'static str, handlers: Handlers) -> Self {
        self.with_docs(access, Some(operation), handlers)
    }

    fn with_docs(mut self, access: Access, operation: Option<&'static str>, handlers: Handlers) -> Self {
        let Handlers { path, methods, described } = handlers;
        let activity = self.app.shared();
        let gate = Gate { app: self.app.clone(), access, operation, activity };
        self.router = self.router.route(&path, methods.layer(from_fn_with_state(gate, guard)));
        self.routes.push(Route { path, access, described });
        self
    }

    /// Adds all routes of another list.
    #[must_use]
    pub fn merge(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.routes.extend(other.routes);
        self
    }

    /// The axum router, what describes all routes, and their rules.
    pub fn split(self) -> (Router<App>, Description, Vec<Declared>) {
        let declared = self.routes.iter().flat_map(|route| {
            let of = |(method, _): &(HttpMethod, Describe)| Declared {
                method: name(method),
                path: route.path.clone(),
                access: route.access,
            };
            route.described.iter().map(of)
        });
        let declared = declared.collect();
        (self.router, Description(self.routes), declared)
    }
}

/// What can describe all routes.
pub struct Description(Vec<Route>);

impl Description {
    /// The description of all routes (OpenAPI 3.1), made anew: it takes some ten milliseconds, and megabytes.
    pub fn document(&self) -> OpenApi {
        let (mut paths, mut components) = (Paths::new(), Components::new());
        for route in &self.0 {
            for (method, describe) in &route.described {
                let Operated { mut operation, schemas } = describe();
                described::refusals(&mut operation, route.access, &route.path);
                paths.add_path_operation(&route.path, vec![method.clone()], operation);
                components.schemas.extend(schemas);
            }
        }
        let mut api = OpenApi::new(Info::default(), paths);
        api.components = Some(components);
        described::components(&mut api);
        api
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
