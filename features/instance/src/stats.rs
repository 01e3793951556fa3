//! `GET /server/stats`: how much is here. Counting walks tables, so an answer is kept for a while.

use axum::extract::State;
use axum::{Extension, Json};
use database::{Conn, Error, Sql};
use platform::{App, Result};
use serde_json::{Map, Value, json};
use std::sync::{Arc, Mutex, PoisonError};

/// The last answer and when it was counted.
#[derive(Default)]
pub(crate) struct Last(Mutex<Option<(i64, Value)>>);

const DAY: i64 = 24 * 3600 * 1000;

/// Activities PeerTube counts one by one.
const ACTIVITIES: [&str; 14] = [
    "Create",
    "Update",
    "Delete",
    "Follow",
    "Accept",
    "Reject",
    "Announce",
    "Undo",
    "Like",
    "Dislike",
    "Flag",
    "View",
    "Download",
    "ApproveReply",
];

/// Figures of the instance.
#[utoipa::path(get, path = "/api/v1/server/stats", operation_id = "getInstanceStats", tag = "Stats",
    responses((status = 200, body = Value)))]
pub(crate) async fn get(State(app): State<App>, Extension(last): Extension<Arc<Last>>) -> Result<Json<Value>> {
    let (config, now) = (app.config(), app.now());
    let kept = i64::try_from(config.testing.lifetimes.server_stats.as_millis()).unwrap_or(i64::MAX);
    {
        let last = last.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, value)) = last.as_ref().filter(|(at, _)| (0..kept).contains(&(now - at))) {
            return Ok(Json(value.clone()));
        }
    }
    let value = count(&mut app.db.reader().await?, &config, now).await?;
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, value.clone()));
    Ok(Json(value))
}

async fn count(conn: &mut Conn, config: &config::Config, now: i64) -> Result<Value, Error> {
    let mut all = Map::new();
    let mut put = |key: &str, value: Value| all.insert(key.to_owned(), value);
    put("totalUsers", json!(conn.one::<i64>("SELECT count(*) FROM users").await?));
    for (key, days) in [("totalDailyActiveUsers", 1), ("totalWeeklyActiveUsers", 7), ("totalMonthlyActiveUsers", 30)] {
        let sql = Sql::new("SELECT count(*) FROM users WHERE last_login_at > $1").bind(now - days * DAY);
        put(key, json!(conn.one::<i64>(sql).await?));
    }
    for (key, role, shown) in [
        ("totalModerators", 1, config.stats.total_moderators.enabled),
        ("totalAdmins", 0, config.stats.total_admins.enabled),
    ] {
        let sql = Sql::new("SELECT count(*) FROM users WHERE role = $1").bind(role);
        put(key, if shown { json!(conn.one::<i64>(sql).await?) } else { Value::Null });
    }
    for (key, sql) in [
        ("totalLocalVideos", "SELECT count(*) FROM video WHERE is_local AND state = 1 AND privacy = 1"),
        ("totalLocalVideoViews", "SELECT CAST(coalesce(sum(views), 0) AS BIGINT) FROM video WHERE is_local"),
        ("totalLocalVideoDownloads", "SELECT CAST(coalesce(sum(downloads), 0) AS BIGINT) FROM video WHERE is_local"),
        ("totalLocalVideoComments", "SELECT CAST(coalesce(sum(comments), 0) AS BIGINT) FROM video WHERE is_local"),
        (
            "totalLocalVideoFilesSize",
            "SELECT CAST(coalesce(sum(f.size), 0) AS BIGINT) FROM video_file f JOIN video v ON v.id = f.video_id \
             WHERE v.is_local",
        ),
        ("totalVideos", "SELECT count(*) FROM video WHERE state = 1 AND privacy = 1"),
        ("totalVideoComments", "SELECT CAST(coalesce(sum(comments), 0) AS BIGINT) FROM video"),
        (
            "totalLocalVideoChannels",
            "SELECT count(*) FROM channel c JOIN actor a ON a.id = c.actor_id WHERE a.host IS NULL",
        ),
    ] {
        put(key, json!(conn.one::<i64>(sql).await?));
    }
    for (key, days) in [
        ("totalLocalDailyActiveVideoChannels", 1),
        ("totalLocalWeeklyActiveVideoChannels", 7),
        ("totalLocalMonthlyActiveVideoChannels", 30),
    ] {
        let sql = "SELECT count(DISTINCT channel_id) FROM video WHERE is_local AND published_at > $1";
        put(key, json!(conn.one::<i64>(Sql::new(sql).bind(now - days * DAY)).await?));
    }
    let sql = "SELECT count(*) FROM playlist p JOIN account c ON c.id = p.account_id JOIN actor a ON a.id = c.actor_id \
               WHERE a.host IS NULL AND p.privacy = 1";
    put("totalLocalPlaylists", json!(conn.one::<i64>(sql).await?));
    // What follows belongs to features that are not here yet: nothing of it has happened.
    for key in ["totalInstanceFollowers", "totalInstanceFollowing"] {
        put(key, json!(0));
    }
    put("videosRedundancy", json!([]));
    for kind in ["Abuse", "RegistrationRequest"] {
        let shown =
            if kind == "Abuse" { config.stats.abuses.enabled } else { config.stats.registration_requests.enabled };
        let zero = if shown { json!(0) } else { Value::Null };
        put(&format!("average{kind}ResponseTimeMs"), Value::Null);
        put(&format!("total{kind}s"), zero.clone());
        put(&format!("total{kind}sProcessed"), zero);
    }
    put("totalActivityPubMessagesProcessed", json!(0));
    put("totalActivityPubMessagesSuccesses", json!(0));
    for outcome in ["Successes", "Errors"] {
        for activity in ACTIVITIES.iter().chain(&["RejectReply"]) {
            put(&format!("totalActivityPub{activity}Messages{outcome}"), json!(0));
        }
    }
    put("totalActivityPubMessagesErrors", json!(0));
    put("activityPubMessagesProcessedPerSecond", json!(0));
    put("totalActivityPubMessagesWaiting", json!(0));
    Ok(Value::Object(all))
}
