//! One-time passwords by time (RFC 6238): SHA-1, six digits, thirty seconds, as every authenticator app has them; their
//! keys in base 32 (RFC 4648), and encrypted for the database.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use platform::random;

/// Seconds a password lasts.
const PERIOD: i64 = 30;
/// Bytes of a key.
const KEY: usize = 20;
const NONCE: usize = 12;

/// A key that was just made, as authenticator apps take it.
pub(crate) struct Made {
    /// Base 32.
    pub secret: String,
    /// `otpauth://…`, for a QR code.
    pub uri: String,
}

/// Makes a key for somebody at an issuer.
pub(crate) fn make(issuer: &str, label: &str) -> Made {
    let secret = base32(&random::bytes::<KEY>());
    let part = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string().replace("%2E", ".").replace("%2D", "-");
    let (issuer, label) = (part(issuer), part(label));
    let uri = format!(
        "otpauth://totp/{issuer}:{label}?issuer={issuer}&secret={secret}&algorithm=SHA1&digits=6&period={PERIOD}"
    );
    Made { secret, uri }
}

/// Whether a password is right at a time (milliseconds since 1970); clocks may be one period apart.
pub(crate) fn is_right(secret: &str, password: &str, now: i64) -> bool {
    let Some(key) = unbase32(secret) else { return false };
    let step = now.div_euclid(1000).div_euclid(PERIOD);
    [step, step - 1, step + 1].into_iter().any(|step| code(&key, step) == password.trim())
}

/// HOTP of a step (RFC 4226, section 5.3).
fn code(key: &[u8], step: i64) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key), &step.to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[tag.len() - 1] & 0x0f);
    let word = u32::from_be_bytes([tag[at] & 0x7f, tag[at + 1], tag[at + 2], tag[at + 3]]);
    format!("{:06}", word % 1_000_000)
}

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Base 32 of whole groups of five bytes.
fn base32(bytes: &[u8]) -> String {
    let digit = |group: u64, at: u32| char::from(ALPHABET[usize::try_from(group >> (35 - 5 * at) & 31).unwrap_or(0)]);
    bytes
        .chunks_exact(5)
        .map(|five| five.iter().fold(0u64, |group, byte| group << 8 | u64::from(*byte)))
        .flat_map(|group| (0..8).map(move |at| digit(group, at)))
        .collect()
}

fn unbase32(text: &str) -> Option<Vec<u8>> {
    let digits = text.bytes().map(|c| ALPHABET.iter().position(|a| *a == c)).collect::<Option<Vec<_>>>()?;
    let mut out = Vec::with_capacity(KEY);
    for eight in digits.chunks_exact(8) {
        let group = eight.iter().fold(0u64, |group, digit| group << 5 | u64::try_from(*digit).unwrap_or(0));
        out.extend_from_slice(&group.to_be_bytes()[3..]);
    }
    Some(out)
}

/// A key for a user's row: AES-256-GCM under the instance's secret, bound to the user.
pub(crate) fn seal(instance_secret: &str, user_id: i64, secret: &str) -> Option<String> {
    let nonce = random::bytes::<NONCE>();
    let mut text = secret.as_bytes().to_vec();
    let aad = Aad::from(user_id.to_be_bytes());
    cipher(instance_secret)?.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut text).ok()?;
    Some(STANDARD.encode([&nonce[..], &text].concat()))
}

/// The key in a user's row; `None` when it was sealed under another secret, or for somebody else.
pub(crate) fn open(instance_secret: &str, user_id: i64, sealed: &str) -> Option<String> {
    let bytes = STANDARD.decode(sealed).ok()?;
    let (nonce, text) = bytes.split_at_checked(NONCE)?;
    let mut text = text.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let plain = cipher(instance_secret)?.open_in_place(nonce, Aad::from(user_id.to_be_bytes()), &mut text).ok()?;
    String::from_utf8(plain.to_vec()).ok()
}

fn cipher(instance_secret: &str) -> Option<LessSafeKey> {
    // One secret serves several purposes; this key serves this one.
    let key = digest::digest(&digest::SHA256, format!("one-time passwords\0{instance_secret}").as_bytes());
    Some(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key.as_ref()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B (the last six of eight digits).
    #[test]
    fn passwords_are_those_of_the_standard() {
        let secret = base32(b"12345678901234567890");
        assert_eq!(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(unbase32(&secret).unwrap(), b"12345678901234567890");
        for (seconds, password) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (2_000_000_000, "279037")]
        {
            assert!(is_right(&secret, password, seconds * 1000));
            assert!(is_right(&secret, password, (seconds + 30) * 1000));
            assert!(!is_right(&secret, password, (seconds + 90) * 1000));
        }
        assert!(!is_right(&secret, "", 59_000) && !is_right("not base 32", "287082", 59_000));
    }

    #[test]
    fn a_sealed_key_opens_here_and_for_its_user_only() {
        let made = make("127.0.0.1:9000", "user1@example.com");
        assert_eq!(
            made.uri,
            format!(
                "otpauth://totp/127.0.0.1%3A9000:user1%40example.com?issuer=127.0.0.1%3A9000&secret={}\
                 &algorithm=SHA1&digits=6&period=30",
                made.secret
            )
        );
        let sealed = seal("ours", 7, &made.secret).unwrap();
        assert!(!sealed.contains(&made.secret));
        assert_eq!(open("ours", 7, &sealed), Some(made.secret));
        assert_eq!(open("theirs", 7, &sealed), None);
        assert_eq!(open("ours", 8, &sealed), None);
        assert_eq!(open("ours", 7, "AAAA"), None);
    }
}
