//! `video.embed_policy` and `video_embed_domain`.

use crate::embed::Rule;
use database::{Conn, Error, Sql, Tx};

/// Where a video may be embedded.
pub async fn embed_rule(conn: &mut Conn, video_id: i64) -> Result<Rule, Error> {
    let policy = conn.one(Sql::new("SELECT embed_policy FROM video WHERE id = $1").bind(video_id)).await?;
    let sql = "SELECT domain FROM video_embed_domain WHERE video_id = $1 ORDER BY position";
    Ok(Rule { policy, domains: conn.all(Sql::new(sql).bind(video_id)).await? })
}

/// Writes where a video may be embedded.
pub async fn set_embed_rule(tx: &mut Tx, now: i64, video_id: i64, rule: &Rule) -> Result<(), Error> {
    let sql = "UPDATE video SET embed_policy = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(rule.policy).bind(now)).await?;
    tx.execute(Sql::new("DELETE FROM video_embed_domain WHERE video_id = $1").bind(video_id)).await?;
    for (position, domain) in (0i64..).zip(&rule.domains) {
        let sql = "INSERT INTO video_embed_domain (video_id, domain, position) VALUES ($1, $2, $3)";
        tx.execute(Sql::new(sql).bind(video_id).bind(domain).bind(position)).await?;
    }
    Ok(())
}
