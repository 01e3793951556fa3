//! Forgetting what was kept too long for servers that did not come back, and what lanes hold beyond their bound.

use crate::store;
use database::Error;
use futures::FutureExt;
use platform::App;

/// Rows that one transaction removes.
const PORTION: i64 = 2_000;
/// Activities that nobody waits for are looked for among those that old, in milliseconds.
const SETTLED: i64 = 3_600_000;

/// Does it once.
pub(crate) async fn prune(app: &App) -> Result<(), Error> {
    let settings = &app.config().sepiola.delivery;
    let keep = i64::try_from(settings.keep.as_millis()).unwrap_or(i64::MAX / 2);
    let (old, settled) = (app.now().saturating_sub(keep), app.now() - SETTLED);
    let most = i64::from(settings.most_waiting);
    while app.db.write(old, |tx, before| store::drop_older(tx, before, PORTION).boxed()).await? {}
    let overfull = store::overfull(&mut app.db.reader().await?, most).await?;
    for peer in overfull {
        while app.db.write((peer, most), |tx, (peer, most)| store::drop_beyond(tx, peer, most, PORTION).boxed()).await?
        {
        }
    }
    while app.db.write(settled, |tx, before| store::drop_unwanted(tx, before, PORTION).boxed()).await? {}
    Ok(())
}
