//! What clients may send, for the API document only: the fields themselves are read one by one.
#![expect(dead_code, reason = "these types describe, nothing makes them")]

use utoipa::ToSchema;

/// The first channel of somebody who registers.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct FirstChannel {
    /// Handle.
    name: String,
    display_name: String,
}

/// Somebody who registers.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct Register {
    username: String,
    password: String,
    email: String,
    display_name: Option<String>,
    channel: Option<FirstChannel>,
    /// Needed where a moderator decides: 2 to 3,000 characters.
    registration_reason: Option<String>,
}

/// Somebody who asks to be registered.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct RequestRegistration {
    username: String,
    password: String,
    email: String,
    display_name: Option<String>,
    channel: Option<FirstChannel>,
    /// 2 to 3,000 characters.
    registration_reason: String,
}

/// A moderator's decision.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct Decision {
    /// Goes to the person, 2 to 3,000 characters.
    moderation_response: String,
    /// Do not write to the person.
    prevent_email_delivery: Option<bool>,
}

/// Asking for a link by e-mail.
#[derive(ToSchema)]
#[schema(as = AskByEmailOfRegistration)]
pub(crate) struct AskByEmail {
    email: String,
}

/// Following a link that confirms an address.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct Confirm {
    /// From the link.
    verification_string: String,
}
