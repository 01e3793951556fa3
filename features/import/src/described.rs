//! What a site tells of a video, made fit for ours: nothing of it is trusted, everything is bounded.

use platform::clock::parse_iso;
use serde_json::Value;
use video::form::Edit;
use video::store::Chapter;
use wire::constants::{CATEGORIES, LICENCES, Numbered, language};

const TITLE: usize = 120;
const DESCRIPTION: usize = 10_000;
const CHAPTERS: usize = 1000;
const TAGS: usize = 5;

/// What a source tells of a video.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Described {
    pub name: Option<String>,
    pub description: Option<String>,
    pub category: Option<i64>,
    pub licence: Option<i64>,
    pub language: Option<String>,
    pub nsfw: bool,
    pub tags: Vec<String>,
    /// Milliseconds since 1970.
    pub published_at: Option<i64>,
    pub chapters: Vec<Chapter>,
    /// Address of a picture.
    pub picture: Option<String>,
    pub is_live: bool,
    pub is_list: bool,
}

impl Described {
    /// Reads the document of `yt-dlp -J`.
    pub fn read(document: &Value) -> Self {
        let text = |key: &str| document[key].as_str().map(str::trim).filter(|t| !t.is_empty());
        let name = text("title").or_else(|| text("fulltitle")).map(|t| cut(t, TITLE, " […]"));
        let description = text("description").map(|t| cut(t, DESCRIPTION, " […]"));
        Described {
            // What is too short for a title here is made longer, as PeerTube does.
            name: name.map(|n| if units(&n) < 3 { format!("{n} video") } else { n }),
            description: description.filter(|d| units(d) >= 3),
            category: document["categories"][0].as_str().and_then(category),
            licence: text("license").and_then(licence),
            language: text("language").filter(|l| language(l).is_some()).map(str::to_owned),
            nsfw: document["age_limit"].as_i64().is_some_and(|age| age >= 16),
            tags: tags(&document["tags"]),
            published_at: published_at(document),
            chapters: chapters(&document["chapters"]),
            picture: text("thumbnail").map(str::to_owned),
            is_live: document["is_live"] == true,
            is_list: document["_type"] == "playlist" || document["entries"].is_array(),
        }
    }

    /// Puts it in place of what the person did not say.
    pub fn fill(&self, edit: &mut Edit) {
        let say = |what: &Option<String>| what.clone().map(Some);
        edit.name = edit.name.take().or_else(|| self.name.clone()).or_else(|| Some("Unknown name".to_owned()));
        edit.description = edit.description.take().filter(Option::is_some).or_else(|| say(&self.description));
        edit.language = edit.language.take().filter(Option::is_some).or_else(|| say(&self.language));
        edit.category = edit.category.take().filter(Option::is_some).or_else(|| self.category.map(Some));
        edit.licence = edit.licence.take().filter(Option::is_some).or_else(|| self.licence.map(Some));
        edit.tags = edit.tags.take().filter(|t| !t.is_empty()).or_else(|| Some(self.tags.clone()));
        edit.nsfw = edit.nsfw.or(Some(self.nsfw));
        edit.originally_published_at =
            edit.originally_published_at.take().filter(Option::is_some).or_else(|| self.published_at.map(Some));
    }
}

/// UTF-16 units, as JavaScript counts.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of a text that may have so many units, with a mark behind it when something is left out. Control characters go.
fn cut(text: &str, most: usize, mark: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if units(&clean) <= most {
        return clean;
    }
    let (room, mut used) = (most - units(mark), 0);
    let kept: String = clean
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    format!("{}{mark}", kept.trim_end())
}

fn named(table: &'static Numbered, name: &str) -> Option<i64> {
    table.iter().find(|(_, label)| label.eq_ignore_ascii_case(name)).map(|(id, _)| *id)
}

fn category(name: &str) -> Option<i64> {
    if name == "News & Politics" { Some(11) } else { named(CATEGORIES, name) }
}

fn licence(name: &str) -> Option<i64> {
    if name.contains("Creative Commons Attribution") { Some(1) } else { named(LICENCES, name) }
}

