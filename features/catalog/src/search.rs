//! `search/videos`: by words of the title, or by the address of a video of this instance.

use crate::filter::{Filter, Scope};
use crate::totals::Totals;
use crate::visibility::{Verdict, may_watch, privacy};
use crate::{details, list};
use platform::fields::Fields;
use platform::id::Ref;
use platform::{App, Caller, Result};
use search::{Target, is_address, own_path};
use wire::{ResultList, VideoSummary};

/// Searches videos.
///
/// # Errors
/// 400 for wrong fields, 401 for what the caller may not ask for, 500 when a search index is asked: none is reached from here.
pub(crate) async fn search(
    app: &App,
    totals: &Totals,
    caller: Option<&Caller>,
    query: Option<&str>,
) -> Result<ResultList<VideoSummary>> {
    let filter = Filter::read(query, Scope::Search, caller, app)?;
    let mut fields = Fields::query(query);
    let target = Target::read(&mut fields, &app.config().search);
    fields.finish()?;
    if let Some(address) = filter.wanted.search.as_deref().filter(|s| is_address(s)) {
        return by_address(app, caller, address).await;
    }
    target.must_be_here("video")?;
    Ok(list::list(app, totals, &filter).await?)
}

/// The video of an address of ours, in any of its forms, when the caller could open it; nothing for addresses elsewhere.
async fn by_address(app: &App, caller: Option<&Caller>, address: &str) -> Result<ResultList<VideoSummary>> {
    let origin = app.config().webserver.origin();
    let path = own_path(address, &origin).unwrap_or("");
    let named = ["/videos/watch/", "/w/"].iter().find_map(|p| path.strip_prefix(p));
    let mut conn = app.db.reader().await?;
    let found = match named.and_then(Ref::parse) {
        Some(which @ Ref::Uuid(_)) => details::find(&mut conn, which).await?,
        _ => None,
    };
    let open = found.filter(|v| v.privacy != privacy::PASSWORD && may_watch(&v.facts(), caller, None) == Verdict::Yes);
    let ids: Vec<i64> = open.iter().map(|v| v.id).collect();
    let data = list::by_ids(app, &mut conn, &ids).await?;
    Ok(ResultList { total: i64::try_from(data.len()).unwrap_or(0), data })
}
