//! Lost passwords: asking for a link, and choosing a new one with it.

use crate::body::BodyFields;
use crate::list::parse_id;
use crate::requests::{AskByEmail, ResetPassword};
use crate::secret::{self, Purpose, WEEK, link_lifetime};
use crate::store::{self, Change};
use crate::{letters, password, session, validate};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use config::Config;
use database::Tx;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Problem, Result, mail};

/// Asks for a link. The answer does not tell whether somebody has the address.
#[utoipa::path(post, path = "/api/v1/users/ask-reset-password", operation_id = "askResetPassword", tag = "Users",
    request_body = AskByEmail, responses((status = 204), (status = 400, description = "no address")))]
pub(crate) async fn ask(State(app): State<App>, BodyFields(mut fields): BodyFields) -> Result<StatusCode> {
    let address = fields.required("email", "Invalid value", validate::email);
    fields.finish()?;
    let config = app.config();
    let Some(address) = address.filter(|_| mail::is_possible(&config)) else { return Ok(StatusCode::NO_CONTENT) };
    app.db
        .write((address, config, app.now()), |tx, (address, config, now)| {
            async move {
                let Some(user) = store::by_login(tx, &address).await? else { return Ok(()) };
                let secret = secret::issue(tx, user.id, Purpose::Password, None, link_lifetime(&config), now).await?;
                letters::password(tx, &config, &user, &secret, false, now).await.map_err(Problem::from)
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a new user the link to their first password.
///
/// # Errors
/// 404 when there is no such user.
pub async fn send_first(tx: &mut Tx, config: &Config, user_id: i64, now: i64) -> Result<()> {
    let user = store::by_id(tx, user_id).await?.ok_or_else(|| Problem::not_found("User not found"))?;
    let secret = secret::issue(tx, user_id, Purpose::Password, None, WEEK, now).await?;
    Ok(letters::password(tx, config, &user, &secret, true, now).await?)
}

/// Chooses a new password with the secret of a link; it works once, and ends all sessions.
#[utoipa::path(post, path = "/api/v1/users/{id}/reset-password", operation_id = "resetUserPassword", tag = "Users",
    params(("id" = i64, Path)), request_body = ResetPassword,
    responses((status = 204), (status = 403, description = "the link is wrong, used or over"), (status = 404)))]
pub(crate) async fn reset(
    State(app): State<App>,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let least = app.config().user.password_constraints.min_length;
    let secret = fields.required("verificationString", "Invalid value", read::text(1, 1000));
    let new = fields.required("password", "Invalid value", validate::password(least));
    fields.finish()?;
    let (secret, new) = (secret.unwrap_or_default(), new.unwrap_or_default());
    // Before the costly hash, and again in the transaction, where it counts.
    let mut conn = app.db.reader().await?;
    store::by_id(&mut conn, id).await?.ok_or_else(|| Problem::not_found("User not found"))?;
    let invalid = || Problem::forbidden("Invalid verification string.");
    secret::check(&mut conn, id, Purpose::Password, &secret, app.now()).await?.ok_or_else(invalid)?;
    drop(conn);
    let hash = password::hash(&new).await?;
    app.db
        .write((id, secret, hash, app.now()), |tx, (id, secret, hash, now)| {
            async move {
                let invalid = || Problem::forbidden("Invalid verification string.");
                secret::check(tx, id, Purpose::Password, &secret, now).await?.ok_or_else(invalid)?;
                secret::forget(tx, id, Purpose::Password).await?;
                session::revoke_all(tx, id, None).await?;
                store::update(tx, id, &Change { password_hash: Some(hash), ..Change::default() }, now).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
