//! `POST /users`: an administrator or moderator creates a user.

use crate::register::{NewUser, Password, register_by};
use crate::requests::CreateUser;
use axum::Json;
use axum::extract::State;
use platform::{App, Caller, Problem, Result, mail, random};
use serde::Serialize;
use user::{BodyFields, validate};
use utoipa::ToSchema;

/// Who was created.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UserCreated {
    user: CreatedUser,
}

/// Numbers of the new user.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CreatedUser {
    id: i64,
    account: CreatedAccount,
}

/// Number of the new account.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CreatedAccount {
    id: i64,
}

/// Creates a user.
#[utoipa::path(post, path = "/api/v1/users", operation_id = "addUser", tag = "Users",
    request_body = CreateUser, responses((status = 200, body = UserCreated),
        (status = 409, description = "The name or the address is taken")))]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<UserCreated>> {
    const WRONG: &str = "Invalid value";
    let config = app.config();
    let least = config.user.password_constraints.min_length;
    let username = fields.required("username", validate::USERNAME, validate::username);
    // Where mail can be sent, a user may be left to choose their own.
    let by_mail = mail::is_possible(&config) && fields.raw("password").is_some_and(|p| p.as_str() == Some(""));
    let password = match by_mail {
        true => Some(random::token(20)),
        false => fields.required("password", WRONG, validate::password(least)),
    };
    let email = fields.required("email", WRONG, validate::email);
    let channel_name =
        fields.optional("channelName", WRONG, |v| v.as_str().filter(|s| actor::is_actor_name(s)).map(str::to_owned));
    let (video_quota, video_quota_daily) = validate::quotas(&mut fields);
    let role = fields.required("role", WRONG, validate::role);
    let admin_flags = validate::admin_flags(&mut fields);
    fields.finish()?;
    let (Some(username), Some(password), Some(email), Some(role)) = (username, password, email, role) else {
        return Err(Problem::bad_request("Incorrect request parameters"));
    };
    user::may_give(&caller, role)?;
    let new = NewUser {
        username,
        email,
        email_verified: None,
        password: Password::Plain(password),
        role,
        admin_flags: admin_flags.unwrap_or(0),
        video_quota,
        video_quota_daily,
        display_name: None,
        channel_name,
        channel_display_name: None,
    };
    let made = register_by(&app, &caller, new, by_mail).await?;
    Ok(Json(UserCreated { user: CreatedUser { id: made.user_id, account: CreatedAccount { id: made.account_id } } }))
}
