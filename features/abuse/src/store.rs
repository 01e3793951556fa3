//! The SQL of reports and their messages.

use crate::list::Filter;
use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};
use moderation::Muters;
use platform::Page;

/// A report to be.
#[derive(Debug, Clone)]
pub(crate) struct NewAbuse {
    pub reporter_account_id: i64,
    pub flagged_account_id: i64,
    pub reason: String,
    pub predefined_reasons: String,
    pub video: Option<ReportedVideo>,
    pub comment: Option<ReportedComment>,
}

/// What is kept of a reported comment, should it go.
#[derive(Debug, Clone)]
pub(crate) struct ReportedComment {
    pub id: i64,
    /// The comment as reports show it, as JSON.
    pub shown: String,
}

/// What is kept of a reported video, should it go.
#[derive(Debug, Clone)]
pub(crate) struct ReportedVideo {
    pub id: i64,
    pub uuid: String,
    pub name: String,
    pub nsfw: bool,
    pub channel_name: String,
    /// The channel as reports show it, as JSON.
    pub channel: String,
    pub start_at: Option<i64>,
    pub end_at: Option<i64>,
}

/// Stores a report and returns its id.
pub(crate) async fn insert(tx: &mut Tx, new: &NewAbuse, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO abuse (reporter_account_id, flagged_account_id, reason, predefined_reasons, state, video_id, \
               reported_video_id, video_uuid, video_name, video_nsfw, channel_name, channel, start_at, end_at, comment_id, \
               comment, created_at, updated_at) VALUES ($1, $2, $3, $4, 1, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) \
               RETURNING id";
    let v = new.video.as_ref();
    let sql = Sql::new(sql)
        .bind(new.reporter_account_id)
        .bind(new.flagged_account_id)
        .bind(&new.reason)
        .bind(&new.predefined_reasons)
        .bind(v.map(|v| v.id))
        .bind(v.map(|v| v.uuid.as_str()))
        .bind(v.map(|v| v.name.as_str()))
        .bind(v.map(|v| v.nsfw))
        .bind(v.map(|v| v.channel_name.as_str()))
        .bind(v.map(|v| v.channel.as_str()))
        .bind(v.and_then(|v| v.start_at))
        .bind(v.and_then(|v| v.end_at))
        .bind(new.comment.as_ref().map(|c| c.id))
        .bind(new.comment.as_ref().map(|c| c.shown.as_str()))
        .bind(now);
    tx.one(sql).await
}

/// A report with what a list shows of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct AbuseRow {
    pub id: i64,
    pub reporter_account_id: Option<i64>,
    pub flagged_account_id: Option<i64>,
    /// Whether who reported lives on another instance.
    pub is_from_elsewhere: bool,
    pub reason: String,
    pub predefined_reasons: String,
    pub state: i64,
    pub moderation_comment: Option<String>,
    pub processed_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    /// The reported video's number, whether it is still there or not.
    pub reported_video_id: Option<i64>,
    /// The reported video while it is there.
    pub video_id: Option<i64>,
    pub video_uuid: Option<String>,
    pub video_name: Option<String>,
    pub video_nsfw: bool,
    pub video_blocked: bool,
    pub start_at: Option<i64>,
    pub end_at: Option<i64>,
    /// The channel as it was, as JSON.
    pub channel: Option<String>,
    pub channel_id: Option<i64>,
    /// The reported comment as it was, as JSON.
    pub comment: Option<String>,
    /// Whether that comment is there, with its text.
    pub comment_is_there: bool,
    /// What the comment's video is called now, while it is there.
    pub comment_video_name: Option<String>,
    pub messages: i64,
    pub reports_of_video: i64,
    pub nth_of_video: i64,
    pub reports_by_reporter: i64,
    pub reports_of_flagged: i64,
}

impl FromRow for AbuseRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(AbuseRow {
            id: row.get("id")?,
            reporter_account_id: row.get("reporter_account_id")?,
            flagged_account_id: row.get("flagged_account_id")?,
            is_from_elsewhere: row.get::<Option<String>>("reporter_host")?.is_some(),
            reason: row.get("reason")?,
            predefined_reasons: row.get("predefined_reasons")?,
            state: row.get("state")?,
            moderation_comment: row.get("moderation_comment")?,
            processed_at: row.get("processed_at")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            reported_video_id: row.get("reported_video_id")?,
            video_id: row.get("video_id")?,
            video_uuid: row.get("video_uuid")?,
            video_name: row.get("video_name")?,
            video_nsfw: row.get::<Option<bool>>("video_nsfw")?.unwrap_or(false),
            video_blocked: row.get::<Option<bool>>("video_blocked")?.unwrap_or(false),
            start_at: row.get("start_at")?,
            end_at: row.get("end_at")?,
            channel: row.get("channel")?,
            channel_id: row.get("channel_id")?,
            comment: row.get("comment")?,
            comment_is_there: row.get::<Option<i64>>("live_comment_id")?.is_some(),
            comment_video_name: row.get("comment_video_name")?,
            messages: row.get("messages")?,
            reports_of_video: row.get("reports_of_video")?,
            nth_of_video: row.get("nth_of_video")?,
            reports_by_reporter: row.get("reports_by_reporter")?,
            reports_of_flagged: row.get("reports_of_flagged")?,
        })
    }
}

