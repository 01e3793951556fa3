//! How many bytes a user may still send.

use crate::store;
use axum::http::StatusCode;
use database::{Conn, Tx};
use platform::id::Ref;
use platform::{Problem, Result};

const EXCEEDED: &str = "The user video quota is exceeded";
const EXCEEDED_TODAY: &str = "The user daily video quota is exceeded";
const DAY: i64 = 86_400_000;

/// Refuses `size` more bytes above the quota or the daily quota; `except` is an upload whose bytes these are.
///
/// In a transaction that spends the quota, [`store::lock_user`] comes first: then uploads at the same time cannot exceed it together.
pub async fn check(conn: &mut Conn, now: i64, user_id: i64, size: i64, except: Option<&str>) -> Result<()> {
    let (quota, daily) = store::quota_of(conn, user_id).await?;
    for (limit, since, sentence) in [(quota, i64::MIN, EXCEEDED), (daily, now - DAY, EXCEEDED_TODAY)] {
        if limit >= 0 && store::used(conn, user_id, since, except).await?.saturating_add(size) > limit {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, sentence).code("quota_reached"));
        }
    }
    Ok(())
}

/// Bytes that may still come for a video, by the quotas of its owner, and what is said where more come; `None` is no limit.
///
/// # Errors
/// The database's failure.
pub async fn left(conn: &mut Conn, now: i64, video_id: i64) -> Result<Option<(u64, &'static str)>> {
    let Some(owner) = store::find(conn, Ref::Id(video_id)).await?.and_then(|video| video.user_id) else {
        return Ok(None);
    };
    let (quota, daily) = store::quota_of(conn, owner).await?;
    let mut left = Vec::new();
    for (limit, since, sentence) in [(quota, i64::MIN, EXCEEDED), (daily, now - DAY, EXCEEDED_TODAY)] {
        if let Ok(limit) = u64::try_from(limit) {
            let used = u64::try_from(store::used(conn, owner, since, None).await?).unwrap_or(0);
            left.push((limit.saturating_sub(used), sentence));
        }
    }
    Ok(left.into_iter().min())
}

/// Refuses a video that comes to a user from another whose quota it was counted for.
///
/// # Errors
/// 413, or the database's failure.
pub async fn check_move(tx: &mut Tx, now: i64, user_id: i64, video_id: i64) -> Result<()> {
    store::lock_user(tx, user_id).await?;
    let size = store::largest_file(tx, video_id).await?;
    check(tx, now, user_id, size, None).await
}
