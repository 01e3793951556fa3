//! `sepiola serve`: start, serve until SIGTERM or SIGINT, drain, stop.

use super::Place;
use crate::{connections, features, log, router, start, worker};
use anyhow::Context;
use playback::range::Listener;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// Nobody needs longer for a few lines, however long `http_timeouts.request` lets a whole request take.
const LONGEST_HEAD: Duration = Duration::from_secs(60);

/// Serves the instance until it is told to stop.
pub(crate) async fn run(place: Place, listen: Option<String>) -> anyhow::Result<()> {
    let sources = start::sources(&place.config, &place.data, listen)?;
    let first = start::load(&sources)?;
    log::start(&first.config);
    for warning in &first.warnings {
        tracing::warn!("{warning}");
    }
    let wanted = (first.config.listen.hostname.clone(), first.config.listen.port);
    // Bound before anything is created: a second server on the same address changes nothing.
    let listener =
        TcpListener::bind(&wanted).await.with_context(|| format!("cannot listen on {}:{}", wanted.0, wanted.1))?;
    let address = listener.local_addr()?;
    let mut sources = sources;
    if wanted.1 == 0 && sources.listen.is_some() {
        sources.listen = Some((wanted.0, address.port()));
    }
    let lock = start::lock(&sources.data)?;
    let opened = start::open(sources).await?;
    let app = opened.app.clone();
    features::connect();
    // Only this process writes here (the lock says so): what an earlier one left half-written goes.
    app.storage.remove_leftovers().await?;
    video::temporary::remove_leftovers(&app).await?;
    if let Some(first) = start::first_start(&app).await? {
        println!("Client id: {}", first.client_id);
        println!("Client secret: {}", first.client_secret);
        println!("Username: {}", first.username);
        println!("User password: {}", first.password);
    }
    let background = worker::start(&app, &opened.node).await?;
    let service = router::service(&app, &background);
    let stop = app.shutdown.clone();
    println!("HTTP server listening on {address}");
    let config = app.config();
    let grace = config.sepiola.shutdown_grace;
    let patience = config.http_timeouts.request.min(LONGEST_HEAD);
    let serving = tokio::spawn(connections::serve(Listener::new(listener), service, patience, stop.clone()));
    wait_for_signal(&stop).await?;
    tracing::info!("stopping");
    stop.cancel();
    drain(async { Ok(serving.await?) }, grace).await;
    drain(background.finish(), grace).await;
    app.db.close().await;
    drop(lock);
    Ok(())
}

/// Waits for work under way, but not longer than the grace time.
async fn drain(work: impl Future<Output = anyhow::Result<()>>, grace: Duration) {
    match tokio::time::timeout(grace, work).await {
        Ok(Ok(())) => {}
        Ok(Err(e)) => tracing::error!(error = %e, "something did not end well"),
        Err(_) => tracing::warn!("the grace time is over; what is left is cut off"),
    }
}

async fn wait_for_signal(stop: &CancellationToken) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        () = stop.cancelled() => {}
    }
    Ok(())
}