/// Counts look at indices alone, for the rows of one page.
const SELECT: &str = "SELECT a.id, a.reporter_account_id, a.flagged_account_id, rx.host AS reporter_host, a.reason, \
     a.predefined_reasons, a.state, a.moderation_comment, a.processed_at, a.created_at, a.updated_at, a.reported_video_id, \
     a.video_id, a.video_uuid, coalesce(v.name, a.video_name) AS video_name, coalesce(v.nsfw, a.video_nsfw) AS video_nsfw, \
     v.blocked AS video_blocked, a.start_at, a.end_at, a.channel, v.channel_id, \
     a.comment, CASE WHEN k.deleted_at IS NULL THEN k.id END AS live_comment_id, kv.name AS comment_video_name, \
     (SELECT count(*) FROM abuse_message m WHERE m.abuse_id = a.id) AS messages, \
     (SELECT count(*) FROM abuse o WHERE o.reported_video_id = a.reported_video_id) AS reports_of_video, \
     (SELECT count(*) FROM abuse o WHERE o.reported_video_id = a.reported_video_id AND o.id <= a.id) AS nth_of_video, \
     (SELECT count(*) FROM abuse o WHERE o.reporter_account_id = a.reporter_account_id) AS reports_by_reporter, \
     (SELECT count(*) FROM abuse o WHERE o.flagged_account_id = a.flagged_account_id) AS reports_of_flagged";

const FROM: &str = " FROM abuse a LEFT JOIN video v ON v.id = a.video_id LEFT JOIN channel c ON c.id = v.channel_id \
     LEFT JOIN account r ON r.id = a.reporter_account_id LEFT JOIN actor rx ON rx.id = r.actor_id \
     LEFT JOIN account f ON f.id = a.flagged_account_id \
     LEFT JOIN video_comment k ON k.id = a.comment_id LEFT JOIN video kv ON kv.id = k.video_id";

/// A report; in a transaction on PostgreSQL it is locked until the end.
pub(crate) async fn get(tx: &mut Tx, id: i64) -> Result<Option<AbuseRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).push(" WHERE a.id = ").arg(id);
    if tx.kind() == Kind::Postgres {
        sql.push(" FOR UPDATE OF a");
    }
    tx.optional(sql).await
}

/// A report.
pub(crate) async fn find(conn: &mut Conn, id: i64) -> Result<Option<AbuseRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).push(" WHERE a.id = ").arg(id);
    conn.optional(sql).await
}

fn like(sql: &mut Sql, column: &'static str, pattern: &str) {
    sql.push("lower(").push(column).push(") LIKE ").arg(pattern).push(" ESCAPE '!'");
}

fn pattern(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

fn push_where(sql: &mut Sql, filter: &Filter, muters: &Muters) {
    sql.push(FROM).push(" WHERE 1 = 1");
    if let Some(id) = filter.reporter_account_id {
        sql.push(" AND a.reporter_account_id = ").arg(id);
    }
    if let Some(id) = filter.id {
        sql.push(" AND a.id = ").arg(id);
    }
    if let Some(state) = filter.state {
        sql.push(" AND a.state = ").arg(state);
    }
    if let Some(reason) = filter.predefined_reason {
        sql.push(" AND a.predefined_reasons LIKE ").arg(format!("%,{reason},%"));
    }
    match filter.about {
        Some("video") => drop(sql.push(" AND a.reported_video_id IS NOT NULL")),
        Some("comment") => drop(sql.push(" AND a.comment IS NOT NULL")),
        Some(_) => drop(sql.push(" AND a.reported_video_id IS NULL AND a.comment IS NULL")),
        None => {}
    }
    match filter.video_is {
        Some("deleted") => drop(sql.push(" AND a.reported_video_id IS NOT NULL AND a.video_id IS NULL")),
        Some(_) => drop(sql.push(" AND v.blocked")),
        None => {}
    }
    // What a video was called is looked at when it is not there any more.
    const VIDEO: &str = "coalesce(v.name, a.video_name)";
    const CHANNEL: &str = "coalesce(c.name, a.channel_name)";
    for (column, text) in [
        ("r.name", &filter.search_reporter),
        ("f.name", &filter.search_reportee),
        (VIDEO, &filter.search_video),
        (CHANNEL, &filter.search_channel),
    ] {
        if let Some(text) = text {
            sql.push(" AND ");
            like(sql, column, &pattern(text));
        }
    }
    if let Some(text) = &filter.search {
        let pattern = pattern(text);
        sql.push(" AND (");
        for (n, column) in [VIDEO, CHANNEL, "r.name", "f.name"].into_iter().enumerate() {
            if n > 0 {
                sql.push(" OR ");
            }
            like(sql, column, &pattern);
        }
        sql.push(")");
    }
    // Moderators are not bothered by those whom they or the instance mute.
    muters.leave_out(sql, "a.reporter_account_id");
}

/// A page of reports, and how many there are.
pub(crate) async fn page(
    conn: &mut Conn,
    filter: &Filter,
    muters: &Muters,
    page: &Page,
) -> Result<(i64, Vec<AbuseRow>), Error> {
    let mut count = Sql::new("SELECT count(*)");
    push_where(&mut count, filter, muters);
    let mut sql = Sql::new(SELECT);
    push_where(&mut sql, filter, muters);
    sql.push(match page.sort {
        "id" => " ORDER BY a.id",
        "state" => " ORDER BY a.state",
        _ => " ORDER BY a.created_at",
    });
    sql.push(if page.descending { " DESC, a.id DESC" } else { ", a.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    Ok((conn.one(count).await?, conn.all(sql).await?))
}

/// Writes what moderators decided.
pub(crate) async fn update(
    tx: &mut Tx,
    id: i64,
    state: i64,
    comment: Option<String>,
    processed_at: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    let sql = "UPDATE abuse SET state = $2, moderation_comment = $3, processed_at = $4, updated_at = $5 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state).bind(comment).bind(processed_at).bind(now)).await.map(drop)
}

/// Removes a report with its messages.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM abuse WHERE id = $1").bind(id)).await.map(drop)
}

/// What somebody said about a report.
#[derive(Debug, Clone)]
pub(crate) struct MessageRow {
    pub id: i64,
    pub account_id: Option<i64>,
    pub by_moderator: bool,
    pub message: String,
    pub created_at: i64,
}

impl FromRow for MessageRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(MessageRow {
            id: row.get("id")?,
            account_id: row.get("account_id")?,
            by_moderator: row.get("by_moderator")?,
            message: row.get("message")?,
            created_at: row.get("created_at")?,
        })
    }
}

