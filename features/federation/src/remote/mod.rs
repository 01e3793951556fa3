//! What is fetched from other servers: documents within bounds, actors, the keys they sign with.

pub(crate) mod actor;
pub(crate) mod again;
pub(crate) mod backfill;
pub(crate) mod failure;
pub(crate) mod fetch;
pub(crate) mod finger;
mod html;
pub(crate) mod keys;
pub(crate) mod leftovers;
pub(crate) mod note;
mod places;
pub(crate) mod playlist;
pub(crate) mod read;
pub(crate) mod search;
mod signer;
pub(crate) mod video;
mod video_files;
pub(crate) mod wanted;
