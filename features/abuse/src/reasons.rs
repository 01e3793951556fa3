//! The reasons a reporter chooses from, by PeerTube's names and numbers.

const REASONS: &[(i64, &str)] = &[
    (1, "violentOrRepulsive"),
    (2, "hatefulOrAbusive"),
    (3, "spamOrMisleading"),
    (4, "privacy"),
    (5, "rights"),
    (6, "serverRules"),
    (7, "thumbnails"),
    (8, "captions"),
];

/// The number of a reason.
pub(crate) fn number(name: &str) -> Option<i64> {
    REASONS.iter().find(|(_, n)| *n == name).map(|(id, _)| *id)
}

/// Reasons as a row keeps them, in the order they were given: `,1,8,`, or nothing.
pub(crate) fn packed(numbers: &[i64]) -> String {
    let mut text = String::new();
    for n in numbers {
        text.push_str(&format!(",{n}"));
    }
    if !text.is_empty() {
        text.push(',');
    }
    text
}

/// The names of the reasons that a row of `abuse` keeps in `predefined_reasons`.
#[must_use]
pub fn names(packed: &str) -> Vec<&'static str> {
    let numbers = packed.split(',').filter_map(|n| n.parse::<i64>().ok());
    numbers.filter_map(|n| REASONS.iter().find(|(id, _)| *id == n).map(|(_, name)| *name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_keep_their_order() {
        let numbers: Vec<i64> = ["captions", "privacy"].into_iter().filter_map(number).collect();
        assert_eq!(packed(&numbers), ",8,4,");
        assert_eq!(names(",8,4,"), ["captions", "privacy"]);
        assert_eq!((packed(&[]), names("")), (String::new(), vec![]));
        assert_eq!(number("boredom"), None);
    }
}
