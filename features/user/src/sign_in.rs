//! `POST /users/token` and `/users/revoke-token`: the two grants of OAuth 2 (RFC 6749, sections 4.3 and 6) that
//! PeerTube's clients use, with its sentences and codes.

use crate::body::BodyFields;
use crate::requests::TokenRequest;
use crate::session::{self, Device, Tokens};
use crate::store::{self, ROOT};
use crate::{oauth_client, password};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::{Extension, Json};
use futures::FutureExt as _;
use platform::client_address::ClientAddress;
use platform::fields::{Fields, read};
use platform::rate_limit::{self, Deed};
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
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::NoClient | Refusal::UnknownClient => "invalid_client",
            Refusal::Missing(_) => "invalid_request",
            Refusal::UnknownGrant => "unsupported_grant_type",
            Refusal::WrongPassword | Refusal::UnknownRefreshToken | Refusal::ExpiredRefreshToken => "invalid_grant",
            Refusal::Blocked => "account_blocked",
            Refusal::EmailNotVerified => "email_not_verified",
        };
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
    (status = 429, description = "Too many attempts from this address")))]
pub(crate) async fn token(
    State(app): State<App>,
    address: Option<Extension<ClientAddress>>,
    headers: HeaderMap,
    BodyFields(mut fields): BodyFields,
) -> Result<([(HeaderName, &'static str); 2], Json<TokenAnswer>)> {
    rate_limit::count(&app, Deed::Login, address.as_ref())?;
    let tokens = match grant(&app, &mut fields).await? {
        Grant::Password { login, password } => {
            let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok());
            let name = agent.map(|agent| agent.chars().take(200).collect());
            by_password(&app, &login, &password, Device { ip: None, name }).await?
        }
        Grant::Refresh(token) => by_refresh_token(&app, token).await?,
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

async fn by_password(app: &App, login: &str, password: &str, device: Device) -> Result<Tokens> {
    let config = app.config();
    // Read and let go: hashing takes long, and connections are few.
    let user = store::by_login(&mut app.db.reader().await?, login).await?;
    let user = user.filter(|u| !(config.user.disable_root_auth && u.username == ROOT));
    if !password::verify(password, user.as_ref().map(|u| u.password_hash.as_str())).await? {
        return Err(Refusal::WrongPassword.into());
    }
    let Some(user) = user else { return Err(Refusal::WrongPassword.into()) };
    if user.email_verified == Some(false) {
        return Err(Refusal::EmailNotVerified.into());
    }
    let tokens = Tokens::generate(&config);
    let input = (user.id, user.password_hash, tokens.clone(), device, app.now());
    app.db
        .write(input, |tx, (user_id, hash, tokens, device, now)| {
            async move {
                // While the hash was computed the user may have been blocked, or been given another password.
                let user = store::by_id(tx, user_id).await?.filter(|u| u.password_hash == hash);
                match user {
                    None => return Err(Refusal::WrongPassword.into()),
                    Some(user) if user.blocked => return Err(Refusal::Blocked.into()),
                    Some(_) => {}
                }
                session::open(tx, user_id, &tokens, &device, now, now).await?;
                store::touch_login(tx, user_id, now).await.map_err(Problem::from)
            }
            .boxed()
        })
        .await?;
    Ok(tokens)
}

async fn by_refresh_token(app: &App, token: String) -> Result<Tokens> {
    let config = app.config();
    let tokens = Tokens::generate(&config);
    let input = (token, tokens.clone(), app.now(), config.user.disable_root_auth);
    app.db
        .write(input, |tx, (token, tokens, now, root_is_out)| {
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
                let opened = session::open(tx, old.user_id, &tokens, &old.device, old.login_at, now).await;
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
    success: bool,
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
