//! The video feature from its routes down to its files, on both databases.

mod blocks;
mod change;
mod resumable;
mod support;
mod upload;
