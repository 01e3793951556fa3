//! The addresses of feeds. All are for everybody: feed readers do not sign in.

use crate::answer::{Keep, answer};
use crate::format::{Form, Format};
use crate::model::Feed;
use crate::{atom, comments, hub, json, podcast, rss, sitemap, videos};
use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::{Extension, Json};
use catalog::details;
use catalog::routes::password;
use catalog::totals::Totals;
use database::Sql;
use platform::{Access, App, Result, Routes, routes};
use serde_json::{Value, json};
use std::sync::Arc;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .documented(Access::Public, "getSyndicatedVideos", routes!(get_videos))
        .documented(Access::Public, "getSyndicatedSubscriptionVideos", routes!(get_subscriptions))
        .documented(Access::Public, "getSyndicatedComments", routes!(get_comments))
        .documented(Access::Public, "getVideosPodcastFeed", routes!(get_podcast))
        .add(Access::Public, routes!(get_chapters))
        .add(Access::Public, routes!(get_sitemap))
        .add(Access::Public, routes!(ask_hub))
}

type Shared = Extension<Arc<Totals>>;

fn send(app: &App, headers: &HeaderMap, format: Format, keep: Keep, feed: &Feed) -> Result<Response> {
    answer(headers, keep, format.content_type, &(feed, format.form as u8), || write(app, format.form, feed))
}

/// The text of a feed.
pub(crate) fn write(app: &App, form: Form, feed: &Feed) -> String {
    match form {
        Form::Rss => rss::write(feed, app.now()),
        Form::Atom => atom::write(feed, app.now()),
        Form::Json => json::write(feed),
    }
}

/// Be sent a feed when it changes
///
/// The hub of WebSub: feeds name it, subscribers give it an address that it asks whether it meant it.
#[utoipa::path(post, path = "/feeds/hub", operation_id = "askHub", tag = "Video Feeds",
    request_body(content = Value, content_type = "application/x-www-form-urlencoded",
        description = "`hub.mode` (`subscribe` or `unsubscribe`), `hub.topic`, `hub.callback`, `hub.lease_seconds`, `hub.secret`"),
    responses((status = 202, description = "The callback will be asked"), (status = 400, description = "A field is wrong"),
        (status = 404, description = "No such account, channel or playlist"), (status = 406, description = "Accepts nothing of it"),
        (status = 429, description = "Too much waits already")))]
async fn ask_hub(
    State(app): State<App>,
    Extension(totals): Shared,
    headers: HeaderMap,
    body: Bytes,
) -> Result<axum::http::StatusCode> {
    hub::request(&app, &totals, &headers, &body).await
}

/// Videos as a feed
#[utoipa::path(get, path = "/feeds/videos.{format}", operation_id = "getSyndicatedVideos", tag = "Video Feeds",
    params(("format" = String, Path, description = "xml, rss, rss2, atom, atom1, json or json1"),
        ("format" = Option<String>, Query, description = "`atom` asks for Atom below `.xml`"),
        ("accountId" = Option<i64>, Query, description = "Only of this account"),
        ("accountName" = Option<String>, Query, description = "Only of this account, by its handle"),
        ("videoChannelId" = Option<i64>, Query, description = "Only of this channel"),
        ("videoChannelName" = Option<String>, Query, description = "Only of this channel, by its handle"),
        ("sort" = Option<String>, Query, description = "`-originallyPublishedAt` by default"),
        ("nsfw" = Option<String>, Query, description = "`true`, `false` or `both`"),
        ("isLocal" = Option<bool>, Query, description = "Only videos of this instance, or only others"),
        ("categoryOneOf" = Option<Vec<i64>>, Query), ("languageOneOf" = Option<Vec<String>>, Query),
        ("tagsOneOf" = Option<Vec<String>>, Query), ("tagsAllOf" = Option<Vec<String>>, Query)),
    responses((status = 200, description = "RSS, Atom or JSON Feed", body = String), (status = 304, description = "As known"),
        (status = 400, description = "A parameter is wrong"), (status = 401, description = "Only moderators may ask for that"),
        (status = 404, description = "No such account or channel"), (status = 406, description = "Accepts nothing of it")))]
async fn get_videos(
    State(app): State<App>,
    Extension(totals): Shared,
    Path(format): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let format = Format::read(&format, query.as_deref(), &headers)?;
    let feed = videos::feed(&app, &totals, query.as_deref()).await?;
    send(&app, &headers, format, Keep::Anybody, &feed)
}

