//! The order of a list, and the statement that finds the numbers of a page. It reads indices where there are any: everything else
//! about the videos is fetched by number afterwards, for one page alone.

use super::condition::{Condition, contains, escaped};
use super::{Scope, include};
use database::Sql;

/// An account with more channels than this has its videos put in order all together.
const MOST_CHANNELS: usize = 30;

/// A video's heat without its viewer: PeerTube's formula, in half days. Decimal logarithms of likes, dislikes, views and comments
/// add to the time of publication. SQLite knows no logarithms, so they are made of the digits: their number, and a fraction that
/// is never off by more than 0.02. The index `video_listed_hot` holds the same expression; it must stay the same to the letter.
macro_rules! log {
    ($x:literal) => {
        concat!(
            "(length(CAST(",
            $x,
            " AS TEXT)) - 1 + 1.4559 * (CAST(substr(CAST(",
            $x,
            " AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) \
             / 100 - 1) / (CAST(substr(CAST(",
            $x,
            " AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 + 3.103))"
        )
    };
}
macro_rules! hot {
    () => {
        concat!(
            log!("CASE WHEN likes > 2 THEN likes - 1 ELSE 1 END"),
            " * 150 - ",
            log!("CASE WHEN dislikes > 2 THEN dislikes - 1 ELSE 1 END"),
            " * 150 + ",
            log!("views + 1"),
            " * 16 + ",
            log!("CASE WHEN comments > 1 THEN comments ELSE 1 END"),
            " * 100 + published_at / 47000000.0"
        )
    };
}

