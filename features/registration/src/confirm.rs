//! The e-mail address of a request: asking for another link, and following it.

use crate::decide::{existing, parse_id};
use crate::requests::{AskByEmail, Confirm};
use crate::row::Registration;
use crate::{letters, store};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use config::Config;
use database::{Error, Tx};
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Problem, Result, mail, random};
use user::{BodyFields, validate};

/// Sends a link that confirms the address; an earlier link is void.
pub(crate) async fn send(tx: &mut Tx, config: &Config, registration: &Registration, now: i64) -> Result<(), Error> {
    if !mail::is_possible(config) {
        return Ok(());
    }
    let secret = random::hex(32);
    store::set_verification(tx, registration.id, &secret, now + user::link_lifetime(config)).await?;
    letters::confirm(tx, config, registration, &secret, now).await
}

/// Asks for another link. The answer does not tell whether somebody has the address.
#[utoipa::path(post, path = "/api/v1/users/registrations/ask-send-verify-email",
    operation_id = "askSendVerifyEmailForRegistration", tag = "Register", request_body = AskByEmail,
    responses((status = 204), (status = 400, description = "no address")))]
pub(crate) async fn ask(State(app): State<App>, BodyFields(mut fields): BodyFields) -> Result<StatusCode> {
    let address = fields.required("email", "Invalid value", validate::email);
    fields.finish()?;
    app.db
        .write((address.unwrap_or_default(), app.config(), app.now()), |tx, (address, config, now)| {
            async move {
                if let Some(registration) = store::by_email(tx, &address).await? {
                    send(tx, &config, &registration, now).await?;
                }
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// Confirms the address with the secret of a link.
#[utoipa::path(post, path = "/api/v1/users/registrations/{registrationId}/verify-email",
    operation_id = "verifyRegistrationEmail", tag = "Register", params(("registrationId" = i64, Path)),
    request_body = Confirm,
    responses((status = 204), (status = 403, description = "the link is wrong or over"), (status = 404)))]
pub(crate) async fn verify(
    State(app): State<App>,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let secret = fields.required("verificationString", "Should have a valid verification string", read::text(1, 1000));
    fields.finish()?;
    app.db
        .write((id, secret.unwrap_or_default(), app.now()), |tx, (id, secret, now)| {
            async move {
                existing(tx, id).await?;
                if !store::verify(tx, id, &secret, now).await? {
                    return Err(Problem::forbidden("Invalid verification string."));
                }
                Ok(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
