//! The database by itself: its pages, its references, its schema.

use super::{Patient, Seen};
use ::database::{Conn, Error, Kind, Sql};
use futures::FutureExt;
use futures::future::BoxFuture;
use platform::schema::STEPS;

const RESTORE: &str = "stop the server and restore the last backup";

/// SQLite: every page and index. PostgreSQL checks its pages by itself; there it is enough that each table can be read.
pub(super) fn integrity<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let mut conn = patient.app.db.reader().await?;
        match conn.kind() {
            Kind::Sqlite => {
                for line in conn.all::<String>("PRAGMA integrity_check(100)").await? {
                    if line != "ok" {
                        seen.wrong(format!("SQLite: {line}"), RESTORE);
                    }
                }
                let tables: i64 = conn.one("SELECT count(*) FROM sqlite_master WHERE type = 'table'").await?;
                seen.count = tables.unsigned_abs();
            }
            Kind::Postgres => {
                let sql = "SELECT conname::text FROM pg_constraint WHERE NOT convalidated \
                           AND connamespace = current_schema()::regnamespace";
                for name in conn.all::<String>(sql).await? {
                    seen.wrong(
                        format!("constraint {name} was never validated"),
                        "ALTER TABLE … VALIDATE CONSTRAINT it",
                    );
                }
                let sql = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
                let tables: i64 = conn.one(sql).await?;
                seen.count = tables.unsigned_abs();
            }
        }
        Ok(seen)
    }
    .boxed()
}

/// `(table, column, table it refers to)`. SQLite's own check covers what is missing here; PostgreSQL's rows can only
/// break these when its constraints were switched off (a restore with disabled triggers does so).
const REFERENCES: &[(&str, &str, &str)] = &[
    ("job", "parent_id", "job"),
    ("oauth_token", "user_id", "users"),
    ("account", "actor_id", "actor"),
    ("account", "user_id", "users"),
    ("channel", "actor_id", "actor"),
    ("channel", "account_id", "account"),
    ("video", "channel_id", "channel"),
    ("video_tag", "video_id", "video"),
    ("video_password", "video_id", "video"),
    ("video_schedule", "video_id", "video"),
    ("video_thumbnail", "video_id", "video"),
    ("video_storyboard", "video_id", "video"),
    ("video_chapter", "video_id", "video"),
    ("video_source", "video_id", "video"),
    ("streaming_playlist", "video_id", "video"),
    ("video_file", "video_id", "video"),
    ("video_file", "playlist_id", "streaming_playlist"),
    ("upload", "user_id", "users"),
    ("upload", "video_id", "video"),
    ("transcoding_run", "video_id", "video"),
    ("rendition", "video_id", "video"),
    ("playlist", "account_id", "account"),
    ("playlist", "channel_id", "channel"),
    ("playlist_element", "playlist_id", "playlist"),
    ("playlist_element", "video_id", "video"),
    ("playlist_thumbnail", "playlist_id", "playlist"),
];

/// Rows that refer to rows which are not there.
pub(super) fn references<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let mut conn = patient.app.db.reader().await?;
        for (table, column, parent) in REFERENCES {
            let lost = orphans(&mut conn, table, column, parent).await?;
            if lost > 0 {
                seen.wrong(
                    format!("{table}.{column}: {lost} rows refer to rows of {parent} that are not there"),
                    RESTORE,
                );
            }
            seen.count += 1;
        }
        if conn.kind() == Kind::Sqlite {
            for row in conn
                .rows("SELECT \"table\" AS child, parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2")
                .await?
            {
                let (child, parent, n): (String, String, i64) = (row.get("child")?, row.get("parent")?, row.get("n")?);
                let known = REFERENCES.iter().any(|(t, _, p)| *t == child && *p == parent);
                if !known {
                    seen.wrong(format!("{child}: {n} rows refer to rows of {parent} that are not there"), RESTORE);
                }
            }
        }
        Ok(seen)
    }
    .boxed()
}

async fn orphans(
    conn: &mut Conn,
    table: &'static str,
    column: &'static str,
    parent: &'static str,
) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM ");
    sql.push(table).push(" c WHERE c.").push(column).push(" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ");
    sql.push(parent).push(" p WHERE p.id = c.").push(column).push(")");
    conn.one(sql).await
}

/// The steps that were applied are those this program knows.
pub(super) fn schema<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let mut conn = patient.app.db.reader().await?;
        let applied: Vec<i64> = conn.all("SELECT version FROM schema_migration ORDER BY version").await?;
        for step in STEPS {
            if applied.contains(&step.version) {
                seen.count += 1;
            } else {
                seen.wrong(
                    format!("schema step {} was not applied", step.name),
                    "start the server once: it applies it",
                );
            }
        }
        for version in applied.iter().filter(|v| STEPS.iter().all(|s| s.version != **v)) {
            seen.wrong(
                format!("schema step {version} is unknown to this program"),
                "run the newer version of the program that applied it",
            );
        }
        Ok(seen)
    }
    .boxed()
}
