//! The pages of a video: `/w/{id}`, `/videos/watch/{id}`, and the player alone at `/videos/embed/{id}`.

use super::ahead::Ahead;
use super::frames::Frames;
use super::head::{Head, Image, Robots, publisher};
use super::plain::{self, Plain, PlainVideo};
use super::text::{Query, summary};
use super::{Language, Page};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use catalog::visibility::privacy;
use catalog::{Urls, Verdict, VideoRow, details, may_watch};
use config::Config;
use database::Conn;
use platform::client_address::ClientAddress;
use platform::clock::iso;
use platform::id::{self, Ref};
use platform::{App, Result};
use serde_json::json;
use wire::VideoDetails;

pub(super) async fn watch(
    State(app): State<App>,
    Path(id): Path<String>,
    language: Language,
    address: Option<Extension<ClientAddress>>,
    uri: Uri,
) -> Result<Response> {
    // `/w/{id};threadId=1` is the address of a comment.
    let id = id.split(';').next().unwrap_or("");
    let page = page(&app, id, &uri, Around::Page(address.map(|Extension(address)| address))).await?;
    Ok(page.send(&app.config(), language))
}

/// What stands around the player.
#[derive(Debug, Clone, Copy)]
pub(super) enum Around {
    /// The watch page, for somebody at an address.
    Page(Option<ClientAddress>),
    /// Nothing.
    Frame,
}

pub(super) async fn embed(
    State(app): State<App>,
    Path(id): Path<String>,
    language: Language,
    uri: Uri,
) -> Result<Response> {
    Ok(page(&app, &id, &uri, Around::Frame).await?.send(&app.config(), language))
}

pub(super) async fn page(app: &App, id: &str, uri: &Uri, around: Around) -> Result<Page> {
    let config = app.config();
    let embedded = matches!(around, Around::Frame);
    let missing = if embedded { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let Some(which) = Ref::parse(id) else { return Ok(Page::silent(&config, missing, embedded)) };
    let mut conn = app.db.reader().await?;
    let Some(video) = details::find(&mut conn, which).await? else {
        return Ok(Page::silent(&config, missing, embedded));
    };
    // Who gets to see it gets to see it there alone: the rule holds for hidden videos as well.
    let frames = if embedded { frames(&mut conn, video.id).await? } else { Frames::Nobody };
    if !is_told_of(&video, which) {
        // Who knows the password will see it: that is no "not found".
        let status = if video.privacy == privacy::PASSWORD { StatusCode::OK } else { missing };
        return Ok(Page { frames, ..Page::silent(&config, status, embedded) });
    }
    let details = details::details(app, &mut conn, &video, None).await?;
    let head = head(&config, &video, &details, uri, embedded);
    let captions = ::video::store::captions_of(&mut conn, video.id).await?;
    let plain = plain(&config, &video, &details, &captions, &head);
    drop(conn);
    let ahead = match around {
        Around::Page(address) => Ahead::of_video(app, id, &details, address).await?,
        Around::Frame => Ahead::default(),
    };
    Ok(Page { status: StatusCode::OK, head: head.render(&config), frames, plain, ahead })
}

/// In whose frames the player of a video may stand.
async fn frames(conn: &mut Conn, video_id: i64) -> Result<Frames> {
    let rule = ::video::store::embed_rule(conn, video_id).await?;
    Ok(if rule.policy == ::video::embed::EVERYWHERE { Frames::Everybody } else { Frames::Only(rule.domains) })
}

/// Whether a page may tell of it: everybody may watch it, and an unlisted one was named by its UUID.
pub(crate) fn is_told_of(video: &VideoRow, which: Ref) -> bool {
    let named = match video.privacy {
        privacy::PUBLIC => true,
        privacy::UNLISTED => matches!(which, Ref::Uuid(_)),
        _ => false,
    };
    named && may_watch(&video.facts(), None, None) == Verdict::Yes
}

fn head(config: &Config, video: &VideoRow, details: &VideoDetails, uri: &Uri, embedded: bool) -> Head {
    let urls = Urls::new(config);
    let short = id::short(video.uuid);
    let url = urls.absolute(&format!("/w/{short}"));
    let at = Query::kept(uri, if embedded { &[] } else { &["start"] });
    let count = |kind: &str, n: i64| {
        let action = format!("http://schema.org/{kind}");
        json!({"@type": "InteractionCounter", "interactionType": action, "userInteractionCount": n})
    };
    let channel = &details.base.channel;
    let mut schema = publisher(config, Some((&channel.display_name, client_url(&urls, video))));
    schema.insert("@type".into(), json!("VideoObject"));
    schema.insert("uploadDate".into(), json!(iso(video.created_at)));
    schema.insert("dateModified".into(), json!(iso(video.updated_at)));
    schema.insert("datePublished".into(), json!(iso(video.published_at)));
    let statistics =
        [count("WatchAction", video.views), count("LikeAction", video.likes), count("DislikeAction", video.dislikes)];
    schema.insert("interactionStatistic".into(), json!(statistics));
    if video.duration > 0 {
        schema.insert("duration".into(), json!(format!("PT{}S", video.duration)));
    }
    if let Some(language) = &video.language {
        schema.insert("inLanguage".into(), json!(language));
    }
    if !details.tags.is_empty() {
        schema.insert("keywords".into(), json!(details.tags));
    }
    schema.insert("contentRating".into(), json!(if video.nsfw { "Mature" } else { "General Audience" }));
    Head {
        title: Some(video.name.clone()),
        about: summary(video.description.as_deref().unwrap_or("")),
        kind: (!embedded).then_some(("video", "player")),
        image: Image::widest(&details.base.thumbnails),
        embed_url: Some(urls.absolute(&format!("/videos/embed/{short}"))),
        oembed_url: Some(format!("{url}{}", at.as_str())),
        schema: Some(schema),
        robots: match embedded {
            true => Robots::Embedded,
            false if video.is_local && video.privacy == privacy::PUBLIC => Robots::Index,
            false => Robots::NoIndex,
        },
        feeds: match video.privacy {
            privacy::PUBLIC if !embedded => {
                let feed = format!("/feeds/video-comments.xml?videoId={}", video.uuid);
                vec![(video.name.clone(), urls.absolute(&feed))]
            }
            _ => Vec::new(),
        },
        url: Some(url),
    }
}

/// What is read of it without scripts.
fn plain(
    config: &Config,
    video: &VideoRow,
    details: &VideoDetails,
    captions: &[::video::store::CaptionRow],
    head: &Head,
) -> Plain {
    let urls = Urls::new(config);
    let ours = |row: &&::video::store::CaptionRow| row.remote_playlist_url.is_none();
    let file = |row: &::video::store::CaptionRow| {
        (row.language.clone(), urls.absolute(&format!("/lazy-static/video-captions/{}", row.file_name)))
    };
    Plain {
        video: Some(PlainVideo {
            title: video.name.clone(),
            by: details.base.channel.display_name.clone(),
            by_url: client_url(&urls, video),
            description: video.description.clone().unwrap_or_default(),
            poster: head.image.as_ref().filter(|_| !video.nsfw).map(|image| image.url.clone()),
            sources: plain::sources(details, &config.webserver.origin()),
            captions: captions.iter().filter(ours).map(file).collect(),
        }),
        feeds: head.feeds.clone(),
    }
}

/// The page of a video's channel.
fn client_url(urls: &Urls, video: &VideoRow) -> String {
    let channel = &video.channel;
    let at = channel.host.as_ref().map(|h| format!("@{h}")).unwrap_or_default();
    urls.absolute(&format!("/c/{}{at}", channel.username))
}
