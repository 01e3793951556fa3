//! Sending email.

use std::path::PathBuf;

use crate::{
    section::section,
    value::{MailTransport, Secret},
};

section! {
    /// How email leaves.
    pub struct Smtp {
        /// `smtp` talks to a server; `sendmail` is known and not supported: no email is sent.
        transport: MailTransport;
        /// Path of the sendmail command.
        sendmail: Option<PathBuf>;
        /// Mail server; without one no email is sent.
        hostname: Option<String>;
        /// Port of the mail server: 465 for TLS, 587 for StartTLS.
        port: u16;
        /// User at the mail server.
        username: Option<String>;
        /// Password at the mail server.
        password: Option<Secret>;
        /// Speak TLS from the first byte; false for StartTLS.
        tls: bool;
        /// Never upgrade a plain connection with StartTLS.
        disable_starttls: bool;
        /// Certificate authority of a mail server with a certificate of its own making.
        ca_file: Option<PathBuf>;
        /// Sender of every email.
        from_address: String;
    }
}

section! {
    /// What every email looks like.
    pub struct Email {
        /// The text.
        body: EmailBody;
        /// The subject.
        subject: EmailSubject;
    }
}

section! {
    /// The text.
    pub struct EmailBody {
        /// Last lines of every email; {{instanceName}} stands for the instance's name.
        signature: String;
    }
}

section! {
    /// The subject.
    pub struct EmailSubject {
        /// Beginning of every subject; {{instanceName}} stands for the instance's name.
        prefix: String;
    }
}

section! {
    /// The administrator.
    pub struct Admin {
        /// Address of the first administrator account and of the contact form.
        email: String;
    }
}

section! {
    /// The form on the about page.
    pub struct ContactForm {
        /// Visitors may write to the administrator.
        enabled: bool;
    }
}

impl Smtp {
    /// Can email be sent at all? It can with a mail server. Running a local command is not offered: programs are started in a
    /// sandbox without a network.
    pub fn is_configured(&self) -> bool {
        self.transport == MailTransport::Smtp && self.hostname.as_ref().is_some_and(|name| !name.is_empty())
    }
}
