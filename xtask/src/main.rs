//! Project chores that need more than a shell line: `cargo xtask help` lists them.
//!
//! Plain Rust on the standard library, so that a check starts in milliseconds and builds in seconds.

mod layers;
mod rust_source;
mod tables;
mod tidy;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <chore>

  tidy   checks the house rules that no compiler checks; errors fail, warnings only speak
  help   prints this list

What `tidy` checks:
  header       every Rust file begins with `//!`: what lives there and why
  layers       crates depend downwards only (the order stands in xtask/src/layers.rs)
  tables       only the owner of a table writes it (the owners stand in xtask/src/tables.rs)
  shapes       no two JSON shapes of one name
  attributes   no bare `#[allow]`: `#[expect(lint, reason = \"...\")]` says why
  migrations   each migration exists for SQLite and for PostgreSQL, under a number of its own
  adr          each decision in docs/adr has a number of its own and is listed in ARCHITECTURE.md
  paths        no path of one developer's machine
  length       a warning for files of more than 500 lines
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("tidy") => tidy::run(),
        Some("help" | "--help" | "-h") | None => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Some(other) => {
            eprintln!("no chore named `{other}`\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}
