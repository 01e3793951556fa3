//! Where videos are on their way: a state without the job that leads out of it is a dead end.

use super::{PAGE, Patient, Seen, jobs};
use ::database::Sql;
use futures::FutureExt;
use futures::future::BoxFuture;
use video::{create, policy, relocate, states};

/// Each video can come to its end.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let mut conn = patient.app.db.reader().await?;
        let mut after = 0i64;
        loop {
            let sql = "SELECT v.id, v.uuid, v.state, v.privacy, v.files_private, coalesce(p.growing, FALSE) AS growing, \
                       coalesce(s.has_file, FALSE) AS has_source, coalesce(s.keep, FALSE) AS keep, \
                       (SELECT count(*) FROM video_file f WHERE f.video_id = v.id) AS files \
                       FROM video v LEFT JOIN streaming_playlist p ON p.video_id = v.id \
                       LEFT JOIN video_source s ON s.video_id = v.id \
                       WHERE v.is_local AND v.id > $1 ORDER BY v.id LIMIT $2";
            let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
            for row in &rows {
                after = row.get("id")?;
                let uuid: String = row.get("uuid")?;
                let (state, privacy): (i64, i64) = (row.get("state")?, row.get("privacy")?);
                let growing: bool = row.get("growing")?;
                let leftover = row.get::<bool>("has_source")? && !row.get::<bool>("keep")?;
                let files: i64 = row.get("files")?;
                seen.count += 1;
                let name = format!("video {after} ({uuid})");
                if state == states::PUBLISHED && files == 0 {
                    seen.wrong(format!("{name}: is published without any file"), "remove it, or upload it again");
                }
                if state != states::PUBLISHED && files > 0 {
                    seen.wrong(format!("{name}: has finished files but is in state {state}"), "set its `state` to 1");
                }
                let misplaced = row.get::<bool>("files_private")? != policy::is_guarded(privacy);
                // A ladder that failed keeps its source, for another try.
                let waits = state == states::TO_TRANSCODE || growing || (leftover && state == states::PUBLISHED);
                if waits && !jobs::is_live(&mut conn, create::BUILD, after).await? {
                    let why = if growing {
                        "its publication grows"
                    } else if state == states::TO_TRANSCODE {
                        "it waits for its first rendition"
                    } else {
                        "its source is still there"
                    };
                    if !ladder_failed(&mut conn, after).await? || growing || state == states::TO_TRANSCODE {
                        seen.wrong(format!("{name}: {why}, but no job makes its ladder"), "ask for its transcoding again");
                    }
                }
                if misplaced && !growing && !jobs::is_live(&mut conn, relocate::MOVE_FILES, after).await? {
                    seen.wrong(
                        format!("{name}: its files lie in the wrong folder for its privacy, and no job moves them"),
                        "change its privacy and change it back",
                    );
                }
            }
            if rows.is_empty() {
                return Ok(seen);
            }
        }
    }
    .boxed()
}

async fn ladder_failed(conn: &mut ::database::Conn, video_id: i64) -> Result<bool, ::database::Error> {
    let sql = "SELECT count(*) FROM transcoding_run WHERE video_id = $1 AND error IS NOT NULL";
    Ok(conn.one::<i64>(Sql::new(sql).bind(video_id)).await? > 0)
}
