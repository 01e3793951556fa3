//! `GET /config/about`: the texts of the about page.

use axum::Json;
use axum::extract::State;
use platform::{App, Result};
use serde_json::{Value, json};

/// The texts of the about page.
#[utoipa::path(get, path = "/api/v1/config/about", operation_id = "getAbout", tag = "Config",
    responses((status = 200, body = Value)))]
pub(crate) async fn get(State(app): State<App>) -> Result<Json<Value>> {
    let pictures = actor::instance_images(&mut app.db.reader().await?).await?;
    let config = app.config();
    let i = &config.instance;
    Ok(Json(json!({"instance": {
        "name": i.name,
        "shortDescription": i.short_description,
        "description": i.description,
        "terms": i.terms,
        "codeOfConduct": i.code_of_conduct,
        "hardwareInformation": i.hardware_information,
        "creationReason": i.creation_reason,
        "moderationInformation": i.moderation_information,
        "administrator": i.administrator,
        "maintenanceLifetime": i.maintenance_lifetime,
        "businessModel": i.business_model,
        "languages": i.languages,
        "categories": i.categories,
        "banners": pictures.banners,
        "avatars": pictures.avatars,
    }})))
}
