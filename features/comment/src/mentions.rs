//! Whom a text names: `@name` and `@name@our-host`, at the beginning of a word.

use actor::{fold, is_actor_name};

/// Names heard at most: a comment is no way to call everybody.
const MOST: usize = 50;

/// The local names in a text, folded, each once, in the order of the text.
pub(crate) fn in_text(text: &str, own_host: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | '"' | '*')) {
        let Some(mention) = word.strip_prefix('@') else { continue };
        let mention = mention.trim_end_matches(['.', '!', '?', ';', ':', '\'', '…']);
        let name = match mention.split_once('@') {
            Some((name, host)) if host.eq_ignore_ascii_case(own_host) => name,
            Some(_) => continue,
            None => mention,
        };
        let name = fold(name);
        if is_actor_name(&name) && !names.contains(&name) && names.len() < MOST {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_people_are_heard() {
        let names = |text| in_text(text, "127.0.0.1:9000");
        assert_eq!(names("@root hello @User1@127.0.0.1:9000, and (@bob.b)!"), ["root", "user1", "bob.b"]);
        assert_eq!(names("thanks @bob."), ["bob"]);
        assert_eq!(names("@a @A\n@a"), ["a"]);
        for none in ["", "mail@bob", "@bob@peer.example", "@", "@@bob", "@b/x", "# @\u{202e}"] {
            assert_eq!(names(none), Vec::<String>::new(), "{none}");
        }
        let many: String = (0..100).map(|n| format!("@u{n} ")).collect();
        assert_eq!(names(&many).len(), 50);
    }
}
