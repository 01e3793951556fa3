//! The real programs against generated files: what is told about them, and what is refused.

#![expect(clippy::disallowed_methods, reason = "clips are made and looked at with the bare programs")]

mod fetching;
mod offline;
mod probing;
mod sandboxed;
mod support;
