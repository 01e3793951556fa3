//! The job queue as administrators see it: what waits, runs, failed; pause, resume, cancel.
//!
//! Kinds that PeerTube has too go by its names; ours alone keep their own.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use database::{Conn, Error, FromRow, Row, Sql};
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::clock::iso;
use platform::fields::Fields;
use platform::{App, Caller, Page, Problem, Result};
use serde_json::{Value, json};

/// Our kinds that PeerTube's clients know by another name.
const NAMES: &[(&str, &str)] = &[
    ("transcoding.build", "video-transcoding"),
    ("transcription.write", "video-transcription"),
    ("import.fetch", "video-import"),
    ("import.walk", "video-channel-import"),
    ("email.send", "email"),
];

/// PeerTube's job types: all may be asked for, also those that nothing here makes.
const TYPES: &[&str] = &[
    "activitypub-cleaner",
    "activitypub-follow",
    "activitypub-http-broadcast",
    "activitypub-http-broadcast-parallel",
    "activitypub-http-fetcher",
    "activitypub-http-unicast",
    "activitypub-refresher",
    "actor-keys",
    "after-video-channel-import",
    "create-user-export",
    "email",
    "federate-video",
    "generate-video-storyboard",
    "import-user-archive",
    "manage-video-torrent",
    "move-to-file-system",
    "move-to-object-storage",
    "notify",
    "transcoding-job-builder",
    "video-channel-import",
    "video-file-import",
    "video-import",
    "video-live-ending",
    "video-redundancy",
    "video-studio-edition",
    "video-transcoding",
    "video-transcription",
    "videos-stats",
];

/// Our kinds whose jobs can be cancelled while they run: PeerTube's that take long.
const CANCELLABLE: &[&str] = &["transcoding.build", "transcription.write"];

const STATES: &[&str] =
    &["active", "completed", "delayed", "failed", "paused", "prioritized", "waiting", "waiting-children"];

const SELECT: &str = "SELECT id, kind, payload, state, priority, parent_id, progress, error, created_at, started_at, \
     finished_at FROM job";

struct JobRow {
    id: i64,
    kind: String,
    payload: String,
    state: String,
    priority: i64,
    parent: Option<i64>,
    progress: i64,
    error: Option<String>,
    created_at: i64,
    started_at: Option<i64>,
    finished_at: Option<i64>,
}

impl FromRow for JobRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(JobRow {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.get("payload")?,
            state: row.get("state")?,
            priority: row.get("priority")?,
            parent: row.get("parent_id")?,
            progress: row.get("progress")?,
            error: row.get("error")?,
            created_at: row.get("created_at")?,
            started_at: row.get("started_at")?,
            finished_at: row.get("finished_at")?,
        })
    }
}

impl JobRow {
    fn can_cancel(&self) -> bool {
        self.state == "active" && CANCELLABLE.contains(&self.kind.as_str())
    }

    fn json(&self) -> Value {
        let known = NAMES.iter().find(|(ours, _)| *ours == self.kind).map_or(self.kind.as_str(), |(_, theirs)| theirs);
        let mut job = json!({
            "id": self.id.to_string(),
            "state": self.state,
            "type": known,
            "data": serde_json::from_str::<Value>(&self.payload).unwrap_or(Value::Null),
            "priority": self.priority,
            "progress": self.progress,
            "error": self.error,
            "createdAt": iso(self.created_at),
            "finishedOn": self.finished_at.map(iso),
            "processedOn": self.started_at.map(iso),
            "canCancel": self.can_cancel(),
        });
        if let Some(parent) = self.parent {
            job["parent"] = json!({ "id": parent.to_string() });
        }
        job
    }
}

/// Jobs of all states
#[utoipa::path(get, path = "/api/v1/jobs", operation_id = "getAllJobs", tag = "Job",
    params(("jobType" = Option<String>, Query), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
    ("sort" = Option<String>, Query)), responses((status = 200, body = Value)))]
pub(crate) async fn all(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<Value>> {
    list(&app, None, query.as_deref()).await
}

/// Jobs of a state
#[utoipa::path(get, path = "/api/v1/jobs/{state}", operation_id = "getJobs", tag = "Job",
    params(("state" = String, Path), ("jobType" = Option<String>, Query), ("start" = Option<i64>, Query),
    ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)), responses((status = 200, body = Value)))]
