//! What automatic tags lead to.

use crate::Owner;
use crate::available::available;
use crate::store::{self, Policy};
use database::{Conn, Error};
use futures::FutureExt as _;
use platform::{App, Problem, Result};

/// The tags of an owner that lead to something.
pub(crate) async fn get(app: &App, owner: Owner, policy: Policy) -> Result<Vec<String>> {
    Ok(store::policy_tags(&mut app.db.reader().await?, owner, policy).await?)
}

/// Replaces them. What is there already stays as it is.
pub(crate) async fn replace(app: &App, owner: Owner, policy: Policy, tags: Vec<String>) -> Result<()> {
    app.db
        .write((owner, tags), move |tx, (owner, tags)| {
            async move {
                let known = available(tx, owner).await?.available;
                if let Some(name) = tags.iter().find(|tag| !known.iter().any(|k| k.name == **tag)) {
                    return Err(Problem::bad_request(format!("{name} is not an available automatic tag")));
                }
                Ok(store::replace_policy(tx, owner, policy, &tags).await?)
            }
            .boxed()
        })
        .await
}

/// Whether a comment with these tags on a video of the account is held until it is approved.
pub async fn holds(conn: &mut Conn, account_id: i64, tags: &[String]) -> Result<bool, Error> {
    leads(conn, Owner::Account(account_id), Policy::ReviewComment, tags).await
}

/// Whether one of the tags leads to something.
pub(crate) async fn leads(conn: &mut Conn, owner: Owner, policy: Policy, tags: &[String]) -> Result<bool, Error> {
    if tags.is_empty() {
        return Ok(false);
    }
    let named = store::policy_tags(conn, owner, policy).await?;
    Ok(tags.iter().any(|tag| named.contains(tag)))
}
