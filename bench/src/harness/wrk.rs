//! Load by wrk, with its figures as JSON.

use super::process::{output, program};
use anyhow::Context;
use serde_json::Value;
use std::path::{Path, PathBuf};

const SCRIPT: &str = include_str!("../../scripts/requests.lua");

/// What one run of wrk did.
pub(crate) struct Load {
    pub(crate) requests: f64,
    pub(crate) seconds: f64,
    pub(crate) bytes: f64,
    /// Answers that are errors, and connections that broke.
    pub(crate) errors: f64,
    /// Milliseconds.
    pub(crate) p99: f64,
}

/// What is asked for.
pub(crate) enum Ask<'a> {
    /// Ranges of so many bytes anywhere in a file of so many.
    Ranges { file: u64, length: u64 },
    /// One of these paths after the other.
    Paths(&'a [String]),
}

/// Writes the script of requests into a folder, for [`run`].
pub(crate) fn script(folder: &Path) -> anyhow::Result<PathBuf> {
    let path = folder.join("requests.lua");
    std::fs::write(&path, SCRIPT)?;
    Ok(path)
}

/// Loads an address for some seconds.
pub(crate) async fn run(
    script: &Path,
    url: &str,
    connections: u32,
    seconds: u64,
    token: Option<&str>,
    ask: &Ask<'_>,
) -> anyhow::Result<Load> {
    let mut wrk = program("wrk");
    wrk.args(["-t", "1", "-c", &connections.to_string(), "-d", &format!("{seconds}s"), "--timeout", "30s", "-s"]);
    wrk.arg(script);
    if let Some(token) = token {
        wrk.args(["-H", &format!("Authorization: Bearer {token}")]);
    }
    wrk.args([url, "--"]);
    match ask {
        Ask::Ranges { file, length } => wrk.args(["ranges", &file.to_string(), &length.to_string()]),
        Ask::Paths(paths) => {
            let list = script.with_extension("paths");
            std::fs::write(&list, paths.join("\n"))?;
            wrk.arg("paths").arg(list)
        }
    };
    let text = output(&mut wrk).await?;
    let line = text.lines().find(|l| l.starts_with('{')).with_context(|| format!("wrk said:\n{text}"))?;
    let figures: Value = serde_json::from_str(line)?;
    let number = |name: &str| figures[name].as_f64().unwrap_or(0.0);
    Ok(Load {
        requests: number("requests"),
        seconds: number("seconds"),
        bytes: number("bytes"),
        errors: number("errors"),
        p99: number("p99"),
    })
}
