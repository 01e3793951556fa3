//! Users, accounts, channels and their keys.

use super::{PAGE, Patient, Seen};
use ::database::Sql;
use futures::FutureExt;
use futures::future::BoxFuture;

const KEYS: &str = "restore the row of `actor` from a backup: without its keys nothing it sends is believed";

/// Each local user has an account, each account and channel an actor with keys.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        users(patient, &mut seen).await?;
        actors(patient, &mut seen).await?;
        let mut conn = patient.app.db.reader().await?;
        let clients: i64 = conn.one("SELECT count(*) FROM oauth_client").await?;
        if clients == 0 {
            seen.wrong("there is no OAuth client: nobody can sign in", "start the server once: it makes one");
        }
        let administrators: i64 = conn.one("SELECT count(*) FROM users WHERE role = 0 AND NOT blocked").await?;
        if administrators == 0 {
            seen.wrong("there is no administrator", "give a user role 0 in the table `users`");
        }
        Ok(seen)
    }
    .boxed()
}

async fn users(patient: &Patient<'_>, seen: &mut Seen) -> anyhow::Result<()> {
    let mut conn = patient.app.db.reader().await?;
    let mut after = 0i64;
    loop {
        let sql = "SELECT u.id, u.username, a.id AS account, \
                   (SELECT count(*) FROM channel c WHERE c.account_id = a.id) AS channels \
                   FROM users u LEFT JOIN account a ON a.user_id = u.id WHERE u.id > $1 ORDER BY u.id LIMIT $2";
        let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
        for row in &rows {
            after = row.get("id")?;
            let name: String = row.get("username")?;
            let account: Option<i64> = row.get("account")?;
            let channels: i64 = row.get("channels")?;
            seen.count += 1;
            if account.is_none() {
                seen.wrong(format!("user {name}: has no account"), "remove the user and create it again");
            } else if channels == 0 {
                seen.wrong(format!("user {name}: has no channel"), "let the user create a channel");
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

async fn actors(patient: &Patient<'_>, seen: &mut Seen) -> anyhow::Result<()> {
    let mut conn = patient.app.db.reader().await?;
    let mut after = 0i64;
    loop {
        let sql = "SELECT id, username, (coalesce(public_key, '') <> '' AND coalesce(private_key, '') <> '') AS has_keys, \
                   (EXISTS (SELECT 1 FROM account a WHERE a.actor_id = actor.id) \
                    OR EXISTS (SELECT 1 FROM channel c WHERE c.actor_id = actor.id)) AS stands_for \
                   FROM actor WHERE host IS NULL AND deleted_at IS NULL AND id > $1 ORDER BY id LIMIT $2";
        let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
        for row in &rows {
            after = row.get("id")?;
            let name: String = row.get("username")?;
            seen.count += 1;
            if !row.get::<bool>("has_keys")? {
                seen.wrong(format!("actor {name}: has no pair of keys"), KEYS);
            }
            if !row.get::<bool>("stands_for")? {
                seen.wrong(
                    format!("actor {name}: belongs to no account and no channel"),
                    "set its `deleted_at`, so that it is a tombstone",
                );
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}
