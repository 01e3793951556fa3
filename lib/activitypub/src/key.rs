//! Keys: ours to sign with, others' to verify with, and the documents that say whose key it is.

use crate::authority::same_address;
use crate::{Fetched, Foreign, identifier};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaParameters};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::sync::Arc;
use url::Url;

/// RSA with PKCS #1 v1.5 padding and SHA-256, 2,048 to 8,192 bits: what the fediverse signs with.
static ALGORITHM: &RsaParameters = &RSA_PKCS1_2048_8192_SHA256;
/// Longest key in PEM that is looked at: 8,192 bits are 1.5 KB.
const PEM_BYTES: usize = 5000;
/// Keys of one actor that are looked at.
const KEYS: usize = 10;

/// Why a key is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not PEM, or not RSA.
    #[error("the key is not RSA in PEM")]
    NotAKey,
    /// The document has no such key, or says that it is somebody else's.
    #[error("the document does not own that key")]
    NotOwned,
    /// The signature is not of this key and text, or the key is shorter than 2,048 bits.
    #[error("the signature does not fit")]
    Mismatch,
}

/// The key that an actor verifies with, and whose it is.
#[derive(Clone)]
pub struct VerificationKey {
    id: Url,
    owner: Url,
    pem: String,
    key: Arc<ParsedPublicKey>,
}

impl VerificationKey {
    /// A key that was verified to be this owner's earlier, from where it was kept.
    ///
    /// # Errors
    /// [`Error::NotAKey`].
    pub fn kept(id: Url, owner: Url, pem: &str) -> Result<Self, Error> {
        let key = ParsedPublicKey::new(ALGORITHM, der(pem)?).map_err(|_| Error::NotAKey)?;
        Ok(VerificationKey { id, owner, pem: pem.to_owned(), key: Arc::new(key) })
    }

    /// The key with this id, from its owner's own document. Key, owner and document must be of one origin, and the document
    /// must name itself as the owner: a document can give away keys of its own only.
    ///
    /// # Errors
    /// [`Error::NotOwned`], [`Error::NotAKey`].
    pub fn of(document: &Fetched, id: &Url) -> Result<Self, Error> {
        let owner = document.id();
        if !document.authority().owns(id) {
            return Err(Error::NotOwned);
        }
        let keys = match document.document().get("publicKey") {
            Some(Value::Array(keys)) => keys.as_slice(),
            Some(key) => std::slice::from_ref(key),
            None => &[],
        };
        for key in keys.iter().take(KEYS) {
            let text = |name: &str| key.get(name).and_then(Value::as_str);
            let (Some(its_id), Some(its_owner), Some(pem)) = (text("id"), text("owner"), text("publicKeyPem")) else {
                continue;
            };
            // PeerTube before 8 names its keys by their owner's address alone.
            let is_it = identifier(its_id).is_ok_and(|found| found == *id) || id == owner;
            if is_it && identifier(its_owner).is_ok_and(|found| same_address(&found, owner)) {
                return Self::kept(id.clone(), owner.clone(), pem);
            }
        }
        Err(Error::NotOwned)
    }

    /// The key's own address.
    pub fn id(&self) -> &Url {
        &self.id
    }
    /// The actor it belongs to.
    pub fn owner(&self) -> &Url {
        &self.owner
    }
    /// The key as it was published.
    pub fn pem(&self) -> &str {
        &self.pem
    }
    /// Whether this key made this signature of this text; keys shorter than 2,048 bits are not believed.
    ///
    /// # Errors
    /// [`Error::Mismatch`].
    pub fn check(&self, text: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.key.verify_sig(text, signature).map_err(|_| Error::Mismatch)
    }
}

impl std::fmt::Debug for VerificationKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VerificationKey").field("id", &self.id.as_str()).finish_non_exhaustive()
    }
}

/// A key of ours. Parsing takes far longer than signing: keep it.
pub struct PrivateKey(KeyPair);

impl PrivateKey {
    /// Reads PKCS #8 in PEM.
    ///
    /// # Errors
    /// [`Error::NotAKey`].
    pub fn read(pem: &str) -> Result<Self, Error> {
        KeyPair::from_pkcs8(&der(pem)?).map(PrivateKey).map_err(|_| Error::NotAKey)
    }
    /// Signs a text. The padding is deterministic: the same text gets the same signature.
    ///
    /// # Errors
    /// [`Error::NotAKey`] when the library refuses the key.
    pub fn sign(&self, text: &[u8]) -> Result<Vec<u8>, Error> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text, &mut signature).map_err(|_| Error::NotAKey)?;
        Ok(signature)
    }
}

/// The bytes of a textual encoding (RFC 7468); whatever its label says.
fn der(pem: &str) -> Result<Vec<u8>, Error> {
    if pem.len() > PEM_BYTES {
        return Err(Error::NotAKey);
    }
    let body = pem.trim().strip_prefix("-----BEGIN ").and_then(|rest| rest.split_once("-----"));
    let body = body.and_then(|(_, rest)| rest.split_once("-----END ")).ok_or(Error::NotAKey)?.0;
    let packed: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    STANDARD.decode(packed).map_err(|_| Error::NotAKey)
}

impl From<Foreign> for Error {
    fn from(_: Foreign) -> Self {
        Error::NotOwned
    }
}
