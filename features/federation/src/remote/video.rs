//! Videos of other servers: from their document into rows.

use super::failure::Failure;
use super::{actor, fetch, read, video_files, wanted};
use ::video::remote::{Known, RemoteCaption, RemotePicture, RemoteStoryboard, RemoteVideo, Stored, known, store_video};
use ::video::store::Chapter;
use activitypub::identifier;
use catalog::visibility::state;
use futures::FutureExt as _;
use platform::App;
use platform::http_client::Url;
use serde_json::Value;
use uuid::Uuid;
use wire::constants;

/// A document is read again when somebody asks and it is older than this, in milliseconds: PeerTube's two days.
const STALE: i64 = 2 * 24 * 3_600_000;
/// Characters: PeerTube's bounds.
const NAME: usize = 120;
const DESCRIPTION: usize = 10_000;
const SUPPORT: usize = 1000;
const SUMMARY: usize = 250;
const TAG: usize = 30;
/// So many of each are kept.
const TAGS: usize = 20;
const PICTURES: usize = 10;
const CAPTIONS: usize = 200;
const CHAPTERS: usize = 1000;
/// Who allows no embedding is not to be embedded from here either: PeerTube's number.
const EMBED_AS_THERE: i64 = 3;
/// Kinds of sensitive content by their names.
const SENSITIVE: [(&str, i64); 2] = [("violent", 1), ("explicitSex", 2)];

/// The video of an address, ours or another server's: as it is known, else from its document. `tell` lets those who are subscribed
/// hear of a new one.
pub(crate) async fn ensure(app: &App, url: &Url, tell: bool) -> Result<Known, Failure> {
    if let Some(known) = known(&mut app.db.reader().await?, url.as_str()).await? {
        return Ok(known);
    }
    if fetch::is_own(app, url) {
        return Err(Failure::refused("no video of ours has that address"));
    }
    let stored = fetched(app, url, tell).await?;
    let known = known_of(app, stored).await?;
    Ok(known)
}

async fn known_of(app: &App, stored: Stored) -> Result<Known, Failure> {
    let sql = database::Sql::new("SELECT url FROM video WHERE id = $1").bind(stored.id);
    let mut conn = app.db.reader().await?;
    let url: Option<String> = conn.optional(sql).await?;
    known(&mut conn, url.as_deref().unwrap_or("")).await?.ok_or(Failure::Gone)
}

/// The video of an address, read now.
pub(crate) async fn fetched(app: &App, url: &Url, tell: bool) -> Result<Stored, Failure> {
    let document = fetch::document(app, url).await?;
    keep(app, document.id(), document.document(), tell).await
}

/// Reads a video anew when that was long ago; one that is gone at its origin goes here as well. Whether it is still there.
pub(crate) async fn refresh(app: &App, url: &str, known: Known) -> Result<bool, Failure> {
    if known.is_local || known.fetched_at.is_some_and(|at| app.now() - at < STALE) {
        return Ok(true);
    }
    match fetched(app, &identifier(url)?, false).await {
        Err(Failure::Gone) => {
            let now = app.now();
            app.db.write(known.id, move |tx, id| ::video::delete::delete_in(tx, now, id).boxed()).await?;
            Ok(false)
        }
        Err(failure) => {
            tracing::debug!(video = url, why = %failure, "a video cannot be read anew");
            Ok(true)
        }
        Ok(_) => Ok(true),
    }
}

/// Stores the video of a document that is proven to be of its id's origin.
pub(crate) async fn keep(app: &App, id: &Url, document: &Value, tell: bool) -> Result<Stored, Failure> {
    fetch::admissible(app, id)?;
    fetch::not_muted(app, id).await?;
    if !read::is_a(document, "Video") {
        return Err(Failure::refused("it is no video"));
    }
    let channel_id = channel(app, id, document).await?;
    let mut video = parse(app.now(), id, document, channel_id)?;
    video.rates = rates(app, id, document).await;
    video.chapters = chapters(app, id, document).await;
    video.quarantined = wanted::is_quarantined(app, id);
    let now = app.now();
    Ok(app.db.write(video, move |tx, video| async move { store_video(tx, &video, tell, now).await }.boxed()).await?)
}

/// The channel a video belongs to: a group of the video's own origin.
async fn channel(app: &App, id: &Url, document: &Value) -> Result<i64, Failure> {
    let named = read::list(document, "attributedTo").iter().take(PICTURES);
    let is_person = |v: &Value| v.is_object() && read::is_a(v, "Person");
    let urls = named.filter(|v| !is_person(v)).filter_map(activitypub::authority::id_of);
    for url in urls.filter_map(|url| identifier(url).ok()).filter(|url| url.origin() == id.origin()) {
        if let Some(channel) = actor::ensure(app, &url).await?.channel_id {
            return Ok(channel);
        }
    }
    Err(Failure::refused("a video without a channel of its own origin"))
}

