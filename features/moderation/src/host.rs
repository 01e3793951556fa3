//! What counts as the name of a server.

use std::net::Ipv4Addr;

/// Whether a text names a server as `host` or `host:port`: a domain or an IPv4 address. A name without a dot is one only
/// while we are such a server ourselves (`localhost`, `127.0.0.1`), as for PeerTube: that is somebody trying things out.
pub fn is_host(text: &str, own_hostname: &str) -> bool {
    let (name, port) = match text.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (text, None),
    };
    let port_is_right =
        |p: &str| p.len() <= 5 && p.bytes().all(|b| b.is_ascii_digit()) && p.parse::<u16>().is_ok_and(|p| p > 0);
    if !port.is_none_or(port_is_right) || name.is_empty() || name.len() > 253 {
        return false;
    }
    if name.parse::<Ipv4Addr>().is_ok() {
        return true;
    }
    let labels: Vec<&str> = name.split('.').collect();
    let label = |l: &&str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || (!c.is_ascii() && c.is_alphanumeric()))
    };
    // A last label of digits alone would be part of an address, not of a name.
    let numeric = labels.last().is_some_and(|l| l.bytes().all(|b| b.is_ascii_digit()));
    let dotless = labels.len() == 1 && !matches!(own_hostname, "localhost" | "127.0.0.1");
    labels.iter().all(label) && !numeric && !dotless
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_domains_or_addresses_with_or_without_a_port() {
        for good in ["peer.example", "a-b.c.example:8443", "127.0.0.1:9000", "10.0.0.1", "münchen.example"] {
            assert!(is_host(good, "home.example"), "{good}");
        }
        assert!(is_host("localhost:9001", "127.0.0.1") && !is_host("localhost:9001", "home.example"));
        let long = format!("{}.example", "a".repeat(64));
        for bad in [
            "",
            "1",
            "https://peer.example",
            "peer.example/path",
            "peer.example:",
            "peer.example:0",
            "peer.example:99999",
            "peer.example:1:2",
            "-a.example",
            "a b.example",
            "a@b.example",
            ".example",
            "peer.example.",
            "1.2.3",
            "a_b.example",
            &long,
        ] {
            assert!(!is_host(bad, "127.0.0.1"), "{bad}");
        }
    }
}
