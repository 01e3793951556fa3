//! Chapters of a video: written by its owner, read from its description, or carried by the file that was sent.
//!
//! Chapters that came from the description follow it; once the owner has written others, the description has no say.

use crate::manage::managed;
use crate::store::{self, Chapter};
use crate::update::UPDATED_EVENT;
use channel::activity::{Action, Subject, record};
use database::Tx;
use futures::FutureExt;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Caller, Result, event};
use serde_json::Value;

/// Longest title, in UTF-16 units as JavaScript counts.
const LONGEST_TITLE: usize = 100;
/// Most chapters of a video.
const MOST: usize = 1000;
/// The last second a chapter may begin at, some 31 years: what fits every client's integers.
const LAST: i64 = 1_000_000_000;

/// Reads the field `chapters`; a wrong one is named.
pub fn read_field(fields: &mut Fields) -> Vec<Chapter> {
    let message = "Chapters must have a valid title and timecode, and each timecode must be unique";
    fields.required("chapters", message, read_list).unwrap_or_default()
}

fn read_list(value: &Value) -> Option<Vec<Chapter>> {
    let list = value.as_array().filter(|l| l.len() <= MOST)?;
    let mut chapters = Vec::with_capacity(list.len());
    for item in list {
        let timecode = read::int(0, LAST)(item.get("timecode")?)?;
        let title = read::text(1, LONGEST_TITLE)(item.get("title")?)?;
        chapters.push(Chapter { timecode, title });
    }
    chapters.sort_by_key(|c| c.timecode);
    chapters.windows(2).all(|pair| pair[0].timecode != pair[1].timecode).then_some(chapters)
}

/// Puts chapters in place of the present ones.
///
/// # Errors
/// 404 for an unknown video, 403 for somebody else's.
pub async fn replace(app: &App, caller: &Caller, which: Ref, chapters: Vec<Chapter>) -> Result<()> {
    app.db
        .write((caller.clone(), chapters, app.now()), move |tx, (caller, chapters, now)| {
            async move {
                let video = managed(tx, &caller, which).await?;
                store::replace_chapters(tx, video.id, &chapters).await?;
                let log = (video.channel_id, caller.user_id);
                record(tx, log, Action::UpdateChapters, Subject::Video(video.id), now).await?;
                Ok(event::emit(tx, now, UPDATED_EVENT, video.id).await?)
            }
            .boxed()
        })
        .await
}

/// The chapters of a new video: those of its description, else those its file carries.
pub(crate) async fn begin(tx: &mut Tx, video_id: i64, description: Option<&str>, carried: &[Chapter]) -> Result<()> {
    let described = parse(description.unwrap_or(""));
    let chapters = if described.is_empty() { carried } else { &described };
    Ok(store::replace_chapters(tx, video_id, chapters).await?)
}

/// After another description: chapters that came from the old one follow the new one.
pub(crate) async fn follow(tx: &mut Tx, video_id: i64, old: Option<&str>, new: Option<&str>) -> Result<()> {
    let (before, after) = (parse(old.unwrap_or("")), parse(new.unwrap_or("")));
    if before != after && store::chapters_of(tx, video_id).await? == before {
        store::replace_chapters(tx, video_id, &after).await?;
    }
    Ok(())
}

/// The chapters that a media file carries.
pub(crate) fn carried(probe: &ffmpeg::Probe) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for (number, chapter) in (1..).zip(&probe.chapters).take(MOST) {
        let title = match cut(&chapter.title) {
            "" => format!("Chapter {number}"),
            title => title.to_owned(),
        };
        // Seconds from the start of a video: small and positive.
        let timecode = chapter.start.as_secs_f64().round() as i64;
        if chapters.last().is_none_or(|last| last.timecode < timecode) {
            chapters.push(Chapter { timecode, title });
        }
    }
    chapters
}

/// The chapters of a text: lines that begin with a time, later and later; a single one is none.
fn parse(text: &str) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for line in text.split(['\n', '\r']) {
        let Some((timecode, title)) = line_of(line) else { continue };
        if chapters.len() < MOST && chapters.last().is_none_or(|last| last.timecode < timecode) {
            chapters.push(Chapter { timecode, title: cut(title).to_owned() });
        }
    }
    if chapters.len() > 1 { chapters } else { Vec::new() }
}

