//! Sentences in several languages, each known by an id.

/// Sentences: `(id, [(language, sentence)])`. `{name}` in a sentence is a gap for a value. English is always there and
/// stands in for languages that lack a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Phrases(pub &'static [(&'static str, &'static [(&'static str, &'static str)])]);

impl Phrases {
    /// The sentence of an id, in a language (`fr`, or `fr-CA`, which is French here), with its gaps filled. An id that
    /// nobody wrote stands for itself.
    pub fn say(&self, language: Option<&str>, id: &str, values: &[(&str, &str)]) -> String {
        let Some((_, sentences)) = self.0.iter().find(|(known, _)| *known == id) else { return id.to_owned() };
        let short = language.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
        let of = |language: &str| sentences.iter().find(|(l, _)| *l == language).map(|(_, s)| *s);
        fill(of(short).or_else(|| of("en")).unwrap_or(id), values)
    }

    /// What is wrong with the list: sentences without English, and translations with other gaps than the English one.
    pub fn mistakes(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (id, sentences) in self.0 {
            let Some((_, english)) = sentences.iter().find(|(l, _)| *l == "en") else {
                wrong.push(format!("{id}: no English"));
                continue;
            };
            let expected = gaps(english);
            for (language, sentence) in *sentences {
                if gaps(sentence) != expected {
                    wrong.push(format!("{id}: {language} has other gaps than English"));
                }
            }
        }
        wrong
    }
}

/// Fills gaps in one pass: what a value holds is no gap.
fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let gap = after.find('}').map(|end| (&after[..end], &after[end + 1..]));
        match gap.and_then(|(name, tail)| values.iter().find(|(n, _)| *n == name).map(|(_, v)| (v, tail))) {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

fn gaps(sentence: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        sentence.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: Phrases = Phrases(&[
        ("hello", &[("en", "Hello {name}, you have {count} letters"), ("fr", "{count} lettres pour vous, {name}")]),
        ("bye", &[("en", "Bye")]),
    ]);

    #[test]
    fn sentences_are_said_in_the_language_that_is_there() {
        let values = [("name", "{count}"), ("count", "3")];
        assert_eq!(SOME.say(None, "hello", &values), "Hello {count}, you have 3 letters");
        assert_eq!(SOME.say(Some("fr-CA"), "hello", &values), "3 lettres pour vous, {count}");
        assert_eq!(SOME.say(Some("fr"), "bye", &[]), "Bye");
        assert_eq!(SOME.say(Some("xx"), "nothing", &[]), "nothing");
        assert!(SOME.mistakes().is_empty());
        assert_eq!(Phrases(&[("x", &[("en", "{a}"), ("fr", "{b}")])]).mistakes().len(), 1);
    }
}
