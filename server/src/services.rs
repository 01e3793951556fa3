//! `/services`: oEmbed (oembed.com), and redirects to what an account or channel calls its address.

use crate::pages::{self, EMBED_SIZE, Query, escape};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use catalog::{Urls, details};
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{Access, App, Problem, Result, Routes, routes};
use playlist::Public;
use serde::Serialize;
use utoipa::ToSchema;
use wire::VideoThumbnail;

/// The routes.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Public, routes!(oembed))
        .add(Access::Public, routes!(to_account))
        .add(Access::Public, routes!(to_actor))
}

/// What of an address's query goes on to the player.
const PASSED: &[&str] = &[
    "start",
    "stop",
    "loop",
    "autoplay",
    "muted",
    "controls",
    "controlBar",
    "title",
    "api",
    "warningTitle",
    "peertubeLink",
    "p2p",
    "subtitle",
    "bigPlayBackgroundColor",
    "mode",
    "foregroundColor",
    "playbackRate",
    "waitPasswordFromEmbedAPI",
    "playlistPosition",
];
/// A larger picture is not offered (pixels).
const WIDEST: i64 = 1280;

/// A player to put into a page.
#[derive(Debug, Serialize, ToSchema)]
struct Embedding {
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    /// An iframe.
    html: String,
    width: i64,
    height: i64,
    title: String,
    author_name: String,
    author_url: String,
    provider_name: &'static str,
    provider_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_width: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_height: Option<i64>,
}

/// What is embedded.
struct Subject {
    title: String,
    embed_path: String,
    author_name: String,
    author_url: String,
    thumbnails: Vec<VideoThumbnail>,
}

/// Tells how to embed a video or a playlist.
#[utoipa::path(get, path = "/services/oembed", operation_id = "getOEmbed", tag = "Embed",
    params(("url" = String, Query, description = "Address of a video's or playlist's page"),
        ("maxwidth" = Option<i64>, Query), ("maxheight" = Option<i64>, Query),
        ("format" = Option<String>, Query, description = "`json`")),
    responses((status = 200, body = Embedding), (status = 400, description = "No address of a page here"),
        (status = 403, description = "Not for everybody"), (status = 404, description = "No such video or playlist"),
        (status = 501, description = "A format that is not made")))]
