//! Changing the index. What a batch did is there after its commit, all of it, or not at all.

use crate::fields::{Fields, Key};
use crate::words::terms;
use crate::{Error, place};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

/// The least that the engine works with; words of some ten thousand titles fit in before they are written.
const MEMORY: usize = 15_000_000;

/// A thing to be found.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Names of who made it.
    pub names: Vec<String>,
    /// A longer text about it.
    pub body: String,
    /// The language of title and text, as ISO 639 writes it.
    pub language: Option<String>,
    /// How well known it is.
    pub weight: u8,
}

/// Some sentences that are spoken in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Their language, as ISO 639 writes it.
    pub language: String,
    /// Each sentence, with when it begins (milliseconds).
    pub cues: Vec<(i64, String)>,
}

/// Changes under way; dropping it forgets them.
pub struct Batch {
    writer: IndexWriter,
    fields: Fields,
}

impl Batch {
    pub(crate) fn open(index: &Index) -> Result<Self, Error> {
        Ok(Batch { writer: index.writer_with_num_threads(1, MEMORY)?, fields: Fields::new() })
    }

    /// Removes a thing. Its passages stay.
    pub fn remove(&self, key: Key) {
        self.writer.delete_term(Term::from_field_u64(self.fields.key, key.number()));
    }

    /// Removes the passages of a thing.
    pub fn remove_passages(&self, key: Key) {
        self.writer.delete_term(Term::from_field_u64(self.fields.key, key.of_passages()));
    }

    /// Puts a thing in the place of the one with its key. Its passages stay.
    ///
    /// # Errors
    /// The engine's.
    pub fn put(&self, key: Key, entry: &Entry) -> Result<(), Error> {
        self.remove(key);
        let f = &self.fields;
        let language = entry.language.as_deref();
        let mut document = TantivyDocument::default();
        document.add_u64(f.key, key.number());
        document.add_u64(f.kind, u64::from(key.kind));
        document.add_u64(f.weight, u64::from(entry.weight));
        for (field, text, language) in [
            (f.title, entry.title.clone(), language),
            // Tags and names are in no language.
            (f.tags, entry.tags.join(" | "), None),
            (f.names, entry.names.join(" | "), Some("")),
            (f.body, entry.body.clone(), language),
        ] {
            document.add_pre_tokenized_text(field, tokens(terms(&text, language)));
        }
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Puts passages in the place of those that a thing has.
    ///
    /// # Errors
    /// The engine's.
    pub fn put_passages(&self, key: Key, passages: &[Passage]) -> Result<(), Error> {
        self.remove_passages(key);
        let f = &self.fields;
        for passage in passages {
            let texts: Vec<&str> = passage.cues.iter().map(|(_, text)| text.as_str()).collect();
            let mut document = TantivyDocument::default();
            document.add_u64(f.key, key.of_passages());
            document.add_u64(f.kind, u64::from(key.kind | 0x80));
            document.add_pre_tokenized_text(f.spoken, tokens(terms(&texts.join(" "), Some(&passage.language))));
            // A cue a line: nobody else reads this text.
            let lines: Vec<String> = texts.iter().map(|t| t.replace(['\n', '\r'], " ")).collect();
            document.add_text(f.text, lines.join("\n"));
            let starts: Vec<String> = passage.cues.iter().map(|(at, _)| at.to_string()).collect();
            document.add_text(f.cues, starts.join(","));
            document.add_text(f.language, &passage.language);
            self.writer.add_document(document)?;
        }
        Ok(())
    }

    /// Makes the changes last, together with how far their feeder has read, and waits until the index is tidied up.
    ///
    /// # Errors
    /// The engine's; nothing has changed then.
    pub fn commit(mut self, mark: i64) -> Result<(), Error> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&place::payload(mark));
        commit.commit()?;
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}

fn tokens(terms: Vec<String>) -> PreTokenizedString {
    let token = |(position, text)| Token { position, text, ..Token::default() };
    PreTokenizedString { text: String::new(), tokens: terms.into_iter().enumerate().map(token).collect() }
}
