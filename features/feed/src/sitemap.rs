//! `/sitemap.xml` (https://www.sitemaps.org/protocol.html) with Google's words for videos: the pages, videos, channels and accounts of
//! this instance. One document for a small instance; a large one gets an index of pages, so that no answer is endless.

use crate::subject::{account_page, channel_page};
use crate::videos::{self, page};
use crate::xml::Xml;
use catalog::totals::Totals;
use catalog::{Filter, Scope, Urls, list};
use database::{Conn, Error, Sql};
use platform::fields::{Fields, read};
use platform::{App, Page, Problem, Result};
use wire::VideoSummary;

/// Videos on a page.
const PAGE: i64 = 1000;
/// Channels, and accounts, that are named.
const ACTORS: i64 = 10_000;
/// Pages of an index at most (the protocol).
const PAGES: i64 = 50_000;
/// Characters of a title that search engines take.
const TITLE: usize = 100;
/// Characters of a description that search engines take.
const DESCRIPTION: usize = 2000;

/// The document, or its part `page`.
pub(crate) async fn sitemap(app: &App, totals: &Totals, query: Option<&str>) -> Result<String> {
    let mut fields = Fields::query(query);
    let wanted = fields.optional("page", "Invalid value", read::int(0, PAGES));
    fields.finish()?;
    let filter = |start, count| {
        let page = Page { start, count, sort: "createdAt", descending: false };
        Filter::new(page, Scope::All, None).local().with_files().with_tags()
    };
    // The total alone; it is remembered.
    let mut counting = filter(0, 0);
    counting.skip_count = false;
    let pages = (list::list(app, totals, &counting).await?.total + PAGE - 1) / PAGE;
    let origin = app.config().webserver.origin();
    match wanted {
        None if pages > 1 => Ok(index(&origin, pages.min(PAGES))),
        None => {
            let videos = list::list(app, totals, &filter(0, PAGE)).await?.data;
            urls(app, true, &videos).await
        }
        Some(0) => urls(app, true, &[]).await,
        Some(n) if n <= pages => {
            let videos = list::list(app, totals, &filter((n - 1) * PAGE, PAGE)).await?.data;
            urls(app, false, &videos).await
        }
        Some(_) => Err(Problem::not_found("There is no such page")),
    }
}

