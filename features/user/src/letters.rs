//! What users are written about their own account.

use crate::UserRow;
use config::Config;
use database::{Error, Tx};
use platform::mail::{self, Letter, Phrases};

/// The sentences.
pub(crate) const PHRASES: Phrases = Phrases(&[
    ("hello", &[("en", "Hello {name},"), ("fr", "Bonjour {name},")]),
    ("reset.subject", &[("en", "A new password"), ("fr", "Un nouveau mot de passe")]),
    (
        "reset.text",
        &[
            (
                "en",
                "Somebody asked for a new password of your account on {instance}. If it was you, choose one within an hour. \
                 If it was not, there is nothing to do: your password stays.",
            ),
            (
                "fr",
                "Quelqu'un a demandé un nouveau mot de passe pour votre compte sur {instance}. Si c'était vous, choisissez-le \
                 dans l'heure. Sinon, il n'y a rien à faire : votre mot de passe reste le même.",
            ),
        ],
    ),
    ("reset.link", &[("en", "Choose a new password"), ("fr", "Choisir un nouveau mot de passe")]),
    ("create.subject", &[("en", "Your first password"), ("fr", "Votre premier mot de passe")]),
    (
        "create.text",
        &[
            (
                "en",
                "Welcome to {instance}! An account was made for you; your user name is {name}. Choose your password within a week.",
            ),
            (
                "fr",
                "Bienvenue sur {instance} ! Un compte a été créé pour vous ; votre nom est {name}. Choisissez votre mot de \
                 passe d'ici une semaine.",
            ),
        ],
    ),
    ("create.link", &[("en", "Choose your password"), ("fr", "Choisir votre mot de passe")]),
    ("verify.subject", &[("en", "Confirm your e-mail address"), ("fr", "Confirmez votre adresse e-mail")]),
    (
        "verify.text",
        &[
            ("en", "An account on {instance} was made with this address. Confirm within an hour that it is yours."),
            (
                "fr",
                "Un compte sur {instance} a été créé avec cette adresse. Confirmez dans l'heure qu'elle est à vous.",
            ),
        ],
    ),
    (
        "change.text",
        &[
            (
                "en",
                "The account {name} on {instance} shall have this address from now on. Confirm within an hour that it is yours.",
            ),
            (
                "fr",
                "Le compte {name} sur {instance} doit désormais utiliser cette adresse. Confirmez dans l'heure qu'elle est à vous.",
            ),
        ],
    ),
    ("verify.link", &[("en", "This is my address"), ("fr", "C'est mon adresse")]),
    ("blocked.subject", &[("en", "Your account was blocked"), ("fr", "Votre compte a été bloqué")]),
    (
        "blocked.text",
        &[
            ("en", "Your account {name} on {instance} was blocked by a moderator."),
            ("fr", "Votre compte {name} sur {instance} a été bloqué par un modérateur."),
        ],
    ),
    ("unblocked.subject", &[("en", "Your account is open again"), ("fr", "Votre compte est de nouveau ouvert")]),
    (
        "unblocked.text",
        &[
            ("en", "Your account {name} on {instance} is no longer blocked: you can sign in again."),
            ("fr", "Votre compte {name} sur {instance} n'est plus bloqué : vous pouvez vous reconnecter."),
        ],
    ),
]);

/// Writes one sentence after the other to a user.
struct Writer<'a> {
    config: &'a Config,
    language: Option<&'a str>,
    name: &'a str,
}

impl<'a> Writer<'a> {
    fn new(config: &'a Config, user: &'a UserRow) -> Self {
        let language = mail::language(config, user.preferences.language.as_deref());
        Writer { config, language, name: &user.username }
    }
    fn say(&self, id: &str) -> String {
        PHRASES.say(self.language, id, &[("name", self.name), ("instance", &self.config.instance.name)])
    }
    fn letter(&self, id: &str) -> Letter {
        Letter::new().text(self.say("hello")).text(self.say(id))
    }
}

/// A link to a new password; the first one of a user whom somebody else created, or one in place of a lost one.
pub(crate) async fn password(
    tx: &mut Tx,
    config: &Config,
    user: &UserRow,
    secret: &str,
    first: bool,
    now: i64,
) -> Result<(), Error> {
    let writer = Writer::new(config, user);
    let (subject, text, link) = if first {
        ("create.subject", "create.text", "create.link")
    } else {
        ("reset.subject", "reset.text", "reset.link")
    };
    let origin = config.webserver.origin();
    let url = format!("{origin}/reset-password?userId={}&verificationString={secret}", user.id);
    let letter = writer.letter(text).link(writer.say(link), url);
    mail::enqueue(tx, config, now, &user.email, &writer.say(subject), letter).await
}

/// A link that confirms an address: the one the user has, or the one they want.
pub(crate) async fn confirm(
    tx: &mut Tx,
    config: &Config,
    user: &UserRow,
    address: &str,
    secret: &str,
    now: i64,
) -> Result<(), Error> {
    let writer = Writer::new(config, user);
    let pending = user.pending_email.as_deref() == Some(address);
    let origin = config.webserver.origin();
    let mut url = format!("{origin}/verify-account/email?userId={}&verificationString={secret}", user.id);
    if pending {
        url.push_str("&isPendingEmail=true");
    }
    let text = if pending { "change.text" } else { "verify.text" };
    let letter = writer.letter(text).link(writer.say("verify.link"), url);
    mail::enqueue(tx, config, now, address, &writer.say("verify.subject"), letter).await
}

/// That the account was blocked (with the moderator's reason) or opened again.
pub(crate) async fn blocked(
    tx: &mut Tx,
    config: &Config,
    user: &UserRow,
    blocked: bool,
    reason: Option<&str>,
    now: i64,
) -> Result<(), Error> {
    let writer = Writer::new(config, user);
    let (subject, text) =
        if blocked { ("blocked.subject", "blocked.text") } else { ("unblocked.subject", "unblocked.text") };
    let mut letter = writer.letter(text);
    if let Some(reason) = reason {
        letter = letter.quote(reason);
    }
    mail::enqueue(tx, config, now, &user.email, &writer.say(subject), letter).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn translations_have_the_same_gaps() {
        assert_eq!(super::PHRASES.mistakes(), Vec::<String>::new());
    }
}
