//! Magnet links of others: what is looked for, and where it may be had.

use std::str::FromStr;

use percent_encoding::percent_decode_str;

use crate::content::{MAX_SEEDS, MAX_TRACKERS, MAX_URL};
use crate::id::InfoHash;

/// Longest link that is read, in bytes.
pub const MAX_LINK: usize = 16 << 10;
/// Longest name, in characters.
const MAX_NAME: usize = 1000;

/// What a stranger's magnet link says. Addresses are as they are written, of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The swarm (`xt=urn:btih:`).
    pub info_hash: InfoHash,
    /// Shown while the rest is unknown (`dn`).
    pub name: Option<String>,
    /// Trackers (`tr`).
    pub trackers: Vec<String>,
    /// Web seeds (`ws`, BEP 19).
    pub web_seeds: Vec<String>,
    /// Where the `.torrent` may be had (`xs` and `as`).
    pub torrents: Vec<String>,
}

/// Why a text is no magnet link that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    /// It does not begin with `magnet:?`, or is longer than [`MAX_LINK`].
    #[error("not a magnet link")]
    Scheme,
    /// It names no swarm of version 1: `xt=urn:btih:` with 40 hexadecimal or 32 base32 digits.
    #[error("the magnet link names no torrent")]
    NoTopic,
}

impl FromStr for Link {
    type Err = NoLink;

    fn from_str(text: &str) -> Result<Self, NoLink> {
        let text = text.trim();
        let is_magnet = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("magnet:?"));
        if !is_magnet || text.len() > MAX_LINK {
            return Err(NoLink::Scheme);
        }
        let mut topic = None;
        let (mut name, mut trackers, mut web_seeds, mut torrents) = (None, Vec::new(), Vec::new(), Vec::new());
        for field in text[8..].split('&') {
            let Some((key, value)) = field.split_once('=') else { continue };
            let spaced = value.replace('+', " ");
            let Ok(value) = percent_decode_str(&spaced).decode_utf8() else { continue };
            // `tr.1=`, `tr.2=` are other spellings of several.
            let key = key.split('.').next().unwrap_or_default().to_ascii_lowercase();
            let put = |list: &mut Vec<String>, most: usize| {
                if list.len() < most && value.len() <= MAX_URL {
                    list.push(value.to_string());
                }
            };
            match key.as_str() {
                "xt" => topic = topic.or_else(|| self::topic(&value)),
                "dn" => name = Some(value.chars().take(MAX_NAME).collect::<String>()).filter(|name| !name.is_empty()),
                "tr" => put(&mut trackers, MAX_TRACKERS),
                "ws" => put(&mut web_seeds, MAX_SEEDS),
                "xs" | "as" => put(&mut torrents, MAX_SEEDS),
                _ => {}
            }
        }
        let info_hash = topic.ok_or(NoLink::NoTopic)?;
        Ok(Self { info_hash, name, trackers, web_seeds, torrents })
    }
}

/// The swarm of a topic: `urn:btih:` and 40 hexadecimal or 32 base32 digits (RFC 4648), either case.
fn topic(urn: &str) -> Option<InfoHash> {
    let start = urn.get(..9).filter(|start| start.eq_ignore_ascii_case("urn:btih:"))?;
    let digits = &urn[start.len()..];
    if digits.len() != 32 {
        return digits.parse().ok();
    }
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(20), 0_u32, 0_u32);
    for digit in digits.bytes() {
        let value = match digit.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' => letter - b'A',
            figure @ b'2'..=b'7' => figure - b'2' + 26,
            _ => return None,
        };
        held = held << 5 | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    InfoHash::try_from(&bytes[..]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::magnet::Magnet;

    const HEX: &str = "07a9967ac805755f219b52d3290798ed8d59e127";

    #[test]
    fn what_is_written_is_read() {
        let trackers =
            ["https://a.example/tracker/announce".to_owned(), "wss://a.example:443/tracker/socket".to_owned()];
        let web_seeds = ["https://a.example/static/5e+720.webm".to_owned()];
        let written = Magnet {
            torrent_url: Some("https://a.example/lazy-static/torrents/5e-720.torrent"),
            info_hash: HEX.parse().unwrap(),
            name: "Crème brûlée & (co)!",
            trackers: &trackers,
            web_seeds: &web_seeds,
        };
        let read: Link = written.to_string().parse().unwrap();
        assert_eq!(read.info_hash, written.info_hash);
        assert_eq!(read.name.as_deref(), Some(written.name));
        assert_eq!((&read.trackers[..], &read.web_seeds[..]), (&trackers[..], &web_seeds[..]));
        assert_eq!(read.torrents, ["https://a.example/lazy-static/torrents/5e-720.torrent"]);
    }

    #[test]
    fn hashes_may_be_written_in_base32() {
        // `printf 07a9… | xxd -r -p | base32`
        let link = "magnet:?xt=urn:btih:A6UZM6WIAV2V6IM3KLJSSB4Y5WGVTYJH";
        assert_eq!(link.parse::<Link>().unwrap().info_hash.to_string(), HEX);
        assert_eq!(link.to_lowercase().parse::<Link>().unwrap().info_hash.to_string(), HEX);
        let bare: Link =
            format!("MAGNET:?dn=&xt.1=urn:btmh:1220ff&xt.2=urn:btih:{}", HEX.to_uppercase()).parse().unwrap();
        assert_eq!((bare.info_hash.to_string(), bare.name, bare.trackers), (HEX.to_owned(), None, vec![]));
    }

    #[test]
    fn other_texts_are_refused_and_lists_are_bounded() {
        let padded = format!("magnet:?xt=urn:btih:{HEX}&x={}", "y".repeat(MAX_LINK));
        for text in
            ["", "magnet:", "https://a.example/?xt=urn:btih:07a9967ac805755f219b52d3290798ed8d59e127", &padded, "é:?"]
        {
            assert_eq!(text.parse::<Link>(), Err(NoLink::Scheme), "{text}");
        }
        for topic in [
            "",
            "xt=urn:btih:",
            "xt=urn:btih:xyz",
            "xt=urn:sha1:A6UZM6WIAV2V6IM3KLJSSB4Y5WGVTYJH",
            "xt=urn:btih:A6UZM6WIAV2V6IM3KLJSSB4Y5WGVTYJ1",
        ] {
            assert_eq!(format!("magnet:?{topic}").parse::<Link>(), Err(NoLink::NoTopic), "{topic}");
        }
        let many: Link = format!("magnet:?xt=urn:btih:{HEX}{}", "&tr=a".repeat(100)).parse().unwrap();
        assert_eq!(many.trackers.len(), MAX_TRACKERS);
    }
}
