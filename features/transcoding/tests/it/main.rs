//! The engine with the real ffmpeg on small generated clips.

#![expect(clippy::disallowed_methods, reason = "clips are made and looked at with the bare programs")]

mod hostile;
mod inputs;
mod ladder;
mod resume;
mod support;
