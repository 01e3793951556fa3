//! The HTTP tracker. Answers are bencoded, with status 200 also for refusals, and without a content type, as PeerTube 8.2 sends them.

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::Extensions;
use axum::response::Response;
use torrent::tracker::{HttpAnnounce, failure_document};

use super::{TrackerService, client_address};

/// `GET /tracker/announce`
pub(super) async fn announce(
    State(service): State<TrackerService>,
    RawQuery(query): RawQuery,
    extensions: Extensions,
) -> Response {
    let document = match HttpAnnounce::parse(query.as_deref().unwrap_or_default()) {
        Ok(announce) => service.0.tracker.announce_http(&announce, client_address(&extensions), service.now_ms()),
        Err(error) => failure_document(&error.to_string()),
    };
    Response::new(Body::from(document))
}

/// `GET /tracker/scrape`
pub(super) async fn scrape(State(service): State<TrackerService>, RawQuery(query): RawQuery) -> Response {
    let scraped = service.0.tracker.scrape_http(query.as_deref().unwrap_or_default());
    Response::new(Body::from(scraped.unwrap_or_else(|error| failure_document(&error.to_string()))))
}
