//! `video` with its tags, passwords and schedule; and what this feature reads of channels and users.

use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};
use platform::id::Ref;

/// What policies and use cases need to know of a video.
#[derive(Debug, Clone)]
pub struct VideoRow {
    /// Row id.
    pub id: i64,
    /// UUID.
    pub uuid: String,
    /// Its channel.
    pub channel_id: i64,
    /// The channel's account.
    pub account_id: i64,
    /// The local user behind the account.
    pub user_id: Option<i64>,
    /// Title.
    pub name: String,
    /// Full description.
    pub description: Option<String>,
    /// 1 public, 2 unlisted, 3 private, 4 internal, 5 password protected.
    pub privacy: i64,
    /// 1 published, 2 to transcode, 7 transcoding failed.
    pub state: i64,
    /// Whether its files lie below `private/` now.
    pub files_private: bool,
    /// Sensitive content.
    pub nsfw: bool,
    /// Seconds.
    pub duration: i64,
    /// Whether it lives here.
    pub is_local: bool,
    /// Whether moderators blocked it, or it waits for one.
    pub blocked: bool,
}

impl FromRow for VideoRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(VideoRow {
            id: row.get("id")?,
            uuid: row.get("uuid")?,
            channel_id: row.get("channel_id")?,
            account_id: row.get("account_id")?,
            user_id: row.get("user_id")?,
            name: row.get("name")?,
            description: row.get("description")?,
            privacy: row.get("privacy")?,
            state: row.get("state")?,
            files_private: row.get("files_private")?,
            nsfw: row.get("nsfw")?,
            duration: row.get("duration")?,
            is_local: row.get("is_local")?,
            blocked: row.get("blocked")?,
        })
    }
}

const SELECT: &str = "SELECT v.id, v.uuid, v.channel_id, c.account_id, a.user_id, v.name, v.description, v.privacy, \
                      v.state, v.files_private, v.nsfw, v.duration, v.is_local, v.blocked FROM video v \
                      JOIN channel c ON c.id = v.channel_id JOIN account a ON a.id = c.account_id WHERE ";

/// A video by what an address calls it.
pub async fn find(conn: &mut Conn, which: Ref) -> Result<Option<VideoRow>, Error> {
    let mut sql = Sql::new(SELECT);
    match which {
        Ref::Id(id) => sql.push("v.id = ").arg(id),
        Ref::Uuid(uuid) => sql.push("v.uuid = ").arg(uuid.to_string()),
    };
    conn.optional(sql).await
}

/// A video by its number; in a transaction on PostgreSQL it is locked until the end.
pub async fn get(tx: &mut Tx, id: i64) -> Result<Option<VideoRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("v.id = ").arg(id);
    if tx.kind() == Kind::Postgres {
        sql.push(" FOR UPDATE OF v");
    }
    tx.optional(sql).await
}

/// A new row of `video`.
#[derive(Debug, Clone)]
pub struct NewVideoRow {
    /// UUID.
    pub uuid: String,
    /// ActivityPub address.
    pub url: String,
    /// Its channel.
    pub channel_id: i64,
    /// The form, complete.
    pub form: crate::form::Complete,
    /// Initial state.
    pub state: i64,
    /// Where its files were put.
    pub files_private: bool,
    /// Seconds.
    pub duration: i64,
    /// Width divided by height.
    pub aspect_ratio: Option<f64>,
}

/// Inserts a video; its id.
pub async fn insert_video(tx: &mut Tx, now: i64, v: &NewVideoRow) -> Result<i64, Error> {
    let f = &v.form;
    let sql = "INSERT INTO video (uuid, url, channel_id, is_local, name, description, support, category, licence, \
               language, privacy, state, files_private, wait_transcoding, nsfw, nsfw_flags, nsfw_summary, \
               comments_policy, download_enabled, duration, aspect_ratio, published_at, originally_published_at, \
               created_at, updated_at, transcribe) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
               $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) RETURNING id";
    let sql = Sql::new(sql)
        .bind(&v.uuid)
        .bind(&v.url)
        .bind(v.channel_id)
        .bind(true)
        .bind(&f.name)
        .bind(f.description.clone())
        .bind(f.support.clone())
        .bind(f.category)
        .bind(f.licence)
        .bind(f.language.clone())
        .bind(f.privacy)
        .bind(v.state)
        .bind(v.files_private)
        .bind(f.wait_transcoding)
        .bind(f.nsfw)
        .bind(f.nsfw_flags)
        .bind(f.nsfw_summary.clone())
        .bind(f.comments_policy)
        .bind(f.download_enabled)
        .bind(v.duration)
        .bind(v.aspect_ratio)
        .bind(now)
        .bind(f.originally_published_at)
        .bind(now)
        .bind(now)
        .bind(f.generate_transcription);
    tx.one(sql).await
}

