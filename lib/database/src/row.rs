//! Rows of either database, read by column name.

use crate::Error;
use sqlx::Row as _;

/// One row of an answer.
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    Sqlite(sqlx::sqlite::SqliteRow),
    Postgres(sqlx::postgres::PgRow),
}

impl Row {
    /// The value of a column; a wrong type or an unknown name is an error, never a panic.
    pub fn get<T: FromColumn>(&self, column: &str) -> Result<T, Error> {
        T::from_column(self, column)
    }
}

/// A Rust type that a column can become.
pub trait FromColumn: Sized {
    /// Reads the column.
    fn from_column(row: &Row, column: &str) -> Result<Self, Error>;
}

macro_rules! from_column {
    ($($t:ty),*) => {$(
        impl FromColumn for $t {
            fn from_column(row: &Row, column: &str) -> Result<Self, Error> {
                Ok(match &row.0 { Inner::Sqlite(r) => r.try_get(column)?, Inner::Postgres(r) => r.try_get(column)? })
            }
        }
        impl FromColumn for Option<$t> {
            fn from_column(row: &Row, column: &str) -> Result<Self, Error> {
                Ok(match &row.0 { Inner::Sqlite(r) => r.try_get(column)?, Inner::Postgres(r) => r.try_get(column)? })
            }
        }
    )*};
}
from_column!(i64, String, Vec<u8>, bool, f64);

/// A type that a whole row can become.
pub trait FromRow: Sized {
    /// Reads the row.
    fn from_row(row: &Row) -> Result<Self, Error>;
}

macro_rules! scalar_row {
    ($($t:ty),*) => {$(
        impl FromRow for $t {
            fn from_row(row: &Row) -> Result<Self, Error> {
                Ok(match &row.0 { Inner::Sqlite(r) => r.try_get(0)?, Inner::Postgres(r) => r.try_get(0)? })
            }
        }
    )*};
}
// A one-column answer may be read as the bare value.
scalar_row!(i64, String, bool, f64, Vec<u8>, Option<i64>, Option<String>);