async fn oembed(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<Embedding>> {
    const WRONG: &str = "Invalid value";
    let mut fields = Fields::query(query.as_deref());
    let url = fields.required("url", WRONG, |v| v.as_str().filter(|u| is_address(u)).map(str::to_owned));
    let size = || read::int(i64::MIN, i64::MAX);
    let max_width = fields.optional("maxwidth", WRONG, size());
    let max_height = fields.optional("maxheight", WRONG, size());
    let format = fields.optional("format", WRONG, |v| match v.as_str()? {
        "json" => Some("json"),
        "xml" => Some("xml"),
        _ => None,
    });
    fields.finish()?;
    if format == Some("xml") {
        let sentence = "Requested format is not implemented on server.";
        return Err(Problem::new(StatusCode::NOT_IMPLEMENTED, sentence).with("format", "xml"));
    }
    let url = url.unwrap_or_default();
    let subject = subject(&app, &url).await?;
    let passed = url.parse::<Uri>().map(|uri| Query::kept(&uri, PASSED)).unwrap_or_default();
    let embed_url = format!("{}{}", Urls::new(&app.config()).absolute(&subject.embed_path), passed.as_str());
    let (width, height) = EMBED_SIZE;
    let (width, height) = (max_width.unwrap_or(width).clamp(1, width), max_height.unwrap_or(height).clamp(1, height));
    let fits = |t: &&VideoThumbnail| {
        max_width.is_none_or(|most| most == 0 || t.width < most)
            && max_height.is_none_or(|most| most == 0 || t.height < most)
    };
    let widest = subject.thumbnails.iter().filter(|t| t.width > t.height && t.width <= WIDEST).max_by_key(|t| t.width);
    let thumbnail = widest.filter(fits);
    Ok(Json(Embedding {
        kind: "video",
        version: "1.0",
        html: format!(
            "<iframe width=\"{width}\" height=\"{height}\" sandbox=\"allow-same-origin allow-scripts allow-popups \
             allow-forms\" title=\"{}\" src=\"{embed_url}\" style=\"border: none\" allow=\"fullscreen\"></iframe>",
            escape(&subject.title)
        ),
        width,
        height,
        title: subject.title,
        author_name: subject.author_name,
        author_url: subject.author_url,
        provider_name: "PeerTube",
        provider_url: app.config().webserver.origin(),
        thumbnail_url: thumbnail.map(|t| t.file_url.clone()),
        thumbnail_width: thumbnail.map(|t| t.width),
        thumbnail_height: thumbnail.map(|t| t.height),
    }))
}

/// Whether a text may be an address at all: a host with or without a scheme before it, nothing that cannot stand in one.
fn is_address(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let plain = text.len() <= 2083 && text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"'));
    plain && (host.contains('.') || host.starts_with("localhost"))
}

/// The video or playlist whose page an address is.
async fn subject(app: &App, url: &str) -> Result<Subject> {
    if !url.contains("://") {
        return Err(Problem::bad_request("Invalid URL").with("url", url));
    }
    let origin = app.config().webserver.origin();
    let path = url.strip_prefix(&origin).map(|rest| rest.split(['?', '#']).next().unwrap_or(""));
    let starts = |path: &str, with: [&str; 2]| with.iter().any(|w| path.starts_with(w));
    let (path, is_playlist) = match path {
        Some(path) if starts(path, ["/videos/watch/playlist/", "/w/p/"]) => (path, true),
        Some(path) if starts(path, ["/videos/watch/", "/w/"]) => (path, false),
        _ => return Err(Problem::bad_request("Invalid url.").with("url", url)),
    };
    let id = path.rsplit('/').next().unwrap_or("");
    let which = Ref::parse(id).ok_or_else(|| Problem::bad_request("Invalid video or playlist id."))?;
    if is_playlist { of_playlist(app, which).await } else { of_video(app, which).await }
}

async fn of_video(app: &App, which: Ref) -> Result<Subject> {
    let mut conn = app.db.reader().await?;
    let video = details::find(&mut conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    if !pages::is_told_of(&video, which) {
        return Err(Problem::forbidden("Video is not publicly available"));
    }
    let details = details::details(app, &mut conn, &video, None).await?;
    Ok(Subject {
        title: video.name,
        embed_path: details.base.embed_path,
        author_name: video.channel.display_name,
        author_url: video.channel.url,
        thumbnails: details.base.thumbnails,
    })
}

async fn of_playlist(app: &App, which: Ref) -> Result<Subject> {
    let playlist = match playlist::public(app, which).await? {
        Public::Shown(playlist) => playlist,
        Public::Hidden => return Err(Problem::forbidden("Playlist is not public")),
        Public::Missing => return Err(Problem::not_found("Video playlist not found")),
    };
    let owner = &playlist.owner_account;
    let author = playlist.video_channel.as_ref().map(|c| (&c.display_name, &c.url));
    let (name, url) = author.unwrap_or((&owner.display_name, &owner.url));
    Ok(Subject {
        author_name: name.clone(),
        author_url: url.clone(),
        title: playlist.display_name,
        embed_path: playlist.embed_path,
        thumbnails: playlist.thumbnails,
    })
}

fn redirect(url: &str) -> Response {
    (StatusCode::FOUND, [(header::LOCATION, url.to_owned())]).into_response()
}

/// Goes to an account's address.
#[utoipa::path(get, path = "/services/redirect/accounts/{handle}", operation_id = "redirectToAccount", tag = "Embed",
    params(("handle" = String, Path)),
    responses((status = 302, description = "Its address"), (status = 404, description = "No such account")))]
async fn to_account(State(app): State<App>, Path(handle): Path<String>) -> Result<Response> {
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let account = actor::account_by_handle(&mut app.db.reader().await?, &handle).await?;
    Ok(redirect(&account.ok_or_else(|| Problem::not_found("Account not found"))?.url))
}

/// Goes to the address of an account or a channel.
#[utoipa::path(get, path = "/services/redirect/actors/{handle}", operation_id = "redirectToActor", tag = "Embed",
    params(("handle" = String, Path)),
    responses((status = 302, description = "Its address"), (status = 404, description = "Nobody is called so")))]
async fn to_actor(State(app): State<App>, Path(handle): Path<String>) -> Result<Response> {
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let mut conn = app.db.reader().await?;
    if let Some(account) = actor::account_by_handle(&mut conn, &handle).await? {
        return Ok(redirect(&account.url));
    }
    match channel::by_handle(&mut conn, &handle).await? {
        Some(channel) => Ok(redirect(&channel.url)),
        // A word and no document: PeerTube's clients know it so.
        None => Ok((StatusCode::NOT_FOUND, "Not Found").into_response()),
    }
}

#[cfg(test)]
mod tests;
