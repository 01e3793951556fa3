//! The three ways a client may name a video: number, UUID, short UUID.

use uuid::Uuid;

/// The alphabet of npm's `short-uuid` (flickr base 58), which PeerTube's short addresses use.
const ALPHABET: &[u8; 58] = b"123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

/// A UUID in 22 characters.
pub fn short(uuid: Uuid) -> String {
    let mut n = uuid.as_u128();
    let mut out = [b'1'; 22];
    for slot in out.iter_mut().rev() {
        *slot = ALPHABET[usize::try_from(n % 58).unwrap_or(0)];
        n /= 58;
    }
    out.iter().map(|b| char::from(*b)).collect()
}

/// The UUID that 22 characters stand for, if they do.
pub fn from_short(text: &str) -> Option<Uuid> {
    if text.len() != 22 {
        return None;
    }
    let mut n = 0u128;
    for b in text.bytes() {
        let digit = ALPHABET.iter().position(|a| *a == b)?;
        n = n.checked_mul(58)?.checked_add(u128::try_from(digit).ok()?)?;
    }
    Some(Uuid::from_u128(n))
}

/// A video (or playlist) as named in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ref {
    /// By its number in this database.
    Id(i64),
    /// By its UUID, long or short.
    Uuid(Uuid),
}

impl Ref {
    /// Reads any of the three forms; PeerTube tolerates a trailing slash, which routing has removed by now.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 36 {
            return Uuid::try_parse(text).ok().map(Ref::Uuid);
        }
        if text.len() <= 18 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
            return text.parse().ok().map(Ref::Id);
        }
        from_short(text).map(Ref::Uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_are_the_same_video() {
        // Observed of PeerTube 8.2.1.
        let uuid = Uuid::try_parse("d6185c36-3305-46c1-bb62-269ef3782a7e").unwrap();
        assert_eq!(short(uuid), "srnmBTCbMrvkjdkn69doVC");
        assert_eq!(Ref::parse("srnmBTCbMrvkjdkn69doVC"), Some(Ref::Uuid(uuid)));
        let small = Uuid::try_parse("021b4df3-f69b-4780-9456-4ba1ce4a2430").unwrap();
        assert_eq!(short(small), "1g67gvNNLWoEP57u4puMRj");
        assert_eq!(Ref::parse("42"), Some(Ref::Id(42)));
        for bad in ["", "hello", "-1", "9999999999999999999", "ZZZZZZZZZZZZZZZZZZZZZZ", "000000000000000000000l"] {
            assert_eq!(Ref::parse(bad), None, "{bad}");
        }
    }
}
