//! Finding words in a text: in any case, as whole words.
//!
//! A word counts when no letter touches it. Scripts that write without spaces have no such borders: at a character of
//! theirs a word may begin and end anywhere.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// The words of one list, ready to be looked for: the time it takes grows with the text, not with the number of words.
pub(crate) struct Matcher {
    automaton: AhoCorasick,
    /// For each word, whether a letter may touch its beginning and its end.
    open: Vec<(bool, bool)>,
}

/// The form in which words and texts are compared.
pub(crate) fn fold(text: &str) -> String {
    text.to_lowercase()
}

impl Matcher {
    /// Prepares a list; words of white space alone are nobody's.
    pub(crate) fn new(words: &[String]) -> Option<Self> {
        let words: Vec<String> = words.iter().map(|w| fold(w.trim())).filter(|w| !w.is_empty()).collect();
        let open = |c: Option<char>| c.is_some_and(writes_without_spaces);
        let ends = words.iter().map(|w| (open(w.chars().next()), open(w.chars().next_back()))).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            // The others need several times the memory.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&words)
            .ok()?;
        Some(Matcher { automaton, open: ends })
    }

    /// Whether one of the words stands in a folded text.
    pub(crate) fn is_in(&self, folded: &str) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        self.automaton.find_overlapping_iter(folded).any(|found| {
            let (open_before, open_after) = self.open[found.pattern().as_usize()];
            let before = || folded[..found.start()].chars().next_back();
            let after = || folded[found.end()..].chars().next();
            (open_before || !letter(before())) && (open_after || !letter(after()))
        })
    }

    /// Bytes it takes.
    pub(crate) fn size(&self) -> usize {
        self.automaton.memory_usage() + self.open.len() * 2
    }
}

/// Han, kana, Thai, Lao, Tibetan, Myanmar and Khmer (Unicode blocks; UAX 29 asks for dictionaries there).
fn writes_without_spaces(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0FFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3040..=0x30FF
        | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(words: &[&str], text: &str) -> bool {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        Matcher::new(&words).expect("words").is_in(&fold(text))
    }

    #[test]
    fn whole_words_in_any_case() {
        let words = ["Spam", "two words ", "a+b", "[x]"];
        for text in
            ["spam", "SPAM!", "much spam, really", "(spam)", "spam2", "here are two words.", "so a+b it is", "[x]"]
        {
            assert!(is_in(&words, text), "{text}");
        }
        for text in ["", "spammer", "antispam", "two  words", "two wordsmiths", "aab", "x"] {
            assert!(!is_in(&words, text), "{text}");
        }
    }

    #[test]
    fn a_later_or_shorter_word_is_found_where_the_first_is_none() {
        assert!(is_in(&["spam"], "spammer and spam"));
        assert!(is_in(&["spam spammer", "spam"], "spam spammers"));
    }

    #[test]
    fn words_of_every_script() {
        for (word, yes, no) in [
            ("été", "un bel ÉTÉ", "étés"),
            ("слово", "Одно СЛОВО здесь", "словом"),
            ("कि", "वह कि यह", "किताब"),
            ("كلمة", "هذه كلمة هنا", "كلمةx"),
            ("🇫🇷", "vive 🇫🇷 !", "🇩🇪"),
        ] {
            assert!(is_in(&[word], yes), "{word} is in {yes}");
            assert!(!is_in(&[word], no), "{word} is not in {no}");
        }
        for (word, text) in [("天気", "今日は天気がいい"), ("ขาย", "ฉันขายของ"), ("カメラ", "古いカメラです")]
        {
            assert!(is_in(&[word], text), "{word} is in {text}");
        }
    }

    #[test]
    fn blank_words_match_nothing() {
        assert!(!is_in(&[" ", "\t"], "some text"));
    }
}
