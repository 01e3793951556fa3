//! How many bytes a user may still send.

use crate::store;
use axum::http::StatusCode;
use database::{Conn, Tx};
use platform::{Problem, Result};

const DAY: i64 = 86_400_000;

/// Refuses `size` more bytes above the quota or the daily quota; `except` is an upload whose bytes these are.
///
/// In a transaction that spends the quota, [`store::lock_user`] comes first: then uploads at the same time cannot exceed it together.
pub async fn check(conn: &mut Conn, now: i64, user_id: i64, size: i64, except: Option<&str>) -> Result<()> {
    let (quota, daily) = store::quota_of(conn, user_id).await?;
    for (limit, since, sentence) in [
        (quota, i64::MIN, "The user video quota is exceeded"),
        (daily, now - DAY, "The user daily video quota is exceeded"),
    ] {
        if limit >= 0 && store::used(conn, user_id, since, except).await?.saturating_add(size) > limit {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, sentence).code("quota_reached"));
        }
    }
    Ok(())
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
