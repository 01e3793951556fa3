//! The episodes of a podcast, with everything a player may choose from.

use crate::date::rfc822;
use crate::markdown::{to_html, to_plain};
use crate::media::{generated, height, kind, separate_sound};
use crate::model::{Person, Thumbnail};
use crate::podcast::person;
use crate::subject::{account_page, largest};
use crate::videos::{self, More};
use crate::xml::Xml;
use catalog::Urls;
use database::{Conn, Error, Sql};
use platform::{App, Result};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;
use wire::{FileDetails, VideoSummary};

/// What a player wants first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefer {
    /// Pictures, the best first.
    Video,
    /// Sound alone.
    Audio,
    /// The HLS playlist.
    M3u8,
}

impl Prefer {
    /// Reads PeerTube's word.
    pub fn read(text: &str) -> Option<Self> {
        Some(match text {
            "video" => Prefer::Video,
            "audio" => Prefer::Audio,
            "m3u8" => Prefer::M3u8,
            _ => return None,
        })
    }
}

/// A video of a podcast.
#[derive(Debug, Serialize)]
pub(crate) struct Episode {
    guid: String,
    link: String,
    title: String,
    /// In milliseconds since 1970.
    pub at: i64,
    summary: String,
    content: String,
    category: Option<&'static str>,
    account: Person,
    account_image: Option<String>,
    trackers: Vec<String>,
    duration: i64,
    nsfw: bool,
    pictures: Vec<Thumbnail>,
    captions: Vec<(String, String)>,
    chapters: Option<String>,
    media: Vec<Choice>,
}

