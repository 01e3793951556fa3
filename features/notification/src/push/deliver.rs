//! From new rows to open pages.

use super::listeners::{Listener, Listeners};
use crate::json::Notification;
use crate::store::{self, NotificationRow};
use crate::subject::{Loaded, Subjects};
use database::Error;
use platform::App;
use std::sync::Arc;
use std::time::Duration;

/// Rows read at a time.
const BATCH: i64 = 500;
/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);

/// Follows the rows of notifications by their number.
pub(super) struct Deliver {
    app: App,
    listeners: Arc<Listeners>,
    /// The newest row that was seen; none while nobody listens.
    seen: Option<i64>,
}

impl Deliver {
    pub fn new(app: App, listeners: Arc<Listeners>) -> Self {
        Deliver { app, listeners, seen: None }
    }

    pub async fn run(mut self) {
        let mut changes = self.app.db.changes();
        loop {
            changes.borrow_and_update();
            match self.step().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => {
                    tracing::warn!(%error, "notifications cannot be pushed; trying again");
                    tokio::time::sleep(LOOK).await;
                    continue;
                }
            }
            tokio::select! {
                Ok(()) = changes.changed() => {}
                () = self.listeners.joined() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Delivers some rows; whether there may be more.
    async fn step(&mut self) -> Result<bool, Error> {
        self.seen = self.listeners.resume(self.seen);
        let Some(seen) = self.seen else { return Ok(false) };
        let mut conn = self.app.db.reader().await?;
        let rows = store::after(&mut conn, seen, BATCH).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(false) };
        let full = i64::try_from(rows.len()).unwrap_or(BATCH) == BATCH;
        let wanted: Vec<i64> = rows.iter().filter(|row| self.listeners.has(row.user_id)).map(|row| row.id).collect();
        if !wanted.is_empty() {
            let rows = store::by_ids(&mut conn, &wanted).await?;
            let subjects: Vec<Subjects> = rows.iter().map(|row| row.subjects).collect();
            let about = Loaded::read(&mut conn, &subjects, &self.app.config().webserver.host()).await?;
            drop(conn);
            for row in &rows {
                self.tell(row, &Notification::new(row, &about)).await;
            }
        }
        self.seen = Some(last);
        Ok(full)
    }

    async fn tell(&self, row: &NotificationRow, news: &Notification) {
        for listener in self.listeners.of(row.user_id).into_iter().filter(|listener| listener.takes(row.id)) {
            let told =
                self.still(row.user_id, &listener).await && listener.socket.emit("new-notification", news).is_ok();
            if !told {
                self.listeners.remove(row.user_id, &listener.socket);
                // It may be gone already.
                let _ = listener.socket.disconnect();
            }
        }
    }

    /// Whether the session a page came with goes on.
    async fn still(&self, user_id: i64, listener: &Listener) -> bool {
        let Some(authenticator) = self.app.authenticator() else { return false };
        match authenticator.caller(&listener.token).await {
            Ok(caller) => caller.is_some_and(|caller| caller.user_id == user_id),
            Err(problem) => {
                tracing::debug!(%problem, "a session cannot be looked up");
                false
            }
        }
    }
}
