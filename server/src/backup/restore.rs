//! Putting a backup in place, where nothing is yet.

use super::{About, FILES, SECRET, database, files, folders, name};
use crate::cli::Place;
use crate::start;
use ::config::DEFAULT_FILE;
use anyhow::{Context, bail};
use std::fs;
use std::path::Path;

/// Puts a backup where the configuration says: the one that is there already, else the backup's.
///
/// # Errors
/// When the backup is not complete or of another database, when anything is there already, and when anything cannot be read or written.
pub(crate) async fn restore(place: &Place, from: &Path) -> anyhow::Result<About> {
    let about = About::read(from)?;
    let there = files::first_file(&place.data, &[DEFAULT_FILE, "lock"])
        .with_context(|| format!("cannot read {}", place.data.display()))?;
    if let Some(there) = there {
        bail!("{}: there is something in the data folder already; nothing is overwritten", there.display());
    }
    fs::create_dir_all(&place.data).with_context(|| format!("cannot create {}", place.data.display()))?;
    let own = place.data.join(DEFAULT_FILE);
    let saved = from.join(DEFAULT_FILE);
    let takes_config = place.config.is_none() && !own.exists() && saved.exists();
    if takes_config {
        files::write(&own, &fs::read(&saved)?)?;
    }
    let put = put(place, from, &about).await;
    if put.is_err() && takes_config {
        // As it was before, as far as nothing else is there.
        fs::remove_file(&own)?;
    }
    put.map(|()| about)
}

async fn put(place: &Place, from: &Path, about: &About) -> anyhow::Result<()> {
    let sources = start::sources(&place.config, &place.data, None)?;
    let config = start::load(&sources)?.config;
    let kind = name(config.sepiola.database);
    if kind != about.database {
        bail!("the backup is of {}, and the configuration wants {kind}", about.database);
    }
    for (key, folder) in folders(&config.storage) {
        let there = files::first_file(folder, &[]).with_context(|| format!("cannot read {}", folder.display()))?;
        if let Some(there) = there {
            bail!("{}: there is something in storage.{key} already; nothing is overwritten", there.display());
        }
    }
    database::must_be_empty(&config).await?;
    let _lock = start::lock(&sources.data)?;
    let pairs: Vec<_> = folders(&config.storage).map(|(key, to)| (from.join(FILES).join(key), to.to_owned())).collect();
    let work = move || {
        for (from, to) in pairs {
            files::copy(&from, &to, None)?;
            if to.is_dir() {
                files::sync_folders(&to)?;
            }
        }
        anyhow::Ok(())
    };
    tokio::task::spawn_blocking(work).await??;
    files::write(&sources.data.join(SECRET), &fs::read(from.join(SECRET))?)?;
    // Last: without a database nothing starts from half of it.
    database::restore(&config, from).await
}
