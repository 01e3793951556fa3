//! Finding links to elsewhere in a text, written out or not: `https://host/…`, `//host`, `www.host`, `host.tld`, `name@host.tld`.

/// Endings of host names that are taken for one without a scheme, besides those of two letters: the list that
/// link finders of web clients know.
const ENDINGS: &[&str] = &[
    "aero", "asia", "biz", "com", "coop", "edu", "gov", "info", "museum", "name", "net", "org", "pro", "shop", "web",
    "xxx", "рф",
];

/// Whether a text links to another host than our own (`host`, with an unusual port).
pub(crate) fn has_external_link(text: &str, own_host: &str) -> bool {
    let around = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']' | '|' | '`');
    text.split(around).any(|word| link_in(word).is_some_and(|host| !host.eq_ignore_ascii_case(own_host)))
}

/// The host that a word without spaces links to.
fn link_in(word: &str) -> Option<&str> {
    for scheme in ["https://", "http://", "ftp://", "//"] {
        if let Some(at) = find_ignoring_case(word, scheme) {
            let rest = &word[at + scheme.len()..];
            let host = authority(rest);
            // `//` alone needs what looks like a host.
            if !host.is_empty() && (scheme != "//" || looks_like_host(host)) {
                return Some(host);
            }
        }
    }
    if let Some(at) = find_ignoring_case(word, "mailto:") {
        return Some(&word[at..]);
    }
    let word = word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '*' | '_' | '~' | '…'));
    let host = authority(word);
    looks_like_host(host).then_some(host)
}

/// Where an ASCII needle stands.
fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes().windows(needle.len()).position(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
}

/// The host of what follows a scheme, with its port; user information before an `@` is none of it.
fn authority(text: &str) -> &str {
    let end = text.find(['/', '?', '#', '\\', ',', ';', '!']).unwrap_or(text.len());
    let whole = text[..end].trim_end_matches(['.', ':']);
    whole.rsplit_once('@').map_or(whole, |(_, host)| host)
}

/// `name.tld`, where the ending is known or has two letters.
fn looks_like_host(host: &str) -> bool {
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    let Some((rest, ending)) = name.rsplit_once('.') else { return false };
    let ending = ending.to_lowercase();
    let letters = ending.chars().count();
    let known = ENDINGS.contains(&ending.as_str()) || (letters == 2 && ending.chars().all(char::is_alphabetic));
    let label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    known && rest.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_many_clothes() {
        for text in [
            "see https://spam.example/x",
            "HTTP://spam.example",
            "[click](https://spam.example)",
            "<https://spam.example>",
            "go to framasoft.org.",
            "www.spam.com/now",
            "mail me: spam@spam.net",
            "//spam.org/x",
            "x//spam.org/x",
            "https://127.0.0.1:9000@spam.example/",
            "https://user:pw@spam.example",
            "http://127.0.0.1:9001/",
            "пример.рф",
            "http://localhost",
        ] {
            assert!(has_external_link(text, "127.0.0.1:9000"), "{text}");
        }
    }

    #[test]
    fn our_own_pages_and_plain_text_are_none() {
        for text in [
            "",
            "nothing here",
            "https://127.0.0.1:9000/w/abc",
            "version 1.2.3 and e.g. this",
            "wait... what?",
            "and/or 1//2 // comment",
            "@alice hi",
            "at 12:30, file.rs.backup",
            "https://",
        ] {
            assert!(!has_external_link(text, "127.0.0.1:9000"), "{text}");
        }
    }
}
