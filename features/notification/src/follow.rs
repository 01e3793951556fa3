//! Somebody follows a channel or an account here, or the instance.

use crate::kind::Kind;
use crate::mute::without_muters;
use crate::recipient;
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, FromRow, Row, Sql, Tx};
use platform::Right;

struct Follow {
    /// The account that follows.
    follower: Option<i64>,
    /// The account that is followed, by itself or through its channel; none for another server's.
    followed: Option<i64>,
    /// Whether the instance itself is followed.
    instance: bool,
}

impl FromRow for Follow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Follow {
            follower: row.get("follower")?,
            followed: row.get("followed")?,
            instance: row.get::<String>("kind")? == "Application",
        })
    }
}

/// Those who are followed hear of it.
pub(crate) async fn followed(tx: &mut Tx, at: &Moment, follow_id: i64) -> Result<(), Error> {
    let sql = "SELECT fa.id AS follower, coalesce(ta.id, tc.account_id) AS followed, t.kind FROM actor_follow f \
               JOIN actor t ON t.id = f.target_id LEFT JOIN account fa ON fa.actor_id = f.follower_id \
               LEFT JOIN account ta ON ta.actor_id = t.id LEFT JOIN channel tc ON tc.actor_id = t.id \
               WHERE f.id = $1 AND t.host IS NULL";
    let Some(follow) = tx.optional::<Follow>(Sql::new(sql).bind(follow_id)).await? else { return Ok(()) };
    let Some(follower) = follow.follower else { return Ok(()) };
    let (kind, recipients) = match follow.followed {
        _ if follow.instance => (Kind::InstanceFollowed, recipient::with_right(tx, Right::ManageFollows).await?),
        Some(followed) if followed != follower => {
            (Kind::Followed, recipient::of_account(tx, followed).await?.into_iter().collect())
        }
        _ => return Ok(()),
    };
    let recipients = without_muters(tx, recipients, follower).await?;
    let subjects = Subjects { follow_id: Some(follow_id), ..Subjects::default() };
    send(tx, at, kind, subjects, &recipients).await
}

/// Those who look after follows hear that the instance follows another by itself.
pub(crate) async fn automatically(tx: &mut Tx, at: &Moment, follow_id: i64) -> Result<(), Error> {
    let recipients = recipient::with_right(tx, Right::ManageFollows).await?;
    let subjects = Subjects { follow_id: Some(follow_id), ..Subjects::default() };
    send(tx, at, Kind::AutomaticallyFollowed, subjects, &recipients).await
}
