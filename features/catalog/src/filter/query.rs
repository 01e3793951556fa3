//! Reading a list's query as PeerTube's validators do: what is wrong is named, then what the caller may not ask for is refused.

use super::{Filter, Scope, Viewer, Wanted};
use platform::fields::{Fields, read};
use platform::{Caller, Page, Problem, Result, Right, id};
use serde_json::Value;
use utoipa::IntoParams;
use uuid::Uuid;

const SORTS: &[&str] = &[
    "name",
    "duration",
    "createdAt",
    "publishedAt",
    "originallyPublishedAt",
    "views",
    "likes",
    "comments",
    "trending",
    "hot",
    "best",
    "localVideoFilesSize",
    "match",
];
const SEARCH_SORTS: &[&str] =
    &["name", "duration", "createdAt", "publishedAt", "originallyPublishedAt", "views", "likes", "match", "hot"];
const WRONG: &str = "Invalid value";
/// Values of one list parameter at most.
const MOST: usize = 100;

/// The parameters of every list of videos, for its description.
#[derive(IntoParams)]
#[into_params(parameter_in = Query, names(
    "start", "count", "sort", "search", "skipCount", "isLocal", "isLive", "includeScheduledLive", "include", "nsfw",
    "nsfwFlagsIncluded", "nsfwFlagsExcluded", "categoryOneOf", "licenceOneOf", "languageOneOf", "tagsOneOf", "tagsAllOf",
    "privacyOneOf", "stateOneOf", "autoTagOneOf", "hasHLSFiles", "hasWebVideoFiles", "excludeAlreadyWatched", "host"))]
pub struct ListParameters(
    /// Rows to pass over
    pub Option<i64>,
    /// Rows, at most 100
    pub Option<i64>,
    /// Sort key, `-` before it for the largest first
    pub Option<String>,
    /// Words of the title, or a tag
    pub Option<String>,
    /// Leave the total out
    pub Option<bool>,
    /// Only videos of this instance, or only others
    pub Option<bool>,
    /// Only live streams, or only others
    pub Option<bool>,
    /// Planned live streams as well
    pub Option<bool>,
    /// For moderators: what else is listed and shown, as bits
    pub Option<i64>,
    /// `true`, `false` or `both`
    pub Option<String>,
    /// Kinds of sensitive videos (bits) to list even so
    pub Option<i64>,
    /// Kinds of sensitive videos (bits) to leave out
    pub Option<i64>,
    /// Categories
    pub Option<Vec<i64>>,
    /// Licences
    pub Option<Vec<i64>>,
    /// Languages, `_unknown` for none
    pub Option<Vec<String>>,
    /// With one of these tags
    pub Option<Vec<String>>,
    /// With all of these tags
    pub Option<Vec<String>>,
    /// For moderators: privacies
    pub Option<Vec<i64>>,
    /// For moderators: states
    pub Option<Vec<i64>>,
    /// For moderators: automatic tags
    pub Option<Vec<String>>,
    /// With HLS files, or without
    pub Option<bool>,
    /// With web video files, or without
    pub Option<bool>,
    /// Without what the caller has watched
    pub Option<bool>,
    /// Host of their owners
    pub Option<String>,
);

fn boolean(f: &mut Fields, name: &'static str) -> Option<bool> {
    let message = match name {
        "isLocal" => "Should have a valid isLocal boolean",
        "isLive" => "Should have a valid isLive boolean",
        "includeScheduledLive" => "Should have a valid includeScheduledLive boolean",
        "hasHLSFiles" => "Should have a valid hasHLSFiles boolean",
        "hasWebVideoFiles" => "Should have a valid hasWebVideoFiles boolean",
        "skipCount" => "Should have a valid skipCount boolean",
        _ => "Should be a valid excludeAlreadyWatched boolean",
    };
    f.optional(name, message, read::boolean)
}

