//! Resumable uploads: what was acknowledged is on disk, and what is on disk belongs to somebody.

use super::{PAGE, Patient, Seen};
use ::database::Sql;
use futures::FutureExt;
use futures::future::BoxFuture;
use std::io::ErrorKind;

/// Walks `upload` and the folder of bytes on their way in.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let folder = patient.app.config().storage.tmp_persistent.join("uploads");
        let mut conn = patient.app.db.reader().await?;
        let mut after = String::new();
        loop {
            let sql = "SELECT id, state, size, received FROM upload WHERE id > $1 ORDER BY id LIMIT $2";
            let rows = conn.rows(Sql::new(sql).bind(&after).bind(PAGE)).await?;
            for row in &rows {
                after = row.get("id")?;
                let (size, received): (i64, i64) = (row.get("size")?, row.get("received")?);
                seen.count += 1;
                let name = format!("upload {after}");
                match row.get::<String>("state")?.as_str() {
                    "receiving" | "finishing" => {
                        // Rows are written after the bytes: reading them in the other order tells the truth.
                        let here = match tokio::fs::metadata(folder.join(&after)).await {
                            Ok(about) => i64::try_from(about.len()).unwrap_or(i64::MAX),
                            Err(e) if e.kind() == ErrorKind::NotFound => 0,
                            Err(e) => return Err(e.into()),
                        };
                        if here < received {
                            seen.wrong(
                                format!("{name}: {received} bytes were acknowledged, {here} are there"),
                                "nothing: its sender is told to send the rest again",
                            );
                        }
                    }
                    "done" => {}
                    other => seen.wrong(format!("{name}: is in the unknown state {other:?}"), "remove the row"),
                }
                if received > size || received < 0 {
                    seen.wrong(format!("{name}: has {received} of {size} bytes"), "remove the row");
                }
            }
            if rows.is_empty() {
                break;
            }
        }
        let mut entries = match tokio::fs::read_dir(&folder).await {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(seen),
            Err(e) => return Err(e.into()),
        };
        while let Some(entry) = entries.next_entry().await? {
            let name = entry.file_name().to_string_lossy().into_owned();
            // `{id}`, `{id}.picture`, `{id}.finishing`.
            let id = name.split('.').next().unwrap_or("").to_owned();
            let there: i64 = conn.one(Sql::new("SELECT count(*) FROM upload WHERE id = $1").bind(id)).await?;
            if there == 0 {
                seen.wrong(
                    format!("tmp_persistent/uploads/{name}: belongs to no upload"),
                    "nothing: the server removes it when it next looks for ended uploads",
                );
            }
        }
        Ok(seen)
    }
    .boxed()
}
