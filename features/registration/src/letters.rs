//! What people who asked to register are written.

use crate::row::{Registration, State};
use config::Config;
use database::{Error, Tx};
use platform::mail::{self, Letter, Phrases};

/// The sentences.
pub(crate) static PHRASES: Phrases = platform::catalogue!();

fn say(config: &Config, registration: &Registration, id: &str) -> String {
    let values = [("name", registration.username.as_str()), ("instance", config.instance.name.as_str())];
    PHRASES.say(mail::language(config, None), id, &values)
}

/// A link that confirms the address.
pub(crate) async fn confirm(
    tx: &mut Tx,
    config: &Config,
    to: &Registration,
    secret: &str,
    now: i64,
) -> Result<(), Error> {
    let origin = config.webserver.origin();
    let url = format!("{origin}/verify-account/email?registrationId={}&verificationString={secret}", to.id);
    let letter = Letter::new().text(say(config, to, "hello")).text(say(config, to, "verify.text"));
    let letter = letter.link(say(config, to, "verify.link"), url);
    mail::enqueue(tx, config, now, &to.email, &say(config, to, "verify.subject"), letter).await
}

/// What the moderators decided, in their words.
pub(crate) async fn decided(tx: &mut Tx, config: &Config, to: &Registration, now: i64) -> Result<(), Error> {
    let accepted = to.state == State::Accepted;
    let (subject, text) =
        if accepted { ("accepted.subject", "accepted.text") } else { ("rejected.subject", "rejected.text") };
    let mut letter = Letter::new().text(say(config, to, "hello")).text(say(config, to, text));
    letter = letter.quote(to.moderation_response.as_deref().unwrap_or_default());
    if accepted {
        letter = letter.link(say(config, to, "accepted.link"), format!("{}/login", config.webserver.origin()));
    }
    mail::enqueue(tx, config, now, &to.email, &say(config, to, subject), letter).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn translations_have_the_same_gaps() {
        assert_eq!(super::PHRASES.mistakes(), Vec::<String>::new());
    }
}
