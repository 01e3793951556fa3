//! A connection of either kind, and the transaction that a unit of work is given.

use crate::row::Inner;
use crate::{Error, FromRow, Kind, Row, Sql, Value};
#[expect(clippy::disallowed_types, reason = "Sql is made of static pieces only, which is what it asserts")]
use sqlx::AssertSqlSafe;
use sqlx::pool::PoolConnection;
use std::ops::{Deref, DerefMut};

/// A connection for reading. Each statement sees what was committed before it began.
pub struct Conn(pub(crate) ConnInner, bool);

pub(crate) enum ConnInner {
    Sqlite(PoolConnection<sqlx::Sqlite>),
    Postgres(PoolConnection<sqlx::Postgres>),
}

macro_rules! bound {
    ($text:expr, $values:expr) => {{
        let mut q = sqlx::query(AssertSqlSafe($text));
        for v in $values {
            q = match v {
                Value::Int(x) => q.bind(x),
                Value::Text(x) => q.bind(x),
                Value::Bytes(x) => q.bind(x),
                Value::Bool(x) => q.bind(x),
                Value::Real(x) => q.bind(x),
            };
        }
        q
    }};
}

impl Conn {
    pub(crate) fn new(inner: ConnInner) -> Self {
        Conn(inner, false)
    }

    /// Remembers a conflict, because the caller may wrap the error before the retry is decided.
    fn noted<T>(&mut self, result: Result<T, sqlx::Error>) -> Result<T, Error> {
        result.map_err(|e| {
            let e = Error::from(e);
            self.1 |= e.is_conflict();
            e
        })
    }

    /// Which database this is, for the few statements that honestly differ.
    pub fn kind(&self) -> Kind {
        match &self.0 {
            ConnInner::Sqlite(_) => Kind::Sqlite,
            ConnInner::Postgres(_) => Kind::Postgres,
        }
    }

    /// All rows of an answer.
    pub async fn rows(&mut self, sql: impl Into<Sql>) -> Result<Vec<Row>, Error> {
        // Sql is made of static pieces only, which is what the assertion claims.
        let (text, values) = sql.into().into_parts();
        let result = match &mut self.0 {
            ConnInner::Sqlite(c) => bound!(text, values)
                .fetch_all(&mut **c)
                .await
                .map(|rows| rows.into_iter().map(|r| Row(Inner::Sqlite(r))).collect()),
            ConnInner::Postgres(c) => bound!(text, values)
                .fetch_all(&mut **c)
                .await
                .map(|rows| rows.into_iter().map(|r| Row(Inner::Postgres(r))).collect()),
        };
        self.noted(result)
    }

    /// All rows, each as `T`.
    pub async fn all<T: FromRow>(&mut self, sql: impl Into<Sql>) -> Result<Vec<T>, Error> {
        self.rows(sql).await?.iter().map(T::from_row).collect()
    }

    /// The first row as `T`, if there is one.
    pub async fn optional<T: FromRow>(&mut self, sql: impl Into<Sql>) -> Result<Option<T>, Error> {
        self.rows(sql).await?.first().map(T::from_row).transpose()
    }

    /// The first row as `T`; [`Error::NoRow`] when there is none.
    pub async fn one<T: FromRow>(&mut self, sql: impl Into<Sql>) -> Result<T, Error> {
        self.optional(sql).await?.ok_or(Error::NoRow)
    }

    pub(crate) async fn run(&mut self, sql: impl Into<Sql>) -> Result<u64, Error> {
        let (text, values) = sql.into().into_parts();
        let result = match &mut self.0 {
            ConnInner::Sqlite(c) => bound!(text, values).execute(&mut **c).await.map(|r| r.rows_affected()),
            ConnInner::Postgres(c) => bound!(text, values).execute(&mut **c).await.map(|r| r.rows_affected()),
        };
        self.noted(result)
    }

    /// Runs several statements of a migration at once.
    pub(crate) async fn run_script(&mut self, text: &'static str) -> Result<(), Error> {
        match &mut self.0 {
            ConnInner::Sqlite(c) => sqlx::raw_sql(text).execute(&mut **c).await.map(drop)?,
            ConnInner::Postgres(c) => sqlx::raw_sql(text).execute(&mut **c).await.map(drop)?,
        }
        Ok(())
    }
}

/// The transaction of a unit of work: reads like a [`Conn`], and writes.
pub struct Tx {
    pub(crate) conn: Conn,
    pub(crate) wake: bool,
}

impl Tx {
    pub(crate) fn new(conn: Conn) -> Self {
        Tx { conn, wake: false }
    }
    /// Whether a statement of this transaction met another transaction.
    pub(crate) fn conflicted(&self) -> bool {
        self.conn.1
    }
    /// Runs a writing statement; the number of rows it touched.
    pub async fn execute(&mut self, sql: impl Into<Sql>) -> Result<u64, Error> {
        self.conn.run(sql).await
    }
    /// After the commit, wakes those who wait in [`crate::Db::changes`]: there is an event or a job for them.
    pub fn wake(&mut self) {
        self.wake = true;
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}
impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
