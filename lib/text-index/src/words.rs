//! Words of a text.

use crate::fold::fold;
use crate::stem::stems_of;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut: nobody types them, and terms must stay small.
const LONGEST: usize = 40;
/// Marks a stem among the words of the index, where no word begins so.
pub(crate) const STEM: char = '\u{1}';

/// A word, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is looked for; an inner apostrophe or hyphen joins (`internets`, `spiderman`).
    pub text: String,
    /// What stood around the apostrophe or hyphen (`internet`; `spider`, `man`); empty for plain words.
    pub parts: Vec<String>,
    /// A pair of characters of a script without spaces, or one alone: it is right or wrong, never misspelt.
    pub pair: bool,
}

impl Word {
    fn plain(text: &str) -> Self {
        Word { text: text.to_owned(), parts: Vec::new(), pair: false }
    }
    /// Whether all of it are digits: another number is another number.
    pub(crate) fn is_number(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// Scripts that put no spaces between words, and Korean, which puts its particles behind them.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1100}'..='\u{11ff}'
        | '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2bb}' | '`' | '\u{b4}' | '\u{ff07}' | '\u{5f3}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The words of a text, in their order.
pub fn words(text: &str) -> Vec<Word> {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut rest = folded.chars().peekable();
    let mut word = String::new();
    // Where the parts of the word begin.
    let mut breaks: Vec<usize> = Vec::new();
    while let Some(c) = rest.next() {
        if is_unspaced(c) {
            finish(&mut word, &mut breaks, &mut found);
            let mut run = vec![c];
            while let Some(next) = rest.next_if(|n| is_unspaced(*n) || is_combining_mark(*n)) {
                run.push(next);
            }
            pairs(&run, &mut found);
        } else if is_letter(c) {
            word.push(c);
        } else if (is_apostrophe(c) || is_hyphen(c))
            && !word.is_empty()
            && rest.peek().is_some_and(|n| is_letter(*n) && !is_unspaced(*n))
        {
            breaks.push(word.len());
        } else {
            finish(&mut word, &mut breaks, &mut found);
        }
    }
    finish(&mut word, &mut breaks, &mut found);
    found
}

fn cut(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(at, _)| word.get(..at).unwrap_or(word))
}

fn finish(word: &mut String, breaks: &mut Vec<usize>, found: &mut Vec<Word>) {
    if !word.is_empty() {
        let mut whole = Word::plain(cut(word));
        if !breaks.is_empty() {
            let mut from = 0;
            for at in breaks.iter().copied().chain([word.len()]) {
                // One letter (`s`, `l`, `d`) says nothing alone.
                let part = word.get(from..at).unwrap_or("");
                if part.chars().count() > 1 {
                    whole.parts.push(cut(part).to_owned());
                }
                from = at;
            }
        }
        found.push(whole);
    }
    word.clear();
    breaks.clear();
}

fn pairs(run: &[char], found: &mut Vec<Word>) {
    let pair = |chars: &[char]| Word { text: chars.iter().collect(), parts: Vec::new(), pair: true };
    match run {
        [_] => found.push(pair(run)),
        _ => found.extend(run.windows(2).map(pair)),
    }
}

/// What of a text stands in the index: words, their parts and stems, single characters beside pairs. In no order, each once.
pub(crate) fn terms(text: &str, language: Option<&str>) -> Vec<String> {
    let mut terms = Vec::new();
    for word in words(text) {
        if word.pair {
            terms.extend(word.text.chars().map(String::from));
        } else {
            for text in word.parts.iter().chain([&word.text]) {
                terms.extend(stems_of(text, language).map(|stem| format!("{STEM}{stem}")));
            }
        }
        terms.extend(word.parts);
        terms.push(word.text);
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn apostrophes_and_hyphens_join_and_part() {
        let found = words("Internet’s Own-Boy, l'eau d'été rock 'n' roll");
        assert_eq!(texts("Internet’s Own-Boy"), ["internets", "ownboy"]);
        assert_eq!(found[0].parts, ["internet"]);
        assert_eq!(found[1].parts, ["own", "boy"]);
        assert_eq!((found[2].text.as_str(), found[2].parts.as_slice()), ("leau", &["eau".to_owned()][..]));
        assert_eq!(texts("rock 'n' roll - the end-"), ["rock", "n", "roll", "the", "end"]);
    }

    #[test]
    fn scripts_without_spaces_become_pairs() {
        assert_eq!(texts("東京タワー 2026年"), ["東京", "京タ", "タワ", "ワー", "2026", "年"]);
        assert_eq!(texts("검색엔진"), ["검색", "색엔", "엔진"]);
        assert!(terms("東京", None).contains(&"京".to_owned()));
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(texts(&"é".repeat(100)), ["e".repeat(LONGEST)]);
    }

    #[test]
    fn stems_stand_beside_words() {
        let found = terms("Running dogs", Some("en"));
        for term in ["running", "dogs", "\u{1}run", "\u{1}dog"] {
            assert!(found.contains(&term.to_owned()), "{term}: {found:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_words_without_surprises(text in "\\PC{0,60}") {
            for word in words(&text) {
                proptest::prop_assert!(!word.text.is_empty() && word.text.chars().count() <= LONGEST);
                proptest::prop_assert!(!word.text.contains(char::is_whitespace));
            }
        }
    }
}