pub(crate) async fn of_state(
    State(app): State<App>,
    Path(state): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>> {
    let mut params = Fields::param("state", &state);
    let state = params.required("state", "Invalid value", |v| STATES.iter().find(|s| v == **s).copied());
    params.finish()?;
    list(&app, state, query.as_deref()).await
}

async fn list(app: &App, state: Option<&'static str>, query: Option<&str>) -> Result<Json<Value>> {
    let mut fields = Fields::query(query);
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    let kinds = known_kinds(&mut app.db.reader().await?).await?;
    let wanted = fields.optional("jobType", "Invalid value", kind_of_type(&kinds));
    fields.finish()?;
    let condition = |sql: &mut Sql| {
        sql.push(" WHERE TRUE");
        if let Some(state) = state {
            sql.push(" AND state = ").arg(state);
        }
        if let Some(kind) = &wanted {
            sql.push(" AND kind = ").arg(kind.clone());
        }
    };
    let mut conn = app.db.reader().await?;
    let mut sql = Sql::new("SELECT count(*) FROM job");
    condition(&mut sql);
    let total: i64 = conn.one(sql).await?;
    let mut sql = Sql::new(SELECT);
    condition(&mut sql);
    sql.push(if page.descending { " ORDER BY id DESC LIMIT " } else { " ORDER BY id LIMIT " }).arg(page.count);
    sql.push(" OFFSET ").arg(page.start);
    let data: Vec<Value> = conn.all::<JobRow>(sql).await?.iter().map(JobRow::json).collect();
    Ok(Json(json!({ "total": total, "data": data })))
}

/// Reads a type by PeerTube's name of it, or a kind of ours of which there are jobs.
fn kind_of_type(kinds: &[String]) -> impl FnOnce(&Value) -> Option<String> {
    move |v| {
        let name = v.as_str()?;
        let ours = NAMES.iter().find(|(_, theirs)| *theirs == name).map_or(name, |(ours, _)| ours);
        (TYPES.contains(&name) || kinds.iter().any(|k| k == ours)).then(|| ours.to_owned())
    }
}

/// Kinds of which there are jobs; few, and read from an index.
async fn known_kinds(conn: &mut Conn) -> Result<Vec<String>, Error> {
    conn.all("SELECT DISTINCT kind FROM job").await
}

/// Stop starting jobs
#[utoipa::path(post, path = "/api/v1/jobs/pause", operation_id = "pauseJobs", tag = "Job", responses((status = 204)))]
pub(crate) async fn pause(State(app): State<App>, caller: Caller) -> Result<StatusCode> {
    steer(&app, &caller, true).await
}

/// Start jobs again
#[utoipa::path(post, path = "/api/v1/jobs/resume", operation_id = "resumeJobs", tag = "Job", responses((status = 204)))]
pub(crate) async fn resume(State(app): State<App>, caller: Caller) -> Result<StatusCode> {
    steer(&app, &caller, false).await
}

async fn steer(app: &App, caller: &Caller, pause: bool) -> Result<StatusCode> {
    let deed = Deed::new(caller, "jobs", Action::Update).with("jobs-paused", pause);
    app.db
        .write((deed, pause, app.now()), |tx, (deed, pause, now)| {
            async move {
                match pause {
                    true => job_queue::pause(tx, job_queue::EVERY_KIND, now).await?,
                    false => job_queue::resume(tx, job_queue::EVERY_KIND).await?,
                }
                audit::record(tx, now, deed).await
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Cancel a running job
#[utoipa::path(post, path = "/api/v1/jobs/{jobType}/{jobId}/cancel", operation_id = "cancelJob", tag = "Job",
    params(("jobType" = String, Path), ("jobId" = String, Path)),
    responses((status = 204), (status = 404, description = "No such job"),
        (status = 409, description = "It does not run, or cannot be cancelled")))]
pub(crate) async fn cancel(
    State(app): State<App>,
    caller: Caller,
    Path((job_type, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let kinds = known_kinds(&mut app.db.reader().await?).await?;
    let mut params = Fields::param("jobType", &job_type);
    let kind = params.required("jobType", "Invalid value", kind_of_type(&kinds)).unwrap_or_default();
    params.finish()?;
    app.db
        .write((caller, kind, id.parse().unwrap_or(0), app.now()), |tx, (caller, kind, id, now)| {
            async move {
                let mut sql = Sql::new(SELECT);
                sql.push(" WHERE id = ").arg(id).push(" AND kind = ").arg(kind);
                let job: Option<JobRow> = tx.optional(sql).await?;
                let job = job.ok_or_else(|| Problem::not_found("Not Found"))?;
                if !job.can_cancel() || !job_queue::stop(tx, job.id).await? {
                    return Err(Problem::conflict("This job cannot be cancelled"));
                }
                let deed = Deed::new(&caller, "jobs", Action::Delete).with("job-id", job.id);
                audit::record(tx, now, deed.with("job-type", job.kind.as_str())).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
