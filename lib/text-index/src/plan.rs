//! From a question to what the engine looks for.
//!
//! Every word becomes a set of ways in which it may stand in the index, each with how well it fits. A thing gets for each word
//! its best way, so a word that stands there as it was written counts more than ten that are like it. Rare words count more than
//! common ones.

use crate::edits;
use crate::error::Error;
use crate::fields::Fields;
use crate::question::Question;
use crate::vocabulary::Vocabulary;
use crate::words::{STEM, Word};
use tantivy::query::{BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Searcher, Term};

/// How well each way fits.
mod fits {
    use tantivy::Score;
    pub(super) const WRITTEN: Score = 1.0;
    pub(super) const PARTS: Score = 0.95;
    pub(super) const STEM: Score = 0.85;
    pub(super) const JOINED: Score = 0.8;
    pub(super) const SPLIT: Score = 0.7;
    pub(super) const BEGUN: Score = 0.7;
    pub(super) const ONE_MISTAKE: Score = 0.55;
    pub(super) const TWO_MISTAKES: Score = 0.35;
}

/// How many words that are like one, or begin like one, are thought of.
const LIKE: usize = 12;
const BEGINNINGS: usize = 16;
/// Beginnings of one letter are those of half the words.
const SHORTEST_BEGINNING: usize = 2;

/// How generously words are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// All words, as they were written; words that nothing has are taken for misspelt.
    Written,
    /// All words, each of them possibly misspelt.
    Misspelt,
    /// The same, and one or two words may be missing.
    Lacking,
}

/// A way in which a word may stand in the index: all of these terms.
#[derive(Debug, Clone, PartialEq)]
struct Way {
    terms: Vec<String>,
    fit: Score,
}

/// A word and its ways.
#[derive(Debug)]
pub(crate) struct Planned {
    written: Vec<Way>,
    /// Thought of only when it is needed: looking for words that are like one costs most of all.
    misspelt: Option<Vec<Way>>,
    /// Whether something has it as it was written.
    known: bool,
    /// How much it counts.
    rarity: Score,
}

fn way(term: impl Into<String>, fit: Score) -> Way {
    Way { terms: vec![term.into()], fit }
}

/// Looks up what the index knows of a question's words.
pub(crate) fn words(searcher: &Searcher, fields: &Fields, question: &Question) -> Result<Vec<Planned>, Error> {
    let titles = [fields.title, fields.tags, fields.names];
    let everywhere = [fields.title, fields.tags, fields.names, fields.body];
    let common = Vocabulary::new(searcher, &titles);
    let all = Vocabulary::new(searcher, &everywhere);
    #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
    let things = searcher.num_docs().max(1) as Score;
    let mut planned = Vec::new();
    for (at, word) in question.words.iter().enumerate() {
        let mut p =
            Planned { written: vec![way(&word.text, fits::WRITTEN)], misspelt: None, known: false, rarity: 1.0 };
        let mut having = all.things_with(&word.text)?;
        if !word.pair {
            if !word.parts.is_empty() {
                p.written.push(Way { terms: word.parts.clone(), fit: fits::PARTS });
                for part in &word.parts {
                    having = having.max(all.things_with(part)?);
                }
            }
            having = having.max(stems(&all, word, question.stems_at(at), &mut p)?);
            joined(&all, question, at, &mut p)?;
            if question.is_open(at) && word.text.chars().count() >= SHORTEST_BEGINNING {
                for known in common.beginning(&word.text, BEGINNINGS)? {
                    having = having.max(known.things);
                    p.written.push(way(known.text, fits::BEGUN));
                }
            }
        }
        p.known = having > 0;
        if !p.known {
            p.misspelt = Some(misspelt(&common, question, at)?);
        }
        #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken of it")]
        let having = having.max(1) as Score;
        // Between 0.3 for what everything has and 1 for what almost nothing has.
        p.rarity = 0.3 + 0.7 * (things / having).max(1.0).ln() / (1.0 + things).ln();
        planned.push(p);
    }
    // A question whose words all stand in a title as they were written fits it wholly.
    let sum: Score = planned.iter().map(|p| p.rarity).sum();
    for p in &mut planned {
        p.rarity /= sum.max(Score::MIN_POSITIVE);
    }
    Ok(planned)
}

