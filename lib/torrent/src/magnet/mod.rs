//! Magnet links (BEP 9 and 19), spelled as PeerTube 8.2 answers them in `files[].magnetUri`: `xs`, `xt`, `dn`, `tr` …, `ws` ….

mod parse;

pub use parse::{Link, MAX_LINK, NoLink};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::id::InfoHash;

/// What JavaScript's `encodeURIComponent` leaves alone (ECMA-262, 19.2.6.4), besides letters and digits.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// What a magnet link of ours says; those of others are read as [`Link`].
#[derive(Debug, Clone, Copy)]
pub struct Magnet<'a> {
    /// URL of the `.torrent` (`xs`, exact source).
    pub torrent_url: Option<&'a str>,
    /// The swarm (`xt`).
    pub info_hash: InfoHash,
    /// Shown while the rest is unknown (`dn`).
    pub name: &'a str,
    /// Tracker URLs (`tr`), in this order. PeerTube 8.2 names `…/tracker/announce` first, then `ws(s)://…/tracker/socket`.
    pub trackers: &'a [String],
    /// Web seeds (`ws`).
    pub web_seeds: &'a [String],
}

impl std::fmt::Display for Magnet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let component = |text| utf8_percent_encode(text, COMPONENT);
        f.write_str("magnet:?")?;
        if let Some(url) = self.torrent_url {
            write!(f, "xs={}&", component(url))?;
        }
        write!(f, "xt=urn:btih:{}&dn=", self.info_hash)?;
        for (at, word) in self.name.split(' ').enumerate() {
            write!(f, "{}{}", if at > 0 { "+" } else { "" }, component(word))?;
        }
        self.trackers.iter().try_for_each(|url| write!(f, "&tr={}", component(url)))?;
        self.web_seeds.iter().try_for_each(|url| write!(f, "&ws={}", component(url)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Field by field as a PeerTube 8.2.1 on loopback answers, with values of our own.
    #[test]
    fn is_spelled_as_peertube_spells_it() {
        let trackers =
            ["http://127.0.0.1:9000/tracker/announce".to_owned(), "ws://127.0.0.1:9000/tracker/socket".to_owned()];
        let web_seeds = ["http://127.0.0.1:9000/static/web-videos/5e-720.webm".to_owned()];
        let magnet = Magnet {
            torrent_url: Some("http://127.0.0.1:9000/lazy-static/torrents/5e-720.torrent"),
            info_hash: "07a9967ac805755f219b52d3290798ed8d59e127".parse().unwrap(),
            name: "Crème brûlée & (co)!",
            trackers: &trackers,
            web_seeds: &web_seeds,
        };
        assert_eq!(
            magnet.to_string(),
            "magnet:?xs=http%3A%2F%2F127.0.0.1%3A9000%2Flazy-static%2Ftorrents%2F5e-720.torrent\
             &xt=urn:btih:07a9967ac805755f219b52d3290798ed8d59e127\
             &dn=Cr%C3%A8me+br%C3%BBl%C3%A9e+%26+(co)!\
             &tr=http%3A%2F%2F127.0.0.1%3A9000%2Ftracker%2Fannounce\
             &tr=ws%3A%2F%2F127.0.0.1%3A9000%2Ftracker%2Fsocket\
             &ws=http%3A%2F%2F127.0.0.1%3A9000%2Fstatic%2Fweb-videos%2F5e-720.webm"
        );
    }
}
