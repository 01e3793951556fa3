//! What people here think of videos elsewhere: the video's owner is told, and told when they change their mind.

use crate::consume::Moment;
use crate::recipients::send;
use crate::store::{self, Told};
use database::{Conn, Error, Sql, Tx};
use federation::{Audience, say};
use platform::Result;

/// Names ratings in `told`.
const RATE: &str = "rate";

/// An owner elsewhere of a video: the video's address, the owner's, and where their server receives.
async fn owner(conn: &mut Conn, video_id: i64) -> Result<Option<(String, String, String)>, Error> {
    let sql = "SELECT v.url, o.url AS owner, coalesce(o.shared_inbox_url, o.inbox_url) AS inbox FROM video v \
               JOIN channel c ON c.id = v.channel_id JOIN account ac ON ac.id = c.account_id JOIN actor o ON o.id = ac.actor_id \
               WHERE NOT v.is_local AND o.inbox_url IS NOT NULL AND v.id = $1";
    let rows = conn.rows(Sql::new(sql).bind(video_id)).await?;
    rows.first().map(|row| Ok((row.get("url")?, row.get("owner")?, row.get("inbox")?))).transpose()
}

/// Somebody has changed their mind about a video.
pub(crate) async fn changed(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<()> {
    let Some((video, owner, inbox)) = owner(tx, video_id).await? else { return Ok(()) };
    let (audience, inbox) = (Audience::only(&owner), [inbox]);
    for former in store::former_rates(tx, video_id).await? {
        send(tx, at.now, former.actor_id, &inbox, former.undo).await?;
        store::forget(tx, &former.url).await?;
    }
    for (actor_id, actor, likes) in untold(tx, video_id).await? {
        let url = format!("{actor}/{}/{video_id}", if likes { "likes" } else { "dislikes" });
        let rate = say::rate(&url, likes, &actor, &video, &audience);
        let undo = say::undo(&rate, &actor, &audience);
        send(tx, at.now, actor_id, &inbox, rate).await?;
        let told = Told { actor_id, channel_actor_id: None, url, undo };
        store::remember(tx, RATE, video_id, &told, at.now).await?;
    }
    Ok(())
}

/// Ratings by people here that the video's owner was not told of: who, and whether they like it.
async fn untold(conn: &mut Conn, video_id: i64) -> Result<Vec<(i64, String, bool)>, Error> {
    let sql = "SELECT a.id, a.url, r.likes FROM video_rate r JOIN account ac ON ac.id = r.account_id \
               JOIN actor a ON a.id = ac.actor_id WHERE a.host IS NULL AND r.video_id = $1 \
               AND NOT EXISTS (SELECT t.id FROM told t WHERE t.noun = 'rate' AND t.local_id = $1 AND t.actor_id = a.id) \
               ORDER BY r.id";
    let rows = conn.rows(Sql::new(sql).bind(video_id)).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("url")?, row.get("likes")?))).collect()
}
