//! `/feeds/videos.*` and `/feeds/subscriptions.*`: the newest videos of the instance, an account, a channel, or of the channels
//! somebody is subscribed to.

use crate::markdown::{to_html, to_plain};
use crate::media::{enclosure, files, height, kind};
use crate::model::{Feed, Item, Media, MediaFile, Metadata, Person, Thumbnail};
use crate::subject::{self, Subject, channel_page};
use axum::http::StatusCode;
use catalog::totals::Totals;
use catalog::{Filter, Scope, Urls, list};
use database::{Conn, Error, Sql};
use platform::clock::parse_iso;
use platform::fields::{Fields, read};
use platform::{App, Page, Problem, Result};
use std::collections::HashMap;
use wire::{VideoSummary, constants};

/// A feed has no more entries than this, whatever is configured.
pub(crate) const MOST: i64 = 1000;

/// What lists of videos do not tell.
#[derive(Debug, Clone, Default)]
pub(crate) struct More {
    /// The whole description, Markdown.
    pub description: String,
    /// Whether viewers are offered a download.
    pub may_download: bool,
}

/// What lists leave out of some videos; one statement.
pub(crate) async fn more(conn: &mut Conn, videos: &[VideoSummary]) -> Result<HashMap<i64, More>, Error> {
    let mut all = HashMap::new();
    if videos.is_empty() {
        return Ok(all);
    }
    let mut sql = Sql::new("SELECT id, description, download_enabled FROM video WHERE id IN ");
    sql.list(videos.iter().map(|v| v.id));
    for row in conn.rows(sql).await? {
        let description = row.get::<Option<String>>("description")?.unwrap_or_default();
        all.insert(row.get("id")?, More { description, may_download: row.get("download_enabled")? });
    }
    Ok(all)
}

/// The feed of the instance, an account or a channel.
pub(crate) async fn feed(app: &App, totals: &Totals, query: Option<&str>) -> Result<Feed> {
    // First what is asked for, then of whom: as PeerTube refuses.
    let filter = Filter::read(query, Scope::All, None, app)?;
    let mut conn = app.db.reader().await?;
    let subject = Subject::read(app, &mut conn, query).await?;
    let metadata = subject::metadata(app, &mut conn, &subject).await?;
    drop(conn);
    let mut filter = first(app, filter, query, "originallyPublishedAt");
    filter.scope = match (&subject.account, &subject.channel) {
        (_, Some(channel)) => Scope::Channel(channel.id),
        (Some(account), None) => Scope::Account(account.id),
        (None, None) => Scope::All,
    };
    if let (Some(account), Some(channel)) = (&subject.account, &subject.channel) {
        filter.scope = Scope::Account(account.id);
        filter = filter.in_channel(channel.id);
    }
    let videos = list::list(app, totals, &filter).await?.data;
    let author = Person { name: metadata.title.clone(), url: metadata.owner_link.clone() };
    let podcast = subject.channel.as_ref().map(|c| podcast_of_channel(app, c.id));
    let mut feed = assemble(app, "videos", query, metadata, videos).await?;
    (feed.author, feed.podcast) = (Some(author), podcast);
    Ok(feed)
}

/// The feed of the channels that somebody is subscribed to, for who knows their token.
pub(crate) async fn of_subscriptions(app: &App, totals: &Totals, query: Option<&str>) -> Result<Feed> {
    let filter = Filter::read(query, Scope::All, None, app)?;
    let mut fields = Fields::query(query);
    let account_id = fields.required("accountId", "Invalid value", read::int(0, i64::MAX));
    let token = fields.required("token", "Invalid value", read::text(1, 200));
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let account = subject::account(&mut conn, account_id.unwrap_or(0)).await?;
    let sql = "SELECT id FROM users WHERE id = $1 AND feed_token = $2 AND blocked = FALSE";
    let sql = Sql::new(sql).bind(account.user_id.unwrap_or(0)).bind(token.unwrap_or_default());
    let Some(user_id) = conn.optional::<i64>(sql).await? else {
        return Err(Problem::new(StatusCode::FORBIDDEN, "User and token mismatch"));
    };
    let account_id = account.id;
    let subject = Subject { account: Some(account), channel: None };
    let metadata = subject::metadata(app, &mut conn, &subject).await?;
    drop(conn);
    let mut filter = first(app, filter, query, "publishedAt").of_viewer(user_id, account_id);
    filter.scope = Scope::Subscriptions(account_id);
    let videos = list::list(app, totals, &filter).await?.data;
    assemble(app, "subscriptions", query, metadata, videos).await
}

