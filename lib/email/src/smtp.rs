//! Handing one mail to a mail server (RFC 5321), with TLS as the settings say (RFC 8314, RFC 3207).

use crate::outbox::Stored;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

/// A mail server that does not answer for so long is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// TLS from the first byte.
    Tls,
    /// StartTLS where the server offers it.
    StartTls,
    /// Never.
    None,
}

/// The mail server, and who writes.
#[derive(Clone)]
pub struct Settings {
    /// Host name of the mail server.
    pub hostname: String,
    /// Its port.
    pub port: u16,
    /// User and password there.
    pub credentials: Option<(String, String)>,
    /// How the connection is protected.
    pub encryption: Encryption,
    /// PEM file of a certificate authority that is trusted beside the known ones.
    pub ca_file: Option<PathBuf>,
    /// Sender's address.
    pub from: String,
    /// Sender's name.
    pub from_name: String,
}

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Worth another try.
    #[error("the mail server did not take it: {0}")]
    Later(String),
    /// Never going to work.
    #[error("the mail cannot be sent: {0}")]
    Never(String),
}

/// Sends one mail.
///
/// # Errors
/// [`Error::Never`] for addresses that are none and for refusals for good (5yz), else [`Error::Later`].
pub(crate) async fn send(settings: &Settings, mail: &Stored) -> Result<(), Error> {
    let message = message(settings, mail)?;
    let tls = match settings.encryption {
        Encryption::None => Tls::None,
        Encryption::Tls => Tls::Wrapper(parameters(settings)?),
        Encryption::StartTls => Tls::Opportunistic(parameters(settings)?),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.hostname)
        .port(settings.port)
        .tls(tls)
        .timeout(Some(PATIENCE));
    if let Some((user, password)) = &settings.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    match builder.build().send(message).await {
        Ok(_) => Ok(()),
        Err(e) if e.is_permanent() => Err(Error::Never(whole(&e))),
        Err(e) => Err(Error::Later(whole(&e))),
    }
}

/// An error with its causes; the mail server's own sentence is the innermost.
fn whole(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

fn parameters(settings: &Settings) -> Result<TlsParameters, Error> {
    let mut builder = TlsParameters::builder(settings.hostname.clone());
    if let Some(file) = &settings.ca_file {
        // A file that cannot be read today may be there tomorrow: administrators mend it while mails wait.
        let later = |e: &dyn std::fmt::Display| Error::Later(format!("{}: {e}", file.display()));
        let pem = std::fs::read(file).map_err(|e| later(&e))?;
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|e| later(&e))?);
    }
    builder.build().map_err(|e| Error::Later(whole(&e)))
}

fn message(settings: &Settings, mail: &Stored) -> Result<Message, Error> {
    let never = |e: &dyn std::fmt::Display| Error::Never(e.to_string());
    let address = settings.from.parse().map_err(|e| never(&e))?;
    let name = Some(settings.from_name.clone()).filter(|name| !name.is_empty());
    let domain = settings.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(mail.created_at).unwrap_or(0));
    let mut builder = Message::builder()
        .from(Mailbox::new(name, address))
        .to(mail.to.parse().map_err(|e| never(&e))?)
        .subject(mail.subject.clone())
        .date(date)
        // The same for each try, so that a second copy is known as one.
        .message_id(Some(format!("<{}.{}@{domain}>", mail.id, mail.created_at)));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(reply_to.parse().map_err(|e| never(&e))?);
    }
    let body = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    builder.multipart(body).map_err(|e| never(&e))
}
