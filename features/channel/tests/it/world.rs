//! An instance with `root`, driven through its routes.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use channel::FirstStart;
use http_body_util::BodyExt as _;
use platform::testing::TestApp;
use serde_json::{Value, json};
use tower::ServiceExt as _;

pub const PASSWORD: &str = "a root password";

/// An instance after its first start.
pub struct World {
    pub router: Router,
    pub first: FirstStart,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub json: Value,
}

impl Answer {
    /// The answer, once it has the status.
    #[track_caller]
    pub fn is(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.json);
        self.json
    }
    /// A refusal with the status and the sentence.
    #[track_caller]
    pub fn refused(self, status: u16, detail: &str) -> Value {
        let json = self.is(status);
        assert_eq!(json["detail"], detail);
        assert_eq!(json["status"], status);
        json
    }
}

impl World {
    pub async fn new(t: &TestApp) -> Self {
        let first = channel::bootstrap(&t.app, Some(PASSWORD.into())).await.expect("the database answers");
        user::install_authenticator(&t.app);
        let (router, _, _) = user::routes(&t.app).merge(channel::routes(&t.app)).split();
        World { router: router.with_state(t.app.clone()), first: first.expect("the database is empty") }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        Answer { status, headers, json: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
    }

    /// A request with an optional token and an optional JSON body.
    pub async fn call(&self, method: &str, path: &str, token: Option<&str>, body: Option<Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = match body {
            None => Body::empty(),
            Some(json) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(json.to_string())
            }
        };
        self.send(request.body(body).expect("a request")).await
    }

    pub async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        self.call("GET", path, token, None).await
    }

    /// `POST users/token` as a form, client id and secret included.
    pub async fn token(&self, pairs: &str) -> Answer {
        let (id, secret) = (&self.first.client_id, &self.first.client_secret);
        self.form(&format!("client_id={id}&client_secret={secret}&response_type=code&{pairs}")).await
    }

    /// `POST users/token` with exactly that form.
    pub async fn form(&self, pairs: &str) -> Answer {
        let request = Request::post("/api/v1/users/token")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.to_owned()));
        self.send(request.expect("a request")).await
    }

    /// Signs in with a password and gives the access token.
    #[track_caller]
    pub fn sign_in(&self, username: &str, password: &str) -> impl Future<Output = String> {
        let pairs = format!("grant_type=password&username={username}&password={}", password.replace(' ', "+"));
        async move { text(&self.token(&pairs).await.is(200)["access_token"]) }
    }

    pub async fn root(&self) -> String {
        self.sign_in("root", PASSWORD).await
    }

    /// Creates a user of that role with the password `password`, and signs them in.
    pub async fn user(&self, root: &str, name: &str, role: i64) -> (i64, String) {
        let body =
            json!({"username": name, "password": "password", "email": format!("{name}@example.com"), "role": role});
        let made = self.call("POST", "/api/v1/users", Some(root), Some(body)).await.is(200);
        (made["user"]["id"].as_i64().expect("an id"), self.sign_in(name, "password").await)
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