/// Makes of a list its first page, as long as feeds are, in the order asked for or in this one.
fn first(app: &App, mut filter: Filter, query: Option<&str>, sort: &'static str) -> Filter {
    let count = i64::from(app.config().feeds.videos.count).clamp(0, MOST);
    let (sort, descending) = match Fields::query(query).has("sort") {
        true => (filter.page.sort, filter.page.descending),
        false => (sort, true),
    };
    filter.page = Page { start: 0, count, sort, descending };
    filter.public().with_files()
}

/// The address of a channel's podcast.
pub(crate) fn podcast_of_channel(app: &App, channel_id: i64) -> String {
    format!("{}/feeds/podcast/videos.xml?videoChannelId={channel_id}", app.config().webserver.origin())
}

async fn assemble(
    app: &App,
    name: &str,
    query: Option<&str>,
    metadata: Metadata,
    videos: Vec<VideoSummary>,
) -> Result<Feed> {
    let mut conn = app.db.reader().await?;
    let mut more = more(&mut conn, &videos).await?;
    let urls = Urls::new(&app.config());
    let items = videos.iter().map(|v| item(&urls, v, &more.remove(&v.id).unwrap_or_default())).collect();
    Ok(feed_of(app, name, query, metadata, items))
}

/// A feed without author and podcast.
pub(crate) fn feed_of(app: &App, name: &str, query: Option<&str>, metadata: Metadata, items: Vec<Item>) -> Feed {
    let origin = app.config().webserver.origin();
    Feed {
        address: format!("{origin}/feeds/{name}"),
        query: query.filter(|q| !q.is_empty()).map(|q| format!("?{q}")).unwrap_or_default(),
        icon: format!("{origin}/favicon.ico"),
        origin,
        metadata,
        author: None,
        podcast: None,
        items,
    }
}

/// When a video is of: of its first publication anywhere, else here.
pub(crate) fn date(video: &VideoSummary) -> i64 {
    parse_iso(video.originally_published_at.as_ref().unwrap_or(&video.published_at)).unwrap_or(0)
}

/// The name of a video's category.
pub(crate) fn category(video: &VideoSummary) -> Option<&'static str> {
    constants::label(constants::CATEGORIES, video.category.id?)
}

/// The page of a video here.
pub(crate) fn page(origin: &str, video: &VideoSummary) -> String {
    format!("{origin}/w/{}", video.short_uuid)
}

/// The square pictures of a video, else its wide ones.
pub(crate) fn pictures(video: &VideoSummary) -> Vec<Thumbnail> {
    let square: Vec<_> = video.thumbnails.iter().filter(|t| t.width == t.height).collect();
    let chosen = if square.is_empty() { video.thumbnails.iter().collect() } else { square };
    chosen.into_iter().map(|t| Thumbnail { url: t.file_url.clone(), width: t.width, height: t.height }).collect()
}

fn item(urls: &Urls, video: &VideoSummary, more: &More) -> Item {
    let origin = &urls.origin;
    let channel = &video.channel;
    let host = (channel.host != urls.host).then_some(channel.host.as_str());
    let media_files = files(video).map(|file| MediaFile {
        url: file.file_url.clone(),
        kind: kind(&file.file_url, !file.has_video),
        height: height(file),
        size: file.size,
        fps: file.fps,
        torrent: file.torrent_url.clone(),
    });
    Item {
        id: page(origin, video),
        link: page(origin, video),
        title: video.name.clone(),
        summary: video.truncated_description.as_deref().map(to_plain).filter(|s| !s.is_empty()),
        content: to_html(&more.description),
        author: Some(Person {
            name: channel.display_name.clone(),
            url: Some(channel_page(origin, &channel.name, host)),
        }),
        at: date(video),
        category: category(video),
        media: Some(Media {
            duration: video.duration,
            nsfw: video.nsfw,
            language: video.language.id.clone(),
            views: video.views,
            embed: urls.absolute(&video.embed_path),
            enclosure: enclosure(origin, video, more.may_download),
            files: media_files.collect(),
            thumbnails: pictures(video),
        }),
    }
}
