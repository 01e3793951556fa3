//! Work folders: each belongs to a ladder that is being made.

use super::{Patient, Seen};
use ::database::Sql;
use futures::FutureExt;
use futures::future::BoxFuture;
use std::io::ErrorKind;

/// Looks into `tmp_persistent/transcoding`.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let folder = patient.app.config().storage.tmp_persistent.join("transcoding");
        let mut entries = match tokio::fs::read_dir(&folder).await {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(seen),
            Err(e) => return Err(e.into()),
        };
        let mut conn = patient.app.db.reader().await?;
        while let Some(entry) = entries.next_entry().await? {
            let uuid = entry.file_name().to_string_lossy().into_owned();
            seen.count += 1;
            // The folder comes before the row of the run.
            let sql = "SELECT count(*) FROM video v LEFT JOIN transcoding_run r ON r.video_id = v.id \
                       WHERE v.uuid = $1 AND r.finished_at IS NULL AND \
                       (v.state = 2 OR r.video_id IS NOT NULL)";
            if conn.one::<i64>(Sql::new(sql).bind(&uuid)).await? == 0 {
                seen.wrong(
                    format!("tmp_persistent/transcoding/{uuid}: no ladder is being made in it"),
                    "remove the folder",
                );
            }
        }
        Ok(seen)
    }
    .boxed()
}
