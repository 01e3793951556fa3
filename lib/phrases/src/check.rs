//! Comparing catalogues with their source.

use crate::Catalogue;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// The values of each sentence, by its id.
type Sentences = BTreeMap<String, BTreeSet<String>>;

pub(crate) fn mistakes(source: &str, catalogues: &[Catalogue]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut all: Vec<(&str, Sentences)> = Vec::new();
    for catalogue in catalogues {
        match parser::parse(catalogue.text) {
            Ok(resource) => all.push((catalogue.tag, sentences(&resource, &mut wrong, catalogue.tag))),
            Err((resource, errors)) => {
                wrong.extend(errors.iter().map(|e| format!("{}: {e}", catalogue.tag)));
                all.push((catalogue.tag, sentences(&resource, &mut wrong, catalogue.tag)));
            }
        }
    }
    let Some(expected) = all.iter().find(|(tag, _)| *tag == source).map(|(_, sentences)| sentences.clone()) else {
        return vec![format!("{source}: no such catalogue")];
    };
    for (tag, has) in &all {
        for (id, values) in &expected {
            match has.get(id) {
                None => wrong.push(format!("{tag}: {id} is missing")),
                Some(found) if found != values => {
                    wrong.push(format!("{tag}: {id} has the values {found:?}, not {values:?}"));
                }
                Some(_) => {}
            }
        }
        wrong.extend(has.keys().filter(|id| !expected.contains_key(*id)).map(|id| format!("{tag}: {id} is nobody's")));
    }
    wrong
}

fn sentences(resource: &Resource<&str>, wrong: &mut Vec<String>, tag: &str) -> Sentences {
    let mut found = Sentences::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut values = BTreeSet::new();
        collect(pattern, &mut values);
        if found.insert(id.clone(), values).is_some() {
            wrong.push(format!("{tag}: {id} is there twice"));
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(value) = &message.value {
            add(message.id.name.to_owned(), value);
        }
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => collect_inline(inline, values),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                collect_inline(selector, values);
                variants.iter().for_each(|variant| collect(&variant.value, values));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(values.insert(id.name.to_owned())),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|one| collect_inline(one, values));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(other: &'static str) -> Vec<String> {
        let en = "hello = Hello { $name }\nmail =\n    .subject = { $count ->\n        [one] One letter\n       *[other] { $count } letters\n    }\n";
        mistakes(
            "en",
            &[Catalogue { tag: "en", rtl: false, text: en }, Catalogue { tag: "fr", rtl: false, text: other }],
        )
    }

    #[test]
    fn a_translation_says_what_its_source_says() {
        assert_eq!(
            check("hello = Bonjour { $name }\nmail =\n    .subject = Lettres : { $count }\n"),
            Vec::<String>::new()
        );
        for (text, wrong) in [
            ("mail =\n    .subject = { $count }\n", "fr: hello is missing"),
            (
                "hello = { $nom }\nmail =\n    .subject = { $count }\n",
                "fr: hello has the values {\"nom\"}, not {\"name\"}",
            ),
            ("hello = { $name }\nmail =\n    .subject = { $count }\nbye = x\n", "fr: bye is nobody's"),
            ("hello = { $name }\nhello = { $name }\nmail =\n    .subject = { $count }\n", "fr: hello is there twice"),
        ] {
            assert_eq!(check(text), [wrong]);
        }
        assert!(check("hello = { $name\nmail =\n    .subject = { $count }\n").len() >= 2);
        assert_eq!(mistakes("en", &[]), ["en: no such catalogue"]);
    }
}
