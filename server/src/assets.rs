//! The web client's files, embedded in release builds and read from `web/dist` in debug builds.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use platform::{App, Problem};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// The program that lets the client open without a connection. It looks after all pages, so it may act beyond its own folder, and a new
/// version of it is seen at once.
const SERVICE_WORKER: &str = "service-worker.js";

#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Dist;

/// `/client/*`.
pub(crate) fn routes() -> Router<App> {
    Router::new().route(
        "/client/{*path}",
        get(|Path(path): Path<String>, headers: HeaderMap| async move { client(&path, &headers) }),
    )
}

/// A page of the client as built, such as `index.html`.
pub(crate) fn page(name: &str) -> Option<String> {
    Dist::get(name).and_then(|f| String::from_utf8(f.data.into_owned()).ok())
}

/// The name of a file of the client, such as `client/assets/x-1a2b.js`.
pub(crate) fn find(is: impl Fn(&str) -> bool) -> Option<String> {
    Dist::iter().find(|name| is(name)).map(std::borrow::Cow::into_owned)
}

/// One file of the build, as Vite's manifest tells of it (vite.dev, "Backend Integration"). Names are relative to the build's folder.
#[derive(Debug, Default, Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
    /// Other chunks, by their names in the manifest, that it cannot begin without.
    #[serde(default)]
    imports: Vec<String>,
}

#[derive(Debug, Default)]
struct Manifest(HashMap<String, Chunk>);

impl Manifest {
    fn read() -> Manifest {
        let file = Dist::get("pieces.json");
        Manifest(file.and_then(|f| serde_json::from_slice(&f.data).ok()).unwrap_or_default())
    }

    /// The files of a chunk after those it imports.
    fn collect(&self, name: &str, seen: &mut BTreeSet<String>, files: &mut Vec<String>) {
        let Some(chunk) = self.0.get(name) else { return };
        if !seen.insert(name.to_owned()) {
            return;
        }
        for import in &chunk.imports {
            self.collect(import, seen, files);
        }
        files.extend(chunk.css.iter().cloned());
        files.push(chunk.file.clone());
    }
}

/// The files, scripts and styles, that some modules of the client (`src/…`) are built into, with all they import; each once. A build
/// without them gives none.
pub(crate) fn pieces(modules: &[&str]) -> Vec<String> {
    /// What is embedded does not change; what is read from the folder does, with each build.
    static BUILT: LazyLock<Manifest> = LazyLock::new(Manifest::read);
    let anew = cfg!(debug_assertions).then(Manifest::read);
    let manifest = anew.as_ref().unwrap_or_else(|| &BUILT);
    let (mut seen, mut files) = (BTreeSet::new(), Vec::new());
    for module in modules {
        manifest.collect(module, &mut seen, &mut files);
    }
    files
}

fn client(path: &str, headers: &HeaderMap) -> Response {
    let name = format!("client/{path}");
    let brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|e| e.trim().split(';').next() == Some("br")));
    let packed = if brotli { Dist::get(&format!("{name}.br")) } else { None };
    let encoded = packed.is_some();
    let Some(file) = packed.or_else(|| Dist::get(&name)) else {
        return Problem::not_found("Not Found").into_response();
    };
    let etag = etag(&file, encoded);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response();
    }
    // Names below assets/ carry a hash of their content.
    let cache = match path {
        SERVICE_WORKER => "no-cache",
        _ if path.starts_with("assets/") => "public, max-age=31536000, immutable",
        _ => "public, max-age=3600",
    };
    let mut response = file.data.into_owned().into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if path == SERVICE_WORKER {
        out.insert(HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/"));
    }
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        out.insert(header::ETAG, etag);
    }
    if encoded {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}

fn etag(file: &EmbeddedFile, encoded: bool) -> String {
    let hash = file.metadata.sha256_hash();
    let hex: String = hash[..12].iter().map(|b| format!("{b:02x}")).collect();
    format!("\"{hex}{}\"", if encoded { "-br" } else { "" })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or("") {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_after_what_they_import_and_once() {
        let json = r#"{
            "src/a.svelte": {"file": "a.js", "css": ["a.css"], "imports": ["_core.js", "_player.js"], "dynamicImports": ["src/b.ts"]},
            "src/b.ts": {"file": "b.js", "imports": ["src/a.svelte", "_core.js"]},
            "_core.js": {"file": "core.js"},
            "_player.js": {"file": "player.js", "css": ["player.css"], "imports": ["_core.js", "src/b.ts"]}
        }"#;
        let manifest = Manifest(serde_json::from_str(json).unwrap());
        let (mut seen, mut files) = (BTreeSet::new(), Vec::new());
        manifest.collect("src/a.svelte", &mut seen, &mut files);
        assert_eq!(files, ["core.js", "b.js", "player.css", "player.js", "a.css", "a.js"]);
        manifest.collect("src/gone.svelte", &mut seen, &mut files);
        assert_eq!(files.len(), 6);
    }
}
