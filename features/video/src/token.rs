//! Tokens for the files of private, internal and password-protected videos: a signed promise that needs no row.
//!
//! `{expiry in hexadecimal milliseconds}.{HMAC-SHA-256 in base64url}`, over the video's UUID and the expiry, keyed by
//! `secrets.peertube`: every node that shares the configuration believes it, also after a restart.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform::clock::iso;
use platform::{App, Caller, Problem, Result};
use serde_json::{Value, json};

/// A token for the files of one video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToken {
    /// To send as `videoFileToken`.
    pub token: String,
    /// Milliseconds since 1970.
    pub expires: i64,
}

impl FileToken {
    /// As `POST videos/{id}/token` answers it.
    pub fn json(&self) -> Value {
        json!({ "files": { "token": self.token, "expires": iso(self.expires) } })
    }
}

fn key(app: &App) -> Result<hmac::Key> {
    let config = app.config();
    let secret = config.secrets.peertube.expose();
    if secret.is_empty() {
        return Err(Problem::internal("secrets.peertube is empty: file tokens cannot be signed"));
    }
    Ok(hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()))
}

/// For whom a token was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Somebody who may watch.
    Viewer,
    /// The owner, or somebody who may see all videos: they may have the file that was sent, too.
    Insider,
}

/// What is signed. While a video is blocked only other tokens count than before: those who had one are out.
fn message(uuid: &str, blocked: bool, holder: Holder, expires: i64) -> Vec<u8> {
    let kind = if blocked { "blocked-video-file" } else { "video-file" };
    let holder = if holder == Holder::Insider { "insider:" } else { "" };
    format!("{kind}:{holder}{uuid}:{expires:x}").into_bytes()
}

/// Makes a token for a video; who may have one was decided before.
pub fn sign(app: &App, uuid: &str, blocked: bool, holder: Holder) -> Result<FileToken> {
    let lifetime = i64::try_from(app.config().testing.lifetimes.video_token.as_millis()).unwrap_or(i64::MAX / 4);
    let expires = app.now() + lifetime;
    let tag = hmac::sign(&key(app)?, &message(uuid, blocked, holder, expires));
    Ok(FileToken { token: format!("{expires:x}.{}", URL_SAFE_NO_PAD.encode(tag)), expires })
}

/// Whose token was sent as `videoFileToken`; none when it does not open the files of the video with this UUID.
pub fn verify_file_token(app: &App, uuid: &str, blocked: bool, token: &str) -> Option<Holder> {
    let (expires, tag) = token.split_once('.')?;
    if token.len() > 100 || expires.is_empty() || !expires.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let expires = i64::from_str_radix(expires, 16).ok().filter(|e| *e > app.now())?;
    let tag = URL_SAFE_NO_PAD.decode(tag).ok()?;
    let key = key(app).ok()?;
    let is_of = |holder: &Holder| hmac::verify(&key, &message(uuid, blocked, *holder, expires), &tag).is_ok();
    [Holder::Viewer, Holder::Insider].into_iter().find(is_of)
}

/// `POST videos/{id}/token`: a token for a video the caller may watch.
///
/// # Errors
/// 400 for what is no id, 404, and the refusals of the video's page.
pub async fn issue(app: &App, caller: Option<&Caller>, password: Option<&str>, which: &str) -> Result<FileToken> {
    let mut conn = app.db.reader().await?;
    let video = catalog::details::visible(&mut conn, which, caller, password).await?;
    let holder = if video.facts().is_insider(caller) { Holder::Insider } else { Holder::Viewer };
    sign(app, &video.uuid.to_string(), video.blocked, holder)
}
