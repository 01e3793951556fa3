//! Jobs: leases, parents and children, and what they are about.

use super::{PAGE, Patient, Seen};
use ::database::{Conn, Error, Sql};
use futures::FutureExt;
use futures::future::BoxFuture;
use serde_json::Value;

const STATES: [&str; 6] = ["waiting", "delayed", "active", "waiting-children", "completed", "failed"];

/// Whether a video has an unfinished job of a kind.
pub(super) async fn is_live(conn: &mut Conn, kind: &'static str, video_id: i64) -> Result<bool, Error> {
    Ok(live_of(conn, kind, video_id).await? > 0)
}

async fn live_of(conn: &mut Conn, kind: &'static str, video_id: i64) -> Result<i64, Error> {
    // Payloads are written by `serde_json`, whose text of one object with one number is always the same.
    let payload = serde_json::json!({ "video_id": video_id }).to_string();
    let sql = "SELECT count(*) FROM job WHERE kind = $1 AND payload = $2 AND state NOT IN ('completed', 'failed')";
    conn.one(Sql::new(sql).bind(kind).bind(payload)).await
}

/// No job is stuck, and none works twice on the same ladder.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let mut conn = patient.app.db.reader().await?;
        let failed: i64 = conn.one("SELECT count(*) FROM job WHERE state = 'failed'").await?;
        if failed > 0 {
            seen.note(format!("{failed} jobs have failed for good; their errors stand in the table `job`"));
        }
        let (mut after, mut without_video) = (0i64, 0u64);
        loop {
            let sql = "SELECT j.id, j.kind, j.state, j.payload, j.lease_until, \
                       (SELECT count(*) FROM job c WHERE c.parent_id = j.id AND c.state NOT IN ('completed', 'failed')) AS open, \
                       (SELECT p.state FROM job p WHERE p.id = j.parent_id) AS parent \
                       FROM job j WHERE j.id > $1 AND j.state NOT IN ('completed', 'failed') ORDER BY j.id LIMIT $2";
            let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
            for row in &rows {
                after = row.get("id")?;
                let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
                let payload: String = row.get("payload")?;
                let lease: Option<i64> = row.get("lease_until")?;
                let open: i64 = row.get("open")?;
                let parent: Option<String> = row.get("parent")?;
                seen.count += 1;
                let name = format!("job {after} ({kind})");
                if !STATES.contains(&state.as_str()) {
                    seen.wrong(format!("{name}: is in the unknown state {state:?}"), "remove the row");
                }
                if state == "active" && lease.is_none() {
                    seen.wrong(
                        format!("{name}: is active but nobody holds its lease, so nobody takes it back"),
                        "set its `state` to 'waiting'",
                    );
                }
                if state == "waiting-children" && open == 0 {
                    seen.wrong(format!("{name}: waits for children that have all ended"), "set its `state` to 'waiting'");
                }
                if parent.as_deref().is_some_and(|p| matches!(p, "completed" | "active")) {
                    seen.wrong(format!("{name}: its parent went on without it"), "look at both in the table `job`");
                }
                let Ok(payload) = serde_json::from_str::<Value>(&payload) else {
                    seen.wrong(format!("{name}: its payload is not JSON"), "remove the row");
                    continue;
                };
                if let Some(video) = payload["video_id"].as_i64() {
                    let there: i64 =
                        conn.one(Sql::new("SELECT count(*) FROM video WHERE id = $1").bind(video)).await?;
                    without_video += u64::from(there == 0);
                    if kind == video::create::BUILD && live_of(&mut conn, video::create::BUILD, video).await? > 1 {
                        seen.wrong(
                            format!("video {video}: two jobs make its ladder"),
                            "remove one of the rows of kind transcoding.build",
                        );
                    }
                }
            }
            if rows.is_empty() {
                break;
            }
        }
        if without_video > 0 {
            seen.note(format!("{without_video} jobs are about videos that were removed; they end by themselves"));
        }
        Ok(seen)
    }
    .boxed()
}
