//! A copy of the whole instance, and the way back: database, files of storage, configuration and secret.
//!
//! ```text
//! DIR/backup.json       what it is; written last, so that half a backup is none
//! DIR/config.yaml       the configuration file, if there was one
//! DIR/secret            what this instance signs its sessions with
//! DIR/database.sqlite   or database.dump, as pg_dump writes it
//! DIR/storage/KEY/…     the folder of each key of `storage`
//! ```
//!
//! A server may run meanwhile. Files are there before their rows and go after them; so all files are copied first, which takes long,
//! then what changed and what went, then the database as of one moment, then what came until that moment. Whatever the copy of the
//! database names is there.

mod database;
mod files;
mod restore;
mod save;

pub(crate) use restore::restore;
pub(crate) use save::save;

use ::config::schema::Storage;
use ::config::value::DatabaseKind;
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// The shape of backups. A program knows those up to its own.
const FORMAT: u32 = 1;
const ABOUT: &str = "backup.json";
const SECRET: &str = "secret";
const FILES: &str = "storage";

/// Folders of `storage` that are not copied: what is on its way, fetched again when it is missed, or of this machine only.
const LEFT_OUT: [&str; 5] = ["tmp", "bin", "logs", "cache", "redundancy"];
/// What of `tmp_persistent` is made anew from the database.
const MADE_ANEW: &str = "search";

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct About {
    format: u32,
    /// The version of the program that made it.
    version: String,
    /// When it was complete (ISO 8601).
    made: String,
    /// `sqlite` or `postgres`.
    database: String,
    /// Files of storage, and their bytes.
    pub(crate) files: u64,
    /// See [`Self::files`].
    pub(crate) bytes: u64,
}

impl About {
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(ABOUT);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                bail!("{}: there is no complete backup", folder.display())
            }
            Err(e) => return Err(e).with_context(|| format!("cannot read {}", path.display())),
        };
        let about: Self =
            serde_json::from_slice(&text).with_context(|| format!("{}: not written by sepiola", path.display()))?;
        if about.format > FORMAT {
            bail!("{}: made by sepiola {}, which is newer than this program", path.display(), about.version);
        }
        Ok(about)
    }
}

fn name(kind: DatabaseKind) -> &'static str {
    match kind {
        DatabaseKind::Sqlite => "sqlite",
        DatabaseKind::Postgres => "postgres",
    }
}

/// The folders that are copied, by their key.
fn folders(storage: &Storage) -> impl Iterator<Item = (&'static str, &Path)> {
    storage.folders().into_iter().filter(|(key, _)| !LEFT_OUT.contains(key))
}
