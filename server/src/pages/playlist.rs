//! The pages of a playlist: `/w/p/{id}`, `/videos/watch/playlist/{id}`, and the player alone at `/video-playlists/embed/{id}`.

use super::ahead::Ahead;
use super::frames::Frames;
use super::head::{Head, Image, Robots, publisher};
use super::plain::Plain;
use super::text::{Query, summary};
use super::{Language, Page};
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use catalog::Urls;
use config::Config;
use platform::id::Ref;
use platform::{App, Result};
use playlist::{Playlist, Public};
use serde_json::json;

pub(super) async fn watch(
    State(app): State<App>,
    Path(id): Path<String>,
    language: Language,
    uri: Uri,
) -> Result<Response> {
    Ok(page(&app, &id, &uri, false).await?.send(&app.config(), language))
}

pub(super) async fn embed(
    State(app): State<App>,
    Path(id): Path<String>,
    language: Language,
    uri: Uri,
) -> Result<Response> {
    Ok(page(&app, &id, &uri, true).await?.send(&app.config(), language))
}

pub(super) async fn page(app: &App, id: &str, uri: &Uri, embedded: bool) -> Result<Page> {
    let config = app.config();
    let found = match Ref::parse(id) {
        Some(which) => playlist::public(app, which).await?,
        None => Public::Missing,
    };
    match found {
        Public::Shown(playlist) => {
            let head = head(&config, &playlist, uri, embedded);
            let (frames, plain) = (Frames::of_page(embedded), Plain::default());
            let (status, ahead) = (StatusCode::OK, Ahead::default());
            Ok(Page { status, head: head.render(&config), frames, plain, ahead })
        }
        Public::Hidden | Public::Missing => {
            let status = if embedded { StatusCode::OK } else { StatusCode::NOT_FOUND };
            Ok(Page::silent(&config, status, embedded))
        }
    }
}

fn head(config: &Config, playlist: &Playlist, uri: &Uri, embedded: bool) -> Head {
    let urls = Urls::new(config);
    let url = urls.absolute(&format!("/w/p/{}", playlist.short_uuid));
    let at = Query::kept(uri, if embedded { &[] } else { &["playlistPosition"] });
    let channel = playlist.video_channel.as_ref().map(|c| {
        let at = if c.host == urls.host { String::new() } else { format!("@{}", c.host) };
        (&*c.display_name, urls.absolute(&format!("/c/{}{at}", c.name)))
    });
    let mut schema = publisher(config, channel);
    schema.insert("@type".into(), json!("ItemList"));
    schema.insert("numberOfItems".into(), json!(playlist.videos_length));
    schema.insert("uploadDate".into(), json!(playlist.created_at));
    schema.insert("dateModified".into(), json!(playlist.updated_at));
    Head {
        title: Some(playlist.display_name.clone()),
        about: summary(playlist.description.as_deref().unwrap_or("")),
        kind: (!embedded).then_some(("video", "player")),
        image: Image::widest(&playlist.thumbnails),
        embed_url: Some(urls.absolute(&playlist.embed_path)),
        oembed_url: Some(format!("{url}{}", at.as_str())),
        schema: Some(schema),
        robots: match embedded {
            true => Robots::Embedded,
            false if playlist.is_local && playlist.privacy.id == Some(playlist::policy::PUBLIC) => Robots::Index,
            false => Robots::NoIndex,
        },
        feeds: match playlist.privacy.id {
            Some(playlist::policy::PUBLIC) if !embedded && playlist.video_channel.is_some() => {
                let feed = format!("/feeds/podcast/videos.xml?playlistId={}", playlist.id);
                vec![(playlist.display_name.clone(), urls.absolute(&feed))]
            }
            _ => Vec::new(),
        },
        url: Some(url),
    }
}