fn numbers(f: &mut Fields, name: &'static str, message: &str) -> Option<Vec<i64>> {
    f.listed(name);
    f.optional(name, message, read::ints(MOST))
}

fn texts(f: &mut Fields, name: &'static str, message: &str) -> Option<Vec<String>> {
    f.listed(name);
    f.optional(name, message, read::texts(0, 200, MOST))
}

/// Bits; what is no number is shown as null, as PeerTube's converted value is.
fn flags(f: &mut Fields, name: &'static str) -> i64 {
    let message = WRONG;
    let Some(value) = f.raw(name).filter(|v| !v.is_null()) else { return 0 };
    let read = read::int(0, i64::from(i32::MAX))(value);
    if read.is_none() {
        f.wrong_as(name, message, Value::Null);
    }
    read.unwrap_or(0)
}

impl Filter {
    /// Reads a query string. `own_host` is the instance's.
    ///
    /// # Errors
    /// 400 names what is wrong; 401 for what the caller may not ask for.
    pub fn read(query: Option<&str>, scope: Scope, caller: Option<&Caller>, app: &platform::App) -> Result<Self> {
        let config = app.config();
        let mut f = Fields::query(query);
        let (default, sorts) = if scope == Scope::Search { ("-match", SEARCH_SORTS) } else { ("-publishedAt", SORTS) };
        let mut filter = Filter::new(Page::read(&mut f, default, sorts), scope, caller);
        filter.skip_count = boolean(&mut f, "skipCount").unwrap_or(false);
        let asks_include = f.raw("include").is_some();
        filter.include |=
            f.optional("include", WRONG, read::int(i64::from(i32::MIN), i64::from(i32::MAX))).unwrap_or(0);
        filter.viewer = caller.map(|c| Viewer { user_id: c.user_id, account_id: c.account_id });
        // Full hours, as views are kept: so that the page is the same question for an hour, and can be remembered.
        let (hour, day) = (3_600_000, 86_400_000);
        let since = app.now() - i64::from(config.trending.videos.interval_days) * day;
        filter.trends_since = since - since.rem_euclid(hour);
        let own_host = config.webserver.host();
        // There are no planned live streams yet, so nothing is added by asking for them.
        boolean(&mut f, "includeScheduledLive");
        filter.wanted = wanted(&mut f, &own_host);
        if scope == Scope::Search {
            search(&mut f, &mut filter.wanted);
        }
        if matches!(scope, Scope::Mine(_)) {
            filter.wanted.channel_names =
                texts(&mut f, "channelNameOneOf", "Should have a valid channelNameOneOf array");
            filter.wanted.collaborations = boolean(&mut f, "includeCollaborations").unwrap_or(false);
        }
        let all = caller.is_some_and(|c| c.may(Right::SeeAllVideos));
        // Sizes are added up for every video of a list: of everybody's only for those who look after the instance.
        if filter.page.sort == "localVideoFilesSize" && !all && !matches!(scope, Scope::Mine(_)) {
            f.wrong("sort", WRONG);
        }
        f.finish()?;
        filter.refuse(&f, caller, asks_include)?;
        Ok(filter)
    }

    fn refuse(&self, f: &Fields, caller: Option<&Caller>, asks_include: bool) -> Result<()> {
        if self.wanted.nsfw_flags_included & self.wanted.nsfw_flags_excluded != 0 {
            let sentence = "Cannot use same flags in nsfwFlagsIncluded and nsfwFlagsExcluded at the same time";
            return Err(Problem::bad_request(sentence));
        }
        let wanted = &self.wanted;
        let own_privacies = matches!(self.scope, Scope::Mine(_));
        let privileged = asks_include
            || wanted.privacies.is_some() && !own_privacies
            || wanted.auto_tags.is_some()
            || wanted.states.is_some();
        if privileged && !caller.is_some_and(|c| c.may(Right::SeeAllVideos)) {
            let sentence = "You are not allowed to see all videos, specify a custom include, auto tags or state filter";
            return Err(Problem::unauthorized(sentence).code_less());
        }
        if caller.is_none() && f.has("excludeAlreadyWatched") {
            let sentence = "Cannot use excludeAlreadyWatched parameter when auth token is not provided";
            return Err(Problem::bad_request(sentence));
        }
        if f.has("filter") {
            let sentence = "\"filter\" query parameter is not supported anymore by PeerTube. Please use \"isLocal\" and \
                            \"include\" instead";
            return Err(Problem::bad_request(sentence));
        }
        Ok(())
    }
}

