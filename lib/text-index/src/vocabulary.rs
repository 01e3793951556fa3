//! Words that the index knows: how common one is, which begin like one, which are written almost like one.

use crate::{Error, edits};
use std::collections::HashMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// A word of the index and how it differs from the one that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) text: String,
    /// Mistakes.
    pub(crate) edits: u8,
    /// How many things have it, about.
    pub(crate) things: u32,
}

/// The words of some fields.
pub(crate) struct Vocabulary<'a> {
    searcher: &'a Searcher,
    fields: &'a [Field],
}

impl<'a> Vocabulary<'a> {
    pub(crate) fn new(searcher: &'a Searcher, fields: &'a [Field]) -> Self {
        Vocabulary { searcher, fields }
    }

    /// How many things have a word; in several fields it is counted for each.
    pub(crate) fn things_with(&self, word: &str) -> Result<u32, Error> {
        let mut things = 0u32;
        for segment in self.searcher.segment_readers() {
            for field in self.fields {
                let info = segment.inverted_index(*field)?.terms().get(word)?;
                things = things.saturating_add(info.map_or(0, |i| i.doc_freq));
            }
        }
        Ok(things)
    }

    /// The most common words that begin so, without it itself.
    pub(crate) fn beginning(&self, start: &str, most: usize) -> Result<Vec<Known>, Error> {
        // The last character of all: everything that begins so lies before it.
        let end = format!("{start}\u{10ffff}");
        let mut found = HashMap::new();
        for segment in self.searcher.segment_readers() {
            for field in self.fields {
                let index = segment.inverted_index(*field)?;
                let mut words = index.terms().range().gt(start).lt(&end).into_stream()?;
                while let Some((word, info)) = words.next() {
                    count(&mut found, word, info.doc_freq);
                }
            }
        }
        let mut known: Vec<Known> = found.into_iter().map(|(text, things)| Known { text, edits: 0, things }).collect();
        known.sort_by(|a, b| b.things.cmp(&a.things).then_with(|| a.text.cmp(&b.text)));
        known.truncate(most);
        Ok(known)
    }

    /// Words that differ by 1 to `most_edits` mistakes: nearest first, then the most common. With `open` the word may be only the
    /// beginning of them.
    pub(crate) fn like(&self, word: &str, most_edits: u8, open: bool, most: usize) -> Result<Vec<Known>, Error> {
        let mut found = HashMap::new();
        for field in self.fields {
            let term = Term::from_field_text(*field, word);
            let query = if open {
                FuzzyTermQuery::new_prefix(term, most_edits, true)
            } else {
                FuzzyTermQuery::new(term, most_edits, true)
            };
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(*field)?;
                let mut words = index.terms().search(query.automaton()?).into_stream()?;
                while let Some((known, info)) = words.next() {
                    count(&mut found, known, info.doc_freq);
                }
            }
        }
        let mut known: Vec<Known> = found
            .into_iter()
            .filter(|(text, _)| text != word && !(open && text.starts_with(word)))
            .filter_map(|(text, things)| {
                let edits =
                    if open { begun(word, &text, most_edits) } else { edits::distance(word, &text, most_edits) };
                edits.map(|edits| Known { text, edits, things })
            })
            .collect();
        known.sort_by(|a, b| {
            (a.edits.cmp(&b.edits)).then_with(|| b.things.cmp(&a.things)).then_with(|| a.text.cmp(&b.text))
        });
        known.truncate(most);
        Ok(known)
    }
}

/// The fewest mistakes between a word and a beginning of another one.
fn begun(word: &str, other: &str, most: u8) -> Option<u8> {
    let length = word.chars().count();
    let longest = length + usize::from(most);
    let ends = other.char_indices().map(|(at, _)| at).chain([other.len()]);
    let lengths = length.saturating_sub(usize::from(most))..=longest;
    let starts = ends.enumerate().filter(|(n, _)| lengths.contains(n)).filter_map(|(_, at)| other.get(..at));
    starts.filter_map(|start| edits::distance(word, start, most)).min()
}

fn count(found: &mut HashMap<String, u32>, word: &[u8], things: u32) {
    // Stems are no words.
    let Ok(word) = std::str::from_utf8(word) else { return };
    if word.starts_with(crate::words::STEM) {
        return;
    }
    match found.get_mut(word) {
        Some(sum) => *sum = sum.saturating_add(things),
        None => drop(found.insert(word.to_owned(), things)),
    }
}
