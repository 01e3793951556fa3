//! Programs and what their process trees cost, read from `/proc`.

use anyhow::{Context, bail};
use std::collections::HashMap;
use std::time::Duration;
use tokio::process::{Child, Command};

/// Ticks of `/proc/*/stat` in a second: fixed in Linux's interface to programs.
const TICKS: f64 = 100.0;

/// A program to be started; it dies with its handle.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    #[expect(
        clippy::disallowed_methods,
        reason = "a benchmark starts what it measures; nothing here comes from outside"
    )]
    let mut command = Command::new(name);
    command.kill_on_drop(true);
    command
}

/// Runs a program to its end; its standard output.
pub(crate) async fn output(command: &mut Command) -> anyhow::Result<String> {
    let out = command.output().await.context("a program cannot be started")?;
    if !out.status.success() {
        bail!("{command:?}: {}\n{}", out.status, String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Asks a child to end, and waits; after 15 s it is killed.
pub(crate) async fn terminate(child: &mut Child) -> anyhow::Result<()> {
    if let Some(pid) = child.id() {
        output(program("kill").args(["-TERM", &pid.to_string()])).await?;
        if tokio::time::timeout(Duration::from_secs(15), child.wait()).await.is_err() {
            child.kill().await?;
        }
    }
    Ok(())
}

/// The fields of `/proc/PID/stat` after the program's name, from `state` on.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

/// A process and all that descend from it.
pub(crate) fn tree(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    for pid in entries.filter_map(|e| e.file_name().to_str()?.parse::<u32>().ok()) {
        if let Some(parent) = stat(pid).and_then(|s| s.get(1)?.parse().ok()) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let (mut found, mut at) = (vec![root], 0);
    while let Some(pid) = found.get(at).copied() {
        found.extend(children.get(&pid).into_iter().flatten());
        at += 1;
    }
    found
}

/// Processor seconds (user and system) of a process tree, with those of descendants that ended.
pub(crate) fn cpu_seconds(root: u32) -> f64 {
    let ticks = |pid| {
        let fields = stat(pid).unwrap_or_default();
        // utime, stime, cutime, cstime: fields 14 to 17 of proc(5).
        (11..15).filter_map(|i| fields.get(i)?.parse::<f64>().ok()).sum::<f64>()
    };
    tree(root).into_iter().map(ticks).sum::<f64>() / TICKS
}

/// Proportional set size of a process tree, in MiB.
pub(crate) fn pss_mib(root: u32) -> f64 {
    let kib = |pid: u32| {
        let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let line = text.lines().find(|l| l.starts_with("Pss:"));
        line.and_then(|l| l.split_whitespace().nth(1)?.parse::<f64>().ok()).unwrap_or(0.0)
    };
    tree(root).into_iter().map(kib).sum::<f64>() / 1024.0
}

/// Processor seconds of one program from start to end.
pub(crate) async fn cost(command: &mut Command) -> anyhow::Result<f64> {
    let own = std::process::id();
    // The rest of this process's tree stands still meanwhile: what grows is the child's, and this process's own waiting.
    let before = reaped(own);
    output(command).await?;
    Ok(reaped(own) - before)
}

/// Processor seconds of the children a process has waited for.
fn reaped(pid: u32) -> f64 {
    let fields = stat(pid).unwrap_or_default();
    (13..15).filter_map(|i| fields.get(i)?.parse::<f64>().ok()).sum::<f64>() / TICKS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_of_ended_children_is_counted() {
        let spent = cost(program("sh").args(["-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"])).await;
        assert!(spent.unwrap() > 0.0);
        assert!(tree(std::process::id()).contains(&std::process::id()));
        assert!(pss_mib(std::process::id()) > 0.1);
    }
}
