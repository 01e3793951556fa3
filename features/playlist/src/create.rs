//! `POST /video-playlists`.

use crate::form::{self, Form};
use crate::pictures::Staging;
use crate::policy::{self, PRIVATE, PUBLIC, REGULAR, UNLISTED};
use crate::requests::PlaylistForm;
use crate::store::{self, NewPlaylist};
use crate::{access, pictures};
use axum::Json;
use axum::extract::{Request, State};
use channel::activity::Action;
use database::Tx;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event, id, random};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use video::temporary::TempFolder;

/// More playlists than this nobody has; a list that nobody can page through helps only who fills the disk.
const MOST: i64 = 10_000;

/// What was created.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlaylistCreated {
    video_playlist: CreatedPlaylist,
}

/// The three names of the new playlist.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CreatedPlaylist {
    id: i64,
    #[serde(rename = "shortUUID")]
    short_uuid: String,
    uuid: String,
}

/// Creates a playlist.
#[utoipa::path(post, path = "/api/v1/video-playlists", operation_id = "addPlaylist", tag = "Video Playlists",
    request_body(content_type = "multipart/form-data", content = PlaylistForm),
    responses((status = 200, body = PlaylistCreated), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's channel"), (status = 404, description = "No such channel")))]
pub(crate) async fn create(State(app): State<App>, caller: Caller, request: Request) -> Result<Json<PlaylistCreated>> {
    let work = TempFolder::new(&app).await?;
    let (mut fields, picture) = form::take(&app, request, &work).await?;
    let form = form::read(&mut fields, true);
    fields.finish()?;
    check(&app, &caller, &form).await?;
    let staging = pictures::chosen(&app, picture, &work).await?;
    let uuid = random::uuid();
    let url = format!("{}/video-playlists/{uuid}", app.config().webserver.origin());
    let new = New { caller, form, uuid, url, pictures: staging.clone(), now: app.now() };
    let result = app.db.write(new, |tx, new| insert(tx, new).boxed()).await;
    let id = staging.settled(&app, result).await?;
    let video_playlist = CreatedPlaylist { id, short_uuid: id::short(uuid), uuid: uuid.to_string() };
    Ok(Json(PlaylistCreated { video_playlist }))
}

/// Cheap refusals before the picture is looked at; the transaction looks again.
async fn check(app: &App, caller: &Caller, form: &Form) -> Result<()> {
    let mut conn = app.db.reader().await?;
    match form.channel_id.flatten() {
        Some(channel) => drop(access::channel_of(&mut conn, caller, channel).await?),
        None if matches!(form.privacy, Some(PUBLIC | UNLISTED)) => {
            return Err(Problem::bad_request(
                "Cannot set \"public\" or \"unlisted\" a playlist that is not assigned to a channel.",
            ));
        }
        None => {}
    }
    Ok(())
}

#[derive(Clone)]
struct New {
    caller: Caller,
    form: Form,
    uuid: Uuid,
    url: String,
    pictures: Staging,
    now: i64,
}

async fn insert(tx: &mut Tx, new: New) -> Result<i64> {
    let (form, now) = (new.form, new.now);
    let mut account_id = new.caller.account_id;
    let mut place = None;
    if let Some(channel) = form.channel_id.flatten() {
        store::lock_channel(tx, channel).await?;
        // Who edits a channel makes its playlists for its owner.
        account_id = access::channel_of(tx, &new.caller, channel).await?.account_id;
        place = Some((channel, store::next_in_channel(tx, channel).await?));
    }
    if store::count_of_account(tx, account_id).await? >= MOST {
        return Err(Problem::bad_request(format!("You cannot create more than {MOST} playlists")));
    }
    let row = NewPlaylist {
        uuid: new.uuid,
        url: new.url,
        account_id,
        place,
        name: form.name.ok_or_else(|| Problem::bad_request("Incorrect request parameters: displayName"))?,
        description: form.description.flatten(),
        privacy: form.privacy.unwrap_or(PRIVATE),
        kind: REGULAR,
    };
    debug_assert!(wire::constants::label(policy::KINDS, row.kind).is_some());
    let id = store::insert(tx, &row, now).await?;
    new.pictures.claim(tx, id, None, now).await?;
    access::log(tx, &new.caller, (id, row.place.map(|(channel, _)| channel)), Action::Create, now).await?;
    event::emit(tx, now, "playlist.created", id).await?;
    Ok(id)
}
