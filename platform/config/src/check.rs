//! Values that must go together, checked once all of them are typed. PeerTube refuses to start on the same grounds.

use std::collections::{BTreeMap, HashSet};

use crate::{
    error::{ConfigError, Warning},
    load::Origin,
    place::Place,
    schema::Config,
    value::{BrowseSort, MailTransport, TrendingAlgorithm},
};

#[derive(Default)]
pub(crate) struct Checked {
    pub errors: Vec<ConfigError>,
    pub warnings: Vec<Warning>,
}

struct Checker<'a> {
    origins: &'a BTreeMap<String, Origin>,
    out: Checked,
}

impl Checker<'_> {
    fn place(&self, key: &str) -> Place {
        self.origins.get(key).map_or(Place::Default, |origin| origin.place.clone())
    }

    /// An error at `key` unless `holds`.
    fn must(&mut self, holds: bool, key: &str, message: &str) {
        if !holds {
            let (key, message) = (key.to_owned(), message.to_owned());
            self.out.errors.push(ConfigError::Conflict { place: self.place(&key), key, message });
        }
    }

    /// A warning at `key` unless `holds`.
    fn should(&mut self, holds: bool, key: &str, message: &str) {
        if !holds {
            let (key, message) = (key.to_owned(), message.to_owned());
            self.out.warnings.push(Warning::Doubt { place: self.place(&key), key, message });
        }
    }
}

pub(crate) fn check(config: &Config, origins: &BTreeMap<String, Origin>) -> Checked {
    let mut checker = Checker { origins, out: Checked::default() };
    addresses(config, &mut checker);
    media(config, &mut checker);
    live(config, &mut checker);
    storage(config, &mut checker);
    people(config, &mut checker);
    own(config, &mut checker);
    checker.out
}

fn addresses(config: &Config, checker: &mut Checker<'_>) {
    checker.must(!config.listen.hostname.is_empty(), "listen.hostname", "must not be empty");
    let hostname = &config.webserver.hostname;
    let is_bare =
        !hostname.is_empty() && !hostname.contains(['/', '@', '?', '#']) && !hostname.contains(char::is_whitespace);
    checker.must(is_bare, "webserver.hostname", "must be a host name alone, without scheme, path or spaces");
    let has_port = is_bare && hostname.contains(':') && hostname.parse::<std::net::Ipv6Addr>().is_err();
    checker.must(!has_port, "webserver.hostname", "must not contain a port; that is webserver.port");
}

fn media(config: &Config, checker: &mut Checker<'_>) {
    let transcoding = &config.transcoding;
    if transcoding.enabled {
        let any = transcoding.web_videos.enabled || transcoding.hls.enabled;
        checker.must(any, "transcoding.enabled", "needs transcoding.hls.enabled or transcoding.web_videos.enabled");
        checker.must(transcoding.concurrency > 0, "transcoding.concurrency", "must be greater than 0");
    }
    let import = &config.import;
    if import.videos.http.enabled || import.videos.torrent.enabled {
        checker.must(import.videos.concurrency > 0, "import.videos.concurrency", "must be greater than 0");
    }
    if import.video_channel_synchronization.enabled {
        let key = "import.video_channel_synchronization.enabled";
        checker.must(import.videos.http.enabled, key, "needs import.videos.http.enabled");
    }
    let studio = !config.video_studio.enabled || transcoding.enabled;
    checker.must(studio, "video_studio.enabled", "needs transcoding.enabled");
    let frames = config.thumbnails.generation_from_video.frames_to_analyze;
    checker.must(frames >= 2, "thumbnails.generation_from_video.frames_to_analyze", "must be 2 or more");
    checker.must(!config.thumbnails.sizes.is_empty(), "thumbnails.sizes", "must not be empty");
}

