//! The only SQL that writes `transcoding_run` and `rendition`.

use crate::Names;
use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// The making of one ladder.
pub(crate) struct Run {
    /// As JSON.
    pub names: Names,
    /// Milliseconds since 1970.
    pub started_at: i64,
    /// Why it failed, for its owner.
    pub error: Option<String>,
}

impl FromRow for Run {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let names: String = row.get("names")?;
        Ok(Run {
            names: serde_json::from_str(&names).map_err(|e| Error::Schema(format!("transcoding_run.names: {e}")))?,
            started_at: row.get("started_at")?,
            error: row.get("error")?,
        })
    }
}

/// A rung and how far it is.
pub(crate) struct Rung {
    pub resolution: i64,
    pub state: String,
    pub progress: f64,
}

impl FromRow for Rung {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Rung { resolution: row.get("resolution")?, state: row.get("state")?, progress: row.get("progress")? })
    }
}

/// The making of a video's ladder, if there was one.
pub(crate) async fn run(conn: &mut Conn, video_id: i64) -> Result<Option<Run>, Error> {
    let sql = "SELECT names, started_at, error FROM transcoding_run WHERE video_id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// The rungs of a video, smallest first.
pub(crate) async fn rungs(conn: &mut Conn, video_id: i64) -> Result<Vec<Rung>, Error> {
    let sql = "SELECT resolution, state, progress FROM rendition WHERE video_id = $1 ORDER BY resolution";
    conn.all(Sql::new(sql).bind(video_id)).await
}

/// Keeps the names before the first byte is written under them; every start of the job begins here.
pub(crate) async fn open(tx: &mut Tx, now: i64, video_id: i64, names: &Names) -> Result<(), Error> {
    let text = serde_json::to_string(names).map_err(|e| Error::Schema(e.to_string()))?;
    let sql = "INSERT INTO transcoding_run (video_id, names, started_at) VALUES ($1, $2, $3) \
               ON CONFLICT (video_id) DO UPDATE SET names = excluded.names, error = NULL, finished_at = NULL";
    tx.execute(Sql::new(sql).bind(video_id).bind(text).bind(now)).await?;
    for resolution in names.renditions.keys() {
        let sql = "INSERT INTO rendition (video_id, resolution, state, updated_at) VALUES ($1, $2, 'waiting', $3) \
                   ON CONFLICT (video_id, resolution) DO NOTHING";
        tx.execute(Sql::new(sql).bind(video_id).bind(*resolution).bind(now)).await?;
    }
    Ok(())
}

/// Records how far rungs are; a finished one stays finished.
pub(crate) async fn progress(tx: &mut Tx, now: i64, video_id: i64, rungs: &[(u32, f64)]) -> Result<(), Error> {
    for (resolution, fraction) in rungs {
        let sql = "UPDATE rendition SET state = 'running', progress = $3, updated_at = $4 \
                   WHERE video_id = $1 AND resolution = $2 AND state <> 'done'";
        tx.execute(Sql::new(sql).bind(video_id).bind(*resolution).bind(*fraction).bind(now)).await?;
    }
    Ok(())
}

/// Records that a rung is whole.
pub(crate) async fn rung_done(tx: &mut Tx, now: i64, video_id: i64, resolution: i64) -> Result<(), Error> {
    let sql =
        "UPDATE rendition SET state = 'done', progress = 1, updated_at = $3 WHERE video_id = $1 AND resolution = $2";
    tx.execute(Sql::new(sql).bind(video_id).bind(resolution).bind(now)).await.map(drop)
}

/// Records the end; with `error`, rungs that are not whole have failed.
pub(crate) async fn close(tx: &mut Tx, now: i64, video_id: i64, error: Option<&str>) -> Result<(), Error> {
    let sql = "UPDATE transcoding_run SET finished_at = $2, error = $3 WHERE video_id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(now).bind(error)).await?;
    let sql = "UPDATE rendition SET state = 'failed', updated_at = $2 WHERE video_id = $1 AND state <> 'done'";
    tx.execute(Sql::new(sql).bind(video_id).bind(now)).await.map(drop)
}
