//! Views of videos elsewhere that were counted here: the video's server counts them too.

use crate::consume::Moment;
use crate::recipients::{send, server};
use database::{Sql, Tx};
use federation::Audience;
use platform::{Result, random};
use serde_json::json;

/// A view was counted.
pub(crate) async fn seen(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<()> {
    let sql = "SELECT v.url, o.url AS owner, coalesce(o.shared_inbox_url, o.inbox_url) AS inbox FROM video v \
               JOIN channel c ON c.id = v.channel_id JOIN account ac ON ac.id = c.account_id JOIN actor o ON o.id = ac.actor_id \
               WHERE NOT v.is_local AND o.inbox_url IS NOT NULL AND v.id = $1";
    let rows = tx.rows(Sql::new(sql).bind(video_id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (actor_id, actor) = server(tx).await?;
    let view = json!({
        "id": format!("{actor}/views/videos/{video_id}/{}", random::uuid()),
        "type": "View",
        "actor": actor,
        "object": row.get::<String>("url")?,
    });
    let audience = Audience::only(&row.get::<String>("owner")?);
    let inbox: [String; 1] = [row.get("inbox")?];
    Ok(send(tx, at.now, actor_id, &inbox, audience.address(view)).await?)
}
