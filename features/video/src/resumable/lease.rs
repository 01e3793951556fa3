//! The right to write to an upload or to finish it: held in the database, kept alive while its holder works.

use super::lifetime;
use super::protocol::{Fault, Refusal};
use crate::store::{self, UploadRow};
use database::Error;
use futures::FutureExt;
use platform::{App, random};
use std::sync::OnceLock;
use std::time::Duration;
use tokio::task::JoinHandle;

/// Without a sign of life for this long the holder has lost it, in milliseconds.
const LEASE: i64 = 60_000;
const BEAT: Duration = Duration::from_secs(10);

/// Names this process among those that share the database.
fn process() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| random::hex(8))
}

/// A lease that is held; its heart beats until it is dropped.
pub struct Lease {
    app: App,
    /// The upload.
    pub id: String,
    /// Who holds it.
    pub owner: String,
    heart: JoinHandle<()>,
}

impl Lease {
    /// Takes the lease and reads the row as it is under it.
    pub async fn take(app: &App, id: &str) -> Result<(Lease, UploadRow), Refusal> {
        let owner = format!("{}:{}", process(), random::hex(8));
        let now = app.now();
        let taken = app
            .db
            .write((id.to_owned(), owner.clone()), move |tx, (id, owner)| {
                async move {
                    let taken = store::take_lease(tx, now, &id, &owner, now + LEASE).await?;
                    Ok::<_, Error>((taken, store::upload(tx, &id).await?))
                }
                .boxed()
            })
            .await?;
        match taken {
            (true, Some(row)) => {
                let heart = tokio::spawn(beat(app.clone(), id.to_owned(), owner.clone()));
                Ok((Lease { app: app.clone(), id: id.to_owned(), owner, heart }, row))
            }
            (_, None) => Err(Fault::NotFound.into()),
            (_, Some(row)) if row.state == "finishing" => Err(Fault::Finishing.into()),
            (_, Some(row)) if row.state == "done" && row.video_id.is_none() => Err(Fault::NotFound.into()),
            _ => Err(Fault::TooManyRequests.into()),
        }
    }

    /// Records durable bytes and the state; `Conflict` when the lease was lost.
    pub async fn record(&self, received: i64, state: &'static str) -> Result<(), Refusal> {
        let now = self.app.now();
        let expires = now + lifetime(&self.app);
        let input = (self.id.clone(), self.owner.clone());
        let recorded = self
            .app
            .db
            .write(input, move |tx, (id, owner)| {
                async move { store::set_received(tx, now, &id, &owner, (received, state), expires).await }.boxed()
            })
            .await?;
        if recorded { Ok(()) } else { Err(Fault::Conflict.into()) }
    }

    /// Gives the lease back.
    pub async fn release(self) {
        let input = (self.id.clone(), self.owner.clone());
        let released: Result<(), Error> = self
            .app
            .db
            .write(input, |tx, (id, owner)| async move { store::release(tx, &id, &owner).await }.boxed())
            .await;
        if let Err(e) = released {
            tracing::warn!(error = %e, "the lease of an upload runs out by itself");
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.heart.abort();
    }
}

async fn beat(app: App, id: String, owner: String) {
    loop {
        let now = app.now();
        let (until, expires) = (now + LEASE, now + lifetime(&app));
        let kept: Result<bool, Error> = app
            .db
            .write((id.clone(), owner.clone()), move |tx, (id, owner)| {
                async move { store::extend_lease(tx, &id, &owner, until, expires).await }.boxed()
            })
            .await;
        if matches!(kept, Ok(false)) {
            return;
        }
        tokio::time::sleep(BEAT).await;
    }
}