fn parse(now: i64, id: &Url, document: &Value, channel_id: i64) -> Result<RemoteVideo, Failure> {
    let missing = |what: &str| Failure::Refused(format!("a video without a good `{what}`"));
    let uuid = document.get("uuid").and_then(Value::as_str).and_then(|u| Uuid::try_parse(u).ok());
    let privacy = read::privacy(document).ok_or_else(|| Failure::refused("a video that is not for everybody"))?;
    let nsfw = read::flag(document, "sensitive").unwrap_or(false);
    let published_at = read::time(document, "published").map_or(now, |at| at.min(now));
    let files = video_files::of(document);
    let duration = document.get("duration").and_then(Value::as_str).and_then(read::seconds);
    Ok(RemoteVideo {
        uuid: uuid.ok_or_else(|| missing("uuid"))?.to_string(),
        url: id.as_str().to_owned(),
        channel_id,
        name: read::text(document, "name", NAME).ok_or_else(|| missing("name"))?,
        description: read::text(document, "content", DESCRIPTION),
        support: read::text(document, "support", SUPPORT),
        category: choice(document, "category").and_then(|c| numbered(constants::CATEGORIES, c)),
        licence: choice(document, "licence").and_then(|l| numbered(constants::LICENCES, l)),
        language: choice(document, "language").filter(|l| constants::language(l).is_some()).map(str::to_owned),
        privacy,
        state: read::count(document, "state")
            .filter(|s| constants::label(constants::STATES, *s).is_some())
            .unwrap_or(state::PUBLISHED),
        wait_transcoding: read::flag(document, "waitTranscoding").unwrap_or(false),
        nsfw,
        nsfw_flags: if nsfw { flags(document) } else { 0 },
        nsfw_summary: read::text(document, "summary", SUMMARY).filter(|_| nsfw),
        comments_policy: comments_policy(document),
        download_enabled: read::flag(document, "downloadEnabled").unwrap_or(true),
        embed_policy: if document.get("embedUrl").is_some_and(Value::is_null) { EMBED_AS_THERE } else { 1 },
        is_live: read::flag(document, "isLiveBroadcast").unwrap_or(false),
        duration: duration.ok_or_else(|| missing("duration"))?.round() as i64,
        aspect_ratio: document.get("aspectRatio").and_then(Value::as_f64).filter(|r| (0.01..=100.0).contains(r)),
        views: read::count(document, "views").unwrap_or(0),
        downloads: read::count(document, "downloads").unwrap_or(0),
        rates: None,
        published_at,
        originally_published_at: read::time(document, "originallyPublishedAt"),
        input_file_updated_at: read::time(document, "uploadDate"),
        updated_at: read::time(document, "updated").map_or(now, |at| at.min(now)),
        tags: tags(document),
        trackers: video_files::trackers(document),
        chapters: None,
        quarantined: false,
        files: files.web,
        playlist: files.playlist,
        pictures: pictures(document),
        storyboard: storyboard(document),
        captions: captions(document),
    })
}

/// `{"identifier": "5", "name": …}`.
fn choice<'a>(document: &'a Value, name: &str) -> Option<&'a str> {
    document.get(name)?.get("identifier")?.as_str()
}

fn numbered(table: &constants::Numbered, text: &str) -> Option<i64> {
    text.parse().ok().filter(|n| constants::label(table, *n).is_some())
}

/// Older servers tell with a switch only.
fn comments_policy(document: &Value) -> i64 {
    let told = read::count(document, "commentsPolicy");
    let told = told.filter(|p| constants::label(constants::COMMENTS_POLICIES, *p).is_some());
    told.unwrap_or(if read::flag(document, "commentsEnabled").unwrap_or(true) { 1 } else { 2 })
}

fn flags(document: &Value) -> i64 {
    let named = read::list(document, "tag").iter().filter(|t| read::is_a(t, "SensitiveTag"));
    let names = named.filter_map(|t| t.get("name")?.as_str());
    names.filter_map(|name| SENSITIVE.iter().find(|(n, _)| *n == name)).fold(0, |sum, (_, flag)| sum | flag)
}

/// Hashtags, each once; a `#` before them is left out.
fn tags(document: &Value) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in read::list(document, "tag").iter().filter(|t| read::is_a(t, "Hashtag")) {
        let Some(name) = tag.get("name").and_then(Value::as_str) else { continue };
        let Some(name) = read::cleaned(name.trim_start_matches('#'), TAG) else { continue };
        if name.chars().count() >= 2 && !tags.iter().any(|t| t.to_lowercase() == name.to_lowercase()) {
            tags.push(name);
        }
        if tags.len() == TAGS {
            break;
        }
    }
    tags
}

