//! The filters of a list of videos, parsed from a query, and the SQL condition they stand for.

use crate::visibility::{privacy, state};
use database::{Conn, Error, Sql};
use moderation::Muters;
use platform::fields::{Fields, read};
use platform::{Caller, Page, Problem, Result, Right};

/// Whose videos are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody's.
    All,
    /// One account's.
    Account(i64),
    /// One channel's.
    Channel(i64),
    /// The caller's own, in every state and privacy.
    Mine(i64),
    /// What a user has watched, last watched first.
    History(i64),
    /// Those of the channels that an account is subscribed to.
    Subscriptions(i64),
}

/// `include` of PeerTube: what a privileged caller wants to see besides what is listed.
mod include {
    pub const NOT_PUBLISHED_STATE: i64 = 1;
    pub const BLOCKED: i64 = 2;
    pub const MUTED_OWNER: i64 = 4;
    pub const ALL: i64 = 255;
}

/// A list of videos, as asked for.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Which part of it.
    pub page: Page,
    /// Whose.
    pub scope: Scope,
    /// Leave the total out: it costs.
    pub skip_count: bool,
    is_local: Option<bool>,
    is_live: Option<bool>,
    nsfw: Option<bool>,
    categories: Option<Vec<i64>>,
    licences: Option<Vec<i64>>,
    languages: Option<Vec<String>>,
    tags_one_of: Option<Vec<String>>,
    tags_all_of: Option<Vec<String>>,
    privacies: Option<Vec<i64>>,
    has_hls: Option<bool>,
    has_web_videos: Option<bool>,
    search: Option<String>,
    host: Option<String>,
    include: i64,
    viewer: Option<i64>,
    /// Whose places are shown.
    pub(crate) user_id: Option<i64>,
}

/// Sort keys; PeerTube has more, which need the statistics of later features.
const SORTS: &[&str] = &[
    "publishedAt",
    "createdAt",
    "updatedAt",
    "originallyPublishedAt",
    "name",
    "duration",
    "views",
    "likes",
    "comments",
    "id",
    "best",
    "hot",
    "trending",
];

impl Filter {
    /// A list that other features make for somebody, without any filter.
    pub fn new(page: Page, scope: Scope, caller: &Caller) -> Self {
        Filter {
            page,
            scope,
            skip_count: false,
            is_local: None,
            is_live: None,
            nsfw: None,
            categories: None,
            licences: None,
            languages: None,
            tags_one_of: None,
            tags_all_of: None,
            privacies: None,
            has_hls: None,
            has_web_videos: None,
            search: None,
            host: None,
            include: 0,
            viewer: Some(caller.account_id),
            user_id: Some(caller.user_id),
        }
    }

    /// Only what a text finds.
    #[must_use]
    pub fn searching(mut self, text: Option<String>) -> Self {
        self.search = text.filter(|t| !t.is_empty());
        self
    }

    /// Reads a query string; 400 names what is wrong, 401/403 what the caller may not ask for.
    pub fn read(query: Option<&str>, scope: Scope, caller: Option<&Caller>) -> Result<Self> {
        let mut f = Fields::query(query);
        let default = if matches!(scope, Scope::Mine(_)) { "-createdAt" } else { "-publishedAt" };
        let page = Page::read(&mut f, default, SORTS);
        let invalid = "Invalid value";
        let filter = Filter {
            page,
            scope,
            skip_count: f.optional("skipCount", "Should be a valid boolean", read::boolean).unwrap_or(false),
            is_local: f.optional("isLocal", "Should be a valid boolean", read::boolean),
            is_live: f.optional("isLive", "Should be a valid boolean", read::boolean),
            // "both" asks for no filter at all.
            nsfw: f
                .optional("nsfw", invalid, |v| if v == "both" { Some(None) } else { read::boolean(v).map(Some) })
                .flatten(),
            categories: f.optional("categoryOneOf", invalid, read::ints(100)),
            licences: f.optional("licenceOneOf", invalid, read::ints(100)),
            languages: f.optional("languageOneOf", invalid, read::texts(1, 20, 100)),
            tags_one_of: f.optional("tagsOneOf", invalid, read::texts(1, 100, 100)),
            tags_all_of: f.optional("tagsAllOf", invalid, read::texts(1, 100, 20)),
            privacies: f.optional("privacyOneOf", invalid, read::ints(10)),
            has_hls: f.optional("hasHLSFiles", "Should be a valid boolean", read::boolean),
            has_web_videos: f.optional("hasWebVideoFiles", "Should be a valid boolean", read::boolean),
            search: f.optional("search", invalid, read::text(1, 1000)),
            host: f.optional("host", "Invalid host", read::text(1, 255)),
            include: f.optional("include", invalid, read::int(0, include::ALL)).unwrap_or(0),
            viewer: caller.map(|c| c.account_id),
            user_id: caller.map(|c| c.user_id),
        };
        f.finish()?;
        let privileged = filter.include != 0 || filter.privacies.is_some();
        let may = matches!(scope, Scope::Mine(_)) || caller.is_some_and(|c| c.may(Right::SeeAllVideos));
        if privileged && !may {
            return Err(Problem::unauthorized(
                "You are not allowed to see all videos, specify a custom include, auto tags or state filter",
            )
            .code_less());
        }
        Ok(filter)
    }

