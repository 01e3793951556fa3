//! `GET /search/video-channels`: by words, by handles, or by an address.

use crate::found::{self, Wanted};
use crate::{ChannelRow, ListedChannel, store};
use actor::Handle;
use axum::Json;
use axum::extract::{RawQuery, State};
use database::Error;
use moderation::is_host;
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{App, Caller, Page, Result};
use search::{Among, Kind, Searched, Target, find, is_address, may_ask_elsewhere, own_path};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use wire::{ChannelSummary, ResultList};

const SORTS: &[&str] = &["match", "displayName", "createdAt"];
const WRONG: &str = "Invalid value";
/// Handles at most.
const MOST: usize = 100;

/// A channel that was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum FoundChannel {
    /// By its words, as lists show it.
    Listed(ListedChannel),
    /// By its handle or address, with its owner in full.
    Named(ChannelSummary),
}

/// Searches the channels of this instance and of those it follows.
#[utoipa::path(get, path = "/api/v1/search/video-channels", operation_id = "searchChannels", tag = "Search",
    params(("search" = Option<String>, Query, description = "Words, a handle, or the address of a channel"),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`match`, `displayName` or `createdAt`"),
        ("searchTarget" = Option<String>, Query, description = "`local` or `search-index`"),
        ("host" = Option<String>, Query, description = "Only channels of this host"),
        ("handles" = Option<Vec<String>>, Query, description = "Only these, at most 100")),
    responses((status = 200, body = ResultList<FoundChannel>),
        (status = 400, description = "A parameter is wrong"),
        (status = 500, description = "The search index does not answer")))]
pub(crate) async fn search(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    RawQuery(query): RawQuery,
) -> Result<Json<Searched<FoundChannel>>> {
    let config = app.config();
    let own_host = config.webserver.host();
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-match", SORTS);
    let search = fields.optional("search", WRONG, read::text(1, 500));
    let host = fields.optional("host", WRONG, |v| {
        v.as_str().filter(|h| is_host(h, &config.webserver.hostname)).map(str::to_lowercase)
    });
    let target = Target::read(&mut fields, &config.search);
    let handles = handles(&mut fields, &own_host);
    fields.finish()?;
    let search = search.unwrap_or_default();
    if is_address(&search) {
        return Ok(one(by_address(&app, caller.as_ref(), &search, &own_host).await?, &own_host));
    }
    if let Some(handle) = whole_handle(&search, &own_host) {
        return Ok(one(by_handle(&app, caller.as_ref(), &handle).await?, &own_host));
    }
    if target == Target::Index {
        let found = search::elsewhere(&app, caller.as_ref(), Kind::Channel, query.as_deref(), None).await?;
        return Ok(Json(Searched::Index(found)));
    }
    let words = search.strip_prefix('@').unwrap_or(&search).to_owned();
    let host = host.map(|h| if h == own_host { None } else { Some(h) });
    let found = find(&app, Kind::Channel, &words).await;
    let among = found.as_ref().map(|f| Among::new(&app.db, f.ids.iter().copied()));
    let wanted = Wanted { words, among, host, handles };
    let mut conn = app.db.reader().await?;
    let (rows, total) = match found.filter(|_| page.sort == "match") {
        Some(found) => found::best(&mut conn, &wanted, &found, &page, app.now()).await?,
        None => {
            let rows = if page.count == 0 { Vec::new() } else { found::page(&mut conn, &wanted, &page).await? };
            (rows, found::matching(&mut conn, &wanted).await?)
        }
    };
    Ok(Json(Searched::Here(ResultList {
        total,
        data: rows.iter().map(|c| FoundChannel::Listed(c.listed(&own_host))).collect(),
    })))
}

/// The channels that fit best what somebody types: of this instance and of those it follows, at most 200.
///
/// # Errors
/// The database's.
pub async fn suggested(app: &App, text: &str, count: i64) -> Result<Vec<ChannelRow>> {
    let Some(found) = search::suggest(app, Kind::Channel, text).await else { return Ok(Vec::new()) };
    let among = Some(Among::new(&app.db, found.ids.iter().copied()));
    let page = Page { start: 0, count, sort: "match", descending: true };
    let mut conn = app.db.reader().await?;
    let (rows, _) = found::best(&mut conn, &Wanted { among, ..Wanted::default() }, &found, &page, app.now()).await?;
    Ok(rows)
}