/// Applies an edit: fields that were not sent stay.
pub async fn update_video(tx: &mut Tx, now: i64, id: i64, edit: &crate::form::Edit) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE video SET updated_at = ");
    sql.arg(now);
    macro_rules! set {
        ($($column:literal = $field:ident),* $(,)?) => {$(
            if let Some(value) = edit.$field.clone() {
                sql.push(concat!(", ", $column, " = ")).arg(value);
            }
        )*};
    }
    set!(
        "name" = name,
        "description" = description,
        "support" = support,
        "category" = category,
        "licence" = licence,
        "language" = language,
        "privacy" = privacy,
        "wait_transcoding" = wait_transcoding,
        "nsfw" = nsfw,
        "nsfw_flags" = nsfw_flags,
        "nsfw_summary" = nsfw_summary,
        "comments_policy" = comments_policy,
        "download_enabled" = download_enabled,
        "originally_published_at" = originally_published_at,
        "channel_id" = channel_id,
    );
    sql.push(" WHERE id = ").arg(id);
    tx.execute(sql).await.map(drop)
}

/// Sets the state; `published` also moves the time of publication.
pub async fn set_state(tx: &mut Tx, now: i64, id: i64, state: i64, published: bool) -> Result<(), Error> {
    let sql = "UPDATE video SET state = $2, updated_at = $3, \
               published_at = CASE WHEN $4 THEN $3 ELSE published_at END WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state).bind(now).bind(published)).await.map(drop)
}

/// Gives a video that has no language one.
pub async fn set_missing_language(tx: &mut Tx, id: i64, language: &str) -> Result<(), Error> {
    let sql = "UPDATE video SET language = $2 WHERE id = $1 AND language IS NULL";
    tx.execute(Sql::new(sql).bind(id).bind(language)).await.map(drop)
}

/// Records where the files lie.
pub async fn set_files_private(tx: &mut Tx, id: i64, private: bool) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE video SET files_private = $2 WHERE id = $1").bind(id).bind(private)).await.map(drop)
}

/// Corrects duration (seconds) and aspect ratio once they are known better.
pub async fn set_media(tx: &mut Tx, now: i64, id: i64, duration: i64, aspect_ratio: Option<f64>) -> Result<(), Error> {
    let sql = "UPDATE video SET duration = $2, aspect_ratio = $3, updated_at = $4 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(duration).bind(aspect_ratio).bind(now)).await.map(drop)
}

/// Adds counted views.
pub async fn add_views(tx: &mut Tx, id: i64, views: i64) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE video SET views = views + $2 WHERE id = $1").bind(id).bind(views)).await.map(drop)
}

/// Adds counted downloads.
pub async fn add_downloads(tx: &mut Tx, id: i64, downloads: i64) -> Result<(), Error> {
    let sql = "UPDATE video SET downloads = downloads + $2 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(downloads)).await.map(drop)
}

/// Adds to the number of comments of videos, each named once; fewer are negative.
pub async fn change_comments(tx: &mut Tx, changes: &[(i64, i64)]) -> Result<(), Error> {
    // Both databases take some ten thousand values at once.
    for changes in changes.chunks(5000) {
        let mut sql = Sql::new("UPDATE video SET comments = comments + d.column2 FROM (VALUES ");
        for (at, (id, by)) in changes.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" }).arg(*id).push(", ").arg(*by).push(")");
        }
        sql.push(") AS d WHERE video.id = d.column1");
        tx.execute(sql).await?;
    }
    Ok(())
}

/// Removes a video with everything that hangs on it.
pub async fn delete_video(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    Ok(tx.execute(Sql::new("DELETE FROM video WHERE id = $1").bind(id)).await? == 1)
}

/// Puts these tags in place of the present ones.
pub async fn replace_tags(tx: &mut Tx, id: i64, tags: &[String]) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_tag WHERE video_id = $1").bind(id)).await?;
    for (position, tag) in (0i64..).zip(tags) {
        let sql = "INSERT INTO video_tag (video_id, position, name, name_fold) VALUES ($1, $2, $3, $4)";
        tx.execute(Sql::new(sql).bind(id).bind(position).bind(tag).bind(tag.to_lowercase())).await?;
    }
    Ok(())
}

