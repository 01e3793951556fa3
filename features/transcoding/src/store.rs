//! The only SQL that writes `transcoding_run` and `rendition`.

use crate::Names;
use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// The making of one ladder.
pub(crate) struct Run {
    /// None before they are drawn.
    pub names: Option<Names>,
    /// Milliseconds since 1970.
    pub started_at: i64,
    /// Why it failed, for its owner.
    pub error: Option<String>,
    /// The job that carries it out.
    job_id: Option<i64>,
    finished: bool,
}

impl FromRow for Run {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let names: String = row.get("names")?;
        Ok(Run {
            names: serde_json::from_str(&names).map_err(|e| Error::Schema(format!("transcoding_run.names: {e}")))?,
            started_at: row.get("started_at")?,
            error: row.get("error")?,
            job_id: row.get("job_id")?,
            finished: row.get::<Option<i64>>("finished_at")?.is_some(),
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
    let sql = "SELECT names, started_at, error, job_id, finished_at FROM transcoding_run WHERE video_id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// The rungs of a video, smallest first.
pub(crate) async fn rungs(conn: &mut Conn, video_id: i64) -> Result<Vec<Rung>, Error> {
    let sql = "SELECT resolution, state, progress FROM rendition WHERE video_id = $1 ORDER BY resolution";
    conn.all(Sql::new(sql).bind(video_id)).await
}

/// What a job that starts finds.
pub(crate) enum Claim {
    /// The work is this job's. `names` are those of an earlier start of it; `left` those of a run that somebody else never ended.
    Mine { names: Option<Box<Names>>, left: Option<Box<Names>> },
    /// The job has done it already.
    Done,
    /// Another job is at work on the same video.
    Busy,
}

/// Makes the run of a video this job's, unless another job is at work on it.
pub(crate) async fn claim(tx: &mut Tx, now: i64, video_id: i64, job_id: i64) -> Result<Claim, Error> {
    let known = run(tx, video_id).await?;
    let mut left = None;
    if let Some(run) = known {
        let own = run.job_id == Some(job_id);
        if own && run.finished && run.error.is_none() {
            return Ok(Claim::Done);
        }
        // A run of before runs knew their jobs goes on under this one.
        if own || (run.job_id.is_none() && !run.finished) {
            let sql = "UPDATE transcoding_run SET job_id = $2 WHERE video_id = $1";
            tx.execute(Sql::new(sql).bind(video_id).bind(job_id)).await?;
            return Ok(Claim::Mine { names: run.names.map(Box::new), left: None });
        }
        if !run.finished {
            let sql = "SELECT id FROM job WHERE id = $1 AND state NOT IN ('completed', 'failed')";
            if tx.optional::<i64>(Sql::new(sql).bind(run.job_id)).await?.is_some() {
                return Ok(Claim::Busy);
            }
            left = run.names.map(Box::new);
        }
    }
    begin(tx, now, video_id, job_id).await?;
    Ok(Claim::Mine { names: None, left })
}

/// Whether a job is at work on a video, or waits to be.
pub(crate) async fn is_open(conn: &mut Conn, video_id: i64) -> Result<bool, Error> {
    Ok(run(conn, video_id).await?.is_some_and(|run| !run.finished))
}

/// Whether the run of a video is that of a job.
pub(crate) async fn is_of(conn: &mut Conn, video_id: i64, job_id: i64) -> Result<bool, Error> {
    Ok(run(conn, video_id).await?.is_none_or(|run| run.job_id.is_none_or(|of| of == job_id)))
}

/// Begins a run in place of an earlier one.
pub(crate) async fn begin(tx: &mut Tx, now: i64, video_id: i64, job_id: i64) -> Result<(), Error> {
    let sql = "INSERT INTO transcoding_run (video_id, names, job_id, started_at) VALUES ($1, 'null', $2, $3) \
               ON CONFLICT (video_id) DO UPDATE SET names = 'null', job_id = excluded.job_id, error = NULL, \
               started_at = excluded.started_at, finished_at = NULL";
    tx.execute(Sql::new(sql).bind(video_id).bind(job_id).bind(now)).await?;
    tx.execute(Sql::new("DELETE FROM rendition WHERE video_id = $1").bind(video_id)).await.map(drop)
}

/// Keeps the names before the first byte is written under them; every start of the job comes by here.
pub(crate) async fn open(tx: &mut Tx, now: i64, video_id: i64, names: &Names) -> Result<(), Error> {
    let text = serde_json::to_string(names).map_err(|e| Error::Schema(e.to_string()))?;
    let sql = "UPDATE transcoding_run SET names = $2, error = NULL, finished_at = NULL WHERE video_id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(text)).await?;
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
