//! `/feeds/podcast/videos.xml`: a channel or a playlist as a podcast, in RSS 2.0 with the words of Apple's directory and of the
//! Podcasting 2.0 namespace (https://podcasting2.org/docs/podcast-namespace).

use crate::date::rfc822;
use crate::hub;
use crate::markdown::to_plain;
use crate::model::{Metadata, Person, copyright, generator};
use crate::podcast_items::{Episode, Prefer, episodes};
use crate::subject::{self, Subject, channel_page};
use crate::videos::{MOST, podcast_of_channel};
use crate::xml::Xml;
use catalog::totals::Totals;
use catalog::{Filter, Scope, Urls, list};
use database::{Conn, Sql};
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Page, Problem, Result};
use playlist::{Playlist, Public};
use serde::Serialize;
use sha1::{Digest, Sha1};
use uuid::Uuid;

/// Playlists that everybody finds, by PeerTube's number.
const PUBLIC: i64 = 1;

/// A podcast.
#[derive(Debug, Serialize)]
pub(crate) struct Podcast {
    pub metadata: Metadata,
    pub origin: String,
    /// Its own address.
    pub address: String,
    /// Its address without what a reader chose.
    pub canonical: String,
    /// Names it, wherever it moves.
    pub guid: Uuid,
    pub language: String,
    /// In Apple's words.
    pub category: Option<&'static str>,
    pub nsfw: bool,
    /// As whose work the directory lists it.
    pub author: String,
    pub person: Person,
    pub episodes: Vec<Episode>,
}

/// What a podcast is made of.
enum Source {
    Channel(Box<channel::ChannelRow>),
    Playlist(Box<Playlist>),
}

/// The podcast that a query asks for.
///
/// # Errors
/// 400 names what is wrong, 404 for what is not there.
pub(crate) async fn podcast(app: &App, totals: &Totals, query: Option<&str>) -> Result<Podcast> {
    let (source, prefer) = read_query(app, query).await?;
    let config = app.config();
    let urls = Urls::new(&config);
    let origin = urls.origin.clone();
    let count = i64::from(config.feeds.videos.count).clamp(0, MOST);
    let page = |sort| Page { start: 0, count, sort, descending: true };
    let mut conn = app.db.reader().await?;
    let (filter, metadata, canonical, actor_url, author) = match &source {
        Source::Channel(c) => {
            let subject = Subject { account: None, channel: Some((**c).clone()) };
            let metadata = subject::metadata(app, &mut conn, &subject).await?;
            let filter = Filter::new(page("originallyPublishedAt"), Scope::Channel(c.id), None);
            (filter, metadata, podcast_of_channel(app, c.id), c.url.clone(), config.instance.name.clone())
        }
        Source::Playlist(p) => {
            let metadata = of_playlist(&mut conn, &urls, p).await?;
            let canonical = format!("{origin}/feeds/podcast/videos.xml?playlistId={}", p.id);
            let author = p.video_channel.as_ref().map(|c| c.display_name.clone()).unwrap_or_default();
            let filter = Filter::new(page("createdAt"), Scope::All, None).in_playlist(p.id);
            (filter, metadata, canonical, p.url.clone(), author)
        }
    };
    let facts = Facts::of(&mut conn, &source).await?;
    drop(conn);
    // What lives elsewhere is told of there, so that directories list nothing twice.
    let videos = list::list(app, totals, &filter.local().with_files()).await?.data;
    let person = match &source {
        Source::Channel(_) => Person { name: metadata.title.clone(), url: metadata.owner_link.clone() },
        Source::Playlist(_) => Person { name: author.clone(), url: metadata.owner_link.clone() },
    };
    Ok(Podcast {
        episodes: episodes(app, &videos, prefer).await?,
        address: match query.filter(|q| !q.is_empty()) {
            Some(query) => format!("{origin}/feeds/podcast/videos.xml?{query}"),
            None => canonical.clone(),
        },
        guid: url_uuid(&actor_url),
        language: facts.language.unwrap_or_else(|| "en".to_owned()),
        category: facts.category.and_then(apple_category),
        nsfw: facts.nsfw,
        metadata,
        origin,
        canonical,
        author,
        person,
    })
}

