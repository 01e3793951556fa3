//! Making a backup.

use super::{ABOUT, About, FILES, FORMAT, MADE_ANEW, SECRET, database, files, folders, name};
use ::config::Config;
use ::config::DEFAULT_FILE;
use anyhow::{Context, bail};
use platform::{Clock, clock};
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// Copies the instance into a folder that is not there yet, or empty.
///
/// # Errors
/// When the folder is not empty or lies where it would be copied itself, and when anything cannot be read or written.
pub(crate) async fn save(config: &Config, file: Option<&Path>, data: &Path, to: &Path) -> anyhow::Result<About> {
    let to = prepare(config, to)?;
    // All the bytes, while nobody waits; then what changed meanwhile.
    copy(config, &to, false).await?;
    copy(config, &to, true).await?;
    database::save(config, &to).await?;
    let sum = copy(config, &to, false).await?;
    if let Some(file) = file {
        let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        files::write(&to.join(DEFAULT_FILE), &text)?;
    }
    let secret = data.join(SECRET);
    let text = fs::read(&secret).with_context(|| format!("cannot read {}", secret.display()))?;
    files::write(&to.join(SECRET), &text)?;
    files::sync_folders(&to)?;
    let about = About {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made: clock::iso(Clock::system().now()),
        database: name(config.sepiola.database).to_owned(),
        files: sum.files,
        bytes: sum.bytes,
    };
    files::write(&to.join(ABOUT), &serde_json::to_vec_pretty(&about)?)?;
    Ok(about)
}

/// The folder, for its owner alone: it holds the instance's secrets.
fn prepare(config: &Config, to: &Path) -> anyhow::Result<PathBuf> {
    let created = DirBuilder::new().recursive(true).mode(0o700).create(to);
    created.with_context(|| format!("cannot create {}", to.display()))?;
    let to = to.canonicalize()?;
    if fs::read_dir(&to)?.next().is_some() {
        bail!("{}: not empty; nothing is overwritten", to.display());
    }
    for (key, folder) in folders(&config.storage) {
        if folder.canonicalize().is_ok_and(|folder| to.starts_with(folder)) {
            bail!("{}: lies in storage.{key}, which is to be copied", to.display());
        }
    }
    Ok(to)
}

/// Brings the copies of all folders up to date, with what went away if it is to go there as well.
async fn copy(config: &Config, to: &Path, forget: bool) -> anyhow::Result<files::Sum> {
    let pairs: Vec<(PathBuf, PathBuf, Option<&str>)> = folders(&config.storage)
        .map(|(key, from)| {
            let but = (key == "tmp_persistent").then_some(MADE_ANEW);
            (from.to_owned(), to.join(FILES).join(key), but)
        })
        .collect();
    let work = move || {
        let mut sum = files::Sum::default();
        for (from, to, but) in pairs {
            sum.add(files::copy(&from, &to, but)?);
            if forget && to.is_dir() {
                files::forget_gone(&from, &to)?;
            }
        }
        Ok(sum)
    };
    tokio::task::spawn_blocking(work).await?
}
