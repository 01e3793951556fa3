//! A new list.

use crate::requests::Wanted;
use crate::{Owner, store};
use futures::FutureExt as _;
use platform::{App, Problem, Result};

/// Every text is looked through for all lists of an owner, so there are not endlessly many.
pub(crate) const MOST_LISTS: i64 = 100;

/// The refusal of a name that another list has.
pub(crate) fn name_is_taken(name: &str) -> Problem {
    Problem::bad_request(format!("Watched words list with name {name} already exists"))
}

/// Adds a list and answers its number.
pub(crate) async fn create(app: &App, owner: Owner, wanted: Wanted) -> Result<i64> {
    let now = app.now();
    app.db
        .write((owner, wanted), move |tx, (owner, wanted)| {
            async move {
                let (name, words) = (wanted.name.unwrap_or_default(), wanted.words.unwrap_or_default());
                if store::named(tx, owner, &name).await?.is_some() {
                    return Err(name_is_taken(&name));
                }
                if store::count(tx, owner).await? >= MOST_LISTS {
                    return Err(Problem::conflict("There are as many lists of watched words as there may be."));
                }
                let id = store::insert(tx, owner, &name, &words, now).await?;
                let id = id.ok_or_else(|| name_is_taken(&name))?;
                store::enqueue_retag(tx, owner, now).await?;
                Ok(id)
            }
            .boxed()
        })
        .await
}
