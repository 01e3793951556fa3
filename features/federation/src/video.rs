//! A video as other servers read it.

use crate::document::{Audience, create, members, page, seconds};
use crate::video_files::links;
use catalog::{Urls, VideoRow, details};
use database::{Conn, Sql};
use platform::clock::iso;
use platform::{App, Result};
use serde_json::{Value, json};
use wire::constants::{CATEGORIES, LICENCES, label, language};

/// Comments that need nobody's approval, by PeerTube's number.
const COMMENTS_ENABLED: i64 = 1;
/// May be embedded everywhere, by PeerTube's number.
const EMBED_EVERYWHERE: i64 = 1;
/// What `nsfw_flags` counts.
const SENSITIVE: [(i64, &str); 2] = [(1, "violent"), (2, "explicitSex")];

/// For whom a video is.
pub(crate) fn audience(video: &VideoRow) -> Audience {
    Audience::of(video.privacy, &video.account.url, Some(&video.channel.url))
}

/// The activity that made the video.
pub(crate) async fn activity(app: &App, conn: &mut Conn, video: &VideoRow) -> Result<Value> {
    let object = document(app, conn, video).await?;
    Ok(create(&video.url, &video.account.url, &object, &audience(video)))
}

/// The video's document.
pub(crate) async fn document(app: &App, conn: &mut Conn, video: &VideoRow) -> Result<Value> {
    let details = details::details(app, conn, video, None).await?;
    let origin = Urls::new(&app.config()).origin;
    let (url, base) = (&video.url, &details.base);
    let part = |name: &str| Some(json!(format!("{url}/{name}")));
    let choice = |id: Option<String>, name: Option<&str>| Some(json!({"identifier": id?, "name": name?}));
    let tags = details.tags.iter().map(|tag| json!({"type": "Hashtag", "name": tag}));
    let flags = SENSITIVE.iter().filter(|(flag, _)| video.nsfw_flags & flag != 0);
    let flags = flags.map(|(_, name)| json!({"type": "SensitiveTag", "name": name}));
    let icons = base.thumbnails.iter().map(|picture| {
        json!({
            "type": "Image",
            "url": picture.file_url,
            "mediaType": "image/jpeg",
            "width": picture.width,
            "height": picture.height,
        })
    });
    let embed = details.embed_privacy_policy.id == Some(EMBED_EVERYWHERE);
    let mut urls = vec![page(&format!("{origin}/w/{}", base.short_uuid)), page(url)];
    urls.extend(links(&details));
    Ok(audience(video).address(members([
        ("type", Some(json!("Video"))),
        ("id", Some(json!(url))),
        ("name", Some(json!(video.name))),
        ("duration", Some(json!(seconds(video.duration)))),
        ("uuid", Some(json!(video.uuid))),
        ("category", choice(video.category.map(|c| c.to_string()), video.category.and_then(|c| label(CATEGORIES, c)))),
        ("licence", choice(video.licence.map(|l| l.to_string()), video.licence.and_then(|l| label(LICENCES, l)))),
        ("language", choice(video.language.clone(), video.language.as_deref().and_then(language))),
        ("views", Some(json!(video.views))),
        ("downloads", Some(json!(video.downloads))),
        ("sensitive", Some(json!(video.nsfw))),
        ("summary", Some(json!(video.nsfw_summary))),
        ("waitTranscoding", Some(json!(video.wait_transcoding))),
        ("state", Some(json!(video.state))),
        (
            "canReply",
            Some(if video.comments_policy == COMMENTS_ENABLED { Value::Null } else { json!(activitypub::PUBLIC) }),
        ),
        ("commentsPolicy", Some(json!(video.comments_policy))),
        ("downloadEnabled", Some(json!(video.download_enabled))),
        ("published", Some(json!(iso(video.published_at)))),
        ("originallyPublishedAt", Some(json!(video.originally_published_at.map(iso)))),
        ("schedules", Some(json!([]))),
        ("updated", Some(json!(iso(video.updated_at)))),
        ("uploadDate", video.input_file_updated_at.map(|at| json!(iso(at)))),
        ("tag", Some(Value::Array(tags.chain(flags).collect()))),
        ("mediaType", Some(json!("text/markdown"))),
        ("content", Some(json!(video.description))),
        ("support", Some(json!(video.support))),
        ("subtitleLanguage", Some(Value::Array(captions(conn, video.id, &origin).await?))),
        ("icon", Some(Value::Array(icons.collect()))),
        ("preview", storyboard(conn, video.id, &origin).await?),
        ("aspectRatio", Some(json!(video.aspect_ratio))),
        ("url", Some(Value::Array(urls))),
        ("likes", part("likes")),
        ("dislikes", part("dislikes")),
        ("shares", part("announces")),
        ("comments", part("comments")),
        ("hasParts", part("chapters")),
        ("playerSettings", part("player-settings")),
        ("embedUrl", Some(if embed { json!(format!("{origin}{}", base.embed_path)) } else { Value::Null })),
        (
            "attributedTo",
            Some(json!([{"type": "Person", "id": video.account.url}, {"type": "Group", "id": video.channel.url}])),
        ),
        ("audience", Some(json!(video.channel.url))),
        ("isLiveBroadcast", Some(json!(false))),
        ("liveSaveReplay", Some(Value::Null)),
        ("permanentLive", Some(Value::Null)),
        ("latencyMode", Some(Value::Null)),
        ("dvrWindow", Some(Value::Null)),
    ])))
}

async fn captions(conn: &mut Conn, video_id: i64, origin: &str) -> Result<Vec<Value>> {
    let sql =
        "SELECT language, file_name, automatically_generated FROM video_caption WHERE video_id = $1 ORDER BY language";
    let mut captions = Vec::new();
    for row in conn.rows(Sql::new(sql).bind(video_id)).await? {
        let (code, file): (String, String) = (row.get("language")?, row.get("file_name")?);
        captions.push(json!({
            "identifier": code,
            "name": language(&code).unwrap_or("Unknown"),
            "automaticallyGenerated": row.get::<bool>("automatically_generated")?,
            // One address, not links: PeerTube before 8 reads nothing else, and 8 reads both.
            "url": format!("{origin}/lazy-static/video-captions/{file}"),
        }));
    }
    Ok(captions)
}

async fn storyboard(conn: &mut Conn, video_id: i64, origin: &str) -> Result<Option<Value>> {
    let sql = "SELECT file_name, total_width, total_height, sprite_width, sprite_height, sprite_duration \
               FROM video_storyboard WHERE video_id = $1";
    let rows = conn.rows(Sql::new(sql).bind(video_id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let file: String = row.get("file_name")?;
    Ok(Some(json!([{
        "type": "Image",
        "rel": ["storyboard"],
        "url": [{
            "mediaType": "image/jpeg",
            "href": format!("{origin}/lazy-static/storyboards/{file}"),
            "width": row.get::<i64>("total_width")?,
            "height": row.get::<i64>("total_height")?,
            "tileWidth": row.get::<i64>("sprite_width")?,
            "tileHeight": row.get::<i64>("sprite_height")?,
            "tileDuration": seconds(row.get::<f64>("sprite_duration")?),
        }],
    }])))
}
