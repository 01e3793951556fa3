//! The house's floors: which crate may stand on which.
//!
//! `lib < platform < features < server`, and among the features the order of [`ORDER`]. A crate may depend on crates
//! of lower floors only; `lib` crates may use each other (cargo refuses circles). The list is explicit: a new crate
//! gets its floor here by hand, in the commit that adds it.

use std::collections::BTreeMap;

/// Crates in order, lowest first, without `lib/*`, which is below them all.
pub const ORDER: &[&str] = &[
    // platform
    "config",
    "platform",
    // features
    "wire",
    "actor",
    "delivery",
    "user",
    "moderation",
    "search",
    "channel",
    "follow",
    "catalog",
    "video",
    "picture",
    "watched-words",
    "transcoding",
    "import",
    "transcription",
    "playback",
    "viewing",
    "comment",
    "playlist",
    "ownership",
    "abuse",
    "registration",
    "notification",
    "federation",
    "outbox",
    "feed",
    "instance",
    // the binary
    "sepiola",
];

/// Tools beside the house: they may see everything (`bench`) or nothing of ours (`xtask`), and nobody depends on them.
pub const BESIDE: &[&str] = &["bench", "xtask"];

/// What tests of features stand on: itself on `platform` only, and named below `dev-dependencies` only.
const TEST_WORLD: &str = "world";

/// What one `Cargo.toml` says.
#[derive(Debug)]
pub struct Manifest {
    /// Path from the root, `features/video/Cargo.toml`.
    pub path: String,
    /// The package's name.
    pub name: String,
    /// Names of the packages it depends on, from every kind of dependency table, tests' and builds' included.
    pub dependencies: Vec<String>,
}

impl Manifest {
    /// Reads a manifest; `None` for one without a package (the workspace's own).
    ///
    /// # Errors
    /// A sentence when the text is not TOML.
    pub fn parse(path: &str, text: &str) -> Result<Option<Self>, String> {
        let table: toml::Table = text.parse().map_err(|e| format!("not readable as TOML: {e}"))?;
        let Some(name) = table.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()) else {
            return Ok(None);
        };
        let mut dependencies = Vec::new();
        collect(&table, &mut dependencies);
        Ok(Some(Self { path: path.to_owned(), name: name.to_owned(), dependencies }))
    }
}

/// Dependency tables stand at the top or under `target.<cfg>`; `package = "..."` renames.
fn collect(table: &toml::Table, found: &mut Vec<String>) {
    for (key, value) in table {
        match (key.as_str(), value.as_table()) {
            (kind @ ("dependencies" | "dev-dependencies" | "build-dependencies"), Some(list)) => {
                let names = list
                    .iter()
                    .map(|(name, spec)| spec.get("package").and_then(|p| p.as_str()).unwrap_or(name).to_owned());
                found.extend(names.filter(|name| kind != "dev-dependencies" || name != TEST_WORLD));
            }
            ("target", Some(targets)) => {
                for target in targets.values().filter_map(|t| t.as_table()) {
                    collect(target, found);
                }
            }
            _ => {}
        }
    }
}

/// The floor a crate is on; `None` for a crate that has none yet. `lib` is floor 0.
fn floor(manifest: &Manifest, order: &[&str]) -> Option<usize> {
    if manifest.path.starts_with("lib/") {
        return Some(0);
    }
    if manifest.name == TEST_WORLD {
        return order.iter().position(|name| *name == "platform").map(|n| n + 2);
    }
    order.iter().position(|name| *name == manifest.name).map(|n| n + 1)
}

