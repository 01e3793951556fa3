//! `GET /search/video-playlists`: by words, by UUIDs, or by an address, here or elsewhere.

use crate::json::Playlist;
use crate::list;
use crate::policy::{PUBLIC, REGULAR, Reading, reading};
use crate::remote::known;
use crate::store::{self, Filter};
use axum::Json;
use axum::extract::{RawQuery, State};
use moderation::is_host;
use platform::fields::{Fields, read};
use platform::id::{self, Ref};
use platform::routes::MaybeCaller;
use platform::{App, Page, Result};
use search::{Among, Kind, Searched, Target, find, is_address, may_ask_elsewhere, own_path};
use serde_json::Value;
use uuid::Uuid;
use wire::ResultList;

const SORTS: &[&str] = &["match", "displayName", "createdAt"];
const WRONG: &str = "Invalid value";

/// Searches public playlists that have videos.
#[utoipa::path(get, path = "/api/v1/search/video-playlists", operation_id = "searchPlaylists", tag = "Search",
    params(("search" = Option<String>, Query, description = "Words, or the address of a playlist"),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("searchTarget" = Option<String>, Query), ("host" = Option<String>, Query),
        ("uuids" = Option<Vec<String>>, Query)),
    responses((status = 200, body = ResultList<Playlist>),
        (status = 500, description = "The search index does not answer")))]
pub(crate) async fn search(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    RawQuery(query): RawQuery,
) -> Result<Json<Searched<Playlist>>> {
    let config = app.config();
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-match", SORTS);
    let search = fields.optional("search", WRONG, read::text(1, 500));
    let own_host = config.webserver.host();
    let host = fields.optional("host", WRONG, |v| {
        v.as_str().filter(|h| is_host(h, &config.webserver.hostname)).map(str::to_lowercase)
    });
    let target = Target::read(&mut fields, &config.search);
    let uuids = fields.optional("uuids", "Should have valid array of uuid", uuids);
    fields.finish()?;
    if let Some(address) = search.as_deref().filter(|s| is_address(s)) {
        let may_ask = may_ask_elsewhere(&app, caller.as_ref());
        return Ok(Json(by_address(&app, address, &config.webserver.origin(), may_ask).await?.into()));
    }
    if target == Target::Index {
        let found = search::elsewhere(&app, caller.as_ref(), Kind::Playlist, query.as_deref(), None).await?;
        return Ok(Json(Searched::Index(found)));
    }
    let found = match &search {
        Some(words) => find(&app, Kind::Playlist, words).await,
        None => None,
    };
    let filter = Filter {
        among: found.as_ref().map(|f| Among::new(&app.db, f.ids.iter().copied())),
        privacy: Some(PUBLIC),
        kind: Some(REGULAR),
        with_videos: true,
        search,
        host: host.map(|h| if h == own_host { None } else { Some(h) }),
        uuids,
        ..Filter::default()
    };
    let Some(found) = found.filter(|_| page.sort == "match") else {
        return Ok(Json(list::answer(&app, &filter, &page).await?.0.into()));
    };
    let mut conn = app.db.reader().await?;
    let (rows, total) = store::best(&mut conn, &filter, &found, &page, app.now()).await?;
    Ok(Json(ResultList { total, data: list::json(&app, &mut conn, &rows).await? }.into()))
}

/// Up to 100 UUIDs, long or short.
fn uuids(v: &Value) -> Option<Vec<Uuid>> {
    let texts = read::texts(1, 100, 100)(v)?;
    texts.iter().map(|t| Uuid::try_parse(t).ok().or_else(|| id::from_short(t))).collect()
}

/// The playlist of an address: of ours in any of its forms, of one elsewhere as it is known, or as its server tells when it may be asked.
async fn by_address(app: &App, address: &str, origin: &str, may_ask: bool) -> Result<ResultList<Playlist>> {
    let path = own_path(address, origin).unwrap_or("");
    let named = ["/video-playlists/", "/videos/watch/playlist/", "/w/p/"].iter().find_map(|p| path.strip_prefix(p));
    let elsewhere = match own_path(address, origin) {
        Some(_) => None,
        None if may_ask => actor::elsewhere::playlist(app, address).await,
        None => playlist_at(app, address).await?,
    };
    let mut conn = app.db.reader().await?;
    let found = match named.and_then(Ref::parse) {
        Some(which @ Ref::Uuid(_)) => store::find(&mut conn, which).await?,
        _ => match elsewhere {
            Some(id) => store::find(&mut conn, Ref::Id(id)).await?,
            None => None,
        },
    };
    let found = found.filter(|p| reading(&p.facts(), true) == Reading::Yes);
    let data = list::json(app, &mut conn, found.as_slice()).await?;
    Ok(ResultList { total: i64::try_from(data.len()).unwrap_or(0), data })
}

/// The number of the playlist of another server that has this address.
async fn playlist_at(app: &App, address: &str) -> Result<Option<i64>> {
    let known = known(&mut app.db.reader().await?, address).await?;
    Ok(known.filter(|playlist| !playlist.is_local).map(|playlist| playlist.id))
}
