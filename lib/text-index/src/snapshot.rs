//! The index as it is at a moment, for answering questions.

use crate::batch::Batch;
use crate::fields::{Fields, Key};
use crate::plan::{self, Fit};
use crate::question::Question;
use crate::{Error, place};
use tantivy::collector::TopDocs;
use tantivy::query::Query;
use tantivy::{DocId, Index, IndexReader, ReloadPolicy, Score, Searcher, SegmentReader};

/// With so many hits nobody needs misspelt words as well.
const ENOUGH: usize = 3;
/// How much being well known counts beside the words, at most: it decides between equals only.
const WEIGHT: Score = 0.05;

/// A thing that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its number.
    pub id: i64,
    /// How well its words fit: 1 when all of them stand in the title as they were written, more than 0 for anything else.
    pub score: f32,
}

/// An index, open for reading. Cheap to keep: its files are mapped, not read.
pub struct Snapshot {
    name: String,
    index: Index,
    reader: IndexReader,
    pub(crate) fields: Fields,
}

impl Snapshot {
    pub(crate) fn new(name: String, index: Index, fields: Fields) -> Result<Self, Error> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Snapshot { name, index, reader, fields })
    }

    /// Which one it is; see [`crate::Place::current`].
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How far its feeder has read, as the last commit said.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn mark(&self) -> Result<i64, Error> {
        let metas = self.index.load_metas()?;
        place::mark_of(metas.payload.as_deref()).ok_or_else(|| Error::Damaged("no mark".into()))
    }

    /// Compares every file with its checksum.
    ///
    /// # Errors
    /// [`Error::Damaged`] names what differs.
    pub fn check(&self) -> Result<(), Error> {
        let wrong = self.index.validate_checksum()?;
        if wrong.is_empty() { Ok(()) } else { Err(Error::Damaged(format!("{wrong:?}"))) }
    }

    /// Begins changes.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process is at it.
    pub fn batch(&self) -> Result<Batch, Error> {
        Batch::open(&self.index)
    }

    /// Sees what was committed meanwhile.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn reload(&self) -> Result<(), Error> {
        Ok(self.reader.reload()?)
    }

    /// How many things and passages there are.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// The things of a kind that fit a question best, best first, at most `most`. Words as they were written come first; where
    /// they find little, misspelt ones are thought of; where all that finds nothing, a word may be missing.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(&self, question: &Question, kind: u8, most: usize) -> Result<Vec<Hit>, Error> {
        let searcher = self.searcher();
        let mut words = plan::words(&searcher, &self.fields, question)?;
        let mut hits = Vec::new();
        for (fit, enough) in [(Fit::Written, 1), (Fit::Misspelt, ENOUGH), (Fit::Lacking, 1)] {
            if hits.len() >= enough {
                break;
            }
            // Without another meaning of a word the answer would be the same.
            if fit == Fit::Misspelt && !plan::suspect(&searcher, &self.fields, question, &mut words)? {
                continue;
            }
            if let Some(query) = plan::query(&self.fields, &words, kind, fit) {
                hits = self.top(&searcher, &*query, most)?;
            }
        }
        Ok(hits)
    }

    fn top(&self, searcher: &Searcher, query: &dyn Query, most: usize) -> Result<Vec<Hit>, Error> {
        let by_weight = |segment: &SegmentReader| {
            let weight = segment.fast_fields().u64("weight").ok().map(|w| w.first_or_default_col(0));
            move |doc: DocId, score: Score| {
                #[expect(clippy::cast_precision_loss, reason = "0 to 255")]
                let known = weight.as_ref().map_or(0, |w| w.get_val(doc)) as Score / 255.0;
                score + WEIGHT * known
            }
        };
        let collector = TopDocs::with_limit(most.max(1)).tweak_score(by_weight);
        let top = searcher.search(query, &collector)?;
        let mut hits = Vec::with_capacity(top.len());
        let keys: Vec<_> = searcher
            .segment_readers()
            .iter()
            .map(|s| s.fast_fields().u64("key").map(|k| k.first_or_default_col(0)))
            .collect();
        for (score, address) in top {
            if let Some(Ok(key)) = keys.get(usize::try_from(address.segment_ord).unwrap_or(usize::MAX)) {
                hits.push(Hit { id: Key::id_of(key.get_val(address.doc_id)), score });
            }
        }
        Ok(hits)
    }
}
