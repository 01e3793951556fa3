//! From the command line to an application: configuration, database, files, keys.

use anyhow::{Context, anyhow, bail};
use config::value::{DatabaseKind, Secret};
use config::{Config, Loaded, Sources};
use database::{Db, PostgresOptions, SqliteOptions, migrate};
use object_storage::ObjectStorage;
use platform::{App, Clock, buckets, random, schema, setting};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// An application and who it is among several nodes.
pub(crate) struct Opened {
    pub(crate) app: App,
    pub(crate) node: String,
}

/// Gathers what a configuration is made from; creates the data folder.
pub(crate) fn sources(file: &Option<PathBuf>, data: &Path, listen: Option<String>) -> anyhow::Result<Sources> {
    fs::create_dir_all(data).with_context(|| format!("cannot create {}", data.display()))?;
    let data = data.canonicalize().with_context(|| format!("cannot find {}", data.display()))?;
    let options = config::Options { config: file.clone(), data, listen };
    let env = std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)));
    Ok(config::gather(&options, env)?)
}

/// Merges the layers; every mistake is told at once.
pub(crate) fn load(sources: &Sources) -> anyhow::Result<Loaded> {
    config::load(sources).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|e| format!("  {e}")).collect();
        anyhow!("the configuration is not valid:\n{}", lines.join("\n"))
    })
}

/// Keeps a second server out of the data folder for as long as the file is held.
pub(crate) fn lock(data: &Path) -> anyhow::Result<File> {
    let path = data.join("lock");
    let file = OpenOptions::new().create(true).write(true).truncate(false).open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => bail!("{}: another server uses this data folder", path.display()),
    }
}

/// Opens database and files, and loads the configuration again with what was saved in the web interface.
pub(crate) async fn open(mut sources: Sources) -> anyhow::Result<Opened> {
    let data = sources.data.clone();
    sources.generated_secret = Some(Secret::new(kept(&data, "secret", || random::hex(32))?));
    let node = kept(&data, "node-id", || random::token(12))?;
    let first = load(&sources)?.config;
    let clock = Clock::system();
    let db = open_database(&first).await?;
    migrate(&db, schema::STEPS, clock.now()).await.context("the schema cannot be brought up to date")?;
    let mut conn = db.reader().await?;
    sources.saved = setting::all(&mut conn).await?;
    drop(conn);
    let config = if sources.saved.is_empty() { first } else { load(&sources)?.config };
    for (_, folder) in config.storage.folders() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let storage = ObjectStorage::open_disk(buckets::on_disk(&config.storage)).await?;
    let app = App::new(db, storage, config, clock);
    app.set_sources(sources);
    user::install_authenticator(&app);
    Ok(Opened { app, node })
}

/// Opens what is there without changing it: no schema step, no secret, no folder. For `doctor`, beside a server or without.
pub(crate) async fn look(mut sources: Sources) -> anyhow::Result<App> {
    let secret = fs::read_to_string(sources.data.join("secret")).unwrap_or_default();
    sources.generated_secret = Some(secret.trim()).filter(|s| !s.is_empty()).map(|s| Secret::new(s.to_owned()));
    let first = load(&sources)?.config;
    let file = &first.sepiola.sqlite.file;
    if first.sepiola.database == DatabaseKind::Sqlite && !file.is_file() {
        bail!("{}: there is no database; the first start of the server makes it", file.display());
    }
    let db = open_database(&first).await?;
    sources.saved = setting::all(&mut db.reader().await?).await.context("the database cannot be read")?;
    let config = if sources.saved.is_empty() { first } else { load(&sources)?.config };
    let mut settings = buckets::on_disk(&config.storage);
    settings.buckets.retain(|_, bucket| bucket.folder.is_dir());
    let storage = ObjectStorage::open_disk(settings).await?;
    Ok(App::new(db, storage, config, Clock::system()))
}

/// Connects to the database, or makes an embedded one, without any schema.
pub(crate) async fn open_database(config: &Config) -> anyhow::Result<Db> {
    Ok(match config.sepiola.database {
        DatabaseKind::Sqlite => {
            let sqlite = &config.sepiola.sqlite;
            let options = SqliteOptions { path: sqlite.file.clone(), readers: sqlite.readers };
            Db::open_sqlite(options).await.with_context(|| format!("cannot open {}", sqlite.file.display()))?
        }
        DatabaseKind::Postgres => {
            let d = &config.database;
            let options =
                PostgresOptions::server(&d.hostname, d.port, &d.database_name(), &d.username, d.password.expose());
            Db::open_postgres(options)
                .await
                .with_context(|| format!("cannot reach PostgreSQL at {}:{}", d.hostname, d.port))?
        }
    })
}

/// A small secret that is made once and kept in the data folder, readable by its owner only.
fn kept(data: &Path, name: &str, make: impl Fn() -> String) -> anyhow::Result<String> {
    let path = data.join(name);
    if let Ok(text) = fs::read_to_string(&path) {
        let text = text.trim();
        if !text.is_empty() {
            return Ok(text.to_owned());
        }
    }
    let made = make();
    let staged = data.join(format!("{name}.new"));
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&staged)?;
    file.write_all(made.as_bytes())?;
    file.sync_all()?;
    fs::rename(&staged, &path)?;
    File::open(data)?.sync_all()?;
    Ok(made)
}

/// Creates what an empty database lacks: keys, the OAuth client, the administrator.
pub(crate) async fn first_start(app: &App) -> anyhow::Result<Option<channel::FirstStart>> {
    #[expect(clippy::disallowed_methods, reason = "the one variable that is read once, at the first start")]
    let password = std::env::var("PT_INITIAL_ROOT_PASSWORD").ok().filter(|p| !p.is_empty());
    Ok(channel::bootstrap(app, password).await?)
}
