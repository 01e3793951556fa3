//! What helps to find faults: the address a request comes from, and recurring work that is done at once.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use platform::client_address::ClientAddress;
use platform::{App, Caller, Problem, Result};
use serde_json::{Value, json};
use user::BodyFields;

/// What the server sees of this request
#[utoipa::path(get, path = "/api/v1/server/debug", operation_id = "getDebug", tag = "Server Debug",
    responses((status = 200, body = Value)))]
pub(crate) async fn get(request: Request) -> Json<Value> {
    let address = request.extensions().get::<ClientAddress>().map(|address| address.0.to_string());
    Json(json!({ "ip": address, "activityPubMessagesWaiting": 0 }))
}

/// Do recurring work at once
#[utoipa::path(post, path = "/api/v1/server/debug/run-command", operation_id = "sendCommand", tag = "Server Debug",
    request_body = Value, responses((status = 204), (status = 400, description = "No such command")))]
pub(crate) async fn run(State(app): State<App>, caller: Caller, BodyFields(fields): BodyFields) -> Result<StatusCode> {
    let command = fields.raw("command").and_then(Value::as_str).unwrap_or_default();
    match command {
        // The command is spelled like that.
        "remove-dandling-resumable-uploads" => drop(video::resumable::expire(&app).await?),
        "process-update-videos-scheduler" => drop(video::update::run_schedules(&app).await?),
        "process-video-stats-buffer" => {
            viewing::flush::views(&app).await?;
            viewing::flush::history(&app, None).await?;
        }
        "process-video-viewers" => viewing::flush::viewings(&app, false).await?,
        "process-remove-old-stats" => viewing::remove_old_statistics(&app).await?,
        _ => return Err(Problem::bad_request("Invalid command")),
    }
    tracing::info!(user = caller.username, command, "recurring work done on demand");
    Ok(StatusCode::NO_CONTENT)
}