    /// Whether an anonymous visitor would be shown the same.
    pub fn is_public(&self) -> bool {
        !matches!(self.scope, Scope::Mine(_) | Scope::Subscriptions(_)) && self.include == 0 && self.privacies.is_none()
    }

    /// Whether states and schedules are shown with each video.
    pub fn shows_state(&self) -> bool {
        matches!(self.scope, Scope::Mine(_)) || self.include != 0 || self.privacies.is_some()
    }

    /// Who may leave videos out of this list by muting their owners. Nobody does for one's own, and where they were asked for.
    pub(crate) async fn muters(&self, conn: &mut Conn) -> Result<Muters, Error> {
        if matches!(self.scope, Scope::Mine(_)) || self.include & include::MUTED_OWNER != 0 {
            return Ok(Muters::default());
        }
        Muters::find(conn, self.viewer.as_slice()).await
    }

    /// Appends ` WHERE …`. It names `v` alone, so that counting needs no join.
    pub(crate) fn condition(&self, sql: &mut Sql, muters: &Muters) {
        sql.push(" WHERE ");
        match self.scope {
            Scope::Mine(account) => {
                sql.push("v.channel_id IN (SELECT own.id FROM channel own WHERE own.account_id = ")
                    .arg(account)
                    .push(")");
            }
            _ => self.listed(sql),
        }
        match self.scope {
            Scope::Account(id) => {
                sql.push(" AND v.channel_id IN (SELECT own.id FROM channel own WHERE own.account_id = ")
                    .arg(id)
                    .push(")");
            }
            Scope::Channel(id) => drop(sql.push(" AND v.channel_id = ").arg(id)),
            Scope::History(user) => {
                sql.push(" AND v.id IN (SELECT h.video_id FROM watch_history h WHERE h.user_id = ").arg(user).push(")");
            }
            Scope::Subscriptions(id) => {
                sql.push(
                    " AND v.channel_id IN (SELECT sub.id FROM account me JOIN actor_follow f ON f.follower_id = me.actor_id \
                     AND f.state = 'accepted' JOIN channel sub ON sub.actor_id = f.target_id WHERE me.id = ",
                );
                sql.arg(id).push(")");
            }
            Scope::All | Scope::Mine(_) => {}
        }
        muters.leave_out_channels(sql, "v.channel_id");
        if let Some(x) = self.is_local {
            sql.push(" AND v.is_local = ").arg(x);
        }
        if let Some(x) = self.is_live {
            sql.push(" AND v.is_live = ").arg(x);
        }
        if let Some(x) = self.nsfw {
            sql.push(" AND v.nsfw = ").arg(x);
        }
        if let Some(list) = &self.categories {
            sql.push(" AND v.category IN ").list(list.iter().copied());
        }
        if let Some(list) = &self.licences {
            sql.push(" AND v.licence IN ").list(list.iter().copied());
        }
        if let Some(list) = &self.languages {
            // PeerTube: "_unknown" asks for videos without a language.
            sql.push(" AND (v.language IN ").list(list.iter().filter(|l| *l != "_unknown"));
            if list.iter().any(|l| l == "_unknown") {
                sql.push(" OR v.language IS NULL");
            }
            sql.push(")");
        }
        if let Some(list) = &self.tags_one_of {
            // Found from the tag, not by looking at every video: most tags are rare.
            sql.push(" AND v.id IN (SELECT t.video_id FROM video_tag t WHERE t.name_fold IN ");
            sql.list(list.iter().map(|t| t.to_lowercase())).push(")");
        }
        for tag in self.tags_all_of.iter().flatten() {
            sql.push(" AND v.id IN (SELECT t.video_id FROM video_tag t WHERE t.name_fold = ");
            sql.arg(tag.to_lowercase()).push(")");
        }
        for (wanted, has, has_not) in [
            (
                self.has_hls,
                " AND EXISTS (SELECT 1 FROM video_file f WHERE f.video_id = v.id AND f.playlist_id IS NOT NULL)",
                " AND NOT EXISTS (SELECT 1 FROM video_file f WHERE f.video_id = v.id AND f.playlist_id IS NOT NULL)",
            ),
            (
                self.has_web_videos,
                " AND EXISTS (SELECT 1 FROM video_file f WHERE f.video_id = v.id AND f.playlist_id IS NULL)",
                " AND NOT EXISTS (SELECT 1 FROM video_file f WHERE f.video_id = v.id AND f.playlist_id IS NULL)",
            ),
        ] {
            match wanted {
                Some(true) => drop(sql.push(has)),
                Some(false) => drop(sql.push(has_not)),
                None => {}
            }
        }
        if let Some(text) = &self.search {
            sql.push(" AND lower(v.name) LIKE ").arg(contains(text)).push(" ESCAPE '\\'");
        }
        if let Some(host) = &self.host {
            sql.push(" AND v.channel_id IN (SELECT own.id FROM channel own JOIN account theirs ON theirs.id = own.account_id \
                 JOIN actor x ON x.id = theirs.actor_id WHERE x.host = ");
            sql.arg(host).push(")");
        }
    }

