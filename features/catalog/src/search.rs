//! `search/videos`: by words, or by the address of a video, here or on another server.

use crate::filter::{Filter, Scope, Sensitivity};
use crate::totals::Totals;
use crate::visibility::{Verdict, may_watch, privacy};
use crate::{VideoRow, details, list, ranked};
use database::Sql;
use platform::fields::Fields;
use platform::id::Ref;
use platform::{App, Caller, Result};
use search::{Kind, Searched, Target, find, is_address, may_ask_elsewhere, own_path};
use uuid::Uuid;
use wire::{ResultList, VideoSummary};

/// Searches videos.
///
/// # Errors
/// 400 for wrong fields, 401 for what the caller may not ask for, 500 when the search index is to be asked and does not answer.
pub(crate) async fn search(
    app: &App,
    totals: &Totals,
    caller: Option<&Caller>,
    query: Option<&str>,
) -> Result<Searched<VideoSummary>> {
    let filter = Filter::read(query, Scope::Search, caller, app)?;
    let mut fields = Fields::query(query);
    let target = Target::read(&mut fields, &app.config().search);
    fields.finish()?;
    if let Some(address) = filter.wanted.search.as_deref().filter(|s| is_address(s)) {
        return Ok(by_address(app, caller, address).await?.into());
    }
    if target == Target::Index {
        let sensitive = Sensitivity::unlisted(&filter, app, &mut app.db.reader().await?).await?;
        let sensitive = if sensitive { "false" } else { "both" };
        return search::elsewhere(app, caller, Kind::Video, query, Some(sensitive)).await.map(Searched::Index);
    }
    // A UUID is no words.
    if let Some(words) = filter.wanted.search.as_deref().filter(|s| Uuid::try_parse(s).is_err())
        && let Some(found) = find(app, Kind::Video, words).await
        // Of many videos with these words only the best known are looked at; a filter might leave the others.
        && (found.all || !filter.wanted.narrows())
    {
        return Ok(ranked::list(app, filter, &found).await?.into());
    }
    Ok(list::list(app, totals, &filter).await?.into())
}

/// The video of an address, when the caller could open it: of ours in any of its forms; of another server's if it is known here, or if
/// the caller may have it asked for.
async fn by_address(app: &App, caller: Option<&Caller>, address: &str) -> Result<ResultList<VideoSummary>> {
    let origin = app.config().webserver.origin();
    let path = own_path(address, &origin).unwrap_or("");
    let named = ["/videos/watch/", "/w/"].iter().find_map(|p| path.strip_prefix(p));
    let found = if path.is_empty() && !address.starts_with(&format!("{origin}/")) {
        elsewhere(app, caller, address).await?
    } else {
        match named.and_then(Ref::parse) {
            Some(which @ Ref::Uuid(_)) => details::find(&mut app.db.reader().await?, which).await?,
            _ => None,
        }
    };
    let mut conn = app.db.reader().await?;
    let open = found.filter(|v| v.privacy != privacy::PASSWORD && may_watch(&v.facts(), caller, None) == Verdict::Yes);
    let ids: Vec<i64> = open.iter().map(|v| v.id).collect();
    let data = list::by_ids(app, &mut conn, &ids).await?;
    Ok(ResultList { total: i64::try_from(data.len()).unwrap_or(0), data })
}

/// The video of an address on another server.
async fn elsewhere(app: &App, caller: Option<&Caller>, address: &str) -> Result<Option<VideoRow>> {
    let id = if may_ask_elsewhere(app, caller) { actor::elsewhere::video(app, address).await } else { None };
    let mut conn = app.db.reader().await?;
    let id = match id {
        Some(id) => Some(id),
        None => conn.optional(Sql::new("SELECT id FROM video WHERE url = $1").bind(address)).await?,
    };
    match id {
        Some(id) => Ok(details::find(&mut conn, Ref::Id(id)).await?),
        None => Ok(None),
    }
}
