//! Decisions (`docs/adr/0001-title.md`): one number each, and named in ARCHITECTURE.md so that a reader finds them.

use std::collections::BTreeMap;

use super::Finding;

/// Checks names and numbers, and that `architecture` (when there is one) mentions each file.
pub fn check(paths: &[&str], architecture: Option<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut by_number: BTreeMap<&str, &str> = BTreeMap::new();
    for path in paths {
        let Some(name) = path.strip_prefix("docs/adr/").filter(|name| *name != "README.md") else { continue };
        let number = name
            .split_once('-')
            .map(|(number, _)| number)
            .filter(|number| number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()) && name.ends_with(".md"));
        let Some(number) = number else {
            findings.push(Finding::error("adr", path, 0, "name it 0001-title.md"));
            continue;
        };
        if let Some(other) = by_number.insert(number, path) {
            findings.push(Finding::error("adr", path, 0, format!("number {number} is taken by {other}")));
        }
        if architecture.is_some_and(|text| !text.contains(name)) {
            findings.push(Finding::error("adr", path, 0, "ARCHITECTURE.md does not list it"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(paths: &[&str], architecture: Option<&str>) -> Vec<String> {
        check(paths, architecture).into_iter().map(|f| f.sentence).collect()
    }

    #[test]
    fn numbered_and_listed_is_fine() {
        let paths = ["docs/adr/0001-database.md", "docs/adr/0002-jobs.md", "docs/recipes/a.md"];
        assert_eq!(sentences(&paths, None), Vec::<String>::new());
        let architecture = "[1](docs/adr/0001-database.md) [2](docs/adr/0002-jobs.md)";
        assert_eq!(sentences(&paths, Some(architecture)), Vec::<String>::new());
    }

    #[test]
    fn a_shared_number_a_bad_name_and_an_unlisted_decision_are_found() {
        let shared = sentences(&["docs/adr/0001-a.md", "docs/adr/0001-b.md"], None);
        assert_eq!(shared, ["number 0001 is taken by docs/adr/0001-a.md"]);
        assert_eq!(sentences(&["docs/adr/database.md"], None), ["name it 0001-title.md"]);
        assert_eq!(sentences(&["docs/adr/0001-a.md"], Some("nothing")), ["ARCHITECTURE.md does not list it"]);
    }
}
