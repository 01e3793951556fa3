//! The key pair an actor signs with: RSA, as every ActivityPub server verifies.

use crate::Error;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair as Rsa, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A key pair in PEM (RFC 7468).
#[derive(Clone)]
pub struct KeyPair {
    /// SubjectPublicKeyInfo (`PUBLIC KEY`).
    pub public: String,
    /// PKCS#8 (`PRIVATE KEY`).
    pub private: String,
}

/// Makes a key pair of 2,048 bits. It takes some ten to hundred milliseconds of a thread of its own: do it before the
/// transaction that stores it.
///
/// # Errors
/// [`Error::Keys`] when the cryptographic library refuses.
pub async fn generate() -> Result<KeyPair, Error> {
    tokio::task::spawn_blocking(pair).await.map_err(|_| Error::Keys("the thread died"))?
}

fn pair() -> Result<KeyPair, Error> {
    let pair = Rsa::generate(KeySize::Rsa2048).map_err(|_| Error::Keys("generating failed"))?;
    let private: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| Error::Keys("encoding the private key failed"))?;
    let public: PublicKeyX509Der<'_> =
        pair.public_key().as_der().map_err(|_| Error::Keys("encoding the public key failed"))?;
    Ok(KeyPair { public: pem("PUBLIC KEY", public.as_ref()), private: pem("PRIVATE KEY", private.as_ref()) })
}

/// Textual encoding with lines of 64 characters (RFC 7468, section 2).
fn pem(label: &str, der: &[u8]) -> String {
    let mut out = format!("-----BEGIN {label}-----\n");
    for (at, c) in STANDARD.encode(der).chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            out.push('\n');
        }
        out.push(c);
    }
    out.push_str(&format!("\n-----END {label}-----\n"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn keys_are_pem_that_reads_back() {
        let keys = generate().await.unwrap();
        assert!(keys.public.starts_with("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"));
        let body: String = keys.private.lines().filter(|l| !l.starts_with("-----")).collect();
        assert!(keys.private.lines().all(|l| l.len() <= 64));
        let der = STANDARD.decode(body).unwrap();
        let pair = aws_lc_rs::signature::RsaKeyPair::from_pkcs8(&der).unwrap();
        assert_eq!(pair.public_modulus_len(), 256);
    }
}
