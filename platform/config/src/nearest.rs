//! The known name that looks most like an unknown one, to help with a typing error.

/// `None` when nothing is alike: at most a third of the characters may differ.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    // Keys have at most some 80 characters; what is far longer resembles none of them.
    const LONGEST: usize = 160;
    if name.len() > LONGEST {
        return None;
    }
    let worst = name.chars().count() / 3;
    known
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= worst && *candidate != name)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Levenshtein's distance, one row at a time.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, l) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, r) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(l != *r);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_typing_error() {
        let known = ["transcoding.threads", "transcoding.enabled", "live.enabled"];
        assert_eq!(nearest("transcoding.thread", known.into_iter()).as_deref(), Some("transcoding.threads"));
        assert_eq!(nearest("trasncoding.enabled", known.into_iter()).as_deref(), Some("transcoding.enabled"));
        assert_eq!(nearest("weather.forecast.url", known.into_iter()), None);
        assert_eq!(nearest(&"x".repeat(10_000), known.into_iter()), None);
        assert_eq!(nearest("", known.into_iter()), None);
    }
}
