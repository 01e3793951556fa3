//! Which layer wins, and what follows from what was set.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use config::{ByteSize, Config, Layer, Limit, Options, Secret, Sources, gather, value::DatabaseKind};
use serde_json::json;

use crate::{env, file, loaded, warnings};

#[test]
fn each_layer_overrides_the_one_before() {
    let mut sources = Sources::default();
    let threads = |sources: &Sources| {
        let loaded = loaded(sources);
        (loaded.config.transcoding.threads, loaded.layer("transcoding.threads"))
    };
    assert_eq!(threads(&sources), (1, Some(Layer::Default)));
    sources.file = file("transcoding:\n  threads: 2\n").file;
    assert_eq!(threads(&sources), (2, Some(Layer::File)));
    sources.saved = BTreeMap::from([("transcoding.threads".to_owned(), json!(3))]);
    assert_eq!(threads(&sources), (3, Some(Layer::Saved)));
    sources.env = env(&[("PEERTUBE_TRANSCODING_THREADS", "4")]);
    assert_eq!(threads(&sources), (4, Some(Layer::Environment)));
    sources.env.push(("SEPIOLA_CONFIG".to_owned(), r#"{ "transcoding": { "threads": 5 } }"#.to_owned()));
    assert_eq!(threads(&sources), (5, Some(Layer::Json)));
}

#[test]
fn a_layer_overrides_key_by_key() {
    let mut sources = file("transcoding:\n  resolutions:\n    240p: false\n    1440p: true\n");
    sources.env = env(&[("PEERTUBE_TRANSCODING_1080P", "false")]);
    assert_eq!(loaded(&sources).config.transcoding.enabled_resolutions(), [360, 480, 720, 1440]);
}

#[test]
fn a_list_is_replaced_as_a_whole() {
    let mut sources = file("webrtc:\n  stun_servers: ['stun:one', 'stun:two']\n");
    sources.env = env(&[("PEERTUBE_WEBRTC_STUN_SERVERS", r#"["stun:three"]"#)]);
    assert_eq!(loaded(&sources).config.webrtc.stun_servers, ["stun:three"]);
}

#[test]
fn values_are_typed() {
    let text = "
user: { video_quota: '1GB 500MB', video_quota_daily: -1 }
history: { videos: { max_age: '6 months' } }
views: { videos: { watching_interval: { anonymous: null } } }
signup: { limit: -1, filters: { cidr: { blacklist: ['10.0.0.0/8'] } } }
redundancy:
  videos:
    strategies:
      - { size: '10GB', min_lifetime: '48 hours', strategy: 'most-views' }
trust_proxy: ['loopback', '172.18.0.0/16']
database: { password: 12345 }
";
    let config = loaded(&file(text)).config;
    assert_eq!(config.user.video_quota, Limit::At(ByteSize((1 << 30) + (500 << 20))));
    assert!(!config.user.video_quota_daily.is_exceeded_by(ByteSize(u64::MAX)));
    assert_eq!(config.history.videos.max_age, Limit::At(Duration::from_secs(180 * 86_400)));
    assert_eq!(config.views.videos.watching_interval.anonymous, None);
    assert_eq!(config.signup.limit, Limit::Unlimited);
    assert!(config.signup.filters.cidr.blacklist[0].contains([10, 1, 2, 3].into()));
    assert_eq!(config.redundancy.videos.strategies[0].size, ByteSize(10 << 30));
    assert!(config.trust_proxy.trusts([172, 18, 0, 1].into()));
    assert_eq!(config.database.password.expose(), "12345");
    assert!(!format!("{config:?}").contains("12345"));
}

#[test]
fn yaml_of_version_1_2_is_read_as_peertube_reads_it() {
    let text = "instance: { name: yes, terms: 0123, administrator: , creation_reason: 2020-01-01 }\nimport: { videos: { http: { proxies: } } }\n";
    let config = loaded(&file(text)).config;
    assert_eq!(config.instance.name, "yes");
    assert_eq!(config.instance.terms, "0123");
    assert_eq!(config.instance.administrator, "");
    assert_eq!(config.instance.creation_reason, "2020-01-01");
    assert_eq!(config.import.videos.http.proxies, []);
}

#[test]
fn aliases_and_merge_keys_work() {
    let text = "
rates_limit:
  api: &calm { window: 1 minute, max: 7 }
  feeds: *calm
  login: { <<: *calm, max: 8 }
";
    let limits = loaded(&file(text)).config.rates_limit;
    assert_eq!((limits.feeds.max, limits.login.max), (7, 8));
    assert_eq!(limits.login.window, Duration::from_secs(60));
}

#[test]
fn sqlite_unless_a_database_is_configured() {
    let kind = |sources: &Sources| loaded(sources).config.sepiola.database;
    assert_eq!(kind(&Sources::default()), DatabaseKind::Sqlite);
    assert_eq!(kind(&file("instance: { name: Here }")), DatabaseKind::Sqlite);
    assert_eq!(kind(&file("database: { hostname: db }")), DatabaseKind::Postgres);
    assert_eq!(kind(&file("database:\n")), DatabaseKind::Sqlite);
    let variable = Sources { env: env(&[("PEERTUBE_DB_HOSTNAME", "postgres")]), ..Sources::default() };
    assert_eq!(kind(&variable), DatabaseKind::Postgres);
    let explicit = file("database: { hostname: db }\nsepiola: { database: sqlite }");
    assert_eq!(kind(&explicit), DatabaseKind::Sqlite);
    assert_eq!(loaded(&variable).layer("sepiola.database"), Some(Layer::Environment));
}

#[test]
fn paths_stand_in_the_data_folder() {
    let mut sources = file("storage: { tmp: /elsewhere/tmp, logs: mylogs }");
    sources.data = PathBuf::from("/data");
    let config = loaded(&sources).config;
    assert_eq!(config.storage.avatars, Path::new("/data/storage/avatars/"));
    assert_eq!(config.storage.logs, Path::new("/data/mylogs"));
    assert_eq!(config.storage.tmp, Path::new("/elsewhere/tmp"));
    assert_eq!(config.sepiola.sqlite.file, Path::new("/data/sepiola.sqlite"));
    assert!(config.storage.folders().iter().all(|(_, path)| path.is_absolute()));
    let keys = config.values();
    assert!(config.storage.folders().iter().all(|(name, _)| keys.contains_key(&format!("storage.{name}"))));
}

#[test]
fn listen_moves_the_public_address_unless_it_is_configured() {
    let listen = |sources: Sources, host: &str| Sources { listen: Some((host.to_owned(), 9100)), ..sources };
    let config = loaded(&listen(Sources::default(), "127.0.0.2")).config;
    assert_eq!((config.listen.port, config.webserver.origin().as_str()), (9100, "http://127.0.0.2:9100"));
    let config = loaded(&listen(Sources::default(), "0.0.0.0")).config;
    assert_eq!(config.webserver.origin(), "http://127.0.0.1:9100");
    let public = file("webserver: { https: true, hostname: example.com, port: 443 }");
    let config = loaded(&listen(public, "127.0.0.1")).config;
    assert_eq!((config.listen.port, config.webserver.origin().as_str()), (9100, "https://example.com"));
}

#[test]
fn addresses_leave_default_ports_out() {
    let webserver = |https: bool, hostname: &str, port: u16| {
        let changes = json!({ "webserver": { "https": https, "hostname": hostname, "port": port } });
        Config::with("", changes).expect("well-formed").webserver
    };
    assert_eq!(webserver(true, "example.com", 443).ws_origin(), "wss://example.com");
    assert_eq!(webserver(true, "example.com", 80).origin(), "https://example.com:80");
    assert_eq!(webserver(false, "example.com", 80).origin(), "http://example.com");
    assert_eq!(webserver(false, "localhost", 9000).host(), "localhost:9000");
    assert_eq!(webserver(false, "::1", 9000).origin(), "http://[::1]:9000");
}

#[test]
fn a_wrong_saved_setting_is_set_aside() {
    let mut sources = file("instance: { name: Here }");
    sources.saved = BTreeMap::from([
        ("instance.name".to_owned(), json!({ "evil": true })),
        ("instance.terms".to_owned(), json!("Be kind.")),
        ("listen.port".to_owned(), json!(1)),
        ("instance.nonsense".to_owned(), json!(1)),
    ]);
    let loaded = loaded(&sources);
    assert_eq!(loaded.config.instance.name, "Here");
    assert_eq!(loaded.config.instance.terms, "Be kind.");
    assert_eq!(loaded.config.listen.port, 9000);
    assert_eq!(loaded.warnings.len(), 3, "{}", warnings(&loaded));
}

#[test]
fn a_generated_secret_stands_in_for_none() {
    let generated = Sources { generated_secret: Some(Secret::new("made here")), ..Sources::default() };
    assert_eq!(loaded(&generated).config.secrets.peertube.expose(), "made here");
    let configured = Sources { generated_secret: generated.generated_secret, ..file("secrets: { peertube: theirs }") };
    assert_eq!(loaded(&configured).config.secrets.peertube.expose(), "theirs");
}

#[test]
fn empty_variables_are_none_and_unquoted_text_will_do() {
    let sources = Sources {
        env: env(&[
            ("PEERTUBE_SMTP_HOSTNAME", ""),
            ("PEERTUBE_SMTP_CA_FILE", "/etc/ca.pem"),
            ("PEERTUBE_VIEWS_VIDEOS_REMOTE_MAX_AGE", "-1"),
            ("PEERTUBE_LOG_ROTATION_MAX_FILE_SIZE", "1MB"),
            ("AWS_ACCESS_KEY_ID", "key"),
            ("HOME", "/root"),
        ]),
        ..Sources::default()
    };
    let loaded = loaded(&sources);
    assert_eq!(loaded.config.smtp.hostname, None);
    assert_eq!(loaded.config.smtp.ca_file.as_deref(), Some(Path::new("/etc/ca.pem")));
    assert_eq!(loaded.config.views.videos.remote.max_age, Limit::Unlimited);
    assert_eq!(loaded.config.log.rotation.max_file_size, ByteSize(1 << 20));
    assert_eq!(loaded.config.object_storage.credentials.access_key_id, "key");
    assert_eq!(warnings(&loaded), "");
}

#[test]
fn the_file_of_the_data_folder_is_found() {
    let data = std::env::temp_dir().join(format!("sepiola-config-{}", std::process::id()));
    std::fs::create_dir_all(&data).expect("a temporary folder");
    let options = Options { data: data.clone(), ..Options::default() };
    assert!(gather(&options, []).expect("no file is fine").file.is_none());
    std::fs::write(data.join("config.yaml"), "instance: { name: Found }").expect("a file");
    let sources = gather(&options, []).expect("readable");
    assert_eq!(loaded(&sources).config.instance.name, "Found");
    let missing = Options { config: Some(data.join("missing.yaml")), ..options };
    assert!(gather(&missing, []).expect_err("no such file").to_string().contains("missing.yaml"));
    std::fs::remove_dir_all(&data).expect("removed");
}
