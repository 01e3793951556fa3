//! Something elsewhere is gone.

use crate::remote::actor::forget;
use crate::remote::failure::Failure;
use ::actor::remote::by_url;
use activitypub::Verified;
use platform::App;

/// An actor removes itself, with everything that is its own.
pub(super) async fn actor(app: &App, activity: &Verified) -> Result<(), Failure> {
    let known = by_url(&mut app.db.reader().await?, activity.actor().as_str()).await?;
    match known.filter(|actor| actor.host.is_some()) {
        Some(known) => forget(app, &known).await,
        None => Ok(()),
    }
}
