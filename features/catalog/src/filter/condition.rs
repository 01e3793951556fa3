//! The SQL condition of a list. It names `v` alone, so that counting needs no join.

use super::{Filter, Scope, Sensitivity, include};
use crate::visibility::{privacy, state};
use database::Sql;
use moderation::Muters;
use uuid::Uuid;

/// Words that are looked for at most.
const MOST_WORDS: usize = 20;

/// Everything that decides which videos are in a list.
pub(crate) struct Condition<'a> {
    pub filter: &'a Filter,
    pub muters: &'a Muters,
    pub sensitivity: Sensitivity,
    /// Videos that were watched a moment ago, and are not written down yet.
    pub just_watched: &'a [i64],
    /// The channels of the account whose list it is; empty for other lists.
    pub channels: &'a [i64],
}

impl Condition<'_> {
    /// Appends ` WHERE …`.
    pub(crate) fn push(&self, sql: &mut Sql) {
        self.push_of(sql, self.channels);
    }

    /// The same, of these channels of the account alone.
    pub(super) fn push_of(&self, sql: &mut Sql, channels: &[i64]) {
        sql.push(" WHERE ");
        self.visible(sql);
        self.of_scope(sql, channels);
        self.followed(sql);
        self.muters.leave_out_channels(sql, "v.channel_id");
        self.sensitivity.push(sql);
        self.plain(sql);
        self.labels(sql);
        self.files(sql);
        self.found(sql);
        self.place(sql);
    }

    /// What may be seen in lists. Literals, not values: so the partial indices of listed videos apply.
    pub(crate) fn visible(&self, sql: &mut Sql) {
        debug_assert_eq!((privacy::PUBLIC, privacy::INTERNAL, state::PUBLISHED, state::TO_TRANSCODE), (1, 4, 1, 2));
        match (&self.filter.wanted.privacies, self.filter.scope) {
            (Some(list), _) => drop(sql.push("v.privacy IN ").list(list.iter().copied())),
            (None, Scope::Mine(_)) => drop(sql.push("1 = 1")),
            (None, _) if self.filter.viewer.is_some() => drop(sql.push("(v.privacy = 1 OR v.privacy = 4)")),
            (None, _) => drop(sql.push("v.privacy = 1")),
        }
        match &self.filter.wanted.states {
            Some(list) => drop(sql.push(" AND v.state IN ").list(list.iter().copied())),
            None if self.filter.includes(include::NOT_PUBLISHED_STATE) => {}
            None => drop(sql.push(" AND v.listed")),
        }
        if !self.filter.includes(include::BLOCKED) {
            sql.push(" AND NOT v.blocked");
        }
    }

    fn of_scope(&self, sql: &mut Sql, channels: &[i64]) {
        match self.filter.scope {
            // Numbers, not a question: so the index of a channel's videos gives their order as well.
            Scope::Account(_) if !channels.is_empty() => match channels {
                [one] => drop(sql.push(" AND v.channel_id = ").arg(*one)),
                several => drop(sql.push(" AND v.channel_id IN ").list(several.iter().copied())),
            },
            Scope::Account(id) | Scope::Mine(id) => {
                sql.push(" AND v.channel_id IN (SELECT own.id FROM channel own WHERE own.account_id = ").arg(id);
                if self.filter.wanted.collaborations {
                    let helps = " UNION ALL SELECT cc.channel_id FROM channel_collaborator cc WHERE cc.state = 2 AND cc.account_id = ";
                    sql.push(helps).arg(id);
                }
                sql.push(")");
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
            Scope::All | Scope::Search => {}
        }
        let wanted = &self.filter.wanted;
        if let Some(id) = wanted.channel {
            sql.push(" AND v.channel_id = ").arg(id);
        }
        if let Some(id) = wanted.playlist {
            sql.push(" AND v.id IN (SELECT e.video_id FROM playlist_element e WHERE e.playlist_id = ")
                .arg(id)
                .push(")");
        }
        if let Some(names) = &wanted.channel_names {
            sql.push(
                " AND v.channel_id IN (SELECT own.id FROM channel own JOIN actor x ON x.id = own.actor_id \
                 WHERE x.username_fold IN ",
            );
            sql.list(names.iter().map(|n| n.to_lowercase())).push(")");
        }
    }

    /// Lists of everything show what lives here and what this server follows: the channel, its account, or somebody who announced the
    /// video. What came otherwise is found under its address, in one's subscriptions, and by who may search elsewhere under its channel.
    fn followed(&self, sql: &mut Sql) {
        let is_bound = self.filter.only_followed || matches!(self.filter.scope, Scope::All | Scope::Search);
        if !is_bound || self.filter.wanted.is_local == Some(true) {
            return;
        }
        sql.push(
            " AND (v.is_local = TRUE OR EXISTS (SELECT 1 FROM video_share vs JOIN actor_follow sf ON sf.target_id = vs.actor_id \
             WHERE vs.video_id = v.id AND sf.state = 'accepted' AND sf.follower_id = ",
        );
        own_actor(sql);
        sql.push(
            ") OR EXISTS (SELECT 1 FROM channel fc JOIN account fa ON fa.id = fc.account_id JOIN actor_follow cf \
             ON cf.target_id IN (fc.actor_id, fa.actor_id) WHERE fc.id = v.channel_id AND cf.state = 'accepted' \
             AND cf.follower_id = ",
        );
        own_actor(sql);
        sql.push("))");
    }

    fn plain(&self, sql: &mut Sql) {
        let wanted = &self.filter.wanted;
        match wanted.is_local {
            Some(true) => drop(sql.push(" AND v.is_local = TRUE")),
            Some(false) => drop(sql.push(" AND v.is_local = FALSE")),
            None => {}
        }
        match wanted.is_live {
            Some(true) => drop(sql.push(" AND v.is_live = TRUE")),
            Some(false) => drop(sql.push(" AND v.is_live = FALSE")),
            None => {}
        }
        for (column, value) in [
            (" AND v.published_at >= ", wanted.published_from),
            (" AND v.published_at <= ", wanted.published_until),
            (" AND v.originally_published_at >= ", wanted.originally_from),
            (" AND v.originally_published_at <= ", wanted.originally_until),
            (" AND v.duration >= ", wanted.shortest),
            (" AND v.duration <= ", wanted.longest),
        ] {
            if let Some(value) = value {
                sql.push(column).arg(value);
            }
        }
        if let Some(list) = &wanted.uuids {
            sql.push(" AND v.uuid IN ").list(list.iter().map(Uuid::to_string));
        }
        if let Some(viewer) = self.filter.viewer.filter(|_| wanted.not_watched) {
            sql.push(" AND v.id NOT IN (SELECT h.video_id FROM watch_history h WHERE h.user_id = ");
            sql.arg(viewer.user_id).push(")");
            if !self.just_watched.is_empty() {
                sql.push(" AND v.id NOT IN ").list(self.just_watched.iter().copied());
            }
        }
    }

    fn labels(&self, sql: &mut Sql) {
        let wanted = &self.filter.wanted;
        if let Some(list) = &wanted.categories {
            sql.push(" AND v.category IN ").list(list.iter().copied());
        }
        if let Some(list) = &wanted.licences {
            sql.push(" AND v.licence IN ").list(list.iter().copied());
        }
        if let Some(list) = &wanted.languages {
            // PeerTube: "_unknown" asks for videos without a language.
            let known = || list.iter().filter(|l| *l != "_unknown");
            sql.push(" AND (v.language IN ").list(known());
            if known().next().is_some() {
                // Captions in a language serve its speakers as well.
                sql.push(" OR v.id IN (SELECT k.video_id FROM video_caption k WHERE k.language IN ")
                    .list(known())
                    .push(")");
            }
            if list.iter().any(|l| l == "_unknown") {
                sql.push(" OR v.language IS NULL");
            }
            sql.push(")");
        }
        if let Some(list) = &wanted.tags_one_of {
            // Found from the tag, not by looking at every video: most tags are rare.
            sql.push(" AND v.id IN (SELECT t.video_id FROM video_tag t WHERE t.name_fold IN ");
            sql.list(list.iter().map(|t| t.to_lowercase())).push(")");
        }
        for tag in wanted.tags_all_of.iter().flatten() {
            sql.push(" AND v.id IN (SELECT t.video_id FROM video_tag t WHERE t.name_fold = ");
            sql.arg(tag.to_lowercase()).push(")");
        }
        if let Some(list) = &wanted.auto_tags {
            sql.push(" AND v.id IN (SELECT t.video_id FROM video_automatic_tag t WHERE t.tag_fold IN ");
            sql.list(list.iter().map(|t| t.to_lowercase())).push(")");
        }
    }

    fn files(&self, sql: &mut Sql) {
        for (wanted, has, has_not) in [
            (
                self.filter.wanted.has_hls,
                " AND EXISTS (SELECT 1 FROM video_file f WHERE f.video_id = v.id AND f.playlist_id IS NOT NULL)",
                " AND NOT EXISTS (SELECT 1 FROM video_file f WHERE f.video_id = v.id AND f.playlist_id IS NOT NULL)",
            ),
            (
                self.filter.wanted.has_web_videos,
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
    }

    /// What the index has for the words; without it every word somewhere in the title, or the whole text as a tag or as the UUID.
    fn found(&self, sql: &mut Sql) {
        if let Some(among) = &self.filter.wanted.among {
            among.push(sql.push(" AND v.id"));
            return;
        }
        let Some(text) = &self.filter.wanted.search else { return };
        let folded = text.to_lowercase();
        let mut words = folded.split_whitespace().take(MOST_WORDS).peekable();
        if words.peek().is_none() {
            return;
        }
        sql.push(" AND ((1 = 1");
        for word in words {
            sql.push(" AND lower(v.name) LIKE ").arg(contains(word)).push(" ESCAPE '\\'");
        }
        sql.push(") OR v.id IN (SELECT t.video_id FROM video_tag t WHERE t.name_fold = ")
            .arg(folded.as_str())
            .push(")");
        if let Ok(uuid) = Uuid::try_parse(text) {
            sql.push(" OR v.uuid = ").arg(uuid.to_string());
        }
        sql.push(")");
    }

    fn place(&self, sql: &mut Sql) {
        let Some(host) = &self.filter.wanted.host else { return };
        sql.push(
            " AND v.channel_id IN (SELECT own.id FROM channel own JOIN account theirs ON theirs.id = own.account_id \
             JOIN actor x ON x.id = theirs.actor_id WHERE ",
        );
        if self.filter.wanted.own_host {
            sql.push("x.host IS NULL)");
        } else {
            sql.push("x.host = ").arg(host).push(")");
        }
    }
}

/// The server's own actor, who follows other servers.
fn own_actor(sql: &mut Sql) {
    sql.push("(SELECT id FROM actor WHERE host IS NULL AND username_fold = ").arg(actor::INSTANCE_NAME).push(")");
}

/// A LIKE pattern for a text somewhere inside; SQL's own wildcards stand for themselves.
pub(super) fn contains(text: &str) -> String {
    format!("%{}%", escaped(text))
}

/// A text in which SQL's wildcards stand for themselves.
pub(super) fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
