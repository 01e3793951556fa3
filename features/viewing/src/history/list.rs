//! The list of what a user has watched, last watched first. Videos that they may not see in lists any more are left out.

use crate::flush;
use catalog::totals::Totals;
use catalog::{Filter, Scope};
use platform::fields::Fields;
use platform::{App, Caller, Page, Result};
use wire::{ResultList, VideoSummary};

/// The only order there is.
const SORTS: &[&str] = &["updatedAt"];

/// A page of the caller's history; `search` looks at titles.
pub(crate) async fn list(
    app: &App,
    totals: &Totals,
    caller: &Caller,
    query: Option<&str>,
) -> Result<ResultList<VideoSummary>> {
    let mut fields = Fields::query(query);
    let page = Page { sort: SORTS[0], descending: true, ..Page::read(&mut fields, "-updatedAt", SORTS) };
    let search = fields.optional("search", "Invalid value", platform::fields::read::text(0, 1000));
    fields.finish()?;
    // What they stopped at a moment ago is part of it.
    flush::history(app, Some(caller.user_id)).await?;
    let filter = Filter::new(page, Scope::History(caller.user_id), Some(caller)).searching(search);
    Ok(catalog::list::list(app, totals, &filter).await?)
}