fn index(origin: &str, pages: i64) -> String {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for n in 0..=pages {
        xml.open("sitemap", &[]);
        xml.text("loc", &[], &format!("{origin}/sitemap.xml?page={n}"));
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.finish()
}

async fn urls(app: &App, with_pages: bool, videos: &[VideoSummary]) -> Result<String> {
    let config = app.config();
    let urls = Urls::new(&config);
    let origin = &urls.origin;
    let mut conn = app.db.reader().await?;
    let mut xml = Xml::new();
    xml.open(
        "urlset",
        &[
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:video", "http://www.google.com/schemas/sitemap-video/1.1"),
        ],
    );
    if with_pages {
        let has_homepage = "SELECT 1 AS one FROM custom_page WHERE kind = 'homepage' AND content <> ''";
        let home = conn.optional::<i64>(Sql::new(has_homepage)).await?.map(|_| "/home");
        for path in ["/about/instance/home", "/videos/browse?scope=local"].into_iter().chain(home) {
            place(&mut xml, &urls.absolute(path));
        }
    }
    let mut more = videos::more(&mut conn, videos).await?;
    for v in videos {
        xml.open("url", &[]);
        xml.text("loc", &[], &page(origin, v));
        let description = more.remove(&v.id).unwrap_or_default().description;
        video(&mut xml, &urls, v, &description);
        xml.close("url");
    }
    if with_pages {
        for name in names(&mut conn, CHANNELS).await? {
            place(&mut xml, &channel_page(origin, &name, None));
        }
        for name in names(&mut conn, ACCOUNTS).await? {
            place(&mut xml, &account_page(origin, &name, None));
        }
    }
    xml.close("urlset");
    Ok(xml.finish())
}

/// Who has published something, the oldest first: pages without anything are nothing to find.
const CHANNELS: &str = "SELECT x.username FROM channel c JOIN actor x ON x.id = c.actor_id WHERE x.host IS NULL AND EXISTS \
     (SELECT 1 FROM video v WHERE v.channel_id = c.id AND v.privacy = 1 AND v.listed AND NOT v.blocked) ORDER BY c.id LIMIT $1";
const ACCOUNTS: &str = "SELECT x.username FROM account a JOIN actor x ON x.id = a.actor_id WHERE x.host IS NULL AND EXISTS \
     (SELECT 1 FROM channel c JOIN video v ON v.channel_id = c.id WHERE c.account_id = a.id AND v.privacy = 1 AND v.listed \
     AND NOT v.blocked) ORDER BY a.id LIMIT $1";

async fn names(conn: &mut Conn, sql: &'static str) -> Result<Vec<String>, Error> {
    conn.all(Sql::new(sql).bind(ACTORS)).await
}

fn place(xml: &mut Xml, address: &str) {
    xml.open("url", &[]);
    xml.text("loc", &[], address);
    xml.close("url");
}

/// `<video:video>`, its children in the order of the schema.
fn video(xml: &mut Xml, urls: &Urls, video: &VideoSummary, description: &str) {
    let description = if description.is_empty() { &video.name } else { description };
    let smallest = video.thumbnails.iter().filter(|t| t.width > t.height).min_by_key(|t| t.width);
    let master = video.streaming_playlists.iter().flatten().next().map(|p| &p.playlist_url);
    let file = video.files.iter().flatten().max_by_key(|f| f.resolution.id).map(|f| &f.file_url);
    xml.open("video:video", &[]);
    let picture = smallest.map_or_else(|| urls.absolute(&video.thumbnail_path), |t| t.file_url.clone());
    xml.text("video:thumbnail_loc", &[], &picture);
    xml.text("video:title", &[], &cut(&video.name, TITLE));
    xml.text("video:description", &[], &cut(description, DESCRIPTION));
    if let Some(content) = master.or(file) {
        xml.text("video:content_loc", &[], content);
    }
    xml.text("video:player_loc", &[], &urls.absolute(&video.embed_path));
    // The schema knows 1 to 28,800 seconds.
    if (1..=28_800).contains(&video.duration) {
        xml.text("video:duration", &[], &video.duration.to_string());
    }
    xml.text("video:rating", &[], &rating(video.likes, video.dislikes));
    xml.text("video:view_count", &[], &video.views.to_string());
    xml.text("video:publication_date", &[], &video.published_at);
    for tag in video.tags.iter().flatten().take(32) {
        xml.text("video:tag", &[], tag);
    }
    xml.text("video:family_friendly", &[], if video.nsfw { "NO" } else { "YES" });
    let channel = channel_page(&urls.origin, &video.channel.name, None);
    xml.text("video:uploader", &[("info", &channel)], &video.channel.display_name);
    xml.text("video:live", &[], if video.is_live { "YES" } else { "NO" });
    xml.close("video:video");
}

/// Between 0 and 5.
fn rating(likes: i64, dislikes: i64) -> String {
    let all = likes + dislikes;
    if all <= 0 {
        return "0".to_owned();
    }
    let tenths = likes * 50 / all;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The beginning of a text that may be this long.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 3).collect();
    format!("{kept}...")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_lie_between_0_and_5() {
        assert_eq!([rating(0, 0), rating(0, 3), rating(3, 1), rating(7, 0)], ["0", "0.0", "3.7", "5.0"]);
    }

    #[test]
    fn large_instances_get_an_index() {
        let index = index("https://a.example", 2);
        assert_eq!(index.matches("<sitemap>").count(), 3);
        assert!(index.contains("<loc>https://a.example/sitemap.xml?page=2</loc>"), "{index}");
    }
}
