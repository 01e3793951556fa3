//! Which addresses a list may be read from.

use crate::is_host;
use platform::http_client::Url;

/// Longest address that is kept, in characters; PeerTube's validator takes no longer ones either.
const LONGEST: usize = 2083;

/// Whether a text is the address of something on the web: `http` or `https`, and a host as [`is_host`] knows them.
pub fn is_web_address(text: &str, own_hostname: &str) -> bool {
    // `Url` would overlook white space at the ends, and line breaks anywhere.
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>');
    if text.chars().count() > LONGEST || text.contains(odd) || !text.contains("://") {
        return false;
    }
    let Ok(url) = text.parse::<Url>() else { return false };
    let host = url.host_str().is_some_and(|host| is_host(host, own_hostname));
    host && matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn addresses_are_of_the_web_and_name_a_host() {
        for good in ["https://lists.example/a.json", "http://127.0.0.1:9000/x?y=z", "HTTPS://Lists.example"] {
            assert!(is_web_address(good, "home.example"), "{good}");
        }
        assert!(is_web_address("http://localhost:9000/list", "localhost"));
        for bad in [
            "",
            "invalid",
            "lists.example/a.json",
            "ftp://lists.example/",
            "file:///etc/passwd",
            "https:lists.example",
            "https://",
            "https://lists.example/a b",
            " https://lists.example",
            "https://user:pw@lists.example/",
            "http://localhost:9000/list",
        ] {
            assert!(!is_web_address(bad, "home.example"), "{bad}");
        }
        assert!(!is_web_address(&format!("https://lists.example/{}", "a".repeat(2083)), "home.example"));
    }
}
