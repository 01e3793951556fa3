//! The SQL that writes and lists notifications and settings.

use crate::forget::{Muted, Whom};
use crate::kind::Kind;
use crate::subject::Subjects;
use database::{Conn, Error, FromRow, Kind as Database, Row, Sql, Tx};
use platform::Page;
use user::NotificationSettings;

/// A notification as the database has it.
#[derive(Debug, Clone)]
pub(crate) struct NotificationRow {
    pub id: i64,
    pub user_id: i64,
    pub kind: i64,
    pub is_read: bool,
    pub subjects: Subjects,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
}

impl FromRow for NotificationRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(NotificationRow {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            kind: row.get("kind")?,
            is_read: row.get("is_read")?,
            subjects: Subjects {
                video_id: row.get("video_id")?,
                account_id: row.get("account_id")?,
                block_id: row.get("block_id")?,
                abuse_id: row.get("abuse_id")?,
                comment_id: row.get("comment_id")?,
                follow_id: row.get("follow_id")?,
                registration_id: row.get("registration_id")?,
                collaborator_id: row.get("collaborator_id")?,
                ownership_id: row.get("ownership_id")?,
                mute_change_id: row.get("mute_change_id")?,
                import_id: row.get("import_id")?,
                caption_id: row.get("caption_id")?,
            },
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

/// Whose notifications, and which of them.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub user_id: i64,
    pub is_read: Option<bool>,
    pub kinds: Option<Vec<i64>>,
}

impl Filter {
    fn push(&self, sql: &mut Sql) {
        sql.push(" WHERE user_id = ").arg(self.user_id);
        if let Some(is_read) = self.is_read {
            sql.push(if is_read { " AND is_read" } else { " AND NOT is_read" });
        }
        if let Some(kinds) = &self.kinds {
            sql.push(" AND kind IN ").list(kinds.iter().copied());
        }
    }
}

/// A page of notifications.
pub(crate) async fn page(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<NotificationRow>, Error> {
    let mut sql = Sql::new("SELECT * FROM notification");
    filter.push(&mut sql);
    sql.push(match (page.sort, page.descending) {
        ("read", false) => " ORDER BY is_read, created_at, id",
        ("read", true) => " ORDER BY is_read DESC, created_at DESC, id DESC",
        (_, false) => " ORDER BY created_at, id",
        (_, true) => " ORDER BY created_at DESC, id DESC",
    });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many there are.
pub(crate) async fn matching(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM notification");
    filter.push(&mut sql);
    conn.one(sql).await
}

/// The newest row's number; 0 when there is none.
pub(crate) async fn newest(conn: &mut Conn) -> Result<i64, Error> {
    conn.one("SELECT coalesce(max(id), 0) FROM notification").await
}

/// A row's number and whose it is.
pub(crate) struct Place {
    pub id: i64,
    pub user_id: i64,
}

impl FromRow for Place {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Place { id: row.get("id")?, user_id: row.get("user_id")? })
    }
}

/// Up to `limit` rows after a number, oldest first.
pub(crate) async fn after(conn: &mut Conn, id: i64, limit: i64) -> Result<Vec<Place>, Error> {
    let sql = "SELECT id, user_id FROM notification WHERE id > $1 ORDER BY id LIMIT $2";
    conn.all(Sql::new(sql).bind(id).bind(limit)).await
}

/// Rows by their numbers, oldest first.
pub(crate) async fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<NotificationRow>, Error> {
    let mut sql = Sql::new("SELECT * FROM notification WHERE id IN ");
    sql.list(ids.iter().copied()).push(" ORDER BY id");
    conn.all(sql).await
}

/// Gives people a row each; who has one of this event and kind already gets no second.
pub(crate) async fn insert(
    tx: &mut Tx,
    user_ids: &[i64],
    kind: Kind,
    event_seq: i64,
    subjects: Subjects,
    now: i64,
) -> Result<(), Error> {
    if user_ids.is_empty() {
        return Ok(());
    }
    if tx.kind() == Database::Postgres {
        // Numbers are given before commits: without taking turns, who follows the numbers could pass over a slower writer's row.
        tx.rows("SELECT pg_advisory_xact_lock(20181013)").await?;
    }
    let mut sql = Sql::new(
        "INSERT INTO notification (user_id, kind, event_seq, created_at, updated_at, video_id, account_id, block_id, \
         abuse_id, comment_id, follow_id, registration_id, collaborator_id, ownership_id, mute_change_id, import_id, caption_id) \
         SELECT id, $1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 FROM users WHERE id IN ",
    )
    .bind(kind as i64)
    .bind(event_seq)
    .bind(now)
    .bind(subjects.video_id)
    .bind(subjects.account_id)
    .bind(subjects.block_id)
    .bind(subjects.abuse_id)
    .bind(subjects.comment_id)
    .bind(subjects.follow_id)
    .bind(subjects.registration_id)
    .bind(subjects.collaborator_id)
    .bind(subjects.ownership_id)
    .bind(subjects.mute_change_id)
    .bind(subjects.import_id)
    .bind(subjects.caption_id);
    sql.list(user_ids.iter().copied()).push(" ORDER BY id ON CONFLICT (user_id, event_seq, kind) DO NOTHING");
    tx.execute(sql).await?;
    tx.wake();
    Ok(())
}

/// Marks some of a person's notifications as read.
pub(crate) async fn mark_read(tx: &mut Tx, user_id: i64, ids: &[i64], now: i64) -> Result<(), Error> {
    let mut sql = Sql::new(
        "UPDATE notification SET is_read = TRUE, updated_at = $1 WHERE user_id = $2 AND NOT is_read AND id IN ",
    );
    sql = sql.bind(now).bind(user_id);
    sql.list(ids.iter().copied());
    tx.execute(sql).await.map(drop)
}

/// Marks all of a person's notifications as read.
pub(crate) async fn mark_all_read(tx: &mut Tx, user_id: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE notification SET is_read = TRUE, updated_at = $1 WHERE user_id = $2 AND NOT is_read";
    tx.execute(Sql::new(sql).bind(now).bind(user_id)).await.map(drop)
}

/// A new person's settings; the columns' defaults are PeerTube's.
pub(crate) async fn create_settings(tx: &mut Tx, user_id: i64, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO notification_setting (user_id, updated_at) VALUES ($1, $2) ON CONFLICT (user_id) DO NOTHING";
    tx.execute(Sql::new(sql).bind(user_id).bind(now)).await.map(drop)
}

/// Replaces a person's settings.
pub(crate) async fn replace_settings(
    tx: &mut Tx,
    user_id: i64,
    s: &NotificationSettings,
    now: i64,
) -> Result<(), Error> {
    create_settings(tx, user_id, now).await?;
    let sql = "UPDATE notification_setting SET new_comment_on_my_video = $1, new_video_from_subscription = $2, \
               abuse_as_moderator = $3, video_auto_blacklist_as_moderator = $4, blacklist_on_my_video = $5, \
               my_video_published = $6, my_video_import_finished = $7, new_user_registration = $8, comment_mention = $9, \
               new_follow = $10, new_instance_follower = $11, auto_instance_following = $12, abuse_new_message = $13, \
               abuse_state_change = $14, new_peer_tube_version = $15, my_video_studio_edition_finished = $16, \
               my_video_transcription_generated = $17, new_plugin_version = $18, automatic_blocklist = $19, \
               updated_at = $20 WHERE user_id = $21";
    let sql = [
        s.new_comment_on_my_video,
        s.new_video_from_subscription,
        s.abuse_as_moderator,
        s.video_auto_blacklist_as_moderator,
        s.blacklist_on_my_video,
        s.my_video_published,
        s.my_video_import_finished,
        s.new_user_registration,
        s.comment_mention,
        s.new_follow,
        s.new_instance_follower,
        s.auto_instance_following,
        s.abuse_new_message,
        s.abuse_state_change,
        s.new_peer_tube_version,
        s.my_video_studio_edition_finished,
        s.my_video_transcription_generated,
        s.new_plugin_version,
        s.automatic_blocklist,
        now,
        user_id,
    ]
    .into_iter()
    .fold(Sql::new(sql), Sql::bind);
    tx.execute(sql).await.map(drop)
}

/// What was announced of a video: to its owner, to its subscribers. `None` when nobody decided yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Announcement {
    pub owner_told: bool,
    pub subscribers_told: bool,
}

