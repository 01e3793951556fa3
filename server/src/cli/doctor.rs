//! `sepiola doctor`: prints one line for each check and what each found; fails when something is wrong.

use super::Place;
use crate::doctor::{CHECKS, Patient, Seen, run as check};
use crate::start;
use anyhow::bail;
use std::process::ExitCode;

/// Runs every check. It takes no lock and creates nothing, so a server may be running.
pub(crate) async fn run(place: Place, deep: bool) -> anyhow::Result<ExitCode> {
    if !place.data.is_dir() {
        bail!("{}: there is no data folder", place.data.display());
    }
    let app = start::look(start::sources(&place.config, &place.data, None)?).await?;
    let patient = Patient { app: &app, deep };
    let mut wrong = 0;
    for one in CHECKS {
        let seen = check(one, &patient).await.unwrap_or_else(|e| Seen::not_seen(&e));
        wrong += tell(one.name, one.counts, &seen);
    }
    app.db.close().await;
    if wrong == 0 {
        println!("Nothing is wrong.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{wrong} things are wrong.");
    Ok(ExitCode::FAILURE)
}

fn tell(name: &str, counts: &str, seen: &Seen) -> u64 {
    let wrong = u64::try_from(seen.findings.len()).unwrap_or(u64::MAX).saturating_add(seen.more);
    let verdict = if wrong == 0 { "ok" } else { "WRONG" };
    println!("{verdict:<6} {name} ({} {counts})", seen.count);
    for finding in &seen.findings {
        println!("       {}", finding.what);
        println!("         to do: {}", finding.advice);
    }
    if seen.more > 0 {
        println!("       and {} more", seen.more);
    }
    for note in &seen.notes {
        println!("       note: {note}");
    }
    wrong
}
