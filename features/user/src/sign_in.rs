//! `POST /users/token` and `/users/revoke-token`: the two grants of OAuth 2 (RFC 6749, sections 4.3 and 6) that
//! PeerTube's clients use, with its sentences and codes.

use crate::body::BodyFields;
use crate::requests::TokenRequest;
use crate::session::{self, Device, Origin, Tokens};
use crate::store::{self, ROOT};
use crate::{UserRow, oauth_client, password, totp};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::{Extension, Json};
use futures::FutureExt as _;
use platform::client_address::ClientAddress;
use platform::config::Config;
use platform::fields::{Fields, read};
use platform::{App, Caller, Problem, Result};
use serde::Serialize;
use utoipa::ToSchema;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("Invalid client: cannot retrieve client credentials")]
    NoClient,
    #[error("Invalid client: client is invalid")]
    UnknownClient,
    #[error("Missing parameter: `{0}`")]
    Missing(&'static str),
    #[error("Unsupported grant type: `grant_type` is invalid")]
    UnknownGrant,
    #[error("Invalid grant: user credentials are invalid")]
    WrongPassword,
    #[error("Invalid grant: refresh token is invalid")]
    UnknownRefreshToken,
    #[error("Invalid grant: refresh token has expired")]
    ExpiredRefreshToken,
    #[error("User is blocked.")]
    Blocked,
    #[error("User email is not verified.")]
    EmailNotVerified,
    #[error("Missing two factor header")]
    MissingTwoFactor,
    #[error("Invalid two factor header")]
    InvalidTwoFactor,
    #[error("Registration for this account is awaiting approval")]
    WaitsForApproval,
    #[error("Registration approval for this account has been rejected")]
    ApprovalRejected,
}

/// The header of a one-time password, in requests and, when one is missing, in the answer.
const OTP: HeaderName = HeaderName::from_static("x-peertube-otp");

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::NoClient | Refusal::UnknownClient => "invalid_client",
            Refusal::Missing(_) => "invalid_request",
            Refusal::UnknownGrant => "unsupported_grant_type",
            Refusal::WrongPassword | Refusal::UnknownRefreshToken | Refusal::ExpiredRefreshToken => "invalid_grant",
            Refusal::Blocked => "account_blocked",
            Refusal::EmailNotVerified => "email_not_verified",
            Refusal::MissingTwoFactor => "missing_two_factor",
            Refusal::InvalidTwoFactor => "invalid_two_factor",
            Refusal::WaitsForApproval => "account_waiting_for_approval",
            Refusal::ApprovalRejected => "account_approval_rejected",
        };
        if matches!(refusal, Refusal::MissingTwoFactor) {
            let missing = Problem::new(StatusCode::UNAUTHORIZED, refusal.to_string()).code(code);
            return missing.header(OTP, "required; app");
        }
        Problem::new(StatusCode::BAD_REQUEST, refusal.to_string()).code(code)
    }
}

/// A session's tokens.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenAnswer {
    /// `Bearer`.
    token_type: &'static str,
    /// Sent with each request as `Authorization: Bearer …`.
    access_token: String,
    /// Works once, for the next pair.
    refresh_token: String,
    /// Seconds.
    expires_in: u64,
    /// Seconds.
    refresh_token_expires_in: u64,
}

/// Signs a user in, or renews their tokens.
#[utoipa::path(post, path = "/api/v1/users/token", operation_id = "getOAuthToken", tag = "Session",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, body = TokenAnswer), (status = 400, description = "a code says why"),
    (status = 429, description = "Too many attempts from this address"),
        (status = 401, description = "The second step is missing or wrong")))]
