//! Choosing a picture: of oneself, or of a channel one manages.

use crate::file::chosen;
use actor::{Handle, ImageKind};
use axum::Json;
use axum::extract::{Path, Request, State};
use channel::ChannelRow;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};
use serde::Serialize;
use utoipa::ToSchema;
use wire::ActorImage;

/// The form with an avatar.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
pub(crate) struct AvatarForm {
    /// PNG, JPEG, WebP or GIF, at most 8 MB.
    #[schema(value_type = String, format = Binary)]
    avatarfile: Vec<u8>,
}

/// The form with a banner.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
pub(crate) struct BannerForm {
    /// PNG, JPEG, WebP or GIF, at most 8 MB.
    #[schema(value_type = String, format = Binary)]
    bannerfile: Vec<u8>,
}

/// The avatar in its sizes, largest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Avatars {
    avatars: Vec<ActorImage>,
}

/// The banner in its sizes, largest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Banners {
    banners: Vec<ActorImage>,
}

/// Takes an avatar for oneself.
#[utoipa::path(post, path = "/api/v1/users/me/avatar/pick", operation_id = "pickMyAvatar", tag = "My User",
    request_body(content = AvatarForm, content_type = "multipart/form-data"), responses((status = 200, body = Avatars)))]
pub(crate) async fn mine(State(app): State<App>, caller: Caller, request: Request) -> Result<Json<Avatars>> {
    let account = actor::account_of_user(&mut app.db.reader().await?, caller.user_id).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    let kind = ImageKind::Avatar;
    let picture = chosen(&app, request, "avatarfile", kind).await?;
    let avatars = actor::image_shapes(&picture.images, kind, &account.url);
    let input = (picture.clone(), account.actor_id, account.id, app.now());
    let written = app
        .db
        .write(input, |tx, (picture, actor_id, account_id, now)| {
            async move {
                picture.claim(tx, actor_id, now).await?;
                event::emit(tx, now, "account.updated", account_id).await?;
                Ok::<_, Problem>(())
            }
            .boxed()
        })
        .await;
    picture.settled(&app, written).await?;
    Ok(Json(Avatars { avatars }))
}

/// Takes an avatar for a channel.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/avatar/pick", operation_id = "pickVideoChannelAvatar",
    tag = "Video Channels", params(("handle" = String, Path)),
    request_body(content = AvatarForm, content_type = "multipart/form-data"), responses((status = 200, body = Avatars)))]
pub(crate) async fn avatar_of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    request: Request,
) -> Result<Json<Avatars>> {
    let avatars = of_channel(&app, caller, &handle, request, "avatarfile", ImageKind::Avatar).await?;
    Ok(Json(Avatars { avatars }))
}

/// Takes a banner for a channel.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/banner/pick", operation_id = "pickVideoChannelBanner",
    tag = "Video Channels", params(("handle" = String, Path)),
    request_body(content = BannerForm, content_type = "multipart/form-data"), responses((status = 200, body = Banners)))]
pub(crate) async fn banner_of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    request: Request,
) -> Result<Json<Banners>> {
    let banners = of_channel(&app, caller, &handle, request, "bannerfile", ImageKind::Banner).await?;
    Ok(Json(Banners { banners }))
}

async fn of_channel(
    app: &App,
    caller: Caller,
    handle: &str,
    request: Request,
    field: &'static str,
    kind: ImageKind,
) -> Result<Vec<ActorImage>> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    let channel = managed(&mut app.db.reader().await?, &caller, &handle).await?;
    let picture = chosen(app, request, field, kind).await?;
    let shapes = actor::image_shapes(&picture.images, kind, &channel.url);
    let input = (picture.clone(), caller, handle, app.now());
    let written = app
        .db
        .write(input, |tx, (picture, caller, handle, now)| {
            async move {
                // The channel may have gone, or changed hands, while the picture was made.
                let channel = managed(tx, &caller, &handle).await?;
                picture.claim(tx, channel.actor_id, now).await?;
                channel::changed(tx, &caller, &channel, now).await
            }
            .boxed()
        })
        .await;
    picture.settled(app, written).await?;
    Ok(shapes)
}

/// A local channel that the caller may manage.
pub(crate) async fn managed(conn: &mut database::Conn, caller: &Caller, handle: &Handle) -> Result<ChannelRow> {
    let channel = channel::by_handle(conn, handle).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    channel::must_manage(conn, caller, &channel).await?;
    if channel.host.is_some() {
        return Err(Problem::forbidden("The channel must be local."));
    }
    Ok(channel)
}
