//! What is said in a thing, and when.

use crate::fields::Key;
use crate::plan;
use crate::question::Question;
use crate::words::{Word, words};
use crate::{Error, Snapshot, closeness};
use tantivy::TantivyDocument;
use tantivy::collector::TopDocs;
use tantivy::schema::Value;

/// Something that is said in a thing.
#[derive(Debug, Clone, PartialEq)]
pub struct SpokenHit {
    /// The thing's number.
    pub id: i64,
    /// When it begins (milliseconds).
    pub at: i64,
    /// What is said there.
    pub text: String,
    /// In which language, as ISO 639 writes it.
    pub language: String,
}

impl Snapshot {
    /// Things of a kind in which all words of a question are said close together, with the best place of each; best first.
    /// `most` bounds the passages that are looked at.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn spoken(&self, question: &Question, kind: u8, most: usize) -> Result<Vec<SpokenHit>, Error> {
        let searcher = self.searcher();
        let Some(query) = plan::in_passages(&searcher, &self.fields, question, kind)? else { return Ok(Vec::new()) };
        let top = searcher.search(&*query, &TopDocs::with_limit(most.max(1)).order_by_score())?;
        let mut hits: Vec<SpokenHit> = Vec::new();
        for (_, address) in top {
            let segment = searcher.segment_reader(address.segment_ord);
            let key = segment.fast_fields().u64("key")?.first_or_default_col(0).get_val(address.doc_id);
            let id = Key::id_of(key);
            if hits.iter().any(|hit| hit.id == id) {
                continue;
            }
            let document: TantivyDocument = searcher.doc(address)?;
            let text = |field| document.get_first(field).and_then(|v| v.as_str()).unwrap_or("").to_owned();
            let (lines, starts) = (text(self.fields.text), text(self.fields.cues));
            let cues = starts.split(',').filter_map(|s| s.parse().ok()).zip(lines.split('\n'));
            // The first of the cues that have most of the words.
            let best =
                cues.map(|(at, line)| (said(question, line), at, line)).reduce(|a, b| if b.0 > a.0 { b } else { a });
            if let Some((_, at, line)) = best {
                hits.push(SpokenHit { id, at, text: line.to_owned(), language: text(self.fields.language) });
            }
        }
        Ok(hits)
    }
}

/// How many of a question's words a line has.
fn said(question: &Question, line: &str) -> usize {
    let line = words(line);
    let asked = question.words.iter().enumerate();
    let said = |(at, asked): &(usize, &Word)| {
        line.iter().any(|w| closeness::fit(asked, question.stems_at(*at), w, false) > 0.8)
    };
    asked.filter(said).count()
}