fn one(found: Option<ChannelRow>, own_host: &str) -> Json<Searched<FoundChannel>> {
    let data: Vec<FoundChannel> = found.iter().map(|c| FoundChannel::Named(c.summary(own_host))).collect();
    Json(Searched::Here(ResultList { total: i64::from(!data.is_empty()), data }))
}

/// The handles that are asked for; an empty value is shown as the empty list that PeerTube makes of it.
fn handles(fields: &mut Fields, own_host: &str) -> Option<Vec<Handle>> {
    let message = "Should have valid array of handles";
    if fields.raw("handles").is_some_and(|v| v == "") {
        fields.wrong_as("handles", message, json!([]));
        return None;
    }
    fields.listed("handles");
    fields.optional("handles", message, |v: &Value| {
        let texts = read::texts(1, 500, MOST)(v)?;
        Some(texts.iter().map(|text| Handle::parse(text, own_host)).collect())
    })
}

/// `name@host`, with or without an `@` before it: that one channel. Everything else is words.
fn whole_handle(search: &str, own_host: &str) -> Option<Handle> {
    let (name, host) = search.strip_prefix('@').unwrap_or(search).split_once('@')?;
    let part = |p: &str| !p.is_empty() && !p.contains([' ', '@']);
    (part(name) && part(host)).then(|| Handle::parse(search, own_host))
}

/// The channel of an address: of ours in any of its forms; of another server's as that names it, or as it names its page.
async fn by_address(
    app: &App,
    caller: Option<&Caller>,
    address: &str,
    own_host: &str,
) -> Result<Option<ChannelRow>, Error> {
    let origin = app.config().webserver.origin();
    let Some(path) = own_path(address, &origin) else {
        if let Some(found) = ask(app, caller, address).await? {
            return Ok(Some(found));
        }
        return found::elsewhere(&mut app.db.reader().await?, address).await;
    };
    let named = ["/video-channels/", "/c/"].iter().find_map(|prefix| path.strip_prefix(prefix));
    let name = named.and_then(|rest| rest.split('/').next());
    match name.filter(|name| !name.is_empty()) {
        Some(name) => store::by_handle(&mut app.db.reader().await?, &Handle::parse(name, own_host)).await,
        None => Ok(None),
    }
}

/// The channel of a handle.
async fn by_handle(app: &App, caller: Option<&Caller>, handle: &Handle) -> Result<Option<ChannelRow>, Error> {
    if let Some(host) = &handle.host
        && let Some(found) = ask(app, caller, &format!("{}@{host}", handle.name)).await?
    {
        return Ok(Some(found));
    }
    store::by_handle(&mut app.db.reader().await?, handle).await
}

/// The channel that its own server knows by this address or handle, when the caller may have it asked (`search.remote_uri`). One that is
/// known already is asked for only if that was long ago.
async fn ask(app: &App, caller: Option<&Caller>, name: &str) -> Result<Option<ChannelRow>, Error> {
    let may_ask = may_ask_elsewhere(app, caller);
    let actor = if may_ask { actor::elsewhere::actor(app, name).await } else { None };
    match actor {
        Some(actor_id) => found::of_actor(&mut app.db.reader().await?, actor_id).await,
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_handles_are_no_words() {
        let host = |text| whole_handle(text, "here.example").map(|h| h.host.unwrap_or_else(|| "here".into()));
        assert_eq!(host("films@peer.example").as_deref(), Some("peer.example"));
        assert_eq!(host("@films@peer.example").as_deref(), Some("peer.example"));
        assert_eq!(host("films@here.example").as_deref(), Some("here"));
        for words in ["films", "@films", "films@", "@@peer.example", "my films@peer.example", "a@b@c", "@", ""] {
            assert_eq!(host(words), None, "{words}");
        }
    }
}
