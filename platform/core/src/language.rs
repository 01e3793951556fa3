//! The languages people are spoken to in: which there are, and which of them somebody wants.
//!
//! The web client has the same list (`web/src/i18n/languages.ts`; a test there compares them) and asks in the same order.

use axum::http::{HeaderMap, header};
pub use phrases::{Catalogue, Phrases};

/// The cookie with the language that somebody chose, as PeerTube names it.
pub const COOKIE: &str = "clientLanguage";

/// A language with catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// BCP 47, as short as it can be.
    pub tag: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
}

/// All of them, by tag.
#[rustfmt::skip]
pub const SPOKEN: &[Spoken] = &[
    Spoken { tag: "ar", rtl: true },
    Spoken { tag: "de", rtl: false },
    Spoken { tag: "en", rtl: false },
    Spoken { tag: "eo", rtl: false },
    Spoken { tag: "es", rtl: false },
    Spoken { tag: "fr", rtl: false },
    Spoken { tag: "it", rtl: false },
    Spoken { tag: "ja", rtl: false },
    Spoken { tag: "oc", rtl: false },
    Spoken { tag: "pt", rtl: false },
    Spoken { tag: "ru", rtl: false },
    Spoken { tag: "zh-Hans", rtl: false },
];

/// What is spoken where nothing else is known.
pub const FIRST: Spoken = Spoken { tag: "en", rtl: false };

/// The catalogues of a crate: `lang/<tag>.ftl` in its folder, for every language of [`SPOKEN`].
///
/// ```ignore
/// static PHRASES: Phrases = platform::catalogue!();
/// ```
#[macro_export]
macro_rules! catalogue {
    () => {
        $crate::catalogue!(@
            ("ar", true),
            ("de", false),
            ("en", false),
            ("eo", false),
            ("es", false),
            ("fr", false),
            ("it", false),
            ("ja", false),
            ("oc", false),
            ("pt", false),
            ("ru", false),
            ("zh-Hans", false))
    };
    (@ $(($tag:literal, $rtl:literal)),*) => {
        $crate::language::Phrases::new("en", &[$($crate::language::Catalogue {
            tag: $tag,
            rtl: $rtl,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/lang/", $tag, ".ftl")),
        }),*])
    };
}

/// The language for a wish such as `fr-CA` or `zh-CN`; nothing when there is none.
pub fn spoken(wish: &str) -> Option<Spoken> {
    // Who asks for traditional characters would not want simplified ones.
    let traditional = ["zh-hant", "zh-tw", "zh-hk", "zh-mo"];
    let folded = wish.trim().replace('_', "-").to_ascii_lowercase();
    if traditional.iter().any(|t| folded.starts_with(t)) {
        return None;
    }
    let tags: Vec<&str> = SPOKEN.iter().map(|s| s.tag).collect();
    phrases::nearest(&tags, &folded).and_then(|at| SPOKEN.get(at)).copied()
}

/// The most wanted language of an `Accept-Language` (RFC 9110, 12.5.4) that is spoken here.
pub fn accepted(header: &str) -> Option<Spoken> {
    let mut wishes: Vec<(f32, &str)> = header.split(',').take(32).filter_map(wish).collect();
    // Stable: among equals, who is named first.
    wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
    wishes.iter().find_map(|(_, tag)| spoken(tag))
}

fn wish(part: &str) -> Option<(f32, &str)> {
    let (tag, weight) = part.split_once(';').unwrap_or((part, ""));
    let weight = match weight.trim().strip_prefix("q=") {
        Some(q) => q.trim().parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q))?,
        None => 1.0,
    };
    (weight > 0.0).then_some((weight, tag.trim()))
}

/// What a request wants: its address says it (`?lang=`), then the choice that its cookie keeps, then the browser. `None` when none
/// of them names a language that is spoken here.
pub fn wanted(query: Option<&str>, headers: &HeaderMap) -> Option<Spoken> {
    let asked = query.unwrap_or("").split('&').find_map(|pair| pair.strip_prefix("lang="));
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let chosen = cookies.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == COOKIE);
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let first = asked.and_then(spoken).or_else(|| chosen.and_then(|(_, tag)| spoken(tag)));
    first.or_else(|| accept.and_then(accepted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(spoken: Option<Spoken>) -> &'static str {
        spoken.map_or("none", |s| s.tag)
    }

    #[test]
    fn browsers_say_what_they_want_most() {
        assert_eq!(tag(accepted("fr-CA, fr;q=0.9, en;q=0.8")), "fr");
        assert_eq!(tag(accepted("tlh, ar;q=0.3, en;q=0.7")), "en");
        assert_eq!(tag(accepted("en;q=0, ar;q=0.1")), "ar");
        assert_eq!(tag(accepted("*, xx;q=1")), "none");
        assert_eq!(tag(accepted(",;q=,fr;q=nan,en;q=2")), "none");
    }

    #[test]
    fn the_address_goes_before_the_choice_and_the_choice_before_the_browser() {
        let mut headers = HeaderMap::new();
        assert_eq!(tag(wanted(None, &headers)), "none");
        headers.insert(header::ACCEPT_LANGUAGE, "fr".parse().unwrap());
        assert_eq!(tag(wanted(Some("start=3&lang=xx"), &headers)), "fr");
        headers.insert(header::COOKIE, "a=b; clientLanguage=ar-EG".parse().unwrap());
        assert_eq!(tag(wanted(Some("lang="), &headers)), "ar");
        assert_eq!(tag(wanted(Some("start=3&lang=en_GB"), &headers)), "en");
    }

    #[test]
    fn wishes_are_met_by_the_nearest_language() {
        assert_eq!((tag(spoken("FR")), tag(spoken("ar_EG")), tag(spoken("en-US-x-a"))), ("fr", "ar", "en"));
        assert_eq!((tag(spoken("zh-CN")), tag(spoken("pt-PT")), tag(spoken("zh"))), ("zh-Hans", "pt", "zh-Hans"));
        assert_eq!((tag(spoken("zh-TW")), tag(spoken("")), tag(spoken("../fr"))), ("none", "none", "none"));
    }

    #[test]
    fn the_first_language_is_one_of_them() {
        assert!(SPOKEN.contains(&FIRST));
        assert!(SPOKEN.is_sorted_by_key(|s| s.tag));
    }
}
