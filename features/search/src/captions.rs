//! What is said in a video, from its WebVTT files, cut into passages that are searched as a whole.

use text_index::Passage;

/// Sentences are put together until a passage has so many characters: words of one thought stand in one passage.
const LENGTH: usize = 240;
/// After so long a silence (milliseconds) another thought begins.
const SILENCE: i64 = 10_000;
/// Passages of one video at most, in all languages together.
const MOST: usize = 50_000;

/// Adds the passages of a file that the server itself has written to those of its video.
pub(crate) fn passages(language: &str, vtt: &str, passages: &mut Vec<Passage>) {
    let before = passages.len();
    let mut length = 0;
    for (at, text) in cues(vtt) {
        let goes_on =
            passages[before..].last().and_then(|p| p.cues.last()).is_some_and(|(before, _)| at - before < SILENCE);
        let is_full = passages.len() == MOST;
        match passages.last_mut().filter(|_| goes_on && length < LENGTH) {
            Some(passage) => {
                length += text.len();
                passage.cues.push((at, text));
            }
            None if is_full => break,
            None => {
                length = text.len();
                passages.push(Passage { language: language.to_owned(), cues: vec![(at, text)] });
            }
        }
    }
}

/// When each cue begins (milliseconds), and its text in one line (WebVTT, section 4).
fn cues(vtt: &str) -> Vec<(i64, String)> {
    let mut cues: Vec<(i64, String)> = Vec::new();
    let mut inside = false;
    for line in vtt.lines() {
        if line.is_empty() {
            inside = false;
        } else if let Some((start, _)) = line.split_once("-->") {
            inside = false;
            if let Some(at) = instant(start.trim()) {
                cues.push((at, String::new()));
                inside = true;
            }
        } else if inside && let Some((_, text)) = cues.last_mut() {
            let plain = plain(line);
            if !text.is_empty() && !plain.is_empty() {
                text.push(' ');
            }
            text.push_str(&plain);
        }
    }
    cues.retain(|(_, text)| !text.is_empty());
    cues
}

/// `01:02:03.450` or `02:03.450`.
fn instant(text: &str) -> Option<i64> {
    let (clock, ms) = text.split_once('.')?;
    let mut seconds = 0i64;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    seconds.checked_mul(1_000)?.checked_add(ms.parse().ok()?)
}

/// Without tags, with the characters that stand for others replaced.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut tag = false;
    for c in line.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            _ if tag => {}
            _ => text.push(c),
        }
    }
    for (name, c) in [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")] {
        if text.contains('&') {
            text = text.replace(name, c);
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(language: &str, vtt: &str) -> Vec<Passage> {
        let mut found = Vec::new();
        super::passages(language, vtt, &mut found);
        found
    }

    #[test]
    fn languages_share_what_one_video_may_say() {
        let vtt: String = (0..MOST / 2 + 1)
            .map(|n| format!("{:02}:{:02}:{:02}.000 --> 99:59:59.000\nword\n\n", n / 180, n / 3 % 60, n % 3 * 20))
            .collect();
        let mut found = Vec::new();
        for language in ["de", "en", "fr"] {
            super::passages(language, &vtt, &mut found);
        }
        let of = |language: &str| found.iter().filter(|p| p.language == language).count();
        assert_eq!((of("de"), of("en"), of("fr")), (MOST / 2 + 1, MOST / 2 - 1, 0));
    }

    #[test]
    fn cues_become_passages() {
        let vtt = "WEBVTT\n\nNOTE nothing --> here\n\n1\n00:01.500 --> 00:04.000 align:start\n<v Ann>Hello &amp;\nwelcome</v>\n\n\
                   01:00:02.000 --> 01:00:03.000\nLater\n\n01:00:03.000 --> 01:00:04.000\nand <i>on</i>\n\n01:00:05.000 --> 01:00:06.000\n\n";
        let found = passages("en", vtt);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].cues, [(1_500, "Hello & welcome".to_owned())]);
        assert_eq!(found[1].cues, [(3_602_000, "Later".to_owned()), (3_603_000, "and on".to_owned())]);
    }

    #[test]
    fn long_talk_is_cut() {
        let cue = |n: i64| format!("00:{:02}:{:02}.000 --> 00:59:59.000\n{}\n\n", n / 60, n % 60, "word ".repeat(20));
        let vtt: String = (0..60).map(cue).collect();
        let found = passages("en", &vtt);
        assert_eq!(found.iter().map(|p| p.cues.len()).sum::<usize>(), 60);
        assert!(found.iter().all(|p| p.cues.len() <= 3), "{:?}", found[0]);
    }
}
