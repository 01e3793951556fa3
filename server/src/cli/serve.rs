//! `sepiola serve`: start, serve until SIGTERM or SIGINT, drain, stop.

use super::Place;
use crate::{features, router, start, worker};
use anyhow::Context;
use axum::ServiceExt;
use axum::extract::Request;
use playback::range::{Connection, Listener};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// Serves the instance until it is told to stop.
pub(crate) async fn run(place: Place, listen: Option<String>) -> anyhow::Result<()> {
    let sources = start::sources(&place.config, &place.data, listen)?;
    let first = start::load(&sources)?;
    start::logging(&first.config);
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
    let server = axum::serve(
        Listener::new(listener),
        ServiceExt::<Request>::into_make_service_with_connect_info::<Connection>(service),
    )
    .with_graceful_shutdown(stop.clone().cancelled_owned());
    println!("HTTP server listening on {address}");
    let grace = app.config().sepiola.shutdown_grace;
    let serving = tokio::spawn(server.into_future());
    wait_for_signal(&stop).await?;
    tracing::info!("stopping");
    stop.cancel();
    drain(async { serving.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from) }, grace).await;
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
