//! Requests to register, and invitations to channels.

use super::{actor, unique};
use crate::json::{CollaboratorInfo, RegistrationInfo};
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;
use wire::Labelled;

impl FromRow for RegistrationInfo {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(RegistrationInfo { id: row.get("id")?, username: row.get("username")? })
    }
}

/// Requests to register by their ids.
pub(super) async fn registrations(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, RegistrationInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, username FROM user_registration WHERE id IN ");
    sql.list(ids.iter().copied());
    let rows: Vec<RegistrationInfo> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|r| (r.id, r)).collect())
}

/// The state of an invitation, by PeerTube's numbers; offers count otherwise.
fn state(id: i64) -> Labelled {
    let label = match id {
        1 => "Pending",
        2 => "Accepted",
        3 => "Rejected",
        _ => "Unknown",
    };
    Labelled { id: Some(id), label: label.to_owned() }
}

struct CollaboratorRow {
    id: i64,
    state: i64,
    channel: i64,
    owner: i64,
    account: i64,
}

impl FromRow for CollaboratorRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(CollaboratorRow {
            id: row.get("id")?,
            state: row.get("state")?,
            channel: row.get("channel_id")?,
            owner: row.get("owner")?,
            account: row.get("account_id")?,
        })
    }
}

/// Collaborators by their ids.
pub(super) async fn collaborators(
    conn: &mut Conn,
    ids: &[i64],
    own_host: &str,
) -> Result<HashMap<i64, CollaboratorInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT k.id, k.state, k.channel_id, k.account_id, c.account_id AS owner FROM channel_collaborator k \
         JOIN channel c ON c.id = k.channel_id WHERE k.id IN ",
    );
    sql.list(ids.iter().copied());
    let rows: Vec<CollaboratorRow> = conn.all(sql).await?;
    let channels = actor::channels(conn, &unique(rows.iter().map(|r| r.channel)), own_host).await?;
    let accounts = actor::accounts(conn, &unique(rows.iter().flat_map(|r| [r.owner, r.account])), own_host).await?;
    let info = |row: CollaboratorRow| {
        let collaborator = CollaboratorInfo {
            id: row.id,
            channel_owner: accounts.get(&row.owner)?.clone(),
            channel: channels.get(&row.channel)?.clone(),
            account: accounts.get(&row.account)?.clone(),
            state: state(row.state),
        };
        Some((row.id, collaborator))
    };
    Ok(rows.into_iter().filter_map(info).collect())
}