/// Thinks of every word as misspelt. False when that was done already.
pub(crate) fn suspect(
    searcher: &Searcher,
    fields: &Fields,
    question: &Question,
    words: &mut [Planned],
) -> Result<bool, Error> {
    let titles = [fields.title, fields.tags, fields.names];
    let common = Vocabulary::new(searcher, &titles);
    let mut more = false;
    for (at, p) in words.iter_mut().enumerate() {
        if p.misspelt.is_none() {
            let ways = misspelt(&common, question, at)?;
            more |= !ways.is_empty();
            p.misspelt = Some(ways);
        }
    }
    Ok(more)
}

fn misspelt(common: &Vocabulary<'_>, question: &Question, at: usize) -> Result<Vec<Way>, Error> {
    let mut ways = Vec::new();
    if let Some(word) = question.words.get(at).filter(|w| !w.pair && !w.is_number()) {
        mistakes(common, word, question.is_open(at), &mut ways)?;
        split(common, word, &mut ways)?;
    }
    Ok(ways)
}

fn stems(all: &Vocabulary<'_>, word: &Word, stems: &[String], p: &mut Planned) -> Result<u32, Error> {
    let mut having = 0;
    // What was written may itself be a stem; what has the stem as a word is meant as well.
    let own = [format!("{STEM}{}", word.text)];
    let others = stems.iter().flat_map(|stem| [format!("{STEM}{stem}"), stem.clone()]);
    for term in own.into_iter().chain(others) {
        let things = all.things_with(&term)?;
        if things > 0 {
            having = having.max(things);
            p.written.push(way(term, fits::STEM));
        }
    }
    Ok(having)
}

/// `own boy` may be `ownboy` in the title, for both words.
fn joined(all: &Vocabulary<'_>, question: &Question, at: usize, p: &mut Planned) -> Result<(), Error> {
    let pairs = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))];
    for (first, second) in pairs.into_iter().flatten() {
        if let (Some(a), Some(b)) = (question.words.get(first), question.words.get(second))
            && !(a.pair || b.pair)
        {
            let both = format!("{}{}", a.text, b.text);
            if all.things_with(&both)? > 0 {
                p.written.push(way(both, fits::JOINED));
            }
        }
    }
    Ok(())
}

/// `ownboy` may be `own boy` in the title.
fn split(common: &Vocabulary<'_>, word: &Word, ways: &mut Vec<Way>) -> Result<(), Error> {
    let mut best: Option<(u32, [&str; 2])> = None;
    for (at, _) in word.text.char_indices().skip(2) {
        let (a, b) = word.text.split_at(at);
        if b.chars().count() < 2 {
            break;
        }
        let things = common.things_with(a)?;
        if things == 0 {
            continue;
        }
        let things = things.min(common.things_with(b)?);
        if things > best.map_or(0, |(most, _)| most) {
            best = Some((things, [a, b]));
        }
    }
    if let Some((_, parts)) = best {
        ways.push(Way { terms: parts.map(str::to_owned).to_vec(), fit: fits::SPLIT });
    }
    Ok(())
}

fn mistakes(common: &Vocabulary<'_>, word: &Word, open: bool, ways: &mut Vec<Way>) -> Result<(), Error> {
    let allowed = edits::allowed(word.text.chars().count());
    if allowed == 0 {
        return Ok(());
    }
    let mut like = common.like(&word.text, allowed, false, LIKE)?;
    if open {
        // One mistake only: with two almost everything begins like everything.
        like.extend(common.like(&word.text, 1, true, LIKE)?);
    }
    for known in like {
        let fit = if known.edits < 2 { fits::ONE_MISTAKE } else { fits::TWO_MISTAKES };
        ways.push(way(known.text, fit));
    }
    Ok(())
}

