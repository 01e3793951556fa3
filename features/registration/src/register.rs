//! `POST /users/register`: becoming a user, or asking to, as the instance has it.

use crate::form::{self, Form};
use crate::json::Answer;
use crate::policy::{self, Mode};
use crate::request;
use crate::requests::Register;
use axum::extract::State;
use axum::{Extension, Json};
use channel::{NewUser, Password, Prepared};
use futures::FutureExt as _;
use platform::client_address::ClientAddress;
use platform::{App, Problem, Result, Role, event};
use std::net::{IpAddr, Ipv4Addr};
use user::BodyFields;

/// Registers somebody.
#[utoipa::path(post, path = "/api/v1/users/register", operation_id = "registerUser", tag = "Register",
    request_body = Register, responses((status = 200, body = Answer), (status = 403, description = "nobody may now"),
        (status = 409, description = "a name or the address is taken")))]
pub(crate) async fn register(
    State(app): State<App>,
    address: Option<Extension<ClientAddress>>,
    BodyFields(fields): BodyFields,
) -> Result<Json<Answer>> {
    let config = app.config();
    let mode = Mode::of(&config.signup);
    let form = admitted(&app, mode, address, fields).await?;
    match mode {
        Mode::Request => request::keep(&app, form).await.map(|row| Json(Answer::Requested(Box::new(row.into())))),
        Mode::Direct => {
            at_once(&app, form).await?;
            Ok(Json(Answer::accepted()))
        }
    }
}

/// The form of somebody who may register; in PeerTube's order: instance, network, fields, names.
pub(crate) async fn admitted(
    app: &App,
    mode: Mode,
    address: Option<Extension<ClientAddress>>,
    fields: platform::fields::Fields,
) -> Result<Form> {
    let config = app.config();
    let mut conn = app.db.reader().await?;
    policy::may_register(&config.signup, mode, user::count(&mut conn).await?)?;
    // Requests that come by no socket are our own.
    let address = address.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |Extension(ClientAddress(address))| address);
    policy::may_come_from(&config.signup.filters.cidr, address)?;
    let form = form::read(fields, config.user.password_constraints.min_length, mode == Mode::Request)?;
    if user::is_known(&mut conn, &form.username, &form.email).await? {
        return Err(Problem::conflict("User with this username or email already exists."));
    }
    // A channel's name, or one that is not given away again: a moderator could not accept it later.
    if actor::is_taken(&mut conn, &form.username).await? {
        return Err(actor::Error::NameTaken(form.username).into());
    }
    if let Some((handle, _)) = &form.channel {
        if actor::fold(handle) == actor::fold(&form.username) {
            return Err(Problem::bad_request("Channel name cannot be the same as user username."));
        }
        if actor::is_taken(&mut conn, handle).await? {
            return Err(Problem::conflict(format!("Channel with name {handle} already exists.")));
        }
    }
    Ok(form)
}

async fn at_once(app: &App, form: Form) -> Result<()> {
    let config = app.config();
    let (channel_name, channel_display_name) = form.channel.unzip();
    let new = NewUser {
        username: form.username,
        email: form.email,
        email_verified: config.signup.requires_email_verification.then_some(false),
        password: Password::Plain(form.password),
        role: Role::User,
        admin_flags: 0,
        video_quota: None,
        video_quota_daily: None,
        display_name: form.display_name,
        channel_name,
        channel_display_name,
    };
    let prepared = Prepared::new(app, new).await?;
    app.db
        .write((prepared, config, app.now()), |tx, (prepared, config, now)| {
            async move {
                // Of many that come at the same moment only as many as there is room for get in.
                if tx.kind() == database::Kind::Postgres {
                    tx.rows("SELECT pg_advisory_xact_lock(20181014)").await?;
                }
                policy::may_register(&config.signup, Mode::Direct, user::count(tx).await?)?;
                let registered = channel::store_all(tx, &prepared).await?;
                event::emit(tx, now, "user.registered", registered.user_id).await?;
                if config.signup.requires_email_verification
                    && let Some(user) = user::by_id(tx, registered.user_id).await?
                {
                    user::send_confirmation(tx, &config, &user, &user.email, now).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}
