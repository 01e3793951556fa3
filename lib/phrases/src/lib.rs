//! Sentences in several languages, from Fluent catalogues (<https://projectfluent.org/fluent/guide/>) that are compiled in.
//!
//! A sentence is known by its message (`hello`) or by a message and an attribute of it (`reset.subject`). What a language lacks is
//! said in the first one, which is the source.

mod check;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// One language's catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// BCP 47, such as `fr` or `zh-Hans`.
    pub tag: &'static str,
    /// Whether it is written from right to left: values are set apart there (Unicode UAX 9), since most names and all addresses run
    /// the other way.
    pub rtl: bool,
    /// The text of its `.ftl` file.
    pub text: &'static str,
}

/// Sentences in all their languages; read when the first one is said.
pub struct Phrases {
    catalogues: &'static [Catalogue],
    source: &'static str,
    read: OnceLock<Vec<(&'static str, FluentBundle<FluentResource>)>>,
}

impl std::fmt::Debug for Phrases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Phrases").field("source", &self.source).finish_non_exhaustive()
    }
}

impl Phrases {
    /// Sentences whose source is the catalogue with that tag.
    pub const fn new(source: &'static str, catalogues: &'static [Catalogue]) -> Self {
        Phrases { catalogues, source, read: OnceLock::new() }
    }

    /// The sentence of an id, in a language (`fr`, or `fr-CA`, which is French here), with its values. An id that nobody wrote stands
    /// for itself.
    pub fn say(&self, language: Option<&str>, id: &str, values: &[(&str, &str)]) -> String {
        let mut given = FluentArgs::new();
        for (name, value) in values {
            given.set((*name).to_owned(), (*value).to_owned());
        }
        let wanted = language.and_then(|language| self.bundle(language));
        let said = wanted.and_then(|bundle| said(bundle, id, &given));
        said.or_else(|| said_in_source(self, id, &given)).unwrap_or_else(|| id.to_owned())
    }

    /// The catalogues it is made of.
    pub fn catalogues(&self) -> &'static [Catalogue] {
        self.catalogues
    }

    /// What is wrong: text that is no Fluent, sentences that a language lacks or has alone, and values that differ from the source's.
    pub fn mistakes(&self) -> Vec<String> {
        check::mistakes(self.source, self.catalogues)
    }

    fn bundle(&self, language: &str) -> Option<&FluentBundle<FluentResource>> {
        let read = self.read.get_or_init(|| self.catalogues.iter().map(|c| (c.tag, bundle(c))).collect());
        let tags: Vec<&str> = read.iter().map(|(tag, _)| *tag).collect();
        let best = nearest(&tags, language)?;
        read.get(best).map(|(_, bundle)| bundle)
    }
}

/// Which of some tags a language is nearest to: the same, or the first of the same language (`zh-CN` is `zh-Hans`).
pub fn nearest(tags: &[&str], language: &str) -> Option<usize> {
    let short = |tag: &str| tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let same = tags.iter().position(|tag| tag.eq_ignore_ascii_case(language));
    same.or_else(|| tags.iter().position(|tag| short(tag) == short(language)))
}

fn bundle(catalogue: &Catalogue) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = catalogue.tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(catalogue.rtl);
    // A catalogue with a mistake says what it can: tests refuse it, people still get their letter.
    let resource = FluentResource::try_new(catalogue.text.to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

fn said(bundle: &FluentBundle<FluentResource>, id: &str, values: &FluentArgs<'_>) -> Option<String> {
    let (message, attribute) = id.split_once('.').map_or((id, None), |(message, attribute)| (message, Some(attribute)));
    let message = bundle.get_message(message)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(values), &mut errors).into_owned())
}

fn said_in_source(phrases: &Phrases, id: &str, values: &FluentArgs<'_>) -> Option<String> {
    said(phrases.bundle(phrases.source)?, id, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: &str =
        "hello = Hello { $name }, you have { $count } letters\nbye = Bye\n    .late = Good night, { $name }\n";
    const FR: &str = "hello = { $count } lettres pour vous, { $name }\n";
    const AR: &str = "hello = مرحبًا { $name }، لديك { $count }\n";
    static SOME: Phrases = Phrases::new(
        "en",
        &[
            Catalogue { tag: "ar", rtl: true, text: AR },
            Catalogue { tag: "en", rtl: false, text: EN },
            Catalogue { tag: "fr", rtl: false, text: FR },
        ],
    );

    #[test]
    fn sentences_are_said_in_the_language_that_is_there() {
        let values = [("name", "{ $count }"), ("count", "3")];
        assert_eq!(SOME.say(None, "hello", &values), "Hello { $count }, you have 3 letters");
        assert_eq!(SOME.say(Some("fr-CA"), "hello", &values), "3 lettres pour vous, { $count }");
        assert_eq!(SOME.say(Some("fr"), "bye", &[]), "Bye");
        assert_eq!(SOME.say(Some("fr"), "bye.late", &[("name", "Ada")]), "Good night, Ada");
        assert_eq!(SOME.say(Some("xx"), "nothing", &[]), "nothing");
        assert_eq!(SOME.say(Some("en"), "bye.nothing", &[]), "bye.nothing");
    }

    #[test]
    fn values_are_set_apart_where_writing_runs_to_the_left() {
        let said = SOME.say(Some("ar"), "hello", &[("name", "Ada"), ("count", "3")]);
        assert_eq!(said, "مرحبًا \u{2068}Ada\u{2069}، لديك \u{2068}3\u{2069}");
    }

    #[test]
    fn tags_are_matched_by_their_language() {
        let tags = ["en", "fr", "zh-Hans"];
        let tag = |wish| nearest(&tags, wish).map(|at| tags[at]);
        assert_eq!(
            (tag("FR"), tag("zh-CN"), tag("zh"), tag("fr_FR")),
            (Some("fr"), Some("zh-Hans"), Some("zh-Hans"), Some("fr"))
        );
        assert_eq!((tag("de"), tag("")), (None, None));
    }
}
