//! The two 20-byte names of BitTorrent: the info hash of a swarm and the id of a peer in it (BEP 3).

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Visitor};

/// Twenty opaque bytes: an info hash, a peer id or an offer id.
///
/// On the WebTorrent wire they are a JSON string of twenty code points below U+0100, one a byte ("binary string"); in
/// PeerTube's database and documents they are forty hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id20([u8; 20]);

/// Names a swarm: the SHA-1 of a torrent's `info` dictionary, or what a p2p-media-loader client made of a stream's name.
pub type InfoHash = Id20;
/// Names a peer inside a swarm; chosen by the peer.
pub type PeerId = Id20;

/// The text does not hold exactly twenty bytes in the expected notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected exactly 20 bytes")]
pub struct NotTwentyBytes;

impl Id20 {
    /// Takes twenty bytes as they are.
    #[must_use]
    pub const fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The twenty bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// Reads a "binary string": twenty code points, each below U+0100.
    ///
    /// # Errors
    /// When there are more or fewer than twenty, or one lies above U+00FF.
    pub fn from_binary_string(text: &str) -> Result<Self, NotTwentyBytes> {
        let mut bytes = [0; 20];
        let mut characters = text.chars();
        for byte in &mut bytes {
            let character = characters.next().ok_or(NotTwentyBytes)?;
            *byte = u8::try_from(u32::from(character)).map_err(|_| NotTwentyBytes)?;
        }
        if characters.next().is_some() { Err(NotTwentyBytes) } else { Ok(Self(bytes)) }
    }

    /// Appends the id to `json` as a quoted JSON string in binary-string notation.
    pub fn push_json(&self, json: &mut String) {
        json.push('"');
        for &byte in &self.0 {
            match byte {
                b'"' => json.push_str("\\\""),
                b'\\' => json.push_str("\\\\"),
                0..=0x1f => {
                    json.push_str("\\u00");
                    json.push(char::from(b'0' + (byte >> 4)));
                    json.push(char::from(HEX[usize::from(byte & 15)]));
                }
                _ => json.push(char::from(byte)),
            }
        }
        json.push('"');
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl TryFrom<&[u8]> for Id20 {
    type Error = NotTwentyBytes;
    fn try_from(bytes: &[u8]) -> Result<Self, NotTwentyBytes> {
        bytes.try_into().map(Self).map_err(|_| NotTwentyBytes)
    }
}

/// Reads forty hexadecimal digits, either case.
impl FromStr for Id20 {
    type Err = NotTwentyBytes;
    fn from_str(text: &str) -> Result<Self, NotTwentyBytes> {
        let digits = text.as_bytes();
        if digits.len() != 40 {
            return Err(NotTwentyBytes);
        }
        let digit = |at: usize| char::from(digits[at]).to_digit(16).and_then(|d| u8::try_from(d).ok());
        let mut bytes = [0; 20];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let (Some(high), Some(low)) = (digit(2 * at), digit(2 * at + 1)) else { return Err(NotTwentyBytes) };
            *byte = high << 4 | low;
        }
        Ok(Self(bytes))
    }
}

/// Forty lowercase hexadecimal digits.
impl fmt::Display for Id20 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id20 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<'de> Deserialize<'de> for Id20 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BinaryString;
        impl Visitor<'_> for BinaryString {
            type Value = Id20;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a binary string of 20 characters")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id20, E> {
                Id20::from_binary_string(text).map_err(|_| E::invalid_length(text.chars().count(), &self))
            }
        }
        deserializer.deserialize_str(BinaryString)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_json_and_hex() {
        for start in (0..=255u8).step_by(20) {
            let id = Id20::new(std::array::from_fn(|at| start.wrapping_add(at as u8)));
            let mut json = String::new();
            id.push_json(&mut json);
            assert_eq!(serde_json::from_str::<Id20>(&json).unwrap(), id, "{json}");
            assert_eq!(id.to_string().parse::<Id20>().unwrap(), id);
            assert_eq!(id.to_string().to_uppercase().parse::<Id20>().unwrap(), id);
        }
    }

    #[test]
    fn other_lengths_and_wide_characters_are_refused() {
        for text in ["", "0123456789012345678", "012345678901234567890", "0123456789012345678Ā"] {
            assert_eq!(Id20::from_binary_string(text), Err(NotTwentyBytes), "{text}");
        }
        assert!("zz".repeat(20).parse::<Id20>().is_err());
        assert!("ab".repeat(19).parse::<Id20>().is_err());
    }
}
