//! Likes and dislikes: a video's, and each as an activity of who gave it.

use crate::actor_document::{Actor, addresses};
use crate::collection::Wanted;
use crate::document::Audience;
use catalog::VideoRow;
use catalog::visibility::privacy;
use database::{Conn, Sql};
use platform::{Problem, Result};
use serde_json::{Value, json};

/// The likes or dislikes of a video: all counted, and listed those that people here gave.
pub(crate) async fn of_video(conn: &mut Conn, video: &VideoRow, likes: bool, wanted: Wanted) -> Result<Value> {
    let (part, count, list) = if likes {
        (
            "likes",
            "SELECT count(*) FROM video_rate r JOIN account ac ON ac.id = r.account_id JOIN actor a ON a.id = ac.actor_id \
             WHERE a.host IS NULL AND r.likes AND r.video_id = $1",
            "SELECT a.url || '/likes/' || CAST(r.video_id AS TEXT) FROM video_rate r JOIN account ac ON ac.id = r.account_id \
             JOIN actor a ON a.id = ac.actor_id WHERE a.host IS NULL AND r.likes AND r.video_id = $1 ORDER BY r.id LIMIT $2 OFFSET $3",
        )
    } else {
        (
            "dislikes",
            "SELECT count(*) FROM video_rate r JOIN account ac ON ac.id = r.account_id JOIN actor a ON a.id = ac.actor_id \
             WHERE a.host IS NULL AND NOT r.likes AND r.video_id = $1",
            "SELECT a.url || '/dislikes/' || CAST(r.video_id AS TEXT) FROM video_rate r JOIN account ac ON ac.id = r.account_id \
             JOIN actor a ON a.id = ac.actor_id WHERE a.host IS NULL AND NOT r.likes AND r.video_id = $1 ORDER BY r.id LIMIT $2 OFFSET $3",
        )
    };
    let mut collection = addresses(conn, &format!("{}/{part}", video.url), video.id, count, list, wanted).await?;
    // All are counted, those from elsewhere too: PeerTube takes its own counter of our video from here.
    collection["totalItems"] = json!(if likes { video.likes } else { video.dislikes });
    Ok(collection)
}

/// The like or dislike that an account gave a video that everybody may see.
pub(crate) async fn of_account(conn: &mut Conn, actor: &Actor, likes: bool, video_id: i64) -> Result<Value> {
    let sql = "SELECT v.url FROM video_rate r JOIN video v ON v.id = r.video_id \
               WHERE r.account_id = $1 AND r.video_id = $2 AND r.likes = $3 AND v.privacy IN ($4, $5) AND NOT v.blocked";
    let sql = Sql::new(sql).bind(actor.own_id).bind(video_id).bind(likes).bind(privacy::PUBLIC).bind(privacy::UNLISTED);
    let object: Option<String> = conn.optional(sql).await?;
    let object = object.ok_or_else(|| Problem::not_found("Account video rate not found"))?;
    let (kind, part) = if likes { ("Like", "likes") } else { ("Dislike", "dislikes") };
    Ok(Audience::public(&actor.url).address(json!({
        "type": kind,
        "id": format!("{}/{part}/{video_id}", actor.url),
        "actor": actor.url,
        "object": object,
    })))
}
