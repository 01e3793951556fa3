//! Asking the instance something.

use crate::{Answer, World};
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::Value;
use tower::ServiceExt;

/// A file of a form: field, file name, bytes.
pub type Upload<'a> = (&'a str, &'a str, &'a [u8]);

const BOUNDARY: &str = "------a-boundary-of-the-tests";

impl World {
    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.expect("the router answers")).await
    }

    /// `GET`.
    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.bare(who, "GET", path).await
    }

    /// `DELETE`.
    pub async fn delete(&self, who: &str, path: &str) -> Answer {
        self.bare(who, "DELETE", path).await
    }

    /// `POST` with JSON.
    pub async fn post(&self, who: &str, path: &str, body: Value) -> Answer {
        self.json(who, "POST", path, body).await
    }

    /// `PUT` with JSON.
    pub async fn put(&self, who: &str, path: &str, body: Value) -> Answer {
        self.json(who, "PUT", path, body).await
    }

    /// A request without a body.
    pub async fn bare(&self, who: &str, method: &str, path: &str) -> Answer {
        self.send(self.request(who, method, path).body(Body::empty()).expect("a request")).await
    }

    /// A request with a JSON body.
    pub async fn json(&self, who: &str, method: &str, path: &str, body: Value) -> Answer {
        let request = self.request(who, method, path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).expect("a request")).await
    }

    /// A form with texts and files.
    pub async fn form(
        &self,
        who: &str,
        method: &str,
        path: &str,
        texts: &[(&str, &str)],
        files: &[Upload<'_>],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in texts {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (name, file_name, bytes) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.request(who, method, path).header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// The beginning of a request of somebody; nobody is signed in when `who` is empty.
    pub fn request(&self, who: &str, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:9000");
        if who.is_empty() { request } else { request.header(header::AUTHORIZATION, format!("Bearer {who}")) }
    }
}