/// One way to play an episode.
#[derive(Debug, Serialize)]
struct Choice {
    kind: &'static str,
    title: String,
    /// Bytes.
    length: Option<i64>,
    /// Bits in a second.
    bit_rate: Option<i64>,
    language: Option<String>,
    /// Where it is: addresses, with their media types where they are of another kind.
    sources: Vec<(String, Option<&'static str>)>,
}

/// The episodes of some videos, in their order; those without anything to play are left out.
pub(crate) async fn episodes(app: &App, videos: &[VideoSummary], prefer: Option<Prefer>) -> Result<Vec<Episode>> {
    let urls = Urls::new(&app.config());
    let mut conn = app.db.reader().await?;
    let mut more = videos::more(&mut conn, videos).await?;
    let mut captions = captions(&mut conn, videos, &urls).await?;
    let chaptered: Vec<i64> = chaptered(&mut conn, videos).await?;
    let told = |v: &VideoSummary| {
        let more = more.remove(&v.id).unwrap_or_default();
        let media = choices(&urls.origin, v, &more, prefer);
        if media.is_empty() {
            return None;
        }
        let captions = captions.remove(&v.id).unwrap_or_default();
        Some(episode(&urls, v, &more, captions, chaptered.contains(&v.id), media))
    };
    Ok(videos.iter().filter_map(told).collect())
}

async fn captions(
    conn: &mut Conn,
    videos: &[VideoSummary],
    urls: &Urls,
) -> Result<HashMap<i64, Vec<(String, String)>>, Error> {
    let mut all: HashMap<i64, Vec<(String, String)>> = HashMap::new();
    if videos.is_empty() {
        return Ok(all);
    }
    let mut sql = Sql::new("SELECT video_id, language, file_name FROM video_caption WHERE video_id IN ");
    sql.list(videos.iter().map(|v| v.id)).push(" ORDER BY video_id, language");
    for row in conn.rows(sql).await? {
        let url = urls.absolute(&format!("/lazy-static/video-captions/{}", row.get::<String>("file_name")?));
        all.entry(row.get("video_id")?).or_default().push((row.get("language")?, url));
    }
    Ok(all)
}

async fn chaptered(conn: &mut Conn, videos: &[VideoSummary]) -> Result<Vec<i64>, Error> {
    if videos.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT DISTINCT video_id FROM video_chapter WHERE video_id IN ");
    sql.list(videos.iter().map(|v| v.id));
    conn.all(sql).await
}

fn episode(
    urls: &Urls,
    video: &VideoSummary,
    more: &More,
    captions: Vec<(String, String)>,
    has_chapters: bool,
    media: Vec<Choice>,
) -> Episode {
    let account = &video.account;
    let host = (account.host != urls.host).then_some(account.host.as_str());
    Episode {
        guid: video.url.clone(),
        link: videos::page(&urls.origin, video),
        title: video.name.clone(),
        at: videos::date(video),
        summary: video.truncated_description.as_deref().map(to_plain).unwrap_or_default(),
        content: to_html(&more.description),
        category: videos::category(video),
        account: Person {
            name: account.display_name.clone(),
            url: Some(account_page(&urls.origin, &account.name, host)),
        },
        account_image: largest(&account.avatars),
        trackers: urls.trackers().to_vec(),
        duration: video.duration,
        nsfw: video.nsfw,
        pictures: videos::pictures(video),
        captions,
        chapters: has_chapters.then(|| urls.absolute(&format!("/feeds/podcast/chapters/{}", video.short_uuid))),
        media,
    }
}

/// Plain files first: the first choice is what simple players get. Sound comes before pictures unless pictures are preferred.
fn choices(origin: &str, video: &VideoSummary, more: &More, prefer: Option<Prefer>) -> Vec<Choice> {
    let wanted = |f: &&FileDetails| match prefer {
        Some(Prefer::Audio) => !f.has_video,
        Some(Prefer::Video) => f.has_video,
        Some(Prefer::M3u8) => false,
        None => true,
    };
    let sort = |files: &mut Vec<&FileDetails>| match prefer {
        Some(Prefer::Video) => files.sort_by_key(|f| Reverse(height(f))),
        _ => files.sort_by_key(|f| height(f)),
    };
    let web = video.files.iter().flatten();
    let mut plain: Vec<&FileDetails> = web.clone().filter(wanted).collect();
    sort(&mut plain);
    let mut all: Vec<Choice> = plain.into_iter().map(|f| web_video(video, f)).collect();
    let Some(playlist) = video.streaming_playlists.iter().flatten().next() else { return all };
    let is_web_video_too = |f: &&FileDetails| web.clone().any(|w| w.fps == f.fps && w.resolution.id == f.resolution.id);
    let mut fragmented: Vec<&FileDetails> =
        playlist.files.iter().filter(wanted).filter(|f| !is_web_video_too(f)).collect();
    sort(&mut fragmented);
    let fragmented: Vec<Choice> = fragmented.into_iter().filter_map(|f| of_hls(origin, video, f, more)).collect();
    // The playlist is offered beside files, or where it is asked for.
    let with_playlist = !fragmented.is_empty() || prefer == Some(Prefer::M3u8);
    all.extend(fragmented);
    if with_playlist {
        all.push(Choice {
            kind: "application/x-mpegURL",
            title: "HLS".to_owned(),
            length: None,
            bit_rate: None,
            language: video.language.id.clone(),
            sources: vec![(playlist.playlist_url.clone(), None)],
        });
    }
    all
}

fn bit_rate(size: i64, duration: i64) -> Option<i64> {
    (duration > 0).then(|| size.saturating_mul(8) / duration)
}

fn web_video(video: &VideoSummary, file: &FileDetails) -> Choice {
    let mut sources = vec![(file.file_url.clone(), None)];
    sources.extend(file.torrent_url.clone().map(|t| (t, Some("application/x-bittorrent"))));
    sources.extend(file.magnet_uri.clone().map(|m| (m, Some("application/x-bittorrent"))));
    Choice {
        kind: apple_kind(&file.file_url, !file.has_video),
        title: file.resolution.label.clone(),
        length: Some(file.size),
        bit_rate: bit_rate(file.size, video.duration),
        language: video.language.id.clone(),
        sources,
    }
}

/// A rung of HLS: the file as it is when it is complete, put together with the sound where downloads are allowed.
fn of_hls(origin: &str, video: &VideoSummary, file: &FileDetails, more: &More) -> Option<Choice> {
    let sound = if file.has_audio { None } else { separate_sound(video) };
    let (length, url) = match sound {
        None => (file.size, file.file_url.clone()),
        Some(sound) if more.may_download => (file.size + sound.size, generated(origin, video, &[file, sound], ".mp4")),
        Some(_) => return None,
    };
    Some(Choice {
        kind: apple_kind(&file.file_url, !file.has_video),
        title: file.resolution.label.clone(),
        length: Some(length),
        bit_rate: bit_rate(length, video.duration),
        language: video.language.id.clone(),
        sources: vec![(url, None)],
    })
}

/// Apple's directory knows sound in MP4 by another name.
fn apple_kind(url: &str, is_sound: bool) -> &'static str {
    match kind(url, is_sound) {
        "audio/mp4" => "audio/x-m4a",
        kind => kind,
    }
}

