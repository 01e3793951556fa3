//! Checks that read a file line by line: its first line, its length, the paths it mentions.

use super::{Finding, Weight};
use crate::tree::SourceFile;

/// A file of this many lines wants to be split by responsibility.
const LONG: usize = 500;

/// Paths that exist on one developer's machine only. Put together here, so that this file does not mention them.
const MACHINE_PATHS: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/tmp/ba", "sh_jobs"), concat!("/tmp/tar", "get-")];

/// Every Rust file begins with `//!`.
pub fn header(file: &SourceFile) -> Option<Finding> {
    let opens_well = file.text.lines().next().is_some_and(|line| line.starts_with("//! "));
    (file.is_rust() && !opens_well)
        .then(|| Finding::error("header", &file.path, 1, "begin with `//!`: what lives here and why"))
}

/// A warning above [`LONG`] lines, for what people write by hand.
pub fn length(file: &SourceFile) -> Option<Finding> {
    let by_hand = [".rs", ".ts", ".svelte", ".js", ".mjs"].iter().any(|ending| file.path.ends_with(ending))
        && !file.path.ends_with(".d.ts")
        // Catalogues of texts are lists: all of a language's in one file, as translators want them.
        && !file.path.starts_with("web/src/i18n/");
    let lines = file.text.lines().count();
    (by_hand && lines > LONG).then(|| Finding {
        weight: Weight::Warning,
        check: "length",
        path: file.path.clone(),
        line: 0,
        sentence: format!("{lines} lines: split it by responsibility (one verb, one file)"),
    })
}

/// No path of one machine, in code, documents or scripts.
pub fn machine_paths(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, line) in file.text.lines().enumerate() {
        for path in MACHINE_PATHS.iter().filter(|path| begins_in(line, path)) {
            findings.push(Finding::error("paths", &file.path, n + 1, format!("`{path}` exists on one machine only")));
        }
    }
    findings
}

/// Whether `path` stands in `line` as the start of a path: in `/accounts/root/videos` the root directory is not meant.
fn begins_in(line: &str, path: &str) -> bool {
    let of_a_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | '*');
    line.match_indices(path).any(|(at, _)| !line[..at].chars().next_back().is_some_and(of_a_path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_rust_file_says_what_lives_in_it() {
        assert_eq!(header(&file("a.rs", "//! What lives here.\nfn a() {}\n")), None);
        for text in ["", "fn a() {}\n", "// a comment\n", "\n//! too late\n", "//!\n"] {
            assert!(header(&file("a.rs", text)).is_some(), "{text:?}");
        }
        assert_eq!(header(&file("a.md", "# Title")), None);
    }

    #[test]
    fn length_warns_above_five_hundred_lines() {
        assert_eq!(length(&file("a.rs", &"x\n".repeat(500))), None);
        let finding = length(&file("a.rs", &"x\n".repeat(501))).expect("a warning");
        assert_eq!(finding.weight, Weight::Warning);
        assert_eq!(length(&file("schema.d.ts", &"x\n".repeat(9000))), None);
        assert_eq!(length(&file("web/src/i18n/en.ts", &"x\n".repeat(900))), None);
        assert_eq!(length(&file("package-lock.json", &"x\n".repeat(9000))), None);
    }

    #[test]
    fn machine_paths_are_found_with_their_line() {
        let text = format!("fine\nsee {}notes\n", MACHINE_PATHS[0]);
        let found = machine_paths(&file("README.md", &text));
        assert_eq!((found.len(), found[0].line), (1, 2));
        assert_eq!(machine_paths(&file("README.md", "network/ and /var/lib/sepiola")), []);
        let of_a_user = format!("/api/v1/accounts{}videos and {{host}}{}", MACHINE_PATHS[1], MACHINE_PATHS[1]);
        assert_eq!(machine_paths(&file("README.md", &of_a_user)), []);
    }
}
