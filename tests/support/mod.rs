//! What black-box tests stand on: the real binary as a child, a client for its API, small media from ffmpeg's own sources.
//!
//! A [`Server`] is killed when its value goes, also when a test fails. All waiting has a deadline, and none is exact.

#![expect(clippy::disallowed_methods, reason = "a black-box test starts programs and speaks HTTP from outside")]

mod client;
mod media;
mod server;

pub use client::{Answer, Client, Upload, received};
pub use media::{Media, shared};
pub use server::{PASSWORD, Server, Setup};

use serde_json::Value;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};
use tokio::process::Command;

/// Longest wait for anything on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Asks again and again until there is an answer; fails with `what` when it takes longer than [`PATIENCE`].
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(began.elapsed() < PATIENCE, "still waiting for {what} after {PATIENCE:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Runs a program to its end, at most [`PATIENCE`] long.
pub async fn run(program: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).kill_on_drop(true).stdin(std::process::Stdio::null());
    let output = tokio::time::timeout(PATIENCE, command.output()).await;
    output
        .unwrap_or_else(|_| panic!("{program} {arguments:?} does not end"))
        .unwrap_or_else(|e| panic!("{program}: {e}"))
}

/// Runs the binary itself.
pub async fn sepiola(arguments: &[&str]) -> Output {
    run(env!("CARGO_BIN_EXE_sepiola"), arguments).await
}

/// `sepiola doctor` finds nothing wrong; its words otherwise.
pub async fn doctor(setup: &Setup) -> Result<String, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sepiola"));
    command.args(["doctor", "--deep", "--data", setup.data().to_str().expect("a plain path")]);
    command.env("SEPIOLA_CONFIG", setup.config().to_string()).kill_on_drop(true);
    let output = tokio::time::timeout(PATIENCE, command.output()).await.expect("doctor ends").expect("doctor starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(said) } else { Err(said) }
}

/// Files below a folder that are there now, by path relative to it.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.push(name.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

/// A text of a JSON answer; empty when it is none.
pub fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or("")
}
