//! The video feature from its routes down to its files, on both databases.

mod around;
mod blocks;
mod captions;
mod change;
mod removal;
mod replace;
mod resumable;
mod shared;
mod support;
mod upload;
