//! Lists of offers.

use crate::json::{Known, OwnershipChange};
use crate::store::{self, Scope};
use database::Conn;
use platform::{App, Page, Result};
use wire::ResultList;

/// A page of offers; six statements, however many there are.
pub(crate) async fn page(app: &App, conn: &mut Conn, scope: Scope, page: &Page) -> Result<ResultList<OwnershipChange>> {
    let rows = store::page(conn, scope, page).await?;
    let total = store::count(conn, scope).await?;
    let mut accounts: Vec<i64> = rows.iter().flat_map(|o| [o.initiator_id, o.next_owner_id]).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let accounts = actor::accounts_by_ids(conn, &accounts).await?;
    let channels: Vec<i64> = rows.iter().filter_map(|o| o.channel_id).collect();
    let channels = channel::by_ids(conn, &channels).await?;
    let videos: Vec<i64> = rows.iter().filter_map(|o| o.video_id).collect();
    let videos = catalog::by_ids::by_ids(app, conn, &videos).await?.into_iter().map(|found| found.summary).collect();
    let own_host = app.config().webserver.host();
    let known = Known { own_host: &own_host, accounts: &accounts, channels: &channels, videos };
    Ok(ResultList { total, data: rows.iter().filter_map(|o| known.show(o)).collect() })
}
