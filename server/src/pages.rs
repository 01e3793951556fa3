//! The web client's pages: one document for every address, with a head that others can read (Open Graph, JSON-LD).

use crate::assets;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use catalog::{Urls, VideoRow, details};
use config::Config;
use platform::App;
use platform::clock::iso;
use platform::id;
use serde_json::json;

/// Where the head goes, in the built documents.
const PLACE: &str = "<!-- sepiola:head -->";

/// The addresses with a head of their own, and the client's other ones.
pub(crate) fn routes(_: &App) -> Router<App> {
    Router::new()
        .route("/w/{id}", get(watch))
        .route(
            "/videos/watch/{id}",
            get(|Path(id): Path<String>| async move { Redirect::permanent(&format!("/w/{}", safe(&id))) }),
        )
        .route("/videos/embed/{id}", get(embed))
        .route("/", get(|State(app): State<App>| async move { plain(&app, StatusCode::OK) }))
}

/// Only what an identifier is made of goes into a redirect.
fn safe(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()
}

/// A page without a head of its own.
pub(crate) fn plain(app: &App, status: StatusCode) -> Response {
    let config = app.config();
    let name = escape(&config.instance.name);
    let about = escape(&config.instance.short_description);
    let head = format!(
        "<title>{name}</title><meta name=\"description\" content=\"{about}\"><meta property=\"og:platform\" \
         content=\"PeerTube\"><meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" \
         content=\"{name}\"><meta property=\"og:title\" content=\"{name}\"><meta property=\"og:description\" content=\"{about}\">"
    );
    document(&config, "index.html", status, &head, false)
}

async fn watch(State(app): State<App>, Path(id): Path<String>) -> Response {
    video_page(&app, &id, "index.html", false).await
}

async fn embed(State(app): State<App>, Path(id): Path<String>) -> Response {
    video_page(&app, &id, "embed.html", true).await
}

async fn video_page(app: &App, id: &str, page: &str, embedded: bool) -> Response {
    let config = app.config();
    let video = async {
        let mut conn = app.db.reader().await.ok()?;
        // The head is for everybody, so it tells only what everybody may see.
        let video = details::visible(&mut conn, id, None, None).await.ok()?;
        let details = details::details(app, &mut conn, &video, None).await.ok()?;
        Some((video, details))
    };
    match video.await {
        Some((video, details)) => {
            let head = video_head(&config, &video, &details);
            document(&config, page, StatusCode::OK, &head, embedded)
        }
        // The client asks again with what it has (a session, a password) and tells what it finds.
        None => {
            let title = format!(
                "<title>{}</title><meta property=\"og:platform\" content=\"PeerTube\"><meta name=\"robots\" content=\"noindex\">",
                escape(&config.instance.name)
            );
            document(&config, page, StatusCode::OK, &title, embedded)
        }
    }
}

fn video_head(config: &Config, video: &VideoRow, details: &wire::VideoDetails) -> String {
    let urls = Urls::new(config);
    let short = id::short(video.uuid);
    let url = urls.absolute(&format!("/w/{short}"));
    let embed = urls.absolute(&format!("/videos/embed/{short}"));
    let preview = urls.absolute(&details.base.preview_path);
    let about = details.base.truncated_description.as_deref().unwrap_or(&config.instance.short_description);
    let mut head = format!("<title>{} - {}</title>", escape(&video.name), escape(&config.instance.name));
    let mut meta = |kind: &str, name: &str, value: &str| {
        head.push_str(&format!("<meta {kind}=\"{name}\" content=\"{}\">", escape(value)));
    };
    meta("name", "description", about);
    if video.privacy != catalog::visibility::privacy::PUBLIC {
        meta("name", "robots", "noindex");
    }
    for (name, value) in [
        ("og:platform", "PeerTube"),
        ("og:type", "video"),
        ("og:site_name", &config.instance.name),
        ("og:title", &video.name),
        ("og:description", about),
        ("og:url", &url),
        ("og:image", &preview),
        ("og:video:url", &embed),
        ("og:video:secure_url", &embed),
        ("og:video:type", "text/html"),
        ("og:video:duration", &video.duration.to_string()),
    ] {
        meta("property", name, value);
    }
    for (name, value) in [
        ("twitter:card", "player"),
        ("twitter:title", &*video.name),
        ("twitter:description", about),
        ("twitter:image", &preview),
        ("twitter:player", &embed),
    ] {
        meta("property", name, value);
    }
    let data = json!({
        "@context": "http://schema.org",
        "@type": "VideoObject",
        "name": video.name,
        "description": about,
        "image": preview,
        "thumbnailUrl": preview,
        "url": url,
        "embedUrl": embed,
        "uploadDate": iso(video.published_at),
        "duration": format!("PT{}S", video.duration),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": { "@type": "WatchAction" },
            "userInteractionCount": video.views,
        },
    });
    // Inside a script element nothing is an entity: `<` must not appear at all.
    let data = data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(&url)));
    head.push_str(&format!("<script type=\"application/ld+json\">{data}</script>"));
    head
}

fn document(config: &Config, page: &str, status: StatusCode, head: &str, embedded: bool) -> Response {
    let Some(template) = assets::page(page) else {
        let text = "The web client is not part of this build. Run ./run.sh build, or npm run build in web/.";
        return (StatusCode::SERVICE_UNAVAILABLE, text).into_response();
    };
    let mut response = (status, Html(template.replace(PLACE, head))).into_response();
    headers(config, response.headers_mut(), embedded);
    response
}

fn headers(config: &Config, headers: &mut HeaderMap, embedded: bool) {
    let mut set = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CACHE_CONTROL, "no-cache");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    if config.csp.enabled {
        // Media, images and trackers of other instances are reached directly, hence their open sources; code is ours alone.
        let ancestors = if embedded { "*" } else { "'none'" };
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https: http:; \
             media-src 'self' blob: https: http:; connect-src * blob:; font-src 'self'; worker-src 'self'; \
             manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; \
             frame-ancestors {ancestors}"
        );
        let name = match config.csp.report_only {
            true => header::CONTENT_SECURITY_POLICY_REPORT_ONLY,
            false => header::CONTENT_SECURITY_POLICY,
        };
        set(name, &policy);
    }
}

/// Text for an attribute in double quotes or between tags.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_title_becomes_markup() {
        assert_eq!(escape("</title><script>\"'&"), "&lt;/title&gt;&lt;script&gt;&quot;&#39;&amp;");
        assert_eq!(safe("../x?y=<z>"), "xyz");
    }
}
