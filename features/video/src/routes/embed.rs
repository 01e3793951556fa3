//! Where a video may be embedded.

use super::video_ref;
use crate::embed::{self, Rule};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{App, Caller, Result};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;
use wire::{Labelled, constants};

/// Where a video may be embedded.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmbedPrivacy {
    /// 1 everywhere, 2 on listed domains.
    policy: Labelled,
    /// Hosts, some with a port.
    domains: Vec<String>,
}

/// Where a video is to be embedded.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub struct UpdateEmbedPrivacy {
    /// 1 everywhere, 2 on listed domains.
    policy: i64,
    /// Up to 200 hosts; none with policy 1.
    domains: Vec<String>,
}

/// Whether a page of a domain may embed a video.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmbedAllowed {
    domain_allowed: bool,
    /// Whether the caller may watch it there although the domain is not listed; null where it is.
    user_bypass_allowed: Option<bool>,
}

/// Get where a video may be embedded
#[utoipa::path(get, path = "/api/v1/videos/{id}/embed-privacy", tag = "Video Embed Privacy",
    operation_id = "getVideoEmbedPrivacy", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = EmbedPrivacy), (status = 403, description = "Somebody else's video"), (status = 404)))]
pub async fn get(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<EmbedPrivacy>> {
    let which = video_ref(&id, "videoId")?;
    let rule = embed::rule(&mut app.db.reader().await?, &caller, which).await?;
    let policy = constants::labelled(constants::EMBED_POLICIES, Some(rule.policy));
    Ok(Json(EmbedPrivacy { policy, domains: rule.domains }))
}

/// Change where a video may be embedded
#[utoipa::path(put, path = "/api/v1/videos/{id}/embed-privacy", tag = "Video Embed Privacy",
    operation_id = "updateVideoEmbedPrivacy", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body = UpdateEmbedPrivacy,
    responses((status = 204), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's video"), (status = 404)))]
pub async fn put(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let policy = fields.required("policy", "Invalid value", read::int(embed::EVERYWHERE, embed::LISTED));
    let domains = fields.required("domains", "Domains should be a valid array of hosts", embed::domains);
    fields.finish()?;
    let rule = Rule { policy: policy.unwrap_or(embed::EVERYWHERE), domains: domains.unwrap_or_default() };
    embed::set(&app, &caller, which, rule).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether a page of a domain may embed a video
#[utoipa::path(get, path = "/api/v1/videos/{id}/embed-privacy/allowed", tag = "Video Embed Privacy",
    operation_id = "isVideoEmbedAllowed",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("domain" = String, Query, description = "Host of the page, with an unusual port")),
    responses((status = 200, body = EmbedAllowed), (status = 400, description = "The domain is none"), (status = 404)))]
pub async fn allowed(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<EmbedAllowed>> {
    let which = video_ref(&id, "videoId")?;
    let mut fields = Fields::query(query.as_deref());
    let domain = fields.required("domain", "Invalid value", embed::domain).unwrap_or_default();
    fields.finish()?;
    let own = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let (domain_allowed, user_bypass_allowed) =
        embed::allowed(&mut conn, caller.as_ref(), which, &domain, &own).await?;
    Ok(Json(EmbedAllowed { domain_allowed, user_bypass_allowed }))
}
