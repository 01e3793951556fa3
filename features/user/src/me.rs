//! `GET /users/me` and what one has used.

use crate::json::{Me, SpecialPlaylist, UserJson};
use crate::{NotificationSettings, channels, quota, store};
use axum::Json;
use axum::extract::State;
use database::{Conn, Error, Sql};
use platform::{App, Caller, Problem, Result};
use serde::Serialize;
use utoipa::ToSchema;

/// Oneself.
#[utoipa::path(get, path = "/api/v1/users/me", operation_id = "getUserInfo", tag = "My User",
    responses((status = 200, body = Me)))]
pub(crate) async fn get(State(app): State<App>, caller: Caller) -> Result<Json<Me>> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let gone = || Problem::unauthorized("Token is invalid");
    let user = store::by_id(&mut conn, caller.user_id).await?.ok_or_else(gone)?;
    let account = actor::account_of_user(&mut conn, caller.user_id).await?;
    let channels = channels::of_account(&mut conn, caller.account_id, &host).await?;
    let helped = channels::helped(&mut conn, caller.account_id, &host).await?;
    let settings = NotificationSettings::of_user(&mut conn, caller.user_id).await?;
    Ok(Json(Me {
        user: UserJson::new(user, account, channels, &host).with_notifications(settings),
        video_channel_collaborations: helped,
        special_playlists: special_playlists(&mut conn, caller.account_id).await?,
    }))
}

/// The playlists that everybody has. Reads only: playlists are a feature above.
async fn special_playlists(conn: &mut Conn, account_id: i64) -> Result<Vec<SpecialPlaylist>, Error> {
    let sql = "SELECT id, name, kind FROM playlist WHERE account_id = $1 AND kind = 2";
    conn.all(Sql::new(sql).bind(account_id)).await
}

/// What one has used.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct QuotaUsed {
    /// Bytes in all.
    video_quota_used: i64,
    /// Bytes of the last 24 hours.
    video_quota_used_daily: i64,
}

/// How much of one's quota is used.
#[utoipa::path(get, path = "/api/v1/users/me/video-quota-used", operation_id = "getMyVideoQuotaUsed", tag = "My User",
    responses((status = 200, body = QuotaUsed)))]
pub(crate) async fn quota_used(State(app): State<App>, caller: Caller) -> Result<Json<QuotaUsed>> {
    let used = quota::used(&mut app.db.reader().await?, caller.user_id, app.now()).await?;
    Ok(Json(QuotaUsed { video_quota_used: used.total, video_quota_used_daily: used.daily }))
}
