//! How far two words are apart.

/// How many mistakes a word of that many characters may have: short words with one are other words.
pub(crate) fn allowed(characters: usize) -> u8 {
    match characters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Letters to insert, remove, replace, or swap with their neighbour until one word is the other (optimal string alignment).
/// `None` when more than `most` are needed.
pub(crate) fn distance(a: &str, b: &str, most: u8) -> Option<u8> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > usize::from(most) {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_some_and(|least| *least > usize::from(most)) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().and_then(|d| u8::try_from(*d).ok()).filter(|d| *d <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_counted() {
        for (a, b, d) in [
            ("internet", "internet", 0),
            ("iinternet", "internet", 1),
            ("intrenet", "internet", 1),
            ("intenet", "internet", 1),
            ("innternt", "internet", 2),
            ("été", "éte", 1),
        ] {
            assert_eq!(distance(a, b, 2), Some(d), "{a} {b}");
            assert_eq!(distance(b, a, 2), Some(d), "{b} {a}");
        }
        assert_eq!(distance("montagnes", "montganes", 1), Some(1));
        assert_eq!(distance("boy", "girl", 2), None);
        assert_eq!(distance("internet", "inte", 2), None);
    }
}
