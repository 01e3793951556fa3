//! The texts of `sepiola config`.

use config::{Config, effective, reference};

use crate::{env, file, loaded, warnings};

#[test]
fn the_reference_is_kept() {
    insta::assert_snapshot!(reference());
}

#[test]
fn the_reference_is_a_configuration_of_defaults() {
    let loaded = loaded(&file(&reference()));
    assert_eq!(warnings(&loaded), "");
    assert_eq!(loaded.config, Config::default());
}

#[test]
fn the_differences_are_told() {
    insta::assert_snapshot!(config::differences());
}

#[test]
fn the_configuration_in_effect_names_places_and_hides_secrets() {
    let mut sources = file(
        "instance:\n  name: 'It''s here'\ndatabase:\n  password: hunter2\nimport: { videos: { http: { proxies: ['http://u:hunter2@proxy'] } } }\n",
    );
    sources.env = env(&[("PEERTUBE_LISTEN_PORT", "9001"), ("PEERTUBE_SECRET", "hunter2")]);
    let text = effective(&loaded(&sources));
    assert!(!text.contains("hunter2"));
    for line in [
        "  name: 'It''s here' # app.yaml:2",
        "  port: 9001 # environment variable PEERTUBE_LISTEN_PORT",
        "  password: '***' # app.yaml:4",
        "      proxies: ['***'] # app.yaml:5",
        "  peertube: '***' # environment variable PEERTUBE_SECRET",
        "  database: 'postgres' # app.yaml:4",
        "  hostname: 'localhost' # default",
    ] {
        let expected = line.replace("'localhost'", "'127.0.0.1'");
        assert!(text.lines().any(|shown| shown == expected), "{expected}\n{text}");
    }
    assert_eq!(warnings(&loaded(&file(&text))), "");
}
