//! The pages of accounts and channels: `/a/{handle}`, `/c/{handle}`, their longer forms, and `/@{handle}` for either.

use super::ahead::Ahead;
use super::frames::Frames;
use super::head::{Head, Image, Robots};
use super::plain::Plain;
use super::text::summary;
use super::{Language, Page};
use actor::{Handle, ImageKind, images};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use catalog::Urls;
use config::Config;
use platform::clock::iso;
use platform::{App, Result};
use serde_json::{Map, json};
use std::collections::HashMap;

type Parts = Path<HashMap<String, String>>;

/// Which actors an address may mean.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Account,
    Channel,
    Either,
}

pub(super) async fn account(State(app): State<App>, language: Language, Path(parts): Parts) -> Result<Response> {
    send(&app, &parts, Kind::Account, language).await
}

pub(super) async fn channel(State(app): State<App>, language: Language, Path(parts): Parts) -> Result<Response> {
    send(&app, &parts, Kind::Channel, language).await
}

pub(super) async fn either(State(app): State<App>, language: Language, Path(parts): Parts) -> Result<Response> {
    send(&app, &parts, Kind::Either, language).await
}

async fn send(app: &App, parts: &HashMap<String, String>, kind: Kind, language: Language) -> Result<Response> {
    let handle = parts.get("handle").map_or("", String::as_str);
    Ok(page(app, handle, kind).await?.send(&app.config(), language))
}

/// What the two kinds have in common.
struct Profile {
    display_name: String,
    description: Option<String>,
    /// Its page here.
    path: String,
    is_local: bool,
    created_at: i64,
    updated_at: i64,
    /// The largest avatar.
    image: Option<Image>,
    /// Below this instance.
    feeds: Vec<String>,
}

pub(super) async fn page(app: &App, handle: &str, kind: Kind) -> Result<Page> {
    let config = app.config();
    match find(app, &config, handle, kind).await? {
        Some(profile) => {
            let head = head(&config, &profile);
            let plain = Plain { feeds: head.feeds.clone(), ..Plain::default() };
            let (status, frames, ahead) = (StatusCode::OK, Frames::Nobody, Ahead::default());
            Ok(Page { status, head: head.render(&config), frames, plain, ahead })
        }
        None => Ok(Page::silent(&config, StatusCode::NOT_FOUND, false)),
    }
}

async fn find(app: &App, config: &Config, handle: &str, kind: Kind) -> Result<Option<Profile>> {
    let handle = Handle::parse(handle, &config.webserver.host());
    let mut conn = app.db.reader().await?;
    let at = |host: &Option<String>| host.as_ref().map(|h| format!("@{h}")).unwrap_or_default();
    if !matches!(kind, Kind::Channel)
        && let Some(a) = actor::account_by_handle(&mut conn, &handle).await?
    {
        return Ok(Some(Profile {
            image: Image::largest(&a.pictures()),
            feeds: vec![format!("/feeds/videos.xml?accountId={}", a.id)],
            path: format!("/a/{}{}/video-channels", a.username, at(&a.host)),
            display_name: a.display_name,
            description: a.description,
            is_local: a.host.is_none(),
            created_at: a.created_at,
            updated_at: a.updated_at,
        }));
    }
    if matches!(kind, Kind::Account) {
        return Ok(None);
    }
    let channel = channel::by_handle(&mut conn, &handle).await?;
    Ok(channel.map(|c| Profile {
        image: Image::largest(&images(c.avatars.as_deref(), ImageKind::Avatar, &c.url)),
        feeds: vec![
            format!("/feeds/podcast/videos.xml?videoChannelId={}", c.id),
            format!("/feeds/videos.xml?videoChannelId={}", c.id),
        ],
        path: format!("/c/{}{}/videos", c.username, at(&c.host)),
        display_name: c.display_name,
        description: c.description,
        is_local: c.host.is_none(),
        created_at: c.created_at,
        updated_at: c.updated_at,
    }))
}

fn head(config: &Config, profile: &Profile) -> Head {
    let about = summary(profile.description.as_deref().unwrap_or(""));
    let mut schema = Map::new();
    schema.insert("@type".into(), json!("ProfilePage"));
    schema.insert("dateCreated".into(), json!(iso(profile.created_at)));
    schema.insert("dateModified".into(), json!(iso(profile.updated_at)));
    let person = json!({"@id": "#main-author", "@type": "Person", "name": profile.display_name, "description": about});
    schema.insert("mainEntity".into(), person);
    Head {
        title: Some(profile.display_name.clone()),
        about,
        url: Some(Urls::new(config).absolute(&profile.path)),
        kind: Some(("website", "summary")),
        image: profile.image.clone(),
        schema: Some(schema),
        robots: if profile.is_local { Robots::Index } else { Robots::NoIndex },
        feeds: profile.feeds.iter().map(|f| (profile.display_name.clone(), Urls::new(config).absolute(f))).collect(),
        ..Head::of_instance(config)
    }
}
