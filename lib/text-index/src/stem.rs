//! Stems: `running` is found by `runs`. By Snowball's rules for the language of the text.

use frostem::{Algorithm, Stemmer};

/// Languages with rules, by their ISO 639-1 codes.
const RULES: &[(&str, Algorithm)] = &[
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];
/// Shorter words are their own stems.
const SHORTEST: usize = 3;

/// The stems of a word that differ from it: by the rules of one language, of English for texts without one, of none for
/// languages without rules.
pub(crate) fn stems_of(word: &str, language: Option<&str>) -> impl Iterator<Item = String> {
    let code = language.map_or("en", |l| l.split(['-', '_']).next().unwrap_or(l));
    let code = if matches!(code, "nb" | "nn") { "no" } else { code };
    let rules = RULES.iter().find(|(known, _)| *known == code);
    rules.and_then(|(_, algorithm)| stem(word, *algorithm)).into_iter()
}

/// The stems of a word in every language that could be meant: who searches does not say in which they do.
pub(crate) fn all_stems_of(word: &str) -> Vec<String> {
    let mut stems: Vec<String> = RULES.iter().filter_map(|(_, algorithm)| stem(word, *algorithm)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn stem(word: &str, algorithm: Algorithm) -> Option<String> {
    if word.chars().count() < SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let stem = Stemmer::new(algorithm).stem(word);
    (stem != word && !stem.is_empty()).then(|| stem.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_rules() {
        let one = |word, language| stems_of(word, language).collect::<Vec<_>>();
        assert_eq!(one("running", Some("en")), ["run"]);
        assert_eq!(one("running", None), ["run"]);
        assert_eq!(one("chevaux", Some("fr-CA")), ["cheval"]);
        assert_eq!(one("running", Some("eo")), Vec::<String>::new());
        assert_eq!(one("run", Some("en")), Vec::<String>::new());
        assert_eq!(one("1080p", Some("en")), Vec::<String>::new());
        assert!(all_stems_of("chevaux").contains(&"cheval".to_owned()));
    }
}
