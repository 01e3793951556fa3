//! The engine and its job with the real ffmpeg on small generated clips.

#![expect(clippy::disallowed_methods, reason = "clips are made and looked at with the bare programs")]

mod hostile;
mod inputs;
mod job;
mod ladder;
mod product;
mod replace;
mod resume;
mod support;
