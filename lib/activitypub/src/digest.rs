//! The `Digest` of a body (RFC 3230, as draft-cavage signatures use it).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The header's value for a body.
pub fn of(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(Sha256::digest(body)))
}

/// Whether a header's value names this body. Of several digests the SHA-256 counts, and each SHA-256 must be right.
pub fn matches(value: &str, body: &[u8]) -> bool {
    let hash = Sha256::digest(body);
    let mut found = false;
    for one in value.split(',') {
        let Some((algorithm, digest)) = one.trim().split_once('=') else { return false };
        if algorithm.eq_ignore_ascii_case("sha-256") {
            if STANDARD.decode(digest).ok().as_deref() != Some(&hash[..]) {
                return false;
            }
            found = true;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_and_its_digest() {
        // The example of draft-cavage-http-signatures-12, appendix C.
        let body = br#"{"hello": "world"}"#;
        assert_eq!(of(body), "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=");
        assert!(matches("SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", body));
        assert!(matches("md5=xyz, sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", body));
    }

    #[test]
    fn other_bodies_and_other_digests_are_refused() {
        let right = "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=";
        assert!(!matches(right, b"{\"hello\": \"World\"}"));
        let body = br#"{"hello": "world"}"#;
        let wrong = of(b"other");
        for value in ["", "SHA-256=", "SHA-256=AAAA", "SHA-512=xyz", "nonsense", &format!("{right}, {wrong}"), &wrong] {
            assert!(!matches(value, body), "{value}");
        }
    }
}
