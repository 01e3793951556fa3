//! The SQL of follows.

use actor::{ActorRow, Handle};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;
use serde::Serialize;
use utoipa::ToSchema;

/// What PeerTube gives a new follow; deliveries move it up and down.
const FIRST_SCORE: i64 = 5000;

/// Where a follow stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Asked for.
    Pending,
    /// In force.
    Accepted,
    /// Refused.
    Rejected,
}

impl State {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Accepted => "accepted",
            State::Rejected => "rejected",
        }
    }
    pub(crate) fn read(text: &str) -> Result<Self, Error> {
        match text {
            "pending" => Ok(State::Pending),
            "accepted" => Ok(State::Accepted),
            "rejected" => Ok(State::Rejected),
            other => Err(Error::Schema(format!("actor_follow.state {other:?}"))),
        }
    }
}

/// A follow with both actors.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the table, named alike")]
pub struct FollowRow {
    pub id: i64,
    pub follower: ActorRow,
    pub following: ActorRow,
    pub score: i64,
    pub state: State,
    pub created_at: i64,
    pub updated_at: i64,
}

impl FromRow for FollowRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        const FOLLOWER: [&str; 9] = [
            "r_id",
            "r_username",
            "r_host",
            "r_url",
            "r_followers",
            "r_following",
            "r_avatars",
            "r_banners",
            "r_created_at",
        ];
        const TARGET: [&str; 9] = [
            "t_id",
            "t_username",
            "t_host",
            "t_url",
            "t_followers",
            "t_following",
            "t_avatars",
            "t_banners",
            "t_created_at",
        ];
        Ok(FollowRow {
            id: row.get("id")?,
            follower: ActorRow::read(row, FOLLOWER)?,
            following: ActorRow::read(row, TARGET)?,
            score: row.get("score")?,
            state: State::read(&row.get::<String>("state")?)?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

/// What is followed, and by whom, when there is such a follow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub id: i64,
    pub follower_id: i64,
    pub target_id: i64,
    pub channel_id: i64,
}

impl FromRow for Found {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Found {
            id: row.get("id")?,
            follower_id: row.get("follower_id")?,
            target_id: row.get("target_id")?,
            channel_id: row.get("channel_id")?,
        })
    }
}

/// Stores a follow; `None` when there is one already, whatever its state.
pub(crate) async fn insert(
    tx: &mut Tx,
    follower_id: i64,
    target_id: i64,
    state: State,
    now: i64,
) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (follower_id, target_id) DO NOTHING RETURNING id";
    let sql = Sql::new(sql).bind(follower_id).bind(target_id).bind(state.as_str()).bind(FIRST_SCORE).bind(now);
    tx.optional(sql).await
}

/// Changes where a follow stands.
pub(crate) async fn set_state(tx: &mut Tx, id: i64, state: State, now: i64) -> Result<(), Error> {
    let sql = "UPDATE actor_follow SET state = $1, updated_at = $2 WHERE id = $3";
    tx.execute(Sql::new(sql).bind(state.as_str()).bind(now).bind(id)).await.map(drop)
}

/// Removes a follow; whether it was there and accepted, or only there.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<Option<State>, Error> {
    let sql = Sql::new("DELETE FROM actor_follow WHERE id = $1 RETURNING state").bind(id);
    tx.optional::<String>(sql).await?.map(|s| State::read(&s)).transpose()
}

/// Removes all follows of and to an actor.
pub(crate) async fn delete_of_actor(tx: &mut Tx, actor_id: i64) -> Result<(), Error> {
    let sql = "DELETE FROM actor_follow WHERE follower_id = $1 OR target_id = $1";
    tx.execute(Sql::new(sql).bind(actor_id)).await.map(drop)
}

/// The accepted follow of an account to a channel.
pub(crate) async fn subscription(conn: &mut Conn, account_id: i64, handle: &Handle) -> Result<Option<Found>, Error> {
    let mut sql = Sql::new(
        "SELECT f.id, f.follower_id, f.target_id, c.id AS channel_id FROM actor_follow f \
         JOIN account me ON me.actor_id = f.follower_id JOIN actor t ON t.id = f.target_id \
         JOIN channel c ON c.actor_id = t.id WHERE f.state = 'accepted' AND me.id = ",
    );
    sql.arg(account_id).push(" AND t.username_fold = ").arg(&handle.name);
    match &handle.host {
        Some(host) => sql.push(" AND t.host = ").arg(host),
        None => sql.push(" AND t.host IS NULL"),
    };
    conn.optional(sql).await
}

/// Which of some channels an account is subscribed to, as `(folded name, host)`.
pub(crate) async fn subscribed(
    conn: &mut Conn,
    account_id: i64,
    names: &[String],
) -> Result<Vec<(String, Option<String>)>, Error> {
    let mut sql = Sql::new(
        "SELECT t.username_fold, t.host FROM actor_follow f JOIN account me ON me.actor_id = f.follower_id \
         JOIN actor t ON t.id = f.target_id JOIN channel c ON c.actor_id = t.id \
         WHERE f.state = 'accepted' AND me.id = ",
    );
    sql.arg(account_id).push(" AND t.username_fold IN ").list(names.iter());
    let mut found = Vec::new();
    for row in conn.rows(sql).await? {
        found.push((row.get("username_fold")?, row.get("host")?));
    }
    Ok(found)
}