/// All messages about a report, oldest first.
pub(crate) async fn messages(conn: &mut Conn, abuse_id: i64) -> Result<Vec<MessageRow>, Error> {
    let sql = "SELECT id, account_id, by_moderator, message, created_at FROM abuse_message WHERE abuse_id = $1 \
               ORDER BY created_at, id";
    conn.all(Sql::new(sql).bind(abuse_id)).await
}

/// One message about a report.
pub(crate) async fn message(conn: &mut Conn, abuse_id: i64, id: i64) -> Result<Option<MessageRow>, Error> {
    let sql =
        "SELECT id, account_id, by_moderator, message, created_at FROM abuse_message WHERE abuse_id = $1 AND id = $2";
    conn.optional(Sql::new(sql).bind(abuse_id).bind(id)).await
}

/// Stores a message and returns its id.
pub(crate) async fn insert_message(
    tx: &mut Tx,
    abuse_id: i64,
    account_id: i64,
    by_moderator: bool,
    message: &str,
    now: i64,
) -> Result<i64, Error> {
    let sql = "INSERT INTO abuse_message (abuse_id, account_id, by_moderator, message, created_at) \
               VALUES ($1, $2, $3, $4, $5) RETURNING id";
    tx.one(Sql::new(sql).bind(abuse_id).bind(account_id).bind(by_moderator).bind(message).bind(now)).await
}

/// Removes a message.
pub(crate) async fn delete_message(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM abuse_message WHERE id = $1").bind(id)).await.map(drop)
}

/// Records that a moderator dealt with a report for the first time.
pub(crate) async fn processed(tx: &mut Tx, id: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE abuse SET processed_at = $2 WHERE id = $1 AND processed_at IS NULL";
    tx.execute(Sql::new(sql).bind(id).bind(now)).await.map(drop)
}

/// The channel of a reported video, as reports show it.
#[derive(Debug, Clone)]
pub(crate) struct ChannelRow {
    pub id: i64,
    pub url: String,
    pub name: String,
    pub host: Option<String>,
    pub display_name: String,
    pub description: Option<String>,
    /// Pictures, as `actor::images` reads them.
    pub avatars: Option<String>,
    pub banners: Option<String>,
}

impl FromRow for ChannelRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ChannelRow {
            id: row.get("id")?,
            url: row.get("url")?,
            name: row.get("username")?,
            host: row.get("host")?,
            display_name: row.get("name")?,
            description: row.get("description")?,
            avatars: row.get("avatars")?,
            banners: row.get("banners")?,
        })
    }
}

/// The channels of several ids, in no order.
pub(crate) async fn channels(conn: &mut Conn, ids: &[i64]) -> Result<Vec<ChannelRow>, Error> {
    let mut sql = Sql::new(
        "SELECT c.id, x.url, x.username, x.host, c.name, c.description, x.avatars, x.banners FROM channel c \
         JOIN actor x ON x.id = c.actor_id WHERE c.id IN ",
    );
    sql.list(ids.iter().copied());
    conn.all(sql).await
}
