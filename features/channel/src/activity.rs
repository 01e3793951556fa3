//! The log of a channel: who of its managers did what, so that those who share a channel can follow each other.

use crate::{ChannelRow, must_manage};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::clock::iso;
use platform::fields::Fields;
use platform::{App, Caller, Page, Problem, Result, event, id};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;
use wire::{Labelled, ResultList, VideoAccount};

/// What was done; the numbers and labels are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the labels say it")]
pub enum Action {
    Create = 1,
    Update = 2,
    Delete = 3,
    UpdateCaptions = 4,
    UpdateChapters = 5,
    UpdatePasswords = 6,
    CreateStudioTasks = 7,
    UpdateSourceFile = 8,
    UpdateElements = 9,
    RemoveChannelOwnership = 10,
    CreateChannelOwnership = 11,
    SendOwnershipRequest = 12,
    AcceptOwnershipRequest = 13,
    RefuseOwnershipRequest = 14,
    UpdateEmbedPolicy = 15,
    DeleteOwnershipRequest = 16,
}

const ACTIONS: &[(i64, &str)] = &[
    (1, "Create"),
    (2, "Update"),
    (3, "Delete"),
    (4, "Update captions"),
    (5, "Update chapters"),
    (6, "Update passwords"),
    (7, "Create studio tasks"),
    (8, "Update source file"),
    (9, "Update elements"),
    (10, "Remove channel ownership"),
    (11, "Create channel ownership"),
    (12, "Send ownership request"),
    (13, "Accept ownership request"),
    (14, "Refuse ownership request"),
    (15, "Update embed policy"),
    (16, "Delete ownership request"),
];

const VIDEO: i64 = 1;
const PLAYLIST: i64 = 2;
const CHANNEL: i64 = 3;
const TARGETS: &[(i64, &str)] = &[
    (VIDEO, "Video"),
    (PLAYLIST, "Playlist"),
    (CHANNEL, "Channel"),
    (4, "Channel synchronization"),
    (5, "Video import"),
];

fn labelled(labels: &[(i64, &str)], id: i64) -> Labelled {
    let label = labels.iter().find(|(n, _)| *n == id).map_or("Unknown", |(_, label)| *label);
    Labelled { id: Some(id), label: label.to_owned() }
}

/// What an entry is about.
#[derive(Debug, Clone, Copy)]
pub enum Subject {
    /// The channel itself.
    Channel,
    /// A video of it, by its row id.
    Video(i64),
    /// A playlist in it, by its row id.
    Playlist(i64),
}

/// Writes an entry into the log of a channel: what a user did. Names are taken as they are now; before something goes, not after.
pub async fn record(tx: &mut Tx, by: (i64, i64), action: Action, subject: Subject, now: i64) -> Result<(), Error> {
    record_with(tx, by, action, (subject, None), now).await
}

/// As [`record`]; with the account (by its row id) that a subject is to go to.
///
/// # Errors
/// The database's.
pub async fn record_with(
    tx: &mut Tx,
    (channel_id, user_id): (i64, i64),
    action: Action,
    (subject, to): (Subject, Option<i64>),
    now: i64,
) -> Result<(), Error> {
    let (target, subject_id, sql) = match subject {
        Subject::Channel => (CHANNEL, None, None),
        Subject::Video(id) => (VIDEO, Some(id), Some("SELECT uuid, name, url, is_live FROM video WHERE id = $1")),
        Subject::Playlist(id) => (PLAYLIST, Some(id), Some("SELECT uuid, name, url FROM playlist WHERE id = $1")),
    };
    let mut data = json!({});
    if let Some(sql) = sql
        && let Some(row) = tx.rows(Sql::new(sql).bind(subject_id)).await?.first()
    {
        data = json!({"uuid": row.get::<String>("uuid")?, "name": row.get::<String>("name")?,
            "url": row.get::<String>("url")?});
        if target == VIDEO {
            data["isLive"] = Value::Bool(row.get("is_live")?);
        }
    }
    if let Some(to) = to {
        let sql =
            "SELECT a.username, ac.name, a.url FROM account ac JOIN actor a ON a.id = ac.actor_id WHERE ac.id = $1";
        if let Some(row) = tx.rows(Sql::new(sql).bind(to)).await?.first() {
            data["targetAccount"] = json!({"username": row.get::<String>("username")?,
                "displayName": row.get::<String>("name")?, "url": row.get::<String>("url")?});
        }
    }
    let sql = "INSERT INTO channel_activity (channel_id, account_id, action, target, subject_id, data, created_at) \
               VALUES ($1, (SELECT id FROM account WHERE user_id = $2), $3, $4, $5, $6, $7)";
    let sql = Sql::new(sql).bind(channel_id).bind(user_id).bind(action as i64).bind(target).bind(subject_id);
    tx.execute(sql.bind(data.to_string()).bind(now)).await.map(drop)
}

/// Tells and logs that somebody changed a channel.
///
/// # Errors
/// The database's.
pub async fn changed(tx: &mut Tx, caller: &Caller, channel: &ChannelRow, now: i64) -> Result<()> {
    record(tx, (channel.id, caller.user_id), Action::Update, Subject::Channel, now).await?;
    event::emit(tx, now, "channel.updated", channel.id).await?;
    Ok(())
}

