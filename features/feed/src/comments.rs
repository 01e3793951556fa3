//! `/feeds/video-comments.*`: the newest comments below the public videos of the instance, an account, a channel, or below one.

use crate::markdown::{to_html, to_plain};
use crate::model::{Feed, Item, Metadata, Person};
use crate::subject::{self, Subject};
use crate::videos::{MOST, feed_of};
use catalog::{Urls, VideoRow, details, visibility};
use database::{Conn, Sql};
use moderation::Muters;
use platform::fields::{Fields, read};
use platform::id::{self, Ref};
use platform::{App, Problem, Result};
use uuid::Uuid;

/// The feed; `password` opens a protected video, whose comments stay out of feeds even so.
pub(crate) async fn feed(app: &App, query: Option<&str>, password: Option<&str>) -> Result<Feed> {
    let mut conn = app.db.reader().await?;
    let subject = Subject::read(app, &mut conn, query).await?;
    let video = video(&mut conn, query, password).await?;
    let metadata = match (&subject, &video) {
        (Subject { account: None, channel: None }, Some(video)) => of_video(&mut conn, video).await?,
        _ => subject::metadata(app, &mut conn, &subject).await?,
    };
    let items = items(app, &mut conn, &subject, video.as_ref()).await?;
    Ok(feed_of(app, "video-comments", query, metadata, items))
}

async fn video(conn: &mut Conn, query: Option<&str>, password: Option<&str>) -> Result<Option<VideoRow>> {
    let mut fields = Fields::query(query);
    let wanted = fields.optional("videoId", "Should have a valid id, uuid or short uuid", |v| {
        let text = read::text(1, 50)(v)?;
        Ref::parse(&text)
    });
    fields.finish()?;
    let Some(wanted) = wanted else { return Ok(None) };
    if fields.has("videoChannelId") || fields.has("videoChannelName") {
        return Err(Problem::bad_request("videoId cannot be mixed with a channel filter"));
    }
    let video = details::find(conn, wanted).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    visibility::must_watch(conn, video.id, &video.facts(), None, password).await?;
    Ok(Some(video))
}

async fn of_video(conn: &mut Conn, video: &VideoRow) -> Result<Metadata> {
    Ok(Metadata {
        title: video.name.clone(),
        description: to_plain(video.description.as_deref().unwrap_or("")),
        link: video.url.clone(),
        image: subject::or_of_instance(conn, None).await?,
        owner_image: None,
        owner_link: None,
        email: None,
    })
}

/// Two statements: who is muted, and the comments.
async fn items(app: &App, conn: &mut Conn, subject: &Subject, video: Option<&VideoRow>) -> Result<Vec<Item>> {
    let config = app.config();
    let count = i64::from(config.feeds.comments.count).clamp(0, MOST);
    let origin = Urls::new(&config).origin;
    let muters = Muters::find(conn, &[]).await?;
    let mut sql = Sql::new(
        "SELECT c.id, c.url AS c_url, c.thread_id, c.text, c.created_at, v.uuid, v.url AS v_url, v.name, ac.name AS author, a.url \
         FROM video_comment c \
         JOIN video v ON v.id = c.video_id LEFT JOIN account ac ON ac.id = c.account_id LEFT JOIN actor a ON a.id = ac.actor_id \
         WHERE c.deleted_at IS NULL AND NOT c.held AND v.privacy = 1 AND v.listed AND NOT v.blocked",
    );
    if let Some(video) = video {
        sql.push(" AND c.video_id = ").arg(video.id);
    }
    if let Some(channel) = &subject.channel {
        sql.push(" AND v.channel_id = ").arg(channel.id);
    }
    if let Some(account) = &subject.account {
        sql.push(" AND v.channel_id IN (SELECT own.id FROM channel own WHERE own.account_id = ").arg(account.id);
        sql.push(")");
    }
    muters.leave_out(&mut sql, "c.account_id");
    muters.leave_out_channels(&mut sql, "v.channel_id");
    sql.push(" ORDER BY c.created_at DESC, c.id DESC LIMIT ").arg(count);
    let mut items = Vec::new();
    for row in conn.rows(sql).await? {
        let (number, thread): (i64, Option<i64>) = (row.get("id")?, row.get("thread_id")?);
        let uuid = Uuid::try_parse(&row.get::<String>("uuid")?).map_err(Problem::internal)?;
        let link = format!("{origin}/w/{};threadId={}", id::short(uuid), thread.unwrap_or(number));
        let author: Option<String> = row.get("author")?;
        let (url, own): (Option<String>, Option<String>) = (row.get("url")?, row.get("c_url")?);
        let video: String = row.get("name")?;
        items.push(Item {
            title: author.as_ref().map_or_else(|| video.clone(), |a| format!("{video} - {a}")),
            // PeerTube names a comment by its thread; two of one thread are two entries.
            id: match (thread, own) {
                (None, _) => link.clone(),
                (Some(_), Some(own)) => own,
                (Some(_), None) => format!("{}/comments/{number}", row.get::<String>("v_url")?),
            },
            link,
            summary: None,
            content: to_html(&row.get::<String>("text")?),
            author: author.map(|name| Person { name, url }),
            at: row.get("created_at")?,
            category: None,
            media: None,
        });
    }
    Ok(items)
}