impl FromRow for Announcement {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Announcement { owner_told: row.get("owner_told")?, subscribers_told: row.get("subscribers_told")? })
    }
}

/// What was announced of a video so far.
pub(crate) async fn announcement(conn: &mut Conn, video_id: i64) -> Result<Option<Announcement>, Error> {
    let sql = "SELECT owner_told, subscribers_told FROM video_announcement WHERE video_id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// Records what was announced of a video.
pub(crate) async fn announced(tx: &mut Tx, video_id: i64, a: Announcement, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO video_announcement (video_id, owner_told, subscribers_told, updated_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (video_id) DO UPDATE SET owner_told = excluded.owner_told, \
               subscribers_told = excluded.subscribers_told, updated_at = excluded.updated_at";
    let sql = Sql::new(sql).bind(video_id).bind(a.owner_told).bind(a.subscribers_told).bind(now);
    tx.execute(sql).await.map(drop)
}

/// Takes back what was told of a comment.
pub(crate) async fn forget_comment(tx: &mut Tx, comment_id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM notification WHERE comment_id = $1").bind(comment_id)).await.map(drop)
}

/// Takes back some of what was told of the muted: of their comments, that they follow somebody, that they are here now, what
/// they invite to and offer.
/// Answers how many went.
pub(crate) async fn forget_muted(tx: &mut Tx, muted: &Muted, most: i64) -> Result<u64, Error> {
    let mut sql = Sql::new("DELETE FROM notification WHERE id IN (SELECT id FROM (");
    for told in [
        "SELECT n.id FROM notification n JOIN account a ON a.id = n.account_id JOIN actor x ON x.id = a.actor_id WHERE ",
        " UNION ALL SELECT n.id FROM notification n JOIN actor_follow f ON f.id = n.follow_id \
         JOIN account a ON a.actor_id = f.follower_id JOIN actor x ON x.id = a.actor_id WHERE ",
        " UNION ALL SELECT n.id FROM notification n JOIN video_comment m ON m.id = n.comment_id \
         JOIN account a ON a.id = m.account_id JOIN actor x ON x.id = a.actor_id WHERE ",
        " UNION ALL SELECT n.id FROM notification n JOIN channel_collaborator k ON k.id = n.collaborator_id \
         JOIN channel c ON c.id = k.channel_id JOIN account a ON a.id = c.account_id JOIN actor x ON x.id = a.actor_id WHERE ",
        " UNION ALL SELECT n.id FROM notification n JOIN ownership_change o ON o.id = n.ownership_id \
         JOIN account a ON a.id = o.initiator_id JOIN actor x ON x.id = a.actor_id WHERE ",
    ] {
        sql.push(told);
        match &muted.whom {
            Whom::Account(id) => sql.push("a.id = ").arg(*id),
            Whom::Host(host) => sql.push("x.host = ").arg(host),
        };
        if let Some(user_id) = muted.user_id {
            sql.push(" AND n.user_id = ").arg(user_id);
        }
    }
    sql.push(") AS told LIMIT ").arg(most).push(")");
    tx.execute(sql).await
}

/// How far the telling of a video's subscribers has come: in the order of their follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reached {
    /// When the last one told followed, in milliseconds since 1970.
    pub at: i64,
    /// The number of that follow.
    pub id: i64,
}

/// Subscribers being told of a video.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FanOut {
    pub event_seq: i64,
    pub video_id: i64,
    /// Whose video it is.
    pub account_id: i64,
    pub reached: Reached,
}

