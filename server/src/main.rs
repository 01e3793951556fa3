//! The one binary: `sepiola serve`, `config`, `doctor`, `backup` and what else an administrator calls.
//!
//! [`start`] opens what a configuration names, [`features`] lists what the product does, [`router`] and [`worker`] read
//! as tables of contents, [`cli`] holds one file for each command.

#[cfg(test)]
mod access_table;
mod assets;
mod backup;
mod cli;
mod connections;
mod doctor;
mod features;
mod limits;
mod lingering;
mod log;
#[cfg(test)]
mod matrix;
mod openapi;
mod pages;
mod router;
mod services;
mod start;
mod worker;

fn main() -> std::process::ExitCode {
    cli::main()
}
