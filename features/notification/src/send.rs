//! Telling people something, each where they want it.

use crate::kind::Kind;
use crate::recipient::Recipient;
use crate::subject::Subjects;
use crate::{letter, policy, store};
use database::{Error, Tx};
use platform::config::Config;
use std::sync::Arc;

/// What is told, and when.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    /// The event it tells of.
    pub event_seq: i64,
    /// Milliseconds since 1970.
    pub now: i64,
    /// The configuration as it is now.
    pub config: Arc<Config>,
}

/// Tells people, in the transaction that moves the reader of events.
pub(crate) async fn send(tx: &mut Tx, at: &Moment, kind: Kind, about: Subjects, to: &[Recipient]) -> Result<(), Error> {
    let setting = |r: &Recipient| kind.setting(&r.settings);
    let web: Vec<i64> = to.iter().filter(|r| policy::wants_web(setting(r))).map(|r| r.user_id).collect();
    store::insert(tx, &web, kind, at.event_seq, about, at.now).await?;
    let verify = at.config.signup.requires_email_verification;
    let mail: Vec<&Recipient> =
        to.iter().filter(|r| policy::wants_mail(setting(r), verify, r.email_verified)).collect();
    letter::write(tx, at, kind, about, &mail).await
}
