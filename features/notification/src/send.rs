//! Telling people something, each where they want it.

use crate::kind::Kind;
use crate::recipient::Recipient;
use crate::subject::Subjects;
use crate::{policy, store};
use database::{Error, Tx};

/// What is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct News {
    /// The kind of news.
    pub kind: Kind,
    /// The event it tells of.
    pub event_seq: i64,
    /// What it is about.
    pub subjects: Subjects,
}

/// Tells people, in the transaction that moves the reader of events.
pub(crate) async fn send(tx: &mut Tx, news: News, to: &[Recipient], now: i64) -> Result<(), Error> {
    let setting = |r: &Recipient| news.kind.setting(&r.settings);
    let web: Vec<i64> = to.iter().filter(|r| policy::wants_web(setting(r))).map(|r| r.user_id).collect();
    store::insert(tx, &web, news.kind, news.event_seq, news.subjects, now).await
}
