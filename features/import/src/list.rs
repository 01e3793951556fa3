//! `GET /users/me/videos/imports`.

use crate::json::{self, VideoImport};
use crate::store::{self, Filter};
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Result};
use wire::ResultList;

const WRONG: &str = "Invalid value";

/// A page of the caller's imports.
pub(crate) async fn list(app: &App, caller: &Caller, query: Option<&str>) -> Result<ResultList<VideoImport>> {
    let mut f = Fields::query(query);
    let page = Page::read(&mut f, "-createdAt", &["createdAt"]);
    let number = || read::int(0, i64::MAX);
    let together =
        f.optional("includeCollaborations", "Should have a valid includeCollaborations boolean", read::boolean);
    let filter = Filter {
        user_id: caller.user_id,
        helper: together.unwrap_or(false).then_some(caller.account_id),
        id: f.optional("id", WRONG, number()),
        video_id: f.optional("videoId", WRONG, number()),
        target_url: f.optional("targetUrl", WRONG, read::text(0, 2000)),
        search: f.optional("search", WRONG, read::text(0, 1000)).filter(|s| !s.trim().is_empty()),
        channel_sync_id: f.optional("videoChannelSyncId", WRONG, number()),
    };
    f.finish()?;
    let mut conn = app.db.reader().await?;
    let total = store::count(&mut conn, &filter).await?;
    let rows = store::page(&mut conn, &filter, &page).await?;
    Ok(ResultList { total, data: json::imports(app, &mut conn, &rows).await? })
}
