//! Names and handles of actors, as PeerTube's validators take them.

/// The form in which names are compared: case does not tell two actors apart.
pub fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// Whether a user may be called so: 1 to 50 of `[a-z0-9_.-]`, with neither dot nor hyphen at an end.
pub fn is_username(name: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let bytes = name.as_bytes();
    (1..=50).contains(&bytes.len())
        && bytes.iter().all(|b| inner(*b) || matches!(b, b'.' | b'-'))
        && bytes.first().is_some_and(|b| inner(*b))
        && bytes.last().is_some_and(|b| inner(*b))
}

/// Whether a channel may be called so: 1 to 50 ASCII letters, digits, `-`, `_`, `.` and `:`.
pub fn is_actor_name(name: &str) -> bool {
    (1..=50).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':'))
}

/// `name` or `name@host` as it stands in an address; an `@` before the name is tolerated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handle {
    /// The name, folded.
    pub name: String,
    /// The host; `None` for a local actor.
    pub host: Option<String>,
}

impl Handle {
    /// Reads a handle; our own host means a local actor.
    pub fn parse(text: &str, own_host: &str) -> Self {
        let text = text.strip_prefix('@').unwrap_or(text);
        let (name, host) = match text.split_once('@') {
            Some((name, host)) => (name, Some(host)),
            None => (text, None),
        };
        let host = host.filter(|h| !h.eq_ignore_ascii_case(own_host)).map(str::to_lowercase);
        Handle { name: fold(name), host }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usernames_are_lower_case_and_bounded() {
        for good in ["a", "root", "user_1", "a.b-c", "_a_", &"x".repeat(50)] {
            assert!(is_username(good), "{good}");
        }
        for bad in ["", "Root", ".a", "a.", "-a", "a-", "a b", "é", "a@b", &"x".repeat(51)] {
            assert!(!is_username(bad), "{bad}");
        }
    }

    #[test]
    fn channels_may_have_capitals() {
        assert!(is_actor_name("My-Channel.1"));
        for bad in ["", "a b", "a/b", "é", "a@b", &"x".repeat(51)] {
            assert!(!is_actor_name(bad), "{bad}");
        }
    }

    #[test]
    fn handles_with_our_own_host_are_local() {
        let local = Handle { name: "root".into(), host: None };
        for text in ["root", "Root", "@root", "root@127.0.0.1:9000", "@root@127.0.0.1:9000"] {
            assert_eq!(Handle::parse(text, "127.0.0.1:9000"), local, "{text}");
        }
        assert_eq!(Handle::parse("a@Other.example", "x").host.as_deref(), Some("other.example"));
    }
}
