//! Reports by people here of what lives elsewhere: its server hears of them.

use crate::consume::Moment;
use crate::recipients::send;
use abuse::reason_names;
use database::{Sql, Tx};
use federation::Audience;
use platform::Result;
use serde_json::{Value, json};

/// Somebody has reported something.
pub(crate) async fn made(tx: &mut Tx, at: &Moment, abuse_id: i64) -> Result<()> {
    let sql = "SELECT b.reason, b.predefined_reasons, b.reported_video_id, b.start_at, b.end_at, r.id AS reporter_id, \
               r.url AS reporter, f.url AS flagged, coalesce(f.shared_inbox_url, f.inbox_url) AS inbox, v.url AS video, \
               c.url AS comment FROM abuse b JOIN account ra ON ra.id = b.reporter_account_id JOIN actor r ON r.id = ra.actor_id \
               JOIN account fa ON fa.id = b.flagged_account_id JOIN actor f ON f.id = fa.actor_id \
               LEFT JOIN video v ON v.id = b.video_id LEFT JOIN video_comment c ON c.id = b.comment_id \
               WHERE r.host IS NULL AND f.host IS NOT NULL AND f.inbox_url IS NOT NULL AND b.id = $1";
    let rows = tx.rows(Sql::new(sql).bind(abuse_id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let flagged: String = row.get("flagged")?;
    let object = row.get::<Option<String>>("video")?.or(row.get("comment")?).unwrap_or_else(|| flagged.clone());
    let reasons = row.get::<String>("predefined_reasons")?;
    let tags: Vec<Value> =
        reason_names(&reasons).into_iter().map(|name| json!({"type": "Hashtag", "name": name})).collect();
    let reporter: String = row.get("reporter")?;
    let mut flag = json!({
        "id": format!("{}/admin/abuses/{abuse_id}", at.app.config().webserver.origin()),
        "actor": reporter,
        "type": "Flag",
        "content": row.get::<String>("reason")?,
        "mediaType": "text/markdown",
        "object": object,
        "tag": tags,
    });
    if row.get::<Option<i64>>("reported_video_id")?.is_some() {
        flag["startAt"] = json!(row.get::<Option<i64>>("start_at")?);
        flag["endAt"] = json!(row.get::<Option<i64>>("end_at")?);
    }
    let inbox: [String; 1] = [row.get("inbox")?];
    Ok(send(tx, at.now, row.get("reporter_id")?, &inbox, Audience::only(&flagged).address(flag)).await?)
}
