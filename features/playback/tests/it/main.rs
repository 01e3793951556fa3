//! Delivery over real sockets.

mod address;
mod delivery;
mod files;
mod scene;
mod swarms;
mod tracker;
