//! Searches that are no words but the address of one thing.

use platform::{App, Caller};

/// Whether somebody searches for an address.
pub fn is_address(search: &str) -> bool {
    search.starts_with("http://") || search.starts_with("https://")
}

/// Whether somebody may have other servers asked (`search.remote_uri`), and so see also what nobody follows from here.
pub fn may_ask_elsewhere(app: &App, caller: Option<&Caller>) -> bool {
    let remote_uri = &app.config().search.remote_uri;
    if caller.is_some() { remote_uri.users } else { remote_uri.anonymous }
}

/// The path of an address below this instance's origin, without query, fragment and closing slashes; `None` for addresses
/// elsewhere.
pub fn own_path<'a>(address: &'a str, origin: &str) -> Option<&'a str> {
    let rest = address.strip_prefix(origin)?;
    let path = rest.split(['?', '#', ';']).next().unwrap_or(rest).trim_end_matches('/');
    (path.is_empty() || path.starts_with('/')).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_the_origin_are_ours() {
        let ours = |address| own_path(address, "https://a.example");
        assert_eq!(ours("https://a.example/w/x?start=3s#c"), Some("/w/x"));
        assert_eq!(ours("https://a.example/c/x/"), Some("/c/x"));
        assert_eq!(ours("https://a.example"), Some(""));
        for elsewhere in ["http://a.example/w/x", "https://a.example.org/w/x", "https://a.example:81/w/x", "/w/x"] {
            assert_eq!(ours(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn words_are_no_addresses() {
        assert!(is_address("http://a.example/x") && is_address("https://a.example"));
        assert!(!is_address("how http://a.example works") && !is_address("https"));
    }
}
