//! Migrations come in pairs, `0042_comment_hold.sqlite.sql` and `0042_comment_hold.postgres.sql`, under numbers that
//! nobody else uses: two databases that drift apart, or two changes that run in either order, are found here.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;

/// The endings a migration has, one per database.
const ENDINGS: [&str; 2] = [".sqlite.sql", ".postgres.sql"];

/// Checks the names below `migrations/`.
pub fn check(paths: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut titles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for path in paths {
        let Some(name) = path.strip_prefix("migrations/").filter(|name| name.ends_with(".sql")) else { continue };
        let title = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
        let numbered = title.and_then(|t| t.split_once('_')).filter(|(number, rest)| {
            number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty()
        });
        let (Some(title), Some((number, _))) = (title, numbered) else {
            findings.push(Finding::error(
                "migrations",
                path,
                0,
                "name it 0001_title.sqlite.sql or 0001_title.postgres.sql",
            ));
            continue;
        };
        titles.entry(number).or_default().insert(title);
        for ending in ENDINGS {
            let twin = format!("migrations/{title}{ending}");
            if !paths.contains(&twin.as_str()) {
                findings.push(Finding::error("migrations", path, 0, format!("its twin {twin} is missing")));
            }
        }
    }
    for (number, titles) in titles.iter().filter(|(_, titles)| titles.len() > 1) {
        let titles: Vec<&str> = titles.iter().copied().collect();
        findings.push(Finding::error(
            "migrations",
            "migrations",
            0,
            format!("number {number} is used twice: {}", titles.join(", ")),
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(paths: &[&str]) -> Vec<String> {
        check(paths).into_iter().map(|f| f.sentence).collect()
    }

    #[test]
    fn pairs_under_their_own_number_are_fine() {
        let paths = [
            "migrations/0001_start.sqlite.sql",
            "migrations/0001_start.postgres.sql",
            "migrations/0002_tags.sqlite.sql",
            "migrations/0002_tags.postgres.sql",
            "migrations/README.md",
        ];
        assert_eq!(sentences(&paths), Vec::<String>::new());
    }

    #[test]
    fn a_missing_twin_a_bad_name_and_a_shared_number_are_found() {
        assert!(sentences(&["migrations/0001_start.sqlite.sql"])[0].contains("0001_start.postgres.sql is missing"));
        assert!(sentences(&["migrations/start.sql"])[0].starts_with("name it"));
        assert!(sentences(&["migrations/1_start.sqlite.sql"])[0].starts_with("name it"));
        let shared = [
            "migrations/0001_a.sqlite.sql",
            "migrations/0001_a.postgres.sql",
            "migrations/0001_b.sqlite.sql",
            "migrations/0001_b.postgres.sql",
        ];
        assert_eq!(sentences(&shared), ["number 0001 is used twice: 0001_a, 0001_b"]);
    }
}
