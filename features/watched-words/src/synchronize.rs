//! Taking in what followed lists of words say: their steps change one list of the owner, which bears their name.

use crate::create::MOST_LISTS;
use crate::requests::{MOST_WORDS, Wanted};
use crate::store::subscriptions::{self as followed, Due};
use crate::subscriptions::WORDS;
use crate::{Owner, store};
use database::{Error, Tx};
use futures::{FutureExt as _, StreamExt as _, stream};
use moderation::elsewhere::{self, Published, State, Step};
use platform::{App, Problem, Result};

/// So many lists are read at the same time: one that hangs holds up few others.
const AT_ONCE: usize = 8;

/// Reads the lists that are due and takes them in; how many there were.
///
/// # Errors
/// When the database fails. A list that cannot be read, or does not fit, is marked as failed.
pub async fn synchronize(app: &App) -> Result<usize> {
    let now = app.now();
    let next = elsewhere::next(app, now);
    let claim =
        app.db.write((now, next), |tx, (now, next)| async move { followed::claim(tx, now, next).await }.boxed());
    let due: Vec<Due> = claim.await?;
    let count = due.len();
    let done: Vec<Result<()>> = stream::iter(due).map(|list| one(app, list)).buffer_unordered(AT_ONCE).collect().await;
    done.into_iter().collect::<Result<()>>()?;
    Ok(count)
}

async fn one(app: &App, list: Due) -> Result<()> {
    let read = elsewhere::read(app, &list.url, list.last_step_at, &WORDS).await.map_err(|e| e.to_string());
    let taken = match read {
        Ok(published) => take(app, list.id, published).await.map_err(|e| e.to_string()),
        Err(reason) => Err(reason),
    };
    if let Err(reason) = taken {
        tracing::warn!(url = list.url, reason, "a followed list of words is not synchronized");
        let write = app.db.write((list.id, app.now()), |tx, (id, now)| {
            async move { followed::set_state(tx, id, State::Failed, now).await }.boxed()
        });
        write.await?;
    }
    Ok(())
}

/// The words of a list after some steps, in the order they came.
fn after(mut words: Vec<String>, steps: &[Step]) -> Vec<String> {
    for step in steps {
        let at = words.iter().position(|w| *w == step.subject);
        match (at, step.adds) {
            (None, true) => words.push(step.subject.clone()),
            (Some(at), false) => drop(words.remove(at)),
            (None, false) | (Some(_), true) => {}
        }
    }
    words
}

/// Takes a list in, and notes how far it was read, together.
async fn take(app: &App, id: i64, list: Published) -> Result<()> {
    app.db
        .write((id, list, app.now()), |tx, (id, list, now)| {
            async move {
                // Another node may have taken it in, or somebody removed it, while it was read.
                let Some(row) = followed::one(tx, id).await? else { return Ok(()) };
                let news: Vec<Step> =
                    list.steps.into_iter().filter(|s| row.last_step_at.is_none_or(|last| s.at > last)).collect();
                apply(tx, row.owner(), id, &list.name, &news, now).await?;
                // A date in the future must not hide the steps that come before it.
                let last = news.last().map(|s| s.at.min(now)).max(row.last_step_at);
                Ok::<_, Problem>(followed::synchronized(tx, id, &list.name, last, now).await?)
            }
            .boxed()
        })
        .await
}

/// Makes the owner's list what the steps say; everything of theirs is looked through again when it changed.
async fn apply(tx: &mut Tx, owner: Owner, id: i64, name: &str, steps: &[Step], now: i64) -> Result<()> {
    let ours = followed::list_of(tx, id).await?;
    let taken = |other: i64| ours.as_ref().is_none_or(|list| list.id != other);
    if store::named(tx, owner, name).await?.is_some_and(taken) {
        return Err(Problem::conflict("The owner has another list of that name."));
    }
    let before = ours.as_ref().map(|list| list.words.clone()).unwrap_or_default();
    let words = after(before.clone(), steps);
    if words.len() > MOST_WORDS {
        return Err(Problem::conflict("The list has too many words."));
    }
    let conflict = |e: Error| match e {
        Error::Constraint(_) => Problem::conflict("The owner has another list of that name."),
        e => e.into(),
    };
    match ours {
        None if words.is_empty() => return Ok(()),
        None => {
            if store::count(tx, owner).await? >= MOST_LISTS {
                return Err(Problem::conflict("There are as many lists of watched words as there may be."));
            }
            followed::insert_list(tx, owner, id, name, &words, now).await.map_err(conflict)?;
        }
        Some(list) if words.is_empty() => drop(store::delete(tx, owner, list.id).await?),
        Some(list) if words == before && list.name == name => return Ok(()),
        Some(list) => {
            let wanted = Wanted { name: Some(name.to_owned()), words: Some(words) };
            store::update(tx, list.id, &wanted, now).await.map_err(conflict)?;
        }
    }
    Ok(store::enqueue_retag(tx, owner, now).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_add_and_take_away_in_their_order() {
        let step = |adds, word: &str| Step { adds, subject: word.to_owned(), at: 0 };
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let steps = [step(true, "b"), step(true, "a"), step(false, "b"), step(false, "x"), step(true, "c")];
        assert_eq!(after(words(&["a"]), &steps), words(&["a", "c"]));
        assert_eq!(after(words(&["a"]), &[step(false, "a")]), Vec::<String>::new());
    }
}
