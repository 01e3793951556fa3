//! Lists of reports: all for moderators, and one's own.

use crate::json::{Abuse, Known};
use crate::{reasons, store};
use database::Conn;
use moderation::Muters;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Result};
use wire::ResultList;

/// Which reports are asked for.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub reporter_account_id: Option<i64>,
    pub id: Option<i64>,
    pub state: Option<i64>,
    pub predefined_reason: Option<i64>,
    /// `video`, `comment` or `account`.
    pub about: Option<&'static str>,
    /// `deleted` or `blacklisted`.
    pub video_is: Option<&'static str>,
    pub search: Option<String>,
    pub search_reporter: Option<String>,
    pub search_reportee: Option<String>,
    pub search_video: Option<String>,
    pub search_channel: Option<String>,
}

const SORTS: &[&str] = &["id", "createdAt", "state"];
const INVALID: &str = "Invalid value";

fn text(fields: &mut Fields, name: &str) -> Option<String> {
    fields.optional(name, INVALID, read::text(0, 1000)).filter(|t| !t.is_empty())
}

fn one_of(fields: &mut Fields, name: &str, values: &[&'static str]) -> Option<&'static str> {
    fields.optional(name, INVALID, |v| values.iter().copied().find(|x| v == x))
}

/// What both lists are asked by.
fn shared(fields: &mut Fields) -> (Page, Filter) {
    let page = Page::read(fields, "-createdAt", SORTS);
    let filter = Filter {
        id: fields.optional("id", INVALID, read::int(1, i64::MAX)),
        state: fields.optional("state", INVALID, read::int(1, 3)),
        search: text(fields, "search"),
        ..Filter::default()
    };
    (page, filter)
}

/// All reports, for moderators.
pub(crate) async fn all(app: &App, caller: &Caller, query: Option<&str>) -> Result<ResultList<Abuse>> {
    let mut fields = Fields::query(query);
    let (page, filter) = shared(&mut fields);
    let filter = Filter {
        about: one_of(&mut fields, "filter", &["video", "comment", "account"]),
        predefined_reason: fields.optional("predefinedReason", INVALID, |v| v.as_str().and_then(reasons::number)),
        video_is: one_of(&mut fields, "videoIs", &["deleted", "blacklisted"]),
        search_reporter: text(&mut fields, "searchReporter"),
        search_reportee: text(&mut fields, "searchReportee"),
        search_video: text(&mut fields, "searchVideo"),
        search_channel: text(&mut fields, "searchVideoChannel"),
        ..filter
    };
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let muters = Muters::find(&mut conn, &[caller.account_id]).await?;
    shown(app, &mut conn, &filter, &muters, &page, true).await
}

/// The caller's own reports.
pub(crate) async fn mine(app: &App, caller: &Caller, query: Option<&str>) -> Result<ResultList<Abuse>> {
    let mut fields = Fields::query(query);
    let (page, filter) = shared(&mut fields);
    fields.finish()?;
    let filter = Filter { reporter_account_id: Some(caller.account_id), ..filter };
    shown(app, &mut app.db.reader().await?, &filter, &Muters::default(), &page, false).await
}

async fn shown(
    app: &App,
    conn: &mut Conn,
    filter: &Filter,
    muters: &Muters,
    page: &Page,
    for_moderators: bool,
) -> Result<ResultList<Abuse>> {
    let (total, rows) = store::page(conn, filter, muters, page).await?;
    if rows.is_empty() {
        return Ok(ResultList { total, data: Vec::new() });
    }
    let accounts: Vec<i64> =
        rows.iter().flat_map(|r| [r.reporter_account_id, r.flagged_account_id]).flatten().collect();
    let accounts = actor::accounts_by_ids(conn, &accounts).await?;
    let channels: Vec<i64> = rows.iter().filter_map(|r| r.channel_id).collect();
    let channels = store::channels(conn, &channels).await?;
    let videos: Vec<i64> = rows.iter().filter_map(|r| r.video_id).collect();
    let videos = catalog::list::by_ids(app, conn, &videos).await?;
    let own_host = app.config().webserver.host();
    let known = Known { own_host: &own_host, accounts: &accounts, channels: &channels, videos: &videos };
    Ok(ResultList { total, data: rows.iter().map(|r| known.abuse(r, for_moderators)).collect() })
}