/// `1:02:03 Title`, `2m5s Title`, `90 Title`: the seconds and the title.
fn line_of(line: &str) -> Option<(i64, &str)> {
    let at = line.find(char::is_whitespace)?;
    let (time, rest) = line.split_at(at);
    let mut space = rest.chars();
    space.next();
    let title = space.as_str();
    Some((seconds(time)?, title)).filter(|(at, title)| *at <= LAST && !title.trim().is_empty())
}

/// A time of one to three numbers: `h` or `:` after the first, `m` or `:` after the second, perhaps `s` after the last.
fn seconds(text: &str) -> Option<i64> {
    let text = text.strip_suffix('s').unwrap_or(text);
    let mut numbers = Vec::new();
    let mut marks = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        numbers.push(rest.get(..end).filter(|n| (1..=9).contains(&n.len()))?.parse::<i64>().ok()?);
        let Some(mark) = rest[end..].chars().next() else { break };
        marks.push(mark);
        rest = &rest[end + mark.len_utf8()..];
    }
    let unit = |last: i64, mark: char| match mark {
        'h' => 3600,
        'm' => 60,
        _ => last * 60,
    };
    match (numbers.as_slice(), marks.as_slice()) {
        ([s], []) => Some(*s),
        ([first, s], [mark @ (':' | 'h' | 'm')]) => Some(first * unit(1, *mark) + s),
        ([h, m, s], [':' | 'h', ':' | 'm']) => Some(h * 3600 + m * 60 + s),
        _ => None,
    }
}

fn cut(title: &str) -> &str {
    let mut units = 0;
    for (at, c) in title.char_indices() {
        units += c.len_utf16();
        if units > LONGEST_TITLE {
            return &title[..at];
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn chapters(list: &[(i64, &str)]) -> Vec<Chapter> {
        list.iter().map(|(timecode, title)| Chapter { timecode: *timecode, title: (*title).to_owned() }).collect()
    }

    #[test]
    fn lines_that_begin_with_a_time_are_chapters() {
        for none in [
            "",
            "a text\nno?",
            "m00:00 a\nm00:10 b",
            "00:00a\n00:10b",
            "3 Hello",
            "00:00 one alone",
            "5 \n6 \n",
            "1:x a\n2:y b",
        ] {
            assert_eq!(parse(none), [], "{none}");
        }
        let text = "About\r\n\r\n00:00 Start\r\n1:30 Middle\r00:10 too early\n1h2m3s  End \n9:9:9:9 no time";
        assert_eq!(parse(text), chapters(&[(0, "Start"), (90, "Middle"), (3723, " End ")]));
        let long = format!("0 {}\n1 b", "é".repeat(101));
        assert_eq!(parse(&long)[0].title.chars().count(), 100);
    }

    #[test]
    fn times_have_many_forms() {
        for (text, expected) in
            [("7", 7), ("7s", 7), ("1:07", 67), ("2m7", 127), ("1h7", 3607), ("1:01:01", 3661), ("1h1m1s", 3661)]
        {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for bad in ["", "s", ":1", "1:", "1:2:3:4", "1m2h3", "1234567890", "1d2"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }

    #[test]
    fn fields_are_bounded() {
        let read = |v: Value| read_list(&v);
        assert_eq!(
            read(json!([{"timecode": "5", "title": "b"}, {"timecode": 1, "title": "a"}])),
            Some(chapters(&[(1, "a"), (5, "b")]))
        );
        for bad in [
            json!("hello"),
            json!([{"timecode": -1, "title": "a"}]),
            json!([{"timecode": 1, "title": ""}]),
            json!([{"timecode": 1, "title": "x".repeat(101)}]),
            json!([{"timecode": 1}]),
            json!([{"timecode": 1, "title": "a"}, {"timecode": 1, "title": "b"}]),
            json!(["a"]),
        ] {
            assert_eq!(read(bad.clone()), None, "{bad}");
        }
    }
}
