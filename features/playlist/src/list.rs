//! Lists of playlists: everybody's, an account's, a channel's.

use crate::PlaylistRow;
use crate::json::Playlist;
use crate::policy::{KINDS, PUBLIC};
use crate::store::{self, Filter, Picture};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use catalog::Urls;
use database::{Conn, Error};
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{App, Page, Problem, Result};
use serde_json::Value;
use wire::{ResultList, constants};

const SORTS: &[&str] = &["createdAt", "name", "displayName", "updatedAt", "videoChannelPosition"];
const WRONG: &str = "Invalid value";

type Playlists = Json<ResultList<Playlist>>;

fn kind(fields: &mut Fields) -> Option<i64> {
    let known = |v: &Value| read::int(1, i64::MAX)(v).filter(|k| constants::label(KINDS, *k).is_some());
    fields.optional("playlistType", WRONG, known)
}

/// A page of all public playlists.
#[utoipa::path(get, path = "/api/v1/video-playlists", operation_id = "getPlaylists", tag = "Video Playlists",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("playlistType" = Option<i64>, Query, description = "1 regular, 2 watch later")),
    responses((status = 200, body = ResultList<Playlist>)))]
pub(crate) async fn all(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Playlists> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", SORTS);
    let kind = kind(&mut fields);
    fields.finish()?;
    answer(&app, &Filter { privacy: Some(PUBLIC), kind, ..Filter::default() }, &page).await
}

/// A page of an account's playlists; its owner sees the private ones, too.
#[utoipa::path(get, path = "/api/v1/accounts/{name}/video-playlists", operation_id = "getAccountVideoPlaylists",
    tag = "Accounts", params(("name" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query), ("search" = Option<String>, Query),
        ("playlistType" = Option<i64>, Query, description = "1 regular, 2 watch later"),
        ("includeCollaborations" = Option<bool>, Query, description = "Those of channels one edits, too"),
        ("channelNameOneOf" = Option<Vec<String>>, Query)),
    responses((status = 200, body = ResultList<Playlist>), (status = 404, description = "No such account")))]
pub(crate) async fn of_account(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Playlists> {
    let handle = Handle::parse(&name, &app.config().webserver.host());
    let account = actor::account_by_handle(&mut app.db.reader().await?, &handle).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", SORTS);
    let kind = kind(&mut fields);
    let search = fields.optional("search", WRONG, read::text(1, 500));
    let collaborations = fields.optional("includeCollaborations", WRONG, read::boolean).unwrap_or(false);
    let names = "Should have a valid channelNameOneOf array";
    let channels = fields.optional("channelNameOneOf", names, read::texts(0, 255, 100));
    fields.finish()?;
    let own = caller.is_some_and(|c| c.account_id == account.id);
    let filter = Filter {
        account_id: Some(account.id),
        // What somebody helps with is theirs to know.
        collaborations: own && collaborations,
        privacy: (!own).then_some(PUBLIC),
        kind,
        search,
        channel_names: channels.unwrap_or_default(),
        ..Filter::default()
    };
    answer(&app, &filter, &page).await
}

/// A page of a channel's playlists; its owner sees the private ones, too.
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}/video-playlists",
    operation_id = "getVideoChannelVideoPlaylists", tag = "Video Channels",
    params(("handle" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query), ("search" = Option<String>, Query),
        ("playlistType" = Option<i64>, Query, description = "1 regular, 2 watch later")),
    responses((status = 200, body = ResultList<Playlist>), (status = 404, description = "No such channel")))]
pub(crate) async fn of_channel(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(handle): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Playlists> {
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let channel = channel::by_handle(&mut app.db.reader().await?, &handle).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", SORTS);
    let kind = kind(&mut fields);
    let search = fields.optional("search", WRONG, read::text(0, 500)).filter(|s| !s.is_empty());
    fields.finish()?;
    let own = caller.is_some_and(|c| c.account_id == channel.account_id);
    let privacy = (!own).then_some(PUBLIC);
    answer(&app, &Filter { channel_id: Some(channel.id), privacy, kind, search, ..Filter::default() }, &page).await
}

/// A page of what a filter finds.
pub(crate) async fn answer(app: &App, filter: &Filter, page: &Page) -> Result<Playlists> {
    let mut conn = app.db.reader().await?;
    let rows = if page.count == 0 { Vec::new() } else { store::page(&mut conn, filter, page).await? };
    let total = store::matching(&mut conn, filter).await?;
    let data = json(app, &mut conn, &rows).await?;
    Ok(Json(ResultList { total, data }))
}

/// Playlists as clients see them, with their pictures: one statement, however many there are.
pub(crate) async fn json(app: &App, conn: &mut Conn, rows: &[PlaylistRow]) -> Result<Vec<Playlist>, Error> {
    let urls = Urls::new(&app.config());
    let pictures = store::pictures_of(conn, &rows.iter().map(|p| p.id).collect::<Vec<_>>()).await?;
    let of = |id| pictures.iter().filter(move |p: &&Picture| p.playlist_id == id).collect::<Vec<_>>();
    Ok(rows.iter().map(|row| row.json(&of(row.id), &urls)).collect())
}