/// What the engine looks for; `None` when there are too few words for one to be missing.
pub(crate) fn query(fields: &Fields, words: &[Planned], kind: u8, fit: Fit) -> Option<Box<dyn Query>> {
    let missing = match (fit, words.len()) {
        (Fit::Written, _) => 0,
        (Fit::Misspelt, _) => 0,
        (Fit::Lacking, 0..=2) => return None,
        (Fit::Lacking, 3..=5) => 1,
        (Fit::Lacking, _) => 2,
    };
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    for word in words {
        let ways = word.written.iter().chain(word.misspelt.iter().flatten());
        let clause: Vec<Box<dyn Query>> = ways.flat_map(|w| stands(fields, w, word.rarity)).collect();
        clauses.push(Box::new(DisjunctionMaxQuery::new(clause)));
    }
    let of_kind = term(fields.kind, &Term::from_field_u64(fields.kind, u64::from(kind)), 0.0);
    let needed = clauses.len().saturating_sub(missing);
    let words: Box<dyn Query> = if missing == 0 {
        Box::new(BooleanQuery::intersection(clauses))
    } else {
        Box::new(BooleanQuery::union_with_minimum_required_clauses(clauses, needed))
    };
    Some(Box::new(BooleanQuery::new(vec![(Occur::Must, of_kind), (Occur::Must, words)])))
}

/// A way in each field it may stand in.
fn stands(fields: &Fields, way: &Way, rarity: Score) -> Vec<Box<dyn Query>> {
    let in_body = way.fit >= fits::STEM;
    let places = [(fields.title, 1.0), (fields.tags, 0.8), (fields.names, 0.7), (fields.body, 0.35)];
    let places = places.into_iter().take(if in_body { 4 } else { 3 });
    places
        .map(|(field, counts)| -> Box<dyn Query> {
            let score = way.fit * counts * rarity;
            match way.terms.as_slice() {
                [one] => term(field, &Term::from_field_text(field, one), score),
                several => {
                    #[expect(clippy::cast_precision_loss, reason = "a handful")]
                    let share = score / several.len().max(1) as Score;
                    let each = several.iter().map(|t| term(field, &Term::from_field_text(field, t), share));
                    Box::new(BooleanQuery::intersection(each.collect()))
                }
            }
        })
        .collect()
}

fn term(_: Field, term: &Term, score: Score) -> Box<dyn Query> {
    let found = TermQuery::new(term.clone(), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(found), score))
}

/// Passages that have all words, as they were written or in another form of them.
pub(crate) fn in_passages(
    searcher: &Searcher,
    fields: &Fields,
    question: &Question,
    kind: u8,
) -> Result<Option<Box<dyn Query>>, Error> {
    let spoken = [fields.spoken];
    let vocabulary = Vocabulary::new(searcher, &spoken);
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for (at, word) in question.words.iter().enumerate() {
        let mut p = Planned { written: Vec::new(), misspelt: None, known: false, rarity: 1.0 };
        if vocabulary.things_with(&word.text)? > 0 {
            p.written.push(way(&word.text, fits::WRITTEN));
        }
        if !word.pair {
            if !word.parts.is_empty() {
                p.written.push(Way { terms: word.parts.clone(), fit: fits::PARTS });
            }
            stems(&vocabulary, word, question.stems_at(at), &mut p)?;
        }
        let ways = p.written.iter().filter_map(|w| match w.terms.as_slice() {
            [one] => Some(term(fields.spoken, &Term::from_field_text(fields.spoken, one), w.fit)),
            _ => None,
        });
        let ways: Vec<Box<dyn Query>> = ways.collect();
        if ways.is_empty() {
            return Ok(None);
        }
        clauses.push((Occur::Must, Box::new(DisjunctionMaxQuery::new(ways))));
    }
    clauses.push((Occur::Must, term(fields.kind, &Term::from_field_u64(fields.kind, u64::from(kind | 0x80)), 0.0)));
    Ok(Some(Box::new(BooleanQuery::new(clauses))))
}
