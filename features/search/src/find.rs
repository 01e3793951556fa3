//! Asking the index.

use crate::engine::Engine;
use crate::kind::Kind;
use crate::order::{Candidate, order};
use platform::{App, Page};
use std::collections::{HashMap, HashSet};
use text_index::{Error, Question, Snapshot, SpokenHit};

/// Things that are looked at. Of more the best known are taken; nobody pages further.
const MOST: usize = 5_000;
/// Things that are looked at for suggestions.
const SOME: usize = 100;
/// Passages that are looked at.
const MOST_SPOKEN: usize = 300;
/// So many of the best hits are put in order once more.
const ORDERED: usize = 200;
/// What somebody says in a video counts less than any word of its title.
const SPOKEN: f32 = 0.05;

/// What the index has for some words.
#[derive(Debug)]
pub struct Found {
    /// The words.
    pub question: Question,
    /// Numbers of things, best first.
    pub ids: Vec<i64>,
    /// How well each fits.
    pub scores: HashMap<i64, f32>,
    /// Whether these are all; false when more were not looked at.
    pub all: bool,
    /// Where the words are said; videos only.
    pub spoken: HashMap<i64, SpokenHit>,
}

impl Found {
    /// The best of those that are listed: these are put in order by their titles, what they are known for, and their age. Nobody sees
    /// where the others stand.
    pub fn best(&self, listed: &HashSet<i64>) -> Vec<i64> {
        self.ids.iter().copied().filter(|id| listed.contains(id)).take(ORDERED).collect()
    }

    /// The numbers of a page of those that are listed, and how many there are in all. `best` are [`Found::best`] with their titles.
    pub fn page(&self, listed: &HashSet<i64>, best: &[Candidate], page: &Page, now: i64) -> (Vec<i64>, i64) {
        let mut ids = order(&self.question, &self.scores, best, now);
        ids.extend(self.ids.iter().copied().filter(|id| listed.contains(id)).skip(ORDERED));
        let total = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        if !page.descending {
            ids.reverse();
        }
        let index = |n: i64| usize::try_from(n).unwrap_or(usize::MAX);
        (ids.into_iter().skip(index(page.start)).take(index(page.count)).collect(), total)
    }
}

/// What the index has for the words of a text. `None` when the text has no words or there is no index: then the database is
/// searched. Who may see what was found is not asked here.
pub async fn find(app: &App, kind: Kind, text: &str) -> Option<Found> {
    look(app, kind, text, Breadth::All).await
}

/// The best of what the index has for the words of a text that somebody still types: enough for some suggestions.
pub async fn suggest(app: &App, kind: Kind, text: &str) -> Option<Found> {
    look(app, kind, text, Breadth::Some).await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Breadth {
    All,
    Some,
}

async fn look(app: &App, kind: Kind, text: &str, breadth: Breadth) -> Option<Found> {
    let question = Question::new(text)?;
    let (engine, place) = (app.shared::<Engine>(), Engine::place(app));
    // Reading mapped files is waiting for the disk.
    let work = move || {
        let snapshot = engine.snapshot(&place)?;
        match ask(&snapshot, kind, question, breadth) {
            Ok(found) => Some(found),
            Err(e) => {
                engine.found_damaged(&e);
                None
            }
        }
    };
    tokio::task::spawn_blocking(work).await.ok().flatten()
}

fn ask(index: &Snapshot, kind: Kind, question: Question, breadth: Breadth) -> Result<Found, Error> {
    let most = if breadth == Breadth::All { MOST } else { SOME };
    let hits = index.search(&question, kind.number(), most)?;
    let mut ids: Vec<i64> = hits.iter().map(|hit| hit.id).collect();
    let mut scores: HashMap<i64, f32> = hits.iter().map(|hit| (hit.id, hit.score)).collect();
    let all = hits.len() < most;
    let mut spoken = HashMap::new();
    if kind == Kind::Video && breadth == Breadth::All {
        for hit in index.spoken(&question, kind.number(), MOST_SPOKEN)? {
            scores.entry(hit.id).or_insert_with(|| {
                ids.push(hit.id);
                SPOKEN
            });
            spoken.insert(hit.id, hit);
        }
    }
    Ok(Found { question, ids, scores, all, spoken })
}
