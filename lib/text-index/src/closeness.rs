//! How well a title fits a question: for ordering the best hits once more, when their titles are at hand.

use crate::edits;
use crate::question::Question;
use crate::stem::all_stems_of;
use crate::words::{Word, words};

/// From 0 (nothing in common) to 1 (the same words in the same order, and no other).
///
/// Words count by how they are written: the same, another form, a beginning, misspelt. A title of the same words in another order
/// fits less, and so does one with many other words.
pub fn closeness(question: &Question, title: &str) -> f32 {
    let title = words(title);
    if title.is_empty() {
        return 0.0;
    }
    let asked = &question.words;
    let mut sum = 0.0f32;
    let mut places: Vec<Option<usize>> = Vec::with_capacity(asked.len());
    for (at, word) in asked.iter().enumerate() {
        let fits = title.iter().enumerate().map(|(n, t)| (fit_at(question, at, word, &title, n, t), n));
        // Of equally good places the one behind the last word's.
        let after = places.last().copied().flatten().map_or(0, |n| n + 1);
        let best = fits.reduce(|a, b| if b.0 > a.0 || (b.0 == a.0 && a.1 < after && b.1 == after) { b } else { a });
        let best = best.filter(|(fit, _)| *fit > 0.0);
        sum += best.map_or(0.0, |(fit, _)| fit);
        places.push(best.map(|(_, n)| n));
    }
    let share = |n: usize, of: usize| {
        let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        if of == 0 { 1.0 } else { small(n) / small(of) }
    };
    let followed = places.windows(2).filter(|w| matches!(w, [Some(a), Some(b)] if *b == a + 1)).count();
    let in_order = share(followed, asked.len().saturating_sub(1));
    let mut used: Vec<usize> = places.iter().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    let covered = share(used.len(), title.len());
    let first = if places.first() == Some(&Some(0)) { 1.0 } else { 0.0 };
    let fits = sum / f32::from(u16::try_from(asked.len().max(1)).unwrap_or(u16::MAX));
    fits * (0.65 + 0.15 * in_order + 0.15 * covered + 0.05 * first)
}

/// The fit of a word at a place of the title, where it may also be one half of a word, or the whole of two.
fn fit_at(question: &Question, at: usize, word: &Word, title: &[Word], n: usize, t: &Word) -> f32 {
    let plain = fit(word, question.stems_at(at), t, question.is_open(at));
    if plain > 0.0 || word.pair || t.pair {
        return plain;
    }
    let asked = |n: usize| question.words.get(n).map_or("", |w| w.text.as_str());
    let before = at.checked_sub(1).map_or("", asked);
    if t.text == format!("{}{}", word.text, asked(at + 1))
        || (!before.is_empty() && t.text == format!("{before}{}", word.text))
    {
        return 0.8;
    }
    let next = title.get(n + 1).map_or("", |w| w.text.as_str());
    if !next.is_empty() && word.text == format!("{}{next}", t.text) { 0.7 } else { 0.0 }
}

/// How well one word fits another; `stems` are those of the first.
pub(crate) fn fit(asked: &Word, stems: &[String], word: &Word, open: bool) -> f32 {
    if asked.text == word.text {
        return 1.0;
    }
    if asked.pair || word.pair {
        return 0.0;
    }
    if word.parts.contains(&asked.text) || asked.parts.contains(&word.text) {
        return 0.95;
    }
    if asked.is_number() || word.is_number() {
        return 0.0;
    }
    if may_share_a_stem(&asked.text, &word.text) {
        let others = all_stems_of(&word.text);
        if stems.contains(&word.text) || others.contains(&asked.text) || stems.iter().any(|s| others.contains(s)) {
            return 0.85;
        }
    }
    if open && word.text.starts_with(&asked.text) {
        return 0.7;
    }
    let allowed = edits::allowed(asked.text.chars().count());
    let written = word.parts.iter().chain([&word.text]);
    match written.filter_map(|text| edits::distance(&asked.text, text, allowed)).min() {
        Some(0 | 1) => 0.55,
        Some(_) => 0.35,
        None => 0.0,
    }
}

/// Latin words of one stem begin alike. Looking for stems costs more than all the rest, and there are many titles.
fn may_share_a_stem(a: &str, b: &str) -> bool {
    !a.is_ascii() || !b.is_ascii() || a.as_bytes().get(..2) == b.as_bytes().get(..2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(question: &str, titles: &[&str]) {
        let question = Question::new(question).unwrap();
        let scores: Vec<f32> = titles.iter().map(|t| closeness(&question, t)).collect();
        assert!(scores.windows(2).all(|w| w[0] > w[1]), "{titles:?}: {scores:?}");
    }

    #[test]
    fn nearer_titles_come_first() {
        order(
            "Iinternet own boy",
            &["Internet's Own Boy", "The Internet's Own Boy: a story", "Internet for boys", "Own goals"],
        );
        order("own boy", &["Own boy", "Own boys", "Boy of his own", "Something else"]);
        order("montagnes", &["Montagnes", "Montagnes de France", "Montganes"]);
        order("spider man", &["Spider man", "Spiderman", "Man eats spider for an hour in the dark"]);
        order("東京", &["東京", "東京タワー", "京都"]);
        assert!((closeness(&Question::new("a b c").unwrap(), "a b c") - 1.0).abs() < 0.001);
    }
}
