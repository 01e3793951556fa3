//! `config/custom`: the settings that administrators change in the web interface. They are saved as a sparse map over the
//! configuration file, hold at once on every node, and never include a secret.

mod follow;
mod rules;
mod table;

pub use follow::follow;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use database::{Error, Tx};
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::{App, Caller, Problem, Result, event, setting};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use table::FIELDS;

/// Recorded when settings were saved; its subject is nobody.
pub const CHANGED_EVENT: &str = "instance.config-changed";

/// The settings of the web interface
#[utoipa::path(get, path = "/api/v1/config/custom", operation_id = "getCustomConfig", tag = "Config",
    responses((status = 200, body = Value)))]
pub(crate) async fn get(State(app): State<App>) -> Json<Value> {
    Json(document(&app.config()))
}

/// Save the settings of the web interface
#[utoipa::path(put, path = "/api/v1/config/custom", operation_id = "putCustomConfig", tag = "Config",
    request_body = Value, responses((status = 200, body = Value),
    (status = 405, description = "The configuration cannot be changed here")))]
pub(crate) async fn put(State(app): State<App>, caller: Caller, body: Bytes) -> Result<Json<Value>> {
    may_be_edited(&app)?;
    let sent: Value =
        serde_json::from_slice(&body).map_err(|e| Problem::bad_request(format!("The body is not valid JSON: {e}")))?;
    let config = app.config();
    let change = read(&sent, &config)?;
    if let Some(why) = rules::combination(&sent, config.smtp.is_configured()) {
        return Err(Problem::bad_request(why));
    }
    let saved = setting::all(&mut app.db.reader().await?).await?;
    let wanted: BTreeMap<String, Value> = saved.into_iter().chain(change.clone()).collect();
    check(&app, wanted)?;
    let mut deed = Deed::new(&caller, "config", Action::Update);
    let values = config::editable_values(&config);
    for (key, value) in &change {
        deed = deed.changed(&format!("config-{key}"), values.get(key).cloned().unwrap_or_default(), value.clone());
    }
    let input = (change, deed, app.now());
    let saved = app
        .db
        .write(input, |tx, (change, deed, now)| {
            async move {
                for (key, value) in &change {
                    setting::save(tx, key, value, now).await?;
                }
                changed(tx, deed, now).await
            }
            .boxed()
        })
        .await?;
    apply(&app, saved)?;
    Ok(Json(document(&app.config())))
}

/// Forget the settings of the web interface: those of the configuration file hold again
#[utoipa::path(delete, path = "/api/v1/config/custom", operation_id = "delCustomConfig", tag = "Config",
    responses((status = 200, body = Value)))]
pub(crate) async fn delete(State(app): State<App>, caller: Caller) -> Result<Json<Value>> {
    may_be_edited(&app)?;
    let input = (Deed::new(&caller, "config", Action::Delete), app.now());
    let saved = app
        .db
        .write(input, |tx, (deed, now)| {
            async move {
                setting::clear(tx).await?;
                changed(tx, deed, now).await
            }
            .boxed()
        })
        .await?;
    apply(&app, saved)?;
    Ok(Json(document(&app.config())))
}

/// What follows from a change in its transaction; answers everything that is saved now.
async fn changed(tx: &mut Tx, deed: Deed, now: i64) -> Result<BTreeMap<String, Value>, Error> {
    audit::record(tx, now, deed).await?;
    event::emit(tx, now, CHANGED_EVENT, 0).await?;
    setting::all(tx).await
}

/// The administrator may have decided that the file alone counts.
fn may_be_edited(app: &App) -> Result<()> {
    if app.config().webadmin.configuration.edition.allowed {
        return Ok(());
    }
    Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Server configuration is static and cannot be edited"))
}

/// The document of a configuration.
fn document(config: &config::Config) -> Value {
    let values = config::editable_values(config);
    let mut document = Map::new();
    for field in FIELDS {
        if let Some(value) = values.get(field.key) {
            table::put(&mut document, &field.path(), field.show(value));
        }
    }
    Value::Object(document)
}

/// The keys of a sent document that differ from the configuration; 400 names what is wrong or missing.
fn read(sent: &Value, config: &config::Config) -> Result<BTreeMap<String, Value>> {
    let values = config::editable_values(config);
    let mut change = BTreeMap::new();
    let mut wrong = Map::new();
    for field in FIELDS {
        let path = field.path();
        let found = table::at(sent, &path);
        let read = match found {
            None if !field.required => continue,
            None => None,
            Some(value) => field.read(value),
        };
        let fits = |v: &Value| match field.key {
            "theme.default" => v.as_str().is_some_and(crate::is_theme),
            "admin.email" => user::validate::email(v).is_some(),
            _ => true,
        };
        match read.filter(fits) {
            Some(value) => {
                let now = values.get(field.key).map(|v| field.show(v));
                if now.as_ref() != Some(&field.show(&value)) {
                    change.insert(field.key.to_owned(), value);
                }
            }
            None => {
                let mut error = json!({ "type": "field" });
                if let Some(value) = found {
                    error["value"] = value.clone();
                }
                error["msg"] = json!("Invalid value");
                error["path"] = json!(path);
                error["location"] = json!("body");
                wrong.insert(path, error);
            }
        }
    }
    if wrong.is_empty() { Ok(change) } else { Err(Problem::invalid(wrong)) }
}

/// Whether a configuration with these settings would work.
fn check(app: &App, saved: BTreeMap<String, Value>) -> Result<()> {
    let config = app.configuration_with(saved).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Problem::bad_request(lines.join("; "))
    })?;
    rules::conflict(&config).map_or(Ok(()), |why| Err(Problem::bad_request(why)))
}

/// Makes saved settings hold on this node.
fn apply(app: &App, saved: BTreeMap<String, Value>) -> Result<()> {
    let config = app.configuration_with(saved).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Problem::internal(format!("saved settings do not hold: {}", lines.join("; ")))
    })?;
    app.set_config(config);
    Ok(())
}
