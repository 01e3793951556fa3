//! An actor elsewhere accepts or refuses to be followed from here.

use super::process::Deed;
use crate::remote::failure::Failure;
use crate::remote::{backfill, read};
use ::actor::remote::{by_id, by_url};
use ::follow::State;
use ::follow::incoming::answer;
use database::Tx;
use futures::FutureExt as _;
use platform::Result as Answer;

/// Records the answer. Whose wish it answers is told by the request inside, or by the inbox it came to.
pub(super) async fn answered(deed: &Deed<'_>, state: State) -> Result<(), Failure> {
    let mut conn = deed.app.db.reader().await?;
    let named = deed.activity.body().get("object").filter(|o| o.is_object()).and_then(|o| read::address(o, "actor"));
    let follower = match (named, deed.inbox_actor_id) {
        (Some(url), _) => by_url(&mut conn, url.as_str()).await?,
        (None, Some(id)) => by_id(&mut conn, id).await?,
        (None, None) => None,
    };
    drop(conn);
    let follower = follower.filter(|f| f.host.is_none()).ok_or_else(|| Failure::refused("it answers nobody here"))?;
    let (now, target) = (deed.app.now(), deed.actor.id);
    let input = (follower.id, target);
    let write =
        deed.app.db.write(input, move |tx, (follower, target)| record(tx, follower, target, state, now).boxed());
    match write.await? {
        true => Ok(()),
        false => Err(Failure::refused("nobody here asked to follow this actor")),
    }
}

async fn record(tx: &mut Tx, follower: i64, target: i64, state: State, now: i64) -> Answer<bool> {
    let before = answer(tx, follower, target, state, now).await?;
    if state == State::Accepted && before.is_some_and(|before| before != State::Accepted) {
        backfill::later(tx, target, now).await?;
    }
    Ok(before.is_some())
}
