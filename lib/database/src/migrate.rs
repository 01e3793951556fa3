//! Bringing a schema up to date, one numbered step at a time.

use crate::{Db, Error, Kind, Sql, Tx};
use futures::FutureExt;

/// One step of the schema, in both dialects.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number; steps run in this order, each once.
    pub version: i64,
    /// What it does, for the log and the table.
    pub name: &'static str,
    /// The statements for SQLite.
    pub sqlite: &'static str,
    /// The statements for PostgreSQL.
    pub postgres: &'static str,
}

/// Applies the steps that are missing, each in a transaction of its own; their number.
///
/// A database with a step this program does not know was written by a newer one and is refused.
/// `now` is the time in milliseconds since 1970, recorded with each step.
pub async fn migrate(db: &Db, steps: &'static [Migration], now: i64) -> Result<usize, Error> {
    db.write((), |tx, ()| {
        async move {
            let sql = "CREATE TABLE IF NOT EXISTS schema_migration \
                       (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)";
            tx.execute(sql).await.map(drop)
        }
        .boxed()
    })
    .await?;
    let mut applied = 0;
    for step in steps {
        if db.write((*step, now), |tx, (step, now)| apply(tx, step, now).boxed()).await? {
            tracing::info!(version = step.version, name = step.name, "schema step applied");
            applied += 1;
        }
    }
    let newest = steps.last().map_or(0, |s| s.version);
    let present: Option<i64> = db.reader().await?.one("SELECT max(version) FROM schema_migration").await?;
    match present {
        Some(v) if v > newest => Err(Error::Schema(format!(
            "this database was made by a newer version (step {v}, this program knows {newest}); run that version"
        ))),
        _ => Ok(applied),
    }
}

async fn apply(tx: &mut Tx, step: Migration, now: i64) -> Result<bool, Error> {
    if tx.kind() == Kind::Postgres {
        // Two nodes that start together take turns.
        tx.rows("SELECT pg_advisory_xact_lock(20181011)").await?;
    }
    let sql = Sql::new("SELECT version FROM schema_migration WHERE version = $1").bind(step.version);
    if tx.optional::<i64>(sql).await?.is_some() {
        return Ok(false);
    }
    match tx.kind() {
        Kind::Sqlite => tx.run_script(step.sqlite).await?,
        Kind::Postgres => tx.run_script(step.postgres).await?,
    }
    let sql = Sql::new("INSERT INTO schema_migration (version, name, applied_at) VALUES ($1, $2, $3)");
    tx.execute(sql.bind(step.version).bind(step.name).bind(now)).await?;
    Ok(true)
}

/// A text that describes tables, columns and indices: equal for a fresh and an upgraded database.
pub async fn schema_snapshot(db: &Db) -> Result<String, Error> {
    let sql = match db.kind() {
        Kind::Sqlite => {
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master \
             WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
        }
        Kind::Postgres => {
            "SELECT line FROM ( \
               SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || \
                      coalesce(column_default, '') AS line \
                 FROM information_schema.columns WHERE table_schema = current_schema() \
               UNION ALL \
               SELECT 'index ' || replace(indexdef, current_schema() || '.', '') FROM pg_indexes \
                WHERE schemaname = current_schema() \
             ) AS parts ORDER BY line"
        }
    };
    Ok(db.reader().await?.all::<String>(sql).await?.join("\n"))
}
