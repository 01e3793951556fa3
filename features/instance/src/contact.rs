//! `POST /server/contact`: writing to the administrators without an account.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use config::Config;
use database::{Error, Tx};
use futures::FutureExt as _;
use platform::client_address::ClientAddress;
use platform::fields::read;
use platform::mail::{self, Letter, Phrases};
use platform::rate_limit::{Deed, RateLimits};
use platform::{App, Problem, Result};
use user::{BodyFields, validate};
use utoipa::ToSchema;

/// The sentences.
static PHRASES: Phrases = platform::catalogue!();

/// Words to the administrators.
#[derive(Debug, Clone, ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct SendContact {
    /// 1 to 120 characters.
    from_name: String,
    /// Where answers go.
    from_email: String,
    /// At most 500 characters.
    subject: Option<String>,
    /// 3 to 5,000 characters.
    body: String,
}

/// Writes to the administrators.
#[utoipa::path(post, path = "/api/v1/server/contact", operation_id = "contactAdministrator", tag = "Contact",
    request_body = SendContact,
    responses((status = 204), (status = 403, description = "this address wrote lately"),
        (status = 409, description = "the form is off, or no mail can be sent")))]
pub(crate) async fn send(
    State(app): State<App>,
    address: Option<Extension<ClientAddress>>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    const WRONG: &str = "Invalid value";
    let from_name = fields.required("fromName", WRONG, read::text(1, 120));
    let from_email = fields.required("fromEmail", WRONG, validate::email);
    let subject = fields.optional("subject", WRONG, read::text(0, 500));
    let body = fields.required("body", WRONG, read::text(3, 5000));
    fields.finish()?;
    let (Some(from_name), Some(from_email), Some(body)) = (from_name, from_email, body) else {
        return Err(Problem::bad_request("Incorrect request parameters"));
    };
    let message = SendContact { from_name, from_email, subject, body };
    let config = app.config();
    if !config.contact_form.enabled {
        return Err(Problem::conflict("Contact form is not enabled on this instance."));
    }
    if !mail::is_possible(&config) {
        return Err(Problem::conflict("SMTP is not configured on this instance."));
    }
    let now = app.now();
    let limits = app.shared::<RateLimits>();
    // Counted before the work, so that of two at the same moment one goes.
    let counted =
        address.map(|Extension(from)| (from, limits.count(Deed::Contact, from, &Deed::Contact.limit(&config), now)));
    let done = match counted {
        Some((_, counted)) if counted.is_too_often() => {
            Err(Problem::forbidden("You already sent a contact form recently."))
        }
        _ => {
            let input = (message, config, now);
            app.db
                .write(input, |tx, (message, config, now)| {
                    async move { forward(tx, &config, &message, now).await.map_err(Problem::from) }.boxed()
                })
                .await
        }
    };
    if let (Err(_), Some((from, counted))) = (&done, counted) {
        limits.take_back(Deed::Contact, from, counted);
    }
    done.map(|()| StatusCode::NO_CONTENT)
}

async fn forward(tx: &mut Tx, config: &Config, message: &SendContact, now: i64) -> Result<(), Error> {
    let say = |id, values: &[(&str, &str)]| PHRASES.say(mail::language(config, None), id, values);
    let instance = config.instance.name.as_str();
    let who = [("name", message.from_name.as_str()), ("address", &message.from_email), ("instance", instance)];
    let letter = Letter::new().text(say("text", &who)).quote(message.body.as_str());
    // A line break would begin another header.
    let subject = message.subject.as_deref().unwrap_or_default().replace(char::is_control, " ");
    let subject = say("subject", &[("subject", &subject)]);
    mail::answerable(tx, config, now, &config.admin.email, Some(&message.from_email), &subject, letter).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn translations_have_the_same_gaps() {
        assert_eq!(super::PHRASES.mistakes(), Vec::<String>::new());
    }
}
