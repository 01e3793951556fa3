//! What users are written about their own account.

use crate::UserRow;
use config::Config;
use database::{Error, Tx};
use platform::mail::{self, Letter, Phrases};

/// The sentences.
pub(crate) static PHRASES: Phrases = platform::catalogue!();

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
