//! A document as the set of statements it makes, in the one order and spelling that a signature is made of: JSON-LD to RDF,
//! blank nodes named by RDF Dataset Canonicalization (RDFC-1.0, the standard form of URDNA2015), lines of N-Quads in order.

use oxjsonld::JsonLdParser;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{Dataset, GraphNameRef, LiteralRef, NamedOrBlankNodeRef, QuadRef, TermRef, vocab::xsd};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// Statements of one document; a video has a few hundred.
const MOST_STATEMENTS: usize = 20_000;
/// Nameless nodes that cannot be told apart by what is said of them, and hang together. Naming them takes time that grows with their
/// permutations (RDFC-1.0, section 7.1), and real documents have none.
const MOST_ALIKE: usize = 6;

/// Why a document has no canonical form here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not JSON-LD, or an address in it is none.
    #[error("the document is not linked data")]
    NotLinkedData,
    /// It would take too long.
    #[error("the document is too entangled")]
    Entangled,
}

/// How the characters of texts are spelled in canonical statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the standard says (RDFC-1.0, section 5.1): all control characters are escaped. PeerTube since it uses jsonld.js 9.
    Standard,
    /// As URDNA2015 was implemented for years: quotes, backslashes, line feeds and carriage returns only.
    Older,
}

/// The canonical statements of an object read with a context. The object carries no context of its own.
pub(crate) fn canonical(object: &Value, context: Value, spelling: Spelling) -> Result<String, Error> {
    let mut whole = json!({"@context": context});
    if let (Some(whole), Some(object)) = (whole.as_object_mut(), object.as_object()) {
        whole.extend(object.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
    let mut dataset = Dataset::new();
    for quad in JsonLdParser::new().for_slice(whole.to_string().as_bytes()) {
        dataset.insert(&quad.map_err(|_| Error::NotLinkedData)?);
        if dataset.len() > MOST_STATEMENTS {
            return Err(Error::Entangled);
        }
    }
    if alike(&dataset) > MOST_ALIKE {
        return Err(Error::Entangled);
    }
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm: CanonicalizationHashAlgorithm::Sha256 });
    let mut lines: Vec<String> = dataset.iter().map(|quad| line(&quad, spelling, |name| format!("_:{name}"))).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// How many nameless nodes share what is said of them directly with another one, and are tied to a nameless node that does so
/// too. One that is tied to nodes that can be told apart is told apart by them: these get their names first.
fn alike(dataset: &Dataset) -> usize {
    let mut said: HashMap<String, Vec<String>> = HashMap::new();
    let mut ties: Vec<(String, String)> = Vec::new();
    for quad in dataset {
        let subject = if let NamedOrBlankNodeRef::BlankNode(node) = quad.subject { Some(node.as_str()) } else { None };
        let object = if let TermRef::BlankNode(node) = quad.object { Some(node.as_str()) } else { None };
        for node in [subject, object].into_iter().flatten() {
            let blank = |name: &str| if name == node { "_:a".to_owned() } else { "_:z".to_owned() };
            said.entry(node.to_owned()).or_default().push(line(&quad, Spelling::Standard, blank));
        }
        if let (Some(subject), Some(object)) = (subject, object) {
            ties.push((subject.to_owned(), object.to_owned()));
        }
    }
    let mut groups: HashMap<Vec<String>, Vec<String>> = HashMap::new();
    for (node, mut lines) in said {
        lines.sort_unstable();
        groups.entry(lines).or_default().push(node);
    }
    let shared: HashSet<String> = groups.into_values().filter(|nodes| nodes.len() > 1).flatten().collect();
    let tied = ties.into_iter().filter(|(subject, object)| shared.contains(subject) && shared.contains(object));
    tied.flat_map(|(subject, object)| [subject, object]).collect::<HashSet<String>>().len()
}

/// One statement as a line of N-Quads.
fn line(quad: &QuadRef<'_>, spelling: Spelling, blank: impl Fn(&str) -> String) -> String {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::NamedNode(node) => format!("<{}>", node.as_str()),
        NamedOrBlankNodeRef::BlankNode(node) => blank(node.as_str()),
    };
    let object = match quad.object {
        TermRef::NamedNode(node) => format!("<{}>", node.as_str()),
        TermRef::BlankNode(node) => blank(node.as_str()),
        TermRef::Literal(literal) => text(&literal, spelling),
    };
    let graph = match quad.graph_name {
        GraphNameRef::DefaultGraph => String::new(),
        GraphNameRef::NamedNode(node) => format!(" <{}>", node.as_str()),
        GraphNameRef::BlankNode(node) => format!(" {}", blank(node.as_str())),
    };
    format!("{subject} <{}> {object}{graph} .\n", quad.predicate.as_str())
}

