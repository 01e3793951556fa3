//! The project's own text files, read once and handed to every check.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One text file of the project.
pub struct SourceFile {
    /// Path from the repository's root, with forward slashes.
    pub path: String,
    /// The whole file.
    pub text: String,
}

impl SourceFile {
    /// Whether this is Rust source.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// Folders that hold what tools made or brought, not what we wrote.
const SKIPPED_ANYWHERE: &[&str] = &[".git", "node_modules", "target", "dist"];

/// The same, at the root only: the data folder of a server started from the checkout.
const SKIPPED_AT_ROOT: &[&str] = &["data"];

/// Endings of the files that are read; everything else (media, fonts, images) is left alone.
const TEXT_ENDINGS: &[&str] = &[
    "rs", "toml", "md", "sql", "sh", "yml", "yaml", "json", "ts", "mts", "js", "mjs", "cjs", "svelte", "html", "css",
    "txt", "conf", "service", "run",
];

/// The repository's root: the folder above this crate.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Reads every text file below `root`, sorted by path so that reports are stable.
///
/// # Errors
/// When a folder or file cannot be read. A file that is not UTF-8 is passed over.
pub fn read(root: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    walk(root, root, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if kind.is_dir() {
            let skipped = SKIPPED_ANYWHERE.contains(&&*name) || (folder == root && SKIPPED_AT_ROOT.contains(&&*name));
            if !skipped {
                walk(root, &entry.path(), files)?;
            }
        } else if kind.is_file() && is_text(&name) {
            match fs::read_to_string(entry.path()) {
                Ok(text) => files.push(SourceFile { path: relative(root, &entry.path()), text }),
                // Gone since the listing (an editor's scratch file), or not text after all.
                Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => {}
                Err(e) => return Err(io::Error::new(e.kind(), format!("{}: {e}", entry.path().display()))),
            }
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    // `.ci/run` and its like have no ending at all.
    matches!(name, "run" | "LICENSE") || ending.is_some_and(|e| TEXT_ENDINGS.contains(&e))
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_this_crate_and_skips_what_tools_made() {
        let files = read(&root()).expect("the repository can be read");
        let has = |path: &str| files.iter().any(|f| f.path == path);
        assert!(has("xtask/src/tree.rs"));
        assert!(has("Cargo.toml"));
        assert!(files.iter().all(|f| !f.path.contains("node_modules/") && !f.path.starts_with("target/")));
    }

    #[test]
    fn knows_text_by_its_ending() {
        assert!(is_text("lib.rs") && is_text("run") && is_text("0001_start.sqlite.sql"));
        assert!(!is_text("clip.mp4") && !is_text("font.woff2"));
    }
}
