//! Passwords: bcrypt with PeerTube's cost, off the async threads and never more at once than the machine bears.

use axum::http::{StatusCode, header};
use platform::{Problem, Result};
use std::sync::OnceLock;
use tokio::sync::Semaphore;

/// PeerTube's work factor: 2^10 rounds.
const COST: u32 = 10;
/// Hashes computed at the same time.
static RUNNING: Semaphore = Semaphore::const_new(2);
/// Hashes computed or waited for; a flood of sign-ins is told to come back rather than queued without end.
static ADMITTED: Semaphore = Semaphore::const_new(64);

/// The bcrypt hash of a password; bytes after the 72nd do not count, as bcrypt has it.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    bounded(move || bcrypt::hash(password, COST)).await?.map_err(Problem::internal)
}

/// Whether a password belongs to a hash. Without a hash it takes as long as with one, and says no.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<bool> {
    let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
    bounded(move || match hash {
        Some(hash) => bcrypt::verify(password, &hash).unwrap_or(false),
        None => {
            static NOBODY: OnceLock<String> = OnceLock::new();
            let hash = NOBODY.get_or_init(|| bcrypt::hash("nobody", COST).unwrap_or_default());
            let _ = bcrypt::verify(password, hash);
            false
        }
    })
    .await
}

async fn bounded<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let busy = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Too many people sign in at the moment");
    let _admitted = ADMITTED.try_acquire().map_err(|_| busy().header(header::RETRY_AFTER, "5"))?;
    let _running = RUNNING.acquire().await.map_err(Problem::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)
}
