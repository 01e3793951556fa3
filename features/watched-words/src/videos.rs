//! The instance's automatic tags of videos.

use crate::{Owner, Tagger, store};
use database::{Error, Sql, Tx};
use futures::FutureExt as _;
use platform::{App, Result};

/// So many videos are looked through in one transaction.
const BATCH: i64 = 100;

/// Tags a video by its name and description as they are in this transaction; its tags.
pub async fn tag_video(tx: &mut Tx, video_id: i64, own_host: &str) -> Result<Vec<String>, Error> {
    let tagger = Tagger::of(tx, Owner::Instance, own_host).await?;
    let sql = Sql::new("SELECT id, name, description FROM video WHERE id = $1").bind(video_id);
    let (_, tags) = tag(tx, &tagger, sql).await?;
    Ok(tags.into_iter().map(|(_, tag)| tag).collect())
}

/// Looks through the next videos after a number; the last one it looked at, `None` at the end.
pub async fn retag_videos(app: &App, after: i64) -> Result<Option<i64>> {
    let host = app.config().webserver.host();
    app.db
        .write((after, host), |tx, (after, host)| {
            async move {
                let tagger = Tagger::of(tx, Owner::Instance, &host).await?;
                let sql = "SELECT id, name, description FROM video WHERE id > $1 ORDER BY id LIMIT $2";
                let (last, _) = tag(tx, &tagger, Sql::new(sql).bind(after).bind(BATCH)).await?;
                Ok(last)
            }
            .boxed()
        })
        .await
}

/// Tags what a statement finds; the last of it, and the tags.
async fn tag(tx: &mut Tx, tagger: &Tagger, videos: Sql) -> Result<(Option<i64>, Vec<(i64, String)>), Error> {
    let (mut ids, mut tags) = (Vec::new(), Vec::new());
    for row in tx.rows(videos).await? {
        let (id, name, description): (i64, String, Option<String>) =
            (row.get("id")?, row.get("name")?, row.get("description")?);
        let found = tagger.tags(&[&name, description.as_deref().unwrap_or("")]);
        tags.extend(found.into_iter().map(|tag| (id, tag)));
        ids.push(id);
    }
    store::replace_video_tags(tx, &ids, &tags).await?;
    Ok((ids.last().copied(), tags))
}
