//! Kills the server at random moments of uploads, ladders, moves and removals, starts it again, and asks whether what it had
//! acknowledged is still true.
//!
//! `SEPIOLA_CRASH_ROUNDS` says how often (50), `SEPIOLA_CRASH_SEED` repeats the choices of an earlier run; the moments
//! themselves are never quite the same again.

#[path = "../support/mod.rs"]
#[expect(unused, reason = "two binaries share it, and each needs another part")]
mod support;

mod actors;
mod model;

use futures::FutureExt;
use model::Model;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::{Media, PASSWORD, Setup, doctor, until};

/// A round is over long before this, on any machine.
const ROUND: Duration = Duration::from_secs(180);

#[expect(clippy::disallowed_methods, reason = "how often, and which choices, are told by who runs the test")]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|v| v.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost() {
    let rounds = setting("SEPIOLA_CRASH_ROUNDS").unwrap_or(50);
    let seed = setting("SEPIOLA_CRASH_SEED").unwrap_or_else(|| u64::from_le_bytes(platform::random::bytes()));
    println!("SEPIOLA_CRASH_ROUNDS={rounds} SEPIOLA_CRASH_SEED={seed}");
    let mut rng = StdRng::seed_from_u64(seed);
    let began = Instant::now();
    let setup = Setup::new();
    Media::get().await;
    let model = Arc::new(Model::default());
    let mut starts = Vec::new();
    let mut token = None;
    for round in 1..=rounds {
        let one = tokio::time::timeout(ROUND, crash(&setup, &model, &mut rng, round, token.take()));
        let (took, session) = one.await.unwrap_or_else(|_| panic!("round {round} does not end"));
        // The first start makes the database.
        if round > 1 {
            starts.push(took);
        }
        token = Some(session);
    }
    let server = setup.start().await;
    let root = server.root().await;
    let settled = AssertUnwindSafe(settle(&setup, &model, &root)).catch_unwind().await;
    if let Err(why) = settled {
        println!("{}", server.log());
        std::panic::resume_unwind(why);
    }
    starts.sort_unstable();
    println!(
        "{rounds} kills in {:?}; {}; ready after a kill: median {:?}, longest {:?}",
        began.elapsed(),
        model.told(),
        starts.get(starts.len() / 2),
        starts.last()
    );
}

/// One start, a look at what must be true, some work, one kill. Answers how long the start took, and a session.
async fn crash(
    setup: &Setup,
    model: &Arc<Model>,
    rng: &mut StdRng,
    round: u64,
    session: Option<String>,
) -> (Duration, String) {
    let server = setup.start().await;
    let mut root = server.client();
    match session {
        // The session of before the kill still works.
        Some(token) => root.token = Some(token),
        None => drop(root.sign_in("root", PASSWORD).await),
    }
    root.get("/api/v1/users/me").await.expect(200);
    model.is_true(&root).await;
    if round.is_multiple_of(5) {
        healthy(setup).await;
    }
    let work = actors::start(&root, model, rng, round);
    tokio::time::sleep(Duration::from_millis(rng.random_range(20..4_000))).await;
    let took = server.took;
    server.kill().await;
    // They end with the connection.
    work.join_all().await;
    (took, root.token.take().unwrap_or_default())
}

/// What was interrupted is finished in a moment; what is wrong stays wrong.
async fn healthy(setup: &Setup) {
    let began = Instant::now();
    loop {
        match doctor(setup).await {
            Ok(_) => return,
            Err(said) => assert!(began.elapsed() < Duration::from_secs(60), "{said}"),
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Everything under way comes to its end: all is published, nothing is left, nothing is there twice.
async fn settle(setup: &Setup, model: &Model, root: &support::Client) {
    model.is_true(root).await;
    model.finish_uploads(root).await;
    for uuid in model.alive() {
        root.published(&uuid).await;
    }
    model.publish_all(root).await;
    until("every move", async || {
        let mut all = true;
        for uuid in model.alive() {
            let details = root.json(&format!("/api/v1/videos/{uuid}")).await;
            let url = support::text(&details, "/streamingPlaylists/0/playlistUrl").to_owned();
            all &= root.get(&url).await.status == 200 && !url.contains("/private/");
        }
        all.then_some(())
    })
    .await;
    model.nothing_is_doubled(root).await;
    healthy(setup).await;
}