fn live(config: &Config, checker: &mut Checker<'_>) {
    let live = &config.live;
    if !live.enabled {
        return;
    }
    let replay = !live.allow_replay || config.transcoding.enabled;
    checker.must(replay, "live.allow_replay", "needs transcoding.enabled");
    checker.must(
        live.rtmp.enabled || live.rtmps.enabled,
        "live.enabled",
        "needs live.rtmp.enabled or live.rtmps.enabled",
    );
    if live.rtmps.enabled {
        checker.must(
            live.rtmps.key_file.is_some(),
            "live.rtmps.key_file",
            "must name the private key of the certificate",
        );
        checker.must(live.rtmps.cert_file.is_some(), "live.rtmps.cert_file", "must name the certificate");
    }
}

fn storage(config: &Config, checker: &mut Checker<'_>) {
    let distinct = config.storage.web_videos != config.storage.redundancy;
    checker.should(distinct, "storage.redundancy", "should not be the folder of the videos");
    let store = &config.object_storage;
    if !store.enabled {
        return;
    }
    checker.must(!store.endpoint.is_empty(), "object_storage.endpoint", "must name the store");
    let mut buckets = vec![
        ("web_videos", &store.web_videos.bucket_name, &store.web_videos.prefix),
        ("streaming_playlists", &store.streaming_playlists.bucket_name, &store.streaming_playlists.prefix),
    ];
    if config.transcoding.original_file.keep {
        buckets.push((
            "original_video_files",
            &store.original_video_files.bucket_name,
            &store.original_video_files.prefix,
        ));
    }
    let mut taken = HashSet::new();
    for (name, bucket, prefix) in buckets {
        let key = format!("object_storage.{name}.bucket_name");
        checker.must(!bucket.is_empty(), &key, "must not be empty");
        let key = format!("object_storage.{name}.prefix");
        checker.must(taken.insert((bucket, prefix)), &key, "must differ from those of other files in the same bucket");
    }
    const LARGE_PART: u64 = 250 << 20;
    let part = store.max_upload_part.0;
    checker.must(part > 0, "object_storage.max_upload_part", "must be greater than 0");
    checker.should(part <= LARGE_PART, "object_storage.max_upload_part", "is large; 100MB is usual");
}

fn people(config: &Config, checker: &mut Checker<'_>) {
    let search = &config.search;
    let reachable = !search.search_index.enabled || search.remote_uri.users;
    checker.must(reachable, "search.search_index.enabled", "needs search.remote_uri.users");
    let strategies = &config.redundancy.videos.strategies;
    let distinct: HashSet<_> = strategies.iter().map(|strategy| strategy.strategy).collect();
    let unique = distinct.len() == strategies.len();
    checker.must(unique, "redundancy.videos.strategies", "must not name a strategy twice");
    let ranking = match config.client.browse_videos.default_sort {
        BrowseSort::Trending => Some(TrendingAlgorithm::MostViewed),
        BrowseSort::Hot => Some(TrendingAlgorithm::Hot),
        BrowseSort::Likes => Some(TrendingAlgorithm::MostLiked),
        _ => None,
    };
    if let Some(ranking) = ranking {
        let enabled = config.trending.videos.algorithms.enabled.contains(&ranking);
        let message = format!("needs '{}' in trending.videos.algorithms.enabled", ranking.as_str());
        checker.must(enabled, "client.browse_videos.default_sort", &message);
    }
    let message = "is not supported: no email is sent; name a mail server (smtp.hostname)";
    checker.should(config.smtp.transport != MailTransport::Sendmail, "smtp.transport", message);
    if config.signup.enabled && !config.smtp.is_configured() {
        let key = "signup.requires_email_verification";
        checker.should(!config.signup.requires_email_verification, key, "needs a mail server (smtp.hostname)");
    }
}

fn own(config: &Config, checker: &mut Checker<'_>) {
    checker.must(config.sepiola.sqlite.readers > 0, "sepiola.sqlite.readers", "must be greater than 0");
    checker.must(!config.sepiola.transcoding.slice.is_zero(), "sepiola.transcoding.slice", "must be greater than 0");
    checker.must(config.testing.jobs.attempts > 0, "testing.jobs.attempts", "must be greater than 0");
    checker.must(
        config.testing.federation.collection_page > 0,
        "testing.federation.collection_page",
        "must be greater than 0",
    );
    checker.must(config.database.pool.max > 0, "database.pool.max", "must be greater than 0");
}
