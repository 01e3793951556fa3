//! Sending one activity to one inbox.

use crate::lanes::Slot;
use crate::policy::{self, Outcome};
use crate::signer::Ready;
use activitypub::{identifier, signature};
use platform::App;
use platform::http_client::Limits;
use std::time::Duration;

/// Nobody reads answers of inboxes.
const ANSWER: usize = 64 * 1024;
/// Who has not answered by then gives its place to others.
const PATIENCE: Duration = Duration::from_secs(1);

/// Sends; what came of it, and why when nothing did.
pub(crate) async fn post(app: &App, slot: &mut Slot, inbox: &str, ready: &Ready) -> (Outcome, String) {
    let Ok(url) = identifier(inbox) else { return (Outcome::Refused, "the inbox is no address".into()) };
    let sender = &ready.sender;
    let key_id = format!("{}#main-key", sender.url);
    let headers = match signature::sign(&url, Some(&ready.body), &key_id, &sender.key, app.now()) {
        Ok(headers) => headers,
        Err(e) => return (Outcome::Refused, e.to_string()),
    };
    let total = app.config().testing.federation.request_timeout;
    let limits = Limits { bytes: ANSWER, redirects: 0, total };
    let sending = app.http().post(&url, &limits, headers, ready.body.clone());
    tokio::pin!(sending);
    let answer = match tokio::time::timeout(PATIENCE, &mut sending).await {
        Ok(answer) => answer,
        Err(_) => {
            slot.step_aside();
            sending.await
        }
    };
    match answer {
        Ok(answer) => {
            let text = String::from_utf8_lossy(&answer.body[..answer.body.len().min(200)]).into_owned();
            (policy::of_status(answer.status.as_u16()), format!("{} {text}", answer.status))
        }
        Err(e) => (policy::of_error(&e), e.to_string()),
    }
}
