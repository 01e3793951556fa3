//! How the player of a video or of a channel's videos elsewhere looks (PlayerSettings).

use super::process::Deed;
use crate::remote::failure::Failure;
use crate::remote::read;
use ::video::player;
use ::video::store::{Whose, set_theme};
use database::Sql;
use futures::FutureExt as _;
use serde_json::Value;

/// Keeps the look that an account or channel chose for what is its own and known here.
pub(super) async fn chosen(deed: &Deed<'_>, object: &Value) -> Result<(), Failure> {
    let of = read::address(object, "object").filter(|of| deed.activity.authority().owns(of));
    let of = of.ok_or_else(|| Failure::refused("the player is somebody else's"))?;
    let theme = object.get("theme").and_then(Value::as_str).and_then(player::named);
    let theme = theme.ok_or_else(|| Failure::refused("nobody here knows how that looks"))?;
    let sql = "SELECT c.id, 0 AS video_id FROM channel c JOIN actor a ON a.id = c.actor_id JOIN account ac ON ac.id = c.account_id \
               WHERE a.url = $1 AND a.host IS NOT NULL AND $2 IN (c.actor_id, ac.actor_id) \
               UNION ALL SELECT c.id, v.id FROM video v JOIN channel c ON c.id = v.channel_id JOIN account ac ON ac.id = c.account_id \
               WHERE v.url = $1 AND NOT v.is_local AND $2 IN (c.actor_id, ac.actor_id)";
    let sql = Sql::new(sql).bind(of.as_str()).bind(deed.actor.id);
    let rows = deed.app.db.reader().await?.rows(sql).await?;
    // Of what is not known here nothing is kept.
    let Some(row) = rows.first() else { return Ok(()) };
    let (channel, video): (i64, i64) = (row.get("id")?, row.get("video_id")?);
    let whose = if video == 0 { Whose::Channel(channel) } else { Whose::Video(video) };
    let now = deed.app.now();
    let write = deed.app.db.write(whose, move |tx, whose| set_theme(tx, now, whose, theme).boxed());
    write.await?;
    Ok(())
}
