//! Pictures of the instance: its avatar, its banner and its logos, chosen by who manages the configuration.

use crate::file::{chosen, replace};
use actor::ImageKind;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use database::Conn;
use futures::FutureExt as _;
use platform::{App, Problem, Result, event};
use utoipa::ToSchema;

/// Recorded when a picture changed; its subject is nobody.
const CHANGED_EVENT: &str = "instance.config-changed";

/// The form with a logo.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
pub(crate) struct LogoForm {
    /// SVG, PNG, JPEG, WebP or GIF, at most 8 MB.
    #[schema(value_type = String, format = Binary)]
    logofile: Vec<u8>,
}

async fn instance(conn: &mut Conn) -> Result<i64> {
    actor::instance(conn).await?.ok_or_else(|| Problem::internal("the instance has no actor"))
}

async fn pick(app: &App, request: Request, field: &'static str, kind: ImageKind) -> Result<StatusCode> {
    let picture = chosen(app, request, field, kind).await?;
    let written = app
        .db
        .write((picture.clone(), app.now()), |tx, (picture, now)| {
            async move {
                let id = instance(tx).await?;
                picture.claim(tx, id, now).await?;
                Ok::<_, Problem>(event::emit(tx, now, CHANGED_EVENT, 0).await?)
            }
            .boxed()
        })
        .await;
    picture.settled(app, written).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(app: &App, kind: ImageKind) -> Result<StatusCode> {
    app.db
        .write(app.now(), move |tx, now| {
            async move {
                let id = instance(tx).await?;
                replace(tx, id, kind, &[], now).await?;
                event::emit(tx, now, CHANGED_EVENT, 0).await?;
                Ok(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// What a logo is for, by its name in an address.
fn logo(name: &str) -> Result<ImageKind> {
    ImageKind::logo(name).ok_or_else(|| Problem::invalid_param("logoType", name, "Invalid value"))
}

/// Takes an avatar for the instance.
#[utoipa::path(post, path = "/api/v1/config/instance-avatar/pick", operation_id = "pickInstanceAvatar", tag = "Config",
    request_body(content = crate::pick::AvatarForm, content_type = "multipart/form-data"), responses((status = 204)))]
pub(crate) async fn pick_avatar(State(app): State<App>, request: Request) -> Result<StatusCode> {
    pick(&app, request, "avatarfile", ImageKind::Avatar).await
}

/// Removes the instance's avatar.
#[utoipa::path(delete, path = "/api/v1/config/instance-avatar", operation_id = "deleteInstanceAvatar", tag = "Config",
    responses((status = 204)))]
pub(crate) async fn remove_avatar(State(app): State<App>) -> Result<StatusCode> {
    remove(&app, ImageKind::Avatar).await
}

/// Takes a banner for the instance.
#[utoipa::path(post, path = "/api/v1/config/instance-banner/pick", operation_id = "pickInstanceBanner", tag = "Config",
    request_body(content = crate::pick::BannerForm, content_type = "multipart/form-data"), responses((status = 204)))]
pub(crate) async fn pick_banner(State(app): State<App>, request: Request) -> Result<StatusCode> {
    pick(&app, request, "bannerfile", ImageKind::Banner).await
}

/// Removes the instance's banner.
#[utoipa::path(delete, path = "/api/v1/config/instance-banner", operation_id = "deleteInstanceBanner", tag = "Config",
    responses((status = 204)))]
pub(crate) async fn remove_banner(State(app): State<App>) -> Result<StatusCode> {
    remove(&app, ImageKind::Banner).await
}

/// Takes a logo for the instance.
#[utoipa::path(post, path = "/api/v1/config/instance-logo/{logoType}/pick", operation_id = "pickInstanceLogo",
    tag = "Config", params(("logoType" = String, Path,
        description = "`favicon`, `header-square`, `header-wide` or `opengraph`")),
    request_body(content = LogoForm, content_type = "multipart/form-data"), responses((status = 204)))]
pub(crate) async fn pick_logo(
    State(app): State<App>,
    Path(kind): Path<String>,
    request: Request,
) -> Result<StatusCode> {
    let kind = logo(&kind)?;
    pick(&app, request, "logofile", kind).await
}

/// Removes a logo of the instance.
#[utoipa::path(delete, path = "/api/v1/config/instance-logo/{logoType}", operation_id = "deleteInstanceLogo",
    tag = "Config", params(("logoType" = String, Path)), responses((status = 204)))]
pub(crate) async fn remove_logo(State(app): State<App>, Path(kind): Path<String>) -> Result<StatusCode> {
    let kind = logo(&kind)?;
    remove(&app, kind).await
}