fn tags(value: &Value) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in value.as_array().into_iter().flatten().take(1000).filter_map(Value::as_str) {
        let tag = cut(tag.trim(), usize::MAX, "");
        let is_new = !tags.iter().any(|t| t.to_lowercase() == tag.to_lowercase());
        if (2..=30).contains(&units(&tag)) && is_new && tags.len() < TAGS {
            tags.push(tag);
        }
    }
    tags
}

/// `timestamp` in seconds, else the day of `upload_date` (`20261122`).
fn published_at(document: &Value) -> Option<i64> {
    // Within the years 0 to 9999.
    let seconds = document["timestamp"].as_f64().filter(|s| (-62_167_219_200.0..253_402_300_800.0).contains(s));
    if let Some(seconds) = seconds {
        return Some(seconds as i64 * 1000);
    }
    let day = document["upload_date"].as_str().filter(|d| d.len() == 8 && d.bytes().all(|b| b.is_ascii_digit()))?;
    parse_iso(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]))
}

fn chapters(value: &Value) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for chapter in value.as_array().into_iter().flatten().take(CHAPTERS) {
        let start = chapter["start_time"].as_f64().filter(|s| (0.0..1e9).contains(s));
        let title = chapter["title"].as_str().map(str::trim).filter(|t| !t.is_empty());
        let (Some(start), Some(title)) = (start, title) else { continue };
        let timecode = start as i64;
        if chapters.last().is_none_or(|last| last.timecode < timecode) {
            chapters.push(Chapter { timecode, title: cut(title, 100, "…") });
        }
    }
    chapters
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_site_tells_is_made_fit() {
        let told = Described::read(&json!({
            "title": format!("{}\u{0}", "é".repeat(200)), "description": " About it ", "categories": ["music"],
            "license": "Creative Commons Attribution license (reuse allowed)", "language": "fr", "age_limit": 18,
            "tags": ["a", "sea", "Sea", "b".repeat(31), "ship", 5, "x1", "x2", "x3", "x4"], "upload_date": "20200229",
            "chapters": [{"start_time": 0.0, "title": "Start"}, {"start_time": 5.7, "title": "Next"},
                {"start_time": 5.9, "title": "too near"}, {"start_time": -1, "title": "before"}, {"start_time": 9}],
            "thumbnail": "https://a.example/p.jpg",
        }));
        let name = told.name.clone().unwrap();
        assert_eq!((units(&name), name.ends_with(" […]")), (120, true));
        assert_eq!((told.description.as_deref(), told.category, told.licence), (Some("About it"), Some(1), Some(1)));
        assert_eq!((told.language.as_deref(), told.nsfw), (Some("fr"), true));
        assert_eq!(told.tags, ["sea", "ship", "x1", "x2", "x3"]);
        assert_eq!(told.published_at, parse_iso("2020-02-29"));
        let chapters: Vec<(i64, &str)> = told.chapters.iter().map(|c| (c.timecode, c.title.as_str())).collect();
        assert_eq!(chapters, [(0, "Start"), (5, "Next")]);
    }

    #[test]
    fn nonsense_is_left_out() {
        let wild = json!({
            "title": "x", "description": 5, "categories": "music", "license": [], "language": "klingon", "age_limit": "18",
            "tags": "a,b", "upload_date": "2020-02-29", "timestamp": 1e300, "chapters": {"a": 1}, "thumbnail": null,
        });
        let expected = Described { name: Some("x video".into()), ..Described::default() };
        assert_eq!(Described::read(&wild), expected);
        assert_eq!(Described::read(&json!([1, 2])), Described::default());
        assert!(Described::read(&json!({"_type": "playlist"})).is_list);
    }

    #[test]
    fn what_the_person_said_stays() {
        let told = Described { name: Some("Theirs".into()), category: Some(4), nsfw: true, ..Described::default() };
        let mut edit = Edit { name: Some("Mine".into()), nsfw: Some(false), ..Edit::default() };
        told.fill(&mut edit);
        assert_eq!((edit.name.as_deref(), edit.nsfw, edit.category), (Some("Mine"), Some(false), Some(Some(4))));
        let mut nothing = Edit::default();
        Described::default().fill(&mut nothing);
        assert_eq!(nothing.name.as_deref(), Some("Unknown name"));
    }
}
