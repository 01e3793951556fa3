//! What somebody who registers sends.

use platform::fields::{Fields, read};
use platform::{Problem, Result};
use user::validate;

const WRONG: &str = "Invalid value";

/// Whoever wants to become a user.
#[derive(Clone)]
pub(crate) struct Form {
    pub username: String,
    pub password: String,
    pub email: String,
    pub display_name: Option<String>,
    /// Handle and name of the first channel.
    pub channel: Option<(String, String)>,
    /// Why; where a moderator decides.
    pub reason: String,
}

/// Reads a form; the reason is required where a moderator decides.
///
/// # Errors
/// 400 naming the wrong fields.
pub(crate) fn read(mut fields: Fields, least: u32, with_reason: bool) -> Result<Form> {
    let channel = fields.raw("channel").is_some_and(|c| !c.is_null());
    fields.flatten("channel");
    let username = fields.required("username", WRONG, validate::username);
    let password = fields.required("password", WRONG, validate::password(least));
    let email = fields.required("email", WRONG, validate::email);
    let display_name = fields.optional("displayName", WRONG, read::text(1, 120));
    let handle = fields
        .optional("channel.name", WRONG, |v| v.as_str().filter(|name| actor::is_actor_name(name)).map(str::to_owned));
    let channel_name = fields.optional("channel.displayName", WRONG, read::text(1, 120));
    let reason = match with_reason {
        true => fields.required("registrationReason", WRONG, read::text(2, 3000)),
        false => None,
    };
    fields.finish()?;
    let channel = match (channel, handle, channel_name) {
        (false, ..) => None,
        (true, Some(handle), Some(name)) => Some((handle, name)),
        _ => {
            return Err(Problem::bad_request(
                "Channel is optional but if you specify it, channel.name and channel.displayName are required.",
            ));
        }
    };
    Ok(Form {
        username: username.unwrap_or_default(),
        password: password.unwrap_or_default(),
        email: email.unwrap_or_default(),
        display_name,
        channel,
        reason: reason.unwrap_or_default(),
    })
}