/// Plans a change of privacy, in place of one planned before.
pub async fn replace_schedule(tx: &mut Tx, id: i64, update_at: i64, privacy: Option<i64>) -> Result<(), Error> {
    let sql = "INSERT INTO video_schedule (video_id, update_at, privacy) VALUES ($1, $2, $3) \
               ON CONFLICT (video_id) DO UPDATE SET update_at = excluded.update_at, privacy = excluded.privacy";
    tx.execute(Sql::new(sql).bind(id).bind(update_at).bind(privacy)).await.map(drop)
}

/// Forgets a planned change; whether there was one.
pub async fn remove_schedule(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    Ok(tx.execute(Sql::new("DELETE FROM video_schedule WHERE video_id = $1").bind(id)).await? == 1)
}

/// Planned changes that are due: `(video, privacy)`.
pub async fn due_schedules(conn: &mut Conn, now: i64) -> Result<Vec<(i64, Option<i64>)>, Error> {
    let sql = "SELECT video_id, privacy FROM video_schedule WHERE update_at <= $1 ORDER BY update_at LIMIT 100";
    let rows = conn.rows(Sql::new(sql).bind(now)).await?;
    rows.iter().map(|r| Ok((r.get("video_id")?, r.get("privacy")?))).collect()
}

/// What an upload must know of a channel.
#[derive(Debug, Clone)]
pub struct ChannelRow {
    /// Row id.
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// The local user behind the account; remote channels have none.
    pub user_id: Option<i64>,
}

/// A channel by its number.
pub async fn channel(conn: &mut Conn, id: i64) -> Result<Option<ChannelRow>, Error> {
    let sql =
        "SELECT c.id, c.account_id, a.user_id FROM channel c JOIN account a ON a.id = c.account_id WHERE c.id = $1";
    let rows = conn.rows(Sql::new(sql).bind(id)).await?;
    let read = |r: &Row| {
        Ok::<_, Error>(ChannelRow { id: r.get("id")?, account_id: r.get("account_id")?, user_id: r.get("user_id")? })
    };
    rows.first().map(read).transpose()
}

/// Makes transactions that spend a user's quota take turns.
pub async fn lock_user(tx: &mut Tx, user_id: i64) -> Result<(), Error> {
    if tx.kind() == Kind::Postgres {
        tx.rows(Sql::new("SELECT id FROM users WHERE id = $1 FOR UPDATE").bind(user_id)).await?;
    }
    Ok(())
}

/// A user's quota and daily quota in bytes; -1 is no limit.
pub async fn quota_of(conn: &mut Conn, user_id: i64) -> Result<(i64, i64), Error> {
    let sql = Sql::new("SELECT video_quota, video_quota_daily FROM users WHERE id = $1").bind(user_id);
    let rows = conn.rows(sql).await?;
    let row = rows.first().ok_or(Error::NoRow)?;
    Ok((row.get("video_quota")?, row.get("video_quota_daily")?))
}

/// Bytes a user has used since a time: of each video its largest file (PeerTube's observable rule), and all of what is
/// on its way in, except the upload named by `except`.
pub async fn used(conn: &mut Conn, user_id: i64, since: i64, except: Option<&str>) -> Result<i64, Error> {
    let sql = "SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM ( \
                 SELECT max(f.size) AS size FROM ( \
                   SELECT video_id, size FROM video_file UNION ALL SELECT video_id, size FROM video_source WHERE has_file \
                 ) f JOIN video v ON v.id = f.video_id JOIN channel c ON c.id = v.channel_id \
                 JOIN account a ON a.id = c.account_id WHERE a.user_id = $1 AND v.created_at >= $2 GROUP BY f.video_id \
                 UNION ALL SELECT u.size FROM upload u WHERE u.user_id = $1 AND u.state <> 'done' AND u.id <> $3 \
               ) t";
    conn.one(Sql::new(sql).bind(user_id).bind(since).bind(except.unwrap_or(""))).await
}

/// What a video takes of its owner's quota, in bytes.
pub async fn largest_file(conn: &mut Conn, video_id: i64) -> Result<i64, Error> {
    let sql = "SELECT CAST(coalesce(max(size), 0) AS BIGINT) FROM (SELECT size FROM video_file WHERE video_id = $1 \
               UNION ALL SELECT size FROM video_source WHERE has_file AND video_id = $1) f";
    conn.one(Sql::new(sql).bind(video_id)).await
}

/// Gives all videos of a channel the same support text.
pub async fn set_support_of_channel(
    tx: &mut Tx,
    now: i64,
    channel_id: i64,
    support: Option<String>,
) -> Result<(), Error> {
    let sql = "UPDATE video SET support = $2, updated_at = $3 WHERE channel_id = $1";
    tx.execute(Sql::new(sql).bind(channel_id).bind(support).bind(now)).await.map(drop)
}