fn wanted(f: &mut Fields, own_host: &str) -> Wanted {
    let hostname = own_host.split(':').next().unwrap_or(own_host);
    let host =
        f.optional("host", WRONG, |v| v.as_str().filter(|h| moderation::is_host(h, hostname)).map(str::to_lowercase));
    Wanted {
        is_local: boolean(f, "isLocal"),
        is_live: boolean(f, "isLive"),
        nsfw: f.optional("nsfw", WRONG, |v| match v.as_str()? {
            "both" => Some(None),
            "true" => Some(Some(true)),
            "false" => Some(Some(false)),
            _ => None,
        }),
        nsfw_flags_included: flags(f, "nsfwFlagsIncluded"),
        nsfw_flags_excluded: flags(f, "nsfwFlagsExcluded"),
        categories: numbers(f, "categoryOneOf", "Should have a valid categoryOneOf array"),
        licences: numbers(f, "licenceOneOf", "Should have a valid licenceOneOf array"),
        languages: texts(f, "languageOneOf", "Should have a valid languageOneOf array"),
        privacies: numbers(f, "privacyOneOf", "Should have a valid privacyOneOf array"),
        tags_one_of: texts(f, "tagsOneOf", "Should have a valid tagsOneOf array"),
        tags_all_of: texts(f, "tagsAllOf", "Should have a valid tagsAllOf array"),
        auto_tags: texts(f, "autoTagOneOf", "Should have a valid autoTagOneOf array"),
        states: numbers(f, "stateOneOf", "Should have a valid stateOneOf array"),
        has_hls: boolean(f, "hasHLSFiles"),
        has_web_videos: boolean(f, "hasWebVideoFiles"),
        not_watched: boolean(f, "excludeAlreadyWatched").unwrap_or(false),
        search: f.optional("search", WRONG, read::text(0, 1000)).filter(|s| !s.is_empty()),
        own_host: host.as_deref() == Some(own_host),
        host,
        ..Wanted::default()
    }
}

/// What only searches take.
fn search(f: &mut Fields, wanted: &mut Wanted) {
    if f.raw("search").is_some_and(|v| v == "") {
        f.wrong("search", WRONG);
    }
    let date = |f: &mut Fields, name, message| f.optional(name, message, read::date);
    wanted.published_from = date(f, "startDate", "Should have a start date that conforms to ISO 8601");
    wanted.published_until = date(f, "endDate", "Should have a end date that conforms to ISO 8601");
    wanted.originally_from =
        date(f, "originallyPublishedStartDate", "Should have a published start date that conforms to ISO 8601");
    wanted.originally_until =
        date(f, "originallyPublishedEndDate", "Should have a published end date that conforms to ISO 8601");
    wanted.shortest = f.optional("durationMin", WRONG, read::int(i64::MIN, i64::MAX));
    wanted.longest = f.optional("durationMax", WRONG, read::int(i64::MIN, i64::MAX)).filter(|d| *d != 0);
    f.listed("uuids");
    wanted.uuids = f.optional("uuids", "Should have valid array of uuid", |v| {
        let texts = read::texts(1, 36, MOST)(v)?;
        texts.iter().map(|t| Uuid::try_parse(t).ok().or_else(|| id::from_short(t))).collect()
    });
}
