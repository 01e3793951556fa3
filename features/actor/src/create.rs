//! Storing a new local actor.

use crate::{Error, KeyPair, Kind, fold, store};
use database::{Sql, Tx};

/// A local actor to be.
#[derive(Clone)]
pub struct NewActor {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its keys, from [`crate::generate`].
    pub keys: KeyPair,
    /// Beginning of this instance's addresses.
    pub origin: String,
    /// Now, in milliseconds since 1970.
    pub now: i64,
}

/// Stores a local actor and returns its id.
///
/// # Errors
/// [`Error::NameTaken`] when a local actor has or had the name, in whatever case.
pub async fn create(tx: &mut Tx, actor: &NewActor) -> Result<i64, Error> {
    if store::is_taken(tx, &actor.name).await? {
        return Err(Error::NameTaken(actor.name.clone()));
    }
    let sql = "INSERT INTO actor (kind, username, username_fold, url, public_key, private_key, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING id";
    let sql = Sql::new(sql)
        .bind(actor.kind.as_str())
        .bind(&actor.name)
        .bind(fold(&actor.name))
        .bind(actor.kind.url(&actor.origin, &actor.name))
        .bind(&actor.keys.public)
        .bind(&actor.keys.private)
        .bind(actor.now);
    tx.one(sql).await.map_err(|e| match e {
        // Somebody else was faster between the look and the write.
        database::Error::Constraint(_) => Error::NameTaken(actor.name.clone()),
        e => e.into(),
    })
}
