//! What stands in a page for who has no scripts: a video with its title, picture, description and a plain player, and where feeds
//! are. It tells what the head tells, so it is for what everybody may see alone.

use super::language::PHRASES;
use super::text::escape;
use wire::VideoDetails;

/// Lines of pixels that a plain player gets at most, where there is a choice: it cannot take less when the line is slow.
const ENOUGH: i64 = 720;

/// Addresses of one video for a plain player, best first, each with its media type.
pub(super) type Sources = Vec<(String, &'static str)>;

/// What is read without scripts. Texts are plain; [`Plain::write`] makes them safe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Plain {
    pub video: Option<PlainVideo>,
    /// Names and addresses.
    pub feeds: Vec<(String, String)>,
}

/// A video without the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlainVideo {
    pub title: String,
    /// Of the channel.
    pub by: String,
    /// Of the channel.
    pub by_url: String,
    pub description: String,
    /// None for sensitive videos: nobody asked to see it yet.
    pub poster: Option<String>,
    pub sources: Sources,
    /// Subtitles: language and address.
    pub captions: Vec<(String, String)>,
}

impl Plain {
    /// The markup, in a language. A player gets nothing but the video.
    pub fn write(&self, tag: &str, player: bool) -> String {
        let say = |id: &str| escape(&PHRASES.say(Some(tag), id, &[]));
        let mut out = match (&self.video, player) {
            (Some(video), true) if !video.sources.is_empty() => return video.element(),
            (Some(video), false) => format!("{}<p>{}</p>", video.article(), say("no-script.watch")),
            (_, true) => say("no-script.player"),
            (None, false) => say("no-script.pages"),
        };
        if !player && !self.feeds.is_empty() {
            out.push_str(&format!("<p>{}</p><ul>", say("no-script.feeds")));
            for (name, url) in &self.feeds {
                out.push_str(&format!("<li><a href=\"{}\">{}</a></li>", escape(url), escape(name)));
            }
            out.push_str("</ul>");
        }
        out
    }
}

impl PlainVideo {
    fn element(&self) -> String {
        let poster = self.poster.as_ref().map(|url| format!(" poster=\"{}\"", escape(url))).unwrap_or_default();
        // In capitals, which mean the same to browsers: programs that look for media in pages (yt-dlp) find the video by the head, and
        // would fetch it twice.
        let mut out = format!("<VIDEO controls playsinline preload=\"none\"{poster}>");
        for (url, kind) in &self.sources {
            out.push_str(&format!("<source src=\"{}\" type=\"{kind}\">", escape(url)));
        }
        for (language, url) in &self.captions {
            let (language, url) = (escape(language), escape(url));
            out.push_str(&format!(
                "<track kind=\"captions\" src=\"{url}\" srclang=\"{language}\" label=\"{language}\">"
            ));
        }
        out + "</VIDEO>"
    }

    fn article(&self) -> String {
        let shown = match (&self.poster, self.sources.is_empty()) {
            (Some(url), true) => format!("<img src=\"{}\" alt=\"\">", escape(url)),
            (None, true) => String::new(),
            (_, false) => self.element(),
        };
        format!(
            "<article>{shown}<h1>{}</h1><p><a href=\"{}\">{}</a></p><p class=\"text\">{}</p></article>",
            escape(&self.title),
            escape(&self.by_url),
            escape(&self.by),
            escape(&self.description)
        )
    }
}

/// What a plain player can take of a video: a finished file with everything in it, else the HLS playlist, and behind it pictures and
/// sound put into one file while it is sent, where viewers may download.
pub(super) fn sources(details: &VideoDetails, origin: &str) -> Sources {
    let hls = details.streaming_playlists.first();
    let rungs = || hls.iter().flat_map(|p| &p.files);
    let silent = !details.files.iter().chain(rungs()).any(|f| f.has_audio);
    let whole = details.files.iter().chain(rungs()).filter(|f| f.has_video && (f.has_audio || silent));
    let whole = fitting(whole.filter_map(|f| Some((f.height, f.file_url.clone(), kind(&f.file_url)?))));
    let mut out: Sources = whole.into_iter().collect();
    if let Some(playlist) = hls {
        out.push((playlist.playlist_url.clone(), "application/vnd.apple.mpegurl"));
    }
    if out.len() == 1 && hls.is_some() && details.base.is_local && details.download_enabled {
        let pictures = fitting(rungs().filter(|f| f.has_video).map(|f| (f.height, f.id.to_string(), "")));
        let sound = rungs().find(|f| f.has_audio && !f.has_video).map(|f| f.id);
        if let (Some((pictures, _)), Some(sound)) = (pictures, sound) {
            let path = format!("/download/videos/generate/{}", details.base.uuid);
            out.push((format!("{origin}{path}?videoFileIds={pictures}&videoFileIds={sound}"), "video/mp4"));
        }
    }
    out
}

/// Of some heights with what they are: the largest that is not too large, else the smallest.
fn fitting(all: impl Iterator<Item = (i64, String, &'static str)>) -> Option<(String, &'static str)> {
    let rank = |lines: i64| if lines <= ENOUGH { (1, lines) } else { (0, -lines) };
    all.max_by_key(|(lines, _, _)| rank(*lines)).map(|(_, what, kind)| (what, kind))
}

/// The media type of a file that browsers play, by its name.
fn kind(url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or("");
    match path.rsplit('.').next() {
        Some("mp4") => Some("video/mp4"),
        Some("webm") => Some("video/webm"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_player_gets_what_fits() {
        let pick = |lines: &[i64]| fitting(lines.iter().map(|l| (*l, l.to_string(), ""))).map(|(l, _)| l);
        assert_eq!(pick(&[1080, 720, 480]).as_deref(), Some("720"));
        assert_eq!(pick(&[2160, 1080]).as_deref(), Some("1080"));
        assert_eq!(pick(&[]), None);
        assert_eq!(kind("https://a.example/x-720.mp4?a=b.mkv"), Some("video/mp4"));
        assert_eq!(kind("https://a.example/x.mkv"), None);
    }

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        let evil = "\"><script>alert(1)</script>".to_owned();
        let video = PlainVideo {
            title: evil.clone(),
            by: evil.clone(),
            by_url: evil.clone(),
            description: evil.clone(),
            poster: Some(evil.clone()),
            sources: vec![(evil.clone(), "video/mp4")],
            captions: vec![(evil.clone(), evil.clone())],
        };
        let plain = Plain { video: Some(video), feeds: vec![(evil.clone(), evil)] };
        for player in [true, false] {
            let written = plain.write("en", player);
            assert!(!written.contains("<script") && !written.contains("\">\""), "{written}");
        }
    }
}
