//! Writing to people by e-mail: every mail with the instance's prefix and signature, sent by a job, never in a request.
//!
//! ```ignore
//! let letter = Letter::new().text(PHRASES.say(language, "reset.text", &[])).link("…", url);
//! mail::enqueue(tx, &config, now, "alice@example.com", &subject, letter).await?;
//! ```

use crate::app::App;
pub use crate::language::Phrases;
use config::Config;
use database::{Error, Tx};
pub use email::{Block, Letter};
use email::{Encryption, Mail, Sender, Settings};

/// Whether mail can be sent at all. Without a mail server nothing is kept and nothing is sent.
pub fn is_possible(config: &Config) -> bool {
    config.smtp.is_configured()
}

/// Keeps a letter and has it sent, when mail can be sent; both happen exactly when the caller's transaction commits.
pub async fn enqueue(
    tx: &mut Tx,
    config: &Config,
    now: i64,
    to: &str,
    subject: &str,
    letter: Letter,
) -> Result<(), Error> {
    answerable(tx, config, now, to, None, subject, letter).await
}

/// The same, with answers going to somebody else than the instance.
pub async fn answerable(
    tx: &mut Tx,
    config: &Config,
    now: i64,
    to: &str,
    reply_to: Option<&str>,
    subject: &str,
    letter: Letter,
) -> Result<(), Error> {
    if !is_possible(config) {
        return Ok(());
    }
    let signature = named(config, &config.email.body.signature);
    let letter = if signature.is_empty() { letter } else { letter.text(signature) };
    let mail = Mail {
        to: to.to_owned(),
        reply_to: reply_to.map(str::to_owned),
        subject: named(config, &config.email.subject.prefix) + subject,
        text: letter.plain(),
        html: letter.html(),
    };
    email::enqueue(tx, now, &mail).await
}

/// The language to write in: the person's, or the instance's.
pub fn language<'a>(config: &'a Config, persons: Option<&'a str>) -> Option<&'a str> {
    persons.or(Some(config.instance.default_language.as_str()))
}

/// What hands mails to the mail server of the configuration as it is then.
pub fn sender(app: &App) -> Sender {
    let settings = app.clone();
    Sender::new(app.db.clone(), move || settings_of(&settings.config()))
}

fn settings_of(config: &Config) -> Option<Settings> {
    let smtp = &config.smtp;
    let hostname = smtp.hostname.clone().filter(|_| is_possible(config))?;
    let password = smtp.password.as_ref().map(|p| p.expose().to_owned()).unwrap_or_default();
    Some(Settings {
        hostname,
        port: smtp.port,
        credentials: smtp.username.clone().filter(|name| !name.is_empty()).map(|name| (name, password)),
        encryption: match (smtp.tls, smtp.disable_starttls) {
            (true, _) => Encryption::Tls,
            (false, false) => Encryption::StartTls,
            (false, true) => Encryption::None,
        },
        ca_file: smtp.ca_file.clone(),
        from: smtp.from_address.clone(),
        from_name: config.instance.name.clone(),
    })
}

fn named(config: &Config, text: &str) -> String {
    text.replace("{{instanceName}}", &config.instance.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{START, TestApp};
    use futures::FutureExt as _;

    async fn write(test: &TestApp) -> Vec<(String, String)> {
        let config = (*test.app.config()).clone();
        let done = test.app.db.write(config, |tx, config| {
            async move {
                let letter = Letter::new().text("Welcome");
                enqueue(tx, &config, START, "alice@example.com", "Hello", letter).await
            }
            .boxed()
        });
        done.await.unwrap();
        let rows = test.app.db.reader().await.unwrap().rows("SELECT subject, text_body FROM email").await.unwrap();
        rows.iter().map(|row| (row.get("subject").unwrap(), row.get("text_body").unwrap())).collect()
    }

    fn configure(test: &TestApp, change: impl FnOnce(&mut Config)) {
        let mut config = (*test.app.config()).clone();
        change(&mut config);
        test.app.set_config(config);
    }

    #[tokio::test]
    async fn mails_carry_the_instances_name_and_wait_only_for_a_mail_server() {
        let test = crate::testing::sqlite().await;
        assert!(write(&test).await.is_empty());
        configure(&test, |c| c.smtp.transport = config::value::MailTransport::Sendmail);
        configure(&test, |c| c.smtp.sendmail = Some("/usr/sbin/sendmail".into()));
        assert!(write(&test).await.is_empty());
        configure(&test, |c| c.smtp.transport = config::value::MailTransport::Smtp);
        configure(&test, |c| c.smtp.hostname = Some("mail.example.org".into()));
        configure(&test, |c| c.instance.name = "Ours".into());
        configure(&test, |c| c.email.body.signature = "Yours, {{instanceName}}".into());
        assert_eq!(write(&test).await, [("[Ours] Hello".to_owned(), "Welcome\n\nYours, Ours\n".to_owned())]);
    }

    #[test]
    fn the_keys_of_smtp_say_how_the_connection_is_protected() {
        let mut config = Config::default();
        assert!(settings_of(&config).is_none());
        config.smtp.hostname = Some("mail.example.org".into());
        for (tls, disabled, expected) in [
            (true, false, Encryption::Tls),
            (true, true, Encryption::Tls),
            (false, false, Encryption::StartTls),
            (false, true, Encryption::None),
        ] {
            (config.smtp.tls, config.smtp.disable_starttls) = (tls, disabled);
            assert_eq!(settings_of(&config).unwrap().encryption, expected);
        }
    }
}
