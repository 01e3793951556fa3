//! An owner's lists.

use crate::json::WatchedWordsList;
use crate::{Owner, store};
use platform::{App, Page, Result};
use wire::ResultList;

/// What lists are sorted by.
pub(crate) const SORTS: &[&str] = &["createdAt", "updatedAt", "listName"];

/// A page of them.
pub(crate) async fn list(app: &App, owner: Owner, page: &Page) -> Result<ResultList<WatchedWordsList>> {
    let mut conn = app.db.reader().await?;
    let data = store::page(&mut conn, owner, page).await?;
    Ok(ResultList { total: store::count(&mut conn, owner).await?, data })
}
