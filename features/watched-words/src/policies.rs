//! What automatic tags lead to.

use crate::available::available;
use crate::json::CommentPolicies;
use crate::{Owner, store};
use database::{Conn, Error};
use futures::FutureExt as _;
use platform::{App, Problem, Result};

/// The policies of an account for comments.
pub(crate) async fn get(app: &App, account_id: i64) -> Result<CommentPolicies> {
    Ok(CommentPolicies { review: store::reviewed(&mut app.db.reader().await?, account_id).await? })
}

/// Replaces them. Comments that are there stay as they are.
pub(crate) async fn replace(app: &App, account_id: i64, review: Vec<String>) -> Result<()> {
    app.db
        .write((account_id, review), |tx, (account_id, review)| {
            async move {
                let known = available(tx, Owner::Account(account_id)).await?.available;
                if let Some(name) = review.iter().find(|tag| !known.iter().any(|k| k.name == **tag)) {
                    return Err(Problem::bad_request(format!("{name} is not an available automatic tag")));
                }
                Ok(store::replace_reviewed(tx, account_id, &review).await?)
            }
            .boxed()
        })
        .await
}

/// Whether a comment with these tags on a video of the account is held until it is approved.
pub async fn holds(conn: &mut Conn, account_id: i64, tags: &[String]) -> Result<bool, Error> {
    if tags.is_empty() {
        return Ok(false);
    }
    let reviewed = store::reviewed(conn, account_id).await?;
    Ok(tags.iter().any(|tag| reviewed.contains(tag)))
}
