//! P2P between viewers and the tracker that introduces them.

use crate::{section::section, value::ByteSize};

section! {
    /// The WebTorrent tracker.
    pub struct Tracker {
        /// Introduce viewers to each other; without it there is no P2P.
        enabled: bool;
        /// Answer for our own videos only.
        private: bool;
        /// Refuse peers that announce too often.
        reject_too_many_announces: bool;
    }
}

section! {
    /// Connections between browsers.
    pub struct Webrtc {
        /// Servers that tell a browser its public address.
        stun_servers: Vec<String>;
    }
}

section! {
    /// Speed of downloads.
    pub struct Download {
        /// All downloads together; null for no limit.
        max_total_bytes_per_second: Option<ByteSize>;
        /// One IP address; null for no limit.
        max_bytes_per_ip_per_second: Option<ByteSize>;
    }
}

section! {
    /// Downloads muxed on the fly.
    pub struct DownloadGenerateVideo {
        /// How many at once, each with an ffmpeg of its own.
        max_parallel_downloads: u32;
    }
}
