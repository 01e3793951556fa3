//! The command line.

mod backup;
mod doctor;
mod import;
mod reindex;
mod reset_password;
mod serve;
mod show_config;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// A federated video platform in one binary.
#[derive(Parser)]
#[command(name = "sepiola", version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the instance
    Serve {
        #[command(flatten)]
        place: Place,
        /// Address to listen on: host:port, or a port
        #[arg(long, value_name = "ADDR")]
        listen: Option<String>,
    },
    /// Print the effective configuration, or a commented reference of every key
    Config {
        #[command(flatten)]
        place: Place,
        /// Print the reference of all keys with their defaults
        #[arg(long)]
        reference: bool,
        /// Print where our defaults differ from PeerTube's
        #[arg(long)]
        differences: bool,
    },
    /// Give a user a new password and end their sessions
    ResetPassword {
        #[command(flatten)]
        place: Place,
        /// Whose password
        #[arg(short = 'u', long = "user", value_name = "USERNAME")]
        user: String,
    },
    /// Make the search index of this node anew, also beside a running server
    Reindex {
        #[command(flatten)]
        place: Place,
    },
    /// Copy the whole instance into a folder, also beside a running server
    Backup {
        #[command(flatten)]
        place: Place,
        /// A folder that is not there yet, or empty
        #[arg(value_name = "DIR")]
        to: PathBuf,
    },
    /// Put a backup in place; overwrites nothing
    Restore {
        #[command(flatten)]
        place: Place,
        /// The folder of the backup
        #[arg(value_name = "DIR")]
        from: PathBuf,
    },
    /// Make videos of files and folders on this machine, also beside a running server; begun again, it goes on where it was
    Import {
        #[command(flatten)]
        place: Place,
        /// A file, or a folder with all below it
        path: PathBuf,
        /// Handle of the channel they come to
        #[arg(long, value_name = "HANDLE")]
        channel: String,
        /// Who sees them; the instance's default when left out
        #[arg(long, value_enum)]
        privacy: Option<import::Privacy>,
    },
    /// Check that database, files and jobs agree; changes nothing, also beside a running server
    Doctor {
        #[command(flatten)]
        place: Place,
        /// Compare the hash of every segment, also of large files
        #[arg(long)]
        deep: bool,
    },
}

/// Where the instance is.
#[derive(Args, Clone)]
pub(crate) struct Place {
    /// Configuration file (PeerTube's YAML); DIR/config.yaml is read when there is one
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Data folder: database, files, keys
    #[arg(long, value_name = "DIR", default_value = "./data")]
    pub(crate) data: PathBuf,
}

/// Parses the command line and runs the command; errors go to stderr.
pub(crate) fn main() -> ExitCode {
    let done = |()| ExitCode::SUCCESS;
    let result = match Cli::parse().command {
        Command::Serve { place, listen } => block_on(serve::run(place, listen)).map(done),
        Command::Config { place, reference, differences } => show_config::run(place, reference, differences).map(done),
        Command::ResetPassword { place, user } => block_on(reset_password::run(place, user)).map(done),
        Command::Reindex { place } => block_on(reindex::run(place)).map(done),
        Command::Backup { place, to } => block_on(backup::save(place, &to)).map(done),
        Command::Restore { place, from } => block_on(backup::restore(place, &from)).map(done),
        Command::Import { place, path, channel, privacy } => block_on(import::run(place, path, channel, privacy)),
        Command::Doctor { place, deep } => block_on(doctor::run(place, deep)),
    };
    match result {
        Ok(code) => code,
        Err(e) => {
            eprintln!("{e:#}");
            ExitCode::FAILURE
        }
    }
}

fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
