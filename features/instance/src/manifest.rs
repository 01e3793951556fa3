//! `/manifest.webmanifest` (https://www.w3.org/TR/appmanifest): what phones show when the instance is put on their home screen.
//! And the icon that browsers ask for.

use crate::config_json::OWN_LOGO;
use actor::ImageKind;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use platform::{App, Result};
use serde_json::{Value, json};

/// The colour of the client's pages by day.
const PAPER: &str = "#faf6ee";

/// Name, colours and icons of the instance for home screens.
#[utoipa::path(get, path = "/manifest.webmanifest", operation_id = "getWebManifest", tag = "Static",
    responses((status = 200, body = Value)))]
pub(crate) async fn get(State(app): State<App>) -> Result<Json<Value>> {
    let pictures = actor::instance_images(&mut app.db.reader().await?).await?;
    let png = |name: &str, size: &str, purpose: &str| json!({"src": format!("/client/{name}.png"), "sizes": size, "type": "image/png", "purpose": purpose});
    let own = vec![
        json!({"src": OWN_LOGO, "sizes": "any", "type": "image/svg+xml"}),
        png("icon-192", "192x192", "any"),
        png("icon-512", "512x512", "any"),
        png("icon-maskable-512", "512x512", "maskable"),
    ];
    let kind = |path: &str| match path.rsplit('.').next() {
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("gif") => "image/gif",
        _ => "image/png",
    };
    let chosen: Vec<Value> = pictures
        .avatars
        .iter()
        .map(|i| json!({"src": i.path, "sizes": format!("{}x{}", i.width, i.height), "type": kind(&i.path)}))
        .collect();
    let config = app.config();
    Ok(Json(json!({
        "name": config.instance.name,
        "short_name": config.instance.name,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "background_color": PAPER,
        "theme_color": PAPER,
        "description": config.instance.short_description,
        "display": "standalone",
        // An address that another program shares is fetched from the Publish page.
        "share_target": {"action": "/publish", "method": "GET", "params": {"title": "title", "text": "text", "url": "url"}},
        "icons": if chosen.is_empty() { own } else { chosen },
    })))
}

/// Where the icon is: the one that was chosen, else the avatar, else our own.
#[utoipa::path(get, path = "/favicon.ico", operation_id = "getFavicon", tag = "Static", responses((status = 302)))]
pub(crate) async fn icon(State(app): State<App>) -> Result<(StatusCode, [(HeaderName, String); 2])> {
    let pictures = actor::instance_images(&mut app.db.reader().await?).await?;
    let chosen = pictures.logos.iter().find(|(kind, _)| *kind == ImageKind::Favicon).map(|(_, image)| image);
    let path = chosen.or(pictures.avatars.first()).map_or(OWN_LOGO, |image| &image.path).to_owned();
    // Browsers ask for it with each page; another choice is seen within some minutes.
    let headers = [(header::LOCATION, path), (header::CACHE_CONTROL, "public, max-age=600".to_owned())];
    Ok((StatusCode::FOUND, headers))
}
