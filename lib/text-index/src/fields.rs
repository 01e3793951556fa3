//! What the index holds of a thing.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

/// A thing in the index: a number of the caller's, of a kind of the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Below 128.
    pub kind: u8,
    /// Not negative, below 2^56.
    pub id: i64,
}

/// Passages of a thing have a key of their own: they change at other times than it does.
const OF_PASSAGES: u64 = 1 << 63;
const ID: u64 = (1 << 56) - 1;

impl Key {
    pub(crate) fn number(self) -> u64 {
        (u64::from(self.kind & 0x7f) << 56) | (self.id.cast_unsigned() & ID)
    }
    pub(crate) fn of_passages(self) -> u64 {
        self.number() | OF_PASSAGES
    }
    pub(crate) fn id_of(number: u64) -> i64 {
        (number & ID).cast_signed()
    }
}

/// The fields of a document.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// [`Key`] of a thing or of its passages; read back from every hit.
    pub(crate) key: Field,
    /// The kind alone, so that one is searched at a time; kinds of passages have the highest bit.
    pub(crate) kind: Field,
    /// How well known it is, 0 to 255: chooses among equally good hits when there are too many to look at.
    pub(crate) weight: Field,
    pub(crate) title: Field,
    pub(crate) tags: Field,
    pub(crate) names: Field,
    pub(crate) body: Field,
    /// Words of a passage.
    pub(crate) spoken: Field,
    /// The passage itself: its text, its language, and where in it which second begins.
    pub(crate) text: Field,
    pub(crate) language: Field,
    pub(crate) cues: Field,
}

impl Fields {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        // Words come ready; how often and where they stand is not kept.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let text = TextOptions::default().set_indexing_options(indexing);
        Fields {
            key: schema.add_u64_field("key", INDEXED | FAST),
            kind: schema.add_u64_field("kind", INDEXED),
            weight: schema.add_u64_field("weight", FAST),
            title: schema.add_text_field("title", text.clone()),
            tags: schema.add_text_field("tags", text.clone()),
            names: schema.add_text_field("names", text.clone()),
            body: schema.add_text_field("body", text.clone()),
            spoken: schema.add_text_field("spoken", text),
            text: schema.add_text_field("text", STORED),
            language: schema.add_text_field("language", STORED),
            cues: schema.add_text_field("cues", STORED),
            schema: schema.build(),
        }
    }
}