async fn read_query(app: &App, query: Option<&str>) -> Result<(Source, Option<Prefer>)> {
    let mut fields = Fields::query(query);
    let channel_id = fields.optional("videoChannelId", "Invalid value", read::int(0, i64::MAX));
    let playlist_id = fields.optional("playlistId", "Invalid value", |v| Ref::parse(&read::text(1, 50)(v)?));
    let wrong = "Should have a valid enclosurePreference (video, audio, or m3u8)";
    let prefer = fields.optional("enclosurePreference", wrong, |v| Prefer::read(v.as_str()?));
    fields.finish()?;
    let source = match (channel_id, playlist_id) {
        (None, None) => return Err(Problem::bad_request("One of videoChannelId or playlistId is required.")),
        (Some(_), Some(_)) => return Err(Problem::bad_request("videoChannelId and playlistId cannot be mixed.")),
        (Some(id), None) => Source::Channel(Box::new(subject::channel(&mut app.db.reader().await?, id).await?)),
        (None, Some(which)) => match playlist::public(app, which).await? {
            Public::Missing => return Err(Problem::not_found("Video playlist not found")),
            Public::Shown(p) if p.privacy.id == Some(PUBLIC) => {
                if p.video_channel.is_none() {
                    let sentence = "The channel associated with this playlist could not be found.";
                    return Err(Problem::bad_request(sentence));
                }
                Source::Playlist(p)
            }
            Public::Shown(_) | Public::Hidden => {
                return Err(Problem::bad_request("This playlist feed is only available for public playlists."));
            }
        },
    };
    Ok((source, prefer))
}

async fn of_playlist(conn: &mut Conn, urls: &Urls, playlist: &Playlist) -> Result<Metadata> {
    let channel = playlist.video_channel.as_ref();
    let owner = match channel {
        Some(c) => Some(subject::channel(conn, c.id).await?),
        None => None,
    };
    // Directories want a square; a wide one is better than none.
    let picture = playlist.thumbnails.iter().max_by_key(|t| (t.width == t.height, t.width));
    Ok(Metadata {
        title: playlist.display_name.clone(),
        description: to_plain(playlist.description.as_deref().unwrap_or("")),
        link: urls.absolute(&format!("/w/p/{}", playlist.short_uuid)),
        image: subject::or_of_instance(conn, picture.map(|t| t.file_url.clone())).await?,
        owner_image: channel.and_then(|c| subject::largest(&c.avatars)),
        owner_link: owner.as_ref().map(|c| channel_page(&urls.origin, &c.username, c.host.as_deref())),
        email: owner.and_then(|c| c.public_email),
    })
}

/// What a podcast says of all its videos.
struct Facts {
    language: Option<String>,
    category: Option<i64>,
    nsfw: bool,
}

impl Facts {
    /// The language and the category of most of the public videos, and whether one is sensitive; one statement each.
    async fn of(conn: &mut Conn, source: &Source) -> Result<Self> {
        let listed = |select: &'static str| {
            let mut sql = Sql::new(select);
            sql.push(" FROM video v WHERE v.privacy = 1 AND v.listed AND NOT v.blocked AND ");
            match source {
                Source::Channel(c) => sql.push("v.channel_id = ").arg(c.id),
                Source::Playlist(p) => {
                    sql.push("v.id IN (SELECT e.video_id FROM playlist_element e WHERE e.playlist_id = ").arg(p.id);
                    sql.push(")")
                }
            };
            sql
        };
        let mut sql = listed("SELECT v.language");
        sql.push(" AND v.language IS NOT NULL GROUP BY v.language ORDER BY count(*) DESC, v.language LIMIT 1");
        let language = conn.optional(sql).await?;
        let mut sql = listed("SELECT v.category");
        sql.push(" AND v.category IS NOT NULL GROUP BY v.category ORDER BY count(*) DESC, v.category LIMIT 1");
        let category = conn.optional(sql).await?;
        let mut sql = listed("SELECT v.id");
        sql.push(" AND v.nsfw = TRUE LIMIT 1");
        let nsfw = conn.optional::<i64>(sql).await?.is_some();
        Ok(Facts { language, category, nsfw })
    }
}