pub(crate) async fn token(
    State(app): State<App>,
    address: Option<Extension<ClientAddress>>,
    headers: HeaderMap,
    BodyFields(mut fields): BodyFields,
) -> Result<([(HeaderName, &'static str); 2], Json<TokenAnswer>)> {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok());
    let device = Device {
        ip: address.map(|Extension(address)| address.0.to_string()),
        name: agent.map(|agent| agent.chars().take(200).collect()),
    };
    let tokens = match grant(&app, &mut fields).await? {
        Grant::Password { login, password } => {
            let otp = headers.get(OTP).and_then(|v| v.to_str().ok());
            by_password(&app, &login, &password, otp, device).await?
        }
        Grant::Refresh(token) => by_refresh_token(&app, token, device).await?,
    };
    let answer = TokenAnswer {
        token_type: "Bearer",
        access_token: tokens.access,
        refresh_token: tokens.refresh,
        expires_in: tokens.access_lifetime.as_secs(),
        refresh_token_expires_in: tokens.refresh_lifetime.as_secs(),
    };
    Ok(([(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")], Json(answer)))
}

enum Grant {
    Password { login: String, password: String },
    Refresh(String),
}

/// Checks the client and reads what is asked for.
async fn grant(app: &App, fields: &mut Fields) -> Result<Grant> {
    let mut field = |name| fields.optional(name, "Invalid value", read::text(1, 1000));
    let (id, secret) = (field("client_id"), field("client_secret"));
    let (Some(id), Some(secret)) = (id, secret) else { return Err(Refusal::NoClient.into()) };
    let kind = field("grant_type");
    let (login, password, refresh) = (field("username"), field("password"), field("refresh_token"));
    if !oauth_client::is_known(&mut app.db.reader().await?, &id, &secret).await? {
        return Err(Refusal::UnknownClient.into());
    }
    match kind.as_deref() {
        None => Err(Refusal::Missing("grant_type").into()),
        Some("password") => Ok(Grant::Password {
            login: login.ok_or(Refusal::Missing("username"))?,
            password: password.ok_or(Refusal::Missing("password"))?,
        }),
        Some("refresh_token") => Ok(Grant::Refresh(refresh.ok_or(Refusal::Missing("refresh_token"))?)),
        Some(_) => Err(Refusal::UnknownGrant.into()),
    }
}

async fn by_password(app: &App, login: &str, password: &str, otp: Option<&str>, device: Device) -> Result<Tokens> {
    let config = app.config();
    let now = app.now();
    // Read and let go: hashing takes long, and connections are few.
    let mut conn = app.db.reader().await?;
    let user = store::by_login(&mut conn, login).await?;
    let user = user.filter(|u| !(config.user.disable_root_auth && u.username == ROOT));
    let registration = match user {
        Some(_) => None,
        None => store::registration_by_login(&mut conn, login).await?,
    };
    drop(conn);
    let hash = user.as_ref().map(|u| &u.password_hash).or(registration.as_ref().map(|r| &r.password_hash));
    if !password::verify(password, hash.map(String::as_str)).await? {
        return Err(Refusal::WrongPassword.into());
    }
    let Some(user) = user else {
        // Told to those who know the password only.
        return Err(match registration {
            Some(registration) if registration.rejected => Refusal::ApprovalRejected,
            Some(_) => Refusal::WaitsForApproval,
            None => Refusal::WrongPassword,
        }
        .into());
    };
    may_enter(&config, &user, otp, now)?;
    let tokens = Tokens::generate(&config);
    let origin = Origin { login: device.clone(), login_at: now, activity: device };
    let input = (user, otp.map(str::to_owned), tokens.clone(), origin, config, now);
    app.db
        .write(input, |tx, (known, otp, tokens, origin, config, now)| {
            async move {
                // While the hash was computed the user may have been blocked, or been given another password.
                let user = store::by_id(tx, known.id).await?.filter(|u| u.password_hash == known.password_hash);
                may_enter(&config, &user.ok_or(Refusal::WrongPassword)?, otp.as_deref(), now)?;
                session::open(tx, known.id, &tokens, origin, now).await?;
                store::touch_login(tx, known.id, now).await.map_err(Problem::from)
            }
            .boxed()
        })
        .await?;
    Ok(tokens)
}

/// Whether somebody whose password is right gets in.
fn may_enter(config: &Config, user: &UserRow, otp: Option<&str>, now: i64) -> Result<(), Refusal> {
    if user.blocked {
        return Err(Refusal::Blocked);
    }
    if config.signup.requires_email_verification && user.email_verified == Some(false) {
        return Err(Refusal::EmailNotVerified);
    }
    let Some(sealed) = &user.otp_key else { return Ok(()) };
    let otp = otp.ok_or(Refusal::MissingTwoFactor)?;
    let key = totp::open(config.secrets.peertube.expose(), user.id, sealed);
    if key.is_none() {
        tracing::error!(
            user = user.username,
            "the key of a second factor does not open: was secrets.peertube changed?"
        );
    }
    if key.is_some_and(|key| totp::is_right(&key, otp, now)) { Ok(()) } else { Err(Refusal::InvalidTwoFactor) }
}

async fn by_refresh_token(app: &App, token: String, device: Device) -> Result<Tokens> {
    let config = app.config();
    let tokens = Tokens::generate(&config);
    let input = (token, tokens.clone(), device, app.now(), config.user.disable_root_auth);
    app.db
        .write(input, |tx, (token, tokens, device, now, root_is_out)| {
            async move {
                let Some(old) = session::by_refresh(tx, &token).await? else {
                    return Err(Refusal::UnknownRefreshToken.into());
                };
                if old.refresh_expires_at <= now {
                    return Err(Refusal::ExpiredRefreshToken.into());
                }
                let user = store::by_id(tx, old.user_id).await?;
                match user {
                    Some(user) if user.blocked => return Err(Refusal::Blocked.into()),
                    Some(user) if !(root_is_out && user.username == ROOT) => {}
                    _ => return Err(Refusal::UnknownRefreshToken.into()),
                }
                // Of two that come with the same token only one gets the next pair.
                if !session::close(tx, old.id).await? {
                    return Err(Refusal::UnknownRefreshToken.into());
                }
                let origin = Origin { login: old.device, login_at: old.login_at, activity: device };
                let opened = session::open(tx, old.user_id, &tokens, origin, now).await;
                opened.map_err(Problem::from)
            }
            .boxed()
        })
        .await?;
    Ok(tokens)
}

/// A sign-out that worked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RevokeAnswer {
    pub success: bool,
}

/// Ends the session of the token the request came with.
#[utoipa::path(post, path = "/api/v1/users/revoke-token", operation_id = "revokeOAuthToken", tag = "Session",
    responses((status = 200, body = RevokeAnswer)))]
pub(crate) async fn revoke(State(app): State<App>, caller: Caller) -> Result<Json<RevokeAnswer>> {
    app.db
        .write(caller.session_id, |tx, id| async move { session::close(tx, id).await.map_err(Problem::from) }.boxed())
        .await?;
    Ok(Json(RevokeAnswer { success: true }))
}
