//! The database's part: SQLite copies itself, PostgreSQL comes with programs for it.

use crate::start;
use ::config::Config;
use ::config::value::DatabaseKind;
use ::database::Sql;
use anyhow::{Context, bail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tokio::process::Command;

/// Where its copy is.
fn copy_in(folder: &Path, config: &Config) -> PathBuf {
    folder.join(match config.sepiola.database {
        DatabaseKind::Sqlite => "database.sqlite",
        DatabaseKind::Postgres => "database.dump",
    })
}

/// Copies it as it is at one moment.
pub(super) async fn save(config: &Config, folder: &Path) -> anyhow::Result<()> {
    let to = copy_in(folder, config);
    match config.sepiola.database {
        DatabaseKind::Sqlite => {
            let from = &config.sepiola.sqlite.file;
            ::database::copy_sqlite(from, &to).await.with_context(|| format!("cannot copy {}", from.display()))?;
        }
        DatabaseKind::Postgres => {
            let mut command = program("pg_dump", config);
            command.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(&to);
            run(command.arg("--dbname").arg(config.database.database_name()), "pg_dump").await?;
        }
    }
    Ok(File::open(&to)?.sync_all()?)
}

/// Refuses a database in which there is something.
pub(super) async fn must_be_empty(config: &Config) -> anyhow::Result<()> {
    match config.sepiola.database {
        DatabaseKind::Sqlite => {
            let file = &config.sepiola.sqlite.file;
            if file.symlink_metadata().is_ok() {
                bail!("{}: there is a database already; nothing is overwritten", file.display());
            }
        }
        DatabaseKind::Postgres => {
            let db = start::open_database(config).await?;
            let sql = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
            let tables: i64 = db.reader().await?.one(Sql::new(sql)).await?;
            db.close().await;
            if tables > 0 {
                let name = config.database.database_name();
                bail!("the database {name} has {tables} tables already; nothing is overwritten");
            }
        }
    }
    Ok(())
}

/// Puts the copy in place.
pub(super) async fn restore(config: &Config, folder: &Path) -> anyhow::Result<()> {
    let from = copy_in(folder, config);
    match config.sepiola.database {
        DatabaseKind::Sqlite => {
            let file = &config.sepiola.sqlite.file;
            let into = file.parent().context("the database has no folder")?;
            fs::create_dir_all(into).with_context(|| format!("cannot create {}", into.display()))?;
            // Half a database must not have its name.
            let staged = file.with_extension("restoring");
            fs::copy(&from, &staged).with_context(|| format!("cannot copy {}", from.display()))?;
            File::open(&staged)?.sync_all()?;
            fs::rename(&staged, file)?;
            Ok(File::open(into)?.sync_all()?)
        }
        DatabaseKind::Postgres => {
            let mut command = program("pg_restore", config);
            command.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]);
            command.arg("--dbname").arg(config.database.database_name()).arg(&from);
            run(&mut command, "pg_restore").await
        }
    }
}

/// One of PostgreSQL's programs, told where the database is. Its password stands in no command line, which everybody may read.
fn program(name: &str, config: &Config) -> Command {
    #[expect(clippy::disallowed_methods, reason = "PostgreSQL's own program, which sees nothing but our own database")]
    let mut command = Command::new(name);
    let d = &config.database;
    command.arg("--no-password").args(["--host", &d.hostname, "--username", &d.username]);
    command.args(["--port", &d.port.to_string()]);
    if !d.password.expose().is_empty() {
        command.env("PGPASSWORD", d.password.expose());
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

async fn run(command: &mut Command, name: &str) -> anyhow::Result<()> {
    let output = match command.output().await {
        Ok(output) => output,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            bail!("{name} is not there: install PostgreSQL's client programs (on Debian the package postgresql-client)")
        }
        Err(e) => return Err(e).with_context(|| format!("{name} cannot be started")),
    };
    if !output.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
