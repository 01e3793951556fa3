//! Opening a database, and the handle that everything else holds.

use crate::conn::ConnInner;
use crate::write::{self, Job};
use crate::{Conn, Error, Tx};
use futures::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// Which database is underneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The embedded default.
    Sqlite,
    /// PostgreSQL 13 or newer.
    Postgres,
}

/// How to open the embedded database.
#[derive(Debug, Clone)]
pub struct SqliteOptions {
    /// The database file; created when missing.
    pub path: PathBuf,
    /// Connections for reading at the same time.
    pub readers: u32,
}

/// How to reach PostgreSQL.
#[derive(Debug, Clone)]
pub struct PostgresOptions {
    connect: PgConnectOptions,
    schema: Option<String>,
    connections: u32,
}

impl PostgresOptions {
    /// A server by its parts; a host that begins with `/` is the folder of a Unix socket.
    pub fn server(host: &str, port: u16, database: &str, user: &str, password: &str) -> Self {
        let mut connect = PgConnectOptions::new().host(host).port(port).database(database).username(user);
        if !password.is_empty() {
            connect = connect.password(password);
        }
        PostgresOptions { connect, schema: None, connections: 10 }
    }
    /// A server by its `postgres://` address.
    pub fn url(url: &str) -> Result<Self, Error> {
        Ok(PostgresOptions { connect: PgConnectOptions::from_str(url)?, schema: None, connections: 10 })
    }
    /// Works in a schema of its own, created when missing (tests isolate themselves so).
    #[must_use]
    pub fn schema(mut self, name: String) -> Self {
        self.schema = Some(name);
        self
    }
    /// Most connections at the same time.
    #[must_use]
    pub fn connections(mut self, most: u32) -> Self {
        self.connections = most;
        self
    }
}

/// Copies a SQLite database into a new file as it is at one moment, while others read and write it. The copy is compact and has no journal
/// beside it.
///
/// # Errors
/// When there is no database, or something at the place of the copy, and the database's.
pub async fn copy_sqlite(from: &Path, to: &Path) -> Result<(), Error> {
    let Some(to) = to.to_str() else { return Err(Error::Schema("the place of the copy is no text".into())) };
    let mut conn = SqliteConnectOptions::new()
        .filename(from)
        .create_if_missing(false)
        .busy_timeout(Duration::from_secs(10))
        .connect()
        .await?;
    let copied = sqlx::query("VACUUM INTO $1").bind(to).execute(&mut conn).await;
    conn.close().await?;
    copied?;
    Ok(())
}

/// A database; cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    backend: Backend,
    changes: watch::Sender<u64>,
}

enum Backend {
    Sqlite { readers: sqlx::SqlitePool, writer: mpsc::Sender<Box<dyn Job>>, writer_pool: sqlx::SqlitePool },
    Postgres(sqlx::PgPool),
}

impl Db {
    /// Opens (or creates) a SQLite file in WAL mode: one writer, a pool of readers.
    ///
    /// `synchronous = FULL`, so that what is acknowledged survives a power cut, not only a crash of the process.
    pub async fn open_sqlite(options: SqliteOptions) -> Result<Self, Error> {
        let base = SqliteConnectOptions::new()
            .filename(&options.path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(256)
            .pragma("cache_size", "-4000")
            .pragma("temp_store", "memory");
        let writer_pool = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(0)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(base.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(options.readers.max(1))
            .min_connections(0)
            .idle_timeout(Duration::from_secs(300))
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_lazy_with(base.pragma("query_only", "true"));
        let (changes, _) = watch::channel(0);
        let (writer, queue) = mpsc::channel(1024);
        let conn = Conn::new(ConnInner::Sqlite(writer_pool.acquire().await?));
        tokio::spawn(write::sqlite_writer(Tx::new(conn), queue, changes.clone()));
        Ok(Db(Arc::new(Inner { backend: Backend::Sqlite { readers, writer, writer_pool }, changes })))
    }

    /// Connects to PostgreSQL.
    pub async fn open_postgres(options: PostgresOptions) -> Result<Self, Error> {
        let mut connect = options.connect.application_name("sepiola");
        if let Some(schema) = &options.schema {
            // The name is our own or an administrator's, but it still becomes an identifier: keep it one.
            if !schema.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') || schema.is_empty() {
                return Err(Error::Schema(format!("{schema:?} is not a schema name")));
            }
            connect = connect.options([("search_path", schema.as_str())]);
        }
        let pool = PgPoolOptions::new().max_connections(options.connections.max(2)).connect_with(connect).await?;
        if let Some(schema) = &options.schema {
            // The name was just found to be an identifier.
            let safe = sqlx::AssertSqlSafe(format!("CREATE SCHEMA IF NOT EXISTS \"{schema}\""));
            sqlx::query(safe).execute(&pool).await?;
        }
        let (changes, _) = watch::channel(0);
        Ok(Db(Arc::new(Inner { backend: Backend::Postgres(pool), changes })))
    }

    /// Which database this is.
    pub fn kind(&self) -> Kind {
        match self.0.backend {
            Backend::Sqlite { .. } => Kind::Sqlite,
            Backend::Postgres(_) => Kind::Postgres,
        }
    }

    /// A connection for reading.
    pub async fn reader(&self) -> Result<Conn, Error> {
        Ok(Conn::new(match &self.0.backend {
            Backend::Sqlite { readers, .. } => ConnInner::Sqlite(readers.acquire().await?),
            Backend::Postgres(pool) => ConnInner::Postgres(pool.acquire().await?),
        }))
    }

    /// Runs `unit` in a transaction and returns once it is durable.
    ///
    /// The unit gets the transaction and its own copy of `input`, nothing else; it may be run again, must not do file
    /// or network I/O, and is capped in time (10 s). It goes on to its end even if the caller stops waiting. When it
    /// returns an error everything it wrote is undone, and only that.
    pub async fn write<I, T, E, F>(&self, input: I, unit: F) -> Result<T, E>
    where
        I: Clone + Send + Sync + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> Fn(&'t mut Tx, I) -> BoxFuture<'t, Result<T, E>> + Send + Sync + 'static,
    {
        match &self.0.backend {
            Backend::Sqlite { writer, .. } => write::queue(writer, input, unit).await,
            Backend::Postgres(pool) => {
                let (pool, changes) = (pool.clone(), self.0.changes.clone());
                tokio::spawn(async move { write::postgres_unit(&pool, input, unit, &changes).await })
                    .await
                    .unwrap_or_else(|_| Err(Error::Panicked.into()))
            }
        }
    }

    /// Woken after each commit of this process in which somebody called [`Tx::wake`].
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    /// Waits for what is under way and closes the connections.
    pub async fn close(&self) {
        match &self.0.backend {
            Backend::Sqlite { readers, writer, writer_pool } => {
                let (done, wait) = tokio::sync::oneshot::channel();
                if writer.send(Box::new(write::Stop(Some(done)))).await.is_ok() {
                    let _ = wait.await;
                }
                readers.close().await;
                writer_pool.close().await;
            }
            Backend::Postgres(pool) => pool.close().await,
        }
    }
}
