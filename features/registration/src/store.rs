//! The SQL of requests to register.

use crate::form::Form;
use crate::row::{Registration, State};
use database::{Conn, Error, Sql, Tx};
use platform::{Page, random};

const SELECT: &str = "SELECT id, state, username, email, email_verified, password_hash, account_display_name, \
     channel_handle, channel_display_name, reason, moderation_response, user_id, created_at, updated_at \
     FROM user_registration";

/// A request to be.
pub(crate) struct NewRegistration {
    pub form: Form,
    pub password_hash: String,
    pub email_verified: Option<bool>,
}

/// Stores a request and returns its id.
pub(crate) async fn insert(tx: &mut Tx, new: &NewRegistration, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO user_registration (state, username, username_fold, email, email_fold, email_verified, \
               password_hash, account_display_name, channel_handle, channel_handle_fold, channel_display_name, reason, \
               created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) RETURNING id";
    let form = &new.form;
    let (handle, name) = form.channel.clone().unzip();
    let sql = Sql::new(sql)
        .bind(State::Pending as i64)
        .bind(&form.username)
        .bind(form.username.to_lowercase())
        .bind(&form.email)
        .bind(form.email.to_lowercase())
        .bind(new.email_verified)
        .bind(&new.password_hash)
        .bind(form.display_name.clone())
        .bind(handle.clone())
        .bind(handle.map(|handle| handle.to_lowercase()))
        .bind(name)
        .bind(&form.reason)
        .bind(now);
    tx.one(sql).await
}

/// What nobody else may have asked for.
pub(crate) struct Names<'a> {
    pub username: &'a str,
    pub email: &'a str,
    pub handle: Option<&'a str>,
}

/// Whether a request, of whatever state, has the address or one of the names.
pub(crate) async fn is_asked_for(conn: &mut Conn, names: Names<'_>) -> Result<bool, Error> {
    let username = names.username.to_lowercase();
    let handle = names.handle.map_or_else(|| username.clone(), str::to_lowercase);
    let sql = "SELECT id FROM user_registration WHERE email_fold = $1 OR username_fold = $2 OR username_fold = $3 \
               OR channel_handle_fold = $2 OR channel_handle_fold = $3 LIMIT 1";
    let sql = Sql::new(sql).bind(names.email.to_lowercase()).bind(username).bind(handle);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// The request of an id.
pub(crate) async fn find(conn: &mut Conn, id: i64) -> Result<Option<Registration>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE id = ").arg(id);
    conn.optional(sql).await
}

/// The newest undecided request of an address.
pub(crate) async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Registration>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE email_fold = ").arg(email.to_lowercase());
    sql.push(" AND state = ").arg(State::Pending as i64).push(" ORDER BY id DESC LIMIT 1");
    conn.optional(sql).await
}

/// Keeps the secret of a link; `until` in milliseconds since 1970.
pub(crate) async fn set_verification(tx: &mut Tx, id: i64, secret: &str, until: i64) -> Result<(), Error> {
    let sql = "UPDATE user_registration SET verify_hash = $1, verify_expires_at = $2 WHERE id = $3";
    tx.execute(Sql::new(sql).bind(random::fingerprint(secret)).bind(until).bind(id)).await.map(drop)
}

/// Marks the address as theirs; whether the secret was good.
pub(crate) async fn verify(tx: &mut Tx, id: i64, secret: &str, now: i64) -> Result<bool, Error> {
    let sql = "UPDATE user_registration SET email_verified = TRUE, updated_at = $1 \
               WHERE id = $2 AND verify_hash = $3 AND verify_expires_at > $1";
    Ok(tx.execute(Sql::new(sql).bind(now).bind(id).bind(random::fingerprint(secret))).await? == 1)
}

/// Decides a request.
pub(crate) async fn decide(
    tx: &mut Tx,
    id: i64,
    state: State,
    response: &str,
    user_id: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    let sql = "UPDATE user_registration SET state = $1, moderation_response = $2, user_id = $3, processed_at = $4, \
               updated_at = $4 WHERE id = $5";
    tx.execute(Sql::new(sql).bind(state as i64).bind(response).bind(user_id).bind(now).bind(id)).await.map(drop)
}

/// Removes a request.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM user_registration WHERE id = $1").bind(id)).await.map(drop)
}

/// What the list is filtered by.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub states: Option<Vec<i64>>,
}

impl Filter {
    fn push(&self, sql: &mut Sql) {
        sql.push(" WHERE 1 = 1");
        if let Some(search) = self.search.as_ref().filter(|s| !s.is_empty()) {
            let escaped = search.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
            let like = format!("%{escaped}%");
            sql.push(" AND (username_fold LIKE ").arg(&like).push(" ESCAPE '!' OR email_fold LIKE ").arg(&like);
            sql.push(" ESCAPE '!' OR channel_handle_fold LIKE ").arg(&like);
            sql.push(" ESCAPE '!' OR lower(reason) LIKE ").arg(&like).push(" ESCAPE '!')");
        }
        if let Some(states) = &self.states {
            sql.push(" AND state IN ").list(states.iter().copied());
        }
    }
}

/// A page of requests.
pub(crate) async fn page(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<Registration>, Error> {
    let mut sql = Sql::new(SELECT);
    filter.push(&mut sql);
    sql.push(match page.sort {
        "state" => " ORDER BY state",
        _ => " ORDER BY created_at",
    });
    sql.push(if page.descending { " DESC, id DESC" } else { ", id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many requests match.
pub(crate) async fn count(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM user_registration");
    filter.push(&mut sql);
    conn.one(sql).await
}
