//! What an administrator reads after a mistake.

use config::{Sources, check_saved};
use serde_json::json;

use crate::{env, file, loaded, refused, warnings};

#[test]
fn all_wrong_values_are_told_with_line_key_and_what_was_expected() {
    let text = "\
listen:
  port: many
transcoding:
  threads: -3
  resolutions:
    720p: 'on'
views: { videos: { view_expiration: soon } }
user:
  video_quota: 10 XB
instance:
  default_nsfw_policy: hide
trust_proxy:
  - nowhere
database:
  password: [1, 2]
";
    let mut sources = file(text);
    sources.env = env(&[("PEERTUBE_LIVE_RTMP_PORT", "99999")]);
    insta::assert_snapshot!(refused(&sources), @r#"
    app.yaml:2: listen.port: expected a whole number from 0 to 65535, found "many"
    app.yaml:4: transcoding.threads: expected a whole number from 0, found -3
    app.yaml:6: transcoding.resolutions.720p: expected true or false, found "on"
    app.yaml:7: views.videos.view_expiration: expected a duration such as '30 seconds', '1 hour' or '5 days', or a number of milliseconds, found "soon"
    app.yaml:9: user.video_quota: expected a size such as '500KB', '100MB' or '10GB', or a number of bytes, or -1 for no limit, found "10 XB"
    app.yaml:11: instance.default_nsfw_policy: expected one of 'do_not_list', 'blur', 'warn', 'display', found "hide"
    app.yaml:12: trust_proxy: expected a list of 'loopback', 'linklocal', 'uniquelocal', IP addresses or ranges, found ["nowhere"]
    app.yaml:15: database.password: expected text, found something else
    environment variable PEERTUBE_LIVE_RTMP_PORT: live.rtmp.port: expected a whole number from 0 to 65535, found 99999
    "#);
}

#[test]
fn settings_that_contradict_each_other_are_told() {
    let text = "\
transcoding:
  enabled: false
video_studio: { enabled: true }
live:
  enabled: true
  rtmp: { enabled: false }
search: { search_index: { enabled: true }, remote_uri: { users: false } }
webserver: { hostname: 'https://example.com' }
client: { browse_videos: { default_sort: '-hot' } }
trending: { videos: { algorithms: { enabled: ['most-viewed'], default: 'most-viewed' } } }
object_storage: { enabled: true, endpoint: s3.example.com, web_videos: { prefix: '' }, streaming_playlists: { prefix: '' } }
";
    insta::assert_snapshot!(refused(&file(text)), @r"
    default: live.allow_replay: needs transcoding.enabled
    app.yaml:3: video_studio.enabled: needs transcoding.enabled
    app.yaml:5: live.enabled: needs live.rtmp.enabled or live.rtmps.enabled
    app.yaml:7: search.search_index.enabled: needs search.remote_uri.users
    app.yaml:8: webserver.hostname: must be a host name alone, without scheme, path or spaces
    app.yaml:9: client.browse_videos.default_sort: needs 'hot' in trending.videos.algorithms.enabled
    app.yaml:11: object_storage.streaming_playlists.prefix: must differ from those of other files in the same bucket
    ");
}

#[test]
fn unknown_keys_are_told_with_the_nearest_known_one() {
    let text = "\
transcoding:
  thread: 2
  webtorrent:
    enabled: true
signup:
  requires_aproval: true
weather: { city: Paris }
12: { a: b }
";
    let mut sources = file(text);
    sources.env = env(&[("PEERTUBE_LISTEN_PROT", "1"), ("SEPIOLA_CONFIG", r#"{ "instance": { "nam": "x" } }"#)]);
    insta::assert_snapshot!(warnings(&loaded(&sources)), @r"
    app.yaml:2: unknown key transcoding.thread; did you mean transcoding.threads?
    app.yaml:3: unknown key transcoding.webtorrent; did you mean transcoding.web_videos?
    app.yaml:6: unknown key signup.requires_aproval; did you mean signup.requires_approval?
    app.yaml:7: unknown key weather; it has no effect
    app.yaml:8: unknown key 12; it has no effect
    unknown environment variable PEERTUBE_LISTEN_PROT; did you mean PEERTUBE_LISTEN_PORT?
    environment variable SEPIOLA_CONFIG: unknown key instance.nam; did you mean instance.name?
    ");
}

#[test]
fn a_value_where_a_section_belongs_is_refused() {
    insta::assert_snapshot!(refused(&file("listen: 9000\nlive: [1]\n")), @r"
    app.yaml:1: listen: expected a section with keys, found a number
    app.yaml:2: live: expected a section with keys, found a list
    ");
    insta::assert_snapshot!(refused(&file("just words")), @"app.yaml:1: the whole file: expected a section with keys, found text");
}

#[test]
fn broken_yaml_and_json_are_told() {
    let broken = [
        file("listen:\n  port: 1\n  port: 2\n"),
        file("listen:\n  port: [1\n"),
        file("a: *nowhere\n"),
        Sources { env: env(&[("SEPIOLA_CONFIG", "{ nope")]), ..Sources::default() },
        Sources { env: env(&[("SEPIOLA_CONFIG", "[]")]), ..Sources::default() },
    ];
    insta::assert_snapshot!(broken.iter().map(refused).collect::<Vec<_>>().join("\n"), @r"
    app.yaml:3: not readable as YAML: duplicate mapping key `port` is not allowed here at line 3, column 3
    app.yaml:2: not readable as YAML: unclosed bracket '[' at line 2, column 9
    app.yaml:1: not readable as YAML: reference to unknown value at line 1, column 4
    environment variable SEPIOLA_CONFIG: not readable as JSON: key must be a string at line 1 column 3
    environment variable SEPIOLA_CONFIG: expected a JSON object of sections
    ");
}

#[test]
fn a_secret_is_not_repeated() {
    let told = refused(&file("secrets: { peertube: { hunter2: hunter2 } }\nsmtp: { password: [hunter2] }"));
    assert!(!told.contains("hunter2"), "{told}");
    let told = refused(&file("secrets: hunter2"));
    assert!(!told.contains("hunter2"), "{told}");
    let sources = Sources { env: env(&[("PEERTUBE_DB_PASSWORD", "hunter2")]), ..file("smtp: { password: hunter2 }") };
    let shown = format!("{sources:?} {:?}", loaded(&sources));
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn settings_are_checked_before_they_are_saved() {
    assert_eq!(check_saved("signup.limit", &json!(-1)), Ok(()));
    let told = [
        check_saved("signup.limit", &json!("lots")),
        check_saved("listen.port", &json!(1)),
        check_saved("signup.nothing", &json!(1)),
    ];
    let told: Vec<_> = told.into_iter().map(|result| result.expect_err("wrong").to_string()).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    saved in the web interface: signup.limit: expected a whole number from 0, or -1 for no limit, found "lots"
    saved in the web interface: listen.port: cannot be changed in the web interface
    saved in the web interface: signup.nothing: no such key
    "#);
}
