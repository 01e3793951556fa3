//! What people who asked to register are written.

use crate::row::{Registration, State};
use config::Config;
use database::{Error, Tx};
use platform::mail::{self, Letter, Phrases};

/// The sentences.
pub(crate) const PHRASES: Phrases = Phrases(&[
    ("hello", &[("en", "Hello {name},"), ("fr", "Bonjour {name},")]),
    ("verify.subject", &[("en", "Confirm your e-mail address"), ("fr", "Confirmez votre adresse e-mail")]),
    (
        "verify.text",
        &[
            (
                "en",
                "You asked for an account on {instance} with this address. Confirm within an hour that it is yours.",
            ),
            (
                "fr",
                "Vous avez demandé un compte sur {instance} avec cette adresse. Confirmez dans l'heure qu'elle est à vous.",
            ),
        ],
    ),
    ("verify.link", &[("en", "This is my address"), ("fr", "C'est mon adresse")]),
    ("accepted.subject", &[("en", "Welcome, {name}"), ("fr", "Bienvenue, {name}")]),
    (
        "accepted.text",
        &[
            ("en", "Your request for an account on {instance} was accepted. The moderators say:"),
            ("fr", "Votre demande de compte sur {instance} a été acceptée. Les modérateurs vous disent :"),
        ],
    ),
    ("accepted.link", &[("en", "Sign in"), ("fr", "Se connecter")]),
    ("rejected.subject", &[("en", "Your request for the account {name}"), ("fr", "Votre demande du compte {name}")]),
    (
        "rejected.text",
        &[
            ("en", "Your request for an account on {instance} was not accepted. The moderators say:"),
            ("fr", "Votre demande de compte sur {instance} n'a pas été acceptée. Les modérateurs vous disent :"),
        ],
    ),
]);

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
