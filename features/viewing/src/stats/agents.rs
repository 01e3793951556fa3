//! With what a video was watched, as far as players say.

use super::{Between, MOST_NAMES, Named};
use crate::store::VideoRow;
use database::{Conn, Error, Sql};
use serde::Serialize;
use utoipa::ToSchema;

/// Programs, devices and operating systems, those with most viewers first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UserAgents {
    clients: Vec<Named>,
    devices: Vec<Named>,
    operating_systems: Vec<Named>,
}

/// Counts viewings that overlap with a span of time.
pub(crate) async fn agents(conn: &mut Conn, video: &VideoRow, between: Between) -> Result<UserAgents, Error> {
    let client = "SELECT client AS name, count(*) AS viewers FROM viewing WHERE client IS NOT NULL AND video_id = ";
    let device = "SELECT device AS name, count(*) AS viewers FROM viewing WHERE device IS NOT NULL AND video_id = ";
    let system = "SELECT operating_system AS name, count(*) AS viewers FROM viewing WHERE operating_system IS NOT NULL \
                  AND video_id = ";
    Ok(UserAgents {
        clients: named(conn, client, video.id, between).await?,
        devices: named(conn, device, video.id, between).await?,
        operating_systems: named(conn, system, video.id, between).await?,
    })
}

async fn named(conn: &mut Conn, select: &'static str, video_id: i64, between: Between) -> Result<Vec<Named>, Error> {
    let mut sql = Sql::new(select);
    sql.arg(video_id);
    between.overlaps(&mut sql);
    sql.push(" GROUP BY 1 ORDER BY viewers DESC, name LIMIT ").arg(MOST_NAMES);
    let rows = conn.rows(sql).await?;
    rows.iter().map(|row| Ok(Named { name: row.get("name")?, viewers: row.get("viewers")? })).collect()
}
