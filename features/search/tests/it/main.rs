//! The index of an instance: made, fed, damaged, replaced.

mod feed;
mod index;
