//! `name@host`, as clients name what they subscribe to.

use actor::{Handle, is_actor_name};

/// Reads `name@host`; both parts must be there, as PeerTube wants them. `None` when it is not that.
pub(crate) fn parse(text: &str, own_host: &str) -> Option<Handle> {
    let (name, host) = text.split_once('@')?;
    (text.len() <= 310 && is_actor_name(name) && is_host(host)).then(|| Handle::parse(text, own_host))
}

/// A domain name or an IPv4 address, perhaps with a port (RFC 1123, section 2.1).
fn is_host(host: &str) -> bool {
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(label) && port.is_none_or(|p| p.parse::<u16>().is_ok_and(|p| p > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_have_a_name_and_a_host() {
        for good in ["a@b.example", "My_Channel.1@127.0.0.1:9000", "a@localhost", "a@x-y.example:443"] {
            assert!(parse(good, "own.example").is_some(), "{good}");
        }
        for bad in ["", "root", "@a@b.example", "a@", "@b.example", "a@b@c", "a b@c.example", "a@-b.example"] {
            assert_eq!(parse(bad, "own.example"), None, "{bad}");
        }
        for bad in ["a@b..c", "a@http://b.c", "a@b.c:0", "a@b.c:99999", "a@b.c/d"] {
            assert_eq!(parse(bad, "own.example"), None, "{bad}");
        }
        assert_eq!(parse("A@own.example", "own.example"), Some(Handle { name: "a".into(), host: None }));
    }
}
