//! The web client's pages: one document for every address, with a head that others can read (Open Graph, oEmbed, JSON-LD).
//!
//! A head is for everybody, so it tells only what everybody may see. Of what is hidden or not there nothing is told: the client
//! asks the API with what it has (a session, a password) and shows what it finds.

mod actor;
mod ahead;
mod frames;
mod head;
mod language;
mod plain;
mod playlist;
mod text;
mod video;

use crate::assets;
use ::actor::ImageKind;
use ahead::Ahead;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use config::Config;
use frames::Frames;
use head::{Head, Image, Robots};
use plain::Plain;
use platform::App;
use tower_http::compression::CompressionLayer;

pub(crate) use language::Language;
#[cfg(test)]
pub(crate) use text::encode;
pub(crate) use text::{Query, escape};
pub(crate) use video::is_told_of;

/// Where the head goes, in the built documents.
const PLACE: &str = "<!-- sepiola:head -->";
/// Where words for who has no scripts go.
const EMPTY: &str = "<noscript></noscript>";
/// Where the client builds its page.
const APP: &str = "<div id=\"app\"></div>";
/// Pixels that an embedded player gets unless its page says otherwise.
pub(crate) const EMBED_SIZE: (i64, i64) = (560, 315);

/// The addresses with a head of their own, and the client's other ones.
pub(crate) fn routes(_: &App) -> Router<App> {
    Router::new()
        .route("/w/{id}", get(video::watch))
        .route("/videos/watch/{id}", get(video::watch))
        .route("/videos/embed/{id}", get(video::embed))
        .route("/w/p/{id}", get(playlist::watch))
        .route("/videos/watch/playlist/{id}", get(playlist::watch))
        .route("/video-playlists/embed/{id}", get(playlist::embed))
        .route("/a/{handle}", get(actor::account))
        .route("/a/{handle}/{*rest}", get(actor::account))
        .route("/accounts/{handle}", get(actor::account))
        .route("/accounts/{handle}/{*rest}", get(actor::account))
        .route("/c/{handle}", get(actor::channel))
        .route("/c/{handle}/{*rest}", get(actor::channel))
        .route("/video-channels/{handle}", get(actor::channel))
        .route("/video-channels/{handle}/{*rest}", get(actor::channel))
        .route("/@{handle}", get(actor::either))
        .route("/@{handle}/{*rest}", get(actor::either))
        .route("/", get(async |State(app): State<App>, language: Language| plain(&app, "/", language).await))
        .layer(CompressionLayer::new())
}

/// What is sent for an address.
#[derive(Debug, PartialEq)]
struct Page {
    status: StatusCode,
    head: String,
    frames: Frames,
    plain: Plain,
    ahead: Ahead,
}

impl Page {
    /// A page that tells of nothing but the instance: what was asked for is hidden or not there.
    fn silent(config: &Config, status: StatusCode, embedded: bool) -> Page {
        let head = Head { robots: Robots::NoIndex, ..Head::of_instance(config) };
        let (frames, plain) = (Frames::of_page(embedded), Plain::default());
        Page { status, head: head.render(config), frames, plain, ahead: Ahead::default() }
    }

    fn send(&self, config: &Config, language: Language) -> Response {
        let name = if self.frames.is_player() { "embed.html" } else { "index.html" };
        let Some(template) = assets::page(name) else {
            let text = "The web client is not part of this build. Run ./run.sh build, or npm run build in web/.";
            return (StatusCode::SERVICE_UNAVAILABLE, text).into_response();
        };
        let mut response = (self.status, Html(self.document(&template, language))).into_response();
        headers(config, response.headers_mut(), &self.frames);
        response
    }

    fn document(&self, template: &str, language: Language) -> String {
        let document = language.write(template, self.frames.is_player(), &self.plain);
        let (first, then) = self.ahead.links(template);
        let head = language.preload() + &first + &self.head;
        let document = document.replacen(PLACE, &head, 1).replacen("</head>", &(then + "</head>"), 1);
        let document = document.replacen(APP, &(self.ahead.picture() + APP), 1);
        // At its end: nothing of what is fetched waits for it.
        match (self.ahead.data(), document.rfind("</body>")) {
            (data, Some(end)) if !data.is_empty() => format!("{}{data}{}", &document[..end], &document[end..]),
            _ => document,
        }
    }
}

/// A page without a head of its own.
pub(crate) async fn plain(app: &App, path: &str, language: Language) -> Response {
    of_instance(app, path).await.send(&app.config(), language)
}

async fn of_instance(app: &App, path: &str) -> Page {
    let config = app.config();
    let origin = config.webserver.origin();
    let url = if path == "/" { origin } else { format!("{origin}{path}") };
    let kind = Some(("website", "summary_large_image"));
    let image = picture(app).await;
    let feeds = vec![(config.instance.name.clone(), format!("{}/feeds/videos.xml", config.webserver.origin()))];
    let head = Head { url: Some(url), kind, image, feeds, ..Head::of_instance(&config) };
    let plain = Plain { feeds: head.feeds.clone(), ..Plain::default() };
    let ahead = if path == "/" { Ahead::of_home() } else { Ahead::default() };
    Page { status: StatusCode::OK, head: head.render(&config), frames: Frames::Nobody, plain, ahead }
}

/// What stands for the instance where a link to it is shown: the picture chosen for that, else its avatar. A page is sent without
/// one rather than not at all.
async fn picture(app: &App) -> Option<Image> {
    let pictures = ::actor::instance_images(&mut app.db.reader().await.ok()?).await.ok()?;
    let chosen = pictures.logos.iter().find(|(kind, i)| *kind == ImageKind::OpenGraph && i.width > 0);
    match chosen {
        Some((_, image)) => Image::largest(std::slice::from_ref(image)),
        None => Image::largest(&pictures.avatars),
    }
}

fn headers(config: &Config, headers: &mut HeaderMap, frames: &Frames) {
    let mut set = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(
        header::CACHE_CONTROL,
        if frames.is_player() { "public, max-age=0" } else { "max-age=0, no-cache, must-revalidate" },
    );
    set(header::VARY, "accept-language, cookie");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    if config.security.frameguard.enabled && !frames.is_player() {
        set(header::X_FRAME_OPTIONS, "DENY");
    }
    let ancestors = frames.ancestors();
    // What an owner limits is limited, whatever else the administrator protects or tries out.
    if matches!(frames, Frames::Only(_)) {
        set(header::CONTENT_SECURITY_POLICY, &ancestors);
    }
    if config.csp.enabled {
        // Media, images and trackers of other instances are reached directly, hence their open sources; code is ours alone.
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https: http:; \
             media-src 'self' blob: https: http:; connect-src * blob:; font-src 'self'; worker-src 'self'; \
             manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; {ancestors}"
        );
        let name = match config.csp.report_only {
            true => header::CONTENT_SECURITY_POLICY_REPORT_ONLY,
            false => header::CONTENT_SECURITY_POLICY,
        };
        set(name, &policy);
    }
}

#[cfg(test)]
mod tests;
