//! Removing what is older than the configuration allows, in steps that leave room for others.

use crate::store;
use crate::view::millis;
use database::Error;
use futures::FutureExt;
use platform::App;

/// Removes history that is older than `history.videos.max_age`.
pub async fn remove_old_history(app: &App) -> Result<(), Error> {
    let Some(age) = app.config().history.videos.max_age.get() else { return Ok(()) };
    let before = app.now() - millis(age);
    while app.db.write(before, |tx, before| store::remove_old_history(tx, before).boxed()).await? == store::STEP {}
    Ok(())
}

/// Removes hours of views older than `views.videos.local.max_age` and `views.videos.remote.max_age`; the former holds for
/// viewings as well. The counters of the videos stay.
pub async fn remove_old_statistics(app: &App) -> Result<(), Error> {
    let config = app.config();
    let (local, remote) = (config.views.videos.local.max_age.get(), config.views.videos.remote.max_age.get());
    for (is_local, age) in [(true, local), (false, remote)] {
        let Some(before) = age.map(|age| app.now() - millis(age)) else { continue };
        let hours = async || {
            let write = app.db.write((is_local, before), |tx, (is_local, before)| {
                store::remove_old_hours(tx, is_local, before).boxed()
            });
            write.await
        };
        while hours().await? == store::STEP {}
        if is_local {
            while app.db.write(before, |tx, before| store::remove_old_viewings(tx, before).boxed()).await?
                == store::STEP
            {}
        }
    }
    Ok(())
}
