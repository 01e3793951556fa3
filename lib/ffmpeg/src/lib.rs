//! ffmpeg and ffprobe as locked-in children: probing, single pictures, and long encodes that write into pipes.
//!
//! Nothing here links libav*: a hostile file meets a child process that has no network, sees only the files named for it
//! and dies with its limits, its deadline or its parent (see [`sandbox`]). What the children are told never contains a
//! string from outside: paths are given by the caller, formats come from a white-list ([`input`]).

pub mod child;
pub mod error;
pub mod fetcher;
pub mod folder;
pub mod input;
pub mod invocation;
pub mod offline;
pub mod portrait;
pub mod probe;
pub mod sandbox;
mod spawner;
pub mod thumbnail;

pub use child::{Captured, Child};
pub use error::ToolError;
pub use invocation::{Invocation, Tools};
pub use probe::{Probe, ProbeError, probe};
pub use sandbox::{Limits, Sandbox};
