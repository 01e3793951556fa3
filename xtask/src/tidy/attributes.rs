//! `#[allow(...)]` without a reason hides a warning from everybody, for ever; `#[expect(..., reason = "...")]` says
//! why and speaks up when it is no longer needed. (An `expect` without its reason is clippy's to find.)

use super::Finding;
use crate::rust_source;
use crate::tree::SourceFile;

/// Every attribute of a Rust file that allows a lint without saying why.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let code = rust_source::split(&file.text).code;
    let mut findings = Vec::new();
    for (at, _) in code.match_indices('#') {
        let attribute = attribute_at(&code[at..]);
        if allows(attribute) && !attribute.contains("reason") {
            let line = code[..at].matches('\n').count() + 1;
            let sentence = "a bare `allow`: write `#[expect(lint, reason = \"...\")]`";
            findings.push(Finding::error("attributes", &file.path, line, sentence));
        }
    }
    findings
}

/// The attribute that begins `code`, up to its closing bracket; empty when none does.
fn attribute_at(code: &str) -> &str {
    let after_hash = code[1..].trim_start_matches('!').trim_start();
    if !after_hash.starts_with('[') {
        return "";
    }
    let mut depth = 0_usize;
    for (n, c) in after_hash.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &after_hash[..n];
        }
    }
    after_hash
}

/// Whether `allow(` stands in it as a word of its own, `cfg_attr(..., allow(...))` included.
fn allows(attribute: &str) -> bool {
    attribute.match_indices("allow").any(|(n, word)| {
        let before = attribute[..n].chars().next_back();
        let after = attribute[n + word.len()..].trim_start();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_') && after.starts_with('(')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        check(&SourceFile { path: "a.rs".to_owned(), text: text.to_owned() }).iter().map(|f| f.line).collect()
    }

    #[test]
    fn bare_allows_are_found_wherever_they_hide() {
        assert_eq!(lines("//! A.\n#![allow(dead_code)]\n"), [2]);
        assert_eq!(lines("#[allow(dead_code)]\nfn f() {}\n"), [1]);
        assert_eq!(lines("\n#[cfg_attr(test, allow(dead_code))]\n"), [2]);
        assert_eq!(lines("#[\n  allow (\n unused\n)]"), [1]);
    }

    #[test]
    fn reasons_comments_strings_and_functions_pass() {
        assert_eq!(lines("#[expect(dead_code, reason = \"used on Windows\")]"), Vec::<usize>::new());
        assert_eq!(lines("#[allow(dead_code, reason = \"made by a macro\")]"), Vec::<usize>::new());
        assert_eq!(lines("// #[allow(dead_code)]\nlet a = \"#[allow(x)]\"; fn allow(x: u8) {}"), Vec::<usize>::new());
        assert_eq!(lines("#[derive(Debug)]\nallow(x)"), Vec::<usize>::new());
    }
}
