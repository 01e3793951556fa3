//! The only SQL that writes `transcription`, and what this feature reads of jobs and videos.

use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// The last work on the subtitles of a video.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// The job that does it.
    pub job_id: i64,
    /// Why it did not work.
    pub error: Option<String>,
    pub finished: bool,
    /// The job's state; none once the job is forgotten.
    pub job_state: Option<String>,
    /// Percent.
    pub progress: i64,
}

impl FromRow for Run {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Run {
            job_id: row.get("job_id")?,
            error: row.get("error")?,
            finished: row.get::<Option<i64>>("finished_at")?.is_some(),
            job_state: row.get("state")?,
            progress: row.get::<Option<i64>>("progress")?.unwrap_or(0),
        })
    }
}

impl Run {
    /// Whether its job waits for its turn or is at work.
    pub fn is_open(&self) -> bool {
        !self.finished && self.job_state.as_deref().is_some_and(|state| !matches!(state, "completed" | "failed"))
    }
}

/// The last work on the subtitles of a video, if there was any.
pub(crate) async fn run(conn: &mut Conn, video_id: i64) -> Result<Option<Run>, Error> {
    let sql = "SELECT t.job_id, t.error, t.finished_at, j.state, j.progress FROM transcription t \
               LEFT JOIN job j ON j.id = t.job_id WHERE t.video_id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// Notes that a job is to write subtitles of a video, in place of what was before.
pub(crate) async fn begin(tx: &mut Tx, now: i64, video_id: i64, job_id: i64) -> Result<(), Error> {
    let sql = "INSERT INTO transcription (video_id, job_id, asked_at) VALUES ($1, $2, $3) ON CONFLICT (video_id) DO UPDATE SET \
               job_id = excluded.job_id, error = NULL, asked_at = excluded.asked_at, finished_at = NULL";
    tx.execute(Sql::new(sql).bind(video_id).bind(job_id).bind(now)).await.map(drop)
}

/// Notes that a job has ended, and why it did not work. The work of another job on the same video is left alone.
pub(crate) async fn finish(tx: &mut Tx, now: i64, job_id: i64, error: Option<&str>) -> Result<(), Error> {
    let sql = "UPDATE transcription SET finished_at = $2, error = $3 WHERE job_id = $1";
    tx.execute(Sql::new(sql).bind(job_id).bind(now).bind(error)).await.map(drop)
}

/// Whether a video is, or was, a live stream.
pub(crate) async fn is_live(conn: &mut Conn, video_id: i64) -> Result<bool, Error> {
    conn.one(Sql::new("SELECT is_live FROM video WHERE id = $1").bind(video_id)).await
}

/// What is known of a new video.
pub(crate) struct Choice {
    /// It lives here, and its uploader wants subtitles.
    pub wanted: bool,
    pub language: Option<String>,
}

impl FromRow for Choice {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Choice {
            wanted: row.get::<bool>("transcribe")? && row.get::<bool>("is_local")?,
            language: row.get("language")?,
        })
    }
}

/// What the uploader of a video chose; none when it is gone.
pub(crate) async fn choice(conn: &mut Conn, video_id: i64) -> Result<Option<Choice>, Error> {
    let sql = "SELECT transcribe, is_local, language FROM video WHERE id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}
