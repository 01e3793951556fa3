//! Who may have a file of a video. The decision itself is [`catalog::must_watch`].

use axum::response::Response;
use catalog::routes::PASSWORD_HEADER;
use catalog::{judge, must_watch};
use http::HeaderValue;
use http::header::{AUTHORIZATION, VARY};
use http::request::Parts;
use platform::fields::Fields;
use platform::{App, Caller, Problem, Result};
use video::token::Holder;

use super::rights::Video;
use super::send;

/// What a request brings along to open a file with.
pub(super) struct Credentials<'a> {
    /// `videoFileToken`; `Some("")` when it was sent more than once.
    pub token: Option<String>,
    bearer: Option<&'a str>,
    password: Option<&'a str>,
}

impl<'a> Credentials<'a> {
    pub fn of(request: &'a Parts) -> Self {
        let headers = &request.headers;
        Credentials {
            token: query(request, "videoFileToken"),
            bearer: headers.get(AUTHORIZATION).map(|value| bearer(value.to_str().unwrap_or(""))),
            password: headers.get(PASSWORD_HEADER).map(|value| value.to_str().unwrap_or("")),
        }
    }

    fn fingerprint(&self) -> [u8; 32] {
        let text = format!("{:?} {:?} {:?}", self.token, self.bearer, self.password);
        let mut fingerprint = [0; 32];
        fingerprint.copy_from_slice(&platform::random::fingerprint(&text)[..32]);
        fingerprint
    }
}

/// One value of the query; `Some("")` when there are several.
pub(super) fn query(request: &Parts, name: &str) -> Option<String> {
    let query = request.uri.query()?;
    Fields::query(Some(query)).raw(name).map(|value| value.as_str().unwrap_or("").to_owned())
}

fn bearer(value: &str) -> &str {
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => "",
    }
}

/// A public path: open for public and unlisted videos, not there for others. A blocked one is for insiders.
pub(super) async fn by_public_path(app: &App, video: &Video, headers: &Parts) -> Result<()> {
    match &video.facts {
        facts if facts.is_private() => Err(send::not_found()),
        facts if facts.blocked => admit(app, video, &Credentials::of(headers)).await,
        _ => Ok(()),
    }
}

/// A private path: somebody who may watch, unless the administrator has switched that off (for all but blocked videos).
pub(super) async fn by_private_path(app: &App, video: &Video, headers: &Parts) -> Result<()> {
    if !app.config().static_files.private_files_require_auth && !video.facts.blocked {
        return Ok(());
    }
    let credentials = Credentials::of(headers);
    if credentials.token.is_none() && credentials.bearer.is_none() && credentials.password.is_none() {
        let sentence = "Video password header, video file token query parameter and bearer token are all missing";
        return Err(Problem::unauthorized(sentence).code_less());
    }
    admit(app, video, &credentials).await
}

/// What one person may have is not kept for the next one at the same browser.
pub(super) fn vary(mut response: Response) -> Response {
    response.headers_mut().insert(VARY, HeaderValue::from_static("Authorization, X-Peertube-Video-Password"));
    response
}

/// Refuses everybody but the owner and those who may see all videos.
pub(super) async fn insiders_only(app: &App, video: &Video, credentials: &Credentials<'_>) -> Result<()> {
    if let Some(token) = &credentials.token {
        return match holder(app, video, token)? {
            Holder::Insider => Ok(()),
            Holder::Viewer => Err(not_an_insider()),
        };
    }
    let Some(bearer) = credentials.bearer else { return Err(Problem::unauthorized("Token is invalid")) };
    let caller = caller(app, bearer).await?;
    if video.facts.is_insider(Some(&caller)) || helps(app, video, Some(&caller)).await? {
        return Ok(());
    }
    Err(not_an_insider())
}

fn not_an_insider() -> Problem {
    Problem::forbidden("Only those who may manage this video may have its original file")
}

/// Whose token it is.
fn holder(app: &App, video: &Video, token: &str) -> Result<Holder> {
    let holder = video::verify_file_token(app, &video.uuid.to_string(), video.facts.blocked, token);
    holder.ok_or_else(|| Problem::forbidden("Invalid video file token"))
}

/// Refuses whoever may not watch.
pub(super) async fn admit(app: &App, video: &Video, credentials: &Credentials<'_>) -> Result<()> {
    if let Some(token) = &credentials.token {
        return holder(app, video, token).map(drop);
    }
    if credentials.bearer.is_none() && credentials.password.is_none() {
        return judge(&video.facts, None, None);
    }
    let fingerprint = credentials.fingerprint();
    if video.is_granted(&fingerprint) {
        return Ok(());
    }
    let caller = match credentials.bearer {
        Some(bearer) => Some(caller(app, bearer).await?),
        None => None,
    };
    must_watch(&mut app.db.reader().await?, video.id, &video.facts, caller.as_ref(), credentials.password).await?;
    video.grant(fingerprint);
    Ok(())
}

/// Whether the caller helps with the video's channel.
async fn helps(app: &App, video: &Video, caller: Option<&Caller>) -> Result<bool> {
    match caller {
        Some(caller) => Ok(channel::helps_with_video(&mut app.db.reader().await?, video.id, caller.account_id).await?),
        None => Ok(false),
    }
}

async fn caller(app: &App, bearer: &str) -> Result<Caller> {
    let found = match app.authenticator() {
        Some(authenticator) => authenticator.caller(bearer).await?,
        None => None,
    };
    found.ok_or_else(|| Problem::unauthorized("Token is invalid").code("invalid_token"))
}
