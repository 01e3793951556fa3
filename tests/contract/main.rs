//! Black-box tests of the binary: what administrators, clients and attackers see of it. `CARGO_BIN_EXE_sepiola` is started for real.

#[path = "../support/mod.rs"]
#[expect(unused, reason = "two binaries share it, and each needs another part")]
mod support;

mod backup;
mod bad_input;
mod files;
mod full_disk;
mod resumable;
mod shapes;
mod start;
mod videos;
