//! Who keeps the server busy until it dies: each acts, notes what was answered, and ends with the connection.

use crate::model::{Model, acknowledged_by, resumable_bytes};
use crate::support::{Client, Media, text};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// More videos than this are removed before more are sent.
const MOST: usize = 8;

/// Starts all of them.
pub fn start(root: &Client, model: &Arc<Model>, rng: &mut StdRng, round: u64) -> JoinSet<()> {
    let mut actors = JoinSet::new();
    let mut another = || (root.clone(), model.clone(), StdRng::seed_from_u64(rng.random()));
    let (root, model, rng) = another();
    actors.spawn(async move { drop(uploads(&root, &model, rng, round).await) });
    let (root, model, rng) = another();
    actors.spawn(async move { drop(pieces(&root, &model, rng, round).await) });
    let (root, model, rng) = another();
    actors.spawn(async move { drop(changes(&root, &model, rng).await) });
    actors
}

async fn pause(rng: &mut StdRng, most: u64) {
    tokio::time::sleep(Duration::from_millis(rng.random_range(0..most))).await;
}

/// Who has nothing to do notices the end as well.
async fn still_there(root: &Client) -> reqwest::Result<()> {
    root.send(root.request(Method::GET, "/api/v1/ping")).await.map(drop)
}

/// Whole files, of which one is copied and one encoded.
async fn uploads(root: &Client, model: &Model, mut rng: StdRng, round: u64) -> reqwest::Result<()> {
    for number in 0.. {
        pause(&mut rng, 300).await;
        if model.alive().len() > MOST {
            still_there(root).await?;
            continue;
        }
        let name = format!("whole {round}.{number}");
        let file = if rng.random_bool(0.5) { "short.mp4" } else { "short.webm" };
        model.sent(&name);
        let answer = root.upload(&Media::get().await.file(file), &name, &[]).await?;
        assert_eq!(answer.status, 200, "{name}: {}", String::from_utf8_lossy(&answer.body));
        model.uploaded(&name, text(&answer.json(), "/video/uuid"));
    }
    Ok(())
}

/// One file by pieces, going on where the last round ended.
async fn pieces(root: &Client, model: &Model, mut rng: StdRng, round: u64) -> reqwest::Result<()> {
    let bytes = resumable_bytes().await;
    for number in 0.. {
        if model.resumable().is_none() {
            let name = format!("pieces {round}.{number}");
            model.sent(&name);
            model.begun(&name);
        }
        let Some(upload) = model.resumable() else { continue };
        let found = root.begin("pieces.mp4", bytes.len() as u64, &upload.name).await?;
        let found = found.unwrap_or_else(|refused| panic!("{}", String::from_utf8_lossy(&refused.body)));
        let mut at = usize::try_from(found.received).expect("a size");
        loop {
            let end = (at + rng.random_range(1..bytes.len() / 3)).min(bytes.len());
            let answer = match at == bytes.len() {
                true => root.ask(&found, bytes.len()).await?,
                false => root.piece(&found, at, &bytes[at..end], bytes.len()).await?,
            };
            match answer.status {
                200 => {
                    model.completed(&upload.name, text(&answer.json(), "/video/uuid"));
                    break;
                }
                308 => {
                    at = usize::try_from(acknowledged_by(&answer)).expect("a size");
                    model.acknowledged(&upload.name, at as u64);
                }
                429 | 503 => {}
                other => panic!("{}: {other} {}", upload.name, String::from_utf8_lossy(&answer.body)),
            }
            pause(&mut rng, 200).await;
        }
    }
    Ok(())
}

/// Removals, and privacies that make files move.
async fn changes(root: &Client, model: &Model, mut rng: StdRng) -> reqwest::Result<()> {
    loop {
        pause(&mut rng, 200).await;
        let alive = model.alive();
        if alive.is_empty() {
            still_there(root).await?;
            continue;
        }
        let uuid = &alive[rng.random_range(0..alive.len())];
        let path = format!("/api/v1/videos/{uuid}");
        if alive.len() > MOST || rng.random_bool(0.2) {
            model.removing(uuid);
            root.call(Method::DELETE, &path, &Value::Null).await?.expect(204);
            model.removed(uuid);
        } else {
            let privacy = if rng.random_bool(0.5) { 1 } else { 3 };
            model.changing(uuid, privacy);
            root.call(Method::PUT, &path, &json!({ "privacy": privacy })).await?.expect(204);
            model.changed(uuid, privacy);
        }
    }
}
