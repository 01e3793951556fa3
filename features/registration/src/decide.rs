//! Accepting and rejecting requests, and removing them from the list.

use crate::requests::Decision;
use crate::row::{Registration, State as Stage};
use crate::{letters, store};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use channel::{NewUser, Password, Prepared};
use config::Config;
use database::{Conn, Tx};
use futures::FutureExt as _;
use platform::audit::{self, Action, Deed};
use platform::fields::{Fields, read};
use platform::{App, Caller, Problem, Result, Role};
use std::sync::Arc;
use user::BodyFields;

/// A moderator's words.
#[derive(Clone)]
struct Answer {
    response: String,
    /// Whether the person is not written to.
    silent: bool,
}

fn answer(mut fields: Fields) -> Result<Answer> {
    let response = fields.required("moderationResponse", "Invalid value", read::text(2, 3000));
    let silent = fields.optional("preventEmailDelivery", "Should have preventEmailDelivery boolean", read::boolean);
    fields.finish()?;
    Ok(Answer { response: response.unwrap_or_default(), silent: silent.unwrap_or(false) })
}

/// A request's number from an address.
pub(crate) fn parse_id(text: &str) -> Result<i64> {
    let mut fields = Fields::param("registrationId", text);
    let id = fields.required("registrationId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    Ok(id.unwrap_or(0))
}

pub(crate) async fn existing(conn: &mut Conn, id: i64) -> Result<Registration> {
    store::find(conn, id).await?.ok_or_else(|| Problem::not_found("User not found"))
}

async fn undecided(conn: &mut Conn, id: i64) -> Result<Registration> {
    let registration = existing(conn, id).await?;
    match registration.state {
        Stage::Pending => Ok(registration),
        _ => Err(Problem::conflict("This registration is already accepted or rejected.")),
    }
}

/// Accepts a request: the person becomes a user.
#[utoipa::path(post, path = "/api/v1/users/registrations/{registrationId}/accept", operation_id = "acceptRegistration",
    tag = "Register", params(("registrationId" = i64, Path)), request_body = Decision,
    responses((status = 204), (status = 404), (status = 409, description = "decided already, or a name is taken by now")))]
pub(crate) async fn accept(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let answer = answer(fields)?;
    let registration = undecided(&mut app.db.reader().await?, id).await?;
    let new = NewUser {
        username: registration.username,
        email: registration.email,
        email_verified: registration.email_verified,
        password: Password::Hash(registration.password_hash),
        role: Role::User,
        admin_flags: 0,
        video_quota: None,
        video_quota_daily: None,
        display_name: registration.account_display_name,
        channel_name: registration.channel_handle,
        channel_display_name: registration.channel_display_name,
    };
    // The keys are made before the transaction; a request's names and hash never change.
    let prepared = Prepared::new(&app, new).await?;
    app.db
        .write(
            (caller, id, answer, prepared, app.config(), app.now()),
            |tx, (caller, id, answer, prepared, config, now)| {
                async move {
                    // The address may have been confirmed meanwhile.
                    let before = undecided(tx, id).await?;
                    let made = channel::store_all(tx, &prepared.with_email_verified(before.email_verified)).await?;
                    decide(tx, Decided { caller, id, user_id: Some(made.user_id), answer, config, now }).await
                }
                .boxed()
            },
        )
        .await
}

/// Rejects a request.
#[utoipa::path(post, path = "/api/v1/users/registrations/{registrationId}/reject", operation_id = "rejectRegistration",
    tag = "Register", params(("registrationId" = i64, Path)), request_body = Decision,
    responses((status = 204), (status = 404), (status = 409, description = "decided already")))]
pub(crate) async fn reject(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let answer = answer(fields)?;
    app.db
        .write((caller, id, answer, app.config(), app.now()), |tx, (caller, id, answer, config, now)| {
            async move {
                undecided(tx, id).await?;
                decide(tx, Decided { caller, id, user_id: None, answer, config, now }).await
            }
            .boxed()
        })
        .await
}

struct Decided {
    caller: Caller,
    id: i64,
    /// Who was made; nobody when the request is rejected.
    user_id: Option<i64>,
    answer: Answer,
    config: Arc<Config>,
    now: i64,
}

async fn decide(tx: &mut Tx, d: Decided) -> Result<StatusCode> {
    let state = if d.user_id.is_some() { Stage::Accepted } else { Stage::Rejected };
    store::decide(tx, d.id, state, &d.answer.response, d.user_id, d.now).await?;
    let registration = existing(tx, d.id).await?;
    let deed = Deed::new(&d.caller, "registrations", Action::Update).with("registration-id", d.id);
    let deed = deed.with("registration-username", registration.username.as_str());
    audit::record(tx, d.now, deed.changed("registration-state", Stage::Pending.label(), state.label())).await?;
    if !d.answer.silent {
        letters::decided(tx, &d.config, &registration, d.now).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a request from the list; a user that was made of it stays.
#[utoipa::path(delete, path = "/api/v1/users/registrations/{registrationId}", operation_id = "deleteRegistration",
    tag = "Register", params(("registrationId" = i64, Path)), responses((status = 204), (status = 404)))]
pub(crate) async fn delete(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    app.db
        .write((caller, id, app.now()), |tx, (caller, id, now)| {
            async move {
                let registration = existing(tx, id).await?;
                store::delete(tx, id).await?;
                let deed = Deed::new(&caller, "registrations", Action::Delete).with("registration-id", id);
                audit::record(tx, now, deed.with("registration-username", registration.username)).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
