//! `POST /users/registrations/request`: asking a moderator to be let in.

use crate::form::Form;
use crate::json::RegistrationJson;
use crate::policy::Mode;
use crate::register::admitted;
use crate::requests::RequestRegistration;
use crate::row::Registration;
use crate::store::{self, NewRegistration};
use crate::{confirm, store::Names};
use axum::extract::State;
use axum::{Extension, Json};
use futures::FutureExt as _;
use platform::client_address::ClientAddress;
use platform::{App, Problem, Result, event};
use user::{BodyFields, password};

/// Asks to be registered.
#[utoipa::path(post, path = "/api/v1/users/registrations/request", operation_id = "requestRegistration",
    tag = "Register", request_body = RequestRegistration,
    responses((status = 200, body = RegistrationJson), (status = 403, description = "nobody may now"),
        (status = 409, description = "a name or the address is taken or asked for")))]
pub(crate) async fn request(
    State(app): State<App>,
    address: Option<Extension<ClientAddress>>,
    BodyFields(fields): BodyFields,
) -> Result<Json<RegistrationJson>> {
    let form = admitted(&app, Mode::Request, address, fields).await?;
    if !app.config().signup.requires_approval {
        return Err(Problem::bad_request("Signup approval is not enabled on this instance"));
    }
    keep(&app, form).await.map(|row| Json(row.into()))
}

/// Keeps a request for the moderators.
pub(crate) async fn keep(app: &App, form: Form) -> Result<Registration> {
    let config = app.config();
    refuse_second(&mut app.db.reader().await?, &form).await?;
    let password_hash = password::hash(&form.password).await?;
    app.db
        .write((form, password_hash, config, app.now()), |tx, (form, password_hash, config, now)| {
            async move {
                if tx.kind() == database::Kind::Postgres {
                    tx.rows("SELECT pg_advisory_xact_lock(20181015)").await?;
                }
                refuse_second(tx, &form).await?;
                let new = NewRegistration {
                    email_verified: config.signup.requires_email_verification.then_some(false),
                    password_hash,
                    form,
                };
                let id = store::insert(tx, &new, now).await?;
                let row = store::find(tx, id).await?.ok_or_else(|| Problem::internal("a request is gone"))?;
                if config.signup.requires_email_verification {
                    confirm::send(tx, &config, &row, now).await?;
                }
                event::emit(tx, now, "registration.requested", id).await?;
                Ok::<_, Problem>(row)
            }
            .boxed()
        })
        .await
}

async fn refuse_second(conn: &mut database::Conn, form: &Form) -> Result<()> {
    let names = Names {
        username: &form.username,
        email: &form.email,
        handle: form.channel.as_ref().map(|(handle, _)| handle.as_str()),
    };
    if store::is_asked_for(conn, names).await? {
        let sentence = "Registration with this username, channel name or email already exists.";
        return Err(Problem::conflict(sentence));
    }
    Ok(())
}
