//! ActivityPub as every server of the fediverse speaks it: who signed what, who may say what about what, and how documents
//! are found. Nothing here touches a socket, a clock or a database: times, keys and documents are passed in.
//!
//! What comes from outside becomes a type step by step, and each step is the only way to the next:
//!
//! ```text
//! request  -> signature::Presented --(key of the sender)--> Authority --(body)--> Verified
//! response -> Fetched (its id is where it came from)     -> Authority
//! body with RsaSignature2017     --(key of its actor)--> Verified
//! ```
//!
//! [`Authority`] is somebody who has proven to speak for an origin, and only gives access to objects of that origin.

pub mod authority;
pub mod digest;
pub mod json;
pub mod key;
pub mod linked;
pub mod media;
pub mod message_signature;
mod rdf;
pub mod replay;
pub mod signature;
mod vocabulary;
pub mod webfinger;

pub use authority::{Authority, Fetched, Foreign, Verified};
pub use key::{PrivateKey, VerificationKey};
pub use vocabulary::context_of;

/// Everybody, as `to` and `cc` name it (ActivityPub, section 5.6).
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// Whether a list of addressees means everybody: the full address, or either of its two short forms.
pub fn names_everybody(addressee: &str) -> bool {
    matches!(addressee, PUBLIC | "as:Public" | "Public")
}

/// An address that can identify something in the fediverse: http or https, with a host, without credentials, short enough to be stored.
///
/// # Errors
/// [`Foreign::NotAnAddress`].
pub fn identifier(text: &str) -> Result<url::Url, Foreign> {
    /// As long as PeerTube's columns for addresses.
    const LONGEST: usize = 2000;
    let url = url::Url::parse(text).map_err(|_| Foreign::NotAnAddress)?;
    let plain = matches!(url.scheme(), "http" | "https") && url.has_host() && url.username().is_empty();
    if text.len() <= LONGEST && plain && url.password().is_none() { Ok(url) } else { Err(Foreign::NotAnAddress) }
}
