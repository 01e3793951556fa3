//! A request's body as fields, JSON or form.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::IntoResponse as _;
use platform::fields::Fields;
use platform::{App, Problem};

/// The fields of a body; a body that is neither JSON nor a form is refused with 400, one that is too large with 413.
pub struct BodyFields(pub Fields);

impl FromRequest<App> for BodyFields {
    type Rejection = Problem;
    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let bytes = Bytes::from_request(request, app).await.map_err(|e| {
            let text = e.body_text();
            Problem::new(e.into_response().status(), text)
        })?;
        Fields::from_body(content_type.as_deref(), &bytes).map(BodyFields)
    }
}
