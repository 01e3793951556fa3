//! `POST /feeds/hub`: somebody wants to be told of a feed, or no more.

use super::store::{self, Wish};
use super::topic::Topic;
use super::verify::VERIFY;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use catalog::totals::Totals;
use futures::FutureExt;
use job_queue::NewJob;
use platform::fields::{Fields, read};
use platform::{App, Problem, Result};
use serde_json::{Value, json};
use url::Url;

/// Longest address, in characters.
const ADDRESS: usize = 2_000;
/// Longest secret, in bytes (WebSub, section 5.1).
const SECRET: usize = 199;
/// How long a subscription holds where nobody says, at least and at most, in seconds.
const LEASE: (i64, i64, i64) = (10 * DAY, 3_600, 30 * DAY);
const DAY: i64 = 86_400;

/// Takes a request down; a job asks the callback whether it meant it.
///
/// # Errors
/// 400 for wrong fields, what the feed itself is refused with, 429 while there is no room for it.
pub(crate) async fn request(app: &App, totals: &Totals, headers: &HeaderMap, body: &Bytes) -> Result<StatusCode> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let mut fields = Fields::from_body(kind, body)?;
    let origin = app.config().webserver.origin();
    let subscribes = fields.required("hub.mode", "Should be subscribe or unsubscribe", |v| match v.as_str()? {
        "subscribe" => Some(true),
        "unsubscribe" => Some(false),
        _ => None,
    });
    let topic = fields.required("hub.topic", "Should be a feed of this instance", |v| {
        let address = v.as_str().filter(|a| a.chars().count() <= ADDRESS)?;
        Topic::parse(address, &origin).map(|_| address.to_owned())
    });
    let callback = fields.required("hub.callback", "Should be an address on the web", address);
    let lease = fields.optional("hub.lease_seconds", "Should be a number of seconds", read::int(1, i64::MAX));
    let secret = fields.optional("hub.secret", "Should be shorter than 200 bytes", |v| {
        v.as_str().filter(|s| s.len() <= SECRET).map(str::to_owned)
    });
    fields.finish()?;
    let (Some(subscribes), Some(topic), Some(callback)) = (subscribes, topic, callback) else {
        return Err(Problem::bad_request("Incorrect request parameters"));
    };
    if let (true, Some(feed)) = (subscribes, Topic::parse(&topic, &origin)) {
        feed.content(app, totals).await?;
    }
    let host = callback.host_str().unwrap_or_default().to_owned();
    let wish = Wish {
        subscribes,
        topic,
        callback: callback.into(),
        host,
        secret: secret.filter(|s| !s.is_empty()),
        lease: lease.unwrap_or(LEASE.0).clamp(LEASE.1, LEASE.2),
    };
    app.db
        .write((wish, app.now()), |tx, (wish, now)| {
            async move {
                if store::is_full(tx, &wish, now).await? {
                    let sentence = "This hub has as much to do as it can; try again later";
                    return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, sentence));
                }
                let id = store::note(tx, &wish, now).await?;
                job_queue::enqueue(tx, now, NewJob::new(VERIFY, json!({"request": id}), now)).await?;
                Ok::<_, Problem>(())
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::ACCEPTED)
}

/// An address of the web, without anybody's password.
fn address(v: &Value) -> Option<Url> {
    let text = v.as_str().filter(|a| a.chars().count() <= ADDRESS)?;
    let url: Url = text.parse().ok()?;
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (matches!(url.scheme(), "http" | "https") && url.has_host() && plain).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callbacks_are_on_the_web() {
        assert!(address(&json!("https://reader.example/push?id=1")).is_some());
        let long = format!("https://reader.example/{}", "a".repeat(ADDRESS));
        for wrong in ["ftp://reader.example/", "https://me:pw@reader.example/", "reader", "http://x/#a", &long] {
            assert!(address(&json!(wrong)).is_none(), "{wrong}");
        }
    }
}
