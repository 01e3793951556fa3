//! Who asks for ActivityPub gets the document, everybody else the page of the same address.

use crate::address::{ActorPart, Address, VideoPart};
use crate::collection::Wanted;
use crate::document::with_context;
use crate::{actor_document, comment, outbox, playlist, rates, video, video_parts};
use activitypub::media;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use catalog::{VideoRow, details};
use database::Conn;
use platform::{App, Problem, Result};
use serde::Deserialize;
use serde_json::Value;

/// How documents are sent.
const CONTENT_TYPE: &str = "application/activity+json; charset=utf-8";

/// What an address leads to.
pub(crate) enum Found {
    /// A document, without its context.
    Document(Value),
    /// It lives there.
    Elsewhere(String),
}

#[derive(Deserialize)]
struct Parameters {
    page: Option<String>,
    size: Option<String>,
}

/// The layer before the pages.
pub async fn documents(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(address) = wanted(request.method(), request.uri().path(), request.headers()) else {
        return next.run(request).await;
    };
    let Query(parameters) =
        Query::<Parameters>::try_from_uri(request.uri()).unwrap_or(Query(Parameters { page: None, size: None }));
    let found = find(&app, &address, &parameters).await;
    let mut response = match found {
        Ok(Found::Document(document)) => {
            let mut response = Response::new(Body::from(with_context(document).to_string()));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
            response
        }
        Ok(Found::Elsewhere(url)) => match HeaderValue::from_str(&url) {
            Ok(url) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::FOUND;
                response.headers_mut().insert(header::LOCATION, url);
                response
            }
            Err(e) => Problem::internal(e).render(None, None),
        },
        Err(problem) => problem.render(request.uri().path_and_query().map(|p| p.as_str()), None),
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// The document that a request is for.
fn wanted<'a>(method: &Method, path: &'a str, headers: &HeaderMap) -> Option<Address<'a>> {
    let is_read = matches!(*method, Method::GET | Method::HEAD);
    let address = is_read.then(|| Address::parse(path)).flatten()?;
    (address.has_no_page() || wants_document(headers)).then_some(address)
}

/// Whether a request is one of those that servers make of each other: for a document, or to an inbox.
#[must_use]
pub fn is_between_servers(method: &Method, path: &str, headers: &HeaderMap) -> bool {
    if *method == Method::POST {
        let parts: Vec<&str> = path.split('/').take(5).collect();
        return matches!(parts.as_slice(), ["", "inbox"] | ["", "accounts" | "video-channels", _, "inbox"]);
    }
    wanted(method, path, headers).is_some()
}

fn wants_document(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().filter_map(|v| v.to_str().ok()).any(media::prefers_activity)
}

async fn find(app: &App, address: &Address<'_>, parameters: &Parameters) -> Result<Found> {
    let wanted = Wanted::of(parameters.page.as_deref());
    let mut conn = app.db.reader().await?;
    match address {
        Address::Actor { is_channel, handle, part } => {
            let actor = actor_document::find(app, &mut conn, handle, *is_channel).await?;
            Ok(Found::Document(match part {
                ActorPart::Itself => actor.document(app),
                ActorPart::Followers => actor.followers(&mut conn, wanted).await?,
                ActorPart::Following => actor.following(&mut conn, wanted).await?,
                ActorPart::Playlists => playlist::of_actor(&mut conn, &actor, wanted).await?,
                ActorPart::Outbox => {
                    let wanted = outbox::wanted(parameters.page.as_deref(), parameters.size.as_deref())?;
                    outbox::of(app, &mut conn, &actor, wanted).await?
                }
                ActorPart::Rate(likes, video) => rates::of_account(&mut conn, &actor, *likes, *video).await?,
                ActorPart::PlayerSettings => video_parts::settings_of_channel(app, &mut conn, &actor).await?,
            }))
        }
        Address::Video { id, part } => {
            let row = details::visible(&mut conn, id, None, None).await?;
            of_video(app, &mut conn, &row, *part, wanted).await
        }
        Address::Playlist { id } => playlist::find(app, &mut conn, id, wanted).await,
        Address::PlaylistElement { playlist, element } => playlist::element(app, &mut conn, playlist, *element).await,
    }
}

async fn of_video(app: &App, conn: &mut Conn, row: &VideoRow, part: VideoPart, wanted: Wanted) -> Result<Found> {
    // A comment written here on a video of another server lives here.
    match part {
        VideoPart::Comment(id) => return comment::find(app, conn, row, id, false).await,
        VideoPart::CommentActivity(id) => return comment::find(app, conn, row, id, true).await,
        _ if !row.is_local => return Ok(Found::Elsewhere(row.url.clone())),
        _ => {}
    }
    Ok(Found::Document(match part {
        VideoPart::Itself => video::document(app, conn, row).await?,
        VideoPart::Activity => video::activity(app, conn, row).await?,
        VideoPart::Announces => video_parts::announces(app, conn, row, wanted).await?,
        VideoPart::Announce(actor) => video_parts::announce(app, conn, row, actor).await?,
        VideoPart::Rates(likes) => rates::of_video(conn, row, likes, wanted).await?,
        VideoPart::Comments => comment::of_video(app, conn, row, wanted).await?,
        VideoPart::ApproveReply(id) => comment::approval(app, conn, row, id).await?,
        VideoPart::Chapters => video_parts::chapters(conn, row).await?,
        VideoPart::PlayerSettings => video_parts::settings(conn, row).await?,
        VideoPart::Comment(_) | VideoPart::CommentActivity(_) => return Err(Problem::not_found("Not Found")),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_servers_are_told_from_those_of_browsers() {
        let is = |method: Method, path: &str, accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
            is_between_servers(&method, path, &headers)
        };
        for path in ["/inbox", "/accounts/alice/inbox", "/video-channels/birds/inbox"] {
            assert!(is(Method::POST, path, "*/*") && !is(Method::GET, path, "*/*"), "{path}");
        }
        for path in ["/accounts/alice", "/c/birds", "/w/x", "/videos/watch/x/comments"] {
            assert!(
                is(Method::GET, path, "application/activity+json") && !is(Method::GET, path, "text/html"),
                "{path}"
            );
            assert!(!is(Method::POST, path, "application/activity+json"), "{path}");
        }
        // An outbox has no page.
        assert!(is(Method::GET, "/accounts/alice/outbox", "text/html"));
        for path in ["/api/v1/inbox", "/inbox/x", "/videos/x/inbox", "/accounts/a/b/inbox"] {
            assert!(!is(Method::POST, path, "*/*"), "{path}");
        }
    }
}
