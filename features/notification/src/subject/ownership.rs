//! Offers of videos and channels.

use super::{actor, unique, video};
use crate::json::OwnershipInfo;
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;
use wire::Labelled;

/// The state of an offer, by PeerTube's numbers; invitations count otherwise.
fn state(id: i64) -> Labelled {
    let label = match id {
        1 => "Pending",
        2 => "Rejected",
        3 => "Accepted",
        _ => "Unknown",
    };
    Labelled { id: Some(id), label: label.to_owned() }
}

struct OfferRow {
    id: i64,
    state: i64,
    initiator: i64,
    next_owner: i64,
    video: Option<i64>,
    channel: Option<i64>,
}

impl FromRow for OfferRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(OfferRow {
            id: row.get("id")?,
            state: row.get("state")?,
            initiator: row.get("initiator_id")?,
            next_owner: row.get("next_owner_id")?,
            video: row.get("video_id")?,
            channel: row.get("channel_id")?,
        })
    }
}

/// Offers by their ids.
pub(super) async fn offers(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, OwnershipInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT id, state, initiator_id, next_owner_id, video_id, channel_id FROM ownership_change WHERE id IN ",
    );
    sql.list(ids.iter().copied());
    let rows: Vec<OfferRow> = conn.all(sql).await?;
    let videos = video::videos(conn, &unique(rows.iter().filter_map(|r| r.video))).await?;
    let channels = actor::channels(conn, &unique(rows.iter().filter_map(|r| r.channel)), own_host).await?;
    let people = unique(rows.iter().flat_map(|r| [r.initiator, r.next_owner]));
    let accounts = actor::accounts(conn, &people, own_host).await?;
    let info = |row: OfferRow| {
        let offer = OwnershipInfo {
            id: row.id,
            state: state(row.state),
            initiator_account: accounts.get(&row.initiator)?.clone(),
            next_owner_account: accounts.get(&row.next_owner)?.clone(),
            video: row.video.and_then(|id| videos.get(&id).cloned()),
            channel: row.channel.and_then(|id| channels.get(&id).cloned()),
        };
        Some((row.id, offer))
    };
    Ok(rows.into_iter().filter_map(info).collect())
}
