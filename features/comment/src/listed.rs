//! The lists of those who look after comments: moderators see all, people those below their videos.

use crate::facts;
use crate::json::{ListedComment, ListedVideo};
use crate::row::{CommentRow, SELECT};
use actor::{ImageKind, images};
use database::{Conn, Error, FromRow, Row, Sql};
use moderation::Muters;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{App, Caller, Page, Problem, Result, Right};
use std::collections::HashMap;
use watched_words::Owner;
use wire::{ResultList, VideoChannel};

/// Whose videos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everybody's, with the instance's tags.
    All,
    /// An account's, with its own tags.
    Own(i64),
}

/// A list, as asked for.
#[derive(Debug, Default)]
struct Filter {
    is_local: Option<bool>,
    on_local_video: Option<bool>,
    held: Option<bool>,
    search: Option<String>,
    search_account: Option<String>,
    search_video: Option<String>,
    video: Option<Ref>,
    channel_id: Option<i64>,
    tags: Option<Vec<String>>,
    with_muted: bool,
    /// In one's own list: those below videos of channels one helps with, too.
    collaborations: bool,
}

impl Filter {
    fn read(fields: &mut Fields, scope: Scope) -> Self {
        const WRONG: &str = "Invalid value";
        let mut text = |name| fields.optional(name, WRONG, read::text(0, 1000)).filter(|s| !s.is_empty());
        let (search, search_account, search_video) = (text("search"), text("searchAccount"), text("searchVideo"));
        let mut filter = Filter {
            search,
            search_account,
            search_video,
            video: fields.optional("videoId", WRONG, |v| Ref::parse(v.as_str()?)),
            channel_id: fields.optional("videoChannelId", WRONG, read::int(0, i64::MAX)),
            tags: fields.optional("autoTagOneOf", "Should have a valid autoTagOneOf array", read::texts(0, 100, 100)),
            held: fields.optional("isHeldForReview", "Should have a valid isHeldForReview boolean", read::boolean),
            ..Filter::default()
        };
        let muted = "Should have a valid includeMuted boolean";
        let with_muted = fields.optional("includeMuted", muted, read::boolean).unwrap_or(false);
        match scope {
            Scope::All => {
                filter.is_local = fields.optional("isLocal", "Should have a valid isLocal boolean", read::boolean);
                filter.on_local_video =
                    fields.optional("onLocalVideo", "Should have a valid onLocalVideo boolean", read::boolean);
                filter.with_muted = with_muted;
            }
            // People see in their own list what they muted: they may want to remove it.
            Scope::Own(_) => {
                filter.with_muted = true;
                filter.collaborations = fields.optional("includeCollaborations", WRONG, read::boolean).unwrap_or(false);
            }
        }
        filter
    }
}

const JOINS: &str = " FROM video_comment c JOIN video v ON v.id = c.video_id JOIN channel ch ON ch.id = v.channel_id \
     JOIN actor cha ON cha.id = ch.actor_id LEFT JOIN account ac ON ac.id = c.account_id LEFT JOIN actor a ON a.id = ac.actor_id";

struct ListRow(CommentRow, ListedVideo);

impl FromRow for ListRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let url: String = row.get("ch_url")?;
        let channel = VideoChannel {
            id: row.get("ch_id")?,
            name: row.get("ch_username")?,
            display_name: row.get("ch_name")?,
            url: url.clone(),
            // Our own is filled in by who knows it.
            host: row.get::<Option<String>>("ch_host")?.unwrap_or_default(),
            avatars: images(row.get::<Option<String>>("ch_avatars")?.as_deref(), ImageKind::Avatar, &url),
        };
        let comment = CommentRow::from_row(row)?;
        let video = ListedVideo { id: comment.video_id, uuid: row.get("v_uuid")?, name: row.get("v_name")?, channel };
        Ok(ListRow(comment, video))
    }
}

