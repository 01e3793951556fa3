//! `sepiola backup` and `sepiola restore`.

use super::Place;
use crate::{backup, start};
use ::config::DEFAULT_FILE;
use anyhow::bail;
use std::path::Path;

/// Copies the instance, which may be running, into a folder.
pub(super) async fn save(place: Place, to: &Path) -> anyhow::Result<()> {
    if !place.data.is_dir() {
        bail!("{}: there is no data folder", place.data.display());
    }
    let sources = start::sources(&place.config, &place.data, None)?;
    let config = start::load(&sources)?.config;
    let file = place.config.clone().or_else(|| Some(place.data.join(DEFAULT_FILE)).filter(|file| file.exists()));
    let about = backup::save(&config, file.as_deref(), &sources.data, to).await?;
    println!("{}: the database and {} files, {} bytes.", to.display(), about.files, about.bytes);
    println!(
        "It holds this instance's secrets: keep it as safe as the server. Settings of the environment are not in it."
    );
    Ok(())
}

/// Puts a backup where nothing is yet.
pub(super) async fn restore(place: Place, from: &Path) -> anyhow::Result<()> {
    let about = backup::restore(&place, from).await?;
    println!("{}: the database and {} files are there again.", place.data.display(), about.files);
    println!("Check with: sepiola doctor");
    Ok(())
}
