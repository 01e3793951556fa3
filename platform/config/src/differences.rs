//! Where our defaults differ from PeerTube's, each with its reason. The defaults are computed from this table, and
//! `sepiola config` shows it; there is no other difference.

use serde_json::Value;

/// A default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literal {
    /// `true` or `false`.
    Flag(bool),
    /// Text.
    Text(&'static str),
}

impl From<Literal> for Value {
    fn from(literal: Literal) -> Self {
        match literal {
            Literal::Flag(flag) => flag.into(),
            Literal::Text(text) => text.into(),
        }
    }
}

/// A default that is not PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Dotted key.
    pub key: &'static str,
    /// What PeerTube 8.2 ships.
    pub peertube: Literal,
    /// What we ship.
    pub ours: Literal,
    /// Why.
    pub why: &'static str,
}

const fn on(key: &'static str, why: &'static str) -> Difference {
    Difference { key, peertube: Literal::Flag(false), ours: Literal::Flag(true), why }
}

const fn off(key: &'static str, why: &'static str) -> Difference {
    Difference { key, peertube: Literal::Flag(true), ours: Literal::Flag(false), why }
}

const fn text(key: &'static str, peertube: &'static str, ours: &'static str, why: &'static str) -> Difference {
    Difference { key, peertube: Literal::Text(peertube), ours: Literal::Text(ours), why }
}

const LADDER: &str = "a video is watchable on every line from the first start; one decode makes the whole ladder";
const OWN_NAME: &str = "an instance should not call itself by another program's name";
const IMPORT: &str = "every fetch passes a client that refuses private addresses, so users can import safely";

/// Every difference, in the order of the file.
pub const DIFFERENCES: &[Difference] = &[
    text(
        "webserver.hostname",
        "localhost",
        "127.0.0.1",
        "the printed address is the one that is listened on, also where localhost means ::1",
    ),
    on("csp.enabled", "the pages are written for a strict policy"),
    off("csp.report_only", "a policy that only reports protects nobody"),
    off("peertube.check_latest_version.enabled", "PeerTube's releases are not ours"),
    on("transcoding.resolutions.240p", LADDER),
    on("transcoding.resolutions.360p", LADDER),
    on("transcoding.resolutions.480p", LADDER),
    on("transcoding.resolutions.720p", LADDER),
    on("transcoding.resolutions.1080p", LADDER),
    on("import.videos.http.enabled", IMPORT),
    on("import.videos.torrent.enabled", "as convenient as web addresses; quotas and caps hold as for uploads"),
    text("instance.name", "PeerTube", "Sepiola", OWN_NAME),
    text(
        "instance.short_description",
        "PeerTube - Upload, share and discover amazing videos.",
        "A place for videos, run by the people who use it.",
        OWN_NAME,
    ),
    text("instance.description", "Welcome to PeerTube!", "Videos of this community.", OWN_NAME),
    text(
        "instance.securitytxt",
        "Contact: https://github.com/Chocobozzz/PeerTube/blob/develop/SECURITY.md\nExpires: 2030-12-31T11:00:00.000Z\n",
        "",
        "reports about this program would reach PeerTube's developers",
    ),
    text(
        "services.twitter.username",
        "@Chocobozzz",
        "",
        "cards should not name PeerTube's author as the site's account",
    ),
];