    fn listed(&self, sql: &mut Sql) {
        match &self.privacies {
            Some(list) => drop(sql.push("v.privacy IN ").list(list.iter().copied())),
            // Literals, not values: so the partial indices of listed videos apply.
            None => drop(sql.push("v.privacy = 1")),
        }
        if self.include & include::NOT_PUBLISHED_STATE == 0 {
            debug_assert_eq!((privacy::PUBLIC, state::PUBLISHED, state::TO_TRANSCODE), (1, 1, 2));
            sql.push(" AND v.listed");
        }
        if self.include & include::BLOCKED == 0 {
            sql.push(" AND NOT v.blocked");
        }
    }

    /// Appends ` ORDER BY … LIMIT … OFFSET …`.
    pub(crate) fn order(&self, sql: &mut Sql) {
        if let Scope::History(user) = self.scope {
            sql.push(" ORDER BY (SELECT h.updated_at FROM watch_history h WHERE h.video_id = v.id AND h.user_id = ")
                .arg(user);
            sql.push(") DESC, v.id LIMIT ").arg(self.page.count).push(" OFFSET ").arg(self.page.start);
            return;
        }
        let key = match self.page.sort {
            "createdAt" => " ORDER BY v.created_at",
            "updatedAt" => " ORDER BY v.updated_at",
            "originallyPublishedAt" => " ORDER BY coalesce(v.originally_published_at, 0)",
            "name" => " ORDER BY v.name",
            "duration" => " ORDER BY v.duration",
            "views" | "trending" | "hot" | "best" => " ORDER BY v.views",
            "likes" => " ORDER BY v.likes",
            "comments" => " ORDER BY v.comments",
            "id" => " ORDER BY v.id",
            _ => " ORDER BY v.published_at",
        };
        sql.push(key).push(if self.page.descending { " DESC, v.id DESC" } else { ", v.id" });
        sql.push(" LIMIT ").arg(self.page.count).push(" OFFSET ").arg(self.page.start);
    }
}

/// A LIKE pattern for a text somewhere inside; SQL's own wildcards stand for themselves.
fn contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
