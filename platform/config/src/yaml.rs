//! YAML text to a tree whose every key and value knows its line. Bounded: a file cannot be larger, deeper or, by
//! aliases, longer than any configuration has a reason to be.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use serde_saphyr::{Spanned, UserMessageFormatter, options::DuplicateKeyPolicy};

/// A part of a configuration and the line it stands on, 0 when it has none.
#[derive(Debug)]
pub(crate) struct Tree {
    pub line: u64,
    pub content: Content,
}

/// Scalars are JSON values; sections keep the order and the lines of their keys.
#[derive(Debug)]
pub(crate) enum Content {
    Scalar(Value),
    List(Vec<Tree>),
    Section(Vec<(String, Tree)>),
}

/// Why a text is no configuration.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub line: u64,
    pub message: String,
}

/// PeerTube's own example has 47 KB.
pub(crate) const LARGEST_FILE: usize = 1024 * 1024;
const DEEPEST: usize = 24;
const MOST_NODES: usize = 20_000;

/// Reads a whole file. An empty one, or one of comments alone, is an empty section.
pub(crate) fn parse(text: &str) -> Result<Tree, SyntaxError> {
    if text.len() > LARGEST_FILE {
        return Err(SyntaxError { line: 0, message: format!("the file is larger than {LARGEST_FILE} bytes") });
    }
    let budget = serde_saphyr::budget! {
        max_depth: DEEPEST,
        max_nodes: MOST_NODES,
        max_events: 4 * MOST_NODES,
        max_documents: 1,
        max_anchors: 100,
        max_aliases: 1_000,
        max_merge_keys: 100,
        flow_nesting_limit: DEEPEST,
    };
    let limits = serde_saphyr::alias_limits! {
        max_total_replayed_events: MOST_NODES,
        max_replay_stack_depth: 8,
        max_alias_expansions_per_anchor: 1_000,
    };
    let options = serde_saphyr::options! {
        budget: budget,
        alias_limits: limits,
        duplicate_keys: DuplicateKeyPolicy::Error,
        // YAML 1.2, as PeerTube reads it: `yes` and `no` are text, and `0123` keeps its zero.
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
    };
    let parsed: Result<Option<Spanned<Content>>, _> = serde_saphyr::from_str_with_options(text, options);
    match parsed {
        Ok(Some(tree)) => Ok(tree.into()),
        Ok(None) => Ok(Tree { line: 0, content: Content::Section(Vec::new()) }),
        Err(error) => Err(SyntaxError {
            line: error.location().map_or(0, |location| location.line()),
            message: format!("not readable as YAML: {}", error.render_with_formatter(&UserMessageFormatter)),
        }),
    }
}

impl From<Spanned<Content>> for Tree {
    fn from(spanned: Spanned<Content>) -> Self {
        Tree { line: spanned.referenced.line(), content: spanned.value }
    }
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        let content = match value {
            Value::Object(fields) => {
                Content::Section(fields.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
            Value::Array(items) => Content::List(items.into_iter().map(Tree::from).collect()),
            value => Content::Scalar(value),
        };
        Tree { line: 0, content }
    }
}

impl From<Tree> for Value {
    fn from(tree: Tree) -> Self {
        match tree.content {
            Content::Scalar(value) => value,
            Content::List(items) => Value::Array(items.into_iter().map(Value::from).collect()),
            Content::Section(fields) => {
                Value::Object(fields.into_iter().map(|(name, tree)| (name, tree.into())).collect::<Map<_, _>>())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a configuration")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Content, E> {
        Ok(Content::Scalar(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Content, E> {
        Ok(Content::Scalar(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Content, E> {
        Ok(Content::Scalar(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Content, E> {
        Ok(Content::Scalar(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Content, E> {
        Ok(Content::Scalar(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Scalar(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Content, E> {
        Ok(Content::Scalar(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Content, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Spanned<Content>>()? {
            list.push(item.into());
        }
        Ok(Content::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Content, A::Error> {
        let mut section = Vec::new();
        while let Some((name, value)) = fields.next_entry::<Spanned<String>, Spanned<Content>>()? {
            // The line of the key: a block of text or a section begins a line later.
            let line = name.referenced.line();
            section.push((name.value, Tree { line, content: value.value }));
        }
        Ok(Content::Section(section))
    }
}