fn text(literal: &LiteralRef<'_>, spelling: Spelling) -> String {
    let mut out = String::from("\"");
    for c in literal.value().chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\u{8}' if spelling == Spelling::Standard => out.push_str("\\b"),
            '\t' if spelling == Spelling::Standard => out.push_str("\\t"),
            '\u{c}' if spelling == Spelling::Standard => out.push_str("\\f"),
            '\0'..='\u{1f}' | '\u{7f}' if spelling == Spelling::Standard => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    if let Some(language) = literal.language() {
        out.push_str(&format!("@{language}"));
    } else if literal.datatype() != xsd::STRING {
        out.push_str(&format!("^^<{}>", literal.datatype().as_str()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Value {
        json!({"id": "@id", "name": "https://x.example/name", "part": {"@id": "https://x.example/part", "@type": "@id"}})
    }

    #[test]
    fn order_and_shape_do_not_matter() {
        let one = json!({"id": "https://x.example/1", "name": "a\t\"b\"\n", "part": [{"name": "c"}, {"name": "d"}, "https://x.example/2"]});
        let two = json!({"part": ["https://x.example/2", {"name": ["d"]}, {"name": "c"}], "name": "a\t\"b\"\n", "id": "https://x.example/1"});
        let canonical_one = canonical(&one, context(), Spelling::Older).unwrap();
        assert_eq!(canonical_one, canonical(&two, context(), Spelling::Older).unwrap());
        assert!(canonical_one.contains("<https://x.example/1> <https://x.example/name> \"a\t\\\"b\\\"\\n\" .\n"));
        let standard = canonical(&one, context(), Spelling::Standard).unwrap();
        assert!(standard.contains("<https://x.example/name> \"a\\t\\\"b\\\"\\n\" .\n"));
        let control = json!({"id": "https://x.example/1", "name": "\u{1}\u{7f}\u{c}é"});
        assert!(canonical(&control, context(), Spelling::Standard).unwrap().contains("\"\\u0001\\u007F\\fé\""));
        let other = json!({"id": "https://x.example/1", "name": "a", "part": []});
        assert_ne!(canonical_one, canonical(&other, context(), Spelling::Older).unwrap());
    }

    #[test]
    fn nodes_that_cannot_be_told_apart_are_bounded() {
        let brood = |n: usize| json!({"part": vec![json!({"part": vec![json!({"name": "x"}); n]}); n]});
        assert!(canonical(&brood(2), context(), Spelling::Standard).is_ok());
        assert_eq!(canonical(&brood(12), context(), Spelling::Standard), Err(Error::Entangled));
        // Below nodes that can be told apart they are told apart: the files of a video, each with the same few properties.
        let file = |n: usize| json!({"name": format!("file {n}"), "part": [{"name": "x"}, {"name": "y"}]});
        let files = json!({"id": "https://x.example/1", "part": (0..100).map(file).collect::<Vec<_>>()});
        let canonical_files = canonical(&files, context(), Spelling::Standard).unwrap();
        let reversed = json!({"id": "https://x.example/1", "part": (0..100).rev().map(file).collect::<Vec<_>>()});
        assert_eq!(canonical_files, canonical(&reversed, context(), Spelling::Standard).unwrap());
        // Side by side below a node with a name they cost nothing.
        let flat = json!({"id": "https://x.example/1", "part": vec![json!({"name": "x"}); 100]});
        assert!(canonical(&flat, context(), Spelling::Standard).is_ok());
    }
}