/// A page of comments, newest first unless asked otherwise; five statements at most.
pub(crate) async fn list(
    app: &App,
    caller: &Caller,
    scope: Scope,
    query: Option<&str>,
) -> Result<ResultList<ListedComment>> {
    let mut fields = Fields::query(query);
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    let filter = Filter::read(&mut fields, scope);
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let video = match filter.video {
        Some(which) => Some(video(&mut conn, caller, scope, which).await?),
        None => None,
    };
    if let Some(id) = filter.channel_id {
        may_ask_of_channel(&mut conn, caller, scope, id).await?;
    }
    let owner = match scope {
        Scope::All => Owner::Instance,
        Scope::Own(account) => Owner::Account(account),
    };
    let mut condition = Sql::new(SELECT);
    condition.push(
        ", v.uuid AS v_uuid, v.name AS v_name, ch.id AS ch_id, ch.name AS ch_name, cha.username AS ch_username, \
         cha.host AS ch_host, cha.url AS ch_url, cha.avatars AS ch_avatars",
    );
    let mut counting = Sql::new("SELECT count(*)");
    let muters = if filter.with_muted { Muters::default() } else { Muters::find(&mut conn, &[]).await? };
    for sql in [&mut condition, &mut counting] {
        sql.push(JOINS).push(" WHERE c.deleted_at IS NULL");
        push(sql, &filter, scope, owner, video);
        if !filter.with_muted {
            muters.leave_out(sql, "c.account_id");
            leave_out_by_owner(sql);
        }
    }
    let mut sql = condition;
    sql.push(if page.descending { " ORDER BY c.created_at DESC, c.id DESC" } else { " ORDER BY c.created_at, c.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    let rows: Vec<ListRow> = conn.all(sql).await?;
    let total = conn.one(counting).await?;
    let ids: Vec<i64> = rows.iter().map(|ListRow(comment, _)| comment.id).collect();
    let mut tags = tags_of(&mut conn, owner, &ids).await?;
    let host = app.config().webserver.host();
    let data = rows.into_iter().map(|ListRow(comment, mut video)| {
        if video.channel.host.is_empty() {
            video.channel.host.clone_from(&host);
        }
        let tags = tags.remove(&comment.id).unwrap_or_default();
        ListedComment::new(comment, video, tags, &host)
    });
    Ok(ResultList { total, data: data.collect() })
}

/// The video that is asked for; in their own list people may ask for those they manage.
async fn video(conn: &mut Conn, caller: &Caller, scope: Scope, which: Ref) -> Result<i64> {
    let video = facts::video(conn, caller, which).await?;
    let may = caller.account_id == video.owner_account || video.helps || caller.may(Right::SeeAllComments);
    if scope != Scope::All && !may {
        return Err(Problem::forbidden("Cannot manage a video of another user."));
    }
    Ok(video.id)
}

async fn may_ask_of_channel(conn: &mut Conn, caller: &Caller, scope: Scope, id: i64) -> Result<()> {
    let channel = channel::owned(conn, id).await?.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    let may = channel.account_id == caller.account_id
        || caller.may(if scope == Scope::All { Right::ManageAnyChannel } else { Right::SeeAllComments });
    if may || channel::is_collaborator(conn, channel.id, caller.account_id).await? {
        return Ok(());
    }
    Err(Problem::forbidden("This user cannot manage this channel"))
}

fn push(sql: &mut Sql, filter: &Filter, scope: Scope, owner: Owner, video: Option<i64>) {
    if let Scope::Own(account) = scope {
        sql.push(" AND (ch.account_id = ").arg(account);
        if filter.collaborations {
            sql.push(" OR ch.id IN (SELECT channel_id FROM channel_collaborator WHERE state = 2 AND account_id = ");
            sql.arg(account).push(")");
        }
        sql.push(")");
    }
    if let Some(id) = video {
        sql.push(" AND c.video_id = ").arg(id);
    }
    if let Some(id) = filter.channel_id {
        sql.push(" AND v.channel_id = ").arg(id);
    }
    if let Some(held) = filter.held {
        sql.push(" AND c.held = ").arg(held);
    }
    match filter.is_local {
        Some(true) => drop(sql.push(" AND a.host IS NULL")),
        Some(false) => drop(sql.push(" AND a.host IS NOT NULL")),
        None => {}
    }
    if let Some(local) = filter.on_local_video {
        sql.push(" AND v.is_local = ").arg(local);
    }
    if let Some(text) = &filter.search {
        let like = contains(text);
        sql.push(" AND (lower(c.text) LIKE ").arg(&like).push(" ESCAPE '!' OR a.username_fold LIKE ").arg(&like);
        sql.push(" ESCAPE '!' OR lower(ac.name) LIKE ").arg(&like).push(" ESCAPE '!' OR lower(v.name) LIKE ");
        sql.arg(&like).push(" ESCAPE '!')");
    }
    if let Some(text) = &filter.search_account {
        let like = contains(text);
        sql.push(" AND (a.username_fold LIKE ").arg(&like).push(" ESCAPE '!' OR lower(ac.name) LIKE ").arg(&like);
        sql.push(" ESCAPE '!')");
    }
    if let Some(text) = &filter.search_video {
        sql.push(" AND lower(v.name) LIKE ").arg(contains(text)).push(" ESCAPE '!'");
    }
    if let Some(tags) = &filter.tags {
        // Found from the tag: few comments bear one.
        sql.push(" AND c.id IN (SELECT t.comment_id FROM video_comment_tag t WHERE t.account_id");
        owner.push(sql);
        sql.push(" AND t.tag_fold IN ").list(tags.iter().map(|t| t.to_lowercase())).push(")");
    }
}

/// What the owner of a video muted is hidden from moderators as well.
fn leave_out_by_owner(sql: &mut Sql) {
    sql.push(
        " AND NOT EXISTS (SELECT 1 FROM account_mute om WHERE om.target_account_id = c.account_id \
         AND om.owner_account_id = ch.account_id) AND NOT EXISTS (SELECT 1 FROM server_mute os \
         WHERE os.host = a.host AND os.owner_account_id = ch.account_id)",
    );
}

/// The pattern of texts that contain another.
fn contains(text: &str) -> String {
    format!("%{}%", text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_"))
}

async fn tags_of(conn: &mut Conn, owner: Owner, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>, Error> {
    let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
    let mut sql = Sql::new("SELECT comment_id, tag FROM video_comment_tag WHERE comment_id IN ");
    sql.list(ids.iter().copied()).push(" AND account_id");
    owner.push(&mut sql);
    sql.push(" ORDER BY id");
    for row in conn.rows(sql).await? {
        tags.entry(row.get("comment_id")?).or_default().push(row.get("tag")?);
    }
    Ok(tags)
}
