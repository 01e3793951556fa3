//! `POST /video-channels`.

use crate::requests::CreateChannel;
use crate::store::{self, NewChannel};
use actor::{Kind, NewActor};
use axum::Json;
use axum::extract::State;
use database::Tx;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Problem, Result, event};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;

/// What was created.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChannelCreated {
    video_channel: CreatedChannel,
}

/// Number of the new channel.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CreatedChannel {
    id: i64,
}

/// Creates a channel of one's own.
#[utoipa::path(post, path = "/api/v1/video-channels", operation_id = "addVideoChannel", tag = "Video Channels",
    request_body = CreateChannel, responses((status = 200, body = ChannelCreated),
        (status = 409, description = "The name is taken")))]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<ChannelCreated>> {
    const WRONG: &str = "Invalid value";
    let name = fields.required("name", WRONG, |v| v.as_str().filter(|s| actor::is_actor_name(s)).map(str::to_owned));
    let display_name = fields.required("displayName", WRONG, read::text(1, 120));
    let description = fields.patch("description", WRONG, read::text(3, 1000)).flatten();
    let support = fields.patch("support", WRONG, read::text(3, 1000)).flatten();
    fields.finish()?;
    let (Some(name), Some(display_name)) = (name, display_name) else {
        return Err(Problem::bad_request("Incorrect request parameters"));
    };
    if actor::is_taken(&mut app.db.reader().await?, &name).await? {
        return Err(actor::Error::NameTaken(name).into());
    }
    let config = app.config();
    let actor = NewActor {
        kind: Kind::Group,
        name,
        keys: actor::generate().await?,
        origin: config.webserver.origin(),
        now: app.now(),
    };
    let channel = NewChannel { actor_id: 0, account_id: caller.account_id, display_name, description, support };
    let most = i64::from(config.video_channels.max_per_user);
    let id = app.db.write((actor, channel, most), |tx, (a, c, most)| add(tx, a, c, most).boxed()).await?;
    Ok(Json(ChannelCreated { video_channel: CreatedChannel { id } }))
}

async fn add(tx: &mut Tx, actor: NewActor, mut channel: NewChannel, most: i64) -> Result<i64> {
    if store::count_locked(tx, channel.account_id).await? >= most {
        return Err(Problem::bad_request(format!("You cannot create more than {most} channels")));
    }
    channel.actor_id = actor::create(tx, &actor).await?;
    let id = store::insert(tx, &channel, actor.now).await?;
    event::emit(tx, actor.now, "channel.created", id).await?;
    Ok(id)
}