/// Videos of somebody's subscriptions as a feed
#[utoipa::path(get, path = "/feeds/subscriptions.{format}", operation_id = "getSyndicatedSubscriptionVideos", tag = "Video Feeds",
    params(("format" = String, Path, description = "xml, rss, rss2, atom, atom1, json or json1"),
        ("accountId" = i64, Query, description = "Whose subscriptions"),
        ("token" = String, Query, description = "Their token, from `users/scoped-tokens`"),
        ("sort" = Option<String>, Query, description = "`-publishedAt` by default"),
        ("nsfw" = Option<String>, Query, description = "`true`, `false` or `both`"),
        ("isLocal" = Option<bool>, Query, description = "Only videos of this instance, or only others")),
    responses((status = 200, description = "RSS, Atom or JSON Feed", body = String), (status = 304, description = "As known"),
        (status = 400, description = "A parameter is wrong"), (status = 403, description = "Not their token"),
        (status = 404, description = "No such account"), (status = 406, description = "Accepts nothing of it")))]
async fn get_subscriptions(
    State(app): State<App>,
    Extension(totals): Shared,
    Path(format): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let format = Format::read(&format, query.as_deref(), &headers)?;
    let feed = videos::of_subscriptions(&app, &totals, query.as_deref()).await?;
    send(&app, &headers, format, Keep::Reader, &feed)
}

/// Comments as a feed
#[utoipa::path(get, path = "/feeds/video-comments.{format}", operation_id = "getSyndicatedComments", tag = "Video Feeds",
    params(("format" = String, Path, description = "xml, rss, rss2, atom, atom1, json or json1"),
        ("videoId" = Option<String>, Query, description = "Only below this video"),
        ("accountId" = Option<i64>, Query, description = "Only below videos of this account"),
        ("accountName" = Option<String>, Query, description = "Only below videos of this account, by its handle"),
        ("videoChannelId" = Option<i64>, Query, description = "Only below videos of this channel"),
        ("videoChannelName" = Option<String>, Query, description = "Only below videos of this channel, by its handle")),
    responses((status = 200, description = "RSS, Atom or JSON Feed", body = String), (status = 304, description = "As known"),
        (status = 400, description = "A parameter is wrong"), (status = 401, description = "The video is not for everybody"),
        (status = 404, description = "No such video, account or channel"), (status = 406, description = "Accepts nothing of it")))]
async fn get_comments(
    State(app): State<App>,
    Path(format): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let format = Format::read(&format, query.as_deref(), &headers)?;
    let feed = comments::feed(&app, query.as_deref(), password(&headers)).await?;
    send(&app, &headers, format, Keep::Anybody, &feed)
}

/// A channel or a playlist as a podcast
#[utoipa::path(get, path = "/feeds/podcast/videos.xml", operation_id = "getVideosPodcastFeed", tag = "Video Feeds",
    params(("videoChannelId" = Option<i64>, Query), ("playlistId" = Option<String>, Query, description = "Number, UUID or short UUID"),
        ("enclosurePreference" = Option<String>, Query, description = "`video`, `audio` or `m3u8`")),
    responses((status = 200, description = "RSS 2.0 with Apple's and the Podcasting 2.0 words", body = String),
        (status = 304, description = "As known"), (status = 400, description = "A parameter is wrong"),
        (status = 404, description = "No such channel or playlist"), (status = 406, description = "Accepts nothing of it")))]
async fn get_podcast(
    State(app): State<App>,
    Extension(totals): Shared,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let format = Format::podcast(&headers)?;
    let podcast = podcast::podcast(&app, &totals, query.as_deref()).await?;
    answer(&headers, Keep::Anybody, format.content_type, &podcast, || podcast::write(&podcast, app.now()))
}

/// Chapters of an episode
///
/// JSON Chapters 1.2 of the Podcasting 2.0 namespace.
#[utoipa::path(get, path = "/feeds/podcast/chapters/{id}", operation_id = "getPodcastChapters", tag = "Video Feeds",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = Value), (status = 401, description = "The video is not for everybody"),
        (status = 404, description = "No such video")))]
async fn get_chapters(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<([(header::HeaderName, &'static str); 1], Json<Value>)> {
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, None, None).await?;
    let sql = "SELECT timecode, title FROM video_chapter WHERE video_id = $1 ORDER BY timecode";
    let mut chapters = Vec::new();
    for row in conn.rows(Sql::new(sql).bind(video.id)).await? {
        chapters.push(json!({"startTime": row.get::<i64>("timecode")?, "title": row.get::<String>("title")?}));
    }
    let kind = [(header::CONTENT_TYPE, "application/json+chapters")];
    Ok((kind, Json(json!({"version": "1.2.0", "title": video.name, "chapters": chapters}))))
}

/// What search engines may find
#[utoipa::path(get, path = "/sitemap.xml", operation_id = "getSitemap", tag = "Static",
    params(("page" = Option<i64>, Query, description = "A part of a large instance's, named by its index")),
    responses((status = 200, description = "A site map or an index of them", body = String),
        (status = 404, description = "There is no such page")))]
async fn get_sitemap(State(app): State<App>, Extension(totals): Shared, RawQuery(query): RawQuery) -> Result<Response> {
    let mut response = Response::new(Body::from(sitemap::sitemap(&app, &totals, query.as_deref()).await?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    Ok(response)
}
