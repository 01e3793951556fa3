//! A new password from the command line, for administrators who lost theirs.

use crate::store::{self, Change};
use crate::{password, session};
use futures::FutureExt as _;
use platform::{App, Problem, Result};

/// Gives a user a new password and ends their sessions.
///
/// # Errors
/// 404 when nobody has that name.
pub async fn reset_password(app: &App, username: &str, new_password: &str) -> Result<()> {
    let hash = password::hash(new_password).await?;
    app.db
        .write((username.to_owned(), hash, app.now()), |tx, (username, hash, now)| {
            async move {
                let user = store::by_name(tx, &username).await?;
                let user = user.ok_or_else(|| Problem::not_found("User not found"))?;
                store::update(tx, user.id, &Change { password_hash: Some(hash), ..Change::default() }, now).await?;
                session::revoke_all(tx, user.id, None).await.map_err(Problem::from)
            }
            .boxed()
        })
        .await
}
