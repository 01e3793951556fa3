//! The instance's log of mutes, for other instances that follow its judgement. Off unless the configuration opens it.

use crate::json::{LoggedMute, PublicLog};
use crate::store;
use platform::fields::{Fields, read};
use platform::{App, Problem, Result};

/// So many steps are answered at once, as PeerTube's; who follows asks again from the last one's time.
const MOST: i64 = 500;

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
