//! `sepiola import PATH`: files and folders of the server's disk become videos of a channel, also beside a running server, which then
//! transcodes them. Begun again, it goes on where it was: files that are videos already are passed over.

use super::Place;
use crate::{features, start};
use ::import::local::{self, Outcome};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How visible new videos are.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Privacy {
    /// Everybody finds it.
    Public,
    /// Who has the address.
    Unlisted,
    /// Its owner.
    Private,
    /// Who has an account here.
    Internal,
}

/// Imports everything below `path`, and tells of each file; failure when one could not be.
pub(crate) async fn run(
    place: Place,
    path: PathBuf,
    channel: String,
    privacy: Option<Privacy>,
) -> anyhow::Result<ExitCode> {
    let app = start::look(start::sources(&place.config, &place.data, None)?).await?;
    features::connect();
    // As the API numbers them.
    let privacy = privacy.map(|p| match p {
        Privacy::Public => 1,
        Privacy::Unlisted => 2,
        Privacy::Private => 3,
        Privacy::Internal => 4,
    });
    let to =
        local::destination(&app, &channel, privacy).await.map_err(|p| anyhow::anyhow!("{channel}: {}", p.detail()))?;
    let files = local::files(&app, &path).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
    let bytes: u64 = files.iter().map(|file| std::fs::metadata(file).map_or(0, |meta| meta.len())).sum();
    // Drawn on a terminal only.
    let bar = ProgressBar::new(bytes).with_style(style()?);
    let (mut imported, mut known, mut failed, mut before) = (0, 0, 0, 0);
    for file in &files {
        bar.set_message(name(file));
        let told = |read| bar.set_position(before + read);
        let line = match local::file(&app, &to, file, told).await {
            Ok(Outcome::Imported(video)) => {
                imported += 1;
                format!("{}: imported, /w/{}", file.display(), video.short_uuid)
            }
            Ok(Outcome::Known) => {
                known += 1;
                format!("{}: is here already", file.display())
            }
            Err(problem) => {
                failed += 1;
                format!("{}: failed: {}", file.display(), problem.detail())
            }
        };
        bar.suspend(|| println!("{line}"));
        before += std::fs::metadata(file).map_or(0, |meta| meta.len());
        bar.set_position(before);
    }
    bar.finish_and_clear();
    println!("{imported} imported, {known} here already, {failed} failed");
    app.db.close().await;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn style() -> anyhow::Result<ProgressStyle> {
    Ok(ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes}, {eta} left, {msg}")?)
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
