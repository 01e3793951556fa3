//! What the program of a page will ask for, told before it has begun: its own pieces, the picture, and answers of the API. On a slow
//! network each question saved is a journey there and back.

use super::text::{escape, script_json};
use crate::assets;
use platform::client_address::ClientAddress;
use platform::{App, Result};
use serde_json::{Map, Value};
use wire::{VideoDetails, VideoThumbnail};

/// The watch page. It fetches what plays, by far the largest piece, itself: named here, that would take the way from the picture.
const WATCH: &str = "src/features/video/Watch.svelte";
/// The list of videos that a home page begins with.
const BROWSE: &str = "src/features/video/Browse.svelte";

/// Widths of screens, in CSS pixels, and of the picture in pixels that each gets. The client chooses by the same ones
/// (`web/src/features/player/poster.ts`).
const POSTERS: [(&str, i64); 2] = [("(max-width: 900px)", 850), ("(min-width: 900.02px)", 1280)];

/// See the module.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Ahead {
    /// Modules of the client that are needed at once.
    now: &'static [&'static str],
    /// Modules of the page that mostly comes next.
    later: &'static [&'static str],
    /// Pictures: the media query for which each is shown, and its address; the last one is for all other screens.
    pictures: Vec<(&'static str, String)>,
    /// Width and height of the player in no unit.
    shape: (i64, i64),
    /// The address of what is played.
    playlist: Option<String>,
    /// Answers of the API as everybody gets them, by their path.
    answers: Map<String, Value>,
}

impl Ahead {
    /// The page with a list of videos, which mostly leads to one of them.
    pub fn of_home() -> Ahead {
        Ahead { now: &[BROWSE], later: &[WATCH], ..Ahead::default() }
    }

    /// The watch page of a video; `id` as the address names it.
    pub async fn of_video(app: &App, id: &str, video: &VideoDetails, address: Option<ClientAddress>) -> Result<Ahead> {
        let config = instance::public_config(app, &mut app.db.reader().await?, address).await?;
        let mut answers = Map::new();
        answers.insert("/api/v1/config".to_owned(), config);
        answers.insert(format!("/api/v1/videos/{id}"), serde_json::to_value(video).unwrap_or_default());
        // A sensitive one may be hidden behind its veil.
        let pictures = if video.base.nsfw { Vec::new() } else { posters(&video.base.thumbnails) };
        // Until all of it is made, the program asks for the newest.
        let complete = video.base.state.as_ref().and_then(|s| s.id) == Some(catalog::visibility::state::PUBLISHED);
        let playlist = video.streaming_playlists.first().filter(|_| complete && !video.base.nsfw);
        let playlist = playlist.map(|p| p.playlist_url.clone());
        let shape = shape(video.base.aspect_ratio);
        Ok(Ahead { now: &[WATCH], pictures, shape, playlist, answers, ..Ahead::default() })
    }

    /// The links for the head of a document, without what it names already: those that go first, and those that go after the document's
    /// own, because browsers begin in this order.
    pub fn links(&self, document: &str) -> (String, String) {
        let mut first = String::new();
        name(&mut first, document, self.now, "modulepreload");
        let mut out = String::new();
        if let Some(url) = &self.playlist {
            out.push_str(&format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">", escape(url)));
        }
        let known = format!("{document}{first}");
        name(&mut out, &known, self.later, "prefetch");
        (first, out)
    }

    /// The picture of the video where the player will be, to be looked at until it is there: the program takes it away. Nothing where there
    /// is none, and nothing that is read or pressed.
    pub fn picture(&self) -> String {
        let Some(((_, last), others)) = self.pictures.split_last() else { return String::new() };
        let mut out = "<div id=\"first\" aria-hidden=\"true\"><picture>".to_owned();
        for (media, url) in others {
            out.push_str(&format!("<source media=\"{media}\" srcset=\"{}\">", escape(url)));
        }
        let (width, height) = self.shape;
        out.push_str(&format!(
            "<img src=\"{}\" width=\"{width}\" height=\"{height}\" alt=\"\" fetchpriority=\"high\"></picture></div>",
            escape(last)
        ));
        out
    }

    /// The answers, as data that the document carries; nothing where there are none.
    pub fn data(&self) -> String {
        if self.answers.is_empty() {
            return String::new();
        }
        let json = script_json(&Value::Object(self.answers.clone()));
        format!("<script type=\"application/json\" id=\"answers\">{json}</script>")
    }
}

/// Links to the pieces of some modules. Styles that are needed at once are used at once: the program finds them there.
fn name(out: &mut String, document: &str, modules: &[&str], rel: &str) {
    for file in assets::pieces(modules) {
        let href = format!("href=\"/{file}\"");
        if document.contains(&href) || document.contains(&format!("src=\"/{file}\"")) || out.contains(&href) {
            continue;
        }
        let rel = if file.ends_with(".css") && rel != "prefetch" { "stylesheet" } else { rel };
        out.push_str(&format!("<link rel=\"{rel}\" crossorigin {href}>"));
    }
}

/// The player's: pictures wider than 4:3 give it theirs, others stand in 16:9, as in the client (`Player.svelte`).
fn shape(aspect_ratio: Option<f64>) -> (i64, i64) {
    match aspect_ratio {
        #[allow(clippy::cast_possible_truncation, reason = "at most 90,000")]
        Some(ratio) if (1.3..=100.0).contains(&ratio) => ((ratio * 900.0).round() as i64, 900),
        _ => (1600, 900),
    }
}

/// The picture that stands where the video will, for each kind of screen: the smallest that is wide enough.
fn posters(all: &[VideoThumbnail]) -> Vec<(&'static str, String)> {
    let mut wide: Vec<&VideoThumbnail> = all.iter().filter(|t| t.width > t.height).collect();
    wide.sort_by_key(|t| t.width);
    let for_width = |width| wide.iter().find(|t| t.width >= width).or(wide.last()).map(|t| t.file_url.clone());
    POSTERS.iter().filter_map(|(media, width)| Some((*media, for_width(*width)?))).collect()
}
