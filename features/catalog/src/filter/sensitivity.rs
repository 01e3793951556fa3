//! Whether sensitive videos are listed: by the query, else by the viewer's settings, else by the instance's.

use super::{Filter, Scope};
use database::{Conn, Error, Sql};
use platform::App;

/// What is listed of sensitive videos.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sensitivity {
    /// Only sensitive ones, only others, or both.
    nsfw: Option<bool>,
    /// Kinds (bits) that are listed even so.
    included: i64,
    /// Kinds (bits) that are not.
    excluded: i64,
}

impl Sensitivity {
    /// For a list; reads the viewer's settings only where they matter. One's own videos and history are shown whole.
    pub(crate) async fn of(filter: &Filter, app: &App, conn: &mut Conn) -> Result<Self, Error> {
        let wanted = &filter.wanted;
        if matches!(filter.scope, Scope::Mine(_) | Scope::History(_)) {
            return Ok(Sensitivity { nsfw: None, included: 0, excluded: wanted.nsfw_flags_excluded });
        }
        let config = app.config();
        let user = match filter.viewer {
            Some(viewer) => user::by_id(conn, viewer.user_id).await?.map(|u| u.preferences),
            None => None,
        };
        let policy = user.as_ref().map_or_else(|| config.instance.default_nsfw_policy.as_str(), |u| &u.nsfw_policy);
        let nsfw = wanted.nsfw.unwrap_or((policy == "do_not_list").then_some(false));
        if !config.nsfw_flags_settings.enabled {
            return Ok(Sensitivity { nsfw, ..Sensitivity::default() });
        }
        let flags = |asked: i64, own: i64| if asked == 0 { own } else { asked };
        let (shown, hidden) = user.map_or((0, 0), |u| {
            (u.nsfw_flags_warned | u.nsfw_flags_blurred | u.nsfw_flags_displayed, u.nsfw_flags_hidden)
        });
        Ok(Sensitivity {
            nsfw,
            included: flags(wanted.nsfw_flags_included, shown),
            excluded: flags(wanted.nsfw_flags_excluded, hidden),
        })
    }

    /// Whether a list that says nothing itself leaves sensitive videos out.
    pub(crate) async fn unlisted(filter: &Filter, app: &App, conn: &mut Conn) -> Result<bool, Error> {
        Ok(Self::of(filter, app, conn).await?.nsfw == Some(false))
    }

    /// Appends ` AND …`.
    pub(super) fn push(self, sql: &mut Sql) {
        match self.nsfw {
            Some(true) => drop(sql.push(" AND v.nsfw = TRUE")),
            Some(false) if self.included != 0 => {
                sql.push(" AND (v.nsfw = FALSE OR v.nsfw_flags & ").arg(self.included).push(" <> 0)");
            }
            Some(false) => drop(sql.push(" AND v.nsfw = FALSE")),
            None => {}
        }
        if self.excluded != 0 && self.nsfw != Some(false) {
            sql.push(" AND v.nsfw_flags & ").arg(self.excluded).push(" = 0");
        }
    }
}