/// An entry of a channel's log. What it is about is named as it is now, or as it was when it is gone.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Activity {
    id: i64,
    /// Who did it; null when they have left.
    account: Option<VideoAccount>,
    action: Labelled,
    target_type: Labelled,
    video: Option<ActivityVideo>,
    playlist: Option<ActivityVideo>,
    channel: ActivityChannel,
    /// Always null: synchronisation is not recorded.
    channel_sync: Option<String>,
    /// Always null: imports are not recorded.
    video_import: Option<String>,
    /// Whom a video or channel was offered to, by the names they had.
    target_account: Option<TargetAccount>,
    /// Always null.
    details: Option<String>,
    /// ISO 8601.
    created_at: String,
}

/// The video or playlist of an entry.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityVideo {
    id: i64,
    name: String,
    uuid: String,
    #[serde(rename = "shortUUID")]
    short_uuid: String,
    /// Of videos only.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_live: Option<bool>,
    url: String,
}

/// Whom something was offered to.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TargetAccount {
    username: String,
    display_name: String,
    url: String,
}

/// The channel of an entry.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityChannel {
    id: i64,
    name: String,
    display_name: String,
    url: String,
}

struct ActivityRow {
    id: i64,
    account_id: Option<i64>,
    action: i64,
    target: i64,
    subject_id: Option<i64>,
    data: String,
    /// The video's title now.
    name: Option<String>,
    created_at: i64,
}

impl FromRow for ActivityRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ActivityRow {
            id: row.get("id")?,
            account_id: row.get("account_id")?,
            action: row.get("action")?,
            target: row.get("target")?,
            subject_id: row.get("subject_id")?,
            data: row.get("data")?,
            name: row.get("name")?,
            created_at: row.get("created_at")?,
        })
    }
}

impl ActivityRow {
    fn target_account(&self) -> Option<TargetAccount> {
        let mut data: Value = serde_json::from_str(&self.data).ok()?;
        serde_json::from_value(data.get_mut("targetAccount")?.take()).ok()
    }

    fn subject(&self, target: i64) -> Option<ActivityVideo> {
        if self.target != target {
            return None;
        }
        let data: Value = serde_json::from_str(&self.data).ok()?;
        let text = |key: &str| data[key].as_str().unwrap_or("").to_owned();
        let uuid = text("uuid");
        Some(ActivityVideo {
            id: self.subject_id?,
            name: self.name.clone().filter(|_| target == VIDEO).unwrap_or_else(|| text("name")),
            short_uuid: Uuid::try_parse(&uuid).map(id::short).unwrap_or_default(),
            uuid,
            is_live: data["isLive"].as_bool(),
            url: text("url"),
        })
    }
}

async fn page_of(conn: &mut Conn, channel_id: i64, page: &Page) -> Result<Vec<ActivityRow>, Error> {
    let mut sql = Sql::new(
        "SELECT l.id, l.account_id, l.action, l.target, l.subject_id, l.data, v.name, l.created_at \
         FROM channel_activity l LEFT JOIN video v ON l.target = 1 AND v.id = l.subject_id WHERE l.channel_id = ",
    );
    sql.arg(channel_id);
    sql.push(if page.descending { " ORDER BY l.created_at DESC, l.id DESC" } else { " ORDER BY l.created_at, l.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// A page of what was done with a channel.
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}/activities", operation_id = "listVideoChannelActivities",
    tag = "Video Channels", params(("handle" = String, Path), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query, description = "`createdAt`")),
    responses((status = 200, body = ResultList<Activity>)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<Activity>>> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let channel = crate::by_handle(&mut conn, &Handle::parse(&handle, &host)).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    must_manage(&mut conn, &caller, &channel).await?;
    if channel.host.is_some() {
        return Err(Problem::forbidden("The channel must be local."));
    }
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    fields.finish()?;
    let rows = page_of(&mut conn, channel.id, &page).await?;
    let sql = "SELECT count(*) FROM channel_activity WHERE channel_id = $1";
    let total = conn.one(Sql::new(sql).bind(channel.id)).await?;
    let ids: Vec<i64> = rows.iter().filter_map(|r| r.account_id).collect();
    let accounts = actor::accounts_by_ids(&mut conn, &ids).await?;
    let account = |id: i64| {
        accounts.iter().find(|a| a.id == id).map(|a| VideoAccount {
            id: a.id,
            display_name: a.display_name.clone(),
            name: a.username.clone(),
            url: a.url.clone(),
            host: a.host.clone().unwrap_or_else(|| host.clone()),
            avatars: a.pictures(),
        })
    };
    let about = ActivityChannel {
        id: channel.id,
        name: channel.username.clone(),
        display_name: channel.display_name.clone(),
        url: channel.url.clone(),
    };
    let entry = |r: &ActivityRow| Activity {
        id: r.id,
        account: r.account_id.and_then(account),
        action: labelled(ACTIONS, r.action),
        target_type: labelled(TARGETS, r.target),
        video: r.subject(VIDEO),
        playlist: r.subject(PLAYLIST),
        channel: about.clone(),
        channel_sync: None,
        video_import: None,
        target_account: r.target_account(),
        details: None,
        created_at: iso(r.created_at),
    };
    Ok(Json(ResultList { total, data: rows.iter().map(entry).collect() }))
}