impl Episode {
    /// `<item>`.
    pub fn write(&self, xml: &mut Xml) {
        xml.open("item", &[]);
        xml.text("title", &[], &self.title);
        xml.text("link", &[], &self.link);
        xml.text("guid", &[("isPermaLink", "true")], &self.guid);
        xml.text("pubDate", &[], &rfc822(self.at));
        if !self.summary.is_empty() {
            xml.text("description", &[], &self.summary);
        }
        if !self.content.is_empty() {
            xml.text("content:encoded", &[], &self.content);
        }
        person(xml, &self.account, self.account_image.as_deref());
        if let Some(category) = self.category {
            xml.text("category", &[], category);
        }
        for tracker in &self.trackers {
            xml.text("podcast:tracker", &[], tracker);
        }
        let account = self.account.url.as_deref().unwrap_or("");
        let talk = [("uri", self.guid.as_str()), ("protocol", "activitypub"), ("accountUrl", account)];
        xml.empty("podcast:socialInteract", &talk);
        xml.text("itunes:duration", &[], &self.duration.to_string());
        self.write_media(xml);
        for (language, url) in &self.captions {
            let attributes = [("url", url.as_str()), ("type", "text/vtt"), ("language", language), ("rel", "captions")];
            xml.empty("podcast:transcript", &attributes);
        }
        if let Some(chapters) = &self.chapters {
            xml.empty("podcast:chapters", &[("url", chapters), ("type", "application/json+chapters")]);
        }
        if let Some(picture) = self.pictures.iter().max_by_key(|p| p.width) {
            xml.empty("itunes:image", &[("href", &picture.url)]);
        }
        if !self.pictures.is_empty() {
            let set: Vec<String> = self.pictures.iter().map(|p| format!("{} {}w", p.url, p.width)).collect();
            xml.empty("podcast:images", &[("srcset", &set.join(", "))]);
        }
        xml.text("itunes:explicit", &[], if self.nsfw { "true" } else { "false" });
        xml.close("item");
    }

    fn write_media(&self, xml: &mut Xml) {
        for (at, choice) in self.media.iter().enumerate() {
            let length = choice.length.map(|l| l.to_string());
            let bit_rate = choice.bit_rate.map(|b| b.to_string());
            if let (0, Some((url, _))) = (at, choice.sources.first()) {
                let length = length.as_deref().unwrap_or("0");
                xml.empty("enclosure", &[("url", url), ("length", length), ("type", choice.kind)]);
            }
            let attributes: Vec<(&str, &str)> = [
                ("type", Some(choice.kind)),
                ("length", length.as_deref()),
                ("bitrate", bit_rate.as_deref()),
                ("lang", choice.language.as_deref()),
                ("title", Some(choice.title.as_str())),
                ("default", (at == 0).then_some("true")),
            ]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
            xml.open("podcast:alternateEnclosure", &attributes);
            for (url, kind) in &choice.sources {
                let mut attributes = vec![("uri", url.as_str())];
                attributes.extend(kind.map(|k| ("contentType", k)));
                xml.empty("podcast:source", &attributes);
            }
            xml.close("podcast:alternateEnclosure");
        }
    }
}
