//! BitTorrent as a video server needs it: bencoding, `.torrent` files and magnet links for finished files, reading those of others, the info hashes
//! under which browsers look for each other, and the tracker that introduces them. Nothing here touches a socket or a clock.

pub mod bencode;
pub mod content;
pub mod id;
pub mod magnet;
pub mod metainfo;
pub mod p2p_media_loader;
pub mod tracker;

pub use id::{Id20, InfoHash, PeerId};