impl Condition<'_> {
    /// The numbers of the page's videos, in its order.
    pub(crate) fn page(&self) -> Sql {
        let page = &self.filter.page;
        if matches!(self.filter.scope, Scope::History(_)) {
            return self.history();
        }
        if let Some(id) = self.filter.wanted.playlist {
            return self.by_place(id);
        }
        let descending = page.descending;
        match page.sort {
            "trending" => self.trending(),
            "best" if self.filter.viewer.is_some() => self.best(),
            "match" => self.by_match(),
            "hot" | "best" if descending => self.ordered(concat!(" ORDER BY (", hot!(), ") DESC, v.id")),
            "hot" | "best" => self.ordered(concat!(" ORDER BY (", hot!(), "), v.id")),
            "name" if descending => self.ordered(" ORDER BY v.name DESC, v.id"),
            "name" => self.ordered(" ORDER BY v.name, v.id"),
            "duration" if descending => self.ordered(" ORDER BY v.duration DESC, v.id"),
            "duration" => self.ordered(" ORDER BY v.duration, v.id"),
            "createdAt" if descending => self.ordered(" ORDER BY v.created_at DESC, v.id"),
            "createdAt" => self.ordered(" ORDER BY v.created_at, v.id"),
            "originallyPublishedAt" if descending => {
                self.ordered(" ORDER BY coalesce(v.originally_published_at, v.published_at) DESC, v.id")
            }
            "originallyPublishedAt" => {
                self.ordered(" ORDER BY coalesce(v.originally_published_at, v.published_at), v.id")
            }
            "views" if descending => self.ordered(" ORDER BY v.views DESC, v.id"),
            "views" => self.ordered(" ORDER BY v.views, v.id"),
            "likes" if descending => self.ordered(" ORDER BY v.likes DESC, v.id"),
            "likes" => self.ordered(" ORDER BY v.likes, v.id"),
            "comments" if descending => self.ordered(" ORDER BY v.comments DESC, v.id"),
            "comments" => self.ordered(" ORDER BY v.comments, v.id"),
            "localVideoFilesSize" if descending => self.ordered(concat!(" ORDER BY ", size!(), " DESC, v.id")),
            "localVideoFilesSize" => self.ordered(concat!(" ORDER BY ", size!(), ", v.id")),
            _ if (2..=MOST_CHANNELS).contains(&self.channels.len()) => self.by_channels(),
            _ if descending => self.ordered(" ORDER BY v.published_at DESC, v.id"),
            _ => self.ordered(" ORDER BY v.published_at, v.id"),
        }
    }

    /// Whether finding the page may look at every video of the list, so that it is worth remembering for a while.
    pub(crate) fn is_dear(&self) -> bool {
        let wanted = &self.filter.wanted;
        matches!(self.filter.page.sort, "trending" | "match" | "localVideoFilesSize")
            || wanted.search.is_some()
            || self.filter.includes(include::NOT_PUBLISHED_STATE)
            || wanted.tags_one_of.is_some()
            || wanted.tags_all_of.is_some()
            || wanted.auto_tags.is_some()
            || wanted.has_hls.is_some()
            || wanted.has_web_videos.is_some()
    }

    fn ordered(&self, order: &'static str) -> Sql {
        let mut sql = Sql::new("SELECT v.id FROM video v");
        self.push(&mut sql);
        sql.push(order);
        self.limit(&mut sql);
        sql
    }

    /// By time of publication, in several channels: of each no more than the page can need, which an index gives in order.
    fn by_channels(&self) -> Sql {
        let (inner, outer) = if self.filter.page.descending {
            (" ORDER BY v.published_at DESC, v.id LIMIT ", ") parts ORDER BY at DESC, id")
        } else {
            (" ORDER BY v.published_at, v.id LIMIT ", ") parts ORDER BY at, id")
        };
        let mut sql = Sql::new("SELECT id FROM (");
        for (n, channel) in self.channels.iter().enumerate() {
            sql.push(if n == 0 { "" } else { " UNION ALL " });
            sql.push("SELECT * FROM (SELECT v.id AS id, v.published_at AS at FROM video v");
            self.push_of(&mut sql, &[*channel]);
            sql.push(inner).arg(self.until()).push(") part");
        }
        sql.push(outer);
        self.limit(&mut sql);
        sql
    }

    fn limit(&self, sql: &mut Sql) {
        sql.push(" LIMIT ").arg(self.filter.page.count).push(" OFFSET ").arg(self.filter.page.start);
    }

    /// As much of each half as the page can need.
    fn until(&self) -> i64 {
        self.filter.page.start.saturating_add(self.filter.page.count)
    }

    fn history(&self) -> Sql {
        let Scope::History(user) = self.filter.scope else { return Sql::default() };
        let mut sql = Sql::new("SELECT v.id FROM video v");
        self.push(&mut sql);
        sql.push(" ORDER BY (SELECT h.updated_at FROM watch_history h WHERE h.video_id = v.id AND h.user_id = ");
        sql.arg(user).push(") DESC, v.id");
        self.limit(&mut sql);
        sql
    }

    /// By places in a playlist, the last first; a video may have several.
    fn by_place(&self, playlist: i64) -> Sql {
        let mut sql = Sql::new("SELECT v.id FROM video v");
        self.push(&mut sql);
        sql.push(
            " ORDER BY (SELECT max(p.position) FROM playlist_element p WHERE p.video_id = v.id AND p.playlist_id = ",
        );
        sql.arg(playlist).push(") DESC, v.id");
        self.limit(&mut sql);
        sql
    }

    /// By views of the last days: those that have any, and all others by all their views, which an index knows.
    fn trending(&self) -> Sql {
        let since = self.filter.trends_since;
        let (order, outer) = if self.filter.page.descending {
            (" ORDER BY n DESC, views DESC, id LIMIT ", ") both_halves ORDER BY n DESC, views DESC, id")
        } else {
            (" ORDER BY n, views, id LIMIT ", ") both_halves ORDER BY n, views, id")
        };
        let mut sql = Sql::new(
            "SELECT id FROM (SELECT * FROM (SELECT v.id AS id, t.n AS n, v.views AS views FROM (SELECT s.video_id AS video_id, \
             CAST(sum(s.views) AS BIGINT) AS n FROM video_stat s WHERE s.views > 0 AND s.start_at >= ",
        );
        sql.arg(since).push(" GROUP BY s.video_id) t JOIN video v ON v.id = t.video_id");
        self.push(&mut sql);
        sql.push(order).arg(self.until());
        sql.push(") seen UNION ALL SELECT * FROM (SELECT v.id AS id, 0 AS n, v.views AS views FROM video v");
        self.push(&mut sql);
        sql.push(" AND v.id NOT IN (SELECT s.video_id FROM video_stat s WHERE s.views > 0 AND s.start_at >= ")
            .arg(since);
        sql.push(if self.filter.page.descending {
            ") ORDER BY v.views DESC, v.id LIMIT "
        } else {
            ") ORDER BY v.views, v.id LIMIT "
        });
        sql.arg(self.until()).push(") unseen").push(outer);
        self.limit(&mut sql);
        sql
    }

    /// By heat, and what the viewer has watched a hundred half days colder.
    fn best(&self) -> Sql {
        let user = self.filter.viewer.map_or(0, |v| v.user_id);
        let (inner, outer) = if self.filter.page.descending {
            (concat!(") ORDER BY (", hot!(), ") DESC, v.id LIMIT "), ") both_halves ORDER BY score DESC, id")
        } else {
            (concat!(") ORDER BY (", hot!(), "), v.id LIMIT "), ") both_halves ORDER BY score, id")
        };
        let mut sql =
            Sql::new(concat!("SELECT id FROM (SELECT * FROM (SELECT v.id AS id, (", hot!(), ") AS score FROM video v"));
        self.push(&mut sql);
        sql.push(" AND v.id NOT IN (SELECT w.video_id FROM watch_history w WHERE w.user_id = ").arg(user);
        sql.push(inner).arg(self.until());
        sql.push(concat!(
            ") unwatched UNION ALL SELECT * FROM (SELECT v.id AS id, (",
            hot!(),
            ") - 100 AS score FROM video v"
        ));
        self.push(&mut sql);
        sql.push(" AND v.id IN (SELECT w.video_id FROM watch_history w WHERE w.user_id = ").arg(user);
        sql.push(inner).arg(self.until()).push(") watched").push(outer);
        self.limit(&mut sql);
        sql
    }

    /// By how well the title fits: it is the text, begins with it, has it somewhere, or has its words.
    fn by_match(&self) -> Sql {
        let Some(text) = &self.filter.wanted.search else { return self.ordered(" ORDER BY v.id") };
        let folded = text.to_lowercase();
        let mut sql = Sql::new("SELECT v.id FROM video v");
        self.push(&mut sql);
        sql.push(" ORDER BY CASE WHEN lower(v.name) = ").arg(folded.as_str());
        sql.push(" THEN 3 WHEN lower(v.name) LIKE ").arg(format!("{}%", escaped(&folded))).push(" ESCAPE '\\'");
        sql.push(" THEN 2 WHEN lower(v.name) LIKE ").arg(contains(&folded)).push(" ESCAPE '\\' THEN 1 ELSE 0 END");
        sql.push(if self.filter.page.descending { " DESC, v.id" } else { ", v.id" });
        self.limit(&mut sql);
        sql
    }
}

/// Bytes of a video's files here: renditions, and the source where it is kept.
macro_rules! size {
    () => {
        "CASE WHEN v.is_local THEN (SELECT coalesce(sum(f.size), 0) FROM video_file f WHERE f.video_id = v.id) \
         + coalesce((SELECT o.size FROM video_source o WHERE o.video_id = v.id AND o.has_file), 0) ELSE 0 END"
    };
}
use size;

#[cfg(test)]
mod tests {
    /// What the index of the migration must hold.
    #[test]
    fn the_index_of_heat_is_of_this_expression() {
        let index = concat!("CREATE INDEX video_listed_hot ON video ((", hot!(), ") DESC, id");
        assert!(platform::schema::STEPS.iter().any(|s| s.sqlite.contains(index)), "{index}");
    }
}