/// Every dependency that points upwards or sideways, as `(path of the manifest, sentence)`.
pub fn check(manifests: &[Manifest], order: &[&str], beside: &[&str]) -> Vec<(String, String)> {
    let ours: BTreeMap<&str, &Manifest> = manifests.iter().map(|m| (m.name.as_str(), m)).collect();
    let mut wrong = Vec::new();
    for manifest in manifests {
        let own = floor(manifest, order);
        let is_beside = beside.contains(&manifest.name.as_str());
        if own.is_none() && !is_beside {
            wrong.push((
                manifest.path.clone(),
                format!("`{}` has no floor: name it in xtask/src/layers.rs", manifest.name),
            ));
            continue;
        }
        for name in &manifest.dependencies {
            let Some(dependency) = ours.get(name.as_str()) else { continue };
            let below = floor(dependency, order);
            let allowed = match (own, below) {
                _ if name == &manifest.name => true,
                _ if name == TEST_WORLD => false,
                (_, None) => false,
                (None, Some(_)) => manifest.name != "xtask",
                (Some(0), Some(0)) => true,
                (Some(own), Some(below)) => below < own,
            };
            if !allowed {
                let sentence = format!(
                    "`{}` may not depend on `{name}`: dependencies point down (lib < platform < features < server, in the \
                     order of xtask/src/layers.rs)",
                    manifest.name
                );
                wrong.push((manifest.path.clone(), sentence));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str, name: &str, dependencies: &[&str]) -> Manifest {
        let list: String = dependencies.iter().map(|d| format!("{d} = {{ workspace = true }}\n")).collect();
        let text = format!("[package]\nname = \"{name}\"\n[dependencies]\n{list}");
        Manifest::parse(&format!("{path}/Cargo.toml"), &text).expect("TOML").expect("a package")
    }

    fn wrong(manifests: &[Manifest]) -> Vec<String> {
        check(manifests, ORDER, BESIDE).into_iter().map(|(path, _)| path).collect()
    }

    #[test]
    fn downwards_is_fine() {
        let house = [
            manifest("lib/database", "database", &["sqlx"]),
            manifest("lib/hls", "hls", &["database"]),
            manifest("platform/core", "platform", &["database", "serde"]),
            manifest("features/video", "video", &["platform", "database"]),
            manifest("features/playback", "playback", &["video", "hls"]),
            manifest("server", "sepiola", &["playback", "video", "platform"]),
            manifest("bench", "bench", &["playback"]),
            manifest("xtask", "xtask", &["toml"]),
        ];
        assert_eq!(wrong(&house), Vec::<String>::new());
    }

    #[test]
    fn upwards_is_refused() {
        let house = [
            manifest("lib/database", "database", &["platform"]),
            manifest("platform/core", "platform", &["video"]),
            manifest("features/video", "video", &["playback"]),
            manifest("features/playback", "playback", &[]),
            manifest("xtask", "xtask", &["video"]),
        ];
        assert_eq!(
            wrong(&house),
            ["lib/database/Cargo.toml", "platform/core/Cargo.toml", "features/video/Cargo.toml", "xtask/Cargo.toml"]
        );
    }

    #[test]
    fn tests_builds_and_targets_count_too() {
        for table in ["dev-dependencies", "build-dependencies", "target.'cfg(unix)'.dependencies"] {
            let text = format!("[package]\nname = \"video\"\n[{table}]\nplayback = {{ path = \"../playback\" }}\n");
            let video = Manifest::parse("features/video/Cargo.toml", &text).expect("TOML").expect("a package");
            assert_eq!(wrong(&[video, manifest("features/playback", "playback", &[])]), ["features/video/Cargo.toml"]);
        }
    }

    #[test]
    fn the_world_of_tests_is_for_tests() {
        let world = manifest("tests/world", "world", &["platform"]);
        let tests = "[package]\nname = \"video\"\n[dev-dependencies]\nworld = { path = \"../../tests/world\" }\n";
        let tests = Manifest::parse("features/video/Cargo.toml", tests).expect("TOML").expect("a package");
        assert_eq!(wrong(&[world, tests]), Vec::<String>::new());
        let world = manifest("tests/world", "world", &["platform", "video"]);
        let product = manifest("features/video", "video", &["world"]);
        assert_eq!(wrong(&[world, product]), ["tests/world/Cargo.toml", "features/video/Cargo.toml"]);
    }

    #[test]
    fn a_renamed_dependency_is_still_seen() {
        let text = "[package]\nname = \"video\"\n[dependencies]\nplayer = { package = \"playback\", path = \"../playback\" }\n";
        let video = Manifest::parse("features/video/Cargo.toml", text).expect("TOML").expect("a package");
        assert_eq!(video.dependencies, ["playback"]);
    }

    #[test]
    fn a_crate_without_a_floor_is_named() {
        let found = check(&[manifest("features/unknown", "unknown", &[])], ORDER, BESIDE);
        assert!(found[0].1.contains("`unknown` has no floor"));
    }

    #[test]
    fn a_workspace_manifest_is_no_crate() {
        assert!(Manifest::parse("Cargo.toml", "[workspace]\nmembers = []\n").expect("TOML").is_none());
        assert!(Manifest::parse("Cargo.toml", "[workspace").is_err());
    }
}
