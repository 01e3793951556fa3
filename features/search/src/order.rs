//! The order of what was found: by how well the words fit, and of equals first what is well known and new.

use std::collections::HashMap;
use text_index::{Question, closeness};

/// Something that was found and may be shown.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its number.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Views, followers: how many people know it.
    pub known: i64,
    /// When it came (milliseconds since 1970).
    pub came: i64,
}

/// Shares of the score. The last two together are less than what one misspelt word of six costs: words written alike come first.
const TITLE: f32 = 0.7;
const WORDS: f32 = 0.3;
const KNOWN: f32 = 0.04;
const NEW: f32 = 0.025;
/// What so many people know is as well known as anything.
const FAMOUS: f32 = 1_000_000.0;
/// After so long something is half as new.
const HALF_NEW: f32 = 90.0 * 24.0 * 3_600_000.0;

/// The candidates' numbers, best first. `scores` are the index's.
pub(crate) fn order(question: &Question, scores: &HashMap<i64, f32>, candidates: &[Candidate], now: i64) -> Vec<i64> {
    let score = |c: &Candidate| {
        #[expect(clippy::cast_precision_loss, reason = "a logarithm and a share are taken of them")]
        let (known, age) = (c.known.max(0) as f32, now.saturating_sub(c.came).max(0) as f32);
        let known = ((1.0 + known).ln() / FAMOUS.ln()).min(1.0);
        let new = HALF_NEW / (HALF_NEW + age);
        let words = scores.get(&c.id).copied().unwrap_or(0.0);
        TITLE * closeness(question, &c.title) + WORDS * words + KNOWN * known + NEW * new
    };
    let mut scored: Vec<(f32, i64)> = candidates.iter().map(|c| (score(c), c.id)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(id: i64, title: &str, known: i64, came: i64) -> Candidate {
        Candidate { id, title: title.into(), known, came }
    }

    #[test]
    fn fame_and_news_decide_between_equals_only() {
        let question = Question::new("the story of the six whales").unwrap();
        let now = 1_000 * 24 * 3_600_000;
        let candidates = [
            candidate(1, "The story of the six whales", 0, 0),
            candidate(2, "The story of the six whales", 1_000_000, 0),
            candidate(3, "The story of the six whales", 0, now),
            candidate(4, "The store of the six whales", 1_000_000, now),
        ];
        let scores = HashMap::from([(1, 1.0), (2, 1.0), (3, 1.0), (4, 0.9)]);
        assert_eq!(order(&question, &scores, &candidates, now), [2, 3, 1, 4]);
    }
}
