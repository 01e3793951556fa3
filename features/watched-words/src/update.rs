//! Changing a list: its name, its words.

use crate::create::name_is_taken;
use crate::requests::Wanted;
use crate::{Owner, store};
use database::Error;
use futures::FutureExt as _;
use platform::{App, Problem, Result};

/// The refusal of a number that is none of the owner's lists'.
pub(crate) fn unknown() -> Problem {
    Problem::not_found("Unknown watched words list id for this account")
}

/// Changes a list of an owner; everything of theirs is looked through again.
pub(crate) async fn update(app: &App, owner: Owner, id: i64, wanted: Wanted) -> Result<()> {
    let now = app.now();
    app.db
        .write((owner, wanted), move |tx, (owner, wanted)| {
            async move {
                if !store::is_list(tx, owner, id).await? {
                    return Err(unknown());
                }
                if let Some(name) = &wanted.name
                    && store::named(tx, owner, name).await?.is_some_and(|other| other != id)
                {
                    return Err(name_is_taken(name));
                }
                store::update(tx, id, &wanted, now).await.map_err(|e| match (e, &wanted.name) {
                    // Another request took the name meanwhile.
                    (Error::Constraint(_), Some(name)) => name_is_taken(name),
                    (e, _) => e.into(),
                })?;
                Ok(store::enqueue_retag(tx, owner, now).await?)
            }
            .boxed()
        })
        .await
}
