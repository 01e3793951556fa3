//! Sending a changed feed to who subscribed to it (WebSub, section 7).

use super::store::{self, Subscriber};
use super::topic::{Content, Topic};
use aws_lc_rs::hmac;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use catalog::totals::Totals;
use futures::future::BoxFuture;
use futures::{FutureExt, StreamExt, stream};
use http_client::Limits;
use job_queue::{Context, Failure, Handler, NewJob};
use platform::{App, Problem, Result};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// Tells all subscribers of a feed (`topic`), or one of them (`subscription`) to whom that failed.
pub(crate) const TELL: &str = "hub.tell";
/// Subscribers that are told at the same time.
const AT_ONCE: usize = 8;
/// How often one who cannot be reached is tried.
const ATTEMPTS: u32 = 8;
const LIMITS: Limits = Limits { bytes: 4_096, redirects: 0, total: Duration::from_secs(10) };

/// Runs [`TELL`].
pub(crate) struct Tell(pub App, pub Arc<Totals>);

/// What came of telling one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// It has it.
    Yes,
    /// It wants no more (410).
    NoMore,
    /// Perhaps later.
    Later,
}

impl Handler for Tell {
    fn kind(&self) -> &'static str {
        TELL
    }
    fn concurrency(&self) -> usize {
        2
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            if job.payload.get("subscription").is_some() {
                return self.again(job.id_of("subscription")?).await;
            }
            self.all(job.id_of("topic")?).await.map_err(|p| Failure::Retry(p.to_string()))
        }
        .boxed()
    }
}

impl Tell {
    /// Tells everybody; who cannot be reached gets a job of its own, so that nobody is told twice for another's sake.
    async fn all(&self, topic: i64) -> Result<()> {
        let now = self.0.now();
        let subscribers = store::subscribers(&mut self.0.db.reader().await?, topic, now).await?;
        let Some(address) = subscribers.first().map(|s| s.topic.clone()) else { return Ok(()) };
        let Some(content) = self.content(&address).await? else { return Ok(()) };
        let (app, content, address) = (&self.0, &content, &address);
        let told: Vec<(i64, Told)> = stream::iter(subscribers)
            .map(|s| async move { (s.id, tell(app, &s, content, address).await) })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        app.db
            .write((told, now), |tx, (told, now)| {
                async move {
                    for (id, told) in told {
                        match told {
                            Told::Yes => {}
                            Told::NoMore => store::end(tx, id).await?,
                            Told::Later => {
                                let job = NewJob::new(TELL, json!({"subscription": id}), now);
                                let job = NewJob { max_attempts: ATTEMPTS, ..job };
                                job_queue::enqueue(tx, now, job).await?;
                            }
                        }
                    }
                    Ok::<_, Problem>(())
                }
                .boxed()
            })
            .await
    }

    /// Tells one who could not be reached, of the feed as it is now.
    async fn again(&self, id: i64) -> Result<(), Failure> {
        let now = self.0.now();
        let Some(one) = store::subscriber(&mut self.0.db.reader().await?, id, now).await? else { return Ok(()) };
        let content = self.content(&one.topic).await.map_err(|p| Failure::Retry(p.to_string()))?;
        let Some(content) = content else { return Ok(()) };
        match tell(&self.0, &one, &content, &one.topic).await {
            Told::Yes => Ok(()),
            Told::NoMore => Ok(self.0.db.write(id, |tx, id| store::end(tx, id).boxed()).await?),
            Told::Later => Err(Failure::Retry("the subscriber cannot be reached".into())),
        }
    }

    async fn content(&self, address: &str) -> Result<Option<Content>> {
        match Topic::parse(address, &self.0.config().webserver.origin()) {
            Some(topic) => topic.current(&self.0, &self.1).await,
            None => Ok(None),
        }
    }
}

async fn tell(app: &App, to: &Subscriber, content: &Content, address: &str) -> Told {
    let Ok(url) = to.callback.parse() else { return Told::NoMore };
    let Some(headers) = headers(app, to, content, address) else { return Told::NoMore };
    match app.http().post(&url, &LIMITS, headers, content.text.clone()).await {
        Ok(answer) if answer.status.is_success() => Told::Yes,
        Ok(answer) if answer.status == StatusCode::GONE => Told::NoMore,
        Ok(_) => Told::Later,
        Err(e) if e.is_temporary() => Told::Later,
        Err(_) => Told::NoMore,
    }
}

/// With the links that name hub and feed, and the signature for who gave a secret (section 7.1).
fn headers(app: &App, to: &Subscriber, content: &Content, address: &str) -> Option<HeaderMap> {
    let hub = super::address(&app.config().webserver.origin());
    let link = format!("<{hub}>; rel=\"hub\", <{address}>; rel=\"self\"");
    let kind = format!("{}; charset=utf-8", content.kind);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&kind).ok()?);
    headers.insert(header::LINK, HeaderValue::from_str(&link).ok()?);
    if let Some(secret) = &to.secret {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let tag = hmac::sign(&key, &content.text);
        let hex: String = tag.as_ref().iter().map(|b| format!("{b:02x}")).collect();
        headers.insert("x-hub-signature", HeaderValue::from_str(&format!("sha256={hex}")).ok()?);
    }
    Some(headers)
}
