//! `PUT /video-playlists/{playlistId}`: each field is optional; what is not sent stays.

use crate::form::{self, Form};
use crate::pictures::Staging;
use crate::policy::{PUBLIC, WATCH_LATER};
use crate::requests::PlaylistForm;
use crate::store::{self, Change};
use crate::{PlaylistRow, access, pictures};
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use channel::activity::Action;
use database::{Conn, Tx};
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, Right, event};
use video::temporary::TempFolder;

/// Changes a playlist.
#[utoipa::path(put, path = "/api/v1/video-playlists/{playlistId}", operation_id = "putVideoPlaylist",
    tag = "Video Playlists", params(("playlistId" = String, Path, description = "Number, UUID or short UUID")),
    request_body(content_type = "multipart/form-data", content = PlaylistForm),
    responses((status = 204, description = "Changed"), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's playlist"), (status = 404, description = "No such playlist")))]
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(playlist): Path<String>,
    request: Request,
) -> Result<StatusCode> {
    let work = TempFolder::new(&app).await?;
    let (mut fields, picture) = form::take(&app, request, &work).await?;
    let form = form::read(&mut fields, false);
    let which = access::named(&playlist)?;
    fields.finish()?;
    // Cheap refusals before the picture is looked at; the transaction looks again.
    allowed(&mut app.db.reader().await?, &caller, which, &form).await?;
    let staging = pictures::chosen(&app, picture, &work).await?;
    let input = (caller, which, form, staging.clone(), app.now());
    let result =
        app.db.write(input, |tx, (c, which, form, pictures, now)| write(tx, c, which, form, pictures, now).boxed());
    staging.settled(&app, result.await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The playlist, if the caller may change it so. The order of the checks is PeerTube's.
async fn allowed(conn: &mut Conn, caller: &Caller, which: Ref, form: &Form) -> Result<PlaylistRow> {
    let playlist = access::found(conn, which).await?;
    access::may_manage(conn, caller, &playlist, Right::RemoveAnyPlaylist).await?;
    let homeless = match form.channel_id {
        Some(channel) => channel.is_none(),
        None => playlist.channel.is_none(),
    };
    if form.privacy.unwrap_or(playlist.privacy) == PUBLIC && homeless {
        return Err(Problem::bad_request("Cannot set \"public\" a playlist that is not assigned to a channel."));
    }
    if playlist.kind == WATCH_LATER {
        return Err(Problem::bad_request("Cannot update a watch later playlist."));
    }
    if let Some(channel) = form.channel_id.flatten() {
        let channel = access::channel_of(conn, caller, channel).await?;
        if channel.account_id != playlist.account.id {
            return Err(Problem::bad_request("The channel must be owned by the same account as the playlist"));
        }
    }
    Ok(playlist)
}

async fn write(tx: &mut Tx, caller: Caller, which: Ref, form: Form, pictures: Staging, now: i64) -> Result<()> {
    let before = access::found(tx, which).await?;
    let mut channels: Vec<i64> = before.channel_id().into_iter().chain(form.channel_id.flatten()).collect();
    channels.sort_unstable();
    for channel in channels {
        store::lock_channel(tx, channel).await?;
    }
    let playlist = allowed(tx, &caller, which, &form).await?;
    store::lock(tx, playlist.id).await?;
    let id = playlist.id;
    let moves = form.channel_id.filter(|c| *c != playlist.channel_id());
    if let Some(channel) = moves {
        access::log(tx, &caller, (id, playlist.channel_id()), Action::RemoveChannelOwnership, now).await?;
        access::log(tx, &caller, (id, channel), Action::CreateChannelOwnership, now).await?;
        take_out(tx, &playlist).await?;
        let place = match channel {
            Some(channel) => Some((channel, store::next_in_channel(tx, channel).await?)),
            None => None,
        };
        store::set_place(tx, id, place).await?;
    }
    let change = Change { name: form.name, description: form.description, privacy: form.privacy };
    store::update(tx, id, &change, now).await?;
    if moves.is_none() {
        access::log(tx, &caller, (id, playlist.channel_id()), Action::Update, now).await?;
    }
    pictures.claim(tx, id, None, now).await?;
    Ok(event::emit(tx, now, "playlist.updated", id).await?)
}

/// Closes the gap that a playlist leaves in its channel, which is locked.
pub(crate) async fn take_out(tx: &mut Tx, playlist: &PlaylistRow) -> Result<()> {
    if let (Some(channel), Some(position)) = (playlist.channel_id(), playlist.channel_position) {
        store::set_place(tx, playlist.id, None).await?;
        store::close_gap_in_channel(tx, channel, position).await?;
    }
    Ok(())
}
