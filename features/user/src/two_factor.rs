//! A second factor: asking for a key, confirming it with a password of it, and doing without again.

use crate::body::BodyFields;
use crate::list::parse_id;
use crate::requests::{ConfirmTwoFactor, CurrentPassword};
use crate::secret::{self, Purpose, TEN_MINUTES};
use crate::store::{self, Change};
use crate::update::may_manage;
use crate::{UserRow, password, totp};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use database::Conn;
use futures::FutureExt as _;
use platform::fields::{Fields, read};
use platform::{App, Caller, Problem, Result, Right, Role};
use serde::Serialize;
use utoipa::ToSchema;

/// A key to put into an authenticator app.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TwoFactorRequest {
    otp_request: OtpRequest,
}

/// A key, until it is confirmed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OtpRequest {
    /// To be sent back with the first password; good for ten minutes.
    request_token: String,
    /// The key in base 32.
    secret: String,
    /// The key as apps read it from a QR code.
    uri: String,
}

/// Asks for a key.
#[utoipa::path(post, path = "/api/v1/users/{id}/two-factor/request", operation_id = "requestTwoFactor", tag = "Users",
    params(("id" = i64, Path)), request_body = CurrentPassword,
    responses((status = 200, body = TwoFactorRequest), (status = 403), (status = 404)))]
pub(crate) async fn request(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<TwoFactorRequest>> {
    prove(&app, &caller, &id, &mut fields).await?;
    let user = target(&mut app.db.reader().await?, &caller, &id).await?;
    refuse_second(&user)?;
    let config = app.config();
    let made = totp::make(&config.webserver.host(), &user.email);
    let sealed = totp::seal(config.secrets.peertube.expose(), user.id, &made.secret)
        .ok_or_else(|| Problem::internal("a key cannot be sealed"))?;
    let request_token = app
        .db
        .write((user.id, sealed, app.now()), |tx, (id, sealed, now)| {
            async move { secret::issue(tx, id, Purpose::TwoFactor, Some(&sealed), TEN_MINUTES, now).await }.boxed()
        })
        .await?;
    Ok(Json(TwoFactorRequest { otp_request: OtpRequest { request_token, secret: made.secret, uri: made.uri } }))
}

/// Switches the second factor on, with a password of the key that was asked for.
#[utoipa::path(post, path = "/api/v1/users/{id}/two-factor/confirm-request", operation_id = "confirmTwoFactorRequest",
    tag = "Users", params(("id" = i64, Path)), request_body = ConfirmTwoFactor,
    responses((status = 204), (status = 403, description = "wrong token or password"), (status = 404)))]
pub(crate) async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    refuse_second(&target(&mut app.db.reader().await?, &caller, &id).await?)?;
    let token = fields.required("requestToken", "Invalid value", read::text(1, 1000));
    let password = fields.required("otpToken", "Invalid value", read::text(1, 100));
    fields.finish()?;
    let input = (caller, id, token.unwrap_or_default(), password.unwrap_or_default(), app.config(), app.now());
    app.db
        .write(input, |tx, (caller, id, token, password, config, now)| {
            async move {
                let user = target(tx, &caller, &id).await?;
                refuse_second(&user)?;
                let asked = secret::check(tx, user.id, Purpose::TwoFactor, &token, now).await?;
                let sealed = asked.and_then(|good| good.detail);
                let sealed = sealed.ok_or_else(|| Problem::forbidden("Invalid request token"))?;
                let key = totp::open(config.secrets.peertube.expose(), user.id, &sealed);
                if !key.is_some_and(|key| totp::is_right(&key, &password, now)) {
                    return Err(Problem::forbidden("Invalid OTP token"));
                }
                secret::forget(tx, user.id, Purpose::TwoFactor).await?;
                let change = Change { otp_key: Some(Some(sealed)), ..Change::default() };
                store::update(tx, user.id, &change, now).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// Switches the second factor off.
#[utoipa::path(post, path = "/api/v1/users/{id}/two-factor/disable", operation_id = "disableTwoFactor", tag = "Users",
    params(("id" = i64, Path)), request_body = CurrentPassword,
    responses((status = 204), (status = 403), (status = 404)))]
pub(crate) async fn disable(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    prove(&app, &caller, &id, &mut fields).await?;
    app.db
        .write((caller, id, app.now()), |tx, (caller, id, now)| {
            async move {
                let user = target(tx, &caller, &id).await?;
                if user.otp_key.is_none() {
                    return Err(Problem::bad_request("Two factor is already disabled."));
                }
                store::update(tx, user.id, &Change { otp_key: Some(None), ..Change::default() }, now).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// The caller's own password, unless they manage users and it is about somebody else.
async fn prove(app: &App, caller: &Caller, id: &str, fields: &mut Fields) -> Result<()> {
    let current = fields.optional("currentPassword", "Invalid value", read::text(1, 1000));
    fields.finish()?;
    if caller.role != Role::User && id.parse() != Ok(caller.user_id) {
        return Ok(());
    }
    let current = current.ok_or_else(|| Problem::bad_request("currentPassword is missing"))?;
    let gone = || Problem::unauthorized("Token is invalid");
    let user = store::by_id(&mut app.db.reader().await?, caller.user_id).await?.ok_or_else(gone)?;
    if password::verify(&current, Some(&user.password_hash)).await? {
        return Ok(());
    }
    Err(Problem::forbidden("currentPassword is invalid.").code("current_password_is_invalid"))
}

/// The user it is about, when the caller may: oneself, or somebody one manages.
async fn target(conn: &mut Conn, caller: &Caller, id: &str) -> Result<UserRow> {
    let user = store::by_id(conn, parse_id(id)?).await?.ok_or_else(|| Problem::not_found("User not found"))?;
    if user.id == caller.user_id {
        return Ok(user);
    }
    if !caller.may(Right::ManageUsers) {
        let sentence =
            format!("User {} does not have right to change two factor setting of this user.", caller.username);
        return Err(Problem::forbidden(sentence));
    }
    // PeerTube lets moderators take an administrator's second factor away.
    may_manage(caller, user.role)?;
    Ok(user)
}

fn refuse_second(user: &UserRow) -> Result<()> {
    match user.otp_key {
        Some(_) => Err(Problem::bad_request("Two factor is already enabled.")),
        None => Ok(()),
    }
}