/// A name-based UUID of an address (RFC 9562, section 5.5), as PeerTube gives podcasts theirs.
fn url_uuid(url: &str) -> Uuid {
    let hash = Sha1::new_with_prefix(Uuid::NAMESPACE_URL.as_bytes()).chain_update(url.as_bytes()).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x50;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Uuid::from_bytes(bytes)
}

/// The category of Apple's directory that is nearest to PeerTube's.
fn apple_category(category: i64) -> Option<&'static str> {
    Some(match category {
        1 => "Music",
        2 => "TV & Film",
        3 | 12 => "Leisure",
        4 => "Arts",
        5 => "Sports",
        6 => "Places & Travel",
        7 => "Video Games",
        8 | 14 => "Society & Culture",
        9 => "Comedy",
        10 => "Fiction",
        11 => "News",
        13 => "Education",
        15 => "Technology",
        16 => "Pets & Animals",
        17 => "Kids & Family",
        18 => "Food",
        _ => return None,
    })
}

/// The podcast as XML; `now` stands in for the date of an empty one.
pub(crate) fn write(podcast: &Podcast, now: i64) -> String {
    let about = &podcast.metadata;
    let mut xml = Xml::new();
    xml.open(
        "rss",
        &[
            ("version", "2.0"),
            ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
            ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ],
    );
    xml.open("channel", &[]);
    xml.text("title", &[], &about.title);
    xml.text("description", &[], &about.description);
    let updated = podcast.episodes.iter().map(|e| e.at).max().unwrap_or(now);
    xml.text("lastBuildDate", &[], &rfc822(updated));
    xml.text("docs", &[], "https://www.rssboard.org/rss-specification");
    xml.text("generator", &[], &generator(&podcast.origin));
    xml.text("podcast:medium", &[], "video");
    xml.text("link", &[], &about.link);
    xml.text("language", &[], &podcast.language);
    xml.text("podcast:guid", &[], &podcast.guid.to_string());
    if let Some(email) = &about.email {
        xml.text("podcast:locked", &[("owner", email)], "yes");
    }
    xml.text("itunes:author", &[], &podcast.author);
    person(&mut xml, &podcast.person, about.owner_image.as_deref());
    xml.open("itunes:owner", &[]);
    xml.text("itunes:name", &[], &podcast.person.name);
    xml.text("itunes:email", &[], about.email.as_deref().unwrap_or(""));
    xml.close("itunes:owner");
    if let Some(image) = &about.image {
        xml.empty("itunes:image", &[("href", image)]);
    }
    xml.text("itunes:explicit", &[], if podcast.nsfw { "true" } else { "false" });
    if let Some(image) = &about.image {
        xml.open("image", &[]);
        xml.text("title", &[], &about.title);
        xml.text("url", &[], image);
        xml.text("link", &[], &about.link);
        xml.close("image");
    }
    xml.text("copyright", &[], &copyright(&podcast.origin));
    if let Some(category) = podcast.category {
        xml.text("category", &[], category);
        xml.empty("itunes:category", &[("text", category)]);
    }
    xml.empty("atom:link", &[("href", &podcast.address), ("rel", "self"), ("type", "application/rss+xml")]);
    xml.empty("atom:link", &[("href", &hub::address(&podcast.origin)), ("rel", "hub")]);
    xml.text("podcast:txt", &[("purpose", "p20url")], &podcast.canonical);
    for episode in &podcast.episodes {
        episode.write(&mut xml);
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}

/// `podcast:person`.
pub(crate) fn person(xml: &mut Xml, person: &Person, image: Option<&str>) {
    let attributes: Vec<(&str, &str)> =
        [("href", person.url.as_deref()), ("img", image)].into_iter().filter_map(|(n, v)| Some((n, v?))).collect();
    xml.text("podcast:person", &attributes, &person.name);
}

#[cfg(test)]
mod tests {
    use super::url_uuid;

    #[test]
    fn podcasts_have_the_names_that_peertube_gives_them() {
        let url = "http://127.0.0.1:12610/video-channels/root_channel";
        assert_eq!(url_uuid(url).to_string(), "bf3eb0d9-2429-5281-800b-c61f2c90aed7");
    }
}
