//! The language of the interface, for who is not signed in: a cookie that the pages are served by.

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::AppendHeaders;
use platform::language::COOKIE;
use platform::{App, Problem, Result};
use serde_json::Value;
use std::time::{Duration, SystemTime};
use user::BodyFields;
use utoipa::ToSchema;

/// How long it is kept: 90 days, in seconds.
const LIFETIME: u64 = 90 * 24 * 3600;

/// The languages of PeerTube's interface, by the names that its clients send: complete ones, and their short forms.
const LOCALES: &[&str] = &[
    "en-US",
    "ar",
    "ca-ES",
    "cs-CZ",
    "de-DE",
    "el-GR",
    "eo",
    "es-ES",
    "eu-ES",
    "fa-IR",
    "fi-FI",
    "fr-FR",
    "gd",
    "gl-ES",
    "hr",
    "hu-HU",
    "is",
    "it-IT",
    "ja-JP",
    "ka",
    "kab",
    "nb-NO",
    "nl-NL",
    "nn",
    "oc",
    "pl-PL",
    "pt-BR",
    "pt-PT",
    "ru-RU",
    "sk-SK",
    "sq",
    "sv-SE",
    "th-TH",
    "tok",
    "tr-TR",
    "uk-UA",
    "vi-VN",
    "zh-Hans-CN",
    "zh-Hant-TW",
    "ar-001",
    "ca",
    "cs",
    "de",
    "el",
    "en",
    "es",
    "eu",
    "fa",
    "fi",
    "fr",
    "gl",
    "hu",
    "it",
    "ja",
    "nb",
    "nl",
    "pl",
    "pt",
    "ru",
    "sk",
    "sv",
    "th",
    "tr",
    "uk",
    "vi",
    "zh-CN",
    "zh-Hans",
    "zh-Hant",
    "zh-TW",
    "zh",
];

/// Which language to use.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub(crate) struct InterfaceLanguage {
    /// A language of the interface, such as `fr` or `zh-Hans-CN`; null for what the browser wants.
    #[schema(required = true)]
    language: Option<String>,
}

/// Choose the language of the interface
#[utoipa::path(post, path = "/api/v1/client-config/update-interface-language", operation_id = "updateClientInterfaceLanguage",
    tag = "Client Config", request_body = InterfaceLanguage,
    responses((status = 204, description = "The cookie `clientLanguage` is set, or removed for null")))]
pub(crate) async fn update(
    State(app): State<App>,
    BodyFields(fields): BodyFields,
) -> Result<(StatusCode, AppendHeaders<[(HeaderName, String); 1]>)> {
    let cookie = match fields.raw("language") {
        Some(Value::Null) => format!("{COOKIE}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
        Some(Value::String(language)) if LOCALES.contains(&language.as_str()) => chosen(language, app.now()),
        Some(Value::String(other)) => return Err(unknown(other)),
        Some(other) => return Err(unknown(&other.to_string())),
        None => return Err(unknown("undefined")),
    };
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, cookie)])))
}

/// The cookie as PeerTube sets it: pages of other sites that embed players see it too, so it travels encrypted only.
fn chosen(language: &str, now: i64) -> String {
    let ends = Duration::from_millis(u64::try_from(now).unwrap_or(0)) + Duration::from_secs(LIFETIME);
    let ends = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + ends);
    format!("{COOKIE}={language}; Max-Age={LIFETIME}; Path=/; Expires={ends}; Secure; SameSite=None")
}

fn unknown(language: &str) -> Problem {
    let shown: String = language.chars().take(100).collect();
    Problem::bad_request(format!("{shown} is not a valid language"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_lasts_ninety_days() {
        let expected =
            "clientLanguage=fr; Max-Age=7776000; Path=/; Expires=Wed, 01 Apr 2026 00:00:00 GMT; Secure; SameSite=None";
        assert_eq!(chosen("fr", platform::testing::START), expected);
    }
}
