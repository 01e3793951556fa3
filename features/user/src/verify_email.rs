//! E-mail addresses: asking for a link, and following it.
//!
//! A link is good for the address it was sent to and no other: changing the wanted address voids it.

use crate::body::BodyFields;
use crate::list::parse_id;
use crate::requests::{AskByEmail, VerifyEmail};
use crate::secret::{self, Purpose, link_lifetime};
use crate::store::{self, Change};
use crate::{UserRow, letters, validate};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use config::Config;
use database::{Error, Tx};
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Problem, Result, mail};

/// Sends a link that confirms an address; an earlier link is void.
///
/// # Errors
/// Of the database.
pub async fn send(tx: &mut Tx, config: &Config, user: &UserRow, address: &str, now: i64) -> Result<(), Error> {
    if !mail::is_possible(config) {
        return Ok(());
    }
    let lifetime = link_lifetime(config);
    let secret = secret::issue(tx, user.id, Purpose::Email, Some(&address.to_lowercase()), lifetime, now).await?;
    letters::confirm(tx, config, user, address, &secret, now).await
}

/// Asks for another link. The answer does not tell whether somebody has the address.
#[utoipa::path(post, path = "/api/v1/users/ask-send-verify-email", operation_id = "askSendVerifyEmail", tag = "Users",
    request_body = AskByEmail, responses((status = 204), (status = 400, description = "no address")))]
pub(crate) async fn ask(State(app): State<App>, BodyFields(mut fields): BodyFields) -> Result<StatusCode> {
    let address = fields.required("email", "Invalid value", validate::email);
    fields.finish()?;
    let Some(address) = address else { return Ok(StatusCode::NO_CONTENT) };
    let config = app.config();
    app.db
        .write((address, config, app.now()), |tx, (address, config, now)| {
            async move {
                let own = store::by_login(tx, &address).await?;
                let wanted = store::by_pending_email(tx, &address).await?;
                // An address that several claim is nobody's.
                let (user, address) = match (own, &wanted[..]) {
                    (Some(user), []) => (user.clone(), user.email),
                    (None, [user]) => (user.clone(), user.pending_email.clone().unwrap_or_default()),
                    _ => return Ok(()),
                };
                send(tx, &config, &user, &address, now).await.map_err(Problem::from)
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Confirms an address with the secret of a link.
#[utoipa::path(post, path = "/api/v1/users/{id}/verify-email", operation_id = "verifyUser", tag = "Users",
    params(("id" = i64, Path)), request_body = VerifyEmail,
    responses((status = 204), (status = 403, description = "the link is wrong or over"), (status = 404)))]
pub(crate) async fn verify(
    State(app): State<App>,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let secret = fields.required("verificationString", "Should have a valid verification string", read::text(1, 1000));
    fields.finish()?;
    let secret = secret.unwrap_or_default();
    app.db
        .write((id, secret, app.now()), |tx, (id, secret, now)| {
            async move {
                let user = store::by_id(tx, id).await?.ok_or_else(|| Problem::not_found("User not found"))?;
                let invalid = || Problem::forbidden("Invalid verification string.");
                let good = secret::check(tx, id, Purpose::Email, &secret, now).await?.ok_or_else(invalid)?;
                let address = good.detail.ok_or_else(invalid)?;
                let is = |known: &str| known.to_lowercase() == address;
                let mut change = Change { email_verified: Some(true), ..Change::default() };
                if let Some(pending) = user.pending_email.filter(|p| is(p)) {
                    if store::email_is_taken(tx, &pending, id).await? {
                        return Err(Problem::conflict("User with this email already exists."));
                    }
                    change.email = Some(pending);
                    change.pending_email = Some(None);
                } else if !is(&user.email) {
                    return Err(invalid());
                }
                store::update(tx, id, &change, now).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