/// The channels of a page of an account's subscriptions, in its order.
pub(crate) async fn channels(
    conn: &mut Conn,
    account_id: i64,
    search: Option<&str>,
    page: &Page,
) -> Result<Vec<i64>, Error> {
    let mut sql = Sql::new("SELECT c.id");
    of_account(&mut sql, account_id, search);
    sql.push(match page.sort {
        "channelUpdatedAt" => " ORDER BY c.updated_at",
        "id" => " ORDER BY f.id",
        _ => " ORDER BY f.created_at",
    });
    sql.push(if page.descending { " DESC, f.id DESC" } else { ", f.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many subscriptions of an account match.
pub(crate) async fn count_channels(conn: &mut Conn, account_id: i64, search: Option<&str>) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*)");
    of_account(&mut sql, account_id, search);
    conn.one(sql).await
}

fn of_account(sql: &mut Sql, account_id: i64, search: Option<&str>) {
    sql.push(
        " FROM account me JOIN actor_follow f ON f.follower_id = me.actor_id JOIN actor t ON t.id = f.target_id \
         JOIN channel c ON c.actor_id = t.id WHERE f.state = 'accepted' AND me.id = ",
    );
    sql.arg(account_id);
    if let Some(search) = search {
        let like = contains(search);
        sql.push(" AND (t.username_fold LIKE ").arg(&like).push(" ESCAPE '!' OR lower(c.name) LIKE ").arg(&like);
        sql.push(" ESCAPE '!')");
    }
}

const SELECT: &str = "SELECT f.id, f.score, f.state, f.created_at, f.updated_at, \
     r.id AS r_id, r.username AS r_username, r.host AS r_host, r.url AS r_url, r.followers_count AS r_followers, \
     r.following_count AS r_following, r.avatars AS r_avatars, r.banners AS r_banners, r.created_at AS r_created_at, \
     t.id AS t_id, t.username AS t_username, t.host AS t_host, t.url AS t_url, t.followers_count AS t_followers, \
     t.following_count AS t_following, t.avatars AS t_avatars, t.banners AS t_banners, t.created_at AS t_created_at";

/// A page of the accepted followers of some actors; `createdAt` is the only sort.
pub(crate) async fn followers(
    conn: &mut Conn,
    targets: &[i64],
    search: Option<&str>,
    page: &Page,
) -> Result<Vec<FollowRow>, Error> {
    let mut sql = Sql::new(SELECT);
    to_actors(&mut sql, targets, search);
    sql.push(if page.descending { " ORDER BY f.created_at DESC, f.id DESC" } else { " ORDER BY f.created_at, f.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many followers match.
pub(crate) async fn count_followers(conn: &mut Conn, targets: &[i64], search: Option<&str>) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*)");
    to_actors(&mut sql, targets, search);
    conn.one(sql).await
}

fn to_actors(sql: &mut Sql, targets: &[i64], search: Option<&str>) {
    sql.push(
        " FROM actor_follow f JOIN actor r ON r.id = f.follower_id JOIN actor t ON t.id = f.target_id \
         WHERE f.state = 'accepted' AND f.target_id IN ",
    );
    sql.list(targets.iter().copied());
    if let Some(search) = search {
        let like = contains(search);
        sql.push(" AND (r.username_fold LIKE ").arg(&like).push(" ESCAPE '!' OR r.host LIKE ").arg(&like);
        sql.push(" ESCAPE '!')");
    }
}

/// One end of a follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Who follows.
    Follower,
    /// Who is followed.
    Target,
}

/// Which of the follows of the server's own actor.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    /// The end at which it stands.
    pub own_end: End,
    /// Where the follow stands.
    pub state: Option<State>,
    /// What the other actor is.
    pub kind: Option<&'static str>,
    /// A part of the other actor's name or host.
    pub search: Option<String>,
}

/// A page of the follows of the server's own actor.
pub(crate) async fn of_server(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<FollowRow>, Error> {
    let mut sql = Sql::new(SELECT);
    at_server(&mut sql, filter);
    sql.push(match page.sort {
        "state" => " ORDER BY f.state",
        "score" => " ORDER BY f.score",
        // Nobody's videos are copied yet, so all are alike.
        "redundancyAllowed" => " ORDER BY 0 * f.id",
        _ => " ORDER BY f.created_at",
    });
    sql.push(if page.descending { " DESC, f.id DESC" } else { ", f.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many follows of the server's own actor match.
pub(crate) async fn count_of_server(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*)");
    at_server(&mut sql, filter);
    conn.one(sql).await
}

fn at_server(sql: &mut Sql, filter: &Filter) {
    sql.push(" FROM actor_follow f JOIN actor r ON r.id = f.follower_id JOIN actor t ON t.id = f.target_id WHERE ");
    sql.push(match filter.own_end {
        End::Follower => "f.follower_id",
        End::Target => "f.target_id",
    });
    sql.push(" = (SELECT id FROM actor WHERE host IS NULL AND username_fold = ").arg(actor::INSTANCE_NAME).push(")");
    if let Some(state) = filter.state {
        sql.push(" AND f.state = ").arg(state.as_str());
    }
    if let Some(kind) = filter.kind {
        sql.push(match filter.own_end {
            End::Follower => " AND t.kind = ",
            End::Target => " AND r.kind = ",
        });
        sql.arg(kind);
    }
    if let Some(search) = &filter.search {
        let like = contains(search);
        let (name, host) = match filter.own_end {
            End::Follower => (" AND (t.username_fold LIKE ", " ESCAPE '!' OR t.host LIKE "),
            End::Target => (" AND (r.username_fold LIKE ", " ESCAPE '!' OR r.host LIKE "),
        };
        sql.push(name).arg(&like).push(host).arg(&like).push(" ESCAPE '!')");
    }
}

/// A LIKE pattern for a text somewhere inside, whatever its case.
fn contains(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
