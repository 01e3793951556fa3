//! JSON shapes with one name for two things: the OpenAPI document keeps the first it meets and describes the other wrongly.

use super::Finding;
use crate::tree::SourceFile;
use std::collections::BTreeMap;

/// Every second struct or enum of the same name that derives `ToSchema`.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files.iter().filter(|f| f.is_rust() && !f.path.starts_with("xtask/")) {
        for (line, name) in shapes(&file.text) {
            match first.get(&name) {
                Some(other) => {
                    let sentence = format!("{other} has a shape {name} as well: name it by what it is of");
                    findings.push(Finding::error("shapes", &file.path, line, sentence));
                }
                None => drop(first.insert(name, &file.path)),
            }
        }
    }
    findings
}

/// The described types of a file, each with its line from 1.
fn shapes(text: &str) -> Vec<(usize, String)> {
    let mut shapes = Vec::new();
    // Whether the attributes before the next type ask for a description, and a name that they give it.
    let (mut described, mut named) = (false, None);
    for (at, line) in text.lines().map(str::trim).enumerate() {
        if line.starts_with("#[derive(") || (line.starts_with("#[schema(") && described) {
            described |= line.contains("ToSchema");
            named = named.or_else(|| word_after(line, "as = "));
        } else if let Some(name) = word_after(line, "struct ").or_else(|| word_after(line, "enum ")) {
            if described && !line.starts_with("//") {
                shapes.push((at + 1, named.take().unwrap_or(name)));
            }
            described = false;
        } else if !(line.starts_with('#') || line.starts_with("//")) {
            (described, named) = (false, None);
        }
    }
    shapes
}

fn word_after(line: &str, before: &str) -> Option<String> {
    let rest = line.split_once(before)?.1;
    Some(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn second_shapes_of_a_name_are_found() {
        let shape = "/// One.\n#[derive(Debug, ToSchema)]\n#[serde(rename_all = \"camelCase\")]\npub struct Made {\n";
        let files = [
            file("features/a/src/a.rs", shape),
            file("features/b/src/b.rs", &format!("//! B.\n\n{shape}")),
            file("features/b/src/c.rs", "#[derive(Debug)]\nstruct Made;\n"),
            file("features/b/src/d.rs", "#[derive(ToSchema)]\n#[schema(as = MadeToo)]\nstruct Made;\n"),
        ];
        let found = check(&files);
        assert_eq!(found.iter().map(|f| (&*f.path, f.line)).collect::<Vec<_>>(), [("features/b/src/b.rs", 6)]);
    }
}
