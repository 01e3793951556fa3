//! Playlists through their routes, on both databases.

mod leaving;
mod lists;
mod pictures;
mod places;
mod playlists;
mod scene;
mod shared;
