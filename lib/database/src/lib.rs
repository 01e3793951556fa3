//! SQLite and PostgreSQL behind one small interface: static SQL with bound values, one way to write.
//!
//! - [`Db`] opens either database; [`Db::reader`] gives a connection for reading.
//! - [`Db::write`] runs a unit of work in a transaction. On SQLite one writer task serves all units with group
//!   commit and a savepoint per unit; on PostgreSQL each unit has its own transaction and is run again on conflicts.
//! - [`Sql`] is text made of `&'static str` pieces plus bound [`Value`]s, so no input can become SQL.
//! - [`migrate`] brings a schema up to date and refuses a database that is newer than the program.
//!
//! Placeholders are written `$1`, `$2` …, which both databases understand. Times are integer milliseconds since
//! 1970 (UTC). PostgreSQL's `sum(bigint)` is numeric: write `CAST(sum(x) AS BIGINT)`.

mod conn;
mod db;
mod error;
mod migrate;
mod row;
mod sql;
mod write;

pub use conn::{Conn, Tx};
pub use db::{Db, Kind, PostgresOptions, SqliteOptions, copy_sqlite};
pub use error::Error;
pub use migrate::{Migration, migrate, schema_snapshot};
pub use row::{FromColumn, FromRow, Row};
pub use sql::{Sql, Value};
