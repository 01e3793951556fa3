//! Randomness, in one place so that nothing else reaches for it.

use rand::Rng as _;
use sha2::{Digest, Sha256};

/// `N` bytes from the system's cryptographic generator (reseeded thread-local).
#[expect(clippy::disallowed_methods, reason = "the one place that makes randomness")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut b = [0; N];
    rand::rng().fill_bytes(&mut b);
    b
}

/// `n` characters of `[a-z0-9]`, as PeerTube's client ids and secrets look.
pub fn token(n: usize) -> String {
    const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut out = String::with_capacity(n);
    while out.len() < n {
        for b in bytes::<32>() {
            // 252 = 7 * 36: the rest would favour the first letters.
            if b < 252 && out.len() < n {
                out.push(char::from(ALPHABET[usize::from(b) % 36]));
            }
        }
    }
    out
}

/// `2 * n` hexadecimal digits.
pub fn hex(n: usize) -> String {
    let mut out = String::with_capacity(n * 2);
    while out.len() < n * 2 {
        for b in bytes::<16>() {
            if out.len() < n * 2 {
                out.push_str(&format!("{b:02x}"));
            }
        }
    }
    out
}

/// A random (version 4) UUID.
pub fn uuid() -> uuid::Uuid {
    uuid::Builder::from_random_bytes(bytes()).into_uuid()
}

/// What the database keeps of a secret token.
pub fn fingerprint(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A UUID that follows from its parts and gives none of them away; the first part is a secret.
pub fn derived_uuid(parts: &[&str]) -> uuid::Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
