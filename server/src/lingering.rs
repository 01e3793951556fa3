//! A refusal arrives even when it comes before the whole request: what a handler leaves unread is read and thrown away for a while.
//!
//! Closing a connection while the client still sends makes its system throw away the answer with the connection (RFC 9112,
//! section 9.6), so a person whose upload is refused would see "broken pipe" instead of the reason.

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::extract::Request;
use futures::StreamExt;
use http_body::{Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::runtime::Handle;

/// Longest time an answered request may go on sending, as web servers commonly allow.
const LONGEST: Duration = Duration::from_secs(30);
/// A client that sends nothing for this long after its answer has understood.
const SILENCE: Duration = Duration::from_secs(5);

/// Makes the rest of the request's body be read when its handler is done with it.
pub(crate) fn lingering(request: Request) -> Request {
    request.map(|body| if body.is_end_stream() { body } else { Body::new(Lingering(Some(body))) })
}

/// A body that reads itself to its end when it is dropped; `None` once the end was seen.
struct Lingering(Option<Body>);

impl HttpBody for Lingering {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Some(body) = &mut self.0 else { return Poll::Ready(None) };
        let polled = Pin::new(body).poll_frame(cx);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.0 = None;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.0.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.as_ref().map_or_else(|| SizeHint::with_exact(0), HttpBody::size_hint)
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        let Some(body) = self.0.take().filter(|body| !body.is_end_stream()) else { return };
        if let Ok(runtime) = Handle::try_current() {
            let rest = read(body.into_data_stream());
            runtime.spawn(tokio::time::timeout(LONGEST, rest));
        }
    }
}

async fn read(mut rest: BodyDataStream) {
    while let Ok(Some(Ok(_))) = tokio::time::timeout(SILENCE, rest.next()).await {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A body of five pieces that counts how many were taken.
    fn counted() -> (Request, Arc<AtomicUsize>) {
        let taken = Arc::new(AtomicUsize::new(0));
        let count = taken.clone();
        let pieces = futures::stream::iter(0..5).map(move |_| {
            count.fetch_add(1, Ordering::SeqCst);
            Ok::<_, std::convert::Infallible>(Bytes::from_static(b"piece"))
        });
        (lingering(Request::new(Body::from_stream(pieces))), taken)
    }

    #[tokio::test]
    async fn what_nobody_read_is_read() {
        let (request, taken) = counted();
        drop(request);
        while taken.load(Ordering::SeqCst) < 5 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn what_is_read_comes_unchanged() {
        let (request, taken) = counted();
        let bytes = axum::body::to_bytes(request.into_body(), 1_000).await.expect("the whole body");
        assert_eq!((bytes.len(), taken.load(Ordering::SeqCst)), (25, 5));
    }

    #[test]
    fn an_empty_body_stays_as_it_is() {
        assert!(lingering(Request::new(Body::empty())).body().is_end_stream());
    }
}
