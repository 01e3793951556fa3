//! The instance's log of mutes, for other instances that follow its judgement. Off unless the configuration opens it.

use crate::json::{LoggedMute, PublicLog};
use crate::store::{self, Origin};
use database::{Error, Tx};
use platform::audit::Action;
use platform::fields::{Fields, read};
use platform::{App, Problem, Result};

/// So many steps are answered at once, as PeerTube's; who follows asks again from the last one's time.
const MOST: i64 = 500;

/// What happened to a mute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// Somebody made it.
    Made,
    /// Somebody lifted it.
    Lifted(Origin),
}

impl Change {
    pub(crate) fn action(self) -> Action {
        match self {
            Change::Made => Action::Create,
            Change::Lifted(_) => Action::Delete,
        }
    }
}

/// Keeps what moderators decided. A mute that came from a list was never in the log, so neither is its end: who follows us follows
/// our judgement, not that of others.
pub(crate) async fn keep(tx: &mut Tx, change: Change, target: &str, now: i64) -> Result<(), Error> {
    if change == Change::Lifted(Origin::List) {
        return Ok(());
    }
    store::log(tx, change == Change::Made, target, now).await
}

/// The log from `startDate` on.
///
/// # Errors
/// 400 for a start that is no date, 403 while the log is not public.
pub(crate) async fn public(app: &App, query: Option<&str>) -> Result<PublicLog> {
    let mut fields = Fields::query(query);
    let message = "Should have a start date that conforms to ISO 8601";
    let since = fields.optional("startDate", message, read::date).unwrap_or(0);
    fields.finish()?;
    let config = app.config();
    if !config.blocklist.public_log.enabled {
        return Err(Problem::forbidden("The log of mutes is not public here"));
    }
    let logged = store::logged(&mut app.db.reader().await?, since, MOST).await?;
    let actions = logged.into_iter().map(|(is_added, target, at)| LoggedMute::new(is_added, target, at)).collect();
    Ok(PublicLog { name: config.instance.name.clone(), actions })
}
