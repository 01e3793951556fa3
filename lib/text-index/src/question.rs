//! What somebody searches for.

use crate::stem::all_stems_of;
use crate::words::{Word, words};

/// More words than this do not make a search more precise, only slower.
const MOST_WORDS: usize = 12;
/// More of the text is not looked at.
const LONGEST: usize = 500;

/// Words that are searched for.
#[derive(Debug, Clone)]
pub struct Question {
    pub(crate) words: Vec<Word>,
    /// The stems of each word: they are compared with those of many titles.
    pub(crate) stems: Vec<Vec<String>>,
    /// Whether the last word may be only begun.
    pub(crate) open: bool,
}

impl Question {
    /// The question in a text; `None` when it has no words. The last word may be the beginning of one, unless something follows it.
    pub fn new(text: &str) -> Option<Self> {
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let text = text.get(..end).unwrap_or(text);
        let mut words = words(text);
        words.truncate(MOST_WORDS);
        let open = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let stems = words.iter().map(|w| if w.pair { Vec::new() } else { all_stems_of(&w.text) }).collect();
        (!words.is_empty()).then_some(Question { words, stems, open })
    }

    pub(crate) fn stems_at(&self, at: usize) -> &[String] {
        self.stems.get(at).map_or(&[], Vec::as_slice)
    }

    /// Whether the word at that place may be only begun.
    pub(crate) fn is_open(&self, at: usize) -> bool {
        self.open && at + 1 == self.words.len() && self.words.get(at).is_some_and(|w| !w.pair)
    }
}
