//! Delivery over real sockets.

mod address;
mod delivery;
mod files;
mod generate;
mod kept;
mod original;
mod scene;
mod subtitles;
mod swarms;
mod tracker;
