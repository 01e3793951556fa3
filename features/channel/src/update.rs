//! `PUT /video-channels/{handle}`.

use crate::requests::UpdateChannel;
use crate::store::{self, Change};
use crate::{changed, hooks, must_manage};
use actor::Handle;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Problem, Result};
use user::{BodyFields, validate};

/// Changes a channel.
#[utoipa::path(put, path = "/api/v1/video-channels/{handle}", operation_id = "putVideoChannel",
    tag = "Video Channels", params(("handle" = String, Path)), request_body = UpdateChannel,
    responses((status = 204)))]
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    const WRONG: &str = "Invalid value";
    let change = Change {
        display_name: fields.optional("displayName", WRONG, read::text(1, 120)),
        description: fields.patch("description", WRONG, read::text(3, 1000)),
        support: fields.patch("support", WRONG, read::text(3, 1000)),
        public_email: fields.patch("publicEmail", WRONG, validate::email),
    };
    let bulk_message = "Should have a valid bulkVideosSupportUpdate boolean field";
    let bulk = fields.optional("bulkVideosSupportUpdate", bulk_message, read::boolean).unwrap_or(false);
    fields.finish()?;
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let input = (caller, handle, change, bulk, app.now());
    app.db.write(input, |tx, (caller, handle, c, bulk, now)| change_it(tx, caller, handle, c, bulk, now).boxed()).await
}

async fn change_it(
    tx: &mut Tx,
    caller: Caller,
    handle: Handle,
    change: Change,
    bulk: bool,
    now: i64,
) -> Result<StatusCode> {
    let channel = store::by_handle(tx, &handle).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    must_manage(tx, &caller, &channel).await?;
    if channel.host.is_some() {
        return Err(Problem::forbidden("The channel must be local."));
    }
    store::update(tx, channel.id, &change, now).await?;
    if let (true, Some(support)) = (bulk, &change.support) {
        hooks::set_support(tx, channel.id, support.clone(), now).await?;
    }
    changed(tx, &caller, &channel, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
