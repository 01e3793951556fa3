//! The SQL of offers.

use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};
use platform::Page;

/// Where an offer stands; the numbers are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Pending = 1,
    Rejected = 2,
    Accepted = 3,
}

impl State {
    fn of(number: i64) -> Self {
        match number {
            2 => State::Rejected,
            3 => State::Accepted,
            _ => State::Pending,
        }
    }
}

/// What can be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thing {
    Video,
    Channel,
}

/// An offer: of a video or of a channel.
#[derive(Debug, Clone)]
pub(crate) struct OfferRow {
    pub id: i64,
    pub state: State,
    /// The account that offered.
    pub initiator_id: i64,
    /// The account it was offered to.
    pub next_owner_id: i64,
    pub video_id: Option<i64>,
    pub channel_id: Option<i64>,
    pub created_at: i64,
}

impl FromRow for OfferRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(OfferRow {
            id: row.get("id")?,
            state: State::of(row.get("state")?),
            initiator_id: row.get("initiator_id")?,
            next_owner_id: row.get("next_owner_id")?,
            video_id: row.get("video_id")?,
            channel_id: row.get("channel_id")?,
            created_at: row.get("created_at")?,
        })
    }
}

const SELECT: &str = "SELECT o.id, o.state, o.initiator_id, o.next_owner_id, o.video_id, o.channel_id, o.created_at \
                      FROM ownership_change o WHERE ";

/// What a new offer says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewOffer {
    pub initiator_id: i64,
    pub next_owner_id: i64,
    pub thing: Thing,
    /// The row id of the video or channel.
    pub thing_id: i64,
}

/// Writes a pending offer; its number.
pub(crate) async fn insert(tx: &mut Tx, offer: NewOffer, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO ownership_change (state, initiator_id, next_owner_id, video_id, channel_id, created_at, updated_at) \
               VALUES (1, $1, $2, $3, $4, $5, $5) RETURNING id";
    let sql = Sql::new(sql).bind(offer.initiator_id).bind(offer.next_owner_id);
    let video = (offer.thing == Thing::Video).then_some(offer.thing_id);
    let channel = (offer.thing == Thing::Channel).then_some(offer.thing_id);
    tx.one(sql.bind(video).bind(channel).bind(now)).await
}

/// An offer by its number; until the transaction ends nobody else answers it.
pub(crate) async fn get(tx: &mut Tx, id: i64) -> Result<Option<OfferRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("o.id = ").arg(id);
    if tx.kind() == Kind::Postgres {
        sql.push(" FOR UPDATE");
    }
    tx.optional(sql).await
}

/// Whether a video or channel is offered to somebody who has not answered.
pub(crate) async fn is_pending(conn: &mut Conn, thing: Thing, id: i64) -> Result<bool, Error> {
    let sql = match thing {
        Thing::Video => "SELECT id FROM ownership_change WHERE state = 1 AND video_id = $1 LIMIT 1",
        Thing::Channel => "SELECT id FROM ownership_change WHERE state = 1 AND channel_id = $1 LIMIT 1",
    };
    Ok(conn.optional::<i64>(Sql::new(sql).bind(id)).await?.is_some())
}

/// Writes an answer.
pub(crate) async fn set_state(tx: &mut Tx, id: i64, state: State, now: i64) -> Result<(), Error> {
    let sql = "UPDATE ownership_change SET state = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state as i64).bind(now)).await.map(drop)
}

/// Refuses all offers of videos of a channel that nobody has answered.
pub(crate) async fn refuse_videos_of(tx: &mut Tx, channel_id: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE ownership_change SET state = 2, updated_at = $2 \
               WHERE state = 1 AND video_id IN (SELECT id FROM video WHERE channel_id = $1)";
    tx.execute(Sql::new(sql).bind(channel_id).bind(now)).await.map(drop)
}

/// Removes an offer.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM ownership_change WHERE id = $1").bind(id)).await.map(drop)
}

/// Which offers are listed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scope {
    /// Of one video or channel; perhaps in one state.
    Of(Thing, i64, Option<i64>),
    /// Of videos or channels, to an account or of what it manages.
    Concerning(Thing, i64),
}

impl Scope {
    fn push(self, sql: &mut Sql) {
        match self {
            Scope::Of(thing, id, state) => {
                sql.push(if thing == Thing::Video { "o.video_id = " } else { "o.channel_id = " }).arg(id);
                if let Some(state) = state {
                    sql.push(" AND o.state = ").arg(state);
                }
            }
            Scope::Concerning(Thing::Video, account) => {
                sql.push("o.video_id IS NOT NULL AND (o.next_owner_id = ").arg(account);
                sql.push(
                    " OR EXISTS (SELECT 1 FROM video v JOIN channel c ON c.id = v.channel_id WHERE v.id = o.video_id \
                       AND (c.account_id = ",
                );
                sql.arg(account);
                sql.push(
                    " OR EXISTS (SELECT 1 FROM channel_collaborator cc WHERE cc.channel_id = c.id AND cc.state = 2 \
                       AND cc.account_id = ",
                );
                sql.arg(account).push("))))");
            }
            Scope::Concerning(Thing::Channel, account) => {
                sql.push("o.channel_id IS NOT NULL AND (o.next_owner_id = ").arg(account);
                sql.push(" OR EXISTS (SELECT 1 FROM channel c WHERE c.id = o.channel_id AND c.account_id = ");
                sql.arg(account).push("))");
            }
        }
    }
}

/// A page of offers, by the time they were made.
pub(crate) async fn page(conn: &mut Conn, scope: Scope, page: &Page) -> Result<Vec<OfferRow>, Error> {
    let mut sql = Sql::new(SELECT);
    scope.push(&mut sql);
    sql.push(if page.descending { " ORDER BY o.created_at DESC, o.id DESC" } else { " ORDER BY o.created_at, o.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many there are.
pub(crate) async fn count(conn: &mut Conn, scope: Scope) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM ownership_change o WHERE ");
    scope.push(&mut sql);
    conn.one(sql).await
}
