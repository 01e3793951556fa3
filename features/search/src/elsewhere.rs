//! Asking an index of many instances (`search.search_index`, such as SepiaSearch). It answers at PeerTube's own search routes.

use crate::Kind;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use http_client::Limits;
use moderation::Muted;
use platform::{App, Caller, Problem, Result};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::time::Duration;
use tokio::sync::Semaphore;
use url::Url;
use wire::ResultList;

const LIMITS: Limits = Limits { bytes: 4 << 20, redirects: 0, total: Duration::from_secs(8) };
/// Rows of one page at most, as of our own searches.
const ROWS: usize = 100;

/// Searches that ask the index at the same time; more wait their turn, for as long as the index may take.
const AT_ONCE: usize = 16;
static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// What PeerTube's clients may say in a search: fields with one value, with a number, with several values. Nothing else leaves.
struct Passed {
    texts: &'static [&'static str],
    numbers: &'static [&'static str],
    lists: &'static [&'static str],
}

const VIDEOS: Passed = Passed {
    texts: &[
        "search",
        "sort",
        "host",
        "nsfw",
        "isLive",
        "startDate",
        "endDate",
        "originallyPublishedStartDate",
        "originallyPublishedEndDate",
    ],
    numbers: &["start", "count", "durationMin", "durationMax", "nsfwFlagsIncluded", "nsfwFlagsExcluded"],
    lists: &["categoryOneOf", "licenceOneOf", "languageOneOf", "tagsOneOf", "tagsAllOf", "uuids"],
};
const CHANNELS: Passed =
    Passed { texts: &["search", "sort", "host"], numbers: &["start", "count"], lists: &["handles"] };
const PLAYLISTS: Passed =
    Passed { texts: &["search", "sort", "host"], numbers: &["start", "count"], lists: &["uuids"] };

/// What an index answers: its rows are objects, of which we know that they name an address of the web.
#[derive(Debug, Deserialize)]
struct Answer {
    total: u32,
    data: Vec<Map<String, Value>>,
}

/// Asks the index for what a query says, without what the caller and the instance mute. The query must have been judged already;
/// `sensitive` is what is asked for of sensitive videos where the query says nothing (`false` or `both`).
///
/// # Errors
/// 500 when the index does not answer as it should, with the sentence of PeerTube.
pub async fn elsewhere(
    app: &App,
    caller: Option<&Caller>,
    kind: Kind,
    query: Option<&str>,
    sensitive: Option<&'static str>,
) -> Result<ResultList<Value>> {
    let (path, passed, what) = match kind {
        Kind::Video => ("videos", &VIDEOS, "video"),
        Kind::Channel => ("video-channels", &CHANNELS, "video channels"),
        Kind::Playlist => ("video-playlists", &PLAYLISTS, "video playlists"),
    };
    let muted = Muted::find(&mut app.db.reader().await?, caller.map(|c| c.account_id)).await?;
    let mut body = said(query.unwrap_or(""), passed);
    if let Some(sensitive) = sensitive {
        body.entry("nsfw").or_insert_with(|| json!(sensitive));
    }
    body.insert("blockedHosts".into(), json!(muted.hosts));
    body.insert("blockedAccounts".into(), json!(muted.accounts));
    match ask(app, path, &Value::Object(body)).await {
        Ok(answer) => Ok(checked(answer)),
        Err(reason) => {
            tracing::warn!(reason, "the search index cannot be asked");
            let sentence = format!("Cannot use search index to make {what} search");
            Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, sentence))
        }
    }
}

async fn ask(app: &App, path: &str, body: &Value) -> Result<Answer, String> {
    let index = app.config().search.search_index.url.clone();
    let url: Url = format!("{}/api/v1/search/{path}", index.trim_end_matches('/'))
        .parse()
        .map_err(|e| format!("its address {index}: {e}"))?;
    let headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::ACCEPT, HeaderValue::from_static("application/json")),
    ]);
    let place = tokio::time::timeout(LIMITS.total, PLACES.acquire()).await;
    let _place = place.map_err(|_| "too many searches wait for it")?.map_err(|e| e.to_string())?;
    let answer = app.http().post(&url, &LIMITS, headers, body.to_string().into()).await.map_err(|e| e.to_string())?;
    if answer.status != StatusCode::OK {
        return Err(format!("it answers {}", answer.status));
    }
    serde_json::from_slice(&answer.body).map_err(|e| format!("its answer is no list: {e}"))
}

/// The known fields of a query, as the JSON that PeerTube sends to an index.
fn said(query: &str, passed: &Passed) -> Map<String, Value> {
    let mut body = Map::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let name = name.strip_suffix("[]").unwrap_or(&name);
        if passed.lists.contains(&name) {
            let list = body.entry(name).or_insert_with(|| json!([]));
            if let Some(list) = list.as_array_mut() {
                list.push(json!(value));
            }
        } else if passed.numbers.contains(&name) {
            if let Ok(number) = value.parse::<i64>() {
                body.insert(name.to_owned(), json!(number));
            }
        } else if passed.texts.contains(&name) && !value.is_empty() {
            body.insert(name.to_owned(), json!(value));
        }
    }
    body
}

/// Without rows that could not be opened: the address of each is one of the web.
fn checked(answer: Answer) -> ResultList<Value> {
    let opens = |row: &Map<String, Value>| {
        let url = row.get("url").and_then(Value::as_str).and_then(|u| Url::parse(u).ok());
        url.is_some_and(|u| matches!(u.scheme(), "http" | "https") && u.has_host() && u.username().is_empty())
    };
    let rows = answer.data.into_iter().filter(opens).take(ROWS);
    ResultList { total: i64::from(answer.total), data: rows.map(Value::Object).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_searches_know_leaves() {
        let query =
            "search=a%20b&start=0&count=x&tagsOneOf=sea&tagsOneOf[]=sky&include=1&searchTarget=search-index&host=";
        assert_eq!(
            Value::Object(said(query, &VIDEOS)),
            json!({"search": "a b", "start": 0, "tagsOneOf": ["sea", "sky"]})
        );
        assert_eq!(Value::Object(said("handles=a@b.example&uuids=1", &CHANNELS)), json!({"handles": ["a@b.example"]}));
    }

    #[test]
    fn rows_that_cannot_be_opened_are_left_out() {
        let list = |rows: Value| serde_json::from_value(json!({"total": 7, "data": rows})).map(checked);
        let found = list(json!([
            {"url": "https://peer.example/videos/watch/1", "name": "yes"},
            {"url": "javascript:alert(1)"}, {"url": "https://me@peer.example/"}, {"url": 5}, {}
        ]));
        let found = found.unwrap();
        assert_eq!((found.total, found.data.len()), (7, 1));
        assert_eq!(found.data[0]["name"], "yes");
        let many = vec![json!({"url": "https://peer.example/"}); 200];
        assert_eq!(list(json!(many)).unwrap().data.len(), ROWS);
        assert!(list(json!(["words"])).is_err());
    }
}
