//! `cargo xtask tidy`: the house rules that no compiler checks. Each check is a function from text to findings, so
//! that its tests need no files.

mod adr;
mod attributes;
mod migrations;
mod shapes;
mod text;

use std::fmt;
use std::process::ExitCode;

use crate::layers::{self, Manifest};
use crate::rust_source;
use crate::tables;
use crate::tree::{self, SourceFile};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The check fails.
    Error,
    /// Said, but nothing fails.
    Warning,
}

/// One thing that is not as the house wants it.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Error or warning.
    pub weight: Weight,
    /// The check's name, as `cargo xtask help` lists it.
    pub check: &'static str,
    /// Path from the root.
    pub path: String,
    /// Line from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong, and what to do.
    pub sentence: String,
}

impl Finding {
    /// An error about `path`, at `line` or at 0 for the whole file.
    pub fn error(check: &'static str, path: &str, line: usize, sentence: impl Into<String>) -> Self {
        Self { weight: Weight::Error, check, path: path.to_owned(), line, sentence: sentence.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = match self.weight {
            Weight::Error => "error",
            Weight::Warning => "warning",
        };
        write!(f, "{weight}[{}] {}", self.check, self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}", self.sentence)
    }
}

/// Runs every check on the repository and prints the findings, errors last.
pub fn run() -> ExitCode {
    let root = tree::root();
    let mut findings = match tree::read(&root) {
        Ok(files) => check(&files),
        Err(e) => {
            eprintln!("cannot read the repository: {e}");
            return ExitCode::from(2);
        }
    };
    findings.sort_by_key(|f| f.weight == Weight::Error);
    for finding in &findings {
        println!("{finding}");
    }
    let errors = findings.iter().filter(|f| f.weight == Weight::Error).count();
    println!("tidy: {errors} errors, {} warnings", findings.len() - errors);
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        findings.extend(text::header(file));
        findings.extend(text::length(file));
        findings.extend(text::machine_paths(file));
        if file.is_rust() {
            findings.extend(attributes::check(file));
        }
    }
    let paths: Vec<&str> = files.iter().map(|f| f.path.as_str()).collect();
    findings.extend(migrations::check(&paths));
    let architecture = files.iter().find(|f| f.path == "ARCHITECTURE.md").map(|f| f.text.as_str());
    findings.extend(adr::check(&paths, architecture));
    let manifests = manifests(files, &mut findings);
    for (path, sentence) in layers::check(&manifests, layers::ORDER, layers::BESIDE) {
        findings.push(Finding::error("layers", &path, 0, sentence));
    }
    findings.extend(table_owners(files, &manifests));
    findings.extend(shapes::check(files));
    findings
}

fn manifests(files: &[SourceFile], findings: &mut Vec<Finding>) -> Vec<Manifest> {
    let mut manifests = Vec::new();
    for file in files.iter().filter(|f| f.path == "Cargo.toml" || f.path.ends_with("/Cargo.toml")) {
        match Manifest::parse(&file.path, &file.text) {
            Ok(manifest) => manifests.extend(manifest),
            Err(sentence) => findings.push(Finding::error("layers", &file.path, 0, sentence)),
        }
    }
    manifests
}

fn table_owners(files: &[SourceFile], manifests: &[Manifest]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut schema = Vec::new();
    for file in files.iter().filter(|f| f.path.starts_with("migrations/") && f.path.ends_with(".sqlite.sql")) {
        tables::apply(&mut schema, &file.text);
    }
    for sentence in tables::check_list(&schema, tables::OWNERS) {
        findings.push(Finding::error("tables", "xtask/src/tables.rs", 0, sentence));
    }
    for file in files.iter().filter(|f| tables::applies_to(&f.path)) {
        let owner = manifests.iter().find(|m| {
            m.path.strip_suffix("Cargo.toml").is_some_and(|folder| !folder.is_empty() && file.path.starts_with(folder))
        });
        let Some(owner) = owner else { continue };
        let strings = rust_source::split(&file.text).strings;
        for (line, sentence) in tables::check_file(&owner.name, &strings, tables::OWNERS) {
            findings.push(Finding::error("tables", &file.path, line, sentence));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn every_check_is_wired_in() {
        let files = [
            file("docs/adr/nonsense.md", ""),
            file("features/video/Cargo.toml", "[package]\nname = \"video\"\n[dependencies]\nplayback = \"1\"\n"),
            file("features/playback/Cargo.toml", "[package]\nname = \"playback\"\n"),
            file("features/video/src/lib.rs", "#[allow(dead_code)]\nfn f() {}\n"),
            file("features/video/src/store.rs", "//! SQL.\nconst Q: &str = \"DELETE FROM {t}\";\n"),
            file("features/video/src/long.rs", &format!("//! Long.\n{}", "\n".repeat(600))),
            file("migrations/0001_start.sqlite.sql", "CREATE TABLE orphan (id INTEGER);"),
            file(
                "features/video/src/json.rs",
                "//! J.\n#[derive(ToSchema)]\nstruct A;\n#[derive(ToSchema)]\nstruct A;\n",
            ),
            file("notes.md", concat!("see /wo", "rk/here")),
        ];
        let found = check(&files);
        let mut seen: Vec<&str> = found.iter().map(|f| f.check).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(
            seen,
            ["adr", "attributes", "header", "layers", "length", "migrations", "paths", "shapes", "tables"]
        );
    }

    #[test]
    fn a_finding_names_its_place() {
        let finding = Finding::error("paths", "a.rs", 3, "no");
        assert_eq!(finding.to_string(), "error[paths] a.rs:3: no");
        assert_eq!(Finding::error("paths", "a.rs", 0, "no").to_string(), "error[paths] a.rs: no");
    }
}
