//! Follows that other servers tell of: they ask, accept, refuse and take back.

use crate::store::{self, State};
use database::{Error, Sql, Tx};
use platform::{Result, event};

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requested {
    /// The follow's id.
    pub id: i64,
    /// Where it stands.
    pub state: State,
    /// Whether it was not there before.
    pub is_new: bool,
}

/// Somebody asks to follow. A follow that is there stays as it is, but for one that waited and needs no approval any more.
///
/// # Errors
/// The database's.
pub async fn request(tx: &mut Tx, follower_id: i64, target_id: i64, state: State, now: i64) -> Result<Requested> {
    if let Some(id) = store::insert(tx, follower_id, target_id, state, now).await? {
        if state == State::Accepted {
            actor::count_follow(tx, follower_id, target_id, 1).await?;
        }
        event::emit(tx, now, "follow.created", id).await?;
        return Ok(Requested { id, state, is_new: true });
    }
    let (id, before) = between(tx, follower_id, target_id).await?.ok_or(Error::NoRow)?;
    if before == State::Pending && state == State::Accepted {
        set_state(tx, id, State::Accepted, now).await?;
        actor::count_follow(tx, follower_id, target_id, 1).await?;
        return Ok(Requested { id, state, is_new: false });
    }
    Ok(Requested { id, state: before, is_new: false })
}

/// Remembers what the one who asks calls the request: a later answer names it so.
///
/// # Errors
/// The database's.
pub async fn named(tx: &mut Tx, follow_id: i64, activity_url: &str) -> Result<()> {
    let sql = "UPDATE actor_follow SET activity_url = $2 WHERE id = $1";
    Ok(tx.execute(Sql::new(sql).bind(follow_id).bind(activity_url)).await.map(drop)?)
}

/// The target of a follow accepts or refuses it; the state before, `None` when there is no such follow.
///
/// # Errors
/// The database's.
pub async fn answer(tx: &mut Tx, follower_id: i64, target_id: i64, state: State, now: i64) -> Result<Option<State>> {
    let Some((id, before)) = between(tx, follower_id, target_id).await? else { return Ok(None) };
    if before != state {
        set_state(tx, id, state, now).await?;
        let step = i64::from(state == State::Accepted) - i64::from(before == State::Accepted);
        if step != 0 {
            actor::count_follow(tx, follower_id, target_id, step).await?;
        }
    }
    Ok(Some(before))
}

/// The follower takes it back; whether there was one.
///
/// # Errors
/// The database's.
pub async fn withdraw(tx: &mut Tx, follower_id: i64, target_id: i64) -> Result<bool> {
    let Some((id, _)) = between(tx, follower_id, target_id).await? else { return Ok(false) };
    if store::delete(tx, id).await? == Some(State::Accepted) {
        actor::count_follow(tx, follower_id, target_id, -1).await?;
    }
    Ok(true)
}

async fn between(tx: &mut Tx, follower_id: i64, target_id: i64) -> Result<Option<(i64, State)>, Error> {
    let sql = "SELECT id, state FROM actor_follow WHERE follower_id = $1 AND target_id = $2";
    let rows = tx.rows(Sql::new(sql).bind(follower_id).bind(target_id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some((row.get("id")?, State::read(&row.get::<String>("state")?)?)))
}

async fn set_state(tx: &mut Tx, id: i64, state: State, now: i64) -> Result<(), Error> {
    let sql = "UPDATE actor_follow SET state = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state.as_str()).bind(now)).await.map(drop)
}