/// Pixels of a picture.
fn size(value: &Value, name: &str) -> i64 {
    read::count(value, name).filter(|n| *n <= 20_000).unwrap_or(0)
}

pub(super) fn pictures(document: &Value) -> Vec<RemotePicture> {
    let one = |value: &Value| {
        let url = identifier(value.get("url")?.as_str()?).ok()?;
        let extension = actor::extension(value.get("mediaType").and_then(Value::as_str), &url)?;
        Some(RemotePicture { url: url.into(), extension, width: size(value, "width"), height: size(value, "height") })
    };
    read::list(document, "icon").iter().take(PICTURES).filter_map(one).collect()
}

fn storyboard(document: &Value) -> Option<RemoteStoryboard> {
    let previews = read::list(document, "preview").iter().take(PICTURES);
    let is_it = |p: &&Value| read::list(p, "rel").iter().any(|r| r.as_str() == Some("storyboard"));
    let link = previews.filter(is_it).flat_map(|p| read::list(p, "url")).next()?;
    let url = identifier(link.get("href")?.as_str()?).ok()?;
    let extension = actor::extension(link.get("mediaType").and_then(Value::as_str), &url)?;
    let sizes = ["width", "height", "tileWidth", "tileHeight"].map(|name| size(link, name));
    let sprite_duration = link.get("tileDuration").and_then(Value::as_str).and_then(read::seconds)?;
    let is_good = sizes.iter().all(|n| *n > 0) && sprite_duration > 0.0;
    is_good.then(|| RemoteStoryboard { url: url.into(), extension, sizes, sprite_duration })
}

/// The subtitles of languages we know, one each.
fn captions(document: &Value) -> Vec<RemoteCaption> {
    let mut captions: Vec<RemoteCaption> = Vec::new();
    for caption in read::list(document, "subtitleLanguage").iter().take(CAPTIONS) {
        let language = caption.get("identifier").and_then(Value::as_str);
        let Some(language) = language.filter(|l| constants::language(l).is_some()) else { continue };
        let link = |kind: &str| {
            let links = read::list(caption, "url").iter();
            let mut of_kind = links.filter(|l| l.get("mediaType").and_then(Value::as_str) == Some(kind));
            of_kind.find_map(|l| identifier(l.get("href")?.as_str()?).ok())
        };
        // Older servers give the address of the WebVTT file alone.
        let plain = || identifier(caption.get("url")?.as_str()?).ok();
        let Some(url) = link("text/vtt").or_else(plain) else { continue };
        if captions.iter().all(|c| c.language != language) {
            captions.push(RemoteCaption {
                language: language.to_owned(),
                url: url.into(),
                playlist_url: link("application/x-mpegURL").map(Into::into),
                automatically_generated: read::flag(caption, "automaticallyGenerated").unwrap_or(false),
            });
        }
    }
    captions
}

/// A part of a document: spelled out, or fetched from its own origin; nothing when that does not work, for the video is good without.
async fn part(app: &App, id: &Url, document: &Value, name: &str) -> Option<Value> {
    match document.get(name)? {
        Value::Object(part) => Some(Value::Object(part.clone())),
        Value::String(url) => {
            let url = identifier(url).ok().filter(|url| url.origin() == id.origin())?;
            let fetched = fetch::document(app, &url).await;
            fetched.map(|f| f.document().clone()).inspect_err(|e| tracing::debug!(%url, why = %e, "not fetched")).ok()
        }
        _ => None,
    }
}

/// Likes and dislikes, as the origin counts them.
async fn rates(app: &App, id: &Url, document: &Value) -> Option<(i64, i64)> {
    let (likes, dislikes) = tokio::join!(part(app, id, document, "likes"), part(app, id, document, "dislikes"));
    let total = |part: Option<Value>| read::count(&part?, "totalItems");
    Some((total(likes)?, total(dislikes)?))
}

/// The chapters, as their own document tells.
async fn chapters(app: &App, id: &Url, document: &Value) -> Option<Vec<Chapter>> {
    let parts = part(app, id, document, "hasParts").await?;
    let one = |part: &Value| {
        let timecode = read::count(part, "startOffset").filter(|t| *t < 10_000_000)?;
        Some(Chapter { timecode, title: read::text(part, "name", 100)? })
    };
    let mut chapters: Vec<Chapter> = read::list(&parts, "hasPart").iter().take(CHAPTERS).filter_map(one).collect();
    chapters.sort_by_key(|c| c.timecode);
    chapters.dedup_by_key(|c| c.timecode);
    Some(chapters)
}