impl FromRow for FanOut {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(FanOut {
            event_seq: row.get("event_seq")?,
            video_id: row.get("video_id")?,
            account_id: row.get("account_id")?,
            reached: Reached { at: row.get("reached_at")?, id: row.get("reached_id")? },
        })
    }
}

/// Notes that a video's subscribers are to be told.
pub(crate) async fn begin_fan_out(tx: &mut Tx, event_seq: i64, video_id: i64) -> Result<(), Error> {
    let sql = "INSERT INTO notification_fan_out (event_seq, video_id, reached_at, reached_id) VALUES ($1, $2, -1, 0) \
               ON CONFLICT (event_seq) DO NOTHING";
    tx.execute(Sql::new(sql).bind(event_seq).bind(video_id)).await.map(drop)
}

/// What is left to tell of an event.
pub(crate) async fn fan_out(conn: &mut Conn, event_seq: i64) -> Result<Option<FanOut>, Error> {
    let sql = "SELECT f.event_seq, f.video_id, f.reached_at, f.reached_id, c.account_id FROM notification_fan_out f \
               JOIN video v ON v.id = f.video_id JOIN channel c ON c.id = v.channel_id WHERE f.event_seq = $1";
    conn.optional(Sql::new(sql).bind(event_seq)).await
}

/// Moves on from where `before` stood, or ends it; false when it does not stand there any more.
pub(crate) async fn fan_out_reached(tx: &mut Tx, before: &FanOut, to: Option<Reached>) -> Result<bool, Error> {
    let sql = match to {
        Some(to) => Sql::new(
            "UPDATE notification_fan_out SET reached_at = $3, reached_id = $4 WHERE event_seq = $1 AND reached_id = $2",
        )
        .bind(before.event_seq)
        .bind(before.reached.id)
        .bind(to.at)
        .bind(to.id),
        None => Sql::new("DELETE FROM notification_fan_out WHERE event_seq = $1 AND reached_id = $2")
            .bind(before.event_seq)
            .bind(before.reached.id),
    };
    Ok(tx.execute(sql).await? == 1)
}
