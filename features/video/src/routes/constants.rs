//! `GET videos/categories|licences|languages|privacies`: number or code to English label.

use axum::Json;
use serde_json::{Map, Value};
use wire::constants::{self, Numbered};

fn object(table: &Numbered) -> Json<Value> {
    Json(Value::Object(table.iter().map(|(n, l)| (n.to_string(), Value::from(*l))).collect()))
}

/// What a video can be about.
#[utoipa::path(get, path = "/api/v1/videos/categories", tag = "Video", operation_id = "getCategories",
    responses((status = 200, description = "Labels by number", body = Value)))]
pub async fn categories() -> Json<Value> {
    object(constants::CATEGORIES)
}

/// What others may be allowed to do with a video.
#[utoipa::path(get, path = "/api/v1/videos/licences", tag = "Video", operation_id = "getLicences",
    responses((status = 200, description = "Labels by number", body = Value)))]
pub async fn licences() -> Json<Value> {
    object(constants::LICENCES)
}

/// Languages a video can be in.
#[utoipa::path(get, path = "/api/v1/videos/languages", tag = "Video", operation_id = "getLanguages",
    responses((status = 200, description = "Labels by ISO 639 code", body = Value)))]
pub async fn languages() -> Json<Value> {
    let labels: Map<String, Value> =
        constants::LANGUAGES.iter().map(|(c, l)| ((*c).to_owned(), Value::from(*l))).collect();
    Json(Value::Object(labels))
}

/// Who may be let in to a video.
#[utoipa::path(get, path = "/api/v1/videos/privacies", tag = "Video", operation_id = "getVideoPrivacyPolicies",
    responses((status = 200, description = "Labels by number", body = Value)))]
pub async fn privacies() -> Json<Value> {
    object(constants::PRIVACIES)
}
