//! Newcomers: those who registered by themselves, and those who ask whether they may.

use crate::kind::Kind;
use crate::recipient;
use crate::send::{Moment, send};
use crate::subject::Subjects;
use database::{Error, Sql, Tx};
use platform::Right;

/// Those who look after users hear that somebody registered.
pub(crate) async fn registered(tx: &mut Tx, at: &Moment, user_id: i64) -> Result<(), Error> {
    let account = tx.optional::<i64>(Sql::new("SELECT id FROM account WHERE user_id = $1").bind(user_id)).await?;
    let Some(account_id) = account else { return Ok(()) };
    let to = recipient::with_right(tx, Right::ManageUsers).await?;
    let subjects = Subjects { account_id: Some(account_id), ..Subjects::default() };
    send(tx, at, Kind::UserRegistered, subjects, &to).await
}

/// Those who decide about requests hear of a new one.
pub(crate) async fn requested(tx: &mut Tx, at: &Moment, registration_id: i64) -> Result<(), Error> {
    let sql = Sql::new("SELECT id FROM user_registration WHERE id = $1").bind(registration_id);
    if tx.optional::<i64>(sql).await?.is_none() {
        return Ok(());
    }
    let to = recipient::with_right(tx, Right::ManageRegistrations).await?;
    let subjects = Subjects { registration_id: Some(registration_id), ..Subjects::default() };
    send(tx, at, Kind::RegistrationRequested, subjects, &to).await
}
