//! Asking a callback whether it meant what was asked for in its name (WebSub, section 5.3).

use super::store::{self, Wish};
use super::topic::Topic;
use axum::http::HeaderMap;
use catalog::totals::Totals;
use futures::FutureExt;
use futures::future::BoxFuture;
use http_client::Limits;
use job_queue::{Context, Failure, Handler};
use platform::{App, random};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Asks one callback.
pub(crate) const VERIFY: &str = "hub.verify";
/// Callbacks that are asked at the same time.
const AT_ONCE: usize = 4;
const LIMITS: Limits = Limits { bytes: 4_096, redirects: 0, total: Duration::from_secs(10) };

/// Runs [`VERIFY`].
pub(crate) struct Verify(pub App, pub Arc<Totals>);

impl Handler for Verify {
    fn kind(&self) -> &'static str {
        VERIFY
    }
    fn concurrency(&self) -> usize {
        AT_ONCE
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let id = job.id_of("request")?;
            let wish = store::wish(&mut self.0.db.reader().await?, id).await?;
            // Withdrawn with the others that waited too long.
            let Some(wish) = wish else { return Ok(()) };
            let meant = meant(&self.0, &wish).await?;
            let tag = match Topic::parse(&wish.topic, &self.0.config().webserver.origin()) {
                Some(topic) if meant && wish.subscribes => {
                    let content = topic.current(&self.0, &self.1).await;
                    content.map_err(|p| Failure::Retry(p.to_string()))?.map(|c| c.tag)
                }
                _ => None,
            };
            let done = self.0.db.write((id, wish, tag, meant, self.0.now()), |tx, (id, wish, tag, meant, now)| {
                async move {
                    match tag {
                        Some(tag) => store::subscribe(tx, &wish, &tag, now).await?,
                        None if meant && !wish.subscribes => store::unsubscribe(tx, &wish).await?,
                        None => {}
                    }
                    store::forget(tx, id).await
                }
                .boxed()
            });
            Ok(done.await?)
        }
        .boxed()
    }
}

/// Whether the callback repeats the challenge. A callback that cannot be reached now is asked again.
async fn meant(app: &App, wish: &Wish) -> Result<bool, Failure> {
    let Ok(mut url) = wish.callback.parse::<Url>() else { return Ok(false) };
    let challenge = random::token(32);
    url.query_pairs_mut()
        .append_pair("hub.mode", if wish.subscribes { "subscribe" } else { "unsubscribe" })
        .append_pair("hub.topic", &wish.topic)
        .append_pair("hub.challenge", &challenge)
        .append_pair("hub.lease_seconds", &wish.lease.to_string());
    match app.http().get(&url, &LIMITS, |_| HeaderMap::new()).await {
        Ok(answer) => Ok(answer.status.is_success() && answer.body == challenge.as_bytes()),
        Err(e) if e.is_temporary() => Err(Failure::Retry(e.to_string())),
        Err(_) => Ok(false),
    }
}
