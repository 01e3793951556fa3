//! What can go wrong between us and the database, sorted by what a caller can do about it.

/// A database failure.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique, foreign-key or check constraint refused the write; the constraint's or column's name as the database gives it.
    #[error("constraint: {0}")]
    Constraint(String),
    /// The database cannot take writes for now: disk full, read-only or out of connections.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// The unit of work was longer than it may be and was rolled back.
    #[error("a write took longer than {0} s and was rolled back")]
    TooSlow(u64),
    /// A row that had to be there was not.
    #[error("no such row")]
    NoRow,
    /// The unit of work panicked and was rolled back.
    #[error("a write panicked and was rolled back")]
    Panicked,
    /// The schema and this program do not fit each other.
    #[error("schema: {0}")]
    Schema(String),
    /// Anything else the driver says.
    #[error("database: {0}")]
    Driver(#[source] sqlx::Error),
}

impl Error {
    /// Whether a PostgreSQL transaction met another one and is worth running again (SQLSTATE 40001, 40P01).
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self, Error::Driver(sqlx::Error::Database(e)) if matches!(e.code().as_deref(), Some("40001" | "40P01")))
    }
}

impl From<sqlx::Error> for Error {
    fn from(e: sqlx::Error) -> Self {
        match &e {
            sqlx::Error::RowNotFound => Error::NoRow,
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                Error::Unavailable(e.to_string())
            }
            sqlx::Error::Database(d)
                if d.is_unique_violation() || d.is_foreign_key_violation() || d.is_check_violation() =>
            {
                Error::Constraint(d.constraint().map_or_else(|| d.message().to_owned(), str::to_owned))
            }
            // SQLite: 10 I/O error, 13 full, 8 read-only (extended codes keep these in the low byte).
            // PostgreSQL: 53xxx insufficient resources, 57P0x shutting down.
            sqlx::Error::Database(d) => {
                let code = d.code().unwrap_or_default().into_owned();
                let sqlite_full = code.parse::<u32>().is_ok_and(|c| code.len() < 5 && matches!(c & 0xff, 8 | 10 | 13));
                if sqlite_full || code.starts_with("53") || code.starts_with("57P0") {
                    Error::Unavailable(d.message().to_owned())
                } else {
                    Error::Driver(e)
                }
            }
            sqlx::Error::Io(_) => Error::Unavailable(e.to_string()),
            _ => Error::Driver(e),
        }
    }
}
