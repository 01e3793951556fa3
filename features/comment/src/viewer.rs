//! Who reads the comments of a video, and the condition of what they see.

use crate::policy;
use catalog::VideoRow;
use database::{Conn, Error, Sql};
use moderation::Muters;
use platform::Caller;

/// A reader.
#[derive(Debug, Clone)]
pub(crate) struct Viewer {
    account: Option<i64>,
    sees_held: bool,
    muters: Muters,
}

impl Viewer {
    /// The caller, in front of a video. What the instance, the video's owner and the caller muted is hidden.
    pub(crate) async fn of(conn: &mut Conn, caller: Option<&Caller>, video: &VideoRow) -> Result<Self, Error> {
        let owner_account = video.account.id;
        let mut sees_held = policy::sees_held(caller, owner_account);
        if let Some(caller) = caller.filter(|_| !sees_held) {
            sees_held = channel::is_collaborator(conn, video.channel.id, caller.account_id).await?;
        }
        let account = caller.map(|c| c.account_id);
        let mut muters: Vec<i64> = vec![owner_account];
        muters.extend(account.filter(|a| *a != owner_account));
        Ok(Viewer { account, sees_held, muters: Muters::find(conn, &muters).await? })
    }

    /// Appends ` AND …` for the comments `c`.
    pub(crate) fn push(&self, sql: &mut Sql) {
        if !self.sees_held {
            sql.push(" AND (NOT c.held");
            if let Some(account) = self.account {
                sql.push(" OR c.account_id = ").arg(account);
            }
            sql.push(")");
        }
        self.muters.leave_out(sql, "c.account_id");
    }

    /// The same for the replies `r`.
    pub(crate) fn push_replies(&self, sql: &mut Sql) {
        if !self.sees_held {
            sql.push(" AND (NOT r.held");
            if let Some(account) = self.account {
                sql.push(" OR r.account_id = ").arg(account);
            }
            sql.push(")");
        }
        self.muters.leave_out(sql, "r.account_id");
    }
}
